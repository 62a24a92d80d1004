"""`baruga import_feed`: one clear line, a total, a status, and nothing lost when it is killed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from baruga.newsroom.management.commands.import_feed import Command
from baruga.newsroom.models import NewsPage

FEED = """<rss version="2.0"><channel><title>Warta</title>
<item><title>Satu</title><description>Isi satu.</description></item>
<item><title></title></item>
<item><title>Tiga</title><description>Isi tiga.</description></item></channel></rss>"""


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "umpan.xml"
    path.write_text(FEED)
    return path


@pytest.fixture
def run(takalar: Any, capsys: Any) -> Callable[..., str]:
    def run(path: Path | str, *options: str) -> str:
        call_command("import_feed", str(path), "--institution", takalar.slug, *options)
        return str(capsys.readouterr().out)

    return run


def test_it_says_what_arrived_and_why_something_did_not(run: Any, feed: Path) -> None:
    lines = run(feed).splitlines()
    assert "umpan.xml, 2. –: " in lines[0]
    assert len(lines) == 2
    assert NewsPage.objects.count() == 2


def test_a_feed_that_breaks_off_gives_what_it_holds_and_one_line(run: Any, feed: Path) -> None:
    feed.write_text(FEED[: FEED.index("Isi tiga.") + 4])
    lines = run(feed).splitlines()
    assert len([line for line in lines if "rusak atau terputus" in line]) == 1
    assert NewsPage.objects.count() == 2


def test_it_explains_itself() -> None:
    explained = Command().create_parser("baruga", "import_feed").format_help()
    assert "--institution" in explained
    assert "isi_berita" not in explained  # columns are named by what they hold
    assert "body" in explained


def test_a_second_run_says_that_nothing_is_new(run: Any, feed: Path) -> None:
    run(feed)
    report = json.loads(run(feed, "--json"))
    assert (report["arrived"], report["already_there"], report["refused"]) == (0, 2, 1)


def test_a_limit_holds(run: Any, feed: Path) -> None:
    assert json.loads(run(feed, "--json", "--limit", "1"))["arrived"] == 1
    with pytest.raises(CommandError):
        run(feed, "--limit", "-1")


def test_a_folder_is_read_whole_and_what_is_no_feed_in_it_is_named(run: Any, feed: Path) -> None:
    (feed.parent / "dalam").mkdir()
    (feed.parent / "dalam" / "dua.json").write_text('{"items": [{"id": "1", "title": "Dua"}]}')
    (feed.parent / "catatan.txt").write_text("bukan umpan")
    (feed.parent / "foto.jpg").write_bytes(b"x")
    report = json.loads(run(feed.parent, "--json"))
    assert (report["arrived"], report["unread"]) == (3, 1)
    assert [source["source"] for source in report["sources"] if source["error"]] == ["catatan.txt"]


@pytest.mark.parametrize("content", [b"bukan umpan", b"", b"{", b"\x00\xff" * 9])
def test_what_is_no_feed_is_one_line_and_a_fault(run: Any, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "aneh\n.xml"
    path.write_bytes(content)
    with pytest.raises(CommandError) as fault:
        run(path)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("address", ["tidak-ada.xml", "http://tidak-ada.invalid/rss", "http://["])
def test_what_is_not_there_is_one_line_and_a_fault(run: Any, address: str) -> None:
    with pytest.raises(CommandError, match=r"tidak-ada|http"):
        run(address)


def test_an_unknown_institution_or_column_is_named(run: Any, feed: Path) -> None:
    with pytest.raises(CommandError, match="tidak-ada"):
        call_command("import_feed", str(feed), institution="tidak-ada")
    with pytest.raises(CommandError, match="judul"):
        run(feed, "--map", "judul")


def test_a_table_comes_with_its_own_columns(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "berita.csv"
    path.write_text("headline,teks,tautan\nAir,Isi berita.,https://warta.example/1\n")
    columns = "title=headline,body=teks,url=tautan"
    assert json.loads(run(path, "--map", columns, "--json"))["arrived"] == 1
    assert NewsPage.objects.get().source_url == "https://warta.example/1"


@pytest.fixture
def copy(tmp_path: Path, db: None) -> Path:
    """The test database in a file of its own, for a process of its own."""
    if connection.vendor != "sqlite":
        pytest.skip("Killing a process is tried on SQLite: the copy of the database is a file.")
    path = tmp_path / "salinan.sqlite3"
    name = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return path


def count(path: Path) -> int:
    with closing(sqlite3.connect(path, timeout=20)) as database:
        return int(database.execute("SELECT count(*) FROM newsroom_newspage").fetchone()[0])


def test_killed_in_the_middle_it_has_lost_nothing_and_goes_on(copy: Path, tmp_path: Path) -> None:
    table = tmp_path / "berita.csv"
    rows = (f"Berita {n},Isi berita nomor {n}.,https://warta.example/{n}" for n in range(60))
    table.write_text("\n".join(["judul,isi_berita,url", *rows]))
    command = [
        sys.executable,
        "-m",
        "baruga",
        "import_feed",
        str(table),
        "--institution",
        "pemkab-takalar",
        "--json",
    ]
    places = {
        "DATABASE_URL": f"sqlite:///{copy}",
        "BARUGA_DATA_DIR": str(tmp_path),
        "BARUGA_SETTINGS": "dev",
    }
    environment = {
        name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    } | places
    first = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  our own command
    until = time.monotonic() + 60
    while count(copy) < 5 and time.monotonic() < until:
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.wait()
    there = count(copy)
    assert 5 <= there < 60
    second = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603  the same
    report = json.loads(second.stdout)
    assert (report["arrived"], report["already_there"]) == (60 - there, there)
    with closing(sqlite3.connect(copy)) as database:
        half = (
            "SELECT count(*) FROM wagtailcore_page WHERE latest_revision_id IS NULL"
            " AND id IN (SELECT page_ptr_id FROM newsroom_storypage)"
        )
        assert database.execute(half).fetchone() == (0,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
