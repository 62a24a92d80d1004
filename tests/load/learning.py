"""`python -m tests.load.learning`: learn the weights of the claim engine, and say what they are worth.

Needs the shared data (BARUGA_SHARED_DATA). Messages are split in two by the cluster of their claim:
what is learned on one half is measured on the other, both ways; the weights that are written are
learned on all. No text enters the file, only the weights of sides and two thresholds.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import string
import sys
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from baruga.matching.claims.body import Body
from baruga.matching.claims.evaluation import Question, measure, read_corpus, read_questions
from baruga.matching.claims.features import compare
from baruga.matching.claims.network import Network
from baruga.matching.claims.ranking import WEIGHTS, Ranking, lead_of
from baruga.matching.claims.store import Kept, Store
from tests.load.networks import Floats, learn, listwise, logistic

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("BARUGA_SHARED_DATA", ROOT.parent / "shared" / "data"))
INDONESIAN = SHARED / "retrieval" / "id"
CORPUS = INDONESIAN / "corpus.jsonl"
ENGINE = "claims-1"
OTHER_WEIGHT = 0.3  # of a message that repeats its headline: these are many and easy
NEAR_TOP = 3  # claims of each list from which surety is learned
PRECISE = 0.985  # on the half it is learned on, so that 0.98 holds on the other
ALIKE = 85  # of 100 letters
SURELY = 95
TELLING = 4  # words of a title, below which it is too general
BEGINNING = 300  # letters of a message that are looked at
SAID, NEAR = "words: lead said", 0.35  # the others never come near the top, and are many
LONG_ENOUGH = 30  # letters of a message before its likeness says anything
NOISY_WEIGHT = 0.5  # of the badly read copy of a message
TWIN_WEIGHT = 0.5  # of a message asked for another record of its claim
LIKELY = 0.6  # the same for "similar": worth a look, more often right than wrong


@dataclass(frozen=True)
class Sample:
    """A message with its short list: sides as rows, and which of the claims are right.

    `alike` are right too, by another's eye: see `Likeness`. Recall is counted without them.
    """

    question: Question
    half: int
    ids: list[str]
    rows: Floats
    right: np.ndarray
    alike: np.ndarray

    @property
    def importance(self) -> float:
        return 1.0 if self.question.primary else OTHER_WEIGHT


def halves(path: Path) -> dict[str, int]:
    """The half of each message, by its cluster: what tells the same hoax stays together."""
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return {row["qid"]: zlib.crc32(row["cluster"].encode()) & 1 for row in rows}


def cited(path: Path) -> dict[str, tuple[set[str], str]]:
    """Earlier fact-checks that the article about a message cites, and the article's own record."""
    found: dict[str, tuple[set[str], str]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        qid, own, earlier, *_more = line.split("\t")
        found.setdefault(qid, (set(), own))[0].add(earlier)
    return found


def noisy(text: str, chance: random.Random, share: float = 0.2) -> str:
    """`share` of the letters replaced, dropped or followed by another, as bad reading does."""
    letters = []
    for letter in text:
        if letter.isspace() or chance.random() >= share:
            letters.append(letter)
            continue
        kind, other = chance.randrange(3), chance.choice(string.ascii_lowercase)
        letters += ([other], [], [letter, other])[kind]
    return "".join(letters)


def names_of_sides(store: Store) -> tuple[str, ...]:
    body, words = Body.of({"text": "vaksin presiden foto"})
    claims = [kept.body for kept in store.nearest(body, words)]
    return tuple(compare(body, claims, store.rarity))


class Likeness:
    """Records that tell the same claim though the qrels do not say so.

    A claim that circulates for years has several records, under titles that differ by a quotation
    mark or a word. Two records are alike by their own titles and the messages they were written
    about, never by what the engine thinks of the message that is asked and a title.
    """

    def __init__(self, titles: dict[str, str], questions: Sequence[Question]) -> None:
        self.titles = {id: letters(title) for id, title in titles.items()}
        self.messages = {
            id: letters(question.text) for question in questions for id in question.relevant
        }

    def find(self, known: Iterable[str], ids: Sequence[str]) -> np.ndarray:
        return np.array([any(self.alike(own, id) for own in known) for id in ids], dtype=bool)

    def alike(self, one: str, two: str) -> bool:
        """By their titles, by the title of one in the message of the other, or by their messages."""
        first, second = self.titles.get(one, ""), self.titles.get(two, "")
        if fuzz.token_sort_ratio(first, second) >= ALIKE or _within(first, second, ALIKE):
            return True
        said, other = self.messages.get(one, ""), self.messages.get(two, "")
        if _within(first, other, SURELY):
            return True
        if min(len(said), len(other)) < LONG_ENOUGH:
            return False
        return fuzz.partial_ratio(said[:BEGINNING], other[:BEGINNING]) >= ALIKE


def _within(one: str, two: str, least: int) -> bool:
    """The shorter has enough words to mean something, and they stand in the longer."""
    shorter = min(len(one.split()), len(two.split()))
    return shorter >= TELLING and fuzz.token_set_ratio(one, two) >= least


def letters(text: str) -> str:
    return " ".join(
        "".join(c if c.isalnum() else " " for c in text.lower() if c not in "'’‘").split()
    )


@dataclass
class Gatherer:
    """Turns messages into samples against one index."""

    store: Store
    sides: tuple[str, ...]
    questions: list[Question]
    half_of: dict[str, int]
    likeness: Likeness
    earlier: dict[str, tuple[set[str], str]]

    @classmethod
    def over(cls, folder: Path) -> Gatherer:
        questions = read_questions(INDONESIAN / "queries.jsonl", INDONESIAN / "qrels.tsv")
        titles = {id: fields.get("title", "") for id, fields in read_corpus(CORPUS)}
        store = Store(folder)
        return cls(
            store,
            names_of_sides(store),
            questions,
            halves(INDONESIAN / "queries.jsonl"),
            Likeness(titles, questions),
            cited(INDONESIAN / "recirculation_qrels.tsv"),
        )

    def all_of(self, question: Question) -> dict[str, Sample]:
        """The samples of one message, by the lists of `Material`."""
        body, claims = self.list_for(question.text)
        whole = self.sample(question, body, claims)
        ids, own = self.earlier.get(question.qid, (set(), ""))
        gone = question.relevant | ids
        others = [
            kept
            for kept, alike in zip(claims, whole.alike, strict=True)
            if kept.id not in gone and not alike
        ]
        chance = random.Random(question.qid)
        badly = self.list_for(noisy(question.text, chance))
        found = {
            "whole": whole,
            "without": self.sample(question, body, others),
            "noisy": self.sample(question, *badly),
        }
        twins = set(np.array(whole.ids)[whole.alike].tolist()) - question.relevant
        if twins:
            asked = replace(question, relevant=frozenset(twins))
            left = [kept for kept in claims if kept.id not in question.relevant]
            found["twins"] = self.sample(asked, body, left)
        if ids:
            asked = replace(question, relevant=frozenset(ids))
            left = [kept for kept in claims if kept.id != own]
            found["again"] = self.sample(asked, body, left)
        return found

    def list_for(self, text: str) -> tuple[Body, list[Kept]]:
        body, words = Body.of({"text": text})
        return body, self.store.nearest(body, words)

    def sample(self, question: Question, body: Body, claims: list[Kept]) -> Sample:
        ids = [kept.id for kept in claims]
        right = np.array([id in question.relevant for id in ids], dtype=bool)
        rows = self._rows(body, claims)
        near = rows[:, self.sides.index(SAID)] >= NEAR if ids else right
        alike = right.copy()
        alike[near] |= self.likeness.find(question.relevant, np.array(ids)[near].tolist())
        half = self.half_of[question.qid]
        return Sample(question, half, ids, rows, right, alike)

    def _rows(self, body: Body, claims: list[Kept]) -> Floats:
        if not claims:
            return np.zeros((0, 0), np.float32)
        sides = compare(body, [kept.body for kept in claims], self.store.rarity)
        return np.stack(list(sides.values()), axis=1).astype(np.float32)


def learn_order(
    sides: Sequence[str], examples: Sequence[tuple[Sequence[Sample], float]], *, seed: int = 1
) -> Network:
    """From the lists that hold a right claim; each kind of them with what it counts."""
    weighed = [
        (sample, sample.importance * weight) for samples, weight in examples for sample in samples
    ]
    useful = [(sample, importance) for sample, importance in weighed if sample.right.any()]
    counts = np.array([len(sample.ids) for sample, _importance in useful])
    right = np.concatenate([sample.right / sample.right.sum() for sample, _importance in useful])
    importance = np.array([importance for _sample, importance in useful], np.float32)
    return learn(
        sides,
        np.concatenate([sample.rows for sample, _importance in useful]),
        counts,
        listwise(right.astype(np.float32), counts, importance),
        inner=(32,),
        rounds=6,
        seed=seed,
    )


def near_top(sides: Sequence[str], order: Network, sample: Sample) -> tuple[Any, dict[str, Any]]:
    """The numbers of the best claims, and their sides with the standing that `order` gave them."""
    scores = order.run(sample.rows)
    best = np.argsort(-scores, kind="stable")[:NEAR_TOP]
    columns = dict(zip(sides, sample.rows.T, strict=True)) | lead_of(scores)
    return best, {name: values[best] for name, values in columns.items()}


def learn_surety(sides: Sequence[str], order: Network, samples: Sequence[Sample]) -> Network:
    """From the best claims of lists with the right one in them and of lists without."""
    blocks, right, importance = [], [], []
    names: list[str] = []
    for sample in samples:
        if sample.ids:
            best, columns = near_top(sides, order, sample)
            names = list(columns)
            blocks.append(np.stack(list(columns.values()), axis=1))
            right.append(sample.alike[best])
            importance.append(np.full(len(best), sample.importance))
    rows = np.concatenate(blocks).astype(np.float32)
    answers = np.concatenate(right).astype(np.float32)
    return learn(
        names,
        rows,
        np.ones(len(rows), dtype=np.intp),
        logistic(answers, np.concatenate(importance).astype(np.float32)),
        inner=(16,),
        rounds=6,
        seed=2,
    )


@dataclass(frozen=True)
class Answer:
    """The best claim of a list: how sure we are, whether it is right, and by the qrels alone."""

    chance: float
    right: bool
    by_qrels: bool


def answers(ranking: Ranking, sides: Sequence[str], samples: Sequence[Sample]) -> list[Answer]:
    found = []
    for sample in samples:
        if sample.ids:
            best, columns = near_top(sides, ranking.order, sample)
            chance = 1 / (1 + np.exp(-ranking.surety(columns)[0]))
            right = bool(sample.right[best[0]])
            found.append(Answer(float(chance), bool(sample.alike[best[0]]), right))
    return found


def threshold(found: Sequence[Answer], precise: float) -> float:
    """The least chance from which on at least `precise` of the answers are right."""
    ordered = sorted(found, key=lambda answer: -answer.chance)
    right = np.cumsum([answer.right for answer in ordered])
    share = right / np.arange(1, len(ordered) + 1)
    good = np.flatnonzero(share >= precise)
    return ordered[good[-1]].chance if len(good) else 1.0


def rank_all(order: Network, samples: Sequence[Sample]) -> list[list[str]]:
    return [
        [sample.ids[n] for n in np.argsort(-order.run(sample.rows), kind="stable")[:10]]
        if sample.ids
        else []
        for sample in samples
    ]


@dataclass(frozen=True)
class Material:
    """Every message asked of the whole index, of one without what belongs to it, and badly read.

    `again`: messages whose article cites an earlier record, asked without their own one.
    `twins`: messages whose own record has others alike, asked without their own one.
    """

    sides: tuple[str, ...]
    whole: list[Sample]
    without: list[Sample]
    noisy: list[Sample]
    again: list[Sample]
    twins: list[Sample]


def gather(folder: Path, say: Any, *, processes: int = 1) -> Material:
    gatherer = Gatherer.over(folder)
    material = Material(gatherer.sides, [], [], [], [], [])
    asked = gatherer.questions
    with multiprocessing.get_context("spawn").Pool(processes, _begin, (folder,)) as pool:
        for number, samples in enumerate(pool.imap(_gather_one, range(len(asked)), 20), 1):
            for kind, sample in samples.items():
                getattr(material, kind).append(sample)
            if number % 1_000 == 0:
                say(f"{number} messages compared ...")
    return material


_gatherers: list[Gatherer] = []  # of this process of the pool


def _begin(folder: Path) -> None:
    _gatherers.append(Gatherer.over(folder))


def _gather_one(number: int) -> dict[str, Sample]:
    return _gatherers[0].all_of(_gatherers[0].questions[number])


def learned(material: Material, half: int | None) -> Ranking:
    """From the messages of one half, or of both."""

    def chosen(samples: Sequence[Sample]) -> list[Sample]:
        return [sample for sample in samples if half is None or sample.half == half]

    examples = [
        (chosen(material.whole), 1.0),
        (chosen(material.noisy), NOISY_WEIGHT),
        (chosen(material.twins), TWIN_WEIGHT),
    ]
    order = learn_order(material.sides, examples)
    pairs = chosen(material.whole) + chosen(material.without)
    surety = learn_surety(material.sides, order, pairs)
    ranking = Ranking(order, surety, 1.0, 1.0, ENGINE)
    found = answers(ranking, material.sides, pairs)
    same, similar = threshold(found, PRECISE), threshold(found, LIKELY)
    return Ranking(order, surety, same, similar, ENGINE)


@dataclass
class Halves:
    """What the two halves say of each other."""

    ranked: dict[str, dict[str, list[str]]]
    whole: list[tuple[Sample, Answer, Ranking]]
    without: list[tuple[Sample, Answer, Ranking]]


def both_ways(material: Material) -> Halves:
    """Learned on one half, measured on the other."""
    kinds = ("whole", "noisy", "again")
    seen = Halves({kind: {} for kind in kinds}, [], [])
    for half in (0, 1):
        ranking = learned(material, half)
        for kind in kinds:
            others = [each for each in getattr(material, kind) if each.half != half]
            for sample, ids in zip(others, rank_all(ranking.order, others), strict=True):
                seen.ranked[kind][sample.question.qid] = ids
        for kind in ("whole", "without"):
            for sample in [each for each in getattr(material, kind) if each.half != half]:
                for answer in answers(ranking, material.sides, [sample]):
                    getattr(seen, kind).append((sample, answer, ranking))
    return seen


def report(material: Material, seen: Halves, say: Any) -> None:
    questions = [sample.question for sample in material.whole]
    primary = [question for question in questions if question.primary]
    high = [question for question in questions if question.stratum == "high"]
    parts = [
        ("all messages", "whole", questions),
        ("primary", "whole", primary),
        ("high", "whole", high),
        ("high, a fifth of the letters wrong", "noisy", high),
        ("earlier records cited", "again", [sample.question for sample in material.again]),
    ]
    for name, kind, asked in parts:
        figures = measure([seen.ranked[kind][question.qid] for question in asked], asked)
        say(f"{name}: {figures}")
    for primary_only in (False, True):
        for band in ("same", "similar"):
            say(bands(seen, band, primary_only=primary_only))


def bands(seen: Halves, band: str, *, primary_only: bool) -> str:
    """Precision over both ways of asking; recall over the messages that have their claim."""

    def given(rows: Sequence[tuple[Sample, Answer, Ranking]]) -> list[Answer]:
        return [
            answer
            for sample, answer, ranking in rows
            if answer.chance >= getattr(ranking, band)
            and (sample.question.primary or not primary_only)
        ]

    asked = sum(bool(row[0].question.primary) or not primary_only for row in seen.whole)
    whole, without = given(seen.whole), given(seen.without)
    right = sum(answer.right for answer in whole)
    strictly = sum(answer.by_qrels for answer in whole)
    total = max(1, len(whole) + len(without))
    return (
        f"band {band} or better, {'primary' if primary_only else 'all'}: precision "
        f"{right / total:.4f} (by the qrels alone {strictly / total:.4f}), "
        f"recall {right / asked:.4f}, false without a claim {len(without)} of {asked}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.load.learning", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights, learned on all")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if not INDONESIAN.is_dir():
        sys.exit(f"No shared data in {SHARED} (BARUGA_SHARED_DATA): nothing to learn from.")
    with tempfile.TemporaryDirectory(prefix="baruga-claims-") as name:
        fill(Path(name))
        material = gather(Path(name), say, processes=options.processes)
    report(material, both_ways(material), say)
    if options.write:
        write(learned(material, None))


def fill(folder: Path) -> Store:
    Store.create(folder)
    store = Store(folder)
    for id, fields in read_corpus(CORPUS):
        store.add(id, fields)
    store.commit()
    return store


def write(ranking: Ranking) -> None:
    content = {
        "version": ranking.version,
        "same": round(ranking.same, 4),
        "similar": round(ranking.similar, 4),
        "order": ranking.order.as_json(),
        "surety": ranking.surety.as_json(),
    }
    WEIGHTS.write_text(json.dumps(content, separators=(",", ":")) + "\n", "utf-8")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
