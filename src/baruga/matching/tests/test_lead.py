"""Does a lead say who did what, where and when? Leads of our own about everyday public service."""

from __future__ import annotations

import pytest

from baruga.matching.gazetteer import Gazetteer
from baruga.matching.lead import answers
from baruga.matching.reading import Span

PLACES = Gazetteer(
    [
        "Sulawesi Selatan",
        "Kabupaten Bantaeng",
        "Kabupaten Barru",
        "Kabupaten Bone",
        "Kabupaten Enrekang",
        "Kabupaten Gowa",
        "Kabupaten Kepulauan Selayar",
        "Kabupaten Luwu Utara",
        "Kabupaten Maros",
        "Kabupaten Sinjai",
        "Kabupaten Soppeng",
        "Kabupaten Takalar",
        "Kabupaten Wajo",
        "Kota Makassar",
        "Kota Palopo",
        "Kota Parepare",
    ]
)

COMPLETE = [
    (
        "Dinas Kesehatan Kabupaten Bone memeriksa tekanan darah 240 warga di Pasar Palakka, "
        "Senin (23/11/2026)."
    ),
    (
        "Sebanyak 120 petani Desa Mattiro Bulu mulai menanam jagung di lahan kering Kecamatan "
        "Libureng, Rabu pagi."
    ),
    (
        "BPBD Kota Palopo menyalurkan air bersih ke Kelurahan Battang sejak Selasa (24/11) "
        "setelah pipa utama patah."
    ),
    (
        "Wakil Bupati Wajo membuka pasar murah di halaman Masjid Agung Sengkang, Jumat, 27 "
        "November 2026, pukul 08.00 WITA."
    ),
    "Polres Gowa menutup sementara Jalan Poros Malino mulai Kamis karena longsor.",
    ("Siswa SMK Negeri 2 Pinrang merakit 30 lampu tenaga surya di aula sekolah mereka pekan lalu."),
    (
        "Nelayan Pulau Barrang Lompo menerima 45 mesin perahu dari Kementerian Kelautan dan "
        "Perikanan kemarin."
    ),
    ("Pengadilan Negeri Watampone menggelar sidang keliling di Kecamatan Kahu, 2 Desember 2026."),
    (
        "PDAM Makassar memperbaiki pipa bocor di Jalan Veteran Selatan malam ini sehingga air "
        "berhenti mengalir sampai pagi."
    ),
    (
        "RSUD Sayang Rakyat membuka layanan cuci darah bagi pasien BPJS di Makassar mulai 1 "
        "Desember."
    ),
    "Ratusan jemaah haji asal Soppeng tiba di Bandara Sultan Hasanuddin, Ahad dini hari.",
    (
        "Kodim 1407/Bone bersama warga membersihkan saluran air sepanjang Sungai Walanae, "
        "Sabtu (28/11)."
    ),
    (
        "Gubernur Sulawesi Selatan melantik delapan pejabat di Ruang Pola Kantor Gubernur, "
        "Makassar, hari ini."
    ),
    (
        "DPRD Kabupaten Luwu Utara mengesahkan anggaran 2027 dalam rapat paripurna di "
        "Masamba, Senin malam."
    ),
    (
        "Balai Besar Karantina menahan 2 ton bawang tanpa dokumen di Pelabuhan Parepare, "
        "Selasa (1/12/2026) pukul 03.00 Wita."
    ),
    (
        "Kader posyandu se-Kabupaten Takalar belajar mengukur tinggi balita di Gedung PKK "
        "Takalar pada 3-4 Desember 2026."
    ),
    "Universitas Negeri Makassar mewisuda 1.250 mahasiswa di Menara Phinisi, Rabu.",
    "Tim SAR gabungan menemukan dua nelayan yang hilang di perairan Selayar, Minggu sore.",
    ("Warga Kampung Bontoa kini dapat mengurus KTP di kantor kecamatan setiap Selasa dan Kamis."),
    (
        "Dishub Maros mengalihkan arus kendaraan dari Jalan Jenderal Sudirman ke jalur dua "
        "selama perayaan Maulid."
    ),
    (
        "Pelajar penyandang disabilitas di Kabupaten Sinjai tampil membacakan puisi di Taman "
        "Hutan Kota pada Hari Guru."
    ),
    (
        "Kantor Imigrasi Parepare melayani pembuatan paspor di Mal Pelayanan Publik Sidrap "
        "akhir pekan ini."
    ),
    (
        "Kejaksaan Negeri Enrekang mengembalikan uang negara Rp1,2 miliar ke kas daerah, "
        "Kamis (26/11), di Enrekang."
    ),
    ("MAKASSAR, HUMAS – Perumda Pasar menata ulang lapak 60 pedagang ikan mulai 1 Desember 2026."),
    (
        "Petugas pemadam memadamkan api yang membakar tiga rumah di Jalan Rappocini Raya, "
        "Makassar, Kamis dini hari."
    ),
    (
        "Guru honorer di Kepulauan Selayar mulai menerima insentif bulan ini, kata Kepala "
        "Dinas Pendidikan di Benteng."
    ),
    (
        "Pemerintah Kota Parepare dan Bank Sulselbar membagikan kartu nontunai kepada "
        "pedagang Pasar Lakessi, Rabu (25/11)."
    ),
    "Kapolres Bantaeng AKBP Rahmat meresmikan pos pelayanan di Pantai Seruni, Sabtu pagi.",
    (
        "Musim hujan membuat warga tiga desa di Kecamatan Cenrana mengungsi ke masjid sejak "
        "Ahad malam."
    ),
    "Lanal Palopo menanam 2.000 bakau bersama siswa di pesisir Bua, Jumat (4/12).",
]

