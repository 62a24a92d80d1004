"""While an election runs: in its quiet days our own news names nobody who stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from baruga.newsroom import elections as running
from baruga.newsroom.actions import elections, emergency, workflow
from baruga.newsroom.choices import InformationClass
from baruga.newsroom.models import Election, NewsPage
from baruga.newsroom.permissions import NotReleasable
from baruga.newsroom.standards.advice import advise
from tests import cast
from tests.cast import NOW

NAMES = "Daeng Manrapi\nPartai Padi Emas"
DAY = timedelta(days=1)


@pytest.fixture
def election(coordinator: Any) -> Any:
    """`election(quiet=True)`: one that runs, in its quiet days or before them."""

    def kept(*, quiet: bool, **fields: Any) -> Election:
        today = timezone.localdate()
        shift = 0 if quiet else 20
        values: dict[str, Any] = {
            "name": "Pilkada 2026",
            "days": (today - 30 * DAY, today + 60 * DAY),
            "quiet": (today + shift * DAY, today + (shift + 2) * DAY),
            "names": NAMES,
        }
        made = elections.keep(by=coordinator, at=NOW, **(values | fields))
        running.forget()
        return made

    return kept


@pytest.fixture
def naming(takalar: Any, writer: Any) -> NewsPage:
    """A story that meets the standard and names a candidate."""
    return cast.news(institution=takalar, by=writer, title="Daeng Manrapi meninjau jembatan")


def test_in_the_quiet_days_what_names_a_candidate_is_not_submitted(
    naming: NewsPage, writer: Any, election: Any
) -> None:
    election(quiet=True)
    with pytest.raises(NotReleasable, match="Daeng Manrapi"):
        workflow.submit(by=writer, at=NOW, story=naming)


def test_before_them_it_is_advice_and_forbids_nothing(
    naming: NewsPage, writer: Any, election: Any
) -> None:
    election(quiet=False)
    assert [
        place.words for tip in advise(naming) for place in tip.places if tip.kind == "election"
    ] == ["Daeng Manrapi"]
    workflow.submit(by=writer, at=NOW, story=naming)


def test_what_was_approved_before_the_quiet_days_does_not_come_out_in_them(
    naming: NewsPage, writer: Any, approver: Any, election: Any
) -> None:
    workflow.submit(by=writer, at=NOW, story=naming)
    election(quiet=True)
    with pytest.raises(NotReleasable):
        workflow.approve(by=approver, at=NOW, story=NewsPage.objects.get(pk=naming.pk))
    assert not NewsPage.objects.get(pk=naming.pk).live


def test_an_emergency_is_no_way_round(
    takalar: Any, writer: Any, approver: Any, election: Any
) -> None:
    story = cast.news(
        institution=takalar,
        by=writer,
        lead="Partai Padi Emas memberi bantuan banjir.",
        information_class=InformationClass.IMMEDIATE,
    )
    election(quiet=True)
    with pytest.raises(NotReleasable):
        emergency.publish(by=approver, at=NOW, story=story, reason="Banjir.")
    assert not NewsPage.objects.get(pk=story.pk).live


@pytest.mark.parametrize("where", ["title", "lead", "body", "caption"])
@pytest.mark.parametrize("how", ["DAENG  MANRAPI", "daeng\u200b manrapi", "Daeng-Manrapi"])
def test_no_place_and_no_spelling_hides_a_name(
    where: str, how: str, takalar: Any, writer: Any, election: Any
) -> None:
    fields: dict[str, Any] = {where: f"Kunjungan {how} ke pasar"}
    if where == "body":
        fields = {"body": [{"type": "text", "value": f"<p>Kunjungan {how} ke pasar.</p>"}]}
    if where == "caption":
        photo = cast.picture(institution=takalar, caption=f"{how} di pasar, Senin (23/11/2026).")
        fields = {"main_image": photo}
    story = cast.news(institution=takalar, by=writer, **fields)
    election(quiet=True)
    with pytest.raises(NotReleasable, match="Daeng Manrapi"):
        workflow.submit(by=writer, at=NOW, story=story)


def test_those_who_organise_it_name_whom_they_must(
    naming: NewsPage, writer: Any, takalar: Any, election: Any
) -> None:
    election(quiet=True, organisers=[takalar])
    workflow.submit(by=writer, at=NOW, story=naming)


def test_a_part_of_another_word_is_no_name(takalar: Any, writer: Any, election: Any) -> None:
    election(quiet=True, names="Emas")
    story = cast.news(institution=takalar, by=writer, title="Kemasan garam dari Takalar laku")
    workflow.submit(by=writer, at=NOW, story=story)


def test_only_the_coordinator_keeps_the_elections(
    writer: Any, approver: Any, coordinator: Any, as_: Any, election: Any
) -> None:
    kept = election(quiet=False)
    assert "Pilkada 2026" in as_(writer).get("/meja/konten/pemilu/").content.decode()
    assert as_(writer).get("/meja/konten/pemilu/baru/").status_code == 403
    assert as_(approver).post(f"/meja/konten/pemilu/{kept.pk}/hapus/").status_code == 403
    with pytest.raises(PermissionDenied):
        elections.remove(by=approver, at=NOW, election=kept)
    assert as_(coordinator).post(f"/meja/konten/pemilu/{kept.pk}/hapus/").status_code == 302
    assert not Election.objects.exists()


def test_an_election_is_written_down_on_screen(coordinator: Any, as_: Any, takalar: Any) -> None:
    desk = as_(coordinator)
    values = {
        "name": "Pilkada 2029",
        "begins": "2029-06-01",
        "quiet_begins": "2029-11-24",
        "quiet_ends": "2029-11-26",
        "ends": "2029-12-20",
        "names": NAMES,
        "organisers": [takalar.pk],
    }
    wrong = desk.post("/meja/konten/pemilu/baru/", values | {"quiet_ends": "2030-01-01"})
    assert wrong.status_code == 422
    assert "Pilkada 2029" in wrong.content.decode()
    assert desk.post("/meja/konten/pemilu/baru/", values | {"names": "AB"}).status_code == 422
    assert desk.post("/meja/konten/pemilu/baru/", values).status_code == 302
    kept = Election.objects.get()
    assert kept.listed == ["Daeng Manrapi", "Partai Padi Emas"]
    page = desk.get(f"/meja/konten/pemilu/{kept.pk}/").content.decode()
    assert "2029-11-24" in page
    assert (
        desk.post(f"/meja/konten/pemilu/{kept.pk}/", values | {"name": "Baru"}).status_code == 302
    )
    assert Election.objects.get().name == "Baru"
