"""`baruga run`: the web server and the worker together."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

import baruga

# glibc keeps what a picture needed; told so, it gives it back.
FRUGAL = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}


class Command(BaseCommand):
    help = "Serve Baruga: web and worker together. --prepare migrates and collects files first."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)"
        )
        parser.add_argument(
            "--port", type=int, default=8000, help="port to listen on (default 8000)"
        )
        parser.add_argument(
            "--threads", type=int, default=8, help="requests served at once (default 8)"
        )
        parser.add_argument("--workers", type=int, default=1, help="web processes (default 1)")
        parser.add_argument(
            "--prepare", action="store_true", help="migrate, collect static files, load the demo"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["prepare"]:
            self._prepare()
        address = f"http://{options['host']}:{options['port']}"
        self.stdout.write(f"Baruga: {address}  ·  Meja: {address}/meja/")
        self.stdout.flush()
        # The prepared process becomes the server's small master, so that Django stays in memory
        # only where it works: once in the web process, once in the worker.
        # Few allocation arenas: threads that each keep their own cost 20 MB and gain nothing here.
        os.execve(  # noqa: S606  the program is this very interpreter
            sys.executable,
            [
                sys.executable,
                "-m",
                "gunicorn",
                "--config",
                f"python:{baruga.__name__}.config.server",
                "--bind",
                f"{options['host']}:{options['port']}",
                "--workers",
                str(options["workers"]),
                "--threads",
                str(options["threads"]),
                "baruga.config.wsgi:application",
            ],
            FRUGAL | {"BARUGA_BASE_URL": address} | os.environ,
        )

    def _prepare(self) -> None:
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO:
            call_command("demo", if_empty=True)
        call_command("learn_words")  # after an upgrade, search knows the archive by its new words
