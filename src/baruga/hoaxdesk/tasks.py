"""Background work of the hoax desk: ids in, one verb, safe to run twice."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from baruga.hoaxdesk import engine, gallery, letters
from baruga.hoaxdesk.actions import deliveries, incoming, matches, pictures, reports
from baruga.hoaxdesk.channels import line_of
from baruga.hoaxdesk.models import Claim, Report

ATTEMPTS = 5  # of writing into the index; each waits for the others a while
SOMEBODY_WAITS = 20  # with a phone in their hand
NOBODY_WAITS = -20  # a suggestion may come a little later than an answer


@task(priority=SOMEBODY_WAITS)
def find_claim(report_id: int) -> None:
    reports.cluster(report_id=report_id)
    deliveries.begin(report=Report.objects.get(pk=report_id), at=timezone.now())


@task(priority=SOMEBODY_WAITS)
def fetch_files(report_id: int) -> None:
    """What is not here after this is fetched by the clock."""
    if incoming.fetch_files(report_id=report_id, at=timezone.now()):
        find_claim.func(report_id)


@task(priority=SOMEBODY_WAITS)
def explain(channel: str, contact: str) -> None:
    """Say how it works; nobody tries again when that does not arrive."""
    if line := line_of(channel):
        line.send(contact, deliveries.explanation(), since_heard=timedelta())


@task(priority=SOMEBODY_WAITS)
def send_delivery(delivery_id: int) -> None:
    deliveries.send(delivery_id=delivery_id, at=timezone.now())


@task(priority=SOMEBODY_WAITS)
def ask_signature(link_id: int) -> None:
    letters.ask_signature(link_id)


@task()
def answer_all(claim_id: int) -> None:
    deliveries.answer_all(claim=Claim.objects.get(pk=claim_id), at=timezone.now())


@task(priority=NOBODY_WAITS)
def find_matches(claim_id: int, attempt: int = 1) -> None:
    """Put a claim into the index as it is now, look for its likes, and for claims that it answers."""
    from baruga.matching.claims import IndexBusy

    try:
        engine.index(claim_id)
    except IndexBusy:
        if attempt >= ATTEMPTS:
            raise
        find_matches.enqueue(claim_id, attempt + 1)
        return
    matches.suggest(claim_id=claim_id)
    matches.suggest_to_others(claim_id=claim_id)


@task(priority=NOBODY_WAITS)
def rebuild_index(attempt: int = 1) -> None:
    """Make the index anew, and look again at what could not be compared without it."""
    from baruga.matching.claims import IndexBusy

    try:
        engine.rebuild()
    except IndexBusy:
        if attempt >= ATTEMPTS:
            raise
        rebuild_index.enqueue(attempt + 1)
        return
    matches.suggest_again()


@task(priority=NOBODY_WAITS)
def look_at_picture(picture_id: int, attempt: int = 1) -> None:
    from baruga.matching.images.errors import IndexBusyError

    try:
        pictures.look(picture_id=picture_id)
    except IndexBusyError:
        if attempt >= ATTEMPTS:
            raise
        look_at_picture.enqueue(picture_id, attempt + 1)


@task(priority=NOBODY_WAITS)
def synchronise_gallery(attempt: int = 1) -> None:
    """Take in photographs that came out, and hold what waits against them."""
    from baruga.matching.images.errors import IndexBusyError

    try:
        pictures.look_again(photos=gallery.synchronise())
    except IndexBusyError:
        if attempt >= ATTEMPTS:
            raise
        synchronise_gallery.enqueue(attempt + 1)


@task()
def stamp_picture(picture_id: int) -> None:
    pictures.stamp(picture_id=picture_id)
