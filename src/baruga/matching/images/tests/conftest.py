"""An index of forty scenes, shared by all tests that only search it."""

from __future__ import annotations

from pathlib import Path

import pytest

from baruga.matching.images.index import ImageIndex
from baruga.matching.images.tests.scenes import framed, letter, scene, with_logo

SCENES = 24


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scenes 0 to 23; scenes 30 to 33 with a logo, 40 to 43 in a frame; letters 50 to 53."""
    folder = tmp_path_factory.mktemp("pictures")
    with ImageIndex.open(folder) as index:
        for seed in range(SCENES):
            index.add(f"scene {seed}", scene(seed))
        for seed in range(4):
            index.add(f"logo {seed}", with_logo(scene(30 + seed)))
            index.add(f"frame {seed}", framed(scene(40 + seed)))
            index.add(f"letter {seed}", letter(50 + seed))
        index.commit()
    return folder


@pytest.fixture(scope="session")
def index(archive: Path) -> ImageIndex:
    return ImageIndex.open(archive)
