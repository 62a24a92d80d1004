"""What residents look for in vain: counted without anybody's data, and shown to those who write."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from baruga.hoaxdesk.actions import replies
from baruga.portal import voids
from baruga.portal.actions import misses
from baruga.portal.actions import words as word_index
from baruga.portal.models import SearchMiss
from tests import cast
from tests import claims as made
from tests.cast import NOW

pytestmark = pytest.mark.django_db
SCREEN = "/meja/kekosongan/"


def look_for(words: str, *, address: str = "127.0.0.1", **more: str) -> None:
    Client().get("/cari/", {"q": words, **more}, REMOTE_ADDR=address)


def looked_for(words: str, times: int = 1, at: Any = None) -> None:
    for _each in range(times):
        assert misses.note(text=words, at=at or timezone.now())


def test_a_search_in_vain_is_counted(published_story: Any) -> None:
    look_for("Jadwal  Vaksin RABIES?")
    miss = SearchMiss.objects.get()
    assert (miss.words, miss.count) == ("jadwal vaksin rabies", 1)
    look_for("jadwal vaksin rabies", address="127.0.0.2")
    miss.refresh_from_db()
    assert miss.count == 2


def test_nobody_makes_something_look_wanted(published_story: Any) -> None:
    for words in ("jadwal vaksin", "jadwal vaksin", "jembatan layang"):
        look_for(words)
    assert [(miss.words, miss.count) for miss in SearchMiss.objects.all()] == [("jadwal vaksin", 1)]
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        look_for("jadwal vaksin")
    assert SearchMiss.objects.get().count == 2


def test_what_is_found_is_no_miss(published_story: Any) -> None:
    word_index.learn(story_id=published_story.pk)
    look_for("air bersih")
    look_for("air besrih", address="127.0.0.2")  # a slip of the pen that was understood
    assert not SearchMiss.objects.exists()


def test_stories_with_some_of_the_words_do_not_answer_it(published_story: Any) -> None:
    look_for("air helikopter")
    assert SearchMiss.objects.get().words == "air helikopter"


@pytest.mark.parametrize("more", [{"wilayah": "kabupaten-gowa"}, {"sampai": "2020-01-01"}])
def test_a_narrowed_search_tells_nothing(more: dict[str, str], published_story: Any) -> None:
    look_for("helikopter", **more)
    assert not SearchMiss.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "0811-5550-001",
        "cari 0811 555 0001 milik siapa",
        "+62 (811) 5550001",
        "7305123456780001",
        "rekening 123.456",
        "siti@contoh.example",
        "https://contoh.example/a",
        "yang dan di",
        "a1 b2",
        "",
        "satu dua tiga empat lima enam tujuh delapan sembilan",
        "x" * 101,
        "\0",
    ],
)
def test_what_looks_like_somebodys_data_is_never_kept(words: str, published_story: Any) -> None:
    look_for(words)
    assert not misses.note(text=words, at=NOW)
    assert not SearchMiss.objects.exists()


@pytest.mark.parametrize("words", ["jadwal posyandu 2026", "dd 1234 pajak", "pkh tahap 3"])
def test_years_and_short_figures_are_kept(words: str) -> None:
    assert misses.without_persons(words) == words


def test_a_miss_leads_to_nobody() -> None:
    names = {field.name for field in SearchMiss._meta.get_fields()}
    assert names == {"id", "words", "count", "first_at", "last_at"}


def test_what_nobody_repeats_is_forgotten() -> None:
    looked_for("vaksin rabies", at=NOW)
    assert misses.forget(NOW + timedelta(days=179)) == 0
    assert misses.forget(NOW + timedelta(days=180)) == 1


def test_searches_of_the_same_stems_are_one(published_story: Any) -> None:
    looked_for("layanan samsat", 3)
    looked_for("pelayanan samsat", 2)
    looked_for("samsat pelayanan")
    (wanted,) = voids.grouped(at=timezone.now())
    assert (wanted.words, wanted.count) == ("layanan samsat", 6)
    assert set(wanted.others) == {"pelayanan samsat", "samsat pelayanan"}


def test_the_most_asked_comes_first_and_the_old_is_left_out(db: None) -> None:
    looked_for("satu kali")
    looked_for("sering sekali", 3)
    looked_for("dahulu kala", 9, at=timezone.now() - timedelta(days=91))
    assert [each.words for each in voids.grouped(at=timezone.now())] == [
        "sering sekali",
        "satu kali",
    ]


def test_a_story_that_came_out_takes_the_search_off_the_list(
    takalar: Any,
    writer: Any,
    approver: Any,
    as_: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    looked_for("samsat galesong", 2)
    looked_for("helikopter wisata")
    assert "samsat galesong" in as_(writer).get(SCREEN).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        cast.published(
            institution=takalar,
            by=writer,
            approver=approver,
            title="Samsat keliling dibuka di Galesong",
        )
    page = as_(writer).get(SCREEN).content.decode()
    assert "samsat galesong" not in page
    assert "1 pencarian kini sudah menemukan berita" in page
    assert "helikopter wisata" in page


def test_open_questions_are_shown_until_they_are_answered(
    checker: Any, takalar: Any, writer: Any, approver: Any, as_: Any
) -> None:
    question = made.question(by=checker, institution=takalar)
    page = as_(writer).get(SCREEN).content.decode()
    assert question.sentence in page
    assert "ditanyakan 1 kali" in page
    assert "Tulis berita" in page
    reply = replies.write(by=writer, at=NOW, claim=question, text="Tiap Selasa.")
    assert "Jawaban menunggu persetujuan" in as_(writer).get(SCREEN).content.decode()
    replies.approve(by=approver, at=NOW, reply=reply)
    assert question.sentence not in as_(writer).get(SCREEN).content.decode()


def test_a_writer_sees_the_questions_of_their_own_institution_only(
    checker: Any, takalar: Any, outsider: Any, coordinator: Any, as_: Any
) -> None:
    question = made.question(by=checker, institution=takalar)
    assert question.sentence not in as_(outsider).get(SCREEN).content.decode()
    assert question.sentence in as_(coordinator).get(SCREEN).content.decode()


@pytest.mark.parametrize(
    ("who", "code"),
    [("writer", 200), ("approver", 200), ("coordinator", 200), ("leader", 403), ("checker", 403)],
)
def test_it_is_for_those_who_write_and_those_who_plan(
    who: str, code: int, person: Any, as_: Any
) -> None:
    assert as_(person(who)).get(SCREEN).status_code == code
    shown = "Yang dicari warga" in as_(person(who)).get("/meja/").content.decode()
    assert shown is (code == 200)


def test_nobody_in_particular_is_led_to_the_sign_in(client: Client) -> None:
    assert client.get(SCREEN).status_code == 302


def test_the_screen_asks_a_bounded_number_of_queries(
    writer: Any, as_: Any, django_assert_max_num_queries: Any, published_story: Any
) -> None:
    for number in range(voids.SHOWN_SEARCHES + 9):
        looked_for(f"helikopter {number}")
    browser = as_(writer)
    browser.get(SCREEN)
    with django_assert_max_num_queries(voids.SHOWN_SEARCHES + 15):
        browser.get(SCREEN)
