"""*Kait*: where messengers bring what residents write."""

from __future__ import annotations

from django.urls import path

from baruga.hoaxdesk import hook_views

app_name = "hooks"
urlpatterns = [
    path("telegram/", hook_views.telegram_hook, name="telegram"),
    path("whatsapp/", hook_views.whatsapp_hook, name="whatsapp"),
]
