"""The first words of *Meja saya*: a greeting by the hour, and one sentence on what waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

# Indonesian days have five parts; the hour at which each begins.
PARTS_OF_THE_DAY = (
    (18, gettext_lazy("Good evening")),
    (15, gettext_lazy("Good late afternoon")),
    (11, gettext_lazy("Good midday")),
    (4, gettext_lazy("Good morning")),
    (0, gettext_lazy("Good evening")),
)
NUMBERS = (
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
)


def greeting(now: datetime) -> str:
    """The greeting of the hour in the current time zone."""
    hour = timezone.localtime(now).hour
    return next(str(words) for begins, words in PARTS_OF_THE_DAY if hour >= begins)


def number(count: int) -> str:
    """Up to ten in words, as one writes in a sentence."""
    return str(NUMBERS[count - 1]) if 1 <= count <= len(NUMBERS) else str(count)


def summary(*, waiting: int, late: int) -> str:
    """ "Empat hal menunggu Anda. Satu sudah lewat waktunya." """
    if not waiting:
        return _("Nothing waits for you now.")
    sentences = [
        ngettext("%(number)s thing waits for you.", "%(number)s things wait for you.", waiting)
        % {"number": capfirst(number(waiting))}
    ]
    if late == waiting == 1:
        sentences.append(_("It is past its time."))
    elif late == waiting:
        sentences.append(_("All of them are past their time."))
    elif late:
        sentences.append(
            ngettext("%(number)s is past its time.", "%(number)s are past their time.", late)
            % {"number": capfirst(number(late))}
        )
    return " ".join(sentences)


def late_by(since: datetime, now: datetime) -> str:
    """ "terlambat 2 jam": the largest unit only."""
    if now - since < timedelta(minutes=1):
        return _("due just now")
    return pgettext("past its time", "late by %(time)s") % {
        "time": timesince(since, now, depth=1).replace("\xa0", " ")
    }
