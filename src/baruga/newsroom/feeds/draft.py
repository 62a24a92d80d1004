"""An entry in the shape of a draft: headline, lead and text blocks out of what the feed holds."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from baruga.newsroom.feeds import body
from baruga.newsroom.feeds.body import Paragraph, Reading
from baruga.newsroom.feeds.entry import Entry, PictureLink
from baruga.newsroom.feeds.wording import from_text, one_line, shortened

LONGEST_TITLE = 255
LONGEST_BYLINE = 160
WORDS_OF_MADE_TITLE = 10
MOST_WORDS_OF_A_LEAD = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """`blocks` are values of text blocks; `pictures` those of the entry and then of its text."""

    title: str
    lead: str
    byline: str
    blocks: tuple[str, ...]
    pictures: tuple[PictureLink, ...]
    remarks: tuple[str, ...]


def draft_of(entry: Entry) -> Draft:
    """Make it of an entry that is not wordless."""
    content = body.read(entry.content, base=entry.base)
    summary = body.read(entry.summary, base=entry.base)
    # Some feeds have the article in the one, some in the other.
    if _length(summary) > _length(content):
        content, summary = summary, content
    title, remarks = _title(entry.title, (*content.paragraphs, *summary.paragraphs))
    paragraphs = list(content.paragraphs)
    lead = _lead(summary.paragraphs) or _lead(paragraphs[:1])
    if len(paragraphs) > 1 and paragraphs[0].is_plain and paragraphs[0].text == lead:
        del paragraphs[0]
    if len(entry.title) > LONGEST_TITLE:
        paragraphs.insert(0, _as_paragraph(entry.title))
        remarks.append(_("The headline was shortened; the whole of it is the first paragraph."))
    return Draft(
        title=title,
        lead=lead,
        byline=shortened(entry.byline, LONGEST_BYLINE),
        blocks=tuple(body.blocks(paragraphs)),
        pictures=tuple(_pictures(entry, content, summary)),
        remarks=tuple(remarks),
    )


def _title(given: str, paragraphs: tuple[Paragraph, ...]) -> tuple[str, list[str]]:
    if given:
        return shortened(given, LONGEST_TITLE), []
    words = one_line(" ".join(paragraph.text for paragraph in paragraphs[:3])).split(" ")
    made = " ".join(words[:WORDS_OF_MADE_TITLE])
    more = "…" if len(words) > WORDS_OF_MADE_TITLE else ""
    title = shortened(made + more, LONGEST_TITLE)
    return title, [_("It had no headline; its first words became one.")]


def _lead(paragraphs: tuple[Paragraph, ...] | list[Paragraph]) -> str:
    """All of a short summary; the first paragraph of one that is an article itself."""
    whole = " ".join(paragraph.text for paragraph in paragraphs)
    if len(whole.split()) <= MOST_WORDS_OF_A_LEAD or not paragraphs:
        return whole
    return paragraphs[0].text


def _as_paragraph(text: str) -> Paragraph:
    return body.read(from_text(text)).paragraphs[0]


def _length(reading: Reading) -> int:
    return sum(len(paragraph.text) for paragraph in reading.paragraphs)


def _pictures(entry: Entry, *readings: Reading) -> list[PictureLink]:
    """None twice; what the text says of a picture is added to what the feed says."""
    inline = {
        _join(entry.base, image.address): image for reading in readings for image in reading.images
    }
    links: dict[str, PictureLink] = {}
    for link in entry.pictures:
        image = inline.get(_join(entry.base, link.address))
        links[link.address] = PictureLink(
            address=link.address,
            caption=link.caption or (image.caption if image else ""),
            alt=link.alt or (image.alt if image else ""),
            credit=link.credit or entry.credit,
        )
    for image in inline.values():
        links.setdefault(
            image.address,
            PictureLink(
                address=image.address, caption=image.caption, alt=image.alt, credit=entry.credit
            ),
        )
    return list(links.values())


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
