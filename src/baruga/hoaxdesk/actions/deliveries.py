"""Deliveries: what whoever sent something is told, when, and again when it was corrected."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baruga.hoaxdesk.actions.reports import key_of
from baruga.hoaxdesk.channels import Undeliverable, Unreachable, line_of
from baruga.hoaxdesk.choices import Channel, DeliveryKind, Door
from baruga.hoaxdesk.models import Claim, ClarificationPage, Delivery, Reply, Report, Verdict
from baruga.hoaxdesk.models.delivery import ATTEMPTS

FIRST_PAUSE = timedelta(seconds=30)  # doubled with every attempt
TAKEN_FOR = timedelta(minutes=5)  # by the worker that sends it; afterwards another may

logger = logging.getLogger("baruga.hoaxdesk")


def begin(*, report: Report, at: datetime) -> Delivery | None:
    """Tell whoever sent a report what there is already: the answer, its door, or a receipt.

    The answer only to the very words, the very file, or what a person has joined to it: that is
    what makes them one claim. None when there is no way back. Safe to repeat.
    """
    if not report.contact or report.rejected_at is not None:
        return None
    claim = report.claim
    said = _in_force(claim) if claim else None
    if said is not None:
        return _deliver(report, _kind_of(said), at, said)
    if claim is not None and claim.door not in {None, Door.CHECK}:
        return _deliver(report, DeliveryKind.DOOR, at)
    return _deliver(report, DeliveryKind.RECEIPT, at)


@transaction.atomic
def answer_all(*, claim: Claim, at: datetime) -> int:
    """Once it is public: tell everybody who waits; answer how many. Safe to repeat.

    A verdict is public with its clarification, a reply at once. Whoever was told something earlier
    gets the correction, published or not.
    """
    said = _in_force(claim)
    if said is None:
        return 0
    link = _link_of(said)
    is_public = link == "reply" or ClarificationPage.objects.live().filter(claim=claim).exists()
    waiting = (
        Report.objects.standing()
        .filter(claim=claim)
        .exclude(contact="")
        .exclude(**{f"deliveries__{link}": said})
        .distinct()
    )
    told = set(
        Delivery.objects.of_claim(claim)
        .exclude(verdict=None, reply=None)
        .filter(sent_at__isnull=False)
        .values_list("report", flat=True)
    )
    count = 0
    for report in waiting:
        if report.pk in told:
            _deliver(report, DeliveryKind.CORRECTION, at, said)
        elif is_public:
            _deliver(report, _kind_of(said), at, said)
        else:
            continue
        count += 1
    # What was about to be said and is not so any more.
    outdated = Delivery.objects.waiting().of_claim(claim).exclude(verdict=None, reply=None)
    outdated.exclude(**{link: said}).delete()
    return count


def answer_all_soon(claim_id: int) -> None:
    """Once what happens now is written."""
    from baruga.hoaxdesk import tasks

    transaction.on_commit(lambda: tasks.answer_all.enqueue(claim_id))


def send(*, delivery_id: int, at: datetime) -> bool:
    """Send one that is due; answer whether it went out.

    It is taken first, so that of two workers one sends it; what a killed worker took is due again
    after a while, so in the worst case somebody reads it twice.
    """
    taken = Delivery.objects.due(at).filter(pk=delivery_id).update(due_at=at + TAKEN_FOR)
    if not taken:
        return False
    delivery = Delivery.objects.select_related(
        "report__claim", "verdict", "reply__institution"
    ).get(pk=delivery_id)
    report = delivery.report
    line = line_of(Channel(report.channel))
    try:
        if line is None or not report.contact:
            raise Undeliverable("No way back to the sender is known any more.")
        name = line.send(report.contact, words_of(delivery), since_heard=at - report.received_at)
    except Unreachable as later:
        _try_again(delivery, at, later)
        return False
    except Undeliverable as never:
        _give_up(delivery, str(never))
        return False
    external = key_of(report.channel, f"sent {name}") if name else ""
    Delivery.objects.filter(pk=delivery.pk).update(sent_at=at, external=external)
    return True


def send_left_over(at: datetime) -> int:
    """Send again what is due; answer how many were tried."""
    from baruga.hoaxdesk import tasks

    due = list(Delivery.objects.due(at).order_by("due_at").values_list("pk", flat=True)[:500])
    for pk in due:
        tasks.send_delivery.enqueue(pk)
    return len(due)


def report_failure(*, channel: Channel, name: str, why: str) -> bool:
    """A service says later that a message did not arrive; answer whether it is one of ours."""
    sent = Delivery.objects.filter(external=key_of(channel, f"sent {name}"))
    return bool(sent.update(fault=why[:250] or "not delivered"))


def words_of(delivery: Delivery) -> str:
    """What is written: short, in plain words, with one address at its end."""
    with translation.override(settings.LANGUAGE_CODE):
        match delivery.kind:
            case DeliveryKind.RECEIPT:
                return _receipt(delivery.report)
            case DeliveryKind.DOOR:
                return _door(delivery.report)
            case _:
                return _reply(delivery) if delivery.reply else _answer(delivery)


def explanation() -> str:
    """How it works, for a greeting and for what nobody can read here."""
    with translation.override(settings.LANGUAGE_CODE):
        return "\n\n".join(
            (
                _("Hello! Send a message, a link or a picture here that you doubt."),
                _(
                    "You get the answer at once if there is one. Otherwise fact checkers look for "
                    "evidence, and you get the answer here. Voice and video cannot be read yet: "
                    "please send a screenshot or the words."
                ),
                _("What we keep: the message. Your number is erased after 90 days."),
                settings.BASE_URL + reverse("portal:ask"),
            )
        )


def _deliver(
    report: Report, kind: DeliveryKind, at: datetime, said: Verdict | Reply | None = None
) -> Delivery:
    from baruga.hoaxdesk import tasks

    made: dict[str, object] = {"due_at": at}
    if said is None:
        delivery, is_new = Delivery.objects.get_or_create(
            report=report, kind=kind, verdict=None, reply=None, defaults=made
        )
    else:
        delivery, is_new = Delivery.objects.get_or_create(
            report=report, **{_link_of(said): said}, defaults=made | {"kind": kind}
        )
    if is_new:
        transaction.on_commit(lambda: tasks.send_delivery.enqueue(delivery.pk))
    return delivery


def _in_force(claim: Claim) -> Verdict | Reply | None:
    """What is said of a fact, or answered to a question or criticism; there is never both."""
    if claim.is_answerable:
        return claim.replies.in_force().first()
    return claim.verdicts.in_force().first() if claim.is_checkable else None


def _kind_of(said: Verdict | Reply) -> DeliveryKind:
    return DeliveryKind.REPLY if isinstance(said, Reply) else DeliveryKind.ANSWER


def _link_of(said: Verdict | Reply) -> str:
    """The field of a delivery that points to it."""
    return "reply" if isinstance(said, Reply) else "verdict"


def _try_again(delivery: Delivery, at: datetime, later: Unreachable) -> None:
    delivery.attempts += 1
    if delivery.attempts >= ATTEMPTS:
        _give_up(delivery, str(later))
        return
    pause = max(later.after, FIRST_PAUSE * 2**delivery.attempts)
    Delivery.objects.filter(pk=delivery.pk).update(attempts=delivery.attempts, due_at=at + pause)


def _give_up(delivery: Delivery, why: str) -> None:
    logger.warning("Report %s cannot be answered: %s", delivery.report.number, why)
    Delivery.objects.filter(pk=delivery.pk).update(
        attempts=delivery.attempts, fault=why[:250] or "not delivered"
    )


def _receipt(report: Report) -> str:
    lines = [
        _("Thank you. Your message is here, with the number %(number)s.")
        % {"number": report.number},
        _("Fact checkers look for evidence; the answer comes here. Please do not pass it on yet."),
    ]
    if report.unread_files:
        lines.append(_("A file could not be read. Please send it again as a picture."))
    return "\n\n".join([*lines, _status_of(report)])


def _door(report: Report) -> str:
    claim = report.claim
    assert claim is not None  # noqa: S101  `begin` made it so
    assert claim.door is not None  # noqa: S101
    door = Door(claim.door)
    return f"{door.label}. {door.explanation}\n\n{_status_of(report)}"


def _answer(delivery: Delivery) -> str:
    report, verdict = delivery.report, delivery.verdict
    assert verdict is not None  # noqa: S101  an answer has one
    assert report.claim is not None  # noqa: S101
    page = ClarificationPage.objects.live().filter(claim=report.claim).first()
    first = verdict.institution.short_name
    second = verdict.signed_for.short_name if verdict.signed_for else ""
    lines = [
        f"{verdict.get_ruling_display().upper()}: {verdict.fact}",
        _("What circulates: “%(sentence)s”") % {"sentence": report.claim.sentence},
        _("Checked by %(first)s, signed by %(second)s.") % {"first": first, "second": second},
    ]
    if delivery.kind == DeliveryKind.CORRECTION:
        lines.insert(0, _("We correct the answer that you got from us."))
    return "\n\n".join([*lines, page.public_address if page else _status_of(report)])


def _reply(delivery: Delivery) -> str:
    """The words of the institution that answers, and no verdict."""
    report, reply = delivery.report, delivery.reply
    assert reply is not None  # noqa: S101  a reply has one
    assert report.claim is not None  # noqa: S101
    lines = [
        _("About: “%(sentence)s”") % {"sentence": report.claim.sentence},
        _("%(institution)s answers: %(text)s")
        % {"institution": reply.institution.name, "text": reply.text},
    ]
    if delivery.kind == DeliveryKind.CORRECTION:
        lines.insert(0, _("We correct the answer that you got from us."))
    return "\n\n".join([*lines, reply.url or _status_of(report)])


def _status_of(report: Report) -> str:
    return settings.BASE_URL + reverse("portal:receipt", args=[report.number])
