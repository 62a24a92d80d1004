"""How many stories met the standard at once: for the institution's own eyes, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.utils import timezone
from django.views.generic import TemplateView

from baruga.network.models import Institution
from baruga.newsroom.queries import FirstTries, first_tries

SPAN = timedelta(days=365)


@dataclass(frozen=True)
class Bar:
    """One month as it is drawn: heights in hundredths, `x` in units of the picture."""

    x: int
    month: FirstTries

    @property
    def top(self) -> int:
        return 100 - self.month.share


@dataclass(frozen=True)
class Series:
    """An institution's last twelve months."""

    institution: Institution
    bars: list[Bar]

    @property
    def tried(self) -> int:
        return sum(bar.month.tried for bar in self.bars)

    @property
    def passed(self) -> int:
        return sum(bar.month.passed for bar in self.bars)

    @property
    def width(self) -> int:
        return 40 * len(self.bars)


class FirstTryReport(LoginRequiredMixin, TemplateView):
    template_name = "newsroom/first_tries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        months = first_tries(self.request.user, since=timezone.now() - SPAN)
        series = [
            Series(institution, [Bar(40 * number, month) for number, month in enumerate(own)])
            for institution, own in groupby(months, key=lambda month: month.institution)
        ]
        return super().get_context_data(series=series, **kwargs)
