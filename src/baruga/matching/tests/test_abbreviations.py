"""An abbreviation is written out where it is first used."""

from __future__ import annotations

import pytest

from baruga.matching.abbreviations import spells, unexplained


def left_open(text: str, **known: list[str]) -> list[str]:
    return [found.text for found in unexplained(text, **known)]


@pytest.mark.parametrize(
    "text",
    [
        "Badan Penanggulangan Bencana Daerah (BPBD) Bone siaga. BPBD membuka posko.",
        "BPBD (Badan Penanggulangan Bencana Daerah) siaga.",
        "Badan Penanggulangan Bencana Daerah, disingkat BPBD, siaga.",
        "Badan Penanggulangan Bencana Daerah (selanjutnya disebut BPBD) siaga.",
        "BPBD atau Badan Penanggulangan Bencana Daerah siaga.",
        "Badan Penanggulangan Bencana Daerah atau BPBD siaga.",
        "RPJMD, singkatan dari Rencana Pembangunan Jangka Menengah Daerah, disusun.",
        "Pengendalian Penduduk dan Keluarga Berencana (P2KB) dibahas.",
        "Dinas Komunikasi dan Informatika (Diskominfo) melatih warga. Diskominfo juga hadir.",
        "Dinas Komunikasi, Informatika, Statistik, dan Persandian (Diskominfo-SP) hadir.",
        "Organisasi Pangan Dunia (FAO) memuji petani.",
        "Kepala Badan Pertanahan Nasional (Kepala BPN) hadir.",
    ],
)
def test_these_are_written_out(text: str) -> None:
    assert left_open(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bawa KTP, KK, dan SIM ke RSUD pukul 08.00 WITA.",
        "TNI, Polri, dan DPRD RI membahas APBD.",
        "Kodam XIV/Hasanuddin dan Bab II.",
        "Daya 50 MW, kapal 30 GT, jarak 5 KM.",
        "Mobil DD 1234 AB menabrak pagar; pesawat GA 602 tiba.",
        "Surat 188.4/BPPK/2026 tentang virus H5N1 dan COVID-19.",
        "e-KTP, KTP-el, dan UMKM-nya.",
        "Buka WWW.BONE.GO.ID hari ini.",
        "HM Amin, SE, MM, dan KH Ahmad bersama Satpol PP.",
        "MAKASSAR, HUMAS – Warga panen.",
        "Puskesmas, Posyandu, Polres, dan Pemkab bekerja sama.",
        "Disiplin, Diskusi, dan Dinding.",
        "",
    ],
)
def test_these_need_not_be_written_out(text: str) -> None:
    assert left_open(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BPBD Bone siaga.", ["BPBD"]),
        ("BPBD (Sulsel) siaga.", ["BPBD"]),
        ("BPBD (Senin, 23 November 2026 pagi) siaga.", ["BPBD"]),
        ("Petugas DP3A mendampingi anak.", ["DP3A"]),
        ("Dinkes dan Kemenkes memberi vaksin.", ["Dinkes", "Kemenkes"]),
        ("Diskominfo-SP melatih warga.", ["Diskominfo"]),
        ("BAZNAS menyalurkan zakat.", ["BAZNAS"]),
        ("UPTD KPH IV menanam pohon.", ["UPTD", "KPH"]),
        ("Tim relawan atau BPBD siaga.", ["BPBD"]),
    ],
)
def test_these_stay_unexplained(text: str, expected: list[str]) -> None:
    assert left_open(text) == expected


def test_an_explanation_that_comes_too_late_is_told_apart() -> None:
    text = "BPBD siaga. Badan Penanggulangan Bencana Daerah (BPBD) membuka posko. BPBD-nya sigap."
    (found,) = unexplained(text)
    assert (found.start, found.end, found.text) == (0, 4, "BPBD")
    assert (found.uses, found.explained_later) == (3, True)


def test_one_finding_for_each_with_the_place_of_its_first_use() -> None:
    text = "Rapat OPD membahas LKPJ. OPD hadir, LKPJ rampung, OPD puas."
    assert [(found.text, found.start, found.uses) for found in unexplained(text)] == [
        ("OPD", 6, 3),
        ("LKPJ", 19, 2),
    ]


def test_the_region_brings_its_own_known_abbreviations() -> None:
    assert left_open("UNHAS dan BPBD hadir.", known=["UNHAS"]) == ["BPBD"]


def test_a_zero_width_character_hides_nothing() -> None:
    text = "Petugas BP\u200bBD siaga."
    (found,) = unexplained(text)
    assert text[found.start : found.end] == found.text == "BP\u200bBD"


def test_shouted_words_are_no_abbreviations() -> None:
    assert left_open("AYO DATANG ke pasar murah. SCROLL TO CONTINUE WITH CONTENT") == []


@pytest.mark.parametrize(
    ("abbreviation", "names", "expected"),
    [
        ("BPBD", ["Badan", "Penanggulangan", "Bencana", "Daerah"], True),
        ("PKK", ["Pemberdayaan", "dan", "Kesejahteraan", "Keluarga"], True),
        ("TBC", ["tuberkulosis"], False),
        ("BPBD", ["Dinas", "Sosial"], False),
        ("BPBD", [], False),
    ],
)
def test_letters_must_stand_in_the_name_in_order(
    abbreviation: str, names: list[str], expected: bool
) -> None:
    assert spells(abbreviation, names) is expected
