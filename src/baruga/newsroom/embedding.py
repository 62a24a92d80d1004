"""Write into a JPEG who took it, what it shows, when, where and under which terms.

For a picture that has no metadata of its own (our sizes have none, see `PublicFilter`): two
segments are put right behind its beginning, the pixels stay untouched. Fields follow the IPTC
Photo Metadata Standard 2024.1, as XMP (ISO 16684-1) and, for older programs, as IIM 4.2 inside
Photoshop's resource 0x0404. No place on earth is written but the one the officer put in words.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from baruga.newsroom.feeds.wording import writable

SOI = b"\xff\xd8"
XMP_NAME = b"http://ns.adobe.com/xap/1.0/\x00"
PHOTOSHOP_NAME = b"Photoshop 3.0\x00"
SEGMENT_LIMIT = 65_533  # bytes of a segment behind its own length
LONGEST_TEXT = 3_000  # characters; a caption is a few hundred

# IIM dataset of record 2 and the bytes it may hold: by-line, credit, copyright, city, caption, title.
_IIM = {
    "title": (5, 64),
    "creator": (80, 32),
    "place": (90, 32),
    "credit": (110, 32),
    "rights": (116, 128),
    "caption": (120, 2000),
}


@dataclass(frozen=True, kw_only=True)
class Label:
    """What is written into a picture. `source_type` is a term of IPTC's digital source types."""

    title: str
    caption: str
    alt_text: str
    creator: str
    credit: str
    place: str
    rights: str
    address: str
    source_type: str
    taken_at: datetime | None


def embed(jpeg: bytes, label: Label) -> bytes:
    """The same picture with `label` inside. Raises ValueError when it is no JPEG."""
    if not jpeg.startswith(SOI):
        raise ValueError("This is no JPEG.")
    segments = _segment(0xE1, XMP_NAME + _xmp(label)) + _segment(0xED, _iim(label))
    # JFIF asks to be first; what follows may stand in any order.
    begin = len(SOI)
    if jpeg[begin : begin + 2] == b"\xff\xe0":
        begin += 2 + int(struct.unpack(">H", jpeg[begin + 2 : begin + 4])[0])
    return jpeg[:begin] + segments + jpeg[begin:]


def _segment(marker: int, data: bytes) -> bytes:
    if len(data) > SEGMENT_LIMIT:
        raise ValueError("This label is too long for a picture.")
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _xmp(label: Label) -> bytes:
    alternatives = {"dc:description": label.caption, "dc:rights": label.rights}
    alternatives |= {"dc:title": label.title, "Iptc4xmpCore:AltTextAccessibility": label.alt_text}
    plain = {
        "photoshop:Credit": label.credit,
        "Iptc4xmpCore:Location": label.place,
        "xmpRights:WebStatement": label.address,
        "Iptc4xmpExt:DigitalSourceType": (
            f"http://cv.iptc.org/newscodes/digitalsourcetype/{label.source_type}"
        ),
    }
    if label.taken_at:
        plain["photoshop:DateCreated"] = label.taken_at.isoformat(timespec="seconds")
    parts = [
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_text(value)}</rdf:li></rdf:Alt></{name}>'
        for name, value in alternatives.items()
        if value
    ]
    parts += [f"<{name}>{_text(value)}</{name}>" for name, value in plain.items() if value]
    if label.creator:
        creator = _text(label.creator)
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
        'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"{''.join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def _text(value: str) -> str:
    """For XML 1.0, which has no way to write most control characters."""
    readable = writable(value)
    return escape(readable[:LONGEST_TEXT])


def _iim(label: Label) -> bytes:
    data = _dataset(1, 90, b"\x1b%G")  # what follows is UTF-8
    for name, (number, limit) in _IIM.items():
        value = _cut(getattr(label, name), limit)
        if value:
            data += _dataset(2, number, value)
    if label.taken_at:
        data += _dataset(2, 55, label.taken_at.strftime("%Y%m%d").encode())
        data += _dataset(2, 60, label.taken_at.strftime("%H%M%S%z").encode())
    padded = data + b"\x00" * (len(data) % 2)
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(data)) + padded
    return PHOTOSHOP_NAME + resource


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def _cut(text: str, limit: int) -> bytes:
    """At most `limit` bytes of UTF-8, without half a letter at the end."""
    return text.encode()[:limit].decode(errors="ignore").encode()
