"""Audio series on the desk."""

from __future__ import annotations

import io
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from baruga.newsroom.actions.series import guid_of
from baruga.newsroom.models import AudioPage, AudioSeries
from tests import media

pytestmark = pytest.mark.django_db
BEGIN = "/meja/rekaman/seri/baru/"


def cover(side: int = 1400) -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (side, side), "#0c4a63").save(file, "JPEG", quality=30)
    return SimpleUploadedFile("sampul.jpg", file.getvalue(), "image/jpeg")


def said(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Kabar dari Baruga",
        "description": "Percakapan tiap pekan dengan warga.",
        "author": "Humas Takalar",
        "email": "humas@takalar.example",
        "language": "id",
        "category": "Government",
        "cover_file": cover(),
        **changes,
    }


def test_a_writer_begins_a_series(takalar: Any, writer: Any, as_: Any) -> None:
    answer = as_(writer).post(BEGIN, said(institution=takalar.pk))
    assert answer.status_code == 302
    series = AudioSeries.objects.get()
    assert (series.slug, series.institution) == ("kabar-dari-baruga", takalar)
    assert "Kabar dari Baruga" in as_(writer).get("/meja/rekaman/seri/").content.decode()


def test_the_guid_follows_the_rule_of_podcasting_2(settings: Any) -> None:
    """The example of the specification: podnews.net/rss."""
    namespace = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
    assert str(uuid.uuid5(namespace, "podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    settings.BASE_URL = "https://baruga.example"
    expected = uuid.uuid5(namespace, "baruga.example/siniar/pagi/umpan.xml")
    assert guid_of("pagi") == expected


def test_the_form_says_how_large_a_cover_must_be(writer: Any, as_: Any) -> None:
    assert "1400 × 1400" in as_(writer).get(BEGIN).content.decode()


def test_the_original_of_a_cover_is_kept_with_its_hash(takalar: Any, writer: Any, as_: Any) -> None:
    as_(writer).post(BEGIN, said(institution=takalar.pk))
    assert AudioSeries.objects.get().cover.is_unaltered()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"cover_file": cover(600)}, "1400"),
        ({"cover_file": SimpleUploadedFile("a.jpg", b"bukan gambar")}, "sampul"),
        ({"email": "bukan"}, "email"),
    ],
)
def test_what_directories_would_refuse_is_refused_here(
    takalar: Any, writer: Any, as_: Any, wrong: dict[str, Any], words: str
) -> None:
    answer = as_(writer).post(BEGIN, said(institution=takalar.pk, **wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode().lower()


def test_two_series_never_share_an_address(takalar: Any, writer: Any, as_: Any) -> None:
    as_(writer).post(BEGIN, said(institution=takalar.pk))
    assert as_(writer).post(BEGIN, said(institution=takalar.pk)).status_code == 422
    assert AudioSeries.objects.count() == 1


def test_editors_change_it_writers_do_not_and_address_and_guid_stay(
    takalar: Any, writer: Any, teammate: Any, as_: Any
) -> None:
    as_(writer).post(BEGIN, said(institution=takalar.pk))
    before = AudioSeries.objects.get()
    changed = said(title="Nama baru", slug="lain", cover_file="")
    assert as_(writer).post(before.get_absolute_url(), changed).status_code == 403
    assert as_(teammate).post(before.get_absolute_url(), changed).status_code == 302
    after = AudioSeries.objects.get()
    assert (after.title, after.slug, after.guid) == ("Nama baru", before.slug, before.guid)
    assert after.cover == before.cover


def test_the_outsider_finds_no_series(takalar: Any, writer: Any, outsider: Any, as_: Any) -> None:
    as_(writer).post(BEGIN, said(institution=takalar.pk))
    series = AudioSeries.objects.get()
    assert as_(outsider).get(series.get_absolute_url()).status_code == 404
    assert as_(outsider).post(series.get_absolute_url(), said()).status_code == 404
    answer = as_(outsider).post(BEGIN, said(institution=takalar.pk, slug="baru"))
    assert answer.status_code == 422


def test_its_page_lists_the_episodes(takalar: Any, writer: Any, leader: Any, as_: Any) -> None:
    as_(writer).post(BEGIN, said(institution=takalar.pk))
    series = AudioSeries.objects.get()
    media.story(
        AudioPage, institution=takalar, by=writer, series=series, episode=1, title="Pipa baru"
    )
    page = as_(leader).get(series.get_absolute_url()).content.decode()
    assert "1. Pipa baru" in page
    assert 'name="title"' not in page
