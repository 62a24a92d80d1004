"""Learning the small networks of `baruga.matching.claims` with numpy alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from baruga.matching.claims.network import FARTHEST, Network

Floats = NDArray[np.float32]
BATCH = 32
DROPPED = 0.1  # share of inner values left out in each step, so that none is relied on alone
DECAY = 1e-3
STEP = 3e-3


@dataclass
class Learner:
    """A network while it learns, by Adam (Kingma and Ba 2015) with decoupled decay."""

    sizes: Sequence[int]
    chance: np.random.Generator
    weights: list[Floats] = field(init=False)
    seen: int = 0

    def __post_init__(self) -> None:
        self.weights = []
        for before, after in zip(self.sizes, self.sizes[1:], strict=False):
            drawn = self.chance.normal(0, before**-0.5, (before, after))
            self.weights += [drawn.astype(np.float32), np.zeros(after, np.float32)]
        self.first = [np.zeros_like(each) for each in self.weights]
        self.second = [np.zeros_like(each) for each in self.weights]

    def forward(self, rows: Floats) -> Floats:
        """Keeps what `backward` needs."""
        self.inner, self.kept = [rows], []
        values = rows
        for layer in range(0, len(self.weights), 2):
            if layer:
                kept = (self.chance.random(values.shape) > DROPPED) / np.float32(1 - DROPPED)
                values = np.maximum(values, 0) * kept
                self.kept.append(kept)
                self.inner.append(values)
            values = values @ self.weights[layer] + self.weights[layer + 1]
        return values[:, 0]

    def backward(self, slope: Floats, step: float) -> None:
        gradients: list[Floats] = []
        back = slope[:, None].astype(np.float32)
        for number in range(len(self.inner) - 1, -1, -1):
            gradients[:0] = [self.inner[number].T @ back, back.sum(axis=0)]
            if number:
                through = back @ self.weights[2 * number].T
                back = through * self.kept[number - 1] * (self.inner[number] > 0)
        self.seen += 1
        for number, gradient in enumerate(gradients):
            self._move(number, gradient, step)

    def _move(self, number: int, gradient: Floats, step: float) -> None:
        first, second, weights = self.first[number], self.second[number], self.weights[number]
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient * gradient - second)
        mean = first / (1 - 0.9**self.seen)
        spread = np.sqrt(second / (1 - 0.999**self.seen)) + 1e-8
        weights -= step * (mean / spread + DECAY * (weights if weights.ndim == 2 else 0))


Slope = Callable[[Floats, NDArray[np.intp], NDArray[np.intp]], Floats]


def learn(
    sides: Sequence[str],
    rows: Floats,
    counts: NDArray[np.intp],
    slope: Slope,
    *,
    inner: Sequence[int],
    rounds: int,
    seed: int,
) -> Network:
    """`rows` lie in groups of `counts`; `slope(scores, numbers, groups)` is the loss's gradient."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    chance = np.random.default_rng(seed)
    learner = Learner([rows.shape[1], *inner, 1], chance)
    starts = np.concatenate([[0], np.cumsum(counts)])
    steps = rounds * (-(-len(counts) // BATCH))
    for _round in range(rounds):
        shuffled = chance.permutation(len(counts))
        for begin in range(0, len(counts), BATCH):
            groups = shuffled[begin : begin + BATCH]
            numbers = np.concatenate([np.arange(starts[g], starts[g + 1]) for g in groups])
            batch = np.clip((rows[numbers] - mean) / spread, -FARTHEST, FARTHEST)
            found = slope(learner.forward(batch), numbers, groups)
            pace = STEP / 2 * (1 + np.cos(np.pi * learner.seen / steps))
            learner.backward(found / len(groups), pace)
    layers = [each.astype(float) for each in learner.weights]
    return Network(
        tuple(sides),
        mean.astype(float),
        spread.astype(float),
        tuple(zip(layers[::2], layers[1::2], strict=True)),
    )


def listwise(right: Floats, counts: NDArray[np.intp], importance: Floats) -> Slope:
    """Of the cross-entropy between each list's softmax and where its right claims are."""

    def slope(scores: Floats, numbers: NDArray[np.intp], groups: NDArray[np.intp]) -> Floats:
        sizes = counts[groups]
        begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), sizes))
        shares = powers / np.repeat(np.add.reduceat(powers, begins), sizes)
        return np.repeat(importance[groups], sizes) * (shares - right[numbers])

    return slope


def logistic(right: Floats, importance: Floats) -> Slope:
    """Of the cross-entropy of single yes-or-no answers."""

    def slope(scores: Floats, numbers: NDArray[np.intp], _groups: NDArray[np.intp]) -> Floats:
        return importance[numbers] * (1 / (1 + np.exp(-scores)) - right[numbers])

    return slope
