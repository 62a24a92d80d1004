"""From a message on somebody's phone to the truth on everybody's channel."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_main_line import submit
from tests.journeys.test_recordings import approve

FACT = "Jalan Poros Galesong dilalui dua arah"
WORDS = (
    "Petugas perhubungan mencatat kendaraan melintas dua arah sejak pukul enam pagi. Badan jalan "
    "diperiksa pada pagi yang sama, dan tidak ada yang rusak. Pemeriksaan berikutnya diumumkan di "
    "halaman ini, dan petugas jaga dapat dihubungi siang dan malam."
)


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_a_message_is_checked_signed_published_and_found_again(
    visit: Callable[..., Page], size: str
) -> None:
    """A resident asks on a phone; the answer reaches them, and whoever checks the same words."""
    place = f"RT {secrets.randbelow(9_000) + 1_000}"
    message = f"AWAS!!! Jalan Poros Galesong {place} putus total, jangan lewat. Sebarkan."
    resident = visit("phone")
    receipt = ask(resident, message)
    checker = visit(size, as_="pemeriksa")
    case = bring_to_a_verdict(checker, message, f"Jalan Poros Galesong {place} putus total.")
    sign(visit("phone", as_="penyetuju.polda"), case)
    writer = visit(size, as_="penulis.diskominfo")
    write(writer, case, f"{FACT} di {place}")
    approve(visit(size, as_="penyetuju.diskominfo"), f"{FACT} di {place}")

    resident.goto(receipt)
    expect(resident.locator("#jawaban")).to_contain_text(FACT)
    resident.get_by_role("link", name="Baca klarifikasinya").click()
    expect(resident.locator("h1")).to_have_text(f"{FACT} di {place}")
    expect(resident.locator(".verdict")).to_contain_text("Salah")
    check(resident, f"awas jalan poros galesong {place} putus total jangan lewat sebarkan")
    expect(resident.locator("#jawaban")).to_have_text("Sudah dijawab")
    expect(resident.locator(".checked .answer")).to_contain_text(FACT)


def ask(page: Page, message: str) -> str:
    """Checked first, and sent because nobody knows it. The address of the receipt."""
    check(page, message)
    page.get_by_role("button", name="Kirim untuk diperiksa").click()
    page.wait_for_url(re.compile(r"/lapor/[A-Z2-9-]+/$"))
    return page.url


def check(page: Page, message: str) -> None:
    page.goto("/cek/")
    page.fill("#id_text", message)
    page.get_by_role("button", name="Cek", exact=True).click()
    expect(page.locator(".checked")).to_be_visible()


def bring_to_a_verdict(page: Page, message: str, sentence: str) -> str:
    """Take it, answer the first question, describe, ask, bring evidence, propose."""
    found(page, message)
    page.wait_for_url(re.compile(r"/meja/hoaks/\d+/$"))
    case = page.url
    page.goto(f"{case}ambil/")
    save(page, case)
    page.goto(f"{case}gerbang/")
    page.locator("input[name=nature][value=fact]").check()
    save(page, case)
    page.goto(f"{case}kalimat/")
    page.fill("#id_sentence", sentence)
    save(page, case)
    page.goto(f"{case}ajak/")
    page.locator("#id_institution").select_option(label="Kepolisian Daerah Sulawesi Selatan")
    page.fill("#id_why", "Mohon tanda tangan kedua.")
    save(page, case)
    page.goto(f"{case}bukti/")
    choose(page, "kind", "visit")
    for name, value in (
        ("title", "Pantauan petugas perhubungan"),
        ("shows", "Kendaraan melintas dua arah."),
        ("source_name", "Petugas perhubungan"),
    ):
        page.fill(f"#id_{name}", value)
    save(page, case)
    page.goto(f"{case}hasil/")
    choose(page, "ruling", "false")
    choose(page, "kind", "fabricated")
    page.fill("#id_fact", FACT + ".")
    page.fill("#id_reasoning", WORDS)
    save(page, case)
    return case


def found(page: Page, message: str) -> None:
    """The worker makes the claim; it cannot call us back."""
    until = time.monotonic() + 30
    while True:
        page.goto("/meja/hoaks/?stage=new")
        link = page.get_by_role("link", name=message)
        if link.count():
            return link.first.click()
        assert time.monotonic() < until, "no claim in time"


def choose(page: Page, name: str, value: str) -> None:
    """From a list or from buttons, however the form offers it."""
    field = page.locator(f"[name={name}]")
    if field.first.evaluate("field => field.localName") == "select":
        field.select_option(value)
    else:
        page.locator(f"[name={name}][value={value}]").check()


def save(page: Page, case: str) -> None:
    page.locator(".step-form button:not([type=button])").first.click()
    page.wait_for_url(case)


def sign(page: Page, case: str) -> None:
    """On a phone, by another institution."""
    page.goto(case)
    page.get_by_role("link", name="Baca dan tanda tangani").click()
    save(page, case)
    expect(page.locator(".toast")).to_contain_text("Sudah ditandatangani")


def write(page: Page, case: str, headline: str) -> None:
    page.goto(case)
    page.get_by_role("link", name=re.compile("Tulis klarifikasi")).click()
    page.get_by_role("button", name="Mulai drafnya").click()
    page.wait_for_url(re.compile(r"/redaksi/pages/\d+/edit/"))
    page.fill("#id_title", headline)
    page.fill("#id_lead", "Kendaraan melintas dua arah sejak pagi, kata petugas perhubungan.")
    page.fill("#id_what_to_do", "Lewatlah seperti biasa, dan jangan teruskan pesannya.")
    page.get_by_role("tab", name="Rincian").click()
    page.get_by_role(
        "radio", name=re.compile("Informasi serta-merta|Informasi berkala")
    ).first.check()
    page.fill("#id_press_contact", "Humas Diskominfo-SP Sulsel, 0411-5550102")
    page.get_by_role("tab", name="Naskah").click()
    page.locator(".standard summary").click()
    for box in page.locator(".criterion__tick input[name=confirmed]").all():
        box.check()
    expect(page.locator(".standard__sum")).to_contain_text("Siap diajukan", timeout=15_000)
    page.locator(".standard summary").click()
    submit(page)
    page.wait_for_url(re.compile(r"/redaksi/pages/\d+/$|/meja/"))
