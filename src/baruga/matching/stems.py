"""Stems of Indonesian words, so that who asks for "pelayanan" finds "layanan" and "melayani".

The stemmer is Snowball's for Indonesian (Tala 2003). It goes by affixes and knows no dictionary;
what matters is that text and question are cut the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer

from baruga.matching.vocabulary import listed

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60  # letters; longer is no word and costs the stemmer time
_stemmer = snowballstemmer.stemmer("indonesian")
_one_at_a_time = Lock()  # the stemmer keeps the word it works on

# Words that stand in most texts and say nothing of what a text is about. To be here, a word must
# be a conjunction, preposition, pronoun, particle, auxiliary or a word of reporting.
STOP_WORDS = listed(
    "ada adalah adapun agar akan aku amat anda antara apa apabila apakah apalagi atas atau",
    "bagaimana bagi bahkan bahwa baik banyak beberapa begitu belum berupa bila bisa boleh bukan",
    "dalam dan dapat dari daripada demi demikian dengan di dia dimana dirinya disebut dua guna",
    "hal hanya harus hingga ia ialah ini itu jadi jangan jika juga kalau kami kamu karena",
    "kata kapan ke kecuali kemudian kepada ketika kini kita kok lagi lain lalu lebih maka masih",
    "masing maupun melainkan melalui mana mengapa mengatakan menurut menjadi mereka meski meskipun",
    "misalnya namun nya oleh pada para per pernah pula pun saat saja saling sambil sampai sangat",
    "saya se seakan sebab sebagai sebagaimana sebelum sebuah secara sedang sedangkan sehingga",
    "sejak sejumlah selain selama seluruh semua semakin seorang seperti serta sesuai sesudah",
    "setelah setiap suatu sudah supaya tanpa tapi telah tentang tentu terhadap terkait tersebut",
    "tetapi tiap tidak ujar ungkap untuk usai walau walaupun yaitu yakni yang",
)


def words(text: str) -> Iterator[re.Match[str]]:
    """Every word of `text` with its place; what a hyphen joins counts as two."""
    return _WORD.finditer(text)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word, in lower case; a figure or an overlong word is its own."""
    word = word.lower()
    if len(word) > _LONGEST or not word.isalpha():
        return word
    with _one_at_a_time:
        return str(_stemmer.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of `text` without stop words, each once, in the order of the text."""
    found = (match.group().lower() for match in words(text))
    return list(dict.fromkeys(stem(word) for word in found if word not in STOP_WORDS))
