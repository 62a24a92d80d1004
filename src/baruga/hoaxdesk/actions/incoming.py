"""Messages from a messenger: take one in once, fetch its pictures, let it find its claim."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import F

from baruga.hoaxdesk import linked
from baruga.hoaxdesk.actions import reports
from baruga.hoaxdesk.actions.pictures import keep
from baruga.hoaxdesk.channels import Incoming, Unfetchable, Unreachable, letters_in, line_of
from baruga.hoaxdesk.choices import Channel, Rejection
from baruga.hoaxdesk.cleaning import clean
from baruga.hoaxdesk.models import PendingFile, Received, Report
from baruga.hoaxdesk.models.delivery import ATTEMPTS
from baruga.newsroom.intake import Refused

AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 30  # messages of one sender; what comes beyond lies in the bin
KEPT = timedelta(days=8)  # services repeat a message for a day at most
ALBUM = timedelta(minutes=5)  # within which the pictures of one album arrive
GREETINGS = {"", "/start", "/help", "halo", "hai", "hi", "start", "assalamualaikum", "tes", "test"}

logger = logging.getLogger("baruga.hoaxdesk")


def take_in(incoming: Incoming) -> Report | None:
    """Write a message down, once, however often it is sent; answer its report.

    None for one that was there before, and for greetings and what nobody can read here: those are
    answered with how it works.
    """
    from baruga.hoaxdesk import tasks

    key = reports.key_of(incoming.channel, f"message {incoming.key}")
    album = reports.key_of(incoming.channel, f"album {incoming.album}") if incoming.album else ""
    is_flood = _is_flood(incoming)
    try:
        with transaction.atomic():
            received = Received.objects.create(key=key, album=album, at=incoming.at)
            if _says_nothing(incoming):
                if not is_flood:
                    transaction.on_commit(
                        lambda: tasks.explain.enqueue(incoming.channel, incoming.contact)
                    )
                return None
            report = _into_album(incoming, album) if album else None
            received.report = report or _reported(incoming, is_flood=is_flood)
            received.save(update_fields=["report"])
    except IntegrityError:  # it was sent again, or two workers were told of it
        return None
    return received.report


def fetch_letters(at: datetime) -> int:
    """Take in the letters of the mailbox, each once, and mark them; answer how many reports came.

    A mailbox that cannot be reached is tried again a minute later.
    """
    if not letters_in.is_configured():
        return 0
    count = 0
    with letters_in.mailbox() as box:
        for number in letters_in.unread(box):
            letter = letters_in.fetch(box, number)
            if letter is None:
                logger.warning("A letter is too large and was left unread by the hoax desk.")
            elif not letter.is_by_a_machine and _take_in_letter(letter, at):
                count += 1
            letters_in.mark(box, number)  # after it is written down: at worst it comes twice
    return count


def _take_in_letter(letter: letters_in.Letter, at: datetime) -> Report | None:
    """None for one that was there before, and for one with nothing in it."""
    pictures, unread = [], 0
    for data in letter.pictures:
        try:
            pictures.append(clean(io.BytesIO(data)))
        except Refused as refusal:
            logger.warning("A picture of a letter cannot be read: %s", refusal)
            unread += 1
    incoming = Incoming(
        channel=Channel.EMAIL, key=letter.key, contact=letter.sender, at=at, text=letter.text
    )
    key = reports.key_of(Channel.EMAIL, f"message {letter.key}")
    try:
        with transaction.atomic():
            received = Received.objects.create(key=key, at=at)
            report = reports.receive(
                channel=Channel.EMAIL,
                at=at,
                text=letter.text,
                contact=letter.sender,
                sender=letter.sender,
                pictures=pictures,
                rejection=Rejection.FLOOD if _is_flood(incoming) else None,
            )
            Report.objects.filter(pk=report.pk).update(unread_files=unread)
            received.report = report
            received.save(update_fields=["report"])
    except (IntegrityError, reports.NothingSaid):
        return None
    return report


def fetch_files(*, report_id: int, at: datetime) -> bool:
    """Fetch the pictures of a report that are due; answer whether none is left. Safe to repeat."""
    pending = PendingFile.objects.filter(report=report_id).select_related("report")
    for waiting in pending.filter(due_at__lte=at):
        _fetch(waiting, at)
    return not pending.exists()


def fetch_left_over(at: datetime) -> int:
    """Ask again for what a service did not give; answer for how many reports."""
    from baruga.hoaxdesk import tasks

    late = PendingFile.objects.due(at - timedelta(seconds=30)).order_by()
    found = list(late.values_list("report", flat=True).distinct())
    for pk in found:
        tasks.fetch_files.enqueue(pk)
    return len(found)


def forget_received(at: datetime) -> int:
    """Forget which messages came, once no service would send them again; answer how many."""
    return Received.objects.filter(at__lt=at - KEPT).delete()[0]


def _says_nothing(incoming: Incoming) -> bool:
    return not incoming.files and incoming.text.strip().casefold().rstrip("!.?") in GREETINGS


def _reported(incoming: Incoming, *, is_flood: bool) -> Report:
    said = incoming.text.strip()
    is_link = linked.is_link(said)
    return reports.receive(
        channel=incoming.channel,
        at=incoming.at,
        text="" if is_link else said,
        link=said if is_link else "",
        contact=incoming.contact,
        sender=incoming.contact,
        files=incoming.files,
        rejection=Rejection.FLOOD if is_flood else None,
    )


def _into_album(incoming: Incoming, album: str) -> Report | None:
    """The report of the album's first picture, with this one; None when this is the first."""
    from baruga.hoaxdesk import tasks

    first = (
        Received.objects.filter(album=album, at__gte=incoming.at - ALBUM)
        .exclude(report=None)
        .select_related("report")
        .first()
    )
    if first is None or first.report is None or first.report.claim_id is not None:
        return None
    report = first.report
    if incoming.text and not report.text:
        report.text = incoming.text
        report.save(update_fields=["text"])
    _wait_for(report, incoming.files, incoming.at)
    transaction.on_commit(lambda: tasks.fetch_files.enqueue(report.pk))
    return report


