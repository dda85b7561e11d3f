"""A screen on the wall and a session that goes on, in a real browser.

The pages are made beforehand and handed to the browser by the test: no server, no clock of its own.
"""

import mimetypes
import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.records.offices.lifecycle import hang_screen, take_down_screen
from guatu.work.ledger.lifecycle import assign

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("today")]

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOST = "http://screen.test"


@pytest.fixture
def browser() -> Iterator:
    """Returns a function that opens an address with these answers for paths; what was asked stands in ``asked``."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    play = None

    def go(answers, address, size):
        nonlocal play
        asked = []

        def hand_over(route):
            path = urlsplit(route.request.url).path
            asked.append((route.request.method, path))
            if path in answers:
                status, body = answers[path]
                route.fulfill(status=status, body=body, content_type="text/html; charset=utf-8")
            elif path.startswith("/static/") and (file := finders.find(path.removeprefix("/static/"))):
                route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0] or "application/octet-stream")
            else:
                route.fulfill(status=204)

        play = sync_playwright().start()
        page = play.chromium.launch(executable_path=found, args=QUIET).new_context(viewport=size).new_page()
        page.clock.install()
        page.route("**/*", hand_over)
        page.goto(HOST + address)
        return page, asked

    yield go
    if play is not None:
        play.stop()


def test_a_touch_leads_a_screen_nowhere_and_taken_down_it_says_so(browser, town, clerk, works_office, road):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    hung = hang_screen(town, "三楼", by=clerk, on=MONDAY, at=at(MONDAY))
    address = reverse("screen", args=[hung.token])
    wall = Client().get(address).content.decode()
    take_down_screen(hung.screen, by=clerk, on=MONDAY, at=at(MONDAY))
    off = Client().get(address).content.decode()
    answers = {address: (200, wall)}

    page, asked = browser(answers, address, {"width": 1920, "height": 1080})
    for link in page.locator("#wall a").all():
        if link.is_visible():
            link.click(force=True)
    assert urlsplit(page.url).path == address
    assert {path for method, path in asked if not path.startswith("/static/")} == {address}

    answers[address] = (410, off)
    page.clock.run_for(21_000)
    page.wait_for_selector("text=这块屏的地址不再有效")


def test_whoever_types_tells_the_session_and_a_page_that_lies_there_does_not(browser, signed_in, clerk):
    form = signed_in(clerk).get(reverse("enter")).content.decode()

    page, asked = browser({reverse("enter"): (200, form)}, reverse("enter"), {"width": 1440, "height": 900})
    page.clock.run_for(150_000)
    assert ("POST", "/here/") not in asked

    with page.expect_request("**/here/"):
        page.locator("input[type=text], textarea").first.press_sequentially("东")
    page.locator("input[type=text], textarea").first.press_sequentially("干道")
    assert asked.count(("POST", "/here/")) == 1
