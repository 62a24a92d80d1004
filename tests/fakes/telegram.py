"""Telegram's Bot API as https://core.telegram.org/bots/api documents it: what we use of it.

A wrong token is 404 for the client library and 401 for the server; a chat that blocked the bot is
403; a text is 1 to 4096 characters; a file is fetched in two steps, by a path that getFile tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.server import Answer, Asked, Service, serving

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = "rahasia-kait"
LONGEST = 4096


@dataclass
class FakeTelegram(Service):
    """`files` by file_id; `blocked` are chats that do not want the bot any more."""

    files: dict[str, bytes] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    sent: list[dict[str, Any]] = field(default_factory=list)
    webhook: dict[str, Any] = field(default_factory=dict)

    def rule(self, asked: Asked) -> Answer:
        method = asked.path.removeprefix(f"/bot{TOKEN}/")
        if asked.path.startswith(f"/file/bot{TOKEN}/photos/"):
            name = asked.path.rpartition("/")[2].removesuffix(".jpg")
            return (
                (200, self.files[name]) if name in self.files else (404, _fault(404, "Not Found"))
            )
        if method == asked.path:
            return 401, _fault(401, "Unauthorized")
        answers = {
            "sendMessage": self._send,
            "getFile": self._file,
            "setWebhook": self._webhook,
        }
        known = answers.get(method)
        return known(asked.body or {}) if known else (404, _fault(404, "Not Found"))

    def _send(self, body: dict[str, Any]) -> Answer:
        text = body.get("text", "")
        if not isinstance(body.get("chat_id"), int):
            return 400, _fault(400, "Bad Request: chat_id is empty")
        if not text:
            return 400, _fault(400, "Bad Request: message text is empty")
        if len(text) > LONGEST:
            return 400, _fault(400, "Bad Request: message is too long")
        if body["chat_id"] in self.blocked:
            return 403, _fault(403, "Forbidden: bot was blocked by the user")
        self.sent.append(body)
        return 200, {"ok": True, "result": {"message_id": len(self.sent), "text": text}}

    def _file(self, body: dict[str, Any]) -> Answer:
        name = body.get("file_id", "")
        if name not in self.files:
            return 400, _fault(400, "Bad Request: invalid file_id")
        return 200, {"ok": True, "result": {"file_id": name, "file_path": f"photos/{name}.jpg"}}

    def _webhook(self, body: dict[str, Any]) -> Answer:
        if not str(body.get("url", "")).startswith("https://"):
            return 400, _fault(400, "Bad Request: bad webhook: An HTTPS URL must be provided")
        self.webhook = body
        return 200, {"ok": True, "result": True, "description": "Webhook was set"}


@contextmanager
def telegram() -> Iterator[FakeTelegram]:
    fake = FakeTelegram()
    with serving(fake, fake.rule):
        yield fake


def update(
    text: str = "", *, number: int = 1, chat: int = 7001, at: int = 0, **more: Any
) -> dict[str, Any]:
    """A message from a person's own chat as Telegram brings it."""
    message = {
        "message_id": number,
        "from": {"id": chat, "is_bot": False, "first_name": "Warga", "language_code": "id"},
        "chat": {"id": chat, "first_name": "Warga", "type": "private"},
        "date": at or 1_763_870_400,
        **({"text": text} if text else {}),
        **more,
    }
    return {"update_id": 90_000 + number, "message": message}


def photo(file: str) -> list[dict[str, Any]]:
    """The sizes of a photograph; the last is the largest."""
    return [
        {"file_id": f"kecil-{file}", "file_unique_id": "k", "width": 90, "height": 67},
        {"file_id": file, "file_unique_id": "b", "width": 1280, "height": 960, "file_size": 99_000},
    ]


def _fault(code: int, description: str) -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description}
