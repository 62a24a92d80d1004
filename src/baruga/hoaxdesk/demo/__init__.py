"""What the demo shows of the hoax desk: a claim in every stage and at every door, all invented."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import ModelLogEntry

from baruga.accounts.models import User
from baruga.hoaxdesk import engine
from baruga.hoaxdesk.actions import (
    claims,
    evidence,
    matches,
    pictures,
    replies,
    reports,
    verdicts,
)
from baruga.hoaxdesk.choices import Carrier, Channel, EvidenceKind, Kind, Nature, Rejection, Ruling
from baruga.hoaxdesk.demo.circulating import circulating
from baruga.hoaxdesk.demo.clarifying import clarify
from baruga.hoaxdesk.models import Claim, ReportPicture
from baruga.network.choices import Verb
from baruga.network.models import Institution, Region

CLAIMS = Path(__file__).with_name("claims.toml")
WITH_PICTURE = 2  # of the reports of a claim bring its picture along
STEP = timedelta(minutes=9)  # between one thing that happens to a claim and the next


def load(*, at: datetime, say: Callable[[str], Any]) -> None:
    """Make the claims unless some are there already."""
    if Claim.objects.exists():
        return
    rows = tomllib.loads(CLAIMS.read_text(encoding="utf-8"))["claim"]
    for row in rows:
        _Telling(row, at - timedelta(hours=row["hours"])).tell()
    engine.rebuild()
    suggested = matches.suggest_again()
    say(f"Hoax desk: {len(rows)} claims, {suggested} of them perhaps the same as another")


class _Telling:
    """One claim through the same verbs that people use; `now` goes on a step with each of them."""

    def __init__(self, row: dict[str, Any], began: datetime) -> None:
        self.row = row
        self.now = began
        self.by = User.objects.filter(username=row.get("by", "")).first()

    def tell(self) -> None:
        before = set(ModelLogEntry.objects.values_list("pk", flat=True))
        claim = self._reported()
        if self.by is not None and "reject" in self.row:
            report = claim.reports.earliest("pk")
            reason = Rejection(self.row["reject"])
            reports.reject(by=self.by, at=self._later(), report=report, reason=reason)
        elif self.by is not None:
            self._work(claim, self.by)
        self._date(claim, before)

    def _reported(self) -> Claim:
        row = self.row
        region = Region.objects.filter(slug=row.get("region", "")).first()
        found: Claim | None = None
        picture = [circulating(row["picture"])] if "picture" in row else []
        for number, channel in enumerate(row["channels"]):
            report = reports.receive(
                channel=Channel(channel),
                at=self._later(),
                text=row.get("text", ""),
                link=row.get("link", ""),
                question=row.get("question", ""),
                region=region,
                pictures=picture if number < WITH_PICTURE else (),
            )
            found = reports.cluster(report_id=report.pk)
        assert found is not None  # noqa: S101  every line of the file names a channel
        return found

    def _work(self, claim: Claim, by: User) -> None:
        row = self.row
        own = Institution.objects.where(by, Verb.CHECK_FACTS).get()
        claims.take(by=by, at=self._later(), claim=claim, institution=own)
        claims.answer_gate(
            by=by,
            at=self._later(),
            claim=claim,
            nature=Nature(row["nature"]),
            note=row.get("note", ""),
        )
        if "sentence" in row:
            self._describe(claim, by)
        for piece in row.get("evidence", ()):
            values = piece | {"kind": EvidenceKind(piece["kind"])}
            evidence.bring(by=by, at=self._later(), claim=claim, institution=own, **values)
        if row.get("picture", {}).get("shown"):
            shown = ReportPicture.objects.of_claim(claim).earliest("pk")
            pictures.show(by=by, at=self._later(), claim=claim, picture=shown)
        if "quiet" in row:
            claims.keep_quiet(by=by, at=self._later(), claim=claim, reason=row["quiet"])
        if "verdict" in row:
            self._decide(claim, by)
        if "reply" in row:
            self._answer(claim, row["reply"])

    def _describe(self, claim: Claim, by: User) -> None:
        row = self.row
        claims.describe(
            by=by,
            at=self._later(),
            claim=claim,
            sentence=row["sentence"],
            carrier=Carrier(row["carrier"]),
            region=claim.region,
            about=list(Institution.objects.filter(slug__in=row.get("about", ()))),
        )
        if "weigh" in row:
            measures = dict(zip(claims.MEASURES, row["weigh"], strict=True))
            claims.weigh(by=by, at=self._later(), claim=claim, **measures)
        for wish in row.get("ask", ()):
            other = Institution.objects.get(slug=wish["institution"])
            claims.ask(by=by, at=self._later(), claim=claim, institution=other, why=wish["why"])
        claim.refresh_from_db()

    def _decide(self, claim: Claim, by: User) -> None:
        said = self.row["verdict"]
        verdict = verdicts.propose(
            by=by,
            at=self._later(),
            claim=claim,
            ruling=Ruling(said["ruling"]),
            kind=Kind(said["kind"]) if "kind" in said else None,
            fact=said["fact"],
            reasoning=said["reasoning"],
        )
        if "sign" in self.row:
            verdicts.sign(
                by=User.objects.get(username=self.row["sign"]),
                at=self._later(),
                verdict=verdict,
                institution=Institution.objects.get(slug=self.row["signs_for"]),
            )
        if "clarification" in self.row:
            claim.refresh_from_db()
            clarify(claim, self.row["clarification"], at=self._later())

    def _answer(self, claim: Claim, said: dict[str, str]) -> None:
        writer = User.objects.get(username=said["by"])
        reply = replies.write(by=writer, at=self._later(), claim=claim, text=said["text"])
        if "approve" in said:
            second = User.objects.get(username=said["approve"])
            replies.approve(by=second, at=self._later(), reply=reply)

    def _later(self) -> datetime:
        moment = self.now
        self.now = min(moment + STEP, timezone.now())
        return moment

    def _date(self, claim: Claim, before: set[int]) -> None:
        """The trail as if it had been written then, in its order."""
        entries = ModelLogEntry.objects.exclude(pk__in=before).filter(object_id=str(claim.pk))
        for number, entry in enumerate(entries.order_by("pk"), start=len(self.row["channels"])):
            moment = min(claim.first_seen_at + number * STEP, timezone.now())
            ModelLogEntry.objects.filter(pk=entry.pk).update(timestamp=moment)
