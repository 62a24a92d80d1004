"""A claim on its way: reported, taken, asked, described, with evidence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from baruga.hoaxdesk.actions import claims, evidence, reports, verdicts
from baruga.hoaxdesk.choices import Carrier, Channel, EvidenceKind, Kind, Nature, Ruling
from baruga.hoaxdesk.models import Claim, Evidence, Verdict
from tests.cast import NOW


@pytest.fixture
def reported(db: None) -> Callable[..., Claim]:
    """`reported("words")`: a message that came by the public form, and its claim."""

    def report(text: str = "Jembatan di Takalar ditutup sampai Maret!", **fields: Any) -> Claim:
        arrived = reports.receive(channel=Channel.FORM, at=NOW, text=text, **fields)
        claim = reports.cluster(report_id=arrived.pk)
        assert claim is not None
        return claim

    return report


@pytest.fixture
def case(reported: Any, checker: Any, takalar: Any) -> Claim:
    """A case of Takalar; nobody has answered the first question."""
    return claims.take(by=checker, at=NOW, claim=reported(), institution=takalar)


@pytest.fixture
def fact(case: Claim, checker: Any) -> Claim:
    """The case, known to be a statement of fact, about nobody in particular."""
    claims.answer_gate(by=checker, at=NOW, claim=case, nature=Nature.FACT)
    return described(case, checker)


@pytest.fixture
def shared(fact: Claim, checker: Any, gowa: Any) -> Claim:
    """The fact, with Gowa asked for a signature."""
    claims.ask(by=checker, at=NOW, claim=fact, institution=gowa, why="Mohon tanda tangan.")
    return fact


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
