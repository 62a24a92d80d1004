"""Checks of clarifications: the fact comes first, what is false is quoted once and as a quotation."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.matching.stems import stems
from baruga.newsroom.standards.criterion import Known, Miss
from baruga.newsroom.standards.manuscript import Manuscript

# Lead with the fact, say the myth once: Lewandowsky et al., The Debunking Handbook 2020.
LABELS = re.compile(
    r"\b(hoaks|hoax|disinformasi|misinformasi|cek fakta|tidak benar|bukan fakta|berita bohong)\b",
    re.IGNORECASE,
)


def fact_first(manuscript: Manuscript, limit: float | None) -> Miss | None:
    """The headline says what is the case; it neither labels nor repeats what is refuted."""
    label = LABELS.search(manuscript.headline)
    if label is not None:
        return Miss(_("The headline labels instead of telling: %(word)s.") % {"word": label[0]})
    said, told = set(stems(manuscript.circulates)), set(stems(manuscript.headline))
    if manuscript.is_refuted and told and told <= said:
        return Miss(_("The headline repeats what circulates."))
    return None


def claim_quoted(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return None if manuscript.circulates.strip() else Miss(_("What circulates is not quoted yet."))


def advice_given(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return None if manuscript.what_to_do.strip() else Miss(_("Nobody learns what to do yet."))


KNOWN: dict[str, Known] = {
    "fact_first": Known(
        gettext_lazy("The headline states the fact"),
        gettext_lazy("Say what is the case, without a label and without what is false."),
        "title",
        fact_first,
    ),
    "claim_quoted": Known(
        gettext_lazy("What circulates, quoted once"),
        gettext_lazy("One neutral sentence; the page marks it as what circulates."),
        "circulates",
        claim_quoted,
    ),
    "advice_given": Known(
        gettext_lazy("What residents can do"),
        gettext_lazy("For example: where to ask, what not to pass on, what to do with a payment."),
        "what_to_do",
        advice_given,
    ),
}
