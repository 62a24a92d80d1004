"""The page of every component in every state; in development only. Its contents are invented."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from baruga.core.audit import Moment

SPRITE = Path(__file__).parent / "static" / "core" / "icons.svg"
COLOURS = ("laut", "sutra", "emas", "daun", "ink", "paper", "card", "line")
LONG = (
    "Dinas Komunikasi, Informatika, Statistik, dan Persandian Provinsi Sulawesi Selatan bersama "
    "Sekretariat Bakohumas Kabupaten Pangkajene dan Kepulauan"
)


class SampleForm(forms.Form):
    judul = forms.CharField(label="Judul", help_text="Paling banyak 12 kata.", max_length=40)
    surel = forms.EmailField(label="Email")
    telepon = forms.CharField(label="Telepon", required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[("berita", "Berita"), ("foto", "Foto")])
    isi = forms.CharField(label="Isi", widget=forms.Textarea(attrs={"rows": 3}))
    saluran = forms.MultipleChoiceField(
        label="Saluran",
        choices=[("web", "Situs web"), ("ig", "Instagram"), ("wa", "WhatsApp")],
        widget=forms.CheckboxSelectMultiple,
    )
    mendesak = forms.ChoiceField(
        label="Kapan terbit",
        choices=[("kini", "Begitu disetujui"), ("nanti", "Besok pukul 07.00 WITA")],
        widget=forms.RadioSelect,
    )
    izin = forms.BooleanField(label="Orang di foto sudah memberi izin")
    lampiran = forms.FileField(label="Lampiran", required=False)


def icons() -> list[str]:
    """Every drawing of the sprite, so that none is forgotten here."""
    return re.findall(r'<symbol[^>]*\bid="([a-z-]+)"', SPRITE.read_text(encoding="utf-8"))


def sample() -> dict[str, Any]:
    now = timezone.now()
    wrong = SampleForm(
        {
            "judul": "Perbaikan tanggul Sungai Pappa dimulai Kamis pagi",
            "surel": "humas@",
            "jenis": "berita",
        },
        auto_id="salah_%s",
    )
    wrong.is_valid()
    return {
        "icons": icons(),
        "colours": COLOURS,
        "long": LONG,
        "form": SampleForm(),
        "wrong": wrong,
        "now": now,
        "earlier": now - timedelta(hours=2),
        "page_obj": Paginator(range(90), 30).page(2),
        "moments": [
            Moment("Kepala Bagian Humas", "menyetujui ini", now - timedelta(minutes=4), "", "a"),
            Moment(
                "Andi Nurul Fadilah",
                "mengembalikan ini",
                now - timedelta(hours=3),
                "Tambahkan jam buka tiap puskesmas.",
                "b",
            ),
            Moment("Sistem", "menyimpan draf", now - timedelta(days=2), "", "c"),
        ],
        "tabs": [
            {"label": "Ditulis", "url": "#tab", "current": True, "count": 12},
            {"label": "Menunggu persetujuan", "url": "#tab", "current": False, "count": 3},
            {"label": "Terbit", "url": "#tab", "current": False, "count": 0},
        ],
    }


def style(request: HttpRequest) -> HttpResponse:
    return render(request, "core/style.html", sample())
