"""Speaking HTTP with a service that was configured, and what its answers mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from baruga.hoaxdesk.channels import LARGEST, Unfetchable, Unreachable

if TYPE_CHECKING:
    import httpx

PATIENCE = 15.0  # seconds for one step
TOO_MANY, SERVER_FAULT = 429, 500


def call(
    method: str, address: str, *, headers: Mapping[str, str] | None = None, body: Any = None
) -> tuple[int, dict[str, Any]]:
    """Status and JSON of the answer. Raises Unreachable, also for 429 and faults of the service."""
    import httpx

    try:
        answer = httpx.request(method, address, headers=headers, json=body, timeout=PATIENCE)
    except httpx.HTTPError as fault:
        raise Unreachable(type(fault).__name__) from fault
    try:
        said = answer.json()
    except ValueError:
        said = {}
    said = said if isinstance(said, dict) else {}
    if answer.status_code == TOO_MANY or answer.status_code >= SERVER_FAULT:
        raise Unreachable(f"status {answer.status_code}", _wait(answer, said))
    return answer.status_code, said


def download(address: str, *, headers: Mapping[str, str] | None = None) -> bytes:
    """At most `LARGEST` bytes. Raises Unreachable, Unfetchable."""
    import httpx

    try:
        with httpx.stream("GET", address, headers=headers, timeout=PATIENCE) as answer:
            if answer.status_code == TOO_MANY or answer.status_code >= SERVER_FAULT:
                raise Unreachable(f"status {answer.status_code}")
            if answer.status_code != httpx.codes.OK:
                raise Unfetchable(f"status {answer.status_code}")
            data = b""
            for piece in answer.iter_bytes():
                data += piece
                if len(data) > LARGEST:
                    raise Unfetchable("too large")
            return data
    except httpx.HTTPError as fault:
        raise Unreachable(type(fault).__name__) from fault


def _wait(answer: httpx.Response, said: Mapping[str, Any]) -> timedelta:
    """What Telegram writes into its body and others into a header; nothing when nobody says."""
    parameters = said.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    seconds = seconds or answer.headers.get("Retry-After", "")
    return timedelta(seconds=int(seconds)) if str(seconds).isdecimal() else timedelta()
