"""Every string of ours has its Indonesian; what the catalogues say fits what the code says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "baruga"
APPS = ["core", "accounts", "network", "work", "newsroom", "hoaxdesk", "amplification", "portal"]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def catalogue(app: str) -> Path:
    return PACKAGE / app / "locale" / "id" / "LC_MESSAGES" / "django.po"


def known() -> set[str]:
    """Everything that any of the catalogues translates: an app may rely on another's words."""
    found: set[str] = set()
    for path in (*map(catalogue, APPS), PACKAGE / "config/locale/id/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="id"):
                if message.string and all(
                    message.string if isinstance(message.string, tuple) else [message.string]
                ):
                    found.add(message.id[0] if isinstance(message.id, tuple) else message.id)
    return found


@pytest.mark.skipif(
    shutil.which("xgettext") is None, reason="gettext is not installed (apt install gettext)"
)
@pytest.mark.parametrize("app", APPS)
def test_every_string_of_an_app_is_translated(app: str, tmp_path: Path) -> None:
    copy = tmp_path / app
    shutil.copytree(PACKAGE / app, copy, ignore=shutil.ignore_patterns("*.pyc", "tests", "stories"))
    shutil.rmtree(copy / "locale", ignore_errors=True)
    (copy / "locale").mkdir()
    subprocess.run(
        [
            str(Path(sys.executable).parent / "django-admin"),
            "makemessages",
            "--locale=id",
            "--no-location",
            "--no-wrap",
            "--verbosity=0",
        ],
        cwd=copy,
        check=True,
    )
    made = copy / "locale" / "id" / "LC_MESSAGES" / "django.po"
    if not made.exists():
        return
    with made.open("rb") as file:
        used = {
            message.id[0] if isinstance(message.id, tuple) else message.id
            for message in read_po(file)
            if message.id
        }
    assert sorted(used - known()) == []


@pytest.mark.parametrize("app", [*APPS, "config"])
def test_translations_keep_every_placeholder(app: str) -> None:
    with catalogue(app).open("rb") as file:
        messages = list(read_po(file, locale="id"))
    for message in messages:
        if not message.id or not message.string:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        expected = {name for original in originals for name in PLACEHOLDER.findall(original)}
        for translation in words:
            assert set(PLACEHOLDER.findall(translation)) <= expected, message.id


def test_a_word_has_one_translation_whichever_catalogue_is_asked() -> None:
    """Of two the first installed app's would win, everywhere."""
    said: dict[tuple[str | None, str], dict[str, str]] = {}
    for app in (*APPS, "config"):
        with catalogue(app).open("rb") as file:
            for message in read_po(file, locale="id"):
                if message.id and message.string:
                    key = (message.context, str(message.id))
                    said.setdefault(key, {})[app] = str(message.string)
    assert {key: each for key, each in said.items() if len(set(each.values())) > 1} == {}
