"""What `baruga doctor` looks at; every app may register checks of its own in `health.py`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

from baruga.core.registry import Registry

Level = Literal["ok", "missing", "broken"]


@dataclass(frozen=True)
class Finding:
    """One line of the doctor: `missing` loses one feature, `broken` stops work."""

    level: Level
    what: str
    remedy: str = ""


Examination = Callable[[], Iterator[Finding]]
examinations: Registry[Examination] = Registry("examination")


def examine() -> list[Finding]:
    """Every finding of every app, ours first."""
    autodiscover_modules("health")
    return [finding for examination in examinations for finding in examination()]


def examine_database() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    name = connection.vendor
    if waiting:
        yield Finding(
            "broken",
            _("Database: %(count)s migrations wait") % {"count": len(waiting)},
            "baruga migrate",
        )
    else:
        yield Finding("ok", _("Database: %(name)s, up to date") % {"name": name})


def examine_data_folder() -> Iterator[Finding]:
    folder: Path = settings.DATA_DIR
    free = shutil.disk_usage(folder if folder.exists() else Path.cwd()).free // 2**20
    if free < 500:
        yield Finding(
            "broken" if free < 50 else "missing",
            _("Disk: only %(free)s MB left") % {"free": free},
            _("Make room in %(folder)s.") % {"folder": folder},
        )
    else:
        yield Finding("ok", _("Disk: %(free)s MB free") % {"free": free})


def static_files_are_there() -> bool:
    """Whether `collectstatic` has run; without it no page can name its styles."""
    read_manifest = getattr(storages["staticfiles"], "read_manifest", None)
    return read_manifest is None or read_manifest() is not None


def examine_static_files() -> Iterator[Finding]:
    if static_files_are_there():
        yield Finding("ok", _("Styles and scripts are collected"))
    else:
        yield Finding("broken", _("Styles and scripts are not collected"), "baruga collectstatic")


def examine_cache() -> Iterator[Finding]:
    cache.set("doctor", "well", 10)
    if cache.get("doctor") == "well":
        yield Finding("ok", _("Shared cache works"))
    else:
        yield Finding(
            "broken", _("Shared cache does not keep what it is given"), "BARUGA_REDIS_URL"
        )


def examine_mail() -> Iterator[Finding]:
    if not settings.ENVIRONMENT.mail_url and not settings.DEVELOPMENT:
        yield Finding(
            "broken",
            _("Messages are written to %(folder)s and reach nobody")
            % {"folder": settings.EMAIL_FILE_PATH},
            "BARUGA_MAIL_URL",
        )


def examine_programs() -> Iterator[Finding]:
    for program, package, why in (
        ("ffmpeg", "ffmpeg", _("video and audio")),
        ("tesseract", "tesseract-ocr tesseract-ocr-ind", _("words in reported pictures")),
        ("chromium", "chromium", _("journeys and screenshots for developers")),
    ):
        if shutil.which(program):
            yield Finding("ok", f"{program}: {why}")
        else:
            yield Finding(
                "missing",
                _("%(program)s is not installed: %(why)s") % {"program": program, "why": why},
                f"apt install {package}",
            )


examinations.register("database", examine_database, order=1)
examinations.register("data", examine_data_folder, order=2)
examinations.register("static", examine_static_files, order=3)
examinations.register("cache", examine_cache, order=4)
examinations.register("mail", examine_mail, order=5)
examinations.register("programs", examine_programs, order=6)
