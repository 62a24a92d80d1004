"""What the screens show of matches: both sentences with their common words, and what became of the other."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from baruga.hoaxdesk import engine, permissions
from baruga.hoaxdesk.choices import ClaimStage, Ruling
from baruga.hoaxdesk.models import Match

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.hoaxdesk.models import Claim


@dataclass(frozen=True, kw_only=True)
class Like:
    """One suggestion on screen. `ruling` is None while the other is open; then `stage` speaks."""

    match: Match
    ours: SafeString
    theirs: SafeString
    stage: ClaimStage
    ruling: Ruling | None
    fact: str
    since: datetime
    may_open: bool

    @property
    def is_stopgap(self) -> bool:
        return self.match.engine == engine.DATABASE


def likes_of(user: User, claim: Claim) -> list[Like]:
    """What `claim` may be, as `user` may know it, the likeliest first; one query."""
    found = claim.matches.undecided().visible_to(user).with_answers(user)
    return [_like(claim, match) for match in found]


def merged_into(user: User, claim: Claim) -> list[Match]:
    """The claims that lie in `claim`, each with `may_part`; one query."""
    found = list(Match.objects.confirmed().filter(other=claim).select_related("claim__institution"))
    works = permissions.may_work_on(user, claim)
    for match in found:
        match.__dict__["may_part"] = works or permissions.may_join(user, match.claim)
    return found


def answer_of(user: User, claim: Claim) -> dict[str, Any]:
    """Of a merged claim, for whoever does not see the case it lies in: what is public of that."""
    match = claim.matches.confirmed().select_related("claim__institution", "other").first()
    stands = claim.stands_in
    verdict = stands.verdicts.in_force().select_related("institution", "signed_for").first()
    return {
        "claim": claim,
        "stands": stands if verdict else None,
        "verdict": verdict,
        "match": match,
        "may_part": match is not None and permissions.may_part(user, match),
        "may_enter": permissions.may_enter(user),
    }


def marked(text: str, words: Collection[str]) -> SafeString:
    """`text` with these words marked wherever they stand as whole words."""
    if not words:
        return format_html("{}", text)
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    pattern = rf"(?<!\w)({'|'.join(longest_first)})(?!\w)"
    pieces = re.split(pattern, text, flags=re.IGNORECASE)
    return format_html_join(
        "",
        "{}{}",
        (
            (before, format_html("<mark>{}</mark>", word) if word else "")
            for before, word in zip(pieces[::2], [*pieces[1::2], ""], strict=True)
        ),
    )


def _like(claim: Claim, match: Match) -> Like:
    said: dict[str, Any] = match.__dict__  # what `with_answers` fetched along
    other = match.other
    other.__dict__ |= {"has_pending": said["waits"], "has_signed": said["ruling"] is not None}
    return Like(
        match=match,
        ours=marked(claim.sentence, match.shared),
        theirs=marked(other.sentence, match.shared),
        stage=other.stage,
        ruling=Ruling(said["ruling"]) if said["ruling"] else None,
        fact=said["fact"] or "",
        since=said["signed_at"] or other.first_seen_at,
        may_open=said["may_open"],
    )
