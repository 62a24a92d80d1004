"""What a benchmark runs: PostgreSQL, nginx and Baruga, in a folder that is thrown away."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NGINX_EXAMPLE = ROOT / "docs" / "reference" / "nginx.conf.example"
# Ordinary settings of a small server, and room so that loading does not wait for checkpoints.
POSTGRESQL = {"shared_buffers": "512MB", "max_wal_size": "4GB", "listen_addresses": "127.0.0.1"}
OURS = ("BARUGA_", "DATABASE_", "DJANGO_", "MAKE", "MFLAGS", "VIRTUAL_ENV", "PORT")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean_environment(**variables: str) -> dict[str, str]:
    """What a newcomer's shell holds, and `variables`."""
    return {n: v for n, v in os.environ.items() if not n.startswith(OURS)} | variables


def wait_for_page(address: str, *, seconds: float, process: subprocess.Popen[bytes]) -> None:
    """Return at the first 200. Raises RuntimeError when `process` ends or the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with (
            suppress(urllib.error.URLError, ConnectionError, TimeoutError),
            urllib.request.urlopen(address, timeout=30) as answer,
        ):
            if answer.status == 200:
                return
        if process.poll() is not None:
            raise RuntimeError(f"{address}: the server ended with status {process.returncode}.")
        time.sleep(0.05)
    raise RuntimeError(f"{address}: no page within {seconds:.0f} s.")


@contextmanager
def running(command: list[str], *, log: Path, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process of our own with its children, stopped at the end; what it says goes to `log`."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT, start_new_session=True, **options
        )
        try:
            yield process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def baruga(
    data: Path, *, port: int, variables: Mapping[str, str], prepare: bool = False
) -> Iterator[int]:
    """`baruga run` on `port`; yields the id of its first process."""
    command = [sys.executable, "-m", "baruga", "run", "--port", str(port)]
    environment = clean_environment(BARUGA_DATA_DIR=str(data), BARUGA_DEMO="1", **variables)
    log = data.with_suffix(".log")
    with running(command + ["--prepare"] * prepare, log=log, cwd=ROOT, env=environment) as process:
        wait_for_page(f"http://127.0.0.1:{port}/", seconds=300, process=process)
        yield process.pid


@contextmanager
def worker(data: Path, *, variables: Mapping[str, str]) -> Iterator[None]:
    """Background tasks alone, for the time in which nobody reads yet."""
    environment = clean_environment(BARUGA_DATA_DIR=str(data), BARUGA_DEMO="1", **variables)
    command = [sys.executable, "-m", "baruga", "worker"]
    with running(command, log=data.with_suffix(".worker.log"), cwd=ROOT, env=environment):
        yield


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A cluster of its own; yields the DATABASE_URL of an empty database."""
    programs = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name)
    )
    if not programs:
        raise RuntimeError("PostgreSQL is not installed (apt install postgresql).")
    folder.mkdir()
    person: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        person = {"user": "postgres", "group": "postgres", "extra_groups": []}
    data, port = folder / "data", free_port()
    options = {**POSTGRESQL, "port": port, "unix_socket_directories": folder}
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]

    def run(name: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs[-1] / name), *arguments],
            check=True,
            capture_output=True,
            cwd=folder,
            **person,
        )

    run("initdb", "-D", str(data), "-U", "baruga", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    server = [str(programs[-1] / "postgres"), "-D", str(data), *settings]
    with running(server, log=folder / "log", cwd=folder, **person):
        address = ("-h", str(folder), "-p", str(port), "-U", "baruga")
        for _attempt in range(100):
            with suppress(subprocess.CalledProcessError):
                run("createdb", *address, "baruga")
                break
            time.sleep(0.2)
        yield f"postgres://baruga@127.0.0.1:{port}/baruga"


@contextmanager
def nginx(folder: Path, *, upstream: int) -> Iterator[tuple[int, int, Path]]:
    """nginx with our example; yields its port, and port and folder of a site of files."""
    if shutil.which("nginx") is None:
        raise RuntimeError("nginx is not installed (apt install nginx).")
    folder.mkdir()
    files = folder / "files"
    files.mkdir()
    port, static_port = free_port(), free_port()
    example = NGINX_EXAMPLE.read_text("utf-8")
    for ours, theirs in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "127.0.0.1:8000": f"127.0.0.1:{upstream}",
        "/var/cache/nginx/baruga": f"{folder}/cache",
        "access_log /var/log/nginx/access.log combined if=$baruga_logged;": "",
    }.items():
        if ours not in example:
            raise RuntimeError(f"{NGINX_EXAMPLE.name} no longer says {ours!r}.")
        example = example.replace(ours, theirs)
    (folder / "baruga.conf").write_text(example, "utf-8")
    (folder / "nginx.conf").write_text(_nginx_configuration(folder, static_port), "utf-8")
    command = ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with running(command, log=folder / "log") as process:
        wait_for_page(f"http://127.0.0.1:{port}/", seconds=30, process=process)
        yield port, static_port, files


def _nginx_configuration(folder: Path, static_port: int) -> str:
    """The frame around the example: Debian's defaults, no access log, and the peer."""
    temporary = "\n".join(
        f"  {kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
daemon off;
worker_processes auto;
pid {folder}/nginx.pid;
events {{ worker_connections 768; }}
http {{
  include /etc/nginx/mime.types;
  sendfile on;
  tcp_nopush on;
  access_log off;
{temporary}
  include {folder}/baruga.conf;
  server {{ listen 127.0.0.1:{static_port}; root {folder}/files; }}
}}
"""
