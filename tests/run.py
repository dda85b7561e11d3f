"""make test: the fast tests, then all rooms once more on PostgreSQL, the worst texts, a real browser; a process a core.

What a machine lacks is said in one clear line and left out; under CI=true it is a failure instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from temporary_postgres import find_binaries, temporary_postgres

ROOT = Path(__file__).resolve().parent.parent
# What has rows: these are run on both databases.
ROOMS = ("src/guatu/records", "src/guatu/work", "src/guatu/publications", "src/guatu/site/desk", "src/guatu/site/tests")
# What is pure: its slow tests need neither rows nor a browser.
CRAFTS = ("src/guatu/crafts",)
CI = os.environ.get("CI") == "true"


def pytest(*words: str, **environ: str) -> int:
    """Run pytest with these words; return its exit status."""
    command = [sys.executable, "-m", "pytest", *words]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environ}, check=False).returncode


def main() -> int:
    """Run the four parts; return 1 if one has failed."""
    failed: list[str] = []
    lacking: list[str] = []
    took: list[tuple[str, float]] = []

    def part(name: str, status: int, begun: float) -> None:
        took.append((name, time.monotonic() - begun))
        if status:
            failed.append(name)

    # The tables as the models have them, which a test holds against the migrations; PostgreSQL's are made by all migrations,
    # and so are those of each real instance that a test starts.
    begun = time.monotonic()
    part("快测试（SQLite）", pytest("-n", "auto", "--no-migrations", "-m", "not browser and not slow"), begun)

    begun = time.monotonic()
    if find_binaries() is None:
        lacking.append("PostgreSQL 的测试没有跑：这台机器没有 PostgreSQL（Debian：apt install postgresql）。")
    else:
        with temporary_postgres() as url:
            part("各室（PostgreSQL）", pytest("-n", "auto", "-m", "not browser and not slow", *ROOMS, GUATU_DATABASE=url), begun)

    # They measure the time of their own process: several may run at once.
    begun = time.monotonic()
    part("最坏的文字", pytest("-n", "auto", "-m", "slow", *CRAFTS), begun)

    begun = time.monotonic()
    if not (os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")):
        lacking.append("浏览器的测试没有跑：这台机器没有 Chromium（Debian：apt install chromium fonts-noto-cjk）。")
    else:
        # A file goes to one process as a whole: its server, its town on the disk and its rivals are not there twice.
        apart = ("-n", "auto", "--dist", "loadfile", "--no-migrations")
        part("浏览器与慢测试", pytest(*apart, "-m", "browser or slow", *(f"--ignore={each}" for each in CRAFTS)), begun)

    print()
    for name, seconds in took:
        print(f"{name}：{'没有通过' if name in failed else '通过'}，{seconds:.0f} 秒")
    for line in lacking:
        print(line)
    return 1 if failed or (CI and lacking) else 0


if __name__ == "__main__":
    sys.exit(main())
