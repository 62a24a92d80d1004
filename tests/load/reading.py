"""Readers over HTTP on loopback: one by one with a stopwatch, or as many as there is room for."""

from __future__ import annotations

import http.client
import os
import re
import secrets
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SCRIPT = Path(__file__).with_name("paths.lua")
WRK = shutil.which("wrk")


class Reader:
    """One reader with one connection that stays open."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port = port
        self.headers = {"Cookie": cookie} if cookie else {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def read(self, path: str) -> bytes:
        """The page. Raises RuntimeError on anything but 200."""
        try:
            answer = self._ask(path)
        except (http.client.RemoteDisconnected, ConnectionError):
            self.connection.close()  # the server had closed a connection that slept too long
            answer = self._ask(path)
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}.")
        return body

    def time(self, path: str) -> float:
        """Milliseconds until the whole page is here."""
        begin = time.perf_counter()
        self.read(path)
        return (time.perf_counter() - begin) * 1000

    def _ask(self, path: str) -> http.client.HTTPResponse:
        self.connection.request("GET", path, headers=self.headers)
        return self.connection.getresponse()


def times(port: int, paths: Sequence[str], *, cookie: str = "", at_once: int = 1) -> list[float]:
    """Milliseconds of each path, read by `at_once` readers."""
    local = threading.local()

    def measure(path: str) -> float:
        if not hasattr(local, "reader"):
            local.reader = Reader(port, cookie)
        return float(local.reader.time(path))

    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(measure, paths))


def fresh(paths: Sequence[str]) -> list[str]:
    """The same pages under addresses that nobody has asked for: no cache knows them."""
    name = f"b{secrets.token_hex(3)}"
    return [f"{path}{'&' if '?' in path else '?'}{name}={n}" for n, path in enumerate(paths)]


def rate(
    port: int, paths: Sequence[str], *, seconds: int, at_once: int = 8, uncached: bool = False
) -> float:
    """Pages per second; by `wrk`, else by our own readers, who are slower than a fast server."""
    if WRK is None:
        return _rate_by_readers(port, paths, seconds=seconds, at_once=at_once, uncached=uncached)
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as file:
        file.write("".join(f"{path}\n" for path in paths))
        file.flush()
        mark = f"b{secrets.token_hex(3)}" if uncached else ""
        done = subprocess.run(
            [WRK, "-t1", f"-c{at_once}", f"-d{seconds}s", "--timeout", "30s", "-s", str(SCRIPT),
             f"http://127.0.0.1:{port}"],
            env=os.environ | {"PATHS": file.name, "FRESH": mark},
            capture_output=True, text=True, check=True,
        )  # fmt: skip  # the command reads best as one line
    if "Non-2xx" in done.stdout:
        raise RuntimeError(f"Not every page came:\n{done.stdout}")
    found = re.search(r"Requests/sec:\s*([\d.]+)", done.stdout)
    return float(found[1]) if found else 0.0


def _rate_by_readers(
    port: int, paths: Sequence[str], *, seconds: int, at_once: int, uncached: bool
) -> float:
    begin = time.monotonic()

    def read_on(_number: int) -> int:
        reader, count = Reader(port), 0
        while time.monotonic() - begin < seconds:
            for path in fresh(paths) if uncached else paths:
                reader.read(path)
                count += 1
                if time.monotonic() - begin >= seconds:
                    break
        return count

    with ThreadPoolExecutor(at_once) as pool:
        count = sum(pool.map(read_on, range(at_once)))
    return count / (time.monotonic() - begin)
