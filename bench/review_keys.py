"""Going through papers by keyboard alone: keys and seconds a candidate, with date and office.

    python bench/review_keys.py [--demo FOLDER] [--shots FOLDER]

A real browser presses real keys on the demo's papers of this week. Two times are told apart: what the software
takes (from the key that decides until the next card stands there), and what a newcomer would take, by a model that
is easy to argue with: a second for each 15 characters read (the quote, the chosen date and the chosen office with
their reasons), 0.3 seconds a key. How often the proposals have to be put right is no wish of ours but a fixed
pattern, drawn from what is asked of them: of twenty candidates three are no commitments; of the seventeen others the
office is the first in ten, the second or third in four, another in three; of dates that the paper does not name, one
in ten is written by hand and one in ten taken away.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
READING, KEY = 15.0, 0.3  # characters a second; seconds a key
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WATCH = """
window.began = 0; window.took = [];
addEventListener('keydown', () => { window.began = performance.now(); }, true);
document.addEventListener('htmx:afterSettle', () => requestAnimationFrame(() => {
  window.took.push(performance.now() - window.began); window.settled = (window.settled || 0) + 1; }));
"""
# Of twenty candidates: n no commitment, o another office, 2 and 3 those offices, 1 the first.
PATTERN = "11n12o11311n12o1n1o2"


@dataclass
class Tally:
    """What one paper took."""

    name: str
    candidates: int = 0
    keys: int = 0
    characters: int = 0
    software: list[float] = field(default_factory=list)

    @property
    def model(self) -> float:
        """Seconds of a newcomer by the model, with what the software takes."""
        return self.characters / READING + self.keys * KEY + sum(self.software)

    def told(self) -> dict[str, Any]:
        """Return the figures."""
        count = max(1, self.candidates)
        return {
            "paper": self.name, "candidates": self.candidates, "keys_each": round(self.keys / count, 2),
            "characters_each": round(self.characters / count, 1),
            "software_ms_median": round(1000 * statistics.median(self.software or [0]), 1),
            "software_ms_worst": round(1000 * max(self.software or [0]), 1),
            "seconds_each": round(self.model / count, 2), "an_hour": round(3600 * count / self.model) if self.model else 0,
        }  # fmt: skip


class Clerk:
    """Someone before the page, with a keyboard and nothing else."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.tally = Tally("")

    def press(self, *keys: str) -> None:
        """Press keys, one after another, and count them."""
        for key in keys:
            self.page.keyboard.press(key)
        self.tally.keys += len(keys)

    def decide(self, *keys: str) -> None:
        """Press the keys that decide, and wait for the next card."""
        before = self.page.evaluate("window.settled || 0")
        self.press(*keys)
        self.page.wait_for_function("before => (window.settled || 0) > before", arg=before, timeout=15_000)
        self.tally.software.append(self.page.evaluate("window.took[window.took.length - 1]") / 1000)
        self.tally.candidates += 1

    def words(self, selector: str) -> str:
        """Return what stands there, or nothing."""
        found = self.page.locator(selector)
        return "".join(found.first.inner_text().split()) if found.count() else ""

    def go_through(self, name: str, address: str, most: int) -> Tally:
        """Decide on the promises of a paper."""
        self.tally = Tally(name)
        self.page.goto(address)
        self.page.evaluate(WATCH)
        undated = 0
        for number in range(most):
            if not self.page.locator("#choose").count():
                break
            what = PATTERN[number % len(PATTERN)]
            self.tally.characters += len(self.words(".cand .quote"))
            if what == "n":
                self.decide("x", "2")
                continue
            basis = self.page.locator("input[name=due]:checked").get_attribute("value")
            if basis not in {"as_read", "none"}:
                undated += 1
                if undated % 10 == 0:
                    self.press("d", "d", *"12202026")
                elif undated % 5 == 0:
                    self.press("d", "0")
            self.tally.characters += len(self.words(".opt:has(input:checked)"))
            if what == "o":
                self.press("u", "ArrowDown", "ArrowDown", "ArrowDown", "Escape")
            elif what in "23" and self.page.locator(f"[data-office='{what}']").count():
                self.press(what)
            self.tally.characters += len(self.words(".dep:has(input:checked)"))
            self.decide("a" if self.page.locator("input[name=lead]:checked").count() else "Enter")
            if self.page.locator(".cand .refuse").count():
                raise SystemExit(f"refused: {self.words('.cand .refuse')}")
        return self.tally


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve the demo's folder on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        **os.environ, "GUATU_HOME": str(home), "GUATU_DEMO": "1", "DJANGO_SETTINGS_MODULE": "guatu.site.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }  # fmt: skip
    environ.pop("GUATU_DATABASE", None)
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v", "0"], env=environ, check=True)
    server = subprocess.Popen([sys.executable, "-m", "guatu.site.command", "serve", "--port", str(port)], env=environ)
    base = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{base}/sign-in/", timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        yield base
    finally:
        server.terminate()
        server.wait(timeout=30)


def demo_in(folder: Path | None, beside: Path) -> Path:
    """Return a demo of our own: a copy of the one given, else one built now."""
    home = beside / "demo"
    if folder is not None:
        shutil.copytree(folder, home)
        return home
    command = [sys.executable, "-m", "guatu.site.command", "demo", "--prepare", "--home", str(home)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    return home


def main() -> None:
    """Run over the papers left to try; print the figures and write bench/review_keys.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--demo", type=Path, help="a built demo folder; it is copied, not touched")
    parser.add_argument("--shots", type=Path, help="where pictures are put")
    parser.add_argument("--most", type=int, default=80, help="candidates a paper at most")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    from guatu.site.demo.accounts import PASSWORD

    with tempfile.TemporaryDirectory(prefix="guatu-keys-") as beside, sync_playwright() as playwright:
        home = demo_in(options.demo, Path(beside))
        with served(home) as base:
            chromium = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or "chromium"
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"{base}/sign-in/")
            page.fill("#id_username", "chen")
            page.fill("#id_password", PASSWORD)
            page.click(".gate-form button[type=submit]")
            page.goto(f"{base}/papers/")
            page.set_input_files("#id_paper", sorted(home.glob("试投文件/*")))
            page.wait_for_function("() => document.querySelectorAll('#dropped .yes').length >= 3", timeout=60_000)
            page.goto(f"{base}/papers/?state=unsettled")
            while page.locator(".paper-list tbody tr").count():
                page.wait_for_timeout(500)
                page.goto(f"{base}/papers/?state=unsettled")
            page.goto(f"{base}/papers/?state=waiting")
            found = [(each.inner_text().split("\n")[0], each.get_attribute("href")) for each in page.locator(".paper-list td.name a").all()]
            clerk = Clerk(page)
            tallies = []
            for name, href in found[:3]:
                tallies.append(clerk.go_through(name, f"{base}{href}?show=promises", options.most))
                if options.shots:
                    page.screenshot(path=str(options.shots / f"{len(tallies)}.png"))
            browser.close()
    whole = Tally("合计", *(sum(getattr(each, name) for each in tallies) for name in ("candidates", "keys", "characters")))
    whole.software = [second for each in tallies for second in each.software]
    with (ROOT / "bench" / "review_keys.jsonl").open("w", encoding="utf-8") as file:
        for each in [*tallies, whole]:
            told = each.told()
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
            print("　".join(f"{key} {value}" for key, value in told.items()), flush=True)


if __name__ == "__main__":
    main()
