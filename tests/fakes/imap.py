"""A mailbox over IMAP4rev1 (RFC 3501): what Python's own client asks of it, and nothing more.

LOGIN, SELECT, UID SEARCH UNSEEN, UID FETCH of size and body, UID STORE of the flag, LOGOUT; a wrong
password is NO, a command out of place BAD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

USER, PASSWORD = "cek@diskominfo.example", "kata sandi/kotak"
UID = re.compile(rb"UID (\w+) (\d+)?(.*)")


@dataclass
class FakeMailbox:
    """`letters` by UID, `seen` those that somebody marked; `huge` says a size that is not so."""

    letters: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    huge: set[int] = field(default_factory=set)
    port: int = 0

    def put(self, data: bytes) -> int:
        number = len(self.letters) + 1
        self.letters[number] = data
        return number

    def uid(self, verb: str, number: int, rest: bytes) -> list[bytes]:
        if verb == "SEARCH":
            unseen = sorted(set(self.letters) - self.seen)
            return [b"* SEARCH " + b" ".join(str(one).encode() for one in unseen)]
        data = self.letters.get(number)
        if data is None:
            return []
        if verb == "STORE" and b"+FLAGS" in rest:
            self.seen.add(number)
            return [b"* %d FETCH (UID %d FLAGS (\\Seen))" % (number, number)]
        if b"RFC822.SIZE" in rest:
            size = 10**9 if number in self.huge else len(data)
            return [b"* %d FETCH (UID %d RFC822.SIZE %d)" % (number, number, size)]
        head = b"* %d FETCH (UID %d BODY[] {%d}" % (number, number, len(data))
        return [head + b"\r\n" + data + b")"]


class _Handler(StreamRequestHandler):
    box: FakeMailbox

    def handle(self) -> None:
        self._say(b"* OK ready")
        state = "greeted"
        while line := self.rfile.readline().strip():
            tag, _space, command = line.partition(b" ")
            verb = command.split(b" ")[0].upper().decode()
            if verb == "CAPABILITY":
                self._say(b"* CAPABILITY IMAP4rev1")
            elif verb == "LOGIN":
                if command != b'LOGIN %s "%s"' % (USER.encode(), PASSWORD.encode()):
                    self._say(tag + b" NO wrong")
                    continue
                state = "known"
            elif verb == "SELECT" and state != "greeted":
                state = "selected"
                self._say(b"* %d EXISTS" % len(self.box.letters))
            elif verb == "UID" and state == "selected":
                asked = UID.match(command)
                assert asked is not None
                number = int(asked.group(2) or 0)
                for answer in self.box.uid(asked.group(1).decode().upper(), number, asked.group(3)):
                    self._say(answer)
            elif verb == "LOGOUT":
                self._say(b"* BYE")
                self._say(tag + b" OK")
                return
            else:
                self._say(tag + b" BAD out of place")
                continue
            self._say(tag + b" OK done")

    def _say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")


@contextmanager
def mailbox() -> Iterator[FakeMailbox]:
    box = FakeMailbox()
    handler = type("Handler", (_Handler,), {"box": box})
    with ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        box.port = int(server.server_address[1])
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
