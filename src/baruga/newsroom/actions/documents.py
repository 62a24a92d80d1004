"""Read the words of the documents that a story shows, so that readers find it by them."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from wagtail.search import index

from baruga.newsroom.intake.words import words_of
from baruga.newsroom.models import DocumentText

if TYPE_CHECKING:
    from baruga.newsroom.models import StoryPage


def read_words(*, story: StoryPage, at: datetime) -> int:
    """Read every document of the newest version that was not read yet; answer how many.

    A published story is put into the search index anew when something was read. Safe to repeat.
    """
    newest: StoryPage = story.get_latest_revision_as_object()
    read = sum(_read(document, at) for document in {*newest.documents, *story.specific.documents})
    if read and story.live:
        index.insert_or_update_object(story.specific)
    return read


def _read(document: Any, at: datetime) -> bool:
    file_hash = document.get_file_hash()
    if DocumentText.objects.filter(document=document, file_hash=file_hash).exists():
        return False
    try:
        with document.open_file() as file:
            data = file.read(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    except OSError:
        return False
    text = words_of(data, PurePath(document.file.name).suffix.lower())
    DocumentText.objects.update_or_create(
        document=document, defaults={"file_hash": file_hash, "text": text, "read_at": at}
    )
    return True
