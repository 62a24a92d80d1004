"""A small index of invented claims. Nobody has said any of this."""

from __future__ import annotations

from pathlib import Path

from baruga.matching.claims import ClaimIndex

CLAIMS = {
    "kelapa": {
        "title": "Air Kelapa Hijau Campur Garam Menyembuhkan Demam Berdarah dalam Dua Jam",
        "conclusion": "Keliru. Demam berdarah harus dirawat tenaga kesehatan; air kelapa bukan obatnya.",
    },
    "jembatan": {
        "title": "Jembatan Layang Tamalanrea Ambruk, Tujuh Mobil Jatuh ke Sungai",
        "conclusion": "Gambar itu gladi penyelamatan. Jembatan masih dipakai seperti biasa.",
    },
    "pulsa": {
        "title": "Pulsa Gratis 150 Ribu dari Operator untuk Pelajar, Isi Data di Tautan Ini",
        "conclusion": "Tautan itu penipuan yang mencuri data pribadi.",
    },
    "buaya": {
        "title": "Video Buaya Putih Raksasa Muncul di Kolam Renang Hotel Parepare",
        "conclusion": "Video rekaan komputer dari sebuah iklan film.",
    },
    "sekolah": {
        "title": "Sekolah Libur Sebulan Penuh karena Cuaca Panas di Sulawesi",
        "conclusion": "Tidak ada surat edaran seperti itu.",
    },
    "beras": {
        "title": "Beras Bantuan Mengandung Plastik Ditemukan di Gudang Bone",
        "conclusion": "Hasil uji laboratorium: beras itu beras biasa.",
    },
}


def filled(folder: Path) -> ClaimIndex:
    index = ClaimIndex.create(folder)
    for id, fields in CLAIMS.items():
        index.add(id, fields)
    index.commit()
    return index
