"""Names looked up in a text: places of a region, people and offices that a caller knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baruga.matching.reading import Reading
from baruga.matching.words import Word, read_words

_KINDS = (
    "kabupaten ",
    "kab. ",
    "kota ",
    "kecamatan ",
    "kec. ",
    "kelurahan ",
    "desa ",
    "provinsi ",
    "pulau ",
)


class Gazetteer:
    """A set of names, prepared once and used for many texts.

    "Kabupaten Bone" is also found as "Bone". Building one of 3,400 names takes some milliseconds:
    keep it between calls. `lead.answers` takes any iterable of names too, for a single use.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            plain = name.strip()
            self._add(plain)
            kind = next((kind for kind in _KINDS if plain.lower().startswith(kind)), "")
            self._add(plain[len(kind) :])

    def _add(self, name: str) -> None:
        # Most names are letters and spaces; a region has thousands, so they take the short way.
        simple = name.replace(" ", "").isalpha()
        keys = tuple(
            name.lower().split() if simple else (word.key for word in read_words(Reading(name)))
        )
        if keys:
            self._by_first.setdefault(keys[0], set()).add(keys)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def length_at(self, sentence: Sequence[Word], index: int) -> int:
        """How many words from this index on are the longest name found; 0 for none.

        A name begins with a capital letter, so that the village Maju is not found in "maju".
        """
        if not sentence[index].is_capitalised:
            return 0
        longest = 0
        for keys in self._by_first.get(sentence[index].key, ()):
            if len(keys) > longest and keys == tuple(
                word.key for word in sentence[index : index + len(keys)]
            ):
                longest = len(keys)
        return longest


def prepared(names: Iterable[str] | Gazetteer) -> Gazetteer:
    return names if isinstance(names, Gazetteer) else Gazetteer(names)
