"""A small network of weights: sides of a comparison in, one number out. Only its use, not its learning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from baruga.matching.claims.sight import Values

Matrix = NDArray[np.float64]
FARTHEST = 5.0  # standard deviations; what lies farther out was never met in learning


@dataclass(frozen=True, slots=True)
class Network:
    """Layers of (weights, biases) with a bend at zero between them."""

    sides: tuple[str, ...]
    mean: Values
    spread: Values
    layers: tuple[tuple[Matrix, Values], ...]

    def __call__(self, sides: dict[str, Values]) -> Values:
        """One number for each row. Raises KeyError when a side is missing."""
        return self.run(np.stack([sides[name] for name in self.sides], axis=1))

    def run(self, rows: Matrix) -> Values:
        values = np.clip((rows - self.mean) / self.spread, -FARTHEST, FARTHEST)
        for number, (weights, biases) in enumerate(self.layers):
            if number:
                values = np.maximum(values, 0)
            values = values @ weights + biases
        return values[:, 0]

    def as_json(self) -> dict[str, Any]:
        """Rounded to what makes no difference, so that a change can be read in a diff."""
        return {
            "sides": list(self.sides),
            "mean": _rounded(self.mean),
            "spread": _rounded(self.spread),
            "layers": [[_rounded(weights), _rounded(bias)] for weights, bias in self.layers],
        }

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        return cls(
            tuple(content["sides"]),
            np.array(content["mean"]),
            np.array(content["spread"]),
            tuple((np.array(weights), np.array(bias)) for weights, bias in content["layers"]),
        )


def _rounded(values: Matrix) -> Any:
    return np.array([float(f"{value:.4g}") for value in values.flat]).reshape(values.shape).tolist()


def load(path: Path) -> dict[str, Any]:
    """The learned numbers as they were written by `python -m tests.load.learning`."""
    return dict(json.loads(path.read_text("utf-8")))


def softmax(scores: Values) -> Values:
    """Shares of one whole, the higher the score the larger."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()
