"""*Jaringan*: institutions, their people, invitations."""

from __future__ import annotations

from typing import Any

app_name = "network"
urlpatterns: list[Any] = []
