"""`baruga run` says in one line why it cannot serve, before it prepares anything."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from baruga.core import health


def test_a_port_that_another_program_holds_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} sedang dipakai"):
            call_command("run", port=port, prepare=True)


def test_an_address_of_another_machine_is_refused_in_one_line() -> None:
    with pytest.raises(CommandError, match=r"Tidak dapat melayani di 203\.0\.113\.9:8000"):
        call_command("run", host="203.0.113.9")


@pytest.mark.parametrize(("collected", "level"), [(True, "ok"), (False, "broken")])
def test_the_doctor_sees_whether_styles_were_collected(
    tmp_path: Path, settings: Any, collected: bool, level: str
) -> None:
    if collected:
        (tmp_path / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
            "OPTIONS": {"location": str(tmp_path), "base_url": "/static/"},
        }
    }
    (finding,) = health.examine_static_files()
    assert finding.level == level
