"""Who: institutions, offices, people and groups of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baruga.matching.gazetteer import Gazetteer
from baruga.matching.prose import Prose
from baruga.matching.verbs import is_verb
from baruga.matching.vocabulary import (
    EVERYBODY_KNOWS,
    GROUPS,
    INSTITUTION_HEADS,
    INSTITUTIONS,
    NOT_A_GROUP_AFTER,
    OFFICE_HEADS,
    OFFICES,
    TITLES,
    listed,
)

_SAYS = listed(
    "oleh kata ujar menurut tutur ungkap jelas kepada bersama tegas terang",
)
_WIDE = frozenset(
    {"masyarakat", "orang", "tim", "pihak", "kelompok", "umat", "wanita", "pria", "warganet"}
)
# Open a sentence without being part of a name.
_OPENERS = listed(
    "meski meskipun walau walaupun namun tetapi tapi sementara bagi menurut ketika saat setelah",
    "usai sebelum dalam pada di ke dari untuk dengan sebagai selain jika kalau karena para guna",
    "demi seperti antara hingga sejak selama akhirnya bahkan bukan ini itu melalui mantan nama",
    "salah seorang sebuah dua tiga",
)
_AUXILIARIES = listed(
    "akan telah sudah kembali resmi kini juga turut ikut berhasil sedang tidak mulai baru",
)
# A place or a rule named after an office is not the office: "kantor bupati", "Peraturan Bupati".
_BELONGS_TO_OFFICE = listed(
    "kantor rumah rujab jabatan ruang peraturan keputusan surat pemilihan calon pendopo aula",
    "gedung halaman",
)
# Names of things that may open a sentence with several capital letters.
_THINGS = listed(
    "ajang agenda aksi aplikasi banjir bantuan bulan bursa cuaca festival film gelaran gempa",
    "gerakan gunung hari harga hujan indeks industri jalan kartu kasus kegiatan kejuaraan",
    "kompetisi konflik konferensi kualitas laga layanan liga lomba musim nilai olimpiade operasi",
    "pameran pasar pekan pelatihan pembangunan peraturan perang peringatan pertandingan piala",
    "pilkada program proyek rapat saham sidang sistem tradisi turnamen undang-undang upacara",
)


WIDE = 2
"""The rank of a group so wide that it says little ("masyarakat")."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Indices of words, the end excluded; the lower `rank` the surer."""

    start: int
    end: int
    rank: int


def actors(prose: Prose, names: Gazetteer, taken: frozenset[int]) -> Iterator[Actor]:
    """Each who, in order; words in `taken` (places, times) are passed over.

    Rank 0: an institution, an office, a name; 1: a group of people, a name that only its position
    gives away; `WIDE`: "masyarakat", "tim".
    """
    index = 0
    while index < len(prose.words):
        found = None if index in taken or index in prose.times else _at(prose, names, index)
        if found:
            yield found
        index = found.end if found else index + 1


def _at(prose: Prose, names: Gazetteer, index: int) -> Actor | None:
    known = names.length_at(prose.words, index)
    sure = index + known if known else 0
    sure = sure or _institution(prose, index) or _office(prose, index) or _person(prose, index)
    if sure:
        return Actor(index, sure, 0)
    if prose.key(index - 1) in _SAYS and prose.is_proper(index) and prose.key(index) not in _THINGS:
        return Actor(index, prose.name_end(index), 0)
    group = _group(prose, index)
    if group:
        return Actor(index, group, WIDE if prose.key(index) in _WIDE else 1)
    subject = _subject(prose, index)
    return Actor(index, subject, 1) if subject else None


def _institution(prose: Prose, index: int) -> int:
    word = prose.words[index]
    if not word.is_capitalised:
        return 0
    base = word.key.split("-", 1)[0]
    if base in INSTITUTIONS:
        return prose.name_end(index) if index not in prose.openings else _rest(prose, index + 1)
    if word.key in INSTITUTION_HEADS and prose.adjoins(index + 1) and prose.is_proper(index + 1):
        return prose.name_end(index + 1)
    return 0


def _office(prose: Prose, index: int) -> int:
    key = prose.key(index)
    if prose.key(index - 1) in _BELONGS_TO_OFFICE:
        return 0
    if key in OFFICES:
        return _rest(prose, index + 1)
    follows = prose.adjoins(index + 1) and (
        prose.is_proper(index + 1) or _means_office(prose, index + 1)
    )
    return _rest(prose, index + 1) if key in OFFICE_HEADS and follows else 0


def _means_office(prose: Prose, index: int) -> bool:
    key = prose.key(index)
    return key in OFFICES or key in OFFICE_HEADS or key in INSTITUTIONS or key in _OFFICES_OF


_OFFICES_OF = listed(
    "dinas desa daerah badan sekolah bagian bidang bicara umum keluarga tim kota pengadilan",
)


def _group(prose: Prose, index: int) -> int:
    key = prose.key(index)
    stem = key.split("-", 1)[0]
    inside_name = index not in prose.openings and prose.words[index].is_capitalised
    if (key in GROUPS or stem in GROUPS) and not inside_name:
        return index + 1 if prose.key(index - 1) not in NOT_A_GROUP_AFTER else 0
    return 0


def _person(prose: Prose, index: int) -> int:
    """A name after a title: "dr. Sitti Aminah"."""
    titled = prose.words[index].is_capitalised or prose.key(index) in {"dr", "drg"}
    if (
        prose.key(index) in TITLES
        and titled
        and prose.adjoins(index + 1)
        and prose.is_proper(index + 1)
    ):
        return prose.name_end(index + 1)
    return 0


def _subject(prose: Prose, index: int) -> int:
    """A name that opens a sentence and does something: "Andi Rahman meresmikan"."""
    if (
        index not in prose.openings
        or not prose.words[index].is_capitalised
        or prose.key(index) in _THINGS | _OPENERS
    ):
        return 0
    end = prose.name_end(index)
    short = prose.words[index].text
    abbreviation = (
        short.isupper() and short.isalpha() and len(short) > 2 and short not in EVERYBODY_KNOWS
    )
    if end - index < 2 and not abbreviation:
        return 0
    following = end
    while prose.key(following) in _AUXILIARIES:
        following += 1
    return end if is_verb(prose.key(following)) else 0


def _rest(prose: Prose, index: int) -> int:
    """The name after an office or an institution, and the small words of "wali kota"."""
    while prose.adjoins(index) and (_means_office(prose, index) or prose.key(index) == "kabupaten"):
        index += 1
    return prose.name_end(index) if prose.adjoins(index) else index
