"""The list of words to replace: everybody reads it, the coordinator keeps it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from baruga.core.audit import timeline
from baruga.newsroom.actions import jargon
from baruga.newsroom.models import Jargon
from tests.cast import NOW


@pytest.fixture
def word(coordinator: Any) -> Jargon:
    return jargon.keep(by=coordinator, at=NOW, term="Stake  Holder", plain="pihak terkait")


def test_a_word_is_kept_once_however_it_is_spaced(word: Jargon, coordinator: Any) -> None:
    assert (word.key, word.term) == ("stake holder", "Stake Holder")
    with pytest.raises(jargon.AlreadyListed):
        jargon.keep(by=coordinator, at=NOW, term="stake holder", plain="lain")
    jargon.keep(by=coordinator, at=NOW, term="stake holder", plain="pihak", word=word)
    assert Jargon.objects.get().plain == "pihak"


def test_the_trail_tells_who_kept_it(word: Jargon, coordinator: Any) -> None:
    (moment,) = timeline(word)
    assert moment.who == coordinator.name
    assert "Stake Holder" in moment.what


@pytest.mark.parametrize("name", ["writer", "approver", "outsider"])
def test_nobody_else_keeps_the_list(word: Jargon, person: Any, as_: Any, name: str) -> None:
    with pytest.raises(PermissionDenied):
        jargon.keep(by=person(name), at=NOW, term="x", plain="y")
    with pytest.raises(PermissionDenied):
        jargon.remove(by=person(name), at=NOW, word=word)
    with pytest.raises(PermissionDenied):
        jargon.import_rows(by=person(name), at=NOW, rows=[])
    browser = as_(person(name))
    for address in ("add_word", "upload_words"):
        assert browser.post(reverse(f"newsroom:{address}")).status_code == 403
    for address in ("edit_word", "remove_word"):
        assert browser.post(reverse(f"newsroom:{address}", args=[word.pk])).status_code == 403


def test_everybody_reads_it(word: Jargon, writer: Any, as_: Any) -> None:
    browser = as_(writer)
    said = browser.get(reverse("newsroom:words"), {"q": "stake"}).content.decode()
    assert "pihak terkait" in said
    assert reverse("newsroom:edit_word", args=[word.pk]) not in said
    assert "Stake Holder,pihak terkait" in browser.get(
        reverse("newsroom:download_words")
    ).content.decode("utf-8-sig")


def test_the_coordinator_adds_changes_and_removes_on_the_desk(coordinator: Any, as_: Any) -> None:
    browser = as_(coordinator)
    add = reverse("newsroom:add_word")
    browser.post(add, {"term": "launching", "plain": "peluncuran"})
    again = browser.post(add, {"term": "Launching", "plain": "x"})
    assert again.status_code == 409
    assert browser.post(add, {"term": "", "plain": ""}).status_code == 422
    word = Jargon.objects.get()
    edit = reverse("newsroom:edit_word", args=[word.pk])
    browser.post(edit, {"term": "launching", "plain": "pembukaan", "reason": "Asing."})
    assert Jargon.objects.get().plain == "pembukaan"
    browser.post(reverse("newsroom:remove_word", args=[word.pk]))
    assert not Jargon.objects.exists()


def upload(browser: Any, text: bytes) -> Any:
    file = SimpleUploadedFile("kata.csv", text, "text/csv")
    return browser.post(reverse("newsroom:upload_words"), {"file": file}, follow=True)


@pytest.mark.parametrize("mark", [b",", b";"])
def test_a_file_adds_and_changes_and_says_what_it_left_out(
    word: Jargon, coordinator: Any, as_: Any, mark: bytes
) -> None:
    rows = b"kata,ganti,alasan\nstake holder,pihak,\nlaunching,peluncuran,Asing\n,kosong,\n"
    said = upload(as_(coordinator), rows.replace(b",", mark)).content.decode()
    assert "1 kata ditambahkan, 1 diubah" in said
    assert "baris 4" in said
    assert set(Jargon.objects.values_list("plain", flat=True)) == {"pihak", "peluncuran"}


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b'kata,ganti\n"\x00'])
def test_a_file_that_is_none_changes_nothing(coordinator: Any, as_: Any, text: bytes) -> None:
    upload(as_(coordinator), text)
    assert not Jargon.objects.exists()


def test_the_downloaded_file_can_be_uploaded_again(
    coordinator: Any, word: Jargon, as_: Any
) -> None:
    jargon.keep(by=coordinator, at=NOW, term="=cmd", plain="perintah")
    browser = as_(coordinator)
    file = browser.get(reverse("newsroom:download_words")).content
    assert b"'=cmd" in file
    assert "0 kata ditambahkan, 2 diubah" in upload(browser, file).content.decode()


def test_the_list_asks_as_often_however_long_it_is(
    coordinator: Any, writer: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        jargon.keep(by=coordinator, at=NOW, term=f"kata {number}", plain="lain")
    browser = as_(writer)
    with django_assert_max_num_queries(20):
        browser.get(reverse("newsroom:words"))
