"""What `baruga doctor` looks at on the hoax desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baruga.core.health import Finding, examinations
from baruga.hoaxdesk.channels import Unreachable, letters_in, telegram, whatsapp
from baruga.hoaxdesk.models import Delivery

LATE = timedelta(minutes=30)


def examine_messengers() -> Iterator[Finding]:
    """Which lines are open, and whether answers pile up."""
    for name, line, variable in (
        ("Telegram", telegram.line(), "BARUGA_TELEGRAM_TOKEN"),
        ("WhatsApp", whatsapp.line(), "BARUGA_WHATSAPP_TOKEN"),
    ):
        if line is None:
            yield Finding("missing", _("%(name)s is not connected") % {"name": name}, variable)
        else:
            yield Finding("ok", _("%(name)s is connected") % {"name": name})
    if letters_in.is_configured():
        try:
            with letters_in.mailbox():
                yield Finding("ok", _("%(name)s is connected") % {"name": _("The mailbox")})
        except Unreachable as fault:
            yield Finding(
                "broken",
                _("The mailbox cannot be opened: %(why)s") % {"why": fault},
                "BARUGA_MAIL_IN_URL",
            )
    late = Delivery.objects.waiting().filter(report__received_at__lte=timezone.now() - LATE)
    if count := late.filter(attempts__gt=0).count():
        yield Finding(
            "broken",
            ngettext(
                "%(count)s answer to a resident does not get through",
                "%(count)s answers to residents do not get through",
                count,
            )
            % {"count": count},
            "baruga worker",
        )


examinations.register("messengers", examine_messengers, order=30)
