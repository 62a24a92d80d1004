"""Many photographs at once: in pieces, resumed, described row by row, made into a photo story."""

from __future__ import annotations

import hashlib
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from baruga.newsroom.actions import uploads
from baruga.newsroom.choices import Consent
from baruga.newsroom.intake import Refused
from baruga.newsroom.models import Photo, PhotoBatch, PhotoStoryPage, PhotoUpload
from tests import cast

NOW = cast.NOW


def jpeg(seed: int = 0, size: tuple[int, int] = (600, 400)) -> bytes:
    file = io.BytesIO()
    picture = Image.effect_noise(size, 80).convert("RGB")
    picture.putpixel((0, 0), (seed % 256, 0, 0))
    exif = Image.Exif()
    exif[0x013B] = "Juru Foto Humas"
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.fixture
def batch(takalar: Any, writer: Any) -> PhotoBatch:
    return uploads.open_batch(by=writer, at=NOW, institution=takalar)


def begin(
    browser: Client, batch: PhotoBatch, data: bytes, name: str = "IMG_1.jpg", **more: Any
) -> Any:
    about = {"name": name, "size": len(data), "modified": 1, **more}
    return browser.post(f"/meja/konten/foto/{batch.pk}/berkas/", about)


def piece(browser: Client, upload: int, offset: int, data: bytes) -> Any:
    return browser.patch(
        f"/meja/konten/foto/berkas/{upload}/",
        data,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


def send(browser: Client, batch: PhotoBatch, data: bytes, name: str = "IMG_1.jpg") -> Any:
    said = begin(browser, batch, data, name).json()
    return piece(browser, said["id"], 0, data)


def test_pieces_become_a_photograph_with_what_the_camera_wrote(
    batch: Any, writer: Any, as_: Any
) -> None:
    browser, data = as_(writer), jpeg()
    said = begin(browser, batch, data, sha256=hashlib.sha256(data).hexdigest()).json()
    assert piece(browser, said["id"], 0, data[:1000]).json()["offset"] == 1000
    last = piece(browser, said["id"], 1000, data[1000:])
    photo = Photo.objects.get()
    assert (photo.creator, photo.consent) == ("Juru Foto Humas", Consent.MISSING)
    assert photo.sha256 == hashlib.sha256(data).hexdigest()
    assert f"foto-{said['id']}-caption" in last.json()["row"]


def test_after_a_cut_the_same_file_goes_on_from_where_it_stopped(
    batch: Any, writer: Any, as_: Any
) -> None:
    browser, data = as_(writer), jpeg()
    first = begin(browser, batch, data).json()
    piece(browser, first["id"], 0, data[:2000])
    again = begin(browser, batch, data).json()
    assert (again["id"], again["offset"]) == (first["id"], 2000)
    assert browser.get(f"/meja/konten/foto/berkas/{first['id']}/").json()["offset"] == 2000
    piece(browser, first["id"], 2000, data[2000:])
    assert Photo.objects.get().is_unaltered()


def test_a_piece_whose_answer_was_lost_is_told_the_right_place(
    batch: Any, writer: Any, as_: Any
) -> None:
    browser, data = as_(writer), jpeg()
    said = begin(browser, batch, data).json()
    piece(browser, said["id"], 0, data[:2000])
    answer = piece(browser, said["id"], 0, data[:2000])
    assert (answer.status_code, answer.json()["offset"]) == (409, 2000)


def test_what_arrived_changed_is_refused_and_may_be_sent_again(
    batch: Any, writer: Any, as_: Any
) -> None:
    browser, data = as_(writer), jpeg()
    said = begin(browser, batch, data, sha256="0" * 64).json()
    answer = piece(browser, said["id"], 0, data)
    assert answer.status_code == 422
    assert "tidak sampai" in answer.json()["reason"]
    assert begin(browser, batch, data).json()["offset"] == 0


def test_what_is_no_photograph_is_refused_in_its_row(
    batch: Any, writer: Any, as_: Any, django_capture_on_commit_callbacks: Any
) -> None:
    browser = as_(writer)
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(browser, batch, b"bukan foto sama sekali")
    assert "bukan foto" in answer.json()["reason"]
    assert "bukan foto" in browser.get(f"/meja/konten/foto/{batch.pk}/").content.decode()
    assert not PhotoUpload.objects.get().part.exists()


def test_a_picture_that_is_there_already_is_not_sent_again(
    batch: Any, takalar: Any, writer: Any, as_: Any
) -> None:
    photo = cast.picture(institution=takalar)
    photo.seal()
    photo.save()
    said = begin(as_(writer), batch, b"x" * 100, sha256=photo.sha256).json()
    assert "Sudah ada di koleksi Anda" in said["row"]
    assert Photo.objects.count() == 1


def test_another_institutions_picture_is_not_given_away(
    batch: Any, gowa: Any, writer: Any, as_: Any
) -> None:
    foreign = cast.picture(institution=gowa)
    foreign.seal()
    foreign.save()
    assert "row" not in begin(as_(writer), batch, b"x" * 100, sha256=foreign.sha256).json()


@pytest.mark.parametrize("who", ["outsider", "teammate", "coordinator"])
def test_nobody_else_sees_or_feeds_an_upload(
    batch: Any, writer: Any, as_: Any, request: Any, who: str
) -> None:
    upload = begin(as_(writer), batch, jpeg()).json()["id"]
    browser = as_(request.getfixturevalue(who))
    assert browser.get(f"/meja/konten/foto/{batch.pk}/").status_code == 404
    assert begin(browser, batch, jpeg()).status_code == 404
    assert piece(browser, upload, 0, b"x").status_code == 404
    assert PhotoUpload.objects.get().received == 0


def test_one_person_cannot_fill_the_disk(
    batch: Any, writer: Any, as_: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_WAITING", 1000)
    assert begin(as_(writer), batch, b"x" * 600, "a.jpg").status_code == 200
    assert begin(as_(writer), batch, b"x" * 600, "b.jpg").status_code == 422
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    assert "unggahan baru" in begin(as_(writer), batch, b"x", "c.jpg").json()["reason"]


def test_a_file_too_large_is_refused_before_it_is_sent(batch: Any, writer: Any) -> None:
    with pytest.raises(Refused):
        uploads.begin(by=writer, at=NOW, batch=batch, name="a.jpg", size=31 * 2**20)


def test_what_nobody_went_on_with_is_forgotten(batch: Any, writer: Any, as_: Any) -> None:
    data = jpeg()
    said = begin(as_(writer), batch, data).json()
    piece(as_(writer), said["id"], 0, data[:500])
    part = PhotoUpload.objects.get().part
    assert part.exists()
    assert uploads.drop_abandoned(timezone.now() + timedelta(hours=47)) == 0
    assert uploads.drop_abandoned(timezone.now() + timedelta(hours=49)) == 1
    assert not part.exists()


def rows(batch: PhotoBatch, **changes: str) -> dict[str, str]:
    """What the browser would post for the rows as they stand."""
    said = {}
    for upload in batch.uploads.all():
        fields = {
            "caption": "",
            "description": "",
            "creator": "",
            "place": "",
            "taken_at": "",
            "consent": "missing",
        }
        said |= {
            f"foto-{upload.pk}-{name}": changes.get(name, value) for name, value in fields.items()
        }
    return said


def test_without_scripts_the_form_takes_many_at_once_and_fills_them(
    batch: Any, writer: Any, as_: Any
) -> None:
    files = [SimpleUploadedFile(f"IMG_{n}.jpg", jpeg(n)) for n in range(3)]
    as_(writer).post(
        f"/meja/konten/foto/{batch.pk}/",
        {"files": files, "do": "fill", "all-place": "Pasar Pattallassang", "all-consent": "given"},
    )
    found = Photo.objects.values_list("place", "consent", "creator")
    assert list(found) == [("Pasar Pattallassang", "given", "Juru Foto Humas")] * 3


def test_what_was_said_of_one_is_not_overwritten_by_what_is_said_of_all(
    batch: Any, writer: Any, as_: Any
) -> None:
    browser = as_(writer)
    send(browser, batch, jpeg(1), "a.jpg")
    browser.post(
        f"/meja/konten/foto/{batch.pk}/",
        rows(batch, caption="Pedagang ikan")
        | {"do": "fill", "all-caption": "Umum", "all-place": "Pasar"},
    )
    photo = Photo.objects.get()
    assert (photo.caption, photo.title, photo.place) == ("Pedagang ikan", "Pedagang ikan", "Pasar")


def test_a_photo_story_is_made_of_what_was_ticked(batch: Any, writer: Any, as_: Any) -> None:
    browser = as_(writer)
    for number in range(4):
        send(browser, batch, jpeg(number), f"{number}.jpg")
    ticked = {f"foto-{upload.pk}-chosen": "on" for upload in batch.uploads.all()[:3]}
    answer = browser.post(
        f"/meja/konten/foto/{batch.pk}/",
        rows(batch, caption="Pasar pagi") | ticked | {"do": "story", "headline": "Pagi di pasar"},
    )
    story = PhotoStoryPage.objects.get()
    assert answer.url == f"/redaksi/pages/{story.pk}/edit/"
    assert (story.title, len(story.pictures), story.live) == ("Pagi di pasar", 3, False)
    assert story.main_image.caption == "Pasar pagi"


def test_two_are_too_few_for_a_story_and_what_was_typed_is_kept(
    batch: Any, writer: Any, as_: Any
) -> None:
    browser = as_(writer)
    send(browser, batch, jpeg(), "a.jpg")
    browser.post(
        f"/meja/konten/foto/{batch.pk}/",
        rows(batch, caption="Pasar pagi") | {"do": "story", "headline": "Pagi"},
    )
    assert not PhotoStoryPage.objects.exists()
    assert Photo.objects.get().caption == "Pasar pagi"


def test_a_batch_is_opened_for_ones_own_institution_only(
    gowa: Any, takalar: Any, writer: Any, leader: Any, as_: Any
) -> None:
    as_(writer).post("/meja/konten/foto/", {"institution": gowa.pk})
    as_(leader).post("/meja/konten/foto/", {"institution": takalar.pk})
    assert not PhotoBatch.objects.exists()
    as_(writer).post("/meja/konten/foto/", {"institution": takalar.pk})
    assert PhotoBatch.objects.get().owner == writer


def test_the_screen_asks_the_database_no_more_for_many(
    batch: Any, writer: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    browser = as_(writer)
    for number in range(8):
        send(browser, batch, jpeg(number), f"{number}.jpg")
    browser.get(f"/meja/konten/foto/{batch.pk}/")
    with django_assert_max_num_queries(30):
        browser.get(f"/meja/konten/foto/{batch.pk}/")
