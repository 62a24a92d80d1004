"""A case of the owner's at the hoax desk, for the walk of the outsider."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model

from baruga.amplification.models import Kit
from baruga.hoaxdesk.choices import Channel, EvidenceKind, Kind, Nature, Ruling
from baruga.hoaxdesk.models import (
    Claim,
    ClarificationPage,
    Evidence,
    Match,
    Reply,
    Report,
    ReportPicture,
    Resemblance,
    Verdict,
)


def secret_case(
    secret: str, institution: Any, by: Any, at: datetime, photo: Any
) -> dict[str, Model]:
    """A claim with report, picture, evidence, a verdict that waits and its like; a question as well."""
    claim, older = (
        Claim.objects.create(
            sentence=f"{secret} klaim {words}",
            carrier="text",
            first_seen_at=at,
            described_at=at,
            institution=institution,
            taken_by=by,
            taken_at=at,
            nature=Nature.FACT,
            gated_by=by,
            gated_at=at,
        )
        for words in ("baru", "lama")
    )
    report = Report.objects.create(
        channel=Channel.FORM, text=f"{secret} pesan", received_at=at, erase_after=at, claim=claim
    )
    return {
        **_asked(institution, by, secret, at),
        "claim": claim,
        "older": older,
        "match": Match.objects.create(
            claim=claim,
            other=older,
            score=0.9,
            band="same",
            message_field="sentence",
            claim_field="sentence",
            shared=[secret],
            engine="x",
            found_at=at,
        ),
        "report": report,
        **_pictured(report, photo, secret, at),
        "kit": _kit(claim, secret, at),
        "evidence": _evidence(claim, institution, by, secret, at),
        "verdict": Verdict.objects.create(
            claim=claim,
            ruling=Ruling.FALSE,
            kind=Kind.FABRICATED,
            fact=f"{secret} fakta",
            reasoning=secret,
            institution=institution,
            by=by,
            at=at,
        ),
    }


def _pictured(report: Report, photo: Any, secret: str, at: datetime) -> dict[str, Model]:
    picture = ReportPicture.objects.create(
        report=report,
        file=ContentFile(secret.encode(), name="x.jpg"),
        width=4,
        height=3,
        sha256="0" * 64,
        words=f"{secret} kata",
    )
    resemblance = Resemblance.objects.create(
        picture=picture,
        photo=photo,
        is_sure=True,
        method="pdq",
        score=0,
        outline=[[0, 0], [4, 0], [4, 3], [0, 3]],
        engine="x",
        found_at=at,
    )
    return {"picture": picture, "resemblance": resemblance}


def _kit(claim: Claim, secret: str, at: datetime) -> Kit:
    """Of a clarification that is not published: nobody's to pass on."""
    assert claim.institution is not None
    page = ClarificationPage(
        title=f"{secret} klarifikasi",
        circulates=secret,
        claim=claim,
        institution=claim.institution,
        live=False,
    )
    claim.institution.section.add_child(instance=page)
    return Kit.objects.create(page=page, made_at=at, looked_at=at)


def _asked(institution: Any, by: Any, secret: str, at: datetime) -> dict[str, Model]:
    question = Claim.objects.create(
        sentence=f"{secret} pertanyaan",
        carrier="text",
        first_seen_at=at,
        described_at=at,
        institution=institution,
        taken_by=by,
        taken_at=at,
        nature=Nature.QUESTION,
        gated_by=by,
        gated_at=at,
    )
    reply = Reply.objects.create(
        claim=question, institution=institution, text=f"{secret} jawaban", by=by, at=at
    )
    return {"question": question, "reply": reply}


def _evidence(claim: Claim, institution: Any, by: Any, secret: str, at: datetime) -> Evidence:
    return Evidence.objects.create(
        claim=claim,
        kind=EvidenceKind.LINK,
        title=f"{secret} bukti",
        shows=secret,
        source=institution,
        institution=institution,
        by=by,
        at=at,
    )
