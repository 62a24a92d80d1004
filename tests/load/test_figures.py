"""The table tells what was met and what was missed."""

from __future__ import annotations

import pytest

from tests.load.figures import Figure, at_most, percentile, speed, table
from tests.load.reading import fresh


@pytest.mark.parametrize(("percent", "value"), [(50, 10), (95, 19), (100, 20)])
def test_percentiles_are_values_that_were_measured(percent: int, value: int) -> None:
    assert percentile(range(20, 0, -1), percent) == value


def test_a_figure_at_its_limit_is_met_and_one_above_is_missed() -> None:
    assert at_most("queries", 25, 25).met is True
    assert at_most("queries", 26, 25).met is False


def test_a_speed_is_judged_by_its_slow_end() -> None:
    milliseconds = [10.0] * 90 + [200.0] * 10
    assert speed("search", milliseconds, 150).met is False
    assert speed("search", milliseconds).met is None


def test_the_table_shows_a_missed_target_loudly() -> None:
    lines = table([at_most("queries", 26, 25), Figure(what="size", measured="1 GB")]).splitlines()
    assert lines[2].split(" | ")[-1].startswith("NO")
    assert len({len(line) for line in lines}) == 1


def test_fresh_addresses_are_all_different_and_keep_their_question() -> None:
    first, second = fresh(["/cari/?q=air", "/"])
    assert first.startswith("/cari/?q=air&")
    assert second.startswith("/?")
    assert fresh(["/"]) != [second]