INCOMPLETE = [
    (
        {"where"},
        (
            "Dinas Kesehatan Kabupaten Bone memeriksa tekanan darah 240 warga pada Senin "
            "(23/11/2026)."
        ),
    ),
    (
        {"who"},
        "Sebanyak 30 ton beras dibagikan di Kecamatan Tallo, Makassar, Rabu.",
    ),
    (
        {"what"},
        "Bupati Barru di Kantor Bupati Barru, Senin (23/11).",
    ),
    (
        {"when"},
        "Wali Kota Palopo membuka lomba perahu di Pantai Labombo.",
    ),
    (
        {"where"},
        "Pemkab Wajo menyerahkan bantuan bibit kakao, Kamis pagi.",
    ),
    (
        {"who"},
        "Vaksinasi rabies gratis digelar di Kantor Dinas Peternakan, Senin (30/11/2026).",
    ),
    (
        {"where", "when"},
        "Polres Maros mengimbau warga untuk berhati-hati di jalan licin.",
    ),
    (
        {"what"},
        "Ketua PKK Sulawesi Selatan pada peringatan Hari Ibu di Makassar, 22 Desember 2026.",
    ),
    (
        {"who"},
        "Jembatan gantung sepanjang 60 meter di Desa Bonto Lojong ambruk, Selasa sore.",
    ),
    (
        {"where"},
        "Gubernur menandatangani peraturan tentang pangan lokal pada 1 Desember 2026.",
    ),
    (
        {"where", "when"},
        "Kepala Puskesmas Bajoe mengajak ibu hamil memeriksakan kandungan secara rutin.",
    ),
    (
        {"when"},
        "PLN memulihkan listrik di 12 kelurahan Kota Makassar dalam waktu dekat.",
    ),
    (
        {"who"},
        ("Harga cabai turun menjadi Rp35.000 per kilogram di Pasar Terong, Makassar, pekan ini."),
    ),
    (
        {"what"},
        "Camat Biringkanaya bersama lurah dan tokoh masyarakat di Aula Kecamatan, Jumat.",
    ),
    (
        {"where"},
        "Kementerian Sosial mencairkan bantuan bagi 4.000 keluarga mulai Desember 2026.",
    ),
    (
        {"who", "where"},
        "Perbaikan jalan poros Bone-Sinjai rampung pada 20 November 2026.",
    ),
    (
        {"when"},
        (
            "Kami siap membantu seluruh warga Bantaeng, kata bupati saat membuka musyawarah di "
            "Bantaeng."
        ),
    ),
]


