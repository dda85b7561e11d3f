"""make bench: figures as ratios to a bare peer in the same run; printed, and written to bench/latest.jsonl.

Times on a busy machine move by a factor of two; the ratio to a peer measured in the same minute moves little.
How to read the table: docs/bench.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 20)
LATEST = ROOT / "bench" / "latest.jsonl"
PARTS = ("reading", "pages", "verbs", "sweep", "export")


def bench_reading() -> None:
    """Characters a second of the whole pipeline and of its stages, and whether they are linear: see reading.py."""
    from figures import figure, median
    from reading import bench

    from guatu.site.demo.papers import sample_papers

    bench(sample_papers(TODAY), TODAY, figure, median)


def bench_rooms(lines: int, parts: list[str], *, database: str = "") -> None:
    """The rooms on one database, in a process and a folder of data of their own."""
    home = tempfile.mkdtemp(prefix="guatu-bench-")
    environment = {**os.environ, "GUATU_HOME": home, "GUATU_DATABASE": database}
    try:
        words = [sys.executable, str(ROOT / "bench" / "rooms.py"), str(lines), str(LATEST), *parts]
        subprocess.run(words, env=environment, check=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    """Run the benches and write the figures."""
    parser = argparse.ArgumentParser(prog="make bench", description="速度：每个数是对同一次运行里一个光板同伴的倍数。")
    parser.add_argument("--lines", type=int, default=20_000, help="台账多少条（默认 20000；设计数 200000）")
    parser.add_argument("--database", choices=["all", "sqlite", "postgresql"], default="all")
    parser.add_argument("--only", choices=PARTS, action="append", help="只量这一项；可以写几次")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench"), str(ROOT / "tests")]
    from figures import RUN

    LATEST.unlink(missing_ok=True)
    RUN["into"] = str(LATEST)
    wanted = options.only or list(PARTS)
    if "reading" in wanted:
        bench_reading()
    parts = [part for part in wanted if part != "reading"]
    if parts and options.database in {"all", "sqlite"}:
        bench_rooms(options.lines, parts)
    if parts and options.database in {"all", "postgresql"}:
        from temporary_postgres import find_binaries, temporary_postgres

        if find_binaries() is None:
            print("没有 PostgreSQL，只量了 SQLite。")
            return
        with temporary_postgres(durable=True) as url:
            bench_rooms(options.lines, parts, database=url)


if __name__ == "__main__":
    main()
