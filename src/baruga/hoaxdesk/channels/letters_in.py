"""Letters to the hoax desk, fetched from a mailbox over IMAP (RFC 3501).

What a machine sends by itself (RFC 3834) is taken from the mailbox and makes no report: two that
answer each other would never end.
"""

from __future__ import annotations

import email
import hashlib
import imaplib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.html import strip_tags

from baruga.hoaxdesk.channels import LARGEST, Unreachable

PATIENCE = 20.0  # seconds
AT_ONCE = 20  # letters in one minute
PICTURES = 4
MACHINES = re.compile(r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@", re.IGNORECASE)
QUOTED = re.compile(r"^\s*>.*$", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    """What a person wrote. `key` names it; `pictures` are attached, as bytes, unjudged."""

    key: str
    sender: str
    text: str
    pictures: tuple[bytes, ...]
    is_by_a_machine: bool


def is_configured() -> bool:
    return bool(settings.MAIL_IN_URL)


@contextmanager
def mailbox() -> Iterator[imaplib.IMAP4]:
    """The configured one, opened. Raises Unreachable."""
    parts = urlsplit(settings.MAIL_IN_URL)
    secure = parts.scheme == "imaps"
    kind = imaplib.IMAP4_SSL if secure else imaplib.IMAP4
    try:
        box = kind(parts.hostname or "", parts.port or (993 if secure else 143), timeout=PATIENCE)
    except OSError as fault:
        raise Unreachable(type(fault).__name__) from fault
    try:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select(unquote(parts.path.strip("/")) or "INBOX")
        yield box
    except (imaplib.IMAP4.error, OSError) as fault:
        raise Unreachable(str(fault)[:200]) from fault
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            box.logout()


def unread(box: imaplib.IMAP4) -> list[str]:
    """Numbers of the oldest letters that nobody has taken in."""
    _status, found = box.uid("search", "UNSEEN")
    return [number.decode() for number in (found[0] or b"").split()][:AT_ONCE]


def fetch(box: imaplib.IMAP4, number: str) -> Letter | None:
    """Without marking it; None for one that is too large to look at."""
    _status, sized = box.uid("fetch", number, "(RFC822.SIZE)")
    size = re.search(rb"RFC822\.SIZE (\d+)", _line(sized))
    if size is None or int(size.group(1)) > LARGEST * 2:  # in base64 a file is a third longer
        return None
    _status, told = box.uid("fetch", number, "(BODY.PEEK[])")
    data = next((each[1] for each in told if isinstance(each, tuple)), b"")
    return read(data)


def mark(box: imaplib.IMAP4, number: str) -> None:
    """It is taken in; nobody looks at it again."""
    box.uid("store", number, "+FLAGS", "(\\Seen)")


def read(data: bytes) -> Letter:
    """A letter as it came over the line."""
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)  # noqa: S101  the policy makes nothing else
    senders = getaddresses([str(message.get("Reply-To") or message.get("From") or "")])
    sender = senders[0][1] if senders else ""
    automatic = str(message.get("Auto-Submitted", "no")).lower() != "no"
    bulk = str(message.get("Precedence", "")).lower() in {"bulk", "list", "junk"}
    subject, body = str(message.get("Subject", "")), _words(message)
    return Letter(
        key=str(message.get("Message-ID") or hashlib.sha256(data).hexdigest()),
        sender=sender,
        text="\n\n".join(filter(None, (subject.strip(), body.strip()))),
        pictures=tuple(_pictures(message)),
        is_by_a_machine=automatic or bulk or not sender or bool(MACHINES.match(sender)),
    )


def _words(message: EmailMessage) -> str:
    """The plain text, or what the HTML says, without what it quotes of us."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        said = str(part.get_content())
    except (LookupError, UnicodeError):  # a character set that nobody knows
        payload = part.get_payload(decode=True)
        said = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if part.get_content_subtype() == "html":
        said = strip_tags(re.sub(r"(?is)<(style|script).*?</\1>", " ", said))
    return QUOTED.sub("", said)


def _pictures(message: EmailMessage) -> Iterator[bytes]:
    found = 0
    for part in message.walk():
        if part.get_content_maintype() == "image" and found < PICTURES:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                found += 1
                yield payload


def _line(told: list[object]) -> bytes:
    return b" ".join(each for each in told if isinstance(each, bytes))
