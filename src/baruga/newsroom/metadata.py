"""What a camera or an agency wrote into a picture: EXIF, IPTC-IIM and XMP, read with Pillow.

Fields and their names follow the IPTC Photo Metadata Standard 2024.1; where two of the three
disagree, XMP wins over IIM and IIM over EXIF (Metadata Working Group, Guidelines 2.0).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from math import isnan
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone
from PIL import ExifTags, Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

from baruga.newsroom.choices import DigitalSource

if TYPE_CHECKING:
    from baruga.newsroom.models import Photo

logger = logging.getLogger("baruga.newsroom")
# IIM record 2: dataset -> our field
IIM = {
    (2, 120): "caption",
    (2, 80): "creator",
    (2, 110): "credit",
    (2, 90): "place",
    (2, 5): "title",
}


def fill_from_file(photo: Photo, *, keep_location: bool) -> None:
    """Fill the empty fields of `photo` from its file; never overwrite, never fail on odd metadata."""
    for field, value in read(photo.file).items():
        if field in {"latitude", "longitude"}:
            if keep_location:
                setattr(photo, field, value)
        elif not getattr(photo, field, None) or field == "source_type":
            limit = photo._meta.get_field(field).max_length
            setattr(photo, field, value[:limit] if limit and isinstance(value, str) else value)


def read(file: Any) -> dict[str, Any]:
    """Values by field of `Photo`; empty for a file without metadata or with unreadable ones."""
    file.seek(0)
    found: dict[str, Any] = {}
    try:
        with Image.open(file) as image:
            for part in (_from_exif, _from_iim, _from_xmp):
                try:
                    found |= part(image)
                except Exception:  # any broken maker note must not refuse a good photograph
                    logger.info(
                        "Unreadable metadata in %s", getattr(file, "name", "?"), exc_info=True
                    )
    except OSError:
        logger.info("No metadata: %s is not a picture Pillow opens", getattr(file, "name", "?"))
    finally:
        file.seek(0)
    return {field: value for field, value in found.items() if value not in (None, "")}


def _from_exif(image: Image.Image) -> dict[str, Any]:
    exif = image.getexif()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    found: dict[str, Any] = {
        "caption": _text(exif.get(ExifTags.Base.ImageDescription)),
        "creator": _text(exif.get(ExifTags.Base.Artist)),
        "taken_at": _moment(
            details.get(ExifTags.Base.DateTimeOriginal),
            details.get(ExifTags.Base.OffsetTimeOriginal),
        ),
    }
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    latitude, longitude = _degrees(gps.get(2), gps.get(1)), _degrees(gps.get(4), gps.get(3))
    if latitude is not None and longitude is not None:
        found |= {"latitude": latitude, "longitude": longitude}
    return found


def _from_iim(image: Image.Image) -> dict[str, Any]:
    records = IptcImagePlugin.getiptcinfo(cast(ImageFile, image)) or {}
    return {
        field: _text(_first(records.get(key))) for key, field in IIM.items() if records.get(key)
    }


def _from_xmp(image: Image.Image) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in _leaves(image.getxmp()):
        match name:
            case "description" | "creator" | "Credit" | "Location" | "AltTextAccessibility":
                field = {
                    "description": "caption",
                    "creator": "creator",
                    "Credit": "credit",
                    "Location": "place",
                    "AltTextAccessibility": "description",
                }[name]
                found.setdefault(field, value)
            case "DateCreated":
                found["taken_at"] = _moment(value)
            case "DigitalSourceType":
                term = value.rsplit("/", 1)[-1]
                if term in DigitalSource.values:
                    found["source_type"] = term
    return found


def _leaves(node: Any, name: str = "") -> Iterable[tuple[str, str]]:
    """Every text in Pillow's XMP tree with the name of the property that holds it."""
    if isinstance(node, dict):
        for key, child in node.items():
            inherits = key in {"Alt", "Seq", "Bag", "li", "text"}
            yield from _leaves(child, name if inherits else key)
    elif isinstance(node, list):
        for child in node:
            yield from _leaves(child, name)
    elif isinstance(node, str) and node.strip():
        yield name, node.strip()


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        for encoding in ("utf-8", "latin-1"):
            try:
                value = value.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return str(value or "").replace("\x00", "").strip()


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _moment(value: Any, offset: Any = None) -> datetime | None:
    """EXIF "2026:11:23 08:15:00" or ISO 8601; a time without an offset is the region's own."""
    text = _text(value)
    for pattern in ("%Y:%m:%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"):
        try:
            naive = datetime.strptime(text[:19], pattern)  # noqa: DTZ007  the zone is added below
        except ValueError:
            continue
        zone = _text(offset) or text[19:]
        try:
            told = datetime.fromisoformat(f"{naive.isoformat()}{zone}")
            return told if told.tzinfo else timezone.make_aware(told)
        except ValueError:
            return timezone.make_aware(naive)
    return None


def _degrees(parts: Any, reference: Any) -> float | None:
    """Degrees, minutes, seconds and N/S/E/W as signed decimal degrees."""
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if isnan(value) or abs(value) > 180:
        return None
    return round(-value if _text(reference) in {"S", "W"} else value, 6)
