"""Reported pictures: keep, compare, say what they were made from, show one with a stamp."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.hoaxdesk import gallery, reading, stamping
from baruga.hoaxdesk.actions import evidence
from baruga.hoaxdesk.actions.matches import AlreadyDecided, look_soon
from baruga.hoaxdesk.choices import EvidenceKind, MatchDecision, Ruling
from baruga.hoaxdesk.models import Claim, Report, ReportPicture, Resemblance
from baruga.hoaxdesk.models.claim import SENTENCE, wordless_sentence
from baruga.hoaxdesk.permissions import may_work_on
from baruga.hoaxdesk.signals import picture_shown

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.hoaxdesk.cleaning import Clean
    from baruga.hoaxdesk.gallery import Found

MOST = 4  # resemblances to photographs, and as many to other pictures
LOST_AFTER = timedelta(minutes=2)  # a picture that nobody has looked at by then is asked for again
ASKED_AGAIN = 600  # seconds between two times that it is
KEPT_IN_BIN = timedelta(days=90)  # as long as the sender's traces
RECENT = 50  # open pictures that are held against photographs that came out meanwhile
GREEN = {Ruling.TRUE}
GOLD = {Ruling.PARTLY_TRUE, Ruling.NOT_ENOUGH}


def keep(report: Report, pictures: Sequence[Clean]) -> None:
    """Write down the pictures of a report that arrives; they are looked at afterwards."""
    from baruga.hoaxdesk import tasks

    for each in pictures:
        width, height = each.size
        kept = ReportPicture(report=report, sha256=each.sha256, width=width, height=height)
        kept.file.save("", ContentFile(each.jpeg), save=False)
        kept.save()
        transaction.on_commit(lambda pk=kept.pk: tasks.look_at_picture.enqueue(pk))  # type: ignore[misc]  # mypy knows no default of a lambda


def look(*, picture_id: int) -> None:
    """Hold a picture against the photographs and the other pictures, and read its words.

    Safe to repeat: what people decided stays. Raises IndexBusyError or ImageMatchingError.
    """
    picture = ReportPicture.objects.select_related("report").filter(pk=picture_id).first()
    if picture is None:
        return
    gallery.hold(picture)  # first: of two at the same moment, one at least sees the other
    found = gallery.search_for(picture)[0]
    words = reading.words_in(Path(picture.file.path))
    with transaction.atomic():
        _write(picture, found)
        ReportPicture.objects.filter(pk=picture.pk).update(looked_at=timezone.now(), words=words)
        _say_what_stands_in(picture, words)
    claim_id = Report.objects.values_list("claim", flat=True).get(pk=picture.report_id)
    if claim_id is not None:
        look_soon(claim_id)


def look_again(*, photos: Sequence[int]) -> int:
    """Hold the newest pictures of undecided claims against photographs that just came out.

    Answers how many resemble one of them. Raises ImageMatchingError.
    """
    waiting = ReportPicture.objects.standing().looked_at()
    waiting = waiting.filter(report__claim__in=Claim.objects.joinable()).order_by("-pk")[:RECENT]
    pictures = list(waiting)
    if not photos or not pictures:
        return 0
    fresh, count = set(photos), 0
    for picture, found in zip(pictures, gallery.search_for(*pictures), strict=True):
        new = [each for each in found if each.photo in fresh]
        if new:
            _write(picture, new)
            count += 1
    return count


def look_left_over(at: datetime) -> int:
    """Ask again for pictures whose worker died; answer how many."""
    from baruga.hoaxdesk import tasks

    waiting = ReportPicture.objects.filter(
        looked_at=None, report__received_at__lte=at - LOST_AFTER
    ).values_list("pk", flat=True)
    lost = [pk for pk in waiting if cache.add(f"hoaxdesk.look.{pk}", "asked", ASKED_AGAIN)]
    for pk in lost:
        tasks.look_at_picture.enqueue(pk)
    return len(lost)


def forget_rejected(at: datetime) -> int:
    """Erase the pictures of reports that have lain in the bin for long; answer how many."""
    gone = ReportPicture.objects.filter(report__rejected_at__lte=at - KEPT_IN_BIN)
    pictures = list(gone)
    for picture in pictures:
        files = [(each.storage, each.name) for each in (picture.file, picture.stamped)]
        picture.delete()
        for storage, name in files:
            if name:
                storage.delete(name)
    return len(pictures)


@transaction.atomic
def confirm(*, by: User, at: datetime, resemblance: Resemblance) -> None:
    """Say that the picture was made from the photograph, and bring that as evidence.

    Raises PermissionDenied, NoVerdict when the claim is nothing that is checked, or AlreadyDecided.
    Safe to repeat.
    """
    found = _decided(by, at, resemblance, MatchDecision.SAME)
    shown = (
        gallery.shown([found.photo_id]).get(found.photo_id) if found and found.photo_id else None
    )
    if found is None or shown is None:
        return
    photo, claim = shown.photo, found.picture.report.claim
    assert claim is not None  # noqa: S101  `_decided` looks for both
    assert claim.institution is not None  # noqa: S101
    where = ", ".join(filter(None, (photo.place, photo.region.name if photo.region else "")))
    shows = [_("The picture that circulates was made from this photograph.")]
    if where:
        shows.append(_("It was taken here: %(place)s.") % {"place": where})
    evidence.bring(
        by=by,
        at=at,
        claim=claim,
        institution=claim.institution,
        kind=EvidenceKind.PHOTOGRAPH,
        title=Truncator(_("Photograph: %(title)s") % {"title": photo.title}).chars(200),
        shows=" ".join(shows),
        url=shown.url,
        source=shown.institution,
        source_name=photo.creator,
        dated=timezone.localdate(photo.taken_at) if photo.taken_at else None,
    )


@transaction.atomic
def refuse(*, by: User, at: datetime, resemblance: Resemblance) -> None:
    """Say that it was not; it is never suggested again. Raises as `confirm`. Safe to repeat."""
    _decided(by, at, resemblance, MatchDecision.DIFFERENT)


@transaction.atomic
def show(*, by: User, at: datetime, claim: Claim, picture: ReportPicture | None) -> None:
    """Choose the picture that the public sees, with the verdict across it; None: none.

    Raises PermissionDenied, also for a picture of another claim.
    """
    from baruga.hoaxdesk import tasks

    if not may_work_on(by, claim):
        raise PermissionDenied
    if picture is not None and picture.report.claim_id != claim.pk:
        raise PermissionDenied
    before = claim.shown_picture
    if before == picture:
        return
    claim.shown_picture = picture
    claim.save(update_fields=["shown_picture"])
    log(instance=claim, action="hoaxdesk.show" if picture else "hoaxdesk.hide", user=by)
    for each in filter(None, (before, picture)):
        transaction.on_commit(lambda pk=each.pk: tasks.stamp_picture.enqueue(pk))  # type: ignore[misc]  # as above


def stamp_soon(claim: Claim) -> None:
    """Once what happens now is written: let the stamp say the verdict that is in force."""
    from baruga.hoaxdesk import tasks

    if claim.shown_picture_id is not None:
        pk = claim.shown_picture_id
        transaction.on_commit(lambda: tasks.stamp_picture.enqueue(pk))


def stamp(*, picture_id: int) -> None:
    """Make the public form of a picture say the verdict in force; none without one. Safe to repeat."""
    picture = ReportPicture.objects.filter(pk=picture_id).first()
    if picture is None:
        return
    claim = Claim.objects.filter(shown_picture=picture).first()
    verdict = claim.verdicts.in_force().first() if claim and claim.is_checkable else None
    ruling = verdict.ruling if verdict else ""
    if picture.stamped_as == ruling:
        return
    old = picture.stamped.name
    if ruling:
        with translation.override(settings.LANGUAGE_CODE), picture.file.open("rb") as file:
            drawn = stamping.stamp(file, str(Ruling(ruling).label).upper(), _colour_of(ruling))
        picture.stamped.save("", ContentFile(drawn), save=False)
    else:
        picture.stamped = ""
    picture.stamped_as = ruling
    with transaction.atomic():
        picture.save(update_fields=["stamped", "stamped_as"])
        picture_shown.send(sender=ReportPicture, picture=picture)
        if old:
            transaction.on_commit(lambda: picture.stamped.storage.delete(old))


def _colour_of(ruling: str) -> tuple[int, int, int]:
    if ruling in GREEN:
        return stamping.GREEN
    return stamping.GOLD if ruling in GOLD else stamping.RED


def _write(picture: ReportPicture, found: Sequence[Found]) -> None:
    """Note what it resembles; what was decided stays as it is."""
    same_report = set(picture.report.pictures.values_list("pk", flat=True))
    photos = [each for each in found if each.photo][:MOST]
    others = [each for each in found if each.picture and each.picture not in same_report][:MOST]
    known = ReportPicture.objects.in_bulk([each.picture for each in others if each.picture])
    for each in [*photos, *(other for other in others if other.picture in known)]:
        towards: dict[str, Any] = (
            {"photo_id": each.photo} if each.photo else {"other_id": each.picture}
        )
        Resemblance.objects.update_or_create(
            picture=picture,
            **towards,
            defaults={
                "is_sure": each.seen.confirmed,
                "method": each.seen.method,
                "score": each.seen.score,
                "outline": each.seen.outline,
                "engine": each.seen.engine,
                "found_at": timezone.now(),
            },
        )


def _say_what_stands_in(picture: ReportPicture, words: str) -> None:
    """A claim that began with nothing but a picture gets the words that were read from it."""
    if said := Truncator(" ".join(words.split())).chars(SENTENCE):
        wordless = Claim.objects.filter(sentence=wordless_sentence(), described_at=None)
        wordless.filter(reports=picture.report_id).update(sentence=said)


def _decided(
    by: User, at: datetime, resemblance: Resemblance, decision: MatchDecision
) -> Resemblance | None:
    """The resemblance, decided now; None when it was decided so before."""
    found = (
        Resemblance.objects.select_for_update(of=("self",))
        .select_related("picture__report__claim", "photo__region")
        .filter(pk=resemblance.pk)
        .first()
    )
    claim = found.picture.report.claim if found else None
    if found is None or claim is None or not may_work_on(by, claim):
        raise PermissionDenied
    if found.decision == decision:
        return None
    if found.decision:
        raise AlreadyDecided
    found.decision, found.decided_by, found.decided_at = decision, by, at
    found.save(update_fields=["decision", "decided_by", "decided_at"])
    log(
        instance=claim,
        action="hoaxdesk.recognise" if decision == MatchDecision.SAME else "hoaxdesk.tell_apart",
        user=by,
        data={"photo": found.photo.title if found.photo else ""},
    )
    return found
