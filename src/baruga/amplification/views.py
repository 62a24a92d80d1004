"""Kits on the desk: the list, and one with all that can be passed on."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.views.generic import DetailView, ListView

from baruga.amplification import actions
from baruga.amplification.card import card_of
from baruga.amplification.models import Kit, KitQuerySet
from baruga.amplification.permissions import may_take_kits
from baruga.amplification.words import seconds_of, voice_script, whatsapp_text

WHATSAPP = "https://wa.me/?text="


class ForMembers(LoginRequiredMixin):
    """Kits for whoever serves an institution."""

    request: Any

    def get_queryset(self) -> KitQuerySet:
        if not may_take_kits(self.request.user):
            raise PermissionDenied
        return Kit.objects.shown().with_pages()


class Kits(ForMembers, ListView[Kit]):
    template_name = "amplification/kits.html"
    paginate_by = 20


class KitScreen(ForMembers, DetailView[Kit]):
    """A card that is missing or says something older is not shown, and asked for."""

    template_name = "amplification/kit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.object.page
        card, text, script = card_of(page), whatsapp_text(page), voice_script(page)
        is_current = card is not None and card.fingerprint == self.object.fingerprint
        if not is_current:
            actions.ask_for(page_id=page.pk)
        return super().get_context_data(
            page=page,
            verdict=page.verdict,
            is_current=is_current,
            text=text,
            script=script,
            seconds=seconds_of(script),
            pass_on=WHATSAPP + quote(text, safe=""),
            **kwargs,
        )
