"""A resident asks about a picture; the public sees what circulates with the verdict across it alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from baruga.hoaxdesk.actions import claims, pictures
from baruga.hoaxdesk.choices import Kind, Nature
from baruga.hoaxdesk.models import Claim, Report, ReportPicture, Resemblance
from tests import claims as made
from tests.cast import NOW
from tests.pictures import forwarded, photograph, published, reported, upload


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def photo(takalar: Any, writer: Any, approver: Any) -> Any:
    return published(
        1,
        institution=takalar,
        by=writer,
        approver=approver,
        title="Sungai Pappa meluap, Januari 2019",
        place="Sungai Pappa",
    )


@pytest.fixture
def open_claim(photo: Any, checker: Any, takalar: Any, gowa: Any) -> Claim:
    """A cropped copy of it, said to be of today, being checked."""
    claim = reported(forwarded(1))
    claim = claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
    claim = made.described(claim, checker, sentence="Takalar banjir pagi ini.")
    claims.ask(by=checker, at=NOW, claim=claim, institution=gowa, why="Mohon tanda tangan.")
    return claim


@pytest.fixture
def answered(open_claim: Claim, checker: Any, neighbour: Any) -> Claim:
    """Recognised, decided, and the picture chosen to be shown."""
    pictures.confirm(by=checker, at=NOW, resemblance=Resemblance.objects.get())
    picture = ReportPicture.objects.get()
    pictures.show(by=checker, at=NOW, claim=open_claim, picture=picture)
    made.decided(
        open_claim,
        by=checker,
        signer=neighbour,
        kind=Kind.FALSE_CONTEXT,
        fact="Banjir itu tahun 2019.",
    )
    pictures.stamp(picture_id=picture.pk)
    open_claim.refresh_from_db()
    return open_claim


@pytest.fixture
def page(answered: Claim, writer: Any, approver: Any) -> Any:
    return made.clarified(answered, by=writer, approver=approver)


def ask(client: Client, data: bytes) -> str:
    answer = client.post("/cek/", {"picture": upload(data)})
    assert answer.status_code == 200
    return str(answer.content.decode())


def told(client: Client, data: bytes) -> Any:
    return client.post("/api/cek/", {"picture": upload(data)}).json()


def test_a_crop_is_found_in_the_official_archive_with_place_and_time(
    client: Client, photo: Any
) -> None:
    seen = ask(client, forwarded(1, "BANJIR HARI INI"))
    assert "Gambar ini ada di arsip resmi" in seen
    assert "Sungai Pappa meluap, Januari 2019" in seen
    assert f"/foto/{photo.pk}/" in seen
    assert "Apa yang dikatakan tentangnya belum diperiksa" in seen
    found = told(client, forwarded(1))
    assert (found["status"], found["archive"][0]["place"]) == ("unknown", "Sungai Pappa")


def test_the_very_same_file_gets_the_answer_and_another_crop_what_is_similar(
    client: Client, answered: Claim
) -> None:
    assert "Sudah dijawab" in ask(client, forwarded(1))
    assert told(client, forwarded(1))["answer"]["fact"] == "Banjir itu tahun 2019."
    other = told(client, forwarded(1, cut=100))
    assert other["answer"] is None
    assert other["similar"][0]["fact"] == "Banjir itu tahun 2019."
    assert "Sudah dijawab" not in ask(client, forwarded(1, cut=100))


def test_what_is_being_checked_is_said_so(client: Client, open_claim: Claim) -> None:
    assert "gambar yang sama" in ask(client, forwarded(1))
    assert told(client, forwarded(1))["status"] == "being_checked"


def test_one_file_with_two_claims_gets_neither_for_certain(client: Client, answered: Claim) -> None:
    reported(forwarded(1), text="Ini di Gowa, kemarin sore", look=False)
    assert told(client, forwarded(1))["answer"] is None


def test_an_unknown_picture_can_be_sent_and_nothing_of_it_was_kept(
    client: Client, photo: Any
) -> None:
    before = ReportPicture.objects.count()
    seen = ask(client, photograph(9))
    assert "Belum ada yang memeriksa" in seen
    assert 'href="/lapor/"' in seen
    assert ReportPicture.objects.count() == before


@pytest.mark.parametrize("data", [b"PK\x03\x04 bukan gambar", photograph(3)[:3000]])
def test_what_is_no_picture_gets_a_reason(data: bytes, client: Client, db: None) -> None:
    answer = client.post("/cek/", {"picture": upload(data)})
    assert answer.status_code == 422
    assert "IMG-20261123-WA0007.jpg:" in answer.content.decode()
    assert client.post("/api/cek/", {"picture": upload(data)}).status_code == 422


def test_the_api_without_a_picture_says_so(client: Client, db: None) -> None:
    answer = client.post("/api/cek/", {"gambar": "x"})
    assert (answer.status_code, answer.json()["error"]) == (400, "no_picture")


def test_a_resident_sends_pictures_and_gets_a_number(client: Client, db: None) -> None:
    answer = client.post(
        "/lapor/", {"pictures": [upload(photograph(5)), upload(photograph(6))], "text": ""}
    )
    report = Report.objects.get()
    assert answer.headers["Location"] == f"/lapor/{report.number}/"
    assert report.pictures.count() == 2


def test_a_broken_picture_is_named_and_the_words_are_kept(client: Client, db: None) -> None:
    answer = client.post(
        "/lapor/", {"pictures": upload(b"rusak", "bukti.jpg"), "text": "Jembatan putus?"}
    )
    seen = answer.content.decode()
    assert answer.status_code == 422
    assert "bukti.jpg:" in seen
    assert "Jembatan putus?" in seen
    assert not Report.objects.exists()


def test_five_pictures_are_too_many(client: Client, db: None) -> None:
    files = [upload(photograph(seed)) for seed in range(5)]
    answer = client.post("/lapor/", {"pictures": files})
    assert "Paling banyak 4 gambar" in answer.content.decode()


def test_the_public_sees_the_stamped_form_beside_the_real_photograph(
    client: Client, page: Any, photo: Any
) -> None:
    seen = client.get(page.get_url()).content.decode()
    picture = ReportPicture.objects.get()
    assert picture.stamped.url in seen
    assert picture.file.name not in seen
    assert f"/foto/{photo.pk}/" in seen
    assert seen.index('class="real"') < seen.index('class="fake"')
    assert "Gambar yang beredar, dengan cap hasil pemeriksaan: Salah" in seen
    assert client.get(picture.get_absolute_url()).status_code == 302  # to the sign-in


def test_machines_learn_of_the_picture_by_its_hash_and_see_the_stamped_form_only(
    client: Client, page: Any
) -> None:
    seen = client.get(page.get_url()).content.decode()
    things = [json.loads(one) for one in re.findall(r'ld\+json">(.*?)</script>', seen, re.DOTALL)]
    flat = [thing for one in things for thing in (one if isinstance(one, list) else [one])]
    review = next(one for one in flat if one["@type"] == "MediaReview")
    picture = ReportPicture.objects.get()
    appears = review["itemReviewed"]["mediaItemAppearance"]
    assert review["mediaAuthenticityCategory"] == "DecontextualizedContent"
    assert appears["sha256"] == picture.sha256
    assert appears["contentUrl"].endswith(picture.stamped.url)


def test_what_nobody_chose_is_not_shown(
    client: Client, answered: Claim, checker: Any, writer: Any, approver: Any
) -> None:
    pictures.show(by=checker, at=NOW, claim=answered, picture=None)
    page = made.clarified(answered, by=writer, approver=approver)
    seen = client.get(page.get_url()).content.decode()
    assert "bertanda/" not in seen
    assert "MediaReview" not in seen
