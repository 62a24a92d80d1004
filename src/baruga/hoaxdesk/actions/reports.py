"""Reports: take in, find their claim, put into the bin and back, forget who sent them."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.text import Truncator
from wagtail.log_actions import log

from baruga.hoaxdesk.actions.matches import look_soon
from baruga.hoaxdesk.actions.pictures import keep
from baruga.hoaxdesk.choices import Carrier, Channel, Rejection
from baruga.hoaxdesk.fingerprints import fingerprint, picture_fingerprint
from baruga.hoaxdesk.models import Claim, Fingerprint, PendingFile, Report
from baruga.hoaxdesk.models.claim import SENTENCE, wordless_sentence
from baruga.hoaxdesk.permissions import may_reject, may_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baruga.accounts.models import User
    from baruga.hoaxdesk.cleaning import Clean
    from baruga.network.models import Region

LONGEST = 50_000  # characters of a message that are kept
KEEPS_SENDER_FOR = timedelta(days=90)


class NothingSaid(ValueError):
    """A report without a message, a link and a picture."""


@transaction.atomic
def receive(
    *,
    channel: Channel,
    at: datetime,
    text: str = "",
    link: str = "",
    question: str = "",
    region: Region | None = None,
    contact: str = "",
    sender: str = "",
    by: User | None = None,
    pictures: Sequence[Clean] = (),
    files: Sequence[str] = (),
    rejection: Rejection | None = None,
) -> Report:
    """Write down what came, before anything is made of it; its claim is found afterwards.

    `sender` identifies the sender on the channel and is kept as a keyed hash alone. `files` are
    pictures that the channel's service still holds. With a `rejection` it goes straight to the bin.
    Raises NothingSaid, or PermissionDenied when `by` serves no institution.
    """
    from baruga.hoaxdesk import tasks

    if by is not None and not may_report(by):
        raise PermissionDenied
    text, link = text.replace("\0", "").strip()[:LONGEST], link.strip()
    if not (text or link or pictures or files):
        raise NothingSaid
    report = Report.objects.create(
        channel=channel,
        text=text,
        link=link,
        question=question.replace("\0", "").strip()[:LONGEST],
        region=region,
        received_at=at,
        by=by,
        contact=contact.strip(),
        sender_key=key_of(channel, sender) if sender else "",
        erase_after=at + KEEPS_SENDER_FOR,
        rejection=rejection or "",
        rejected_at=at if rejection else None,
    )
    PendingFile.objects.bulk_create(
        PendingFile(report=report, file=each, due_at=at) for each in files
    )
    keep(report, pictures)
    following = tasks.fetch_files if files else tasks.find_claim
    transaction.on_commit(lambda: following.enqueue(report.pk))
    return report


def key_of(channel: str, sender: str) -> str:
    """A keyed hash: the same sender has the same one, and nobody can go back from it."""
    said = f"{channel}\n{sender.strip().casefold()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def cluster(*, report_id: int) -> Claim | None:
    """Give a report its claim: the one with the same wording, else a new one. Safe to repeat.

    Three reports of one wording in the same second make one claim: the fingerprint is unique, and
    whoever comes second waits for it and takes the first one's claim.
    """
    report = Report.objects.get(pk=report_id)
    if report.claim_id is not None or report.rejected_at is not None:
        return report.claim
    if report.pending_files.exists():
        return None  # its words are not all of it; `fetch_files` comes back
    pictures = report.pictures.all()[:1]
    digest = fingerprint(report.text, report.link)
    digest = digest or next((picture_fingerprint(each.sha256) for each in pictures), "")
    digest = digest or f"report-{report.pk}"
    try:
        return _put(report, digest)
    except IntegrityError:  # somebody else was faster by a hair
        return _put(report, digest)


def cluster_left_over(at: datetime) -> int:
    """Look again at reports whose worker died; answer how many found their claim."""
    waiting = Report.objects.unclustered().filter(received_at__lte=at - timedelta(minutes=1))
    return sum(cluster(report_id=pk) is not None for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def reject(*, by: User, at: datetime, report: Report, reason: Rejection) -> None:
    """Put a report into the bin, with its reason; nothing is deleted. Raises PermissionDenied."""
    if not may_reject(by) or not Report.objects.visible_to(by).filter(pk=report.pk).exists():
        raise PermissionDenied
    changed = (
        Report.objects.standing()
        .filter(pk=report.pk)
        .update(rejection=reason, rejected_by=by, rejected_at=at)
    )
    if changed:
        log(
            instance=report.claim,
            action="hoaxdesk.reject",
            user=by,
            data={"number": report.number, "reason": str(reason.label)},
        )


@transaction.atomic
def restore(*, by: User, at: datetime, report: Report) -> None:
    """Take a report out of the bin; one without a claim finds it. Raises PermissionDenied.

    Safe to repeat.
    """
    from baruga.hoaxdesk import tasks

    if not may_reject(by) or not Report.objects.in_bin_of(by).filter(pk=report.pk).exists():
        raise PermissionDenied
    changed = (
        Report.objects.filter(pk=report.pk)
        .exclude(rejected_at=None)
        .update(rejection="", rejected_by=None, rejected_at=None)
    )
    if changed and report.claim is None:
        transaction.on_commit(lambda: tasks.find_claim.enqueue(report.pk))
    elif changed:
        log(
            instance=report.claim,
            action="hoaxdesk.restore",
            user=by,
            data={"number": report.number},
        )


def forget_senders(at: datetime) -> int:
    """Erase how senders could be reached, on schedule (UU 27/2022); the message itself stays."""
    return (
        Report.objects.due_for_erasure(at=at)
        .order_by()
        .update(contact="", sender_key="", erased_at=at)
    )


@transaction.atomic
def _put(report: Report, digest: str) -> Claim:
    """Into the claim of its wording, or one that it begins.

    The wording is locked: when claims are joined, it moves first and its reports after it.
    """
    known = Fingerprint.objects.select_for_update(of=("self",)).filter(digest=digest).first()
    wording = known or _begin(report, digest)
    Report.objects.filter(pk=report.pk, claim=None).update(
        claim=wording.claim_id, origin=wording.origin_id
    )
    return wording.claim


def _begin(report: Report, digest: str) -> Fingerprint:
    """A claim in the hall, in the words of its first report until somebody finds better ones."""
    read = report.pictures.exclude(words="").values_list("words", flat=True)
    said = report.text or report.link or next(iter(read), "") or wordless_sentence()
    said = " ".join(said.split())
    claim = Claim.objects.create(
        sentence=Truncator(said).chars(SENTENCE),
        carrier=_carrier_of(report),
        region=report.region,
        first_seen_at=report.received_at,
    )
    look_soon(claim.pk)
    return Fingerprint.objects.create(digest=digest, claim=claim)


def _carrier_of(report: Report) -> Carrier:
    if report.pictures.exists():
        return Carrier.PICTURE
    return Carrier.TEXT if report.text else Carrier.LINK
