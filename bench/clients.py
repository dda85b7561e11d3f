"""Several clients at once: pages through a real server, verbs through processes of their own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

BENCH = Path(__file__).resolve().parent
WAIT = 30.0


def free_port() -> int:
    """Return a free port of this machine (GUATU_BENCH_PORT, if it is set)."""
    if told := os.environ.get("GUATU_BENCH_PORT"):
        return int(told)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(program: str) -> Iterator[int]:
    """Serve a WSGI program as ``guatu serve`` does: granian, two workers; give its port."""
    port = free_port()
    words = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "2", "--log-level", "error", "--no-ws", program,
    ]  # fmt: skip
    paths = os.pathsep.join([str(BENCH), str(BENCH.parent / "src")])
    server = subprocess.Popen(words, env={**os.environ, "PYTHONPATH": paths})
    try:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def ask_at_once(port: int, addresses: Sequence[str], cookie: str, *, clients: int, times: int) -> list[float]:
    """Let the clients ask for the pages in turn, ``times`` in all; return the seconds of each answer.

    Raises RuntimeError for an answer that is not the page.
    """
    taken: list[float] = []
    failed: list[str] = []
    each = -(-times // clients)

    def client(first: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for n in range(each + 1):
            address = addresses[(first + n) % len(addresses)]
            begun = time.perf_counter()
            line.request("GET", quote(address, safe="/?=&"), headers={"Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                failed.append(f"{address}: {answer.status}")
            if n:  # the first one warms the client's worker up
                taken.append(time.perf_counter() - begun)
        line.close()

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(client, range(clients)))
    if failed:
        raise RuntimeError(f"{len(failed)} answers failed: {failed[0]}")
    return taken


@contextmanager
def somebody_acts(keys: Sequence[int], every: float) -> Iterator[None]:
    """Let somebody report on one of these lines every so many seconds meanwhile."""
    with _acting(keys, pause=every) as process:
        _wait_until_ready(process)
        _begin(process)
        yield
        process.kill()  # between two acts or in one: what is not committed is rolled back


def act_at_once(shares: Sequence[Sequence[int]]) -> tuple[float, list[float]]:
    """Let a process for each share of keys report on its lines; return verbs a second, and the seconds of each."""
    with ExitStack() as stack:
        running = [stack.enter_context(_acting(keys)) for keys in shares]
        for process in running:
            _wait_until_ready(process)
        begun = time.perf_counter()
        for process in running:
            _begin(process)
        told = [process.communicate()[0] for process in running]
    took = time.perf_counter() - begun
    taken = [float(word) for words in told for word in words.split()]
    return len(taken) / took, taken


def _acting(keys: Sequence[int], pause: float = 0) -> subprocess.Popen[str]:
    """Start somebody who is ready to report on these lines."""
    paths = os.pathsep.join([str(BENCH), str(BENCH.parent / "src")])
    return subprocess.Popen(
        [sys.executable, str(BENCH / "acting.py"), *map(str, keys)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": paths, "GUATU_BENCH_PAUSE": str(pause)},
    )  # fmt: skip


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    assert process.stdout and process.stdout.readline().strip() == "ready", "a client did not start"


def _begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()
