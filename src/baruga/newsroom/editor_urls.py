"""Our addresses inside the editor: checks while writing, originals of pictures."""

from __future__ import annotations

from typing import Any

app_name = "newsroom_editor"
urlpatterns: list[Any] = []
