"""Compile the translation catalogues: `python -m baruga.config.catalogues`, without gettext installed."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[1]


def compile_stale() -> list[Path]:
    """Compile every `.po` of the package that is newer than its `.mo`; answer which."""
    compiled = []
    for source in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parents[1].name)
        with target.open("wb") as file:
            write_mo(file, catalogue)
        compiled.append(target)
    return compiled


if __name__ == "__main__":
    compile_stale()
