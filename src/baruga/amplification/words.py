"""The words of a kit: a message to pass on and a script to read aloud, the fact first in both.

Both are worked out from the page and the verdict in force, so that a corrected verdict corrects
them. They are Indonesian whatever language the reader's desk has: they are for residents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from baruga.hoaxdesk.models import ClarificationPage, Verdict

LONGEST = 700  # characters of a message
MOST_WORDS = 140  # of a script
PER_MINUTE = 140  # words that an announcer reads
LONG_SENTENCE = 28  # words; whoever reads aloud runs out of breath
GAP = "\n\n"
ROOMS = {"circulates": 250, "signed": 190, "advice": 170, "how": 240}  # characters of a part
QUOTED = 170  # characters of what circulates
SHORTEST = 30  # characters that are worth beginning a sentence for

_ADDRESS = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|\b(?:[a-z0-9-]+\.)+(?:id|com|org|net|info|me|ly|co|example)\b(?:/\S*)?",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W_]+")


def whatsapp_text(page: ClarificationPage) -> str:
    """At most `LONGEST` characters, the link last; empty while no verdict is in force."""
    verdict = page.verdict
    if verdict is None:
        return ""
    with translation.override(settings.LANGUAGE_CODE):
        head = f"*{cut(_line(verdict.fact).replace('*', ''), 200)}*"
        link = _("Read more: %(address)s") % {"address": address_of(page)}
        if len(head) + len(GAP) + len(link) > LONGEST:
            link = ""
        parts = {
            "circulates": [_circulating(page, verdict)],
            "signed": [signatures(verdict)],
            "advice": _advice(page, verdict),
            "how": _how(page, verdict),
        }
    room = LONGEST - len(head) - (len(GAP) + len(link) if link else 0)
    said: dict[str, str] = {}
    for name, sentences in parts.items():
        text = _shortened(sentences, min(ROOMS[name], room - len(GAP)))
        if text:
            said[name] = text
            room -= len(text) + len(GAP)
    shown = (said.get(name, "") for name in ("how", "circulates", "advice", "signed"))
    return GAP.join(filter(None, (head, *shown, link)))


def voice_script(page: ClarificationPage) -> str:
    """At most `MOST_WORDS` words, about a minute; empty while no verdict is in force.

    It names the site and spells no address.
    """
    verdict = page.verdict
    if verdict is None:
        return ""
    with translation.override(settings.LANGUAGE_CODE):
        fact = _ended(_first_words(_spoken(verdict.fact), 35))
        said = _first_words(_spoken(_said(page)), 25)
        circulates = (
            _("What is going around: %(sentence)s") % {"sentence": _ended(said)} if said else ""
        )
        ruling = _("We found: %(ruling)s.") % {"ruling": _ruling(verdict)}
        closing = _("Read everything at %(site)s.") % {"site": settings.WAGTAIL_SITE_NAME}
        signed = signatures(verdict)
        again = _("Once more: %(fact)s") % {"fact": fact}
    fixed = [fact, circulates and f"{circulates} {ruling}", f"{again} {signed} {closing}"]
    room = MOST_WORDS - sum(map(count_words, fixed))
    advice = _spoken_sentences(_advice(page, verdict), max(0, min(30, room)))
    how = _spoken_sentences(_how(page, verdict), max(0, room - count_words(advice)))
    return _first_words(GAP.join(filter(None, (fixed[0], how, fixed[1], advice, fixed[2]))))


def address_of(page: ClarificationPage) -> str:
    """Where the public reads it, as this installation is called; empty while it has no address."""
    parts = page.get_url_parts()
    return f"{settings.BASE_URL}{parts[2]}" if parts and parts[2] else ""


def count_words(text: str) -> int:
    return len(text.split())


def seconds_of(script: str) -> int:
    """How long it takes to read aloud, in steps of five."""
    return 5 * round(count_words(script) * 60 / PER_MINUTE / 5)


def signatures(verdict: Verdict) -> str:
    """Who found it out and who signed, by their short names."""
    assert verdict.signed_for is not None  # noqa: S101  a verdict in force is signed
    return _("Checked by %(institution)s, also signed by %(other)s.") % {
        "institution": verdict.institution.short_name,
        "other": verdict.signed_for.short_name,
    }


def how_we_know(page: ClarificationPage, verdict: Verdict, room: int) -> str:
    """The reasoning in whole sentences, as far as they fit."""
    return _shortened(_how(page, verdict), room)


def cut(text: str, room: int) -> str:
    """`text` in at most `room` characters, ended between two words where there are any."""
    if len(text) <= room:
        return text
    if room < 2:
        return ""
    begun = text[: room - 1]
    if text[room - 1] != " " and " " in begun:
        begun = begun[: begun.rindex(" ")]
    return begun.rstrip(" ,;:.-–") + "…"


def _how(page: ClarificationPage, verdict: Verdict) -> list[str]:
    return _without(page.circulates or page.claim.sentence, _sentences(verdict.reasoning))


def _advice(page: ClarificationPage, verdict: Verdict) -> list[str]:
    """What residents can do, unless it was written for an earlier verdict."""
    published, signed = page.last_published_at, verdict.signed_at
    if published is not None and signed is not None and published < signed:
        return []
    return _without(page.circulates or page.claim.sentence, _sentences(page.what_to_do))


def _said(page: ClarificationPage) -> str:
    """What circulates, unless it is the fact itself."""
    said = _line(page.circulates or page.claim.sentence)
    verdict = page.verdict
    return "" if verdict is not None and _folded(said) == _folded(verdict.fact) else said


def _circulating(page: ClarificationPage, verdict: Verdict) -> str:
    said = _said(page)
    ruling = _("We found: %(ruling)s.") % {"ruling": _ruling(verdict)}
    if not said:
        return ruling
    return (
        _("What circulates: “%(sentence)s”") % {"sentence": cut(said.rstrip("."), QUOTED)}
        + f". {ruling}"
    )


def _ruling(verdict: Verdict) -> str:
    return verdict.get_ruling_display().lower()


def _shortened(sentences: Iterable[str], room: int) -> str:
    """As many whole sentences as fit; of a first one that does not, as many words."""
    found: list[str] = []
    left = room
    for each in sentences:
        if len(each) > left:
            if not found and room >= SHORTEST:
                return cut(each, room)
            break
        found.append(each)
        left -= len(each) + 1
    return " ".join(_answered(found))


def _spoken_sentences(sentences: Iterable[str], most: int) -> str:
    """Whole sentences of a breath's length, without addresses, at most so many words."""
    found: list[str] = []
    room = most
    for each in sentences:
        words = count_words(each)
        if _ADDRESS.search(each) or words > LONG_SENTENCE:
            continue
        if words > room:
            break
        found.append(_ended(each))
        room -= words
    return " ".join(_answered(found))


def _answered(sentences: list[str]) -> list[str]:
    """Without questions at the end: their answer did not fit."""
    while sentences and sentences[-1].endswith("?"):
        sentences = sentences[:-1]
    return sentences


def _first_words(text: str, most: int = MOST_WORDS) -> str:
    """The first `most` words; what fits is not touched."""
    if count_words(text) <= most:
        return text
    return " ".join(text.split()[:most]).rstrip(" ,;:.-–") + "…"


def _spoken(text: str) -> str:
    return _line(_ADDRESS.sub("", text))


def _sentences(text: str) -> list[str]:
    return [
        sentence
        for line in text.splitlines()
        for sentence in _END.split(_line(line))
        if sentence.strip()
    ]


def _without(said: str, sentences: Iterable[str]) -> list[str]:
    """Those that do not repeat what circulates word for word: it is said once."""
    unwanted = _folded(said)
    return [each for each in sentences if not unwanted or unwanted not in _folded(each)]


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _line(text: str) -> str:
    return " ".join(text.split())


def _ended(text: str) -> str:
    return text if text.endswith(("?", "!", "…", ".")) else f"{text}."
