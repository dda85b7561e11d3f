"""The wall by itself in a real browser: it turns its pages, says when it is stale, and fits its screens.

The pages are made beforehand and handed to the browser by the test: no server, no clock of its own.
"""

import mimetypes
import os
import re
import shutil
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from guatu.conftest import MONDAY

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOST = "http://wall.test"
SIZE = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"


@pytest.fixture
def pages(wall, new_line, bridge, works_office):
    """Two pages of the wall, by their address."""
    for number in range(14):
        new_line(f"东干道坑槽修补第 {number + 1} 段", to=works_office, due=date(2026, 12, 10))
    first = wall()
    found = {"/wall": first.content.decode()}
    for page in (1, 2):
        address = first.context["wall"].link(page=page)
        found[address] = wall(address).content.decode()
    return found


@pytest.fixture
def screen(pages):
    """Returns a function that opens the wall on a screen; the browser is cut off from everything else."""
    from playwright.sync_api import sync_playwright

    outside: list[str] = []
    cut_off: list[bool] = []

    def hand_over(route):
        address = urlsplit(route.request.url)
        path = address.path + (f"?{address.query}" if address.query else "")
        if cut_off:
            route.abort()
        elif path in pages:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
        elif (found := finders.find(address.path.removeprefix("/static/"))) and f"{address.scheme}://" in HOST:
            route.fulfill(path=found, content_type=mimetypes.guess_type(found)[0])
        else:
            outside.append(route.request.url)
            route.abort()

    with sync_playwright() as playwright:
        program = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)

        def open_wall(width, height):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.route("**/*", hand_over)
            page.clock.install(time=f"{MONDAY.isoformat()}T09:00:00")
            page.goto(f"{HOST}/wall")
            page.cut_off = lambda: cut_off.append(True)
            return page

        yield open_wall
        browser.close()
    assert [url for url in outside if "favicon" not in url] == []


def test_the_wall_turns_to_its_next_page_by_itself(screen):
    page = screen(1920, 1080)
    assert "1/2 页" in page.inner_text(".pg")

    page.clock.run_for(21_000)

    page.wait_for_function("document.querySelector('.pg').textContent.includes('2/2 页')", timeout=10_000)


def test_a_hand_at_the_screen_keeps_the_page(screen):
    page = screen(1920, 1080)
    page.clock.run_for(10_000)
    page.mouse.move(300, 300)

    page.clock.run_for(21_000)

    assert "1/2 页" in page.inner_text(".pg")


def test_a_wall_cut_off_from_its_server_says_since_when(screen):
    page = screen(1920, 1080)
    assert page.is_hidden(".stalebar")
    page.cut_off()

    page.clock.run_for(11 * 60_000)

    words = page.inner_text(".stalebar")
    assert re.search(r"数据已陈旧：停在 11月16日 \d\d:\d\d，现在 \d\d:\d\d，已断 1[01] 分。", words)
    assert "本图不作调度依据" in words


def test_the_wall_fits_each_screen_whole_and_is_a_list_on_a_phone(screen, pages):
    page = screen(1920, 1080)
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('#wall *')]
            .filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
            .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    assert smallest >= 18  # pixels, on the wall itself

    for width, height in ((1920, 1080), (1440, 900), (1440, 760)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(SIZE) == [width, height]
        assert page.is_visible(".gantt") and page.is_hidden(".list")

    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(SIZE)[0] == 390
    assert page.is_hidden(".gantt") and page.is_visible(".list")
    assert min(page.eval_on_selector_all(".list a", "links => links.map(link => link.offsetHeight)")) >= 44
