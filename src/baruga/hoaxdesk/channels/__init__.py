"""The lines on which residents reach the hoax desk, and on which it answers them.

Every line speaks the real protocol of its service; where that lies is configured (`settings`), so
that tests and the demo reach a stand-in on this machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from baruga.hoaxdesk.choices import Channel

LONGEST = 4096  # characters of one message, on Telegram and on WhatsApp
LARGEST = 20 * 1024 * 1024  # bytes of a file: what Telegram's bots may fetch at most


class Unreachable(Exception):
    """The service does not answer now; to be tried again, not before `after`."""

    def __init__(self, why: str, after: timedelta = timedelta()) -> None:
        super().__init__(why)
        self.after = after


class Undeliverable(Exception):
    """It will not be delivered, however often it is tried; the message says why."""


class Unfetchable(Exception):
    """The file will not come, however often it is asked for; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A message as it came. `key` names it on its channel, `files` are to be fetched there.

    `album` joins the messages of several pictures that were sent at once.
    """

    channel: Channel
    key: str
    contact: str
    at: datetime
    text: str = ""
    files: tuple[str, ...] = ()
    album: str = ""
    has_other: bool = False
    """Whether something came that nobody can read here: a voice, a video, a place."""


class Line(Protocol):
    """How one service is spoken to."""

    def send(self, contact: str, text: str, *, since_heard: timedelta) -> str:
        """Send; answer the message's name on the service, empty when it gives none.

        `since_heard`: how long ago the person wrote last. Raises Unreachable, Undeliverable.
        """

    def fetch(self, file: str) -> bytes:
        """A file that came with a message. Raises Unreachable, Unfetchable."""


def line_of(channel: str) -> Line | None:
    """None when the channel is not configured, or has no way back."""
    from baruga.hoaxdesk.channels import mail, telegram, whatsapp

    makers = {
        Channel.TELEGRAM: telegram.line,
        Channel.WHATSAPP: whatsapp.line,
        Channel.FORM: mail.line,
        Channel.EMAIL: mail.line,
    }
    maker = makers.get(Channel(channel))
    return maker() if maker else None
