"""Z after 确认并交办, in a real browser: what can be done instead opens beside the card, and closes again.

The page is made beforehand and handed to the browser by the test: no server, no clock of its own.
"""

import mimetypes
import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.work.intake.lifecycle import confirm

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("today")]

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOST = "http://card.test"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_z_opens_what_can_be_done_instead_and_a_digit_goes_there(signed_in, clerk, minutes, promise, size):
    from playwright.sync_api import sync_playwright

    line = confirm(promise, by=clerk, on=MONDAY, at=at(MONDAY), assign_now=True)
    here, asked = reverse("paper", args=[minutes.pk]), []
    made = signed_in(clerk).get(here).content.decode()

    def hand_over(route):
        path = urlsplit(route.request.url).path
        asked.append(path)
        if path == here:
            route.fulfill(body=made, content_type="text/html; charset=utf-8")
        elif path.startswith("/static/") and (file := finders.find(path.removeprefix("/static/"))):
            route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])
        else:
            route.fulfill(body="<p>到了</p>", content_type="text/html; charset=utf-8")

    found = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=QUIET)
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.route("**/*", hand_over)
        page.goto(HOST + here)
        panel = page.locator(".out .panel")
        assert panel.is_hidden()
        page.keyboard.press("z")
        assert panel.is_visible() and "不在这里撤回" in panel.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        page.keyboard.press("Escape")
        assert panel.is_hidden()
        page.keyboard.press("z")
        page.keyboard.press("1")
        page.wait_for_selector("text=到了")
        browser.close()
    assert f"/ledger/{line.pk}/assign/" in asked
