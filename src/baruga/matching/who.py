"""Who: institutions, offices, people and groups of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baruga.matching.gazetteer import Gazetteer
from baruga.matching.prose import Prose
from baruga.matching.verbs import is_action_noun, is_verb
from baruga.matching.vocabulary import (
    ADMINISTRATIVE,
    EVERYBODY_KNOWS,
    GROUPS,
    INSTITUTION_HEADS,
    INSTITUTIONS,
    NOT_A_GROUP_AFTER,
    OFFICE_HEADS,
    OFFICES,
    TITLES,
    VENUES,
    listed,
)

_SAYS = listed(
    "bersama jelas kata kepada menurut oleh tegas terang tutur ujar ungkap",
)
_WIDE = frozenset(
    {"masyarakat", "orang", "tim", "pihak", "kelompok", "umat", "wanita", "pria", "warganet"}
)
# Open a sentence without being part of a name.
_OPENERS = listed(
    "akhirnya antara bagi bahkan bukan dalam dari demi dengan di dua guna hingga ini itu jika",
    "kalau karena ke ketika mantan melalui menurut meski meskipun nama namun pada para saat",
    "salah sebagai sebelum sebuah sejak selain selama sementara seorang seperti setelah tapi",
    "tetapi tiga untuk usai walau walaupun",
)
_COMMON_OFFICES = listed(
    "bupati camat dandim dekan gubernur kades kapolda kapolres kapolsek lurah menteri presiden",
    "rektor sekda wabup wagub walikota",
)
_AUXILIARIES = listed(
    "akan baru berhasil ikut juga kembali kini mulai resmi sedang sudah telah tidak turut",
)
# A place or a rule named after an office is not the office: "kantor bupati", "Peraturan Bupati".
_BELONGS_TO_OFFICE = listed(
    "aula calon gedung halaman jabatan kantor keputusan pemilihan pendopo peraturan ruang rujab",
    "rumah surat",
)
# Names of things that may open a sentence with several capital letters.
_THINGS = listed(
    "agenda ajang aksi aplikasi banjir bantuan bulan bursa cuaca festival film gelaran gempa",
    "gerakan gunung harga hari hujan indeks industri jalan kartu kasus kegiatan kejuaraan",
    "kompetisi konferensi konflik kualitas laga layanan liga lomba musim nilai olimpiade operasi",
    "pameran pasar pekan pelatihan pembangunan perang peraturan peringatan pertandingan piala",
    "pilkada program proyek rapat saham sidang sistem tradisi turnamen undang-undang upacara",
)
_NO_SUBJECTS = _THINGS | _OPENERS | ADMINISTRATIVE | VENUES
# What an office may be of, in lower case: "kepala dinas", "ketua umum".
_OFFICES_OF = listed(
    "badan bagian bicara bidang daerah desa dinas keluarga kota pengadilan sekolah tim umum",
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Indices of words, the end excluded; `wide`: a group that says little ("masyarakat")."""

    start: int
    end: int
    wide: bool = False


def actors(prose: Prose, names: Gazetteer, taken: frozenset[int]) -> Iterator[Actor]:
    """Each who, in order; words in `taken` (places, times) are passed over."""
    index = 0
    while index < len(prose.words):
        found = None if index in taken or index in prose.times else _at(prose, names, index)
        if found:
            yield found
        index = found.end if found else index + 1


def _at(prose: Prose, names: Gazetteer, index: int) -> Actor | None:
    known = names.length_at(prose.words, index)
    end = index + known if known else 0
    end = end or _institution(prose, index) or _office(prose, index) or _person(prose, index)
    if not end and _group(prose, index):
        return Actor(index, index + 1, wide=prose.key(index) in _WIDE)
    end = end or _subject(prose, index)
    return Actor(index, end) if end else None


def _institution(prose: Prose, index: int) -> int:
    word = prose.words[index]
    base = word.key.split("-", 1)[0]
    if base in INSTITUTIONS and (word.is_capitalised or len(base) > 3):
        return _rest(prose, index + 1)
    if not word.is_capitalised:
        return 0
    if word.key in INSTITUTION_HEADS and prose.adjoins(index + 1) and prose.is_proper(index + 1):
        return prose.name_end(index + 1)
    return 0


def _office(prose: Prose, index: int) -> int:
    key = prose.key(index)
    if prose.key(index - 1) in _BELONGS_TO_OFFICE:
        return 0
    if key in OFFICES and (prose.words[index].is_capitalised or _is_common_office(prose, index)):
        return _rest(prose, index + 1)
    follows = prose.adjoins(index + 1) and (
        prose.is_proper(index + 1) or _means_office(prose, index + 1)
    )
    return _rest(prose, index + 1) if key in OFFICE_HEADS and follows else 0


def _is_common_office(prose: Prose, index: int) -> bool:
    """In lower case only what a newspaper writes so: "bupati", "wali kota"; "kasat" is a word."""
    if prose.key(index) == "wali":
        return prose.key(index + 1) == "kota"
    return prose.key(index) in _COMMON_OFFICES


def _means_office(prose: Prose, index: int) -> bool:
    key = prose.key(index)
    return key in OFFICES or key in OFFICE_HEADS or key in INSTITUTIONS or key in _OFFICES_OF


def _group(prose: Prose, index: int) -> bool:
    key = prose.key(index)
    if prose.is_proper(index) or (key, prose.key(index + 1)) == ("ibu", "kota"):
        return False
    is_group = key in GROUPS or key.split("-", 1)[0] in GROUPS
    return is_group and prose.key(index - 1) not in NOT_A_GROUP_AFTER


def _person(prose: Prose, index: int) -> int:
    """A name after a title ("dr. Sitti Aminah") or after the word for who speaks or acts."""
    key = prose.key(index)
    if prose.key(index - 1) in _SAYS and prose.is_proper(index) and key not in _THINGS:
        return prose.name_end(index)
    titled = key in TITLES and (prose.words[index].is_capitalised or key in {"dr", "drg"})
    if titled and prose.adjoins(index + 1) and prose.is_proper(index + 1):
        return prose.name_end(index + 1)
    return 0


def _subject(prose: Prose, index: int) -> int:
    """A name that opens a sentence and does something: "Andi Rahman meresmikan"."""
    word = prose.words[index]
    opens = index in prose.openings and word.is_capitalised
    if not opens or word.key in _NO_SUBJECTS or is_action_noun(word.key):
        return 0
    end = prose.name_end(index)
    short = word.text.isalpha() and word.text.isupper() and len(word.text) > 2
    if end - index < 2 and (not short or word.text in EVERYBODY_KNOWS):
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
