"""gunicorn's configuration: threads, and a worker for background tasks that is kept alive."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from typing import Any

worker_class = "gthread"
timeout = 60
graceful_timeout = 20
keepalive = 5
accesslog = None
control_socket_disable = True

_stopping = threading.Event()
_process: subprocess.Popen[bytes] | None = None


def when_ready(server: Any) -> None:
    """Start the worker once, from the master process."""
    threading.Thread(
        target=_keep_worker, args=(server.log,), name="worker-keeper", daemon=True
    ).start()


def on_exit(server: Any) -> None:
    _stopping.set()
    if _process is not None and _process.poll() is None:
        _process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            _process.wait(15)


def _keep_worker(log: Any) -> None:
    """Start the worker again whenever it dies; what it was doing is picked up by the new one."""
    global _process  # noqa: PLW0603  one worker per master, stopped by `on_exit`
    while not _stopping.is_set():
        _process = subprocess.Popen([sys.executable, "-m", "baruga", "worker"])
        code = _process.wait()
        if not _stopping.wait(1):
            log.warning("The worker ended with status %s; starting another.", code)
