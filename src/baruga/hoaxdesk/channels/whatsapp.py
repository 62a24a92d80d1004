"""WhatsApp's Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api): webhook, messages, media.

Within 24 hours of what a person wrote last, anything may be written to them; afterwards only a
template that Meta has approved. Ours has two places: what is the case, and the address of the page.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from baruga.hoaxdesk.channels import LONGEST, Incoming, Undeliverable, Unfetchable, service
from baruga.hoaxdesk.choices import Channel

SIGNATURE_HEADER = "X-Hub-Signature-256"
WINDOW = timedelta(hours=24) - timedelta(minutes=5)  # what is sent at its edge comes too late
LANGUAGE = "id"
PLACE = 600  # characters of the template's first place
TEXT, PICTURES = "text", ("image", "document")


def line() -> WhatsApp | None:
    """None without a token."""
    if not settings.WHATSAPP_TOKEN:
        return None
    return WhatsApp(
        settings.WHATSAPP_API,
        settings.WHATSAPP_PHONE,
        settings.WHATSAPP_TOKEN,
        settings.WHATSAPP_TEMPLATE,
    )


@dataclass(frozen=True)
class WhatsApp:
    """`api` with its version; `phone` is the number's id at Meta; `template` may be empty."""

    api: str
    phone: str
    token: str
    template: str

    def send(self, contact: str, text: str, *, since_heard: timedelta) -> str:
        body: dict[str, Any] = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": contact,
        }
        if since_heard < WINDOW:
            body |= {"type": TEXT, TEXT: {"preview_url": False, "body": text[:LONGEST]}}
        else:
            body |= self._as_template(text)
        status, said = service.call(
            "POST", f"{self.api}/{self.phone}/messages", headers=self._headers, body=body
        )
        if status != 200:
            raise Undeliverable(_fault(said, status))
        return str(said["messages"][0]["id"])

    def fetch(self, file: str) -> bytes:
        status, said = service.call("GET", f"{self.api}/{file}", headers=self._headers)
        if status != 200 or not said.get("url"):
            raise Unfetchable(_fault(said, status))
        return service.download(str(said["url"]), headers=self._headers)

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def _as_template(self, text: str) -> dict[str, Any]:
        if not self.template:
            raise Undeliverable("More than 24 hours have passed, and no template is configured.")
        places = [
            " ".join(part.split()) for part in text.rpartition("\n")[::2]
        ]  # no line breaks there
        parameters = [{"type": TEXT, TEXT: place[:PLACE] or "-"} for place in places]
        return {
            "type": "template",
            "template": {
                "name": self.template,
                "language": {"code": LANGUAGE},
                "components": [{"type": "body", "parameters": parameters}],
            },
        }


def is_signed(body: bytes, signature: str) -> bool:
    """Whether the app's secret signed exactly these bytes."""
    made = hmac.new(settings.WHATSAPP_SECRET.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"sha256={made}".encode(), signature.encode())


def read(notice: Mapping[str, Any]) -> Iterator[Incoming]:
    """The messages of a notice. Raises KeyError, TypeError or ValueError when it is none."""
    for value in _values(notice):
        for message in value.get("messages", ()):
            kind = message["type"]
            content = message.get(kind) or {}
            file = _file(kind, content)
            yield Incoming(
                channel=Channel.WHATSAPP,
                key=str(message["id"]),
                contact=str(message["from"]),
                at=datetime.fromtimestamp(int(message["timestamp"]), UTC),
                text=str(content.get("body") or content.get("caption") or ""),
                files=(file,) if file else (),
                has_other=kind != TEXT and not file,
            )


def failures(notice: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names of messages that were not delivered after all, and why. Raises as `read`."""
    for value in _values(notice):
        for status in value.get("statuses", ()):
            if status["status"] == "failed":
                fault: Mapping[str, Any] = next(iter(status.get("errors", ())), {})
                yield str(status["id"]), f"{fault.get('code', '')} {fault.get('title', '')}".strip()


def _values(notice: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for entry in notice["entry"]:
        for change in entry["changes"]:
            if change.get("field") == "messages":
                yield change["value"]


def _file(kind: str, content: Mapping[str, Any]) -> str:
    is_picture = str(content.get("mime_type", "")).startswith("image/")
    return str(content["id"]) if kind in PICTURES and is_picture else ""


def _fault(said: Mapping[str, Any], status: int) -> str:
    error = said.get("error")
    if not isinstance(error, dict):
        return f"status {status}"
    return f"{error.get('code', status)} {error.get('message', '')}"[:200].strip()
