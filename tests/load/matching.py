"""The claim engine beside plain word BM25, in one run on the same claims and messages.

Real claims and messages are read where BARUGA_SHARED_DATA has them; none is kept. The weights have
been learned on the Indonesian ones: what they are worth on messages they have not seen is said by
`python -m tests.load.learning`. The English ones were never learned from.
"""

from __future__ import annotations

import csv
import os
import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import tantivy

from baruga.matching.claims import ClaimIndex
from baruga.matching.claims.evaluation import Question, measure, read_corpus, read_questions, size
from tests.load.figures import Figure, at_most, percentile

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("BARUGA_SHARED_DATA", ROOT.parent / "shared" / "data"))
MANY = 100_000
ASKED = 400
Claims = list[tuple[str, dict[str, str]]]
Search = Callable[[str], list[str]]


def matching(folder: Path) -> Iterator[Figure]:
    """Recall on both languages, then speed and size among many claims."""
    data = SHARED / "retrieval"
    if not data.is_dir():
        yield Figure(what="matching of texts", measured=f"skipped: no {data} (BARUGA_SHARED_DATA)")
        return
    claims = list(read_corpus(data / "id" / "corpus.jsonl"))
    asked = read_questions(data / "id" / "queries.jsonl", data / "id" / "qrels.tsv")
    primary = [question for question in asked if question.primary]
    yield from beside(folder / "id", "Indonesian, primary (learned from)", claims, primary, 1.2)
    yield from beside(folder / "en", "CLEF 2022 English dev", *english(data / "en"), None)
    yield from among_many(folder / "many", claims, primary)


def beside(
    folder: Path, name: str, claims: Claims, questions: Sequence[Question], least: float | None
) -> Iterator[Figure]:
    """R@1 and R@5 of both; `least` is the ratio of R@1 wanted, or 0.03 more when it is None."""
    search = ranked(fill(folder, claims))
    ours = measure([search(question.text) for question in questions], questions)
    peer = word_bm25(claims)
    plain = measure([peer(question.text) for question in questions], questions)
    for key in ("R@1", "R@5", "MAP@5"):
        yield Figure(
            what=f"{name}: {key}",
            measured=f"{ours[key]:.3f}, word BM25 {plain[key]:.3f}",
            target=("" if key != "R@1" else f">= {least} times" if least else ">= 0.03 more"),
            ratio=f"{ours[key] / plain[key]:.2f}",
            met=None
            if key != "R@1"
            else ours[key] >= (plain[key] * least if least else plain[key] + 0.03),
        )


def among_many(folder: Path, claims: Claims, questions: Sequence[Question]) -> Iterator[Figure]:
    """`MANY` claims put together from halves of real ones; processor time, so that a busy machine counts less."""
    many = list(recombined(claims, MANY))
    begin = time.process_time()
    search = ranked(fill(folder, many))
    yield at_most(f"index {MANY:,} claims", time.process_time() - begin, 60, "s of processor time")
    yield at_most("index on disk, per claim", size(folder) / MANY, 1500, "bytes")
    texts = [question.text for question in random.Random(3).sample(list(questions), ASKED)]
    ours, plain = timed(search, texts), timed(word_bm25(many), texts)
    for percent, limit in ((50, 10), (95, 25)):
        mine, theirs = percentile(ours, percent), percentile(plain, percent)
        shown = f"{mine:.1f} ms, word BM25 alone {theirs:.1f} ms"
        yield at_most(f"search among {MANY:,}, p{percent}", mine, limit, "ms", measured=shown)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure(what="most memory of the measuring process", measured=f"{peak:,.0f} MB")


def fill(folder: Path, claims: Claims) -> ClaimIndex:
    index = ClaimIndex.create(folder)
    for id, fields in claims:
        index.add(id, fields)
    index.commit()
    return index


def ranked(index: ClaimIndex) -> Search:
    return lambda text: [match.id for match in index.search(text)]


def word_bm25(claims: Claims) -> Search:
    """tantivy with its plain words: what a search engine gives without any of our work."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", index_option="freq")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(60_000_000, num_threads=1)
    for id, fields in claims:
        writer.add_document(tantivy.Document(id=id, text=" ".join(fields.values())))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[str]:
        words = dict.fromkeys(word.lower() for word in re.findall(r"[^\W_]+", text))
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word, "freq"))
            for word in words
        ]
        found = searcher.search(tantivy.Query.boolean_query(terms), 10, count=False).hits
        return [searcher.doc(place).get_first("id") for _score, place in found]

    return search


def timed(search: Search, texts: Sequence[str]) -> list[float]:
    """Milliseconds of processor time of each."""
    for text in texts[:20]:
        search(text)
    taken = []
    for text in texts:
        begin = time.process_time()
        search(text)
        taken.append(1000 * (time.process_time() - begin))
    return taken


def recombined(claims: Claims, count: int, seed: int = 11) -> Iterator[tuple[str, dict[str, str]]]:
    """The claims, and new ones of one's first half and another's second, never written down."""
    yield from claims
    chance = random.Random(seed)
    for number in range(len(claims), count):
        (_one, first), (_two, second) = chance.sample(claims, 2)
        fields = {name: _spliced(first[name], second.get(name, "")) for name in first}
        yield f"made-{number}", fields


def _spliced(first: str, second: str) -> str:
    begin, end = first.split(), second.split()
    return " ".join(begin[: len(begin) // 2 + 1] + end[len(end) // 2 :])


def english(data: Path) -> tuple[Claims, list[Question]]:
    """The development part of CheckThat! 2022, task 2A: tweets and the claims that answer them."""
    claims = [
        (row[0], {"title": row[1]})
        for row in csv.reader((data / "vclaims.tsv").open(encoding="utf-8"), delimiter="\t")
    ][1:]
    texts = dict(
        line.rstrip("\n").split("\t", 1)
        for line in (data / "CT2022-Task2A-EN-Train-Dev_Queries.tsv").open(encoding="utf-8")
    )
    known: dict[str, set[str]] = {}
    for line in (data / "CT2022-Task2A-EN-Dev_QRELs.tsv").open(encoding="utf-8"):
        qid, _zero, claim, _grade = line.split("\t")
        known.setdefault(qid, set()).add(claim)
    return claims, [Question(qid, texts[qid], frozenset(ids)) for qid, ids in known.items()]
