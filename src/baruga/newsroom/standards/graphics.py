"""Checks of infographics: where the figures come from, who can read them, and how."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.matching.words import words
from baruga.newsroom.standards.criterion import Known, Miss
from baruga.newsroom.standards.manuscript import Manuscript

_DIGITS = re.compile(r"\d(?:[\d.,\s]*\d)?")
MOSTLY_FAINT = 0.5
"""Share of a picture's marked places that may stand out little: a photograph in it has many."""


def graphic_present(manuscript: Manuscript, limit: float | None) -> Miss | None:
    if manuscript.graphic is not None or manuscript.main_picture is not None:
        return None
    return Miss(_("There is no graphic yet."))


def figures_sourced(manuscript: Manuscript, limit: float | None) -> Miss | None:
    if not manuscript.figures:
        return Miss(_("No figure is listed yet."))
    lines = []
    for number, figure in enumerate(manuscript.figures, start=1):
        gaps = [
            name
            for name, there in ((_("source"), figure.source), (_("date"), figure.dated))
            if not there
        ]
        if gaps:
            lines.append(
                _("figure %(number)s: %(gaps)s") % {"number": number, "gaps": ", ".join(gaps)}
            )
    return Miss(_("Missing: %(lines)s.") % {"lines": "; ".join(lines)}) if lines else None


def alternative_given(manuscript: Manuscript, limit: float | None) -> Miss | None:
    count = len(words(manuscript.in_words))
    if count >= (limit or 1):
        return None
    return Miss(
        _("%(count)s words so far; at least %(limit)s.")
        % {"count": count, "limit": round(limit or 1)}
    )


def figures_agree(manuscript: Manuscript, limit: float | None) -> Miss | None:
    """Every value of the table stands in the drawing; the words of a picture nobody here can read."""
    if manuscript.graphic is None or not manuscript.graphic.words:
        return None
    drawn = set(numbers(" | ".join(manuscript.graphic.words)))
    missing = [
        figure.value for figure in manuscript.figures if not set(numbers(figure.value)) <= drawn
    ]
    if not missing:
        return None
    return Miss(
        _("In the table, but not in the drawing: %(values)s.") % {"values": "; ".join(missing[:6])}
    )


def numbers(text: str) -> list[str]:
    """The numbers in a text, without the signs that group their digits."""
    return [re.sub(r"\D", "", found) for found in _DIGITS.findall(text)]


def contrast_enough(manuscript: Manuscript, limit: float | None) -> Miss | None:
    """Words of a drawing by WCAG 2.2, 1.4.3; a picture's marks by 1.4.11 (see `matching.contrast`)."""
    graphic = manuscript.graphic
    if graphic is not None:
        faint = graphic.faint(limit or 4.5)
        if not faint:
            return None
        return Miss(
            _("Too pale to read: %(words)s.")
            % {"words": "; ".join(f"“{each.text}” ({each.ratio:.1f} : 1)" for each in faint[:4])}
        )
    if manuscript.faint_share <= MOSTLY_FAINT:
        return None
    return Miss(
        _("%(share)s %% of the marks in the picture stand out little from their ground.")
        % {"share": round(100 * manuscript.faint_share)}
    )


def drawing_whole(manuscript: Manuscript, limit: float | None) -> Miss | None:
    removed = manuscript.graphic.removed if manuscript.graphic else ()
    if not removed:
        return None
    return Miss(_("Left out for safety: %(names)s.") % {"names": ", ".join(removed)})


KNOWN: dict[str, Known] = {
    "graphic_present": Known(
        gettext_lazy("A graphic: drawing or picture"),
        gettext_lazy("Choose an SVG drawing, or a picture as the main photograph."),
        "drawing",
        graphic_present,
    ),
    "figures_sourced": Known(
        gettext_lazy("Every figure with its source and date"),
        gettext_lazy("Name whose record each figure comes from, and as of which day."),
        "figures",
        figures_sourced,
    ),
    "alternative_given": Known(
        gettext_lazy("The graphic told in words"),
        gettext_lazy("Write what it shows and which figures matter, as if on the phone."),
        "in_words",
        alternative_given,
    ),
    "figures_agree": Known(
        gettext_lazy("Table and drawing give the same figures"),
        gettext_lazy("Compare both; a slip of a digit is quickly made."),
        "figures",
        figures_agree,
    ),
    "contrast_enough": Known(
        gettext_lazy("Words and marks stand out enough"),
        gettext_lazy("Use darker writing or a lighter ground, so that it can be read in the sun."),
        "drawing",
        contrast_enough,
    ),
    "drawing_whole": Known(
        gettext_lazy("The drawing lost nothing when it was made safe"),
        gettext_lazy("Look at the preview; if something is gone, export it as a plain SVG."),
        "drawing",
        drawing_whole,
    ),
    "figures_complete": Known(
        gettext_lazy("Every figure of the graphic stands in the table"),
        gettext_lazy("Go through the graphic once more, then tick."),
        "confirmed",
    ),
}
