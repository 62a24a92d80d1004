"""A part of a file (RFC 9110, section 14): players ask for it to begin in the middle, phones for everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
PIECE = 64 * 1024


class Part:
    """The next `length` bytes of `file`, in pieces; closes it."""

    def __init__(self, file: Any, length: int) -> None:
        self.file, self.left = file, length

    def __iter__(self) -> Iterator[bytes]:
        while self.left > 0 and (piece := self.file.read(min(PIECE, self.left))):
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        self.file.close()


def ranged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """`response`, or the one part of its file that `request` asks for (206, or 416 when there is none).

    Several parts at once are answered with the whole file, which the standard allows.
    """
    if not isinstance(response, FileResponse) or response.status_code != 200:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    size = int(response.headers.get("Content-Length") or 0)
    asked = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or not any(asked.groups()) or not size or _is_other_version(request, response):
        return response
    start, end = _bounds(asked.group(1), asked.group(2), size)
    if start > end:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file: Any = response.file_to_stream
    file.seek(start)
    part = StreamingHttpResponse(Part(file, end - start + 1), status=206)
    for name, value in response.headers.items():
        part.headers[name] = value
    part.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    part.headers["Content-Length"] = str(end - start + 1)
    return part


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """First and last byte, both included; the first is beyond the last when nothing is there."""
    if not first:
        return max(size - int(last), 0), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1


def _is_other_version(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the reader holds the beginning of another file than this one."""
    held = request.headers.get("If-Range")
    return held is not None and held != response.headers.get("Last-Modified")
