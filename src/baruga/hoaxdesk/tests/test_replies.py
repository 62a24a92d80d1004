"""A question is answered in the institution's own name: written by one, approved by another, no verdict."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from baruga.core.audit import timeline
from baruga.hoaxdesk.actions import claims, deliveries, matches, replies, reports
from baruga.hoaxdesk.actions.verdicts import NotPending
from baruga.hoaxdesk.choices import Carrier, Channel, DeliveryKind, Nature
from baruga.hoaxdesk.models import Claim, Delivery, Match, Reply
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.work.models import Notification
from tests import claims as made
from tests.cast import NOW

ANSWERED = {Nature.QUESTION, Nature.CRITICISM}
LATER = NOW + timedelta(hours=2)
SAID = "Posyandu buka tiap Selasa pukul 08.00."


@pytest.fixture
def question(checker: Any, takalar: Any) -> Claim:
    return made.question(by=checker, institution=takalar)


@pytest.fixture
def pending(question: Claim, writer: Any) -> Reply:
    return replies.write(by=writer, at=NOW, claim=question, text=SAID)


@pytest.fixture
def public(question: Claim, writer: Any, approver: Any) -> Reply:
    return made.replied(question, by=writer, approver=approver)


def asked(contact: str = "warga@contoh.example", **fields: Any) -> Any:
    """Another report of the words that began the case, with a way back."""
    values = {"text": "Jembatan di Takalar ditutup sampai Maret!", "contact": contact}
    report = reports.receive(channel=Channel.FORM, at=NOW, **(values | fields))
    reports.cluster(report_id=report.pk)
    report.refresh_from_db()
    return report


@pytest.mark.parametrize("nature", sorted(ANSWERED))
def test_questions_and_criticism_are_answered(
    nature: Nature, checker: Any, approver: Any, takalar: Any
) -> None:
    claim = made.question(by=checker, institution=takalar, nature=nature)
    reply = made.replied(claim, by=checker, approver=approver)
    assert (reply.institution, reply.by, reply.approved_by) == (takalar, checker, approver)


@pytest.mark.parametrize("nature", sorted(set(Nature) - ANSWERED))
def test_nothing_else_is_answered_and_least_of_all_a_fact(
    nature: Nature, checker: Any, takalar: Any, as_: Any
) -> None:
    claim = made.case(by=checker, institution=takalar)
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=nature, note="Sebab.")
    claim = made.described(claim, checker)
    with pytest.raises(NoVerdict):
        replies.write(by=checker, at=NOW, claim=claim, text=SAID)
    address = f"/meja/hoaks/{claim.pk}/jawaban/"
    assert as_(checker).post(address, {"text": SAID}).status_code == 422
    assert address not in as_(checker).get(f"/meja/hoaks/{claim.pk}/").content.decode()
    assert not Reply.objects.exists()


def test_before_the_first_question_nothing_is_answered(checker: Any, takalar: Any) -> None:
    claim = made.case(by=checker, institution=takalar)
    with pytest.raises(NoVerdict):
        replies.write(by=checker, at=NOW, claim=claim, text=SAID)


def test_what_was_asked_is_put_into_one_sentence_first(checker: Any, takalar: Any) -> None:
    claim = made.case(by=checker, institution=takalar)
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.QUESTION, note="Tanya.")
    with pytest.raises(NoVerdict):
        replies.write(by=checker, at=NOW, claim=claim, text=SAID)


def test_what_became_a_fact_meanwhile_is_not_approved(pending: Reply, approver: Any) -> None:
    Claim.objects.filter(pk=pending.claim_id).update(nature=Nature.FACT)
    with pytest.raises(NoVerdict):
        replies.approve(by=approver, at=NOW, reply=pending)


def test_a_reply_has_no_ruling_and_its_claim_no_verdict(public: Reply) -> None:
    names = {field.name for field in Reply._meta.get_fields()}
    assert not names & {"ruling", "kind", "verdict", "evidence"}
    assert not public.claim.verdicts.exists()


def test_nobody_approves_what_they_wrote(question: Claim, approver: Any) -> None:
    own = replies.write(by=approver, at=NOW, claim=question, text=SAID)
    with pytest.raises(PermissionDenied):
        replies.approve(by=approver, at=NOW, reply=own)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=own.pk).update(approved_by=approver, approved_at=NOW)


@pytest.mark.parametrize("who", ["neighbour", "outsider", "third", "coordinator", "leader"])
def test_nobody_answers_for_another_institution(
    who: str, question: Claim, writer: Any, person: Any, as_: Any
) -> None:
    with pytest.raises(PermissionDenied):
        replies.write(by=person(who), at=NOW, claim=question, text=SAID)
    reply = replies.write(by=writer, at=NOW, claim=question, text=SAID)
    with pytest.raises(PermissionDenied):
        replies.approve(by=person(who), at=NOW, reply=reply)
    with pytest.raises(PermissionDenied):
        replies.drop(by=person(who), at=NOW, reply=reply, reason="Tidak.")
    address = f"/meja/hoaks/{question.pk}/jawaban/{reply.pk}/setujui/"
    assert as_(person(who)).post(address).status_code in {403, 404}
    assert Reply.objects.get().approved_at is None


@pytest.mark.parametrize("who", ["second_writer", "teammate"])
def test_a_colleague_who_only_writes_does_not_approve(
    who: str, pending: Reply, person: Any
) -> None:
    with pytest.raises(PermissionDenied):
        replies.approve(by=person(who), at=NOW, reply=pending)


def test_one_answer_waits_at_a_time(pending: Reply, teammate: Any) -> None:
    with pytest.raises(NoVerdict):
        replies.write(by=teammate, at=NOW, claim=pending.claim, text="Tiap Rabu.")


def test_an_answer_needs_words(question: Claim, writer: Any) -> None:
    with pytest.raises(claims.NoReason):
        replies.write(by=writer, at=NOW, claim=question, text=" \0 ")


def test_a_later_answer_replaces_and_never_rewrites(
    public: Reply, writer: Any, approver: Any
) -> None:
    later = made.replied(public.claim, by=writer, approver=approver, at=LATER, text="Tiap Rabu.")
    public.refresh_from_db()
    assert (public.text, public.replaced_at) == (SAID, LATER)
    assert list(public.claim.replies.in_force()) == [later]


def test_two_decisions_do_not_both_count(pending: Reply, approver: Any, checker: Any) -> None:
    replies.drop(by=checker, at=NOW, reply=pending, reason="Jamnya keliru.")
    with pytest.raises(NotPending):
        replies.approve(by=approver, at=NOW, reply=pending)


def test_a_public_answer_is_dropped_by_those_who_approve_and_not_by_a_writer(
    public: Reply, second_writer: Any, approver: Any
) -> None:
    with pytest.raises(PermissionDenied):
        replies.drop(by=second_writer, at=NOW, reply=public, reason="Keliru.")
    replies.drop(by=approver, at=NOW, reply=public, reason="Jadwal berubah.")
    assert not public.claim.replies.in_force().exists()
    assert Reply.objects.get().dropped_reason == "Jadwal berubah."


def test_what_was_answered_does_not_become_something_else(public: Reply, checker: Any) -> None:
    claim = public.claim
    with pytest.raises(NoVerdict):
        claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
    with pytest.raises(NoVerdict):
        claims.keep_quiet(by=checker, at=NOW, claim=claim, reason="Biarkan.")
    with pytest.raises(NoVerdict):
        claims.describe(
            by=checker,
            at=NOW,
            claim=claim,
            sentence="Yang lain?",
            carrier=Carrier.TEXT,
            region=None,
            about=[],
        )
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.CRITICISM, note="Kritik.")


def test_after_it_was_dropped_the_first_question_is_open_again(public: Reply, checker: Any) -> None:
    replies.drop(by=checker, at=NOW, reply=public, reason="Ini pernyataan, bukan pertanyaan.")
    changed = claims.answer_gate(by=checker, at=NOW, claim=public.claim, nature=Nature.FACT)
    assert changed.is_checkable


def test_the_whole_way_on_screen(question: Claim, person: Any, as_: Any) -> None:
    room = f"/meja/hoaks/{question.pk}/"
    desk = as_(person("writer"))
    assert "Tulis jawaban" in desk.get(room).content.decode()
    assert desk.post(f"{room}jawaban/", {"text": " "}).status_code == 422
    assert desk.post(f"{room}jawaban/", {"text": SAID}).status_code == 302
    reply = Reply.objects.get()
    assert "setujui/" not in desk.get(room).content.decode()
    assert desk.get(f"{room}jawaban/{reply.pk}/setujui/").status_code == 403
    second = as_(person("approver"))
    assert SAID in second.get(f"{room}jawaban/{reply.pk}/setujui/").content.decode()
    assert second.post(f"{room}jawaban/{reply.pk}/setujui/").status_code == 302
    page = second.get(room).content.decode()
    assert "Jawaban instansi<" in page
    assert "Perbaiki jawaban ini" in page


def test_dropping_on_screen_asks_for_a_reason(pending: Reply, checker: Any, as_: Any) -> None:
    address = f"/meja/hoaks/{pending.claim_id}/jawaban/{pending.pk}/batal/"
    assert as_(checker).post(address, {"reason": " "}).status_code == 422
    assert as_(checker).post(address, {"reason": "Kurang lengkap."}).status_code == 302
    assert Reply.objects.get().dropped_at is not None


def test_it_waits_on_the_desk_of_those_who_approve(pending: Reply, person: Any, as_: Any) -> None:
    for who, waits in (("approver", True), ("checker", True), ("writer", False)):
        page = as_(person(who)).get("/meja/").content.decode()
        assert ("Baca dan setujui" in page) is waits, who
    assert "Baca dan setujui" not in as_(person("outsider")).get("/meja/").content.decode()


def test_an_open_question_waits_on_the_desk_of_its_institution(
    question: Claim, person: Any, as_: Any, writer: Any
) -> None:
    assert "Tulis jawaban" in as_(writer).get("/meja/").content.decode()
    assert "Tulis jawaban" not in as_(person("outsider")).get("/meja/").content.decode()
    replies.write(by=writer, at=NOW, claim=question, text=SAID)
    assert "Tulis jawaban" not in as_(writer).get("/meja/").content.decode()


def test_who_wrote_hears_what_became_of_it(
    pending: Reply, writer: Any, approver: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        replies.approve(by=approver, at=NOW, reply=pending)
    heard = Notification.objects.filter(user=writer)
    assert any("Jawaban Anda" in each.sentence for each in heard)


def test_the_trail_tells_of_it(public: Reply) -> None:
    said = [moment.what for moment in timeline(public.claim)]
    assert "menyetujui jawaban Pemkab Takalar" in said
    assert "menulis jawaban" in said


def test_whoever_left_an_address_is_told_once_it_is_approved(
    question: Claim,
    writer: Any,
    approver: Any,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    report = asked()
    with django_capture_on_commit_callbacks(execute=True):
        made.replied(question, by=writer, approver=approver)
    (letter,) = mailoutbox
    assert SAID in letter.body
    assert "Pemerintah Kabupaten Takalar" in letter.body
    assert f"/lapor/{report.number}/" in letter.body
    assert deliveries.answer_all(claim=question, at=LATER) == 0
    assert Delivery.objects.get().kind == DeliveryKind.REPLY


def test_the_very_same_question_is_answered_at_once(public: Reply) -> None:
    report = asked()
    delivery = deliveries.begin(report=report, at=NOW)
    assert delivery is not None
    assert (delivery.kind, delivery.reply) == (DeliveryKind.REPLY, public)
    assert deliveries.begin(report=report, at=NOW) == delivery


def joined(claim: Claim, other: Claim, by: Any) -> None:
    match = Match.objects.create(
        claim=claim,
        other=other,
        score=0.9,
        band="same",
        message_field="sentence",
        claim_field="sentence",
        engine="x",
        found_at=NOW,
    )
    matches.confirm(by=by, at=NOW, match=match)


def test_who_asked_in_other_words_is_told_once_a_person_joins_them(
    public: Reply, checker: Any, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    same = asked(text="Posyandu Galesong bukanya hari apa?").claim
    with django_capture_on_commit_callbacks(execute=True):
        joined(same, public.claim, checker)
    (letter,) = mailoutbox
    assert SAID in letter.body


def test_what_was_answered_is_not_joined_to_something_else(public: Reply, checker: Any) -> None:
    other = asked(text="Jembatan Galesong roboh?").claim
    with pytest.raises(NoVerdict):
        joined(public.claim, other, checker)


def test_while_it_waits_for_approval_nobody_is_told_of_it(pending: Reply) -> None:
    delivery = deliveries.begin(report=asked(), at=NOW)
    assert delivery is not None
    assert delivery.kind == DeliveryKind.DOOR
    assert SAID not in deliveries.words_of(delivery)


def test_who_was_told_an_earlier_answer_gets_the_correction(
    public: Reply, writer: Any, approver: Any, django_capture_on_commit_callbacks: Any
) -> None:
    told, waiting = asked(), asked("dua@contoh.example")
    Delivery.objects.create(
        report=told, reply=public, kind=DeliveryKind.REPLY, due_at=NOW, sent_at=NOW
    )
    Delivery.objects.create(report=waiting, reply=public, kind=DeliveryKind.REPLY, due_at=NOW)
    later = made.replied(public.claim, by=writer, approver=approver, at=LATER, text="Tiap Rabu.")
    deliveries.answer_all(claim=public.claim, at=LATER)
    kinds = dict(Delivery.objects.filter(reply=later).values_list("report", "kind"))
    assert kinds == {told.pk: DeliveryKind.CORRECTION, waiting.pk: DeliveryKind.REPLY}
    assert not Delivery.objects.filter(reply=public, sent_at=None).exists()
    corrected = Delivery.objects.get(reply=later, report=told)
    assert "Kami memperbaiki" in deliveries.words_of(corrected)


def test_what_was_dropped_is_not_sent_any_more(public: Reply, approver: Any) -> None:
    deliveries.begin(report=asked(), at=NOW)
    replies.drop(by=approver, at=NOW, reply=public, reason="Jadwal berubah.")
    assert not Delivery.objects.exclude(reply=None).exists()


def test_a_message_says_one_thing(public: Reply, checker: Any, takalar: Any, gowa: Any) -> None:
    report = asked()
    Delivery.objects.create(report=report, reply=public, kind=DeliveryKind.REPLY, due_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(report=report, reply=public, kind=DeliveryKind.REPLY, due_at=NOW)
