"""Telegram's Bot API (https://core.telegram.org/bots/api): webhook, sendMessage, getFile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from baruga.hoaxdesk.channels import LONGEST, Incoming, Undeliverable, Unfetchable, service
from baruga.hoaxdesk.choices import Channel

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name
OTHER = ("voice", "audio", "video", "video_note", "animation", "sticker", "location", "contact")


def line() -> Telegram | None:
    """None without a token."""
    token = settings.TELEGRAM_TOKEN
    return Telegram(settings.TELEGRAM_API, token) if token else None


@dataclass(frozen=True)
class Telegram:
    """`api` is the address without a path; the token is part of every address and in no message."""

    api: str
    token: str

    def send(self, contact: str, text: str, *, since_heard: timedelta) -> str:
        body = {
            "chat_id": int(contact),
            "text": text[:LONGEST],
            "link_preview_options": {"is_disabled": True},
        }
        status, said = service.call("POST", self._address("sendMessage"), body=body)
        if status != 200 or not said.get("ok"):
            raise Undeliverable(str(said.get("description", status))[:200])
        return str(said["result"]["message_id"])

    def fetch(self, file: str) -> bytes:
        status, said = service.call("POST", self._address("getFile"), body={"file_id": file})
        if status != 200 or not said.get("ok") or not said["result"].get("file_path"):
            raise Unfetchable(str(said.get("description", status))[:200])
        return service.download(f"{self.api}/file/bot{self.token}/{said['result']['file_path']}")

    def listen(self, address: str, secret: str) -> None:
        """Have messages sent to `address` from now on. Raises Undeliverable with what Telegram says."""
        body = {"url": address, "secret_token": secret, "allowed_updates": ["message"]}
        status, said = service.call("POST", self._address("setWebhook"), body=body)
        if status != 200 or not said.get("ok"):
            raise Undeliverable(str(said.get("description", status)))

    def _address(self, method: str) -> str:
        return f"{self.api}/bot{self.token}/{method}"


def read(update: Mapping[str, Any]) -> Incoming | None:
    """The message of an update; None when it is none, or not from a person's own chat.

    Whom a forwarded message came from is in it and is not looked at. Raises KeyError, TypeError or
    ValueError when it is no update.
    """
    message = update.get("message")
    if not isinstance(message, dict) or message["chat"]["type"] != "private":
        return None
    chat = int(message["chat"]["id"])
    return Incoming(
        channel=Channel.TELEGRAM,
        key=f"{chat}-{int(message['message_id'])}",
        contact=str(chat),
        at=datetime.fromtimestamp(int(message["date"]), UTC),
        text=str(message.get("text") or message.get("caption") or ""),
        files=tuple(_pictures(message)),
        album=f"{chat}-{message['media_group_id']}" if message.get("media_group_id") else "",
        has_other=any(kind in message for kind in OTHER),
    )


def _pictures(message: Mapping[str, Any]) -> list[str]:
    """The largest size of a photograph; a picture that was sent as a file."""
    if sizes := message.get("photo"):
        return [str(max(sizes, key=lambda one: int(one["width"]) * int(one["height"]))["file_id"])]
    document = message.get("document") or {}
    if str(document.get("mime_type", "")).startswith("image/"):
        return [str(document["file_id"])]
    return []
