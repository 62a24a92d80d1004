"""One writes, many read; what is damaged is told."""

from __future__ import annotations

import json

import pytest

from baruga.matching.images.errors import IndexBusyError, IndexDamagedError, UnreadablePictureError
from baruga.matching.images.index import ImageIndex
from baruga.matching.images.tests.scenes import jpeg, scene


def ids(index, picture):
    return [match.id for match in index.search(picture) if match.confirmed]


@pytest.fixture
def writer(tmp_path):
    with ImageIndex.open(tmp_path) as index:
        for seed in (1, 2):
            index.add(str(seed), scene(seed))
        index.commit()
        yield index


def test_an_empty_index_finds_nothing(tmp_path):
    index = ImageIndex.open(tmp_path / "none yet")
    assert (len(index), index.search(scene(1))) == (0, [])


def test_a_photograph_is_seen_by_a_second_reader_once_committed(writer, tmp_path):
    reader = ImageIndex.open(tmp_path)
    writer.add("3", jpeg(scene(3)))
    assert ids(reader, scene(3)) == []
    writer.commit()
    assert ids(reader, scene(3)) == ["3"]


def test_what_was_removed_is_not_found(writer, tmp_path):
    reader = ImageIndex.open(tmp_path)
    assert ids(reader, scene(1)) == ["1"]
    writer.remove("1")
    writer.commit()
    assert ids(reader, scene(1)) == []
    assert len(reader) == 1


def test_adding_again_replaces(writer):
    writer.add("1", scene(9))
    writer.commit()
    assert ids(writer, scene(9)) == ["1"]
    assert ids(writer, scene(1)) == []
    assert writer.ids() == {"1", "2"}


def test_many_small_commits_become_few_parts(writer):
    for seed in range(10, 40):
        writer.add(str(seed), scene(seed, 160, 120))
        writer.commit()
    assert len(writer) == 32
    assert len(writer.archive().segments) <= 3
    assert ids(writer, scene(2)) == ["2"]


def test_what_was_not_committed_is_forgotten(tmp_path):
    with ImageIndex.open(tmp_path) as index:
        index.add("1", scene(1))
    assert len(ImageIndex.open(tmp_path)) == 0


def test_only_one_writes(writer, tmp_path):
    second = ImageIndex.open(tmp_path)
    with pytest.raises(IndexBusyError):
        second.add("3", scene(3))
    writer.close()
    second.add("3", scene(3))
    second.commit()
    assert len(second) == 3


def test_an_unreadable_picture_changes_nothing(writer):
    with pytest.raises(UnreadablePictureError):
        writer.add("1", b"no picture")
    writer.commit()
    assert ids(writer, scene(1)) == ["1"]


def test_a_commit_that_was_cut_off_leaves_the_last_one(writer, tmp_path):
    with (tmp_path / "corners.bin").open("ab") as file:
        file.write(b"half a record")
    (tmp_path / "part-00000099").mkdir()
    writer.add("3", scene(3))
    writer.commit()
    assert ids(ImageIndex.open(tmp_path), scene(3)) == ["3"]
    assert not (tmp_path / "part-00000099").exists()


@pytest.mark.parametrize("name", ["signatures.npy", "photos.npy", "keys.json", "begins.npy"])
def test_a_changed_file_is_told(writer, tmp_path, name):
    path = next(tmp_path.glob(f"part-*/{name}"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(IndexDamagedError):
        ImageIndex.open(tmp_path)


@pytest.mark.parametrize("name", ["manifest.json", "corners.bin", "part-*/photos.npy"])
def test_a_missing_file_is_told(writer, tmp_path, name):
    next(tmp_path.glob(name)).unlink()
    with pytest.raises(IndexDamagedError):
        ImageIndex.open(tmp_path)


def test_changed_corners_are_told_when_they_are_compared(writer, tmp_path):
    path = tmp_path / "corners.bin"
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(IndexDamagedError):
        ImageIndex.open(tmp_path).search(scene(1))


def test_an_index_of_another_engine_is_told(writer, tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"engine": "pictures-0"}))
    with pytest.raises(IndexDamagedError, match="pictures-0"):
        ImageIndex.open(tmp_path)
