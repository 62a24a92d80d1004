"""Kits: make one of a published clarification, put an old card away, look after them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q

from baruga.amplification import drawing
from baruga.amplification.card import card_of
from baruga.amplification.models import Kit, clarifications_to_pass_on
from baruga.hoaxdesk.models import ClarificationPage
from baruga.hoaxdesk.queries import with_verdicts

LOOKED_AFTER = timedelta(hours=1)  # what changed without telling us shows by then
AT_ONCE = 5  # kits a minute
ASKED_AGAIN = 300  # seconds between two times that a missing kit is asked for


def make(*, page_id: int, at: datetime) -> Kit | None:
    """The kit of a published clarification, its card as the verdict in force has it.

    None when there is nothing to pass on. Safe to repeat: what is up to date is not drawn again,
    and a card that was overtaken while it was drawn is thrown away.
    """
    page = _page(page_id)
    card = card_of(page) if page is not None else None
    if page is None or card is None:
        put_away(page_id=page_id)
        return None
    kit, _created = Kit.objects.get_or_create(page=page, defaults={"made_at": at, "looked_at": at})
    name = kit.card.name
    if kit.fingerprint == card.fingerprint and name and kit.card.storage.exists(name):
        Kit.objects.filter(pk=kit.pk).update(looked_at=at)
        return kit
    drawn = drawing.draw(card)
    with transaction.atomic():
        kit = Kit.objects.select_for_update(of=("self",)).get(pk=kit.pk)
        now = _page(page_id)
        today = card_of(now) if now is not None else None
        if today is None or today.fingerprint != card.fingerprint:
            return kit  # whatever changed has asked for a newer one
        _drop_file(kit)
        kit.card.save("", ContentFile(drawn), save=False)
        kit.fingerprint, kit.looked_at = card.fingerprint, at
        kit.save(update_fields=["card", "fingerprint", "looked_at"])
    return kit


@transaction.atomic
def put_away(*, page_id: int) -> None:
    """Take the card out of the public folder; the words follow the verdict by themselves."""
    kit = Kit.objects.select_for_update(of=("self",)).filter(page=page_id).first()
    if kit is not None and kit.card:
        _drop_file(kit)
        kit.card, kit.fingerprint = "", ""
        kit.save(update_fields=["card", "fingerprint"])


@transaction.atomic
def renew(*, page_id: int) -> None:
    """Put the card away now, and let a worker draw the new one once what happens is written."""
    from baruga.amplification import tasks

    put_away(page_id=page_id)
    transaction.on_commit(lambda: tasks.make_kit.enqueue(page_id))


def ask_for(*, page_id: int) -> bool:
    """Let a worker make a kit that is missing or outdated, once in a while however many ask."""
    from baruga.amplification import tasks

    if not cache.add(f"amplification.kit.{page_id}", "asked", ASKED_AGAIN):
        return False
    tasks.make_kit.enqueue(page_id)
    return True


def look_after(at: datetime) -> int:
    """Ask for kits whose task was lost, and compare the rest with their clarifications in turn.

    A photograph may leave the archive, or an institution change its name, without a word to us.
    Answers how many were asked for.
    """
    lacking = clarifications_to_pass_on().filter(Q(kit=None) | Q(kit__card=""))
    asked = [pk for pk in lacking.values_list("pk", flat=True)[:AT_ONCE] if ask_for(page_id=pk)]
    resting = Kit.objects.exclude(card="").filter(looked_at__lte=at - LOOKED_AFTER)
    for kit in resting.order_by(F("looked_at"))[:AT_ONCE]:
        page = _page(kit.page_id)
        card = card_of(page) if page is not None else None
        Kit.objects.filter(pk=kit.pk).update(looked_at=at)
        if card is None or card.fingerprint != kit.fingerprint:
            renew(page_id=kit.page_id)
            asked.append(kit.page_id)
    return len(asked)


def _page(page_id: int) -> ClarificationPage | None:
    """As the public reads it; None when it does not."""
    pages = with_verdicts(clarifications_to_pass_on()).filter(pk=page_id)
    return pages.select_related("main_image", "institution", "claim").first()


def _drop_file(kit: Kit) -> None:
    """Once what happens now is written, so that a rollback loses nothing."""
    storage, name = kit.card.storage, kit.card.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
