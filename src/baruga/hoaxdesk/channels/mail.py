"""Answers by e-mail, for whoever left an address in the public form."""

from __future__ import annotations

import smtplib
from datetime import timedelta

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from baruga.hoaxdesk.channels import Undeliverable, Unfetchable, Unreachable


def line() -> Mail:
    return Mail()


class Mail:
    """Through the same server as every other message of the house."""

    def send(self, contact: str, text: str, *, since_heard: timedelta) -> str:
        try:
            send_mail(_("About what you asked"), text, None, [contact])
        except smtplib.SMTPRecipientsRefused as refused:
            raise Undeliverable(str(refused)[:200]) from refused
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(type(fault).__name__) from fault
        return ""

    def fetch(self, file: str) -> bytes:
        raise Unfetchable("A letter brings its files along.")
