"""`baruga run`: the web server and the worker together."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

import baruga
from baruga.core.health import static_files_are_there

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
        _require_free(options["host"], options["port"])
        if options["prepare"]:
            self._prepare()
        if not static_files_are_there():
            raise CommandError(
                _("Styles and scripts are not collected yet. Start once with --prepare.")
            )
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


def _require_free(host: str, port: int) -> None:
    """Say it before minutes of preparation, and in one line, when the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                taken = _(
                    "Port %(port)s is taken by another program. Choose another: "
                    "--port, or PORT=… with make."
                )
                raise CommandError(taken % {"port": port}) from error
            raise CommandError(
                _("Nothing can be served at %(host)s:%(port)s: %(fault)s.")
                % {"host": host, "port": port, "fault": error.strerror or error}
            ) from error
