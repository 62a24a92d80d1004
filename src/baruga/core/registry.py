"""Named things that higher apps hand down to lower ones; two of the same name are a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """An ordered collection of named entries, iterated by `order`, then by name."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._entries: dict[str, tuple[int, T]] = {}

    def register(self, name: str, entry: T, *, order: int = 100) -> T:
        """Add `entry`; raise ValueError when the name is taken."""
        if name in self._entries:
            raise ValueError(f"There is already a {self.what} named {name!r}.")
        self._entries[name] = (order, entry)
        return entry

    def __iter__(self) -> Iterator[T]:
        return (entry for _name, entry in self.items())

    def items(self) -> list[tuple[str, T]]:
        ranked = sorted(self._entries.items(), key=lambda item: (item[1][0], item[0]))
        return [(name, entry) for name, (_order, entry) in ranked]
