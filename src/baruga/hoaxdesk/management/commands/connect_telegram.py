"""`baruga connect_telegram`: have Telegram bring here what people write to the bot."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from baruga.hoaxdesk.channels import Undeliverable, Unreachable, telegram


class Command(BaseCommand):
    help = (
        "Tell Telegram where this site listens (BARUGA_TELEGRAM_TOKEN, BARUGA_TELEGRAM_SECRET, "
        "BARUGA_BASE_URL). Once after setting up, and whenever the address or the secret changes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        line = telegram.line()
        if line is None:
            raise CommandError("BARUGA_TELEGRAM_TOKEN and BARUGA_TELEGRAM_SECRET are not set.")
        address = settings.BASE_URL + reverse("hooks:telegram")
        try:
            line.listen(address, settings.TELEGRAM_SECRET)
        except (Unreachable, Undeliverable) as fault:
            raise CommandError(f"Telegram does not take {address}: {fault}") from fault
        self.stdout.write(f"Telegram brings messages to {address}.")
