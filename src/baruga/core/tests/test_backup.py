"""A backup brings everything back, and a damaged one changes nothing and says so in one line."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection

Baruga = Callable[..., "subprocess.CompletedProcess[str]"]
FRESH = "baruga_restored"


@pytest.fixture
def here(tmp_path: Path, db: None) -> str:
    """The address of a database with tables in it, for a process of its own."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        return str(
            urlunsplit(urlsplit(settings.ENVIRONMENT.database_url)._replace(path=f"/{name}"))
        )
    copy = tmp_path / "here.sqlite3"
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return f"sqlite:///{copy}"


@pytest.fixture
def elsewhere(tmp_path: Path, here: str) -> Iterator[str]:
    """The address of an empty database."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}"
        return
    import psycopg

    fresh = f"{FRESH}_{os.getpid()}"
    with psycopg.connect(here, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {fresh}")
        yield str(urlunsplit(urlsplit(here)._replace(path=f"/{fresh}")))
        server.execute(f"DROP DATABASE {fresh} WITH (FORCE)")


@pytest.fixture
def baruga(tmp_path: Path) -> Baruga:
    """Run a command over a database and a data folder of a name."""

    def run(database: str, folder: str, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
        } | {
            "DATABASE_URL": database,
            "BARUGA_DATA_DIR": str(tmp_path / folder),
            "BARUGA_SETTINGS": "dev",
        }
        return subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "baruga", *command],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_database_and_originals_come_back(
    baruga: Baruga, here: str, elsewhere: str, tmp_path: Path
) -> None:
    original = tmp_path / "old" / "originals" / "ab" / "foto.jpg"
    original.parent.mkdir(parents=True)
    original.write_bytes(b"a photograph")
    archive = str(tmp_path / "backup.tar.gz")

    assert baruga(here, "old", "backup", archive).returncode == 0
    restored = baruga(elsewhere, "new", "restore", archive)

    assert restored.returncode == 0, restored.stderr
    assert (tmp_path / "new/originals/ab/foto.jpg").read_bytes() == b"a photograph"
    topics = "from baruga.newsroom.models import Topic; print(Topic.objects.count())"
    assert baruga(elsewhere, "new", "shell", "-v", "0", "-c", topics).stdout.split() == ["17"]


@pytest.mark.parametrize("harm", ["cut", "database"])
def test_a_damaged_backup_changes_nothing_and_says_so_in_one_line(
    baruga: Baruga, here: str, tmp_path: Path, harm: str
) -> None:
    archive = tmp_path / "backup.tar.gz"
    baruga(here, "old", "backup", str(archive))
    if harm == "cut":
        archive.write_bytes(archive.read_bytes()[:2000])
    else:
        spoil_database(archive, tmp_path)

    refused = baruga(here, "old", "restore", str(archive), "--replace")

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "not restored" in refused.stderr
    topics = "from baruga.newsroom.models import Topic; print(Topic.objects.count())"
    assert baruga(here, "old", "shell", "-v", "0", "-c", topics).stdout.split() == ["17"]


def spoil_database(archive: Path, folder: Path) -> None:
    """Cut off the second half of the database in the archive."""
    with tarfile.open(archive) as whole:
        (member,) = (each for each in whole.getmembers() if each.name.startswith("database"))
        whole.extract(member, folder, filter="data")
    dump = folder / member.name
    dump.write_bytes(dump.read_bytes()[: dump.stat().st_size // 2])
    with tarfile.open(archive, "w:gz") as spoiled:
        spoiled.add(dump, arcname=member.name)
