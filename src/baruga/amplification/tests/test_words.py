"""What a kit says: the fact first, what circulates once, short enough whatever people wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from baruga.amplification.words import (
    LONGEST,
    MOST_WORDS,
    address_of,
    count_words,
    cut,
    seconds_of,
    voice_script,
    whatsapp_text,
)
from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models import Claim, ClarificationPage, Verdict
from tests import claims as made

SENTENCE = (
    "Petugas mencatat setiap kendaraan yang lewat dan memeriksa tiang jembatan satu per satu. "
)


def test_the_message_begins_with_the_fact_and_ends_with_the_link(page: ClarificationPage) -> None:
    lines = whatsapp_text(page).split("\n\n")
    assert lines[0] == "*Jembatan tetap dibuka.*"
    assert lines[-1] == f"Selengkapnya: {address_of(page)}"
    assert lines[1:-1] == [
        "Petugas di tempat melihat kendaraan lewat.",
        "Yang beredar: “Jembatan ditutup sampai Maret”. Hasil pemeriksaan: salah.",
        "Lewatlah seperti biasa, dan jangan teruskan pesannya.",
        "Diperiksa Pemkab Takalar, ikut ditandatangani Pemkab Gowa.",
    ]


def test_the_script_begins_and_ends_with_the_fact_and_spells_no_address(
    page: ClarificationPage,
) -> None:
    Verdict.objects.update(
        reasoning="Lihat https://contoh.example/a untuk datanya. Kendaraan lewat sejak pagi."
    )
    script = voice_script(ClarificationPage.objects.get(pk=page.pk))
    assert script.startswith("Jembatan tetap dibuka.")
    assert "Sekali lagi, faktanya: Jembatan tetap dibuka." in script
    assert "Kendaraan lewat sejak pagi." in script
    assert "://" not in script
    assert "contoh" not in script


@pytest.mark.parametrize("words", [whatsapp_text, voice_script])
def test_what_circulates_is_said_once(page: ClarificationPage, words: Any) -> None:
    said = page.circulates.rstrip(".")
    Verdict.objects.update(reasoning=f"Katanya: {said}! Penjaga melihat kendaraan lewat.")
    page.what_to_do = f"Jangan teruskan “{said}”. Lewatlah seperti biasa."
    text = words(page)
    assert text.count(said) == 1
    assert text.index("tetap dibuka") < text.index(said)


@pytest.mark.parametrize("words", [whatsapp_text, voice_script])
def test_it_is_indonesian_on_an_english_desk(page: ClarificationPage, words: Any) -> None:
    with translation.override("en"):
        assert "Hasil pemeriksaan: salah." in words(page)


@pytest.mark.parametrize(
    "text", [SENTENCE * 60, "tanpaspasi" * 400, "a " * 3000, "Kalimat tanpa akhir " * 200]
)
def test_nothing_is_too_long_whatever_was_written(page: ClarificationPage, text: str) -> None:
    Verdict.objects.update(fact=text[:200], reasoning=text)
    page = ClarificationPage.objects.get(pk=page.pk)
    page.circulates, page.what_to_do, page.slug = text, text, "panjang-sekali-" * 17
    page.url_path = f"{page.url_path}{'x' * 240}/"
    message, script = whatsapp_text(page), voice_script(page)
    assert len(message) <= LONGEST
    assert message.startswith(f"*{text.strip()[:20]}")
    assert count_words(script) <= MOST_WORDS
    assert seconds_of(script) <= 60


def test_a_short_clarification_is_no_longer_than_it_has_to_be(page: ClarificationPage) -> None:
    assert len(whatsapp_text(page)) < 500
    assert seconds_of(voice_script(page)) < 40


def test_an_address_is_that_of_this_installation(page: ClarificationPage, settings: Any) -> None:
    settings.BASE_URL = "https://baruga.example"
    assert whatsapp_text(page).endswith(f"https://baruga.example{page.url}")


@pytest.mark.parametrize("words", [whatsapp_text, voice_script])
def test_no_question_is_left_without_its_answer(page: ClarificationPage, words: Any) -> None:
    page.what_to_do = f"Lewatlah seperti biasa. Sudah telanjur memutar? {SENTENCE * 4}".replace(
        ". Petugas", " dan petugas"
    )
    assert "Lewatlah seperti biasa." in words(page)
    assert "telanjur" not in words(page)


def test_how_we_know_takes_what_room_is_left(page: ClarificationPage) -> None:
    Verdict.objects.update(reasoning="Penjaga melihat kendaraan lewat. " + SENTENCE * 9)
    page = ClarificationPage.objects.get(pk=page.pk)
    page.what_to_do = SENTENCE + "Hubungi petugas jaga setiap saat, siang atau malam, tanpa biaya."
    page.circulates = SENTENCE * 3
    assert "Penjaga melihat kendaraan lewat." in whatsapp_text(page)


def test_a_claim_found_true_is_not_said_twice(clarified: Any) -> None:
    page = clarified(fact="Jembatan ditutup sampai Maret", ruling=Ruling.TRUE, kind=None)
    assert whatsapp_text(page).count("ditutup sampai Maret") == 1
    assert "Hasil pemeriksaan: benar." in whatsapp_text(page)


def test_a_corrected_verdict_corrects_the_words_and_leaves_its_old_advice_out(
    page: ClarificationPage, shared: Claim, checker: Any, neighbour: Any
) -> None:
    later = timezone.now() + timedelta(hours=1)
    made.proposed(shared, checker, at=later, fact="Jembatan ditutup mulai malam ini.")
    Verdict.objects.in_force().update(replaced_at=later)
    Verdict.objects.pending().update(
        signed_at=later, signed_by=neighbour, signed_for=shared.asks.get().institution
    )
    page = ClarificationPage.objects.get(pk=page.pk)
    for text in (whatsapp_text(page), voice_script(page)):
        assert "ditutup mulai malam ini" in text.split("\n\n")[0]
        assert "tetap dibuka" not in text
        assert "jangan teruskan" not in text


def test_without_a_verdict_in_force_nothing_is_said(page: ClarificationPage) -> None:
    Claim.objects.update(quiet_at=timezone.now(), quiet_reason="Sudah reda.")
    page = ClarificationPage.objects.get(pk=page.pk)
    assert whatsapp_text(page) == voice_script(page) == ""


@pytest.mark.parametrize(
    ("room", "kept"), [(40, "Jembatan tetap dibuka"), (15, "Jembatan tetap…"), (9, "Jembatan…")]
)
def test_words_are_cut_between_two(room: int, kept: str) -> None:
    assert cut("Jembatan tetap dibuka", room) == kept
