"""The desk's small words in templates: icons, people, times, the shell around a page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from baruga.core.navigation import Shell, shell_for

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_shell(context: dict[str, Any]) -> Shell | None:
    """Menu, badges and institutions of this page; None for somebody who is not signed in."""
    request: HttpRequest | None = context.get("request")
    user = getattr(request, "user", None)
    return shell_for(request) if request is not None and user and user.is_authenticated else None


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One drawing of core/icons.svg; silent for screen readers unless it is given a label."""
    source = f"{static('core/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>',
            label,
            source,
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', source)


@register.filter
def initials(name: object) -> str:
    """The first letters of the first and the last word: "Andi Nurul Fadilah" is AF."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper() or "?"


def local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def in_words(value: datetime) -> str:
    """Day and time in the region's zone, which is named: "Senin, 23 November 2026, 10.00 WITA"."""
    here = local(value)
    written = date_format(here, pgettext("day and time", "l, j F Y, H:i"))
    return f"{written} {here.strftime('%Z')}".strip()


@register.simple_tag
def when(value: datetime | None) -> SafeString | str:
    """Day and time in full."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), in_words(value))


@register.simple_tag
def ago(value: datetime | None) -> SafeString | str:
    """How long ago, or how soon, with the full time on asking."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.isoformat(),
        in_words(value),
        distance(value),
    )


def distance(value: datetime) -> str:
    """Within a day "2 jam lalu", within a week "3 hari lalu", then the date."""
    now = timezone.now()
    away = abs(now - value)
    if away < timedelta(days=1):
        return str(naturaltime(value)).replace("\xa0", " ")
    if away >= timedelta(days=7):
        return date_format(local(value), pgettext("day", "j M Y"))
    words = timesince(min(value, now), max(value, now), depth=1).replace("\xa0", " ")
    sentence = _("%(time)s ago") if value < now else _("in %(time)s")
    return sentence % {"time": words}
