"""Where: places after a preposition, by their kind, in a gazetteer, or in the dateline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baruga.matching.gazetteer import Gazetteer
from baruga.matching.prose import Prose
from baruga.matching.verbs import is_split_passive, is_verb
from baruga.matching.vocabulary import (
    ADMINISTRATIVE,
    GROUPS,
    INSTITUTION_HEADS,
    INSTITUTIONS,
    NEAR,
    NO_PLACES,
    OFFICE_HEADS,
    OFFICES,
    PLACES,
    TITLES,
    VENUES,
    listed,
)

_COUNTRY = Gazetteer(PLACES)
# Where everything happens: an answer after a preposition only ("jemaah haji Indonesia" is none).
_WHOLE = frozenset({"indonesia", "nusantara", "tanah"})
_PREPOSITIONS = frozenset(
    {"di", "ke", "dari", "menuju", "asal", "sepanjang", "kawasan", "wilayah", "se"}
)
_ACTORS = INSTITUTIONS | INSTITUTION_HEADS | OFFICES | OFFICE_HEADS | TITLES | GROUPS
# Go on with a common place: "kantor bupati", "rumah sakit umum daerah", "aula lantai tiga".
_GO_ON = listed(
    "adat bupati camat daerah dasar desa dinas gubernur ibadah jabatan kabupaten kecamatan",
    "kelurahan kota lantai lurah makan nasional poros pribadi provinsi raya sakit sentral",
    "serbaguna terpadu tradisional umum utama wali warga wisata",
)
_LANDMARKS = listed(
    "bandara bendungan benteng bukit danau gunung jembatan lapangan masjid museum pantai pasar",
    "pelabuhan stadion stasiun sungai teluk terminal waduk",
)
_VENUE_WORDS = VENUES | _GO_ON | ADMINISTRATIVE
# "Jalan Sehat" is a walk and "Pasar Murah" a sale.
_NO_NAMES = listed(
    "desa modal murah nasional provinsi rakyat ramadan salib santai sehat tani tol",
)
# Belongs to an institution before brackets, or shortens it: "(Disdik) Sulsel", " (NTT)".
_AFTER_BRACKETS = frozenset({") ", " ("})
# "dari Universitas ..." tells whose they are; "dari Pelabuhan ..." where they left.
_INSTITUTES = listed(
    "balai bank istana kantor klinik markas pesantren polda polres polsek pondok puskesmas rsud",
    "sd sekolah sma smk smp studio universitas",
)
# After these an unknown name is rather a subject: "di tengah Pandemi", "di atas Awan".
_LOOSE = frozenset({"tengah", "atas", "bawah", "balik"})
_DIRECTIONS = listed(
    "barat daya kota laut pusat selatan tengah tenggara timur utara",
)
_SHORTEST_ALONE = 4  # letters; villages with shorter names have namesakes
_ONLINE = frozenset({"daring", "virtual", "online"})


@dataclass(frozen=True, slots=True)
class Place:
    """Indices of words, the end excluded; the lower `rank` the surer."""

    start: int
    end: int
    rank: int


def locatives(prose: Prose, places: Gazetteer) -> Iterator[Place]:
    """Places with a preposition, in order: rank 0 named and known, 1 named, 3 a common place."""
    index = 0
    while index < len(prose.words):
        found = (
            _after_preposition(prose, places, index) if prose.key(index) in _PREPOSITIONS else None
        )
        found = found or _as_prefix(prose, places, index) or _online(prose, index)
        if found:
            yield found
        index = found.end if found else index + 1


def dateline(prose: Prose, places: Gazetteer) -> Place | None:
    """The place that a news text names before the first dash, rank 4: the news itself is surer."""
    for index, word in enumerate(prose.words):
        if word.end > prose.dateline:
            return None
        known = _known_length(prose, places, index)
        if known:
            return Place(index, index + known, 4)
        if word.text.isupper() and len(word.text) > 3:
            return Place(index, index + 1, 4)
    return None


def bare_places(prose: Prose, places: Gazetteer, taken: frozenset[int]) -> Iterator[Place]:
    """Places without a preposition, rank 2: "Kecamatan Tamalate", "banjir merendam Bone"."""
    for index in range(len(prose.words)):
        if index in taken or index in prose.times or prose.key(index) in _WHOLE:
            continue
        end = _administrative_end(prose, index) or _landmark_end(prose, index)
        end = end or _bare_name_end(prose, places, index)
        if end > index and _stands_alone(prose, index, end):
            yield Place(index, end, 2)


def _bare_name_end(prose: Prose, places: Gazetteer, index: int) -> int:
    """End of "Bone" and "Jakarta Pusat"; 0 for a name that only begins so: "Jakarta Fair"."""
    known = _known_length(prose, places, index)
    if not known:
        return 0
    end = index + known
    while prose.adjoins(end) and prose.is_proper(end):
        if prose.key(end) not in _DIRECTIONS:
            return 0
        end += 1
    return end


def _stands_alone(prose: Prose, index: int, end: int) -> bool:
    """A place by itself: not "Bone" of "Institut Bone", "Sulsel" of "(DPRD) Sulsel"."""
    if index in prose.openings:
        return end - index > 1 or is_verb(prose.key(end)) or prose.follows_comma(end)
    if end - index == 1 and len(prose.words[index].text) < _SHORTEST_ALONE:
        return False
    if prose.plain[prose.words[index].start - 2 : prose.words[index].start] in _AFTER_BRACKETS:
        return False
    before = index - 1
    within_name = prose.adjoins(index) and prose.words[before].is_capitalised
    return not within_name or prose.key(before) in GROUPS or before in prose.times


def _after_preposition(prose: Prose, places: Gazetteer, index: int) -> Place | None:
    preposition = prose.key(index)
    target = index + 1
    while (
        prose.key(target) in NEAR
        and not _known_length(prose, places, target)
        and target < index + 5
    ):
        target += 1
    if prose.key(target - 1) in _LOOSE and not _is_surely_place(prose, places, target):
        return None
    counted = target < len(prose.words) and (
        prose.words[target].text.isdigit() or target - index > 1
    )
    if target < len(prose.words) and prose.words[target].text.isdigit():
        target += 1
    if not prose.adjoins(target) or target in prose.times:
        return None
    found = _place_at(prose, places, target, preposition, counted)
    if not found:
        return None
    towards = preposition in {"ke", "menuju", "dari", "asal"}  # "di" says where it happens
    return Place(index, _with_larger_places(prose, places, found[0]), found[1] + towards)


def _is_surely_place(prose: Prose, places: Gazetteer, target: int) -> bool:
    known = target < len(prose.words) and _known_length(prose, places, target)
    return bool(known or _administrative_end(prose, target) or prose.key(target) in VENUES)


def _place_at(
    prose: Prose, places: Gazetteer, target: int, preposition: str, counted: bool
) -> tuple[int, int] | None:
    """End and rank of the place at `target`."""
    key = prose.key(target)
    if preposition == "di" and not prose.is_proper(target) and is_split_passive(key):
        return None
    if preposition == "dari" and key in _INSTITUTES:
        return None
    known = _known_length(prose, places, target)
    if known:
        return max(target + known, prose.name_end(target)), 0
    administrative = _administrative_end(prose, target)
    if administrative:
        return administrative, 0
    if key in VENUES or (key == "rumah" and prose.key(target + 1) in _GO_ON):
        end = _venue_end(prose, target)
        named = any(prose.is_proper(index) for index in range(target, end))
        return end, 1 if named else 3
    if counted and key in ADMINISTRATIVE:
        return target + 1, 3
    if (
        prose.is_proper(target)
        and key not in NO_PLACES
        and _may_be_place(prose, target, preposition)
    ):
        return prose.name_end(target), 1
    return None


def _may_be_place(prose: Prose, target: int, preposition: str) -> bool:
    """An unknown name is a place after "di"; after "ke", "dari" it may be a giver or a taker."""
    if preposition == "di":
        return prose.key(target) not in OFFICES
    if prose.key(target) in _ACTORS or prose.words[target].text.isupper():
        return False
    return preposition in {"ke", "menuju"}


def _venue_end(prose: Prose, target: int) -> int:
    """Venues, words that go with them, and names: "aula lantai 3 kantor bupati Bone"."""
    end = target + 1
    while prose.adjoins(end) and end not in prose.times:
        if prose.is_proper(end):
            end = prose.name_end(end)
        elif prose.key(end) in _VENUE_WORDS or prose.words[end].text.isdigit():
            end += 1
        else:
            break
    return end


def _with_larger_places(prose: Prose, places: Gazetteer, end: int) -> int:
    """Goes on over ", Kantor Bupati, Kecamatan Tanete Riattang, Kabupaten Bone"."""
    while prose.follows_comma(end) and end not in prose.times:
        following = _administrative_end(prose, end)
        if not following and _known_length(prose, places, end):
            following = max(end + _known_length(prose, places, end), prose.name_end(end))
        if not following and prose.key(end) in VENUES and prose.is_proper(end):
            following = _venue_end(prose, end)
        if not following:
            break
        end = following
    return end


def _administrative_end(prose: Prose, index: int) -> int:
    """End of "Kecamatan Ujung Pandang", "Jl. Jenderal Sudirman", "kota Makassar"; 0 for none."""
    key = prose.key(index)
    if key not in ADMINISTRATIVE or not prose.adjoins(index + 1) or not prose.is_proper(index + 1):
        return 0
    if prose.key(index + 1) in _NO_NAMES or prose.key(index - 1) in {"wali", "kepala", "ibu"}:
        return 0
    return prose.name_end(index + 1)


def _landmark_end(prose: Prose, index: int) -> int:
    """End of "Pasar Lakessi", "Sungai Walanae" with capital letters; 0 for none."""
    landmark = prose.key(index) in _LANDMARKS and prose.words[index].is_capitalised
    if not landmark or not prose.adjoins(index + 1) or not prose.is_proper(index + 1):
        return 0
    return 0 if prose.key(index + 1) in _NO_NAMES else prose.name_end(index + 1)


def _known_length(prose: Prose, places: Gazetteer, index: int) -> int:
    if index >= len(prose.words):
        return 0
    return max(places.length_at(prose.words, index), _COUNTRY.length_at(prose.words, index))


def _as_prefix(prose: Prose, places: Gazetteer, index: int) -> Place | None:
    """The whole of it: "se-Kabupaten Bone", "se-Sulawesi Selatan"."""
    word = prose.words[index]
    if word.key.startswith("se-") and len(word.text) > 3 and word.text[3].isupper():
        return Place(index, prose.name_end(index + 1) if prose.adjoins(index + 1) else index + 1, 0)
    return None


def _online(prose: Prose, index: int) -> Place | None:
    """A meeting on the net has its place there: "secara daring", "melalui Zoom"."""
    if prose.key(index) == "secara" and prose.key(index + 1) in _ONLINE:
        return Place(index, index + 2, 3)
    if prose.key(index) in {"melalui", "via", "lewat"} and prose.key(index + 1) == "zoom":
        return Place(index, prose.name_end(index + 1), 3)
    return None
