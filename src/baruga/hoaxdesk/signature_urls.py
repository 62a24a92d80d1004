"""Signatures by link, without an account."""

from __future__ import annotations

from django.urls import path

from baruga.hoaxdesk import signature_views

app_name = "signatures"
urlpatterns = [path("<str:token>/", signature_views.SignByLink.as_view(), name="sign")]
