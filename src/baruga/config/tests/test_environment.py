"""What the environment says is read once, and refused loudly when it makes no sense."""

from __future__ import annotations

import pytest

from baruga.config.environment import ConfigurationError, Environment


def test_the_size_of_a_recording_has_a_limit_unless_another_is_named() -> None:
    assert Environment.read({}).recording_megabytes == 2000
    assert Environment.read({"BARUGA_RECORDING_MB": "500"}).recording_megabytes == 500


@pytest.mark.parametrize("value", ["0", "-1", "banyak", "1.5", ""])
def test_a_limit_that_makes_no_sense_is_named(value: str) -> None:
    with pytest.raises(ConfigurationError, match="BARUGA_RECORDING_MB"):
        Environment.read({"BARUGA_RECORDING_MB": value})
