"""Claims for tests, on their way from a report to a verdict; each function goes a step further."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wagtail.rich_text import RichText

from baruga.hoaxdesk.actions import claims, clarifications, evidence, replies, reports, verdicts
from baruga.hoaxdesk.choices import Carrier, Channel, EvidenceKind, Kind, Nature, Ruling
from baruga.hoaxdesk.models import Claim, ClarificationPage, Evidence, Reply, Verdict
from baruga.newsroom.choices import InformationClass
from tests.cast import NOW

WORDS = (
    "Penjaga jembatan mencatat kendaraan melintas dua arah sejak pukul enam pagi. Lantai dan tiang "
    "jembatan diperiksa pada pagi yang sama, dan tidak ada kerusakan. Pemeriksaan berikutnya "
    "dijadwalkan bulan depan, dan hasilnya diumumkan di halaman ini."
)


def reported(text: str = "Jembatan di Takalar ditutup sampai Maret!", **fields: Any) -> Claim:
    """A message that came by the public form, and its claim."""
    arrived = reports.receive(channel=Channel.FORM, at=NOW, text=text, **fields)
    claim = reports.cluster(report_id=arrived.pk)
    assert claim is not None
    return claim


def case(*, by: Any, institution: Any) -> Claim:
    """Taken; nobody has answered the first question."""
    return claims.take(by=by, at=NOW, claim=reported(), institution=institution)


def fact(*, by: Any, institution: Any) -> Claim:
    """A statement of fact in one sentence, about nobody in particular."""
    taken = case(by=by, institution=institution)
    claims.answer_gate(by=by, at=NOW, claim=taken, nature=Nature.FACT)
    return described(taken, by)


def question(*, by: Any, institution: Any, nature: Nature = Nature.QUESTION) -> Claim:
    """What is no fact, in one sentence: it may be answered without a verdict."""
    taken = case(by=by, institution=institution)
    claims.answer_gate(by=by, at=NOW, claim=taken, nature=nature, note="Bukan pernyataan.")
    return described(taken, by, sentence="Kapan posyandu di Galesong buka?")


def replied(claim: Claim, *, by: Any, approver: Any, at: datetime = NOW, **fields: Any) -> Reply:
    """Answered, and approved by another person of the same institution."""
    values: dict[str, Any] = {"text": "Posyandu buka tiap Selasa pukul 08.00."}
    written = replies.write(by=by, at=at, claim=claim, **(values | fields))
    return replies.approve(by=approver, at=at, reply=written)


def shared(*, by: Any, institution: Any, other: Any) -> Claim:
    """A fact, with `other` asked for a signature."""
    checked = fact(by=by, institution=institution)
    claims.ask(by=by, at=NOW, claim=checked, institution=other, why="Mohon tanda tangan.")
    return checked


def described(
    claim: Claim, by: Any, *about: Any, sentence: str = "Jembatan ditutup sampai Maret."
) -> Claim:
    return claims.describe(
        by=by,
        at=NOW,
        claim=claim,
        sentence=sentence,
        carrier=Carrier.TEXT,
        region=None,
        about=about,
    )


def piece(claim: Claim, by: Any, institution: Any, **fields: Any) -> Evidence:
    """One piece of evidence, by an office outside the network unless `source` says otherwise."""
    values: dict[str, Any] = {
        "kind": EvidenceKind.STATEMENT,
        "title": "Keterangan penjaga jembatan",
        "shows": "Jembatan dilalui seperti biasa pada pagi hari.",
        "source_name": "Penjaga jembatan",
    }
    return evidence.bring(by=by, at=NOW, claim=claim, institution=institution, **(values | fields))


def proposed(claim: Claim, by: Any, *, at: datetime = NOW, **fields: Any) -> Verdict:
    values: dict[str, Any] = {
        "ruling": Ruling.FALSE,
        "kind": Kind.FABRICATED,
        "fact": "Jembatan tetap dibuka.",
        "reasoning": "Petugas di tempat melihat kendaraan lewat.",
    }
    return verdicts.propose(by=by, at=at, claim=claim, **(values | fields))


def decided(claim: Claim, *, by: Any, signer: Any, **fields: Any) -> Verdict:
    """With evidence, and a verdict that the institution asked for help has signed."""
    assert claim.institution is not None
    piece(claim, by, claim.institution)
    other = claim.asks.get().institution
    return verdicts.sign(
        by=signer, at=NOW, verdict=proposed(claim, by, **fields), institution=other
    )


def clarified(claim: Claim, *, by: Any, approver: Any) -> ClarificationPage:
    """A clarification that meets the standard, approved and published."""
    page = written(claim, by=by)
    page.get_workflow().start(page, by)
    page.current_workflow_state.current_task_state.approve(user=approver)
    return ClarificationPage.objects.get(pk=page.pk)


def written(claim: Claim, *, by: Any, **fields: Any) -> ClarificationPage:
    """A draft that meets the standard."""
    page = clarifications.begin(by=by, at=NOW, claim=claim)
    values: dict[str, Any] = {
        "title": "Jembatan di Takalar dilalui seperti biasa",
        "lead": "Kendaraan melintas dua arah sejak Senin (23/11/2026) pagi, kata penjaga jembatan.",
        "body": [("text", RichText(f"<p>{WORDS}</p>"))],
        "what_to_do": "Lewatlah seperti biasa, dan jangan teruskan pesannya.",
        "press_contact": "Humas Pemkab Takalar, 0418-5550100",
        "information_class": InformationClass.PERIODIC,
        "confirmed": ["facts_checked", "neutral"],
    }
    for name, value in (values | fields).items():
        setattr(page, name, value)
    page.save()
    page.save_revision(user=by)
    return page