def _wait_for(report: Report, files: Sequence[str], at: datetime) -> None:
    PendingFile.objects.bulk_create(
        PendingFile(report=report, file=each, due_at=at) for each in files
    )


def _is_flood(incoming: Incoming) -> bool:
    """Count it; the sender is known by a keyed hash, for an hour."""
    hour = int(incoming.at.timestamp() // AN_HOUR.total_seconds())
    key = f"hoaxdesk.from.{reports.key_of(incoming.channel, incoming.contact)}.{hour}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, int(AN_HOUR.total_seconds()))
    return count > MOST_AN_HOUR


def _fetch(waiting: PendingFile, at: datetime) -> None:
    report = waiting.report
    line = line_of(Channel(report.channel))
    try:
        if line is None:
            raise Unfetchable("The channel is not configured any more.")
        picture = clean(io.BytesIO(line.fetch(waiting.file)))
    except Unreachable as later:
        if waiting.attempts + 1 < ATTEMPTS:
            waiting.attempts += 1
            waiting.due_at = at + max(later.after, timedelta(seconds=15 * 2**waiting.attempts))
            waiting.save(update_fields=["attempts", "due_at"])
            return
        _give_up(waiting, str(later))
    except (Unfetchable, Refused) as never:
        _give_up(waiting, str(never))
    else:
        with transaction.atomic():
            if PendingFile.objects.filter(pk=waiting.pk).delete()[0]:  # or another worker has
                keep(report, [picture])


def _give_up(waiting: PendingFile, why: str) -> None:
    logger.warning("A file of report %s cannot be read: %s", waiting.report.number, why)
    with transaction.atomic():
        if PendingFile.objects.filter(pk=waiting.pk).delete()[0]:
            rows = Report.objects.filter(pk=waiting.report_id)
            rows.update(unread_files=F("unread_files") + 1)
