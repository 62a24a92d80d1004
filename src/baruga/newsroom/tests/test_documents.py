"""Documents are judged by content, and found by their words once a story shows them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document

from baruga.network.actions import tree
from baruga.newsroom.actions import documents as reading
from baruga.newsroom.actions import workflow
from baruga.newsroom.intake import Refused, documents
from baruga.newsroom.intake.words import words_of
from baruga.newsroom.models import DocumentText, NewsPage
from tests import cast

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(*paragraphs: str, **more: bytes) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def pdf(text: str) -> bytes:
    """The smallest PDF that shows one line."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        font,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, content)
    start = len(made)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 6\n0000000000 65535 f \n" + rows
    return made + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


KINDS = {
    ".pdf": pdf("Jadwal pelayanan keliling"),
    ".docx": docx("Jadwal pelayanan keliling"),
    ".odt": packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": '<o xmlns:t="t"><t:p>Jadwal pelayanan keliling</t:p></o>',
        }
    ),
    ".xlsx": packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/sharedStrings.xml": "<sst><si><t>Jadwal pelayanan keliling</t></si></sst>",
        }
    ),
    ".txt": "Jadwal pelayanan keliling".encode("utf-16"),
}


@pytest.mark.parametrize(("suffix", "data"), KINDS.items())
def test_every_kind_is_known_by_its_content_and_read(suffix: str, data: bytes) -> None:
    found = documents.judge(io.BytesIO(data), "jadwal.bin")
    assert found.rename("jadwal.bin") == f"jadwal{suffix}"
    assert words_of(data, suffix) == "Jadwal pelayanan keliling"


REFUSED = {
    "empty": b"",
    "a page": b"<!DOCTYPE html><script>alert(1)</script>",
    "a program": b"MZ\x90\x00\x03\x00\x00\x00\x04" * 50,
    "an archive": packed({"a.txt": "isi"}),
    "a bomb": docx("x", **{"word/media.bin": bytes(20 * 2**20)}),
    "a macro": docx("x", **{"word/vbaProject.bin": b"x"}),
    "an old format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a cut-off PDF": KINDS[".pdf"][:300],
    "a cut-off DOCX": KINDS[".docx"][:200],
    "a PDF that is an archive too": KINDS[".pdf"] + packed({"a.class": "x"}),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_given_to_readers_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        documents.judge(io.BytesIO(data), "dokumen.pdf")
    assert str(refused.value)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".odt", ".xlsx"])
def test_a_document_that_cannot_be_read_has_no_words_and_no_fault(suffix: str) -> None:
    assert words_of(b"%PDF-1.4 rusak PK\x03\x04", suffix) == ""


def document(institution: Any, data: bytes, name: str) -> Document:
    made = Document(
        title="Lampiran",
        file=ContentFile(data, name=name),
        collection=tree.collection_for(institution),
    )
    made._set_document_file_metadata()
    made.save()
    return made


def test_a_published_story_is_found_by_the_words_of_its_document(
    takalar: Any, writer: Any, approver: Any, django_capture_on_commit_callbacks: Any
) -> None:
    attached = document(takalar, docx("Rincian biaya retribusi pemakaman"), "biaya.docx")
    story = cast.news(institution=takalar, by=writer)
    story.body.append(("document", {"document": attached, "description": ""}))
    story.save_revision(user=writer)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.submit(by=writer, at=cast.NOW, story=NewsPage.objects.get(pk=story.pk))
    assert "retribusi" in DocumentText.objects.get().text
    assert story.title not in Client().get("/cari/?q=pemakaman").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.approve(by=approver, at=cast.NOW, story=NewsPage.objects.get(pk=story.pk))
    assert story.title in Client().get("/cari/?q=pemakaman").content.decode()


def test_a_document_is_read_once_for_each_version_of_its_file(takalar: Any, writer: Any) -> None:
    attached = document(takalar, KINDS[".docx"], "jadwal.docx")
    story = cast.news(institution=takalar, by=writer)
    story.body.append(("document", {"document": attached, "description": ""}))
    story.save_revision(user=writer)
    assert reading.read_words(story=story, at=cast.NOW) == 1
    assert reading.read_words(story=story, at=cast.NOW) == 0
