"""From a message on somebody's phone to the truth on everybody's channel."""

from __future__ import annotations

import io
import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, expect

from tests.fakes.telegram import SECRET, update
from tests.fakes.telegram import photo as photo_sizes
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
    case = take(checker, message, f"Jalan Poros Galesong {place} putus total.")
    propose(checker, case, kind="fabricated")
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


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_a_cropped_picture_sent_to_the_bot_ends_beside_the_real_photograph(
    server: Any, visit: Callable[..., Page], tmp_path: Path, size: str
) -> None:
    """It is found in the archive, recognised, signed on a phone; the sender is answered in the chat."""
    place, chat = f"RT {secrets.randbelow(9_000) + 1_000}", secrets.randbelow(10**9)
    message = f"Pelabuhan di Galesong {place} lumpuh, kapal menumpuk. Teruskan!"
    resident = visit("phone")
    photo, original = from_the_archive(resident, "pelabuhan")
    file = f"gambar-{chat}"
    server.telegram.files[file] = circulating(original, cut=0.08)
    tell_the_bot(resident, server, chat, photo=photo_sizes(file), caption=message)
    assert "nomor" in answer_in(server, chat, 1)

    checker = visit(size, as_="pemeriksa")
    case = take(checker, message, f"Pelabuhan di Galesong {place} lumpuh.")
    recognise(checker, case, photo)
    propose(checker, case, kind="false_context")
    sign(visit("phone", as_="penyetuju.polda"), case)
    write(visit(size, as_="penulis.diskominfo"), case, f"{FACT} di {place}")
    approve(visit(size, as_="penyetuju.diskominfo"), f"{FACT} di {place}")

    take_the_kit(visit(size, as_="penulis.takalar"))

    said = answer_in(server, chat, 2)
    assert said.startswith(f"SALAH: {FACT}.")
    resident.goto(said.rpartition("\n")[2])
    expect(resident.locator(".pair .real a")).to_have_attribute("href", photo)
    expect(resident.locator(".pair .fake img")).to_have_js_property("naturalWidth", 800)
    check(resident, message)
    expect(resident.locator("#jawaban")).to_have_text("Sudah dijawab")
    resident.goto("/cek/")
    crop = tmp_path / "potongan.jpg"
    crop.write_bytes(circulating(original, cut=0.15))
    resident.set_input_files("#id_picture", crop)
    resident.get_by_role("button", name="Cek", exact=True).click()
    expect(resident.locator(".checked .answer", has_text=f"{FACT}.").first).to_be_visible()
    expect(resident.locator(".archived a").first).to_have_attribute("href", photo)


def from_the_archive(page: Page, word: str) -> tuple[str, bytes]:
    """The address of a photograph that the public sees, and its press file."""
    page.goto(f"/foto/?q={word}")
    found = re.search(r'"(/foto/\d+/)"', page.locator("main").inner_html())
    assert found is not None
    return found.group(1), page.request.get(f"{found.group(1)}unduh/").body()


def circulating(original: bytes, *, cut: float) -> bytes:
    """Cropped, a black bar with words below it, compressed."""
    whole = Image.open(io.BytesIO(original)).convert("RGB")
    across, down = round(whole.width * cut), round(whole.height * cut)
    part = whole.crop((across, down, whole.width - across, whole.height - down))
    part.thumbnail((800, 800))
    made = Image.new("RGB", (part.width, part.height + 90), "black")
    made.paste(part, (0, 0))
    pen = ImageDraw.Draw(made)
    pen.text((20, part.height + 24), "SEBARKAN", fill="white", font=ImageFont.load_default(36))
    file = io.BytesIO()
    made.save(file, "JPEG", quality=60)
    return file.getvalue()


def tell_the_bot(page: Page, server: Any, chat: int, **message: Any) -> None:
    """As Telegram brings what somebody writes."""
    answer = page.request.post(
        "/kait/telegram/",
        data=update(chat=chat, at=int(time.time()), **message),
        headers={"X-Telegram-Bot-Api-Secret-Token": SECRET},
    )
    assert answer.ok


def answer_in(server: Any, chat: int, number: int) -> str:
    """The words of the `number`-th message to this chat; the worker sends it."""
    until = time.monotonic() + 60
    while True:
        sent = [one["text"] for one in server.telegram.sent if one["chat_id"] == chat]
        if len(sent) >= number:
            return str(sent[number - 1])
        assert time.monotonic() < until, f"{len(sent)} messages in the chat"
        time.sleep(0.1)


def recognise(page: Page, case: str, photo: str) -> None:
    """Say what the picture was made from, and that the public sees it stamped."""
    until = time.monotonic() + 60
    button = page.get_by_role("button", name="Ya, dibuat dari foto ini")
    page.goto(case)
    while not button.count():
        assert time.monotonic() < until, "not found in the archive in time"
        page.goto(case)
    expect(page.locator(f"#gambar a[href$='{photo}']")).to_be_visible()
    button.first.click()
    expect(page.locator(".toast")).to_contain_text("ditambahkan ke bukti")
    page.get_by_role("button", name="Tampilkan bercap di klarifikasi").click()
    expect(page.locator("#gambar")).to_contain_text("Ditampilkan bercap")


def take_the_kit(page: Page) -> None:
    """Any institution's writer passes it on: the card with both pictures, and the message."""
    page.goto("/meja/perangkat/")
    page.get_by_role("link", name=re.compile("^Pakai")).first.click()
    expect(page.locator("#teks")).to_have_value(re.compile(re.escape(FACT)))
    link = page.get_by_role("link", name="Unduh kartu")
    until = time.monotonic() + 60
    while not link.count():
        assert time.monotonic() < until, "no card in time"
        page.reload()
    card = page.request.get(link.get_attribute("href") or "").body()
    assert Image.open(io.BytesIO(card)).size == (1080, 1080)


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


def take(page: Page, message: str, sentence: str) -> str:
    """Take it, answer the first question, describe, ask another institution. The case's address."""
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
    return case


def propose(page: Page, case: str, *, kind: str) -> None:
    """Bring evidence from the place, and propose that it is false in this way."""
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
    choose(page, "kind", kind)
    page.fill("#id_fact", FACT + ".")
    page.fill("#id_reasoning", WORDS)
    save(page, case)


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
