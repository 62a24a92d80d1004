"""The machine's checks and the built-in wording of every criterion.

A check reads a manuscript and answers None when it is met, else a `Miss`. It suggests; only what
it can be sure of is blocking in the default standard.
"""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from baruga.matching import abbreviations, lead, readability, shouting
from baruga.matching.gazetteer import Gazetteer
from baruga.matching.words import words
from baruga.newsroom.standards import answers, graphics
from baruga.newsroom.standards.criterion import Known, Miss
from baruga.newsroom.standards.manuscript import Manuscript, Picture
from baruga.newsroom.standards.recorded import RECORDED


def headline_length(manuscript: Manuscript, limit: float | None) -> Miss | None:
    count = len(words(manuscript.headline))
    if not count:
        return Miss(_("There is no headline yet."))
    return _too_many_words(count, limit)


def headline_calm(manuscript: Manuscript, limit: float | None) -> Miss | None:
    if shouting.shouted_headline(manuscript.headline):
        return Miss(_("The whole headline is in capitals."))
    return _shouted(manuscript.headline)


def lead_length(manuscript: Manuscript, limit: float | None) -> Miss | None:
    count = len(words(manuscript.lead))
    if not count:
        return Miss(_("There is no lead yet."))
    return _too_many_words(count, limit)


def lead_answers(manuscript: Manuscript, limit: float | None) -> Miss | None:
    """The dateline stands before the lead in print, so it answers "where" as well."""
    found = lead.answers(
        manuscript.lead, places=_gazetteer(manuscript.places), names=manuscript.institutions
    )
    questions = {
        _("who"): found.who,
        _("what"): found.what,
        _("where"): found.where or manuscript.dateline.strip(),
        _("when"): found.when,
    }
    silent = [question for question, answer in questions.items() if not answer]
    if not silent:
        return None
    return Miss(
        _("The lead does not seem to say: %(questions)s.") % {"questions": ", ".join(silent)}
    )


def source_named(manuscript: Manuscript, limit: float | None) -> Miss | None:
    if any(quote.speaker.strip() and quote.office.strip() for quote in manuscript.quotes):
        return None
    return Miss(_("No quotation names a speaker and an office."))


