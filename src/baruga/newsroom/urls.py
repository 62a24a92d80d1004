"""*Konten*: stories of one's institutions, read and decided on the desk."""

from __future__ import annotations

from typing import Any

app_name = "newsroom"
urlpatterns: list[Any] = []
