"""A PostgreSQL of its own for the tests: made in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def find_binaries() -> Path | None:
    """Return the folder of initdb and pg_ctl, or None."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


def as_user() -> list[str]:
    """Return the words that run a command as somebody who may own a cluster: root may not."""
    if os.geteuid() != 0:
        return []
    pwd.getpwnam("postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


@contextmanager
def temporary_postgres(*, durable: bool = False) -> Iterator[str]:
    """Start a cluster on a free port of this machine; give the URL of its database.

    durable: whether a commit waits for the disk, as it must in use; the tests have no need of that
    """
    binaries = find_binaries()
    if binaries is None:
        raise RuntimeError("no PostgreSQL on this machine")
    folder = Path(tempfile.mkdtemp(prefix="guatu-pg-"))
    prefix = as_user()
    if prefix:
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(*words: str) -> None:
        subprocess.run([*prefix, *words], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    data = folder / "data"
    run(str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "guatu", "--locale=C.UTF-8", "-E", "UTF8")
    settings = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
    settings += "" if durable else " -c fsync=off"
    run(str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start")
    try:
        yield f"postgresql://guatu@127.0.0.1:{port}/postgres"
    finally:
        run(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
