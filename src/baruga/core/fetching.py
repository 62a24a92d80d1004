"""Fetching what a stranger points to, without being led into the house's own network.

Every address is resolved here, checked, and the connection goes to exactly the number that was
checked, so a name that changes its answer in between gains nothing (OWASP, Server-Side Request
Forgery Prevention Cheat Sheet). Proxies of the environment are not used: they would resolve anew.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx
from django.utils.translation import gettext as _

Address = IPv4Address | IPv6Address
MAX_BYTES = 15 * 1024 * 1024
MAX_REDIRECTS = 5
FAILURES_UNTIL_SKIPPED = 3
# Both carry an IPv4 address inside: RFC 6052 (NAT64) and RFC 3056 (6to4).
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("2002::/16"))
AGENT = "Baruga"


class FetchRefused(Exception):
    """It was not fetched; the message says why, in one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """`address` is where it lay in the end; `content_type` in lower case, with its parameters."""

    data: bytes
    address: str
    content_type: str


class Fetcher:
    """Fetches for one run. A host that failed `FAILURES_UNTIL_SKIPPED` times is not asked again."""

    def __init__(self, *, named: str = "", patience: float = 10, deadline: float = 40) -> None:
        """`named` is the address that a person gave: what its own host is, is allowed.

        `patience` is how long one step may take, `deadline` a whole file, in seconds.
        """
        self.patience = patience
        self.deadline = deadline
        self._failures: dict[str, int] = {}
        self._allowed = frozenset(_resolve(_url(named))) if named else frozenset()

    def get(self, address: str) -> Fetched:
        """Up to `MAX_BYTES` from an http or https address. Raises FetchRefused."""
        url = _url(address)
        if self._failures.get(url.host, 0) >= FAILURES_UNTIL_SKIPPED:
            raise FetchRefused(
                _("%(host)s did not answer before; it is not asked again.") % {"host": url.host}
            )
        try:
            return self._follow(url)
        except (httpx.TransportError, OSError) as error:
            self._failures[url.host] = self._failures.get(url.host, 0) + 1
            if isinstance(error, httpx.TimeoutException):
                raise FetchRefused(
                    _("%(host)s took too long to answer.") % {"host": url.host}
                ) from error
            raise FetchRefused(_("%(host)s cannot be reached.") % {"host": url.host}) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RuntimeError) as error:
            raise FetchRefused(
                _("%(host)s answered in a way that cannot be read.") % {"host": url.host}
            ) from error

    def _follow(self, url: httpx.URL) -> Fetched:
        for _step in range(MAX_REDIRECTS + 1):
            number = self._number_of(url)
            with self._answer(url, number) as (answer, until):
                if not answer.has_redirect_location:
                    return _body_of(answer, url, until)
                url = _url(str(url.join(answer.headers["location"])))
        raise FetchRefused(_("%(host)s redirects without end.") % {"host": url.host})

    def _number_of(self, url: httpx.URL) -> Address:
        """The number to connect to. Raises FetchRefused when the name leads inside."""
        numbers = _resolve(url)
        for number in numbers:
            if not _is_public(number) and number not in self._allowed:
                raise FetchRefused(
                    _("%(host)s lies in a private network, where nothing is fetched from.")
                    % {"host": url.host}
                )
        return numbers[0]

    @contextmanager
    def _answer(self, url: httpx.URL, number: Address) -> Iterator[tuple[httpx.Response, float]]:
        """An answer whose body is still to be read, and the moment at which patience ends."""
        until = time.monotonic() + self.deadline
        client = httpx.Client(timeout=self.patience, trust_env=False, follow_redirects=False)
        # A server that sends a byte now and then never runs into a timeout: this ends it.
        end = threading.Timer(self.deadline, client.close)
        end.daemon = True
        end.start()
        host = url.raw_host.decode("ascii")
        try:
            with client.stream(
                "GET",
                url.copy_with(host=str(number), fragment=None),
                headers={
                    "Host": url.netloc.decode("ascii"),
                    "User-Agent": AGENT,
                    "Accept-Encoding": "gzip",
                },
                extensions={"sni_hostname": host},
            ) as answer:
                yield answer, until
        finally:
            end.cancel()
            client.close()


def _body_of(answer: httpx.Response, url: httpx.URL, until: float) -> Fetched:
    if not answer.is_success:
        raise FetchRefused(
            _("%(host)s answered with status %(status)d.")
            % {"host": url.host, "status": answer.status_code}
        )
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchRefused(_("It is larger than %(limit)d MB.") % {"limit": MAX_BYTES >> 20})
        if time.monotonic() > until:
            raise FetchRefused(_("%(host)s took too long to answer.") % {"host": url.host})
    content_type = answer.headers.get("content-type", "").lower()
    return Fetched(data=bytes(data), address=str(url), content_type=content_type)


def _url(address: str) -> httpx.URL:
    """Raises FetchRefused for all but addresses of the web."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchRefused(
            _("This is no address: %(address)s") % {"address": address[:120]}
        ) from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchRefused(_("Only http and https addresses are fetched."))
    return url


def _resolve(url: httpx.URL) -> list[Address]:
    """All numbers of the host, in the system's order. Raises FetchRefused."""
    try:
        found = socket.getaddrinfo(
            url.raw_host.decode("ascii"), url.port or 0, type=socket.SOCK_STREAM
        )
        return list(dict.fromkeys(_unwrapped(str(entry[4][0])) for entry in found))
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchRefused(_("The name %(host)s is not known.") % {"host": url.host}) from error


def _unwrapped(number: str) -> Address:
    address = ip_address(number.partition("%")[0])
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _is_public(number: Address) -> bool:
    if isinstance(number, IPv6Address) and any(number in network for network in TRANSLATED):
        return False
    return number.is_global and not number.is_multicast
