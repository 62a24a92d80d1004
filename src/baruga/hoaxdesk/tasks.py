"""Background work of the hoax desk: ids in, one verb, safe to run twice."""

from __future__ import annotations

from django_tasks import task

from baruga.hoaxdesk import engine, gallery
from baruga.hoaxdesk.actions import matches, pictures, reports

ATTEMPTS = 5  # of writing into the index; each waits for the others a while
NOBODY_WAITS = -20  # a suggestion may come a little later than an answer


@task()
def find_claim(report_id: int) -> None:
    reports.cluster(report_id=report_id)


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
