"""`python -m baruga.matching.images.training FOLDER...`: make the vocabulary anew from pictures.

Take pictures that nobody will ask with: an engine that knows its questions measures nothing. Every existing
index must be rebuilt afterwards, so raise `manifest.ENGINE` as well.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from baruga.matching.images.errors import UnreadablePictureError
from baruga.matching.images.features import Descriptors, features
from baruga.matching.images.pictures import grey, sized
from baruga.matching.images.vocabulary import save, trained

KEPT = 2500  # corners of one picture: here many count more than an even choice


def main() -> None:
    made = np.concatenate(list(_descriptors([Path(name) for name in sys.argv[1:]])))
    save(trained(made))
    sys.stdout.write(f"A vocabulary of {len(made):,} corners.\n")


def _descriptors(folders: list[Path]) -> Iterator[Descriptors]:
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        try:
            yield features(sized(grey(path.read_bytes()))[0], KEPT).descriptors
        except UnreadablePictureError:
            continue


if __name__ == "__main__":
    main()