def said(evidence: Span | None) -> str | None:
    return evidence.text if evidence else None


@pytest.mark.parametrize("lead", COMPLETE)
def test_a_complete_lead_answers_all_four(lead: str) -> None:
    assert answers(lead, places=PLACES).missing == ()


@pytest.mark.parametrize(("open_questions", "lead"), INCOMPLETE)
def test_an_incomplete_lead_is_told_what_it_leaves_open(
    open_questions: set[str], lead: str
) -> None:
    assert set(answers(lead, places=PLACES).missing) == open_questions


@pytest.mark.parametrize("lead", COMPLETE)
def test_evidence_stands_where_it_says(lead: str) -> None:
    found = answers(lead, places=PLACES)
    for evidence in (found.who, found.what, found.where, found.when):
        assert evidence is not None
        assert lead[evidence.start : evidence.end] == evidence.text


def test_the_evidence_is_what_an_editor_would_mark() -> None:
    found = answers(
        "Wakil Bupati Wajo Andi Rahman membuka pasar murah di halaman Masjid Agung, Sengkang, "
        "Jumat (27/11/2026), pukul 08.00 WITA.",
        places=["Sengkang"],
    )
    assert said(found.who) == "Wakil Bupati Wajo Andi Rahman"
    assert said(found.what) == "membuka"
    assert said(found.where) == "di halaman Masjid Agung, Sengkang"
    assert said(found.when) == "Jumat (27/11/2026), pukul 08.00 WITA"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Plt. Kepala Dinas Sosial Bone menyerahkan bantuan.", "Plt. Kepala Dinas Sosial Bone"),
        ("Kodim 1407/Bone membersihkan pantai.", "Kodim 1407/Bone"),
        ("Pasar itu dibuka oleh dr. Sitti Aminah.", "dr. Sitti Aminah"),
        ("Pasar itu diresmikan oleh Andi Rahman.", "Andi Rahman"),
        ("Andi Rahman akan meresmikan pasar.", "Andi Rahman"),
        ("DPPKB Bone melatih kader.", "DPPKB Bone"),
        ("Ratusan nelayan memperbaiki perahu.", "nelayan"),
        ("Jalan itu diperbaiki pemkab.", "pemkab"),
        ("Dalam rapat itu bupati meminta laporan.", "bupati"),
        ("Menurut wali kota, pasar dibuka besok.", "wali kota"),
    ],
)
def test_who_is_an_institution_an_office_a_name_or_a_group(text: str, who: str) -> None:
    found = answers(text)
    assert said(found.who) == who


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀🎉",
        "Harga cabai naik.",
        "Banjir merendam kantor bupati.",
        "Penerapan Peraturan Bupati dibahas.",
        "Layanan kesehatan masyarakat membaik.",
        "Festival Budaya Bone meriah.",
        "Pemindahan ibu kota dibahas.",
        "Jalan Poros Bone rusak.",
        "Kawasan itu padat penduduk.",
    ],
)
def test_a_place_a_rule_or_a_thing_is_nobody(text: str) -> None:
    assert answers(text, places=PLACES).who is None


