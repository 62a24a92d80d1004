"""A field of the search index whose words are worked out."""

from __future__ import annotations

from typing import Any

from wagtail.search import index


class WorkedOutField(index.SearchField):
    """A property of a story for the index, asked once for each time the story is indexed.

    A backend reads every field up to three times (for title, completion and body), and these take
    queries. `StoryPage.get_indexed_instance` forgets what an earlier indexing was told.
    """

    def get_value(self, obj: Any) -> Any:
        told: dict[str, Any] = obj.__dict__.setdefault("told_to_index", {})
        if self.field_name not in told:
            told[self.field_name] = super().get_value(obj)
        return told[self.field_name]
