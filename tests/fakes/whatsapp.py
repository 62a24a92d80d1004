"""WhatsApp's Cloud API as https://developers.facebook.com/docs/whatsapp/cloud-api documents it.

Messages need a bearer token; free words reach only whoever wrote within 24 hours (else 131047), a
template any number; media are asked for by id, and fetched from an address that needs the token, too.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.server import Answer, Asked, Service, serving

TOKEN, PHONE, SECRET, VERIFY = "EAAtoken", "106540352242922", "rahasia-aplikasi", "kata-sandi-kait"
TEMPLATE = "jawaban_cek"


@dataclass
class FakeWhatsApp(Service):
    """`open_windows` are the numbers that wrote within 24 hours."""

    media: dict[str, bytes] = field(default_factory=dict)
    open_windows: set[str] = field(default_factory=set)
    sent: list[dict[str, Any]] = field(default_factory=list)

    def rule(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, _fault(190, "Invalid OAuth access token.")
        if asked.path == f"/v23.0/{PHONE}/messages":
            return self._send(asked.body or {})
        if asked.path.startswith("/unduh/"):
            name = asked.path.rpartition("/")[2]
            return (200, self.media[name]) if name in self.media else (404, b"")
        name = asked.path.removeprefix("/v23.0/")
        if name in self.media:
            return 200, {
                "url": f"{self.address}/unduh/{name}",
                "mime_type": "image/jpeg",
                "id": name,
                "messaging_product": "whatsapp",
            }
        return 400, _fault(100, "Unsupported get request.")

    def _send(self, body: dict[str, Any]) -> Answer:
        to, kind = body.get("to", ""), body.get("type")
        if body.get("messaging_product") != "whatsapp" or not to:
            return 400, _fault(100, "The parameter messaging_product is required.")
        if kind == "text" and to not in self.open_windows:
            return 400, _fault(131047, "Re-engagement message")
        if kind == "template":
            template = body["template"]
            texts = [one["text"] for one in template["components"][0]["parameters"]]
            if template["name"] != TEMPLATE or template["language"] != {"code": "id"}:
                return 404, _fault(132001, "Template name does not exist in the translation")
            if any("\n" in one or not one for one in texts):
                return 400, _fault(132018, "Param text cannot have new-line/tab characters")
        self.sent.append(body)
        return 200, {
            "messaging_product": "whatsapp",
            "contacts": [{"input": to, "wa_id": to}],
            "messages": [{"id": f"wamid.KELUAR{len(self.sent)}"}],
        }


@contextmanager
def whatsapp() -> Iterator[FakeWhatsApp]:
    fake = FakeWhatsApp()
    with serving(fake, fake.rule):
        yield fake


def notice(*messages: dict[str, Any], statuses: tuple[dict[str, Any], ...] = ()) -> bytes:
    """A notice with these messages, as bytes: its signature is over exactly these."""
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "62411555", "phone_number_id": PHONE},
    }
    if messages:
        value["contacts"] = [{"profile": {"name": "Warga"}, "wa_id": messages[0]["from"]}]
        value["messages"] = list(messages)
    if statuses:
        value["statuses"] = list(statuses)
    entry = {"id": "102290129340398", "changes": [{"value": value, "field": "messages"}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()


def message(
    text: str = "", *, number: int = 1, sender: str = "628115550001", at: int = 0, **more: Any
) -> dict[str, Any]:
    content = more or {"type": "text", "text": {"body": text}}
    return {
        "from": sender,
        "id": f"wamid.MASUK{number}",
        "timestamp": str(at or 1_763_870_400),
        **content,
    }


def signed(body: bytes) -> str:
    return "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()


def _fault(code: int, text: str) -> dict[str, Any]:
    return {"error": {"message": text, "type": "OAuthException", "code": code, "fbtrace_id": "A1"}}
