"""Letters of the hoax desk: short, with one link, readable on a phone."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import override

from baruga.hoaxdesk.actions import signatures
from baruga.hoaxdesk.models import SignatureLink


def ask_signature(link_id: int) -> int:
    """Nothing is sent when the link was shut meanwhile."""
    link = SignatureLink.objects.select_related(
        "official", "verdict__institution", "verdict__claim"
    ).get(pk=link_id)
    if link.answered_at or link.revoked_at:
        return 0
    verdict = link.verdict
    address = settings.BASE_URL + reverse("signatures:sign", args=[signatures.token_of(link)])
    until = formatted(timezone.localtime(link.expires_at), "j F Y, H.i T")
    with override(settings.LANGUAGE_CODE):
        lines = [
            _("Dear %(official)s,") % {"official": link.official.name},
            _("%(institution)s asks you to read a verdict about what circulates, and to sign it:")
            % {"institution": verdict.institution.short_name},
            f"  {verdict.fact}",
            address,
            _(
                "You need no account. The link is for you alone and works until %(until)s. "
                "Please do not pass it on."
            )
            % {"until": until},
        ]
        subject = _("Please sign: %(fact)s") % {"fact": verdict.fact}
    return send_mail(subject, "\n\n".join(lines), None, [link.official.email])
