"""The database as a file, for backup and restore, on both databases."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection, connections

FOLDERS = ("originals", "media")
SQLITE_DUMP, POSTGRES_DUMP = "database.sqlite3", "database.pgdump"


class ArchiveError(Exception):
    """The database could not be written or read; the message says what to do."""


def folder(name: str) -> Path:
    return Path(settings.DATA_DIR) / name


def dump_database(into: Path) -> Path:
    """One consistent file of the database, taken while others write."""
    if connection.vendor == "sqlite":
        target = into / SQLITE_DUMP
        with (
            closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
        return target
    target = into / POSTGRES_DUMP
    _run(["pg_dump", "--format=custom", "--no-owner", f"--file={target}", _postgres_address()])
    return target


def load_database(source: Path) -> None:
    """Replace the database by the dump in `source`. Raises ArchiveError when there is none for it."""
    name = SQLITE_DUMP if connection.vendor == "sqlite" else POSTGRES_DUMP
    dump = source / name
    if not dump.exists():
        raise ArchiveError(f"the archive holds no {name}; it comes from another kind of database")
    if connection.vendor == "sqlite":
        _put_in_place(dump, Path(connection.settings_dict["NAME"]))
        return
    # One transaction: a dump that breaks off in the middle leaves what was there.
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
    _run(["pg_restore", *options, f"--dbname={_postgres_address()}", str(dump)])


def _put_in_place(dump: Path, target: Path) -> None:
    """Put a sound SQLite file where `target` is, at one stroke."""
    with closing(sqlite3.connect(dump)) as copy:
        try:
            (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise ArchiveError(f"its database is damaged ({error})") from error
    if verdict != "ok":
        raise ArchiveError(f"its database is damaged ({verdict.splitlines()[0]})")
    connections.close_all()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.restoring")
    shutil.copy(dump, beside)
    for leftover in (Path(f"{target}-wal"), Path(f"{target}-shm")):
        leftover.unlink(missing_ok=True)
    beside.replace(target)


def database_is_empty() -> bool:
    """Whether nobody has put anything into it yet."""
    if "accounts_user" not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM accounts_user LIMIT 1")
        return cursor.fetchone() is None


def _postgres_address() -> str:
    """Without the password, which every user of the machine could read in the list of processes."""
    parts = urlsplit(settings.ENVIRONMENT.database_url)
    name, _at, place = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{name.partition(':')[0]}@{place}" if name else place))


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        raise ArchiveError(f"{command[0]} is not installed (apt install postgresql-client)")
    password = connection.settings_dict["PASSWORD"]
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(  # noqa: S603  fixed program, our own address
        command, capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        raise ArchiveError((done.stderr.strip().splitlines() or [f"{command[0]} failed"])[-1])
