"""The demo's election: far enough from its quiet days, with names that nobody bears."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from baruga.accounts.models import User
from baruga.newsroom.actions import elections
from baruga.newsroom.models import Election

NAMES = "Pasangan Padi Menguning\nPasangan Perahu Layar\nPartai Lontara Contoh"


def load(*, at: datetime) -> None:
    """Once."""
    if Election.objects.exists():
        return
    day = timezone.localdate(at)
    elections.keep(
        by=User.objects.get(username="koordinator"),
        at=at,
        name="Pemilihan peragaan",
        days=(day - timedelta(days=12), day + timedelta(days=70)),
        quiet=(day + timedelta(days=50), day + timedelta(days=52)),
        names=NAMES,
    )
