"""Where in the demo journeys look: addresses by name, and an approval link."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

STORY = "/instansi/perumda-air-maros/air-bergilir-tiga-kelurahan-maros/"
PHOTO_STORY = "/instansi/pemkab-sidrap/foto-sehari-panen-di-sidrap/"
CORRECTED = "/instansi/pemkab-takalar/rumput-laut-takalar-dikeringkan-di-para-para/"
INFOGRAPHIC = "/instansi/perumda-air-maros/grafik-pelanggan-air-maros/"
CLARIFICATION = (
    "/instansi/diskominfo-sulsel/sapi-di-bone-sehat-setelah-divaksin-tiga-yang-demam-sudah-pulih/"
)
INSTITUTION = "/instansi/pemkab-takalar/"
REGION = "/wilayah/kabupaten-takalar/"
MISSING = "/tidak-ada/"
PUBLIC = (
    "/",
    STORY,
    PHOTO_STORY,
    CORRECTED,
    INSTITUTION,
    "/instansi/",
    REGION,
    "/wilayah/",
    "/topik/",
    "/berita/",
    "/cerita-foto/",
    "/foto/",
    "/video/",
    "/siniar/",
    "/infografik/",
    INFOGRAPHIC,
    "/hoaks/",
    "/cek/",
    "/hoaks/laporan/",
    CLARIFICATION,
    "/pers/",
    "/lapor/",
    "/tanya/",
    "/aksesibilitas/",
    "/luring/",
    "/cari/?q=air",
    "/cari/?q=peyalanan",
    "/cari/?q=takadayangbegini",
    "/terbaru/",
    "/tentang/",
    MISSING,
    "/akun/masuk/",
)
RECORDINGS = (
    "/meja/rekaman/",
    "/meja/rekaman/unggah/",
    "/meja/rekaman/seri/",
    "/meja/rekaman/seri/baru/",
)
STEPS = ("gerbang", "kalimat", "bobot", "bukti", "hasil", "ajak", "diamkan")
DESK = {
    "penulis.takalar": (
        "/meja/",
        "/meja/konten/tulis/",
        "/meja/konten/foto/",
        "/meja/pemberitahuan/",
        "/meja/perangkat/",
        "/meja/perangkat/1/",
        *RECORDINGS,
    ),
    "penyetuju.takalar": (
        "/meja/",
        "/meja/konten/?stage=scheduled",
        "/meja/konten/standar/",
        "/meja/konten/sekali-jadi/",
    ),
    "koordinator": (
        "/meja/",
        "/meja/konten/standar/news/",
        "/meja/konten/kata/",
        "/meja/konten/kata/baru/",
        "/meja/halaman-depan/",
        "/meja/kekosongan/",
        "/meja/jaringan/",
        "/meja/jaringan/pemkab-takalar/",
        "/meja/gaya/",
        "/meja/hoaks/",
        "/meja/hoaks/4/",
        "/meja/hoaks/13/",
        "/meja/hoaks/arti/",
        "/meja/hoaks/lapor/",
    ),
    "penulis.diskominfo": ("/meja/hoaks/6/", "/meja/hoaks/6/klarifikasi/"),
    "penyetuju.diskominfo": ("/meja/", "/meja/hoaks/5/", "/meja/hoaks/5/keberatan/1/"),
    "pemeriksa": ("/meja/", "/meja/hoaks/3/", *(f"/meja/hoaks/3/{step}/" for step in STEPS)),
}
ASK = """
from django.urls import reverse
from django.utils import timezone
from baruga.newsroom.actions import links
from baruga.newsroom.choices import Stage
from baruga.newsroom.models import StoryPage
story = StoryPage.objects.in_stage(Stage.SUBMITTED).filter(
    institution__slug="pemkab-takalar", title__startswith="Air irigasi").get().specific
link = links.ask(by=story.owner, at=timezone.now(), story=story,
                 official=story.institution.officials.active().first())
print(reverse("approval:decide", args=[links.token_of(link)]))
"""


def approval_link(server: Any) -> str:
    """The address on which an official decides about the demo's story that waits at Takalar."""
    said: str = server.command("shell", "--verbosity=0", "--command", ASK)
    return said.strip()


def first_topic(page: Page) -> str:
    """A topic with stories in it."""
    page.goto("/topik/")
    return str(page.locator("main a[href^='/topik/']").first.get_attribute("href"))


def waiting_story(page: Page) -> str:
    """A story that waits for whoever is signed in."""
    page.goto("/meja/konten/?stage=submitted")
    link = page.get_by_role("link", name=re.compile("^Buka")).first
    return str(link.get_attribute("href"))
