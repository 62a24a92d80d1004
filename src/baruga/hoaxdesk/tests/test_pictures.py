"""Pictures that circulate: kept clean, held against the archive, recognised by people, shown stamped."""

from __future__ import annotations

import io
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from baruga.hoaxdesk import gallery, reading
from baruga.hoaxdesk.actions import claims, matches, pictures, reports
from baruga.hoaxdesk.choices import Carrier, Channel, EvidenceKind, Nature, Rejection, Ruling
from baruga.hoaxdesk.cleaning import LONG_SIDE, clean
from baruga.hoaxdesk.models import Claim, Match, ReportPicture, Resemblance
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.matching.images.apart import Seen
from baruga.newsroom.intake import Refused
from tests import claims as made
from tests.cast import NOW
from tests.pictures import forwarded, photograph, published, reported


@pytest.fixture(autouse=True)
def index(settings: Any, tmp_path: Path) -> Path:
    """The index of this test alone: its database is forgotten, so must be what was indexed of it."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "pictures-index"


@pytest.fixture
def photo(gowa: Any, takalar: Any, writer: Any, approver: Any) -> Any:
    return published(1, institution=takalar, by=writer, approver=approver, place="Sungai Pappa")


@pytest.fixture
def pictured(photo: Any, checker: Any, takalar: Any, gowa: Any) -> Claim:
    """A case with a cropped and captioned copy of the photograph, shared with another institution."""
    claim = reported(forwarded(1), text="Banjir di Takalar pagi ini!")
    claim = claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
    claim = made.described(claim, checker, sentence="Takalar banjir pagi ini.")
    claims.ask(by=checker, at=NOW, claim=claim, institution=gowa, why="Mohon tanda tangan.")
    return claim


def only(claim: Claim) -> ReportPicture:
    return ReportPicture.objects.of_claim(claim).get()


def test_nothing_but_what_is_to_be_seen_is_kept(db: None) -> None:
    big = Image.new("RGB", (4000, 2000), "#5f9b7b")
    exif = big.getexif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Telepon Si Pengirim"
    exif.get_ifd(0x8825)[1] = "S"
    file = io.BytesIO()
    big.save(file, "JPEG", exif=exif, comment=b"dari nomor 0811")
    kept = Image.open(io.BytesIO(clean(file).jpeg))
    assert kept.size == (LONG_SIDE // 2, LONG_SIDE)
    assert dict(kept.getexif()) == {}
    assert b"0811" not in clean(file).jpeg


def test_the_very_same_file_is_the_same_claim_and_another_one_is_not(db: None) -> None:
    first = reported(photograph(2), look=False)
    assert reported(photograph(2), look=False) == first
    assert reported(photograph(3), look=False) != first
    assert first.carrier == Carrier.PICTURE


def test_a_cropped_and_captioned_copy_is_held_against_the_photograph(
    pictured: Claim, photo: Any
) -> None:
    found = Resemblance.objects.get(picture=only(pictured))
    assert (found.photo, found.is_sure, found.decision) == (photo, True, "")
    xs, ys = zip(*found.outline, strict=True)
    assert min(xs) < 0 < max(xs)  # the photograph reaches beyond what was left of it
    assert min(ys) < 0 < max(ys)


def test_whoever_works_on_the_case_recognises_it_and_it_is_evidence(
    pictured: Claim, photo: Any, checker: Any, neighbour: Any, outsider: Any
) -> None:
    seen = Resemblance.objects.get(picture=only(pictured))
    for stranger in (neighbour, outsider):
        with pytest.raises(PermissionDenied):
            pictures.confirm(by=stranger, at=NOW, resemblance=seen)
    for _twice in range(2):
        pictures.confirm(by=checker, at=NOW, resemblance=seen)
    piece = pictured.evidence.get()
    assert piece.kind == EvidenceKind.PHOTOGRAPH
    assert piece.url.endswith(f"/foto/{photo.pk}/")
    assert "Sungai Pappa" in piece.shows
    with pytest.raises(matches.AlreadyDecided):
        pictures.refuse(by=checker, at=NOW, resemblance=seen)


def test_before_the_first_question_nothing_is_recognised(
    photo: Any, checker: Any, takalar: Any
) -> None:
    claim = reported(forwarded(1))
    claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
    with pytest.raises(NoVerdict):
        pictures.confirm(by=checker, at=NOW, resemblance=Resemblance.objects.get())
    assert Resemblance.objects.get().decision == ""


def test_what_was_refused_stays_refused_however_often_it_is_looked_at(
    pictured: Claim, checker: Any
) -> None:
    seen = Resemblance.objects.get(picture=only(pictured))
    pictures.refuse(by=checker, at=NOW, resemblance=seen)
    pictures.look(picture_id=only(pictured).pk)
    assert Resemblance.objects.get().decision == "different"
    assert not pictured.evidence.exists()


def test_a_photograph_that_nobody_published_is_never_found(
    takalar: Any, writer: Any, approver: Any
) -> None:
    photo = published(4, institution=takalar, by=writer, approver=approver)
    photo.uses.all().delete()
    gallery.synchronise()
    reported(forwarded(4))
    assert not Resemblance.objects.exists()


def test_a_photograph_that_comes_out_later_is_held_against_what_waits(
    takalar: Any, writer: Any, approver: Any
) -> None:
    claim = reported(forwarded(5))
    photo = published(5, institution=takalar, by=writer, approver=approver)
    assert pictures.look_again(photos=[photo.pk]) == 1
    assert Resemblance.objects.get(picture__report__claim=claim).photo == photo


def test_the_same_picture_with_other_words_is_suggested_and_not_joined(db: None) -> None:
    first = reported(forwarded(6), text="Pasar terbakar di Takalar!")
    second = reported(forwarded(6, cut=90), text="Gudang beras meledak semalam, mohon doanya")
    assert matches.suggest(claim_id=second.pk) == 1
    match = Match.objects.get()
    assert (match.claim, match.other, match.message_field) == (second, first, "picture")
    assert second.merged_into is None


def test_words_in_a_picture_stand_in_for_those_that_nobody_typed(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "words_in", lambda _path: "Air PDAM\nberacun")
    assert reported(forwarded(7)).sentence == "Air PDAM beracun"
    assert reported(forwarded(8), text="Benarkah ini?").sentence == "Benarkah ini?"


@pytest.mark.skipif(not reading.language(), reason="tesseract is not installed")
def test_tesseract_reads_a_caption(tmp_path: Path) -> None:
    path = tmp_path / "gambar.jpg"
    path.write_bytes(forwarded(9, "JEMBATAN DITUTUP"))
    assert "JEMBATAN DITUTUP" in reading.words_in(path)


def test_without_tesseract_nothing_breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "language", lambda: "")
    assert reading.words_in(tmp_path / "tidak-ada.jpg") == ""


def test_the_public_sees_it_with_the_verdict_in_force_across_it_and_not_before(
    pictured: Claim, checker: Any, neighbour: Any, outsider: Any
) -> None:
    picture = only(pictured)
    with pytest.raises(PermissionDenied):
        pictures.show(by=outsider, at=NOW, claim=pictured, picture=picture)
    pictures.show(by=checker, at=NOW, claim=pictured, picture=picture)
    pictures.stamp(picture_id=picture.pk)
    assert only(pictured).stamped.name == ""
    made.decided(pictured, by=checker, signer=neighbour)
    pictures.stamp(picture_id=picture.pk)
    stamped = only(pictured)
    assert stamped.stamped_as == Ruling.FALSE
    seen = Image.open(stamped.stamped.open("rb"))
    assert seen.size == stamped.stamped_size
    counted = seen.convert("RGB").resize((96, 72)).getcolors(96 * 72) or []
    red = sum(count for count, (r, g, b) in counted if r > 110 and r > 1.6 * max(g, b))
    assert red / (96 * 72) > 0.05


def test_a_corrected_verdict_is_stamped_anew_and_the_old_stamp_goes(
    pictured: Claim, checker: Any, neighbour: Any, django_capture_on_commit_callbacks: Any
) -> None:
    pictures.show(by=checker, at=NOW, claim=pictured, picture=only(pictured))
    made.decided(pictured, by=checker, signer=neighbour)
    pictures.stamp(picture_id=only(pictured).pk)
    old = only(pictured).stamped
    later = NOW + timedelta(hours=1)
    made.decided(pictured, by=checker, signer=neighbour, at=later, ruling=Ruling.TRUE, kind=None)
    with django_capture_on_commit_callbacks(execute=True):
        pictures.stamp(picture_id=only(pictured).pk)
    assert only(pictured).stamped_as == Ruling.TRUE
    assert not old.storage.exists(old.name)


def test_a_picture_of_another_claim_is_not_shown(pictured: Claim, checker: Any) -> None:
    with pytest.raises(PermissionDenied):
        pictures.show(
            by=checker, at=NOW, claim=pictured, picture=only(reported(photograph(11), look=False))
        )


def test_a_picture_whose_worker_died_is_looked_at_later(
    db: None, django_capture_on_commit_callbacks: Any
) -> None:
    reported(photograph(12), look=False)
    assert pictures.look_left_over(NOW) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert pictures.look_left_over(NOW + timedelta(minutes=3)) == 1
    assert pictures.look_left_over(NOW + timedelta(minutes=4)) == 0  # it was asked for a moment ago
    assert ReportPicture.objects.get().looked_at is not None


@pytest.mark.parametrize("harm", ["gone", "garbled"])
def test_a_damaged_index_is_made_anew_by_itself(harm: str, photo: Any, index: Path) -> None:
    if harm == "gone":
        shutil.rmtree(index)
    else:
        for part in (one for one in index.rglob("*") if one.is_file()):
            part.write_bytes(b"\0" * 40)
    claim = reported(forwarded(1))
    assert claim.reports.count() == 1  # nothing is lost meanwhile
    assert not Resemblance.objects.exists()
    assert gallery.synchronise() == [photo.pk]
    assert pictures.look_again(photos=[photo.pk]) == 1
    assert Resemblance.objects.get().photo == photo


def test_what_the_index_says_of_another_database_counts_for_nothing(photo: Any) -> None:
    """As after a restore: the same numbers are other pictures."""
    type(photo).objects.filter(pk=photo.pk).update(sha256="0" * 64)
    reported(forwarded(1))
    assert not Resemblance.objects.exists()


def test_pictures_in_the_bin_are_erased_in_time(pictured: Claim, checker: Any) -> None:
    picture = only(pictured)
    path = Path(picture.file.path)
    reports.reject(by=checker, at=NOW, report=picture.report, reason=Rejection.PRIVATE)
    assert pictures.forget_rejected(NOW + timedelta(days=89)) == 0
    assert path.exists()
    assert pictures.forget_rejected(NOW + timedelta(days=90)) == 1
    assert not path.exists()
    assert picture.report.text == "Banjir di Takalar pagi ini!"


def _png(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("1", size).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 bukan gambar",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        photograph(13)[:4000],
        _png((1, 1)),
        _png((20_000, 20_000)),
        _png((9_000, 9_000)) + b"PK\x03\x04" + b"x" * 400,
    ],
    ids=["empty", "zip", "svg", "cut off", "one pixel", "bomb", "polyglot bomb"],
)
def test_a_hostile_file_is_refused_with_a_reason(data: bytes, db: None) -> None:
    with pytest.raises(Refused) as refusal:
        clean(io.BytesIO(data))
    assert len(str(refusal.value)) > 20


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGBA", "P", "I;16"])
def test_any_kind_of_colour_becomes_a_plain_picture(mode: str, db: None) -> None:
    file = io.BytesIO()
    if mode == "I;16":
        Image.new(mode, (300, 200), 40_000).save(file, "PNG")
    else:
        plain = Image.new("RGB", (300, 200), "#5f9b7b")
        plain.convert(mode).save(file, "JPEG" if mode == "CMYK" else "PNG")
    assert Image.open(io.BytesIO(clean(file).jpeg)).mode == "RGB"


def test_a_report_may_be_nothing_but_a_picture_and_never_nothing_at_all(db: None) -> None:
    with pytest.raises(reports.NothingSaid):
        reports.receive(channel=Channel.FORM, at=NOW)
    assert reported(photograph(14), look=False).sentence == "Gambar tanpa kata"


def test_what_a_photograph_explains_far_better_is_not_also_said_of_another() -> None:
    """Drawings by the same hand share parts; a collage has a photograph in each of its places."""

    def seen(id: str, score: int, left: float) -> Seen:
        corners = ((left, 0.0), (left + 100, 0.0), (left + 100, 80.0), (left, 80.0))
        return Seen(
            id=id,
            method="features",
            score=score,
            confirmed=True,
            outline=corners,
            view="whole",
            engine="x",
        )

    found = [seen("it", 50, 0), seen("its like", 8, 5), seen("beside it", 8, 110)]
    assert [one.id for one in gallery._foremost(found)] == ["it", "beside it"]
    assert len(gallery._foremost([seen("burst 1", 40, 0), seen("burst 2", 30, 2)])) == 2
