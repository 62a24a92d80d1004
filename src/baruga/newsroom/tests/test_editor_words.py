"""What the editor shows to officers: their language, and nothing that leads to a shut door."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import resolve
from django.utils import timezone
from wagtail.models import Page

from baruga.newsroom.actions import workflow
from baruga.newsroom.gate import OPEN_ADDRESSES
from tests import cast

SCREENS = (
    "/redaksi/pages/{story}/edit/",
    "/redaksi/pages/{story}/history/",
    "/redaksi/pages/{story}/workflow_history/",
    "/redaksi/pages/{story}/delete/",
    "/redaksi/pages/{section}/",
    "/redaksi/pages/search/?q=air",
    "/redaksi/images/",
    "/redaksi/images/?layout=list",
    "/redaksi/images/{photo}/",
    "/redaksi/images/{photo}/delete/",
    "/redaksi/documents/",
)


@pytest.fixture
def places(story: Any, takalar: Any) -> dict[str, int]:
    photo = cast.picture(institution=takalar, title="Pompa air")
    return {"story": story.pk, "section": takalar.section.pk, "photo": photo.pk}


@pytest.mark.parametrize("screen", SCREENS)
def test_no_link_of_the_editor_leads_to_a_shut_address(
    screen: str, places: dict[str, int], approver: Any, as_: Any
) -> None:
    answer = as_(approver).get(screen.format(**places))
    assert answer.status_code == 200
    links = set(re.findall(r'(?:href|action|data-url)="(/redaksi/[^"?#]*)', body(answer)))
    assert links
    shut = {link for link in links if resolve(link).view_name not in OPEN_ADDRESSES}
    assert not shut


def test_a_list_offers_nothing_to_many_at_once_and_its_script_finds_its_place(
    places: dict[str, int], approver: Any, as_: Any
) -> None:
    page = body(as_(approver).get("/redaksi/pages/{section}/".format(**places)))
    assert page.count("data-bulk-action-footer") == 1
    assert "bulk-action-btn" not in page
    assert "data-bulk-action-checkbox" not in page


def test_the_menu_leads_to_the_stories_without_asking_for_the_tree(
    places: dict[str, int], writer: Any, as_: Any
) -> None:
    page = body(as_(writer).get(SCREENS[0].format(**places)))
    assert '"Naskah"' in page
    assert "PageExplorerMenuItem" not in page


@pytest.mark.parametrize("screen", SCREENS)
def test_a_window_of_the_editor_bears_our_name(
    screen: str, places: dict[str, int], approver: Any, as_: Any
) -> None:
    title = re.search(
        r"<title>(.*?)</title>", body(as_(approver).get(screen.format(**places))), re.DOTALL
    )
    assert title
    assert title[1].strip().endswith("Baruga")


@pytest.mark.parametrize(
    ("dialog", "words"),
    [
        ("external", ["Alamat", "Kata-kata yang menjadi tautan"]),
        ("email", ["Alamat email", "Kata-kata yang menjadi tautan", "Perihal", "Isi pesan"]),
        ("phone", ["Nomor telepon", "Kata-kata yang menjadi tautan"]),
        ("anchor", ["Nama bagian yang dituju", "Kata-kata yang menjadi tautan"]),
    ],
)
def test_the_dialogs_for_links_speak_indonesian(
    dialog: str, words: list[str], writer: Any, as_: Any
) -> None:
    shown = as_(writer).get(f"/redaksi/choose-{dialog}-link/").json()["html"]
    assert all(word in shown for word in words)
    assert "Link text" not in shown


def test_a_dialog_for_links_says_what_is_missing(writer: Any, as_: Any) -> None:
    answer = as_(writer).post(
        "/redaksi/choose-email-link/", {"email-link-chooser-subject": "Tanya"}
    )
    assert "Isian ini wajib diisi" in answer.json()["html"]
    assert "Tanya" in answer.json()["html"]


def test_the_history_names_the_step_of_approval(story: Any, writer: Any, as_: Any) -> None:
    workflow.submit(by=writer, at=timezone.now(), story=story)
    for screen in SCREENS[:3]:
        page = body(as_(writer).get(screen.format(story=story.pk)))
        assert "Persetujuan" in page
        assert "second-pair-of-eyes" not in page


def test_the_menu_says_once_that_approving_publishes(
    story: Any, writer: Any, approver: Any, as_: Any
) -> None:
    workflow.submit(by=writer, at=timezone.now(), story=story)
    page = body(as_(approver).get(SCREENS[0].format(story=story.pk)))
    assert "Setujui dan terbitkan" in page
    assert "terbitkan dan terbitkan" not in page


def test_a_search_counts_nothing_that_it_cannot_name(
    places: dict[str, int], writer: Any, as_: Any
) -> None:
    page = body(as_(writer).get("/redaksi/pages/search/", {"q": "air"}))
    assert " None" not in re.sub(r"<[^>]+>", " ", page)


def test_the_page_above_all_pages_has_an_indonesian_name(takalar: Any) -> None:
    root = Page.get_first_root_node()
    assert root.title == "Semua halaman"


def body(answer: Any) -> str:
    return str(answer.content.decode())
