"""Infographics: the graphic, its words, and every figure with source and date."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents.models import Document

from baruga.network.actions import tree
from baruga.newsroom import changes
from baruga.newsroom.actions import merging, workflow
from baruga.newsroom.models import Drawing, InfographicPage
from baruga.newsroom.standards.assessment import judge
from tests import cast

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450" onload="alert(1)">'
    b"<script>alert(1)</script><text x='40' y='80' fill='#111'>12.450 pelanggan</text></svg>"
)
FIGURE = {
    "label": "Pelanggan air bersih",
    "value": "12.450",
    "unit": "pelanggan",
    "source": "Catatan Perumda Air Minum Takalar",
    "source_url": "https://air.example/2026",
    "as_of": dt.date(2026, 10, 31),
}


def document(institution: Any, data: bytes = SVG, name: str = "air.svg") -> Document:
    made = Document(
        title="Grafik air",
        file=ContentFile(data, name=name),
        collection=tree.collection_for(institution),
    )
    made._set_document_file_metadata()
    made.save()
    return made


def infographic(
    institution: Any, by: Any, *, figure: dict[str, Any] | None = None, **fields: Any
) -> InfographicPage:
    """A complete draft."""
    values: dict[str, Any] = {
        "title": "Pelanggan air bersih Takalar bertambah seribu dalam setahun",
        "lead": "Perumda Air Minum Takalar melayani 12.450 pelanggan pada akhir Oktober 2026.",
        "in_words": "Pelanggan bertambah dari 11.400 menjadi 12.450 dalam setahun, paling banyak di Pattallassang.",
        "press_contact": "Bagian Humas, 0418-5550123",
        "confirmed": ["figures_complete", "facts_checked", "neutral"],
        "information_class": "periodic",
    }
    page = InfographicPage(owner=by, live=False, **(values | fields))
    page.figures = page._meta.get_field("figures").stream_block.to_python(
        [{"type": "figure", "value": FIGURE | (figure or {}), "id": "1"}]
    )
    if "drawing" not in fields:
        page.drawing = document(institution)
    institution.section.add_child(instance=page)
    page.save_revision(user=by)
    return InfographicPage.objects.get(pk=page.pk)


def missed(page: InfographicPage) -> set[str]:
    return {result.key for result in judge(page).results if not result.met}


def test_a_complete_infographic_misses_only_the_topic(takalar: Any, writer: Any) -> None:
    assert missed(infographic(takalar, writer)) == {"topic_chosen", "drawing_whole"}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"figure": {"source": ""}}, "figures_sourced"),
        ({"figure": {"as_of": None}}, "figures_sourced"),
        ({"in_words": "Grafik."}, "alternative_given"),
        ({"figure": {"value": "12.540"}}, "figures_agree"),
        ({"drawing": None}, "graphic_present"),
        ({"confirmed": ["facts_checked", "neutral"]}, "figures_complete"),
    ],
)
def test_what_the_standard_asks_of_it(
    takalar: Any, writer: Any, changes: dict[str, Any], key: str
) -> None:
    assert key in missed(infographic(takalar, writer, **changes))


def test_pale_words_are_advised_against(takalar: Any, writer: Any) -> None:
    pale = document(takalar, SVG.replace(b"#111", b"#bbb"))
    page = infographic(takalar, writer, drawing=pale)
    [result] = [result for result in judge(page).results if result.key == "contrast_enough"]
    assert not result.met
    assert not result.blocking
    assert "12.450 pelanggan" in result.detail


def published(takalar: Any, writer: Any, approver: Any) -> InfographicPage:
    page = infographic(takalar, writer)
    workflow.submit(by=writer, at=cast.NOW, story=page)
    workflow.approve(by=approver, at=cast.NOW, story=InfographicPage.objects.get(pk=page.pk))
    return InfographicPage.objects.get(pk=page.pk)


def test_a_reader_sees_the_safe_drawing_the_words_and_the_table(
    takalar: Any, writer: Any, approver: Any
) -> None:
    page = published(takalar, writer, approver)
    shown = Client().get(page.url).content.decode()
    address = Drawing.objects.get().public_url()
    assert f'src="{address}"' in shown
    for words in ("paling banyak di Pattallassang", "12.450 pelanggan", "31 Oktober 2026"):
        assert words in shown
    assert 'href="https://air.example/2026"' in shown
    assert page.title in Client().get("/infografik/").content.decode()


def test_the_public_file_is_safe_and_says_so(takalar: Any, writer: Any, approver: Any) -> None:
    published(takalar, writer, approver)
    answer = Client().get(Drawing.objects.get().public_url())
    body = b"".join(answer.streaming_content)
    assert b"script" not in body
    assert b"onload" not in body
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_drawing_as_handed_in_stays_inside(
    takalar: Any, writer: Any, approver: Any, outsider: Any, as_: Any
) -> None:
    page = published(takalar, writer, approver)
    address = f"/dokumen/{page.drawing_id}/{page.drawing.filename}"
    assert Client().get(address).status_code == 404
    assert as_(outsider).get(address).status_code == 404
    mine = as_(writer).get(address)
    assert mine["Content-Disposition"].startswith("attachment")


def test_nothing_public_is_made_before_somebody_looks(takalar: Any, writer: Any) -> None:
    infographic(takalar, writer)
    assert Drawing.objects.get().file.name == ""


def test_an_svg_is_taken_as_a_document_and_a_page_is_not(
    takalar: Any, writer: Any, as_: Any
) -> None:
    def post(name: str, data: bytes) -> Any:
        return as_(writer).post(
            "/redaksi/documents/add/",
            {
                "title": "Grafik",
                "file": SimpleUploadedFile(name, data),
                "collection": tree.collection_for(takalar).pk,
            },
        )

    assert post("grafik.txt", SVG).status_code == 302
    assert Document.objects.get().file.name.endswith(".svg")
    refused = post("grafik.svg", b"<html><script>alert(1)</script></html>")
    assert "halaman web" in refused.context["form"].errors["file"][0]


def test_an_outsider_cannot_choose_anothers_drawing(
    takalar: Any, gowa: Any, outsider: Any, as_: Any
) -> None:
    secret = document(takalar)
    page = infographic(gowa, outsider)
    answer = as_(outsider).post(
        f"/redaksi/pages/{page.pk}/edit/",
        {
            "title": page.title,
            "slug": page.slug,
            "drawing": secret.pk,
            "figures-count": 0,
            "body-count": 0,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
        },
    )
    assert answer.status_code == 404


def test_a_change_of_a_figure_is_shown_to_whoever_approves(takalar: Any, writer: Any) -> None:
    story = infographic(takalar, writer)
    corrected = infographic(takalar, writer, figure={"value": "12.540"})
    shown = {str(change.part): change.pieces for change in changes.between(story, corrected)}
    assert "12.540" in {piece.text for piece in shown["Angka"] if piece.kind == "added"}


def test_two_versions_become_one_with_figures_and_words_of_both(
    takalar: Any, writer: Any, teammate: Any
) -> None:
    story = infographic(takalar, writer)
    one, other = (story.get_latest_revision_as_object() for _each in range(2))
    one.figures[0].value["value"] = "12.540"
    left = one.save_revision(user=teammate)
    other.in_words = "Pelanggan bertambah menjadi 12.540 dalam setahun."
    right = other.save_revision(user=writer)

    merging.merge(by=writer, at=cast.NOW, story=story, left=left, right=right, answers={})

    result = InfographicPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert result.figures[0].value["value"] == "12.540"
    assert result.in_words == "Pelanggan bertambah menjadi 12.540 dalam setahun."