def test_names_that_the_caller_knows_are_found_anywhere() -> None:
    text = "Pasar dibuka, lalu Sitti Aminah pulang."
    assert answers(text).who is None
    found = answers(text, names=["Sitti Aminah"]).who
    assert said(found) == "Sitti Aminah"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Warga panen di Bone.", "di Bone"),
        ("Warga panen di Desa Lappae, Kecamatan Kahu.", "di Desa Lappae, Kecamatan Kahu"),
        ("Rapat di aula lantai 3 kantor bupati.", "di aula lantai 3 kantor bupati"),
        ("Warga melintasi Jl. Jenderal Sudirman.", "Jl. Jenderal Sudirman"),
        ("Lomba diikuti pelajar se-Sulawesi Selatan.", "se-Sulawesi Selatan"),
        ("Air mengalir ke tiga kecamatan.", "ke tiga kecamatan"),
        ("Rapat digelar secara daring.", "secara daring"),
        ("Rapat digelar melalui Zoom Meeting.", "melalui Zoom Meeting"),
        ("Banjir merendam Bone.", "Bone"),
        ("Banjir merendam Bone Selatan dan Parepare.", "Bone Selatan"),
        ("Pedagang Pasar Lakessi pindah.", "Pasar Lakessi"),
        ("PAREPARE – Warga panen.", "PAREPARE"),
        ("Watampone (23/11) — Warga panen.", "Watampone"),
        ("Bantuan dikirim dari Pelabuhan Parepare.", "dari Pelabuhan Parepare"),
    ],
)
def test_where_is_a_place_with_its_kind_its_preposition_or_its_name(text: str, where: str) -> None:
    found = answers(text, places=[*("Bone", "Parepare", "Watampone", "Sulawesi Selatan")])
    assert said(found.where) == where


@pytest.mark.parametrize(
    "text",
    [
        "Bantuan datang dari Kementerian Sosial.",
        "Pelajar dari Universitas Hasanuddin hadir.",
        "Bupati Bone menyerahkan bantuan.",
        "Dinas Kesehatan (Dinkes) Bone memberi vaksin.",
        "Foto itu beredar di Facebook.",
        "Kegiatan itu di gelar bersama.",
        "Di tengah Pandemi warga bertahan.",
        "Warga mengikuti Jalan Sehat.",
        "Panitia membuka Bone Fair.",
        "Video itu viral di Media Sosial.",
        "Pasar Murah dibuka.",
        "Semua usaha Maju itu baru.",
    ],
)
def test_a_name_that_only_contains_a_place_is_not_where(text: str) -> None:
    assert answers(text, places=["Bone", "Kota Makassar"]).where is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Warga yang terdampak banjir menerima beras.", "menerima"),
        ("Dalam rangka memperingati HUT kota, warga menanam pohon.", "menanam"),
        ("Lurah yang akrab disapa Daeng Sija membuka lomba.", "membuka"),
        ("Kegiatan itu di laksanakan bersama.", "laksanakan"),
        ("Bantuan untuk membangun jembatan cair.", "cair"),
        ("Penyaluran beras bagi warga Bone.", "Penyaluran"),
        ("Kebakaran di Pasar Terong.", "Kebakaran"),
        ("PAREPARE – Menyambut musim hujan, warga siaga.", "Menyambut"),
    ],
)
def test_what_is_the_verb_of_the_main_clause_or_a_noun_of_action(text: str, what: str) -> None:
    found = answers(text)
    assert said(found.what) == what


def test_of_several_times_the_closest_one_is_given() -> None:
    found = answers("Sejak 2024 warga menunggu, dan pada Senin (23/11/2026) air mengalir.")
    assert said(found.when) == "pada Senin (23/11/2026)"


def test_hidden_characters_and_english_words_do_no_harm() -> None:
    lead = "Di\u200bskominfo Bone launching aplikasi dan melatih warga di B\u00adone, Se\u200bnin."
    found = answers(lead, places=["Bone"])
    assert found.missing == ()
    assert said(found.where) == "di B\u00adone"


def test_a_village_with_a_name_like_a_word_is_found_only_with_its_capital_letter() -> None:
    assert answers("Usaha kecil maju pesat.", places=["Maju"]).where is None
    found = answers("Air mengalir di Maju.", places=["Maju"]).where
    assert said(found) == "di Maju"