def place_given(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return None if manuscript.dateline.strip() else Miss(_("The dateline is empty."))


def text_calm(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return _shouted(manuscript.text)


def text_present(manuscript: Manuscript, limit: float | None) -> Miss | None:
    count = len(words(manuscript.text))
    if limit is None or count >= limit:
        return None
    return Miss(
        _("%(count)s words so far; at least %(limit)s.") % {"count": count, "limit": round(limit)}
    )


def abbreviations_explained(manuscript: Manuscript, limit: float | None) -> Miss | None:
    unexplained = abbreviations.unexplained(f"{manuscript.lead}\n{manuscript.text}")
    names = tuple(dict.fromkeys(finding.text for finding in unexplained))
    if not names:
        return None
    return Miss(_("Not written out: %(names)s.") % {"names": ", ".join(names[:8])}, names)


def sentences_short(manuscript: Manuscript, limit: float | None) -> Miss | None:
    found = readability.readability(manuscript.text, long_after=round(limit or 30)).long_sentences
    if not found:
        return None
    return Miss(
        ngettext("%(count)s sentence is too long.", "%(count)s sentences are too long.", len(found))
        % {"count": len(found)},
        tuple(sentence.text for sentence in found[:5]),
    )


def easy_to_read(manuscript: Manuscript, limit: float | None) -> Miss | None:
    read = readability.readability(manuscript.text)
    if limit is None or read.words < 60 or read.lix <= limit:
        return None
    return Miss(
        _("Reading difficulty %(score)s; easy enough up to %(limit)s.")
        % {"score": round(read.lix), "limit": round(limit)}
    )


def picture_complete(manuscript: Manuscript, limit: float | None) -> Miss | None:
    if manuscript.main_picture is None:
        return Miss(_("There is no main photograph yet."))
    return _incomplete([manuscript.main_picture], ("caption", "alt"))


def press_contact_given(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return None if manuscript.press_contact.strip() else Miss(_("There is no press contact yet."))


def topic_chosen(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return None if manuscript.topics else Miss(_("No topic is chosen yet."))


def photo_count(manuscript: Manuscript, limit: float | None) -> Miss | None:
    count = len(manuscript.pictures)
    if 3 <= count <= 12:
        return None
    return Miss(
        ngettext("%(count)s photograph so far.", "%(count)s photographs so far.", count)
        % {"count": count}
    )


def captions_complete(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return _incomplete(manuscript.pictures, ("caption", "alt"))


def creators_named(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return _incomplete(manuscript.pictures, ("creator", "dated"))


def consent_clear(manuscript: Manuscript, limit: float | None) -> Miss | None:
    missing = sum(picture.consent_missing for picture in manuscript.pictures)
    if not missing:
        return None
    return Miss(
        ngettext(
            "Consent was not asked for %(count)s photograph.",
            "Consent was not asked for %(count)s photographs.",
            missing,
        )
        % {"count": missing}
    )


@lru_cache(maxsize=4)
def _gazetteer(places: tuple[str, ...]) -> Gazetteer:
    """Prepared once for the region: with every village in it this costs more than the check."""
    return Gazetteer(places)


def _too_many_words(count: int, limit: float | None) -> Miss | None:
    if limit is None or count <= limit:
        return None
    return Miss(_("%(count)s words; at most %(limit)s.") % {"count": count, "limit": round(limit)})


def _shouted(text: str) -> Miss | None:
    found = tuple(dict.fromkeys(finding.text for finding in shouting.shouting(text)))
    if not found:
        return None
    return Miss(
        _("In capitals or with repeated marks: %(words)s.") % {"words": ", ".join(found[:5])}, found
    )


def _incomplete(
    pictures: list[Picture] | tuple[Picture, ...], needed: tuple[str, ...]
) -> Miss | None:
    names = {
        "caption": _("caption"),
        "alt": _("alternative text"),
        "creator": _("photographer"),
        "dated": _("date"),
    }
    lines = []
    for number, picture in enumerate(pictures, start=1):
        gaps = [names[field] for field in needed if not getattr(picture, field)]
        if gaps:
            lines.append(
                _("photograph %(number)s: %(gaps)s") % {"number": number, "gaps": ", ".join(gaps)}
            )
    return Miss(_("Missing: %(lines)s.") % {"lines": "; ".join(lines)}) if lines else None


KNOWN: dict[str, Known] = {
    "headline_length": Known(
        gettext_lazy("Headline of at most %(limit)s words"),
        gettext_lazy("Say what happened with one strong verb; leave the rest to the lead."),
        "title",
        headline_length,
    ),
    "headline_calm": Known(
        gettext_lazy("Headline without capitals throughout"),
        gettext_lazy("Write capitals only at the beginning and in names."),
        "title",
        headline_calm,
    ),
    "lead_length": Known(
        gettext_lazy("Lead of at most %(limit)s words"),
        gettext_lazy("Keep the one or two sentences without which nobody would understand."),
        "lead",
        lead_length,
    ),
    "lead_answers": Known(
        gettext_lazy("Lead says who, what, where and when"),
        gettext_lazy("Add what is missing, for example the day and the district."),
        "lead",
        lead_answers,
    ),
    "text_present": Known(
        gettext_lazy("Text long enough to inform"),
        gettext_lazy(
            "Answer what residents will ask: since when, for whom, at what cost, where to ask."
        ),
        "body",
        text_present,
    ),
    "source_named": Known(
        gettext_lazy("A source with name and office"),
        gettext_lazy("Add a quotation block with who said it and their office."),
        "body",
        source_named,
    ),
    "place_given": Known(
        gettext_lazy("Place of the story"),
        gettext_lazy("Write the place in the dateline."),
        "dateline",
        place_given,
    ),
    "text_calm": Known(
        gettext_lazy("Text without words in capitals"),
        gettext_lazy("Write the words in small letters; abbreviations may stay."),
        "body",
        text_calm,
    ),
    "abbreviations_explained": Known(
        gettext_lazy("Abbreviations written out at first use"),
        gettext_lazy("Write the full name first, then the abbreviation in brackets."),
        "body",
        abbreviations_explained,
    ),
    "sentences_short": Known(
        gettext_lazy("No sentence of more than %(limit)s words"),
        gettext_lazy("Make two sentences of one."),
        "body",
        sentences_short,
    ),
    "easy_to_read": Known(
        gettext_lazy("Easy to read"),
        gettext_lazy("Use shorter sentences and everyday words."),
        "body",
        easy_to_read,
    ),
    "picture_complete": Known(
        gettext_lazy("Main photograph with caption and alternative text"),
        gettext_lazy("Choose a photograph, then complete its caption and alternative text."),
        "main_image",
        picture_complete,
    ),
    "press_contact": Known(
        gettext_lazy("Press contact"),
        gettext_lazy("Write whom journalists may call."),
        "press_contact",
        press_contact_given,
    ),
    "topic_chosen": Known(
        gettext_lazy("At least one topic"),
        gettext_lazy("Choose the topic under which readers will look for it."),
        "topics",
        topic_chosen,
    ),
    "photo_count": Known(
        gettext_lazy("Three to twelve photographs"),
        gettext_lazy("Add photographs, or keep only those that tell something new."),
        "photos",
        photo_count,
    ),
    "captions_complete": Known(
        gettext_lazy("Every photograph with caption and alternative text"),
        gettext_lazy("Open the photograph and write who does what, where and when."),
        "photos",
        captions_complete,
    ),
    "creators_named": Known(
        gettext_lazy("Every photograph with photographer and date"),
        gettext_lazy("Open the photograph and complete both."),
        "photos",
        creators_named,
    ),
    "consent_clear": Known(
        gettext_lazy("Consent of people who can be recognised, of parents for their children"),
        gettext_lazy("Ask, above all children's parents, and note it with the photograph."),
        "photos",
        consent_clear,
    ),
    "establishing_shot": Known(
        gettext_lazy("One photograph shows the whole place"),
        gettext_lazy("Take one wide picture that shows where we are."),
        "photos",
    ),
    "facts_checked": Known(
        gettext_lazy("Names, offices, figures and dates compared with their source"),
        gettext_lazy("Compare them once more, then tick."),
        "confirmed",
    ),
    "neutral": Known(
        gettext_lazy("Neutral: favours no candidate, party or group"),
        gettext_lazy(
            "Leave out what praises or blames somebody who stands for election, then tick."
        ),
        "confirmed",
    ),
    **RECORDED,
    **graphics.KNOWN,
    **answers.KNOWN,
}
