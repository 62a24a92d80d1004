"""The two languages that feeds speak: RSS 2.0 and JSON Feed 1.1, each with the whole story."""

from __future__ import annotations

import json
import re
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed, SyndicationFeed, rfc3339_date

# Characters that XML 1.0 has no way to write; they come in with texts pasted from elsewhere.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OUR_ADDRESS = re.compile(r'(\s(?:href|src)=")/(?!/)')
_ALTERNATIVES = re.compile(r'\ssrcset="([^"]*)"')
_ONE_OF_THEM = re.compile(r"(^|,\s*)/(?!/)")


def writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def absolute(html: str, root: str) -> str:
    """Our own addresses with scheme and host (`root` ends in a slash), as a reader elsewhere needs."""

    def alternatives(match: re.Match[str]) -> str:
        ours = _ONE_OF_THEM.sub(rf"\g<1>{root}", match[1])
        return f' srcset="{ours}"'

    return _ALTERNATIVES.sub(alternatives, _OUR_ADDRESS.sub(rf"\g<1>{root}", html))


class FullTextFeed(Rss201rev2Feed):
    """Adds the whole text, every picture with its credit, and a place for the author's name.

    RSS takes one enclosure; the others go by Media RSS (https://www.rssboard.org/media-rss).
    """

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:creator", item["creator"])
        # RSS has no word of its own for the time of a correction.
        handler.addQuickElement("dcterms:modified", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["full_text"])
        for picture in item["pictures"]:
            handler.startElement(
                "media:content",
                {
                    "url": picture["url"],
                    "medium": "image",
                    "type": picture["mime_type"],
                    "width": str(picture["width"]),
                    "height": str(picture["height"]),
                },
            )
            handler.addQuickElement("media:description", picture["description"])
            handler.addQuickElement("media:credit", picture["credit"], {"role": "photographer"})
            handler.endElement("media:content")


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        said = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "description": self.feed["description"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "items": [self._item(item) for item in self.items],
        }
        outfile.write(json.dumps(said, ensure_ascii=False, indent=1).encode(encoding))

    def _item(self, item: dict[str, Any]) -> dict[str, Any]:
        said = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "summary": item["description"],
            "content_html": item["full_text"],
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"] or item["pubdate"]),
            "authors": [{"name": item["creator"]}],
            "tags": list(item["categories"]),
            "language": "id",
            "image": item["pictures"][0]["url"] if item["pictures"] else "",
            "attachments": [
                {
                    "url": picture["url"],
                    "mime_type": picture["mime_type"],
                    "title": " ".join(filter(None, (picture["description"], picture["credit"]))),
                }
                for picture in item["pictures"]
            ],
        }
        return {name: value for name, value in said.items() if value}
