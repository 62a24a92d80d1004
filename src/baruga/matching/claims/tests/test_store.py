"""Claims come, change and go; others see it; damage is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from baruga.matching.claims import ClaimIndex, IndexBusy, IndexDamaged, store
from baruga.matching.claims import index as door
from baruga.matching.claims.tests.claims import filled

NEW = "Ikan Bandeng Beracun Dijual di Pasar Terong"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    filled(tmp_path / "claims")
    return tmp_path / "claims"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers look before every search, so that no test has to wait."""
    monkeypatch.setattr(door, "LOOK_EVERY", 0.0)


def ids(index: ClaimIndex, message: str) -> list[str]:
    return [match.id for match in index.search(message)]


def test_an_index_is_there_again_after_closing(folder: Path) -> None:
    assert len(ClaimIndex.open(folder)) == 6


@pytest.mark.usefixtures("at_once")
def test_another_reader_sees_what_is_added(folder: Path) -> None:
    reader, writer = ClaimIndex.open(folder), ClaimIndex.open(folder)
    writer.add("bandeng", {"title": NEW})
    assert "bandeng" not in ids(reader, NEW)
    writer.commit()
    assert ids(reader, NEW)[0] == "bandeng"


@pytest.mark.usefixtures("at_once")
def test_another_process_adds_and_this_one_sees_it(folder: Path) -> None:
    reader = ClaimIndex.open(folder)
    code = (
        "import sys; from baruga.matching.claims import ClaimIndex; i = ClaimIndex.open(sys.argv[1]);"
        "i.add('bandeng', {'title': sys.argv[2]}); i.commit()"
    )
    subprocess.run([sys.executable, "-c", code, str(folder), NEW], check=True)  # noqa: S603  our own code
    assert ids(reader, NEW)[0] == "bandeng"


def test_a_reader_looks_for_news_within_five_seconds() -> None:
    assert door.LOOK_EVERY <= 5


def test_a_claim_added_again_takes_the_place_of_the_old_one(folder: Path) -> None:
    index = ClaimIndex.open(folder)
    index.add("beras", {"title": "Gula Bantuan Bercampur Pasir"})
    index.add("beras", {"title": NEW})
    index.commit()
    assert len(index) == 6
    assert ids(index, NEW)[0] == "beras"
    assert {match.band for match in index.search("gula bantuan bercampur")} <= {"none"}


def test_a_removed_claim_is_found_no_more(folder: Path) -> None:
    index = ClaimIndex.open(folder)
    index.remove("beras")
    index.remove("never there")
    index.commit()
    assert len(index) == 5
    assert "beras" not in ids(index, "beras bantuan mengandung plastik")


def test_adding_one_by_one_is_the_same_as_all_at_once(folder: Path, tmp_path: Path) -> None:
    slow = ClaimIndex.create(tmp_path / "slow")
    for kept in ("beras", "buaya", "jembatan", "kelapa", "pulsa", "sekolah"):
        fields = store.Store(folder).get(kept)
        assert fields is not None
        slow.add(kept, fields.fields)
        slow.commit()
    message = "jembatan ambruk dan beras plastik"
    fast = {match.id: match.score for match in ClaimIndex.open(folder).search(message)}
    assert {match.id: match.score for match in slow.search(message)} == pytest.approx(fast)


def test_a_second_writer_is_told_when_the_first_does_not_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_FOR", 0.0)
    first, second = ClaimIndex.open(folder), ClaimIndex.open(folder)
    first.add("bandeng", {"title": NEW})
    with pytest.raises(IndexBusy):
        second.add("gula", {"title": "Gula Bantuan Bercampur Pasir"})
    first.commit()
    second.add("gula", {"title": "Gula Bantuan Bercampur Pasir"})
    second.commit()
    assert len(second) == 8


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        ClaimIndex.open(tmp_path / "nothing")


@pytest.mark.parametrize("name", ["meta.json", "totals.json", "rarity.npy"])
@pytest.mark.parametrize("content", [None, b"", b"\x00 not what it was"])
def test_a_damaged_index_is_told_and_can_be_made_anew(
    folder: Path, name: str, content: bytes | None
) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(IndexDamaged):
        ClaimIndex.open(folder)
    assert len(filled(folder)) == 6


def test_claims_lost_from_disk_are_told(folder: Path) -> None:
    for path in folder.glob("*.store"):
        path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(IndexDamaged):
        ClaimIndex.open(folder).search("jembatan ambruk")


def test_a_claim_that_ends_in_half_a_character_is_kept_as_it_came(folder: Path) -> None:
    index = ClaimIndex.open(folder)
    index.add("half", {"title": f"{NEW} \ud83d"})
    index.commit()
    assert ids(index, NEW)[0] == "half"


def test_a_claim_of_many_long_fields_is_kept(folder: Path) -> None:
    index = ClaimIndex.open(folder)
    index.add("long", {f"field {n}": f"{NEW} " * 2_000 for n in range(20)})
    index.commit()
    assert ids(index, NEW)[0] == "long"


def test_a_claim_without_a_word_is_kept_and_never_found(folder: Path) -> None:
    index = ClaimIndex.open(folder)
    index.add("emoji", {"title": "😀😀"})
    index.add("empty", {})
    index.commit()
    assert len(index) == 8
    assert ids(index, "😀😀") == []
