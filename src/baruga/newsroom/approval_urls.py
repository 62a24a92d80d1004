"""Approval by link, without an account."""

from __future__ import annotations

from typing import Any

app_name = "approval"
urlpatterns: list[Any] = []
