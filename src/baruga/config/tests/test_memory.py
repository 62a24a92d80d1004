"""What a web process does not carry about."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys, django
django.setup()
import willow
from baruga.config.wsgi import application
print(sorted(name for name in {"cv2", "httpx", "numpy", "psycopg", "pypdf", "tantivy"} if sys.modules.get(name)))
import cv2  # the engines find it all the same
"""


def test_the_engines_libraries_are_not_loaded_before_somebody_asks(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own words, in a process that has imported nothing yet
        [sys.executable, "-c", START],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "baruga.config.settings.dev",
            "BARUGA_DATA_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/baruga.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
