"""Letters of the network."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from baruga.network.models import Invitation

logger = logging.getLogger("baruga.mail")


def invitation_link(token: str) -> str:
    """The whole address that the invited person opens."""
    return str(settings.BASE_URL) + reverse("invitations:accept_invitation", args=[token])


def send_invitation(invitation: Invitation, *, link: str) -> bool:
    """Send the link; answer whether the mail server took it. No queue and no log holds it."""
    subject = _("Invitation to %(institution)s at %(site)s") % {
        "institution": invitation.institution.short_name,
        "site": settings.WAGTAIL_SITE_NAME,
    }
    letter = render_to_string(
        "network/mail/invitation.txt",
        {"invitation": invitation, "link": link, "site_name": settings.WAGTAIL_SITE_NAME},
    )
    try:
        send_mail(" ".join(subject.split()), letter, None, [invitation.email])
    except (SMTPException, OSError) as error:
        logger.error("Invitation %s was not sent: %s", invitation.pk, type(error).__name__)
        return False
    return True
