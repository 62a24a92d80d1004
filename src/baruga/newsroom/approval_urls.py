"""Approval by link, without an account."""

from __future__ import annotations

from django.urls import path

from baruga.newsroom import approval_views as views

app_name = "approval"
urlpatterns = [
    path("<str:token>/", views.Decide.as_view(), name="decide"),
    path("<str:token>/naskah/", views.Manuscript.as_view(), name="manuscript"),
]
