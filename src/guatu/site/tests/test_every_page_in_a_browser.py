"""Every page that links lead to, laid out by a real browser: nothing is wider than the screen; a finger finds its mark.

The pages are made beforehand and handed to the browser by the test: no server, no clock of its own.
"""

import mimetypes
import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from guatu.conftest import post
from guatu.records.offices.models import ADMINISTRATORS, User

from .crawling import crawl

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOST = "http://walk.test"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# What is pressed and lower than a finger: links within a sentence, marks in a text and in a drawing are words, not buttons.
TOO_LOW = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary, label')]
  .filter(each => {
    const box = each.getBoundingClientRect();
    if (!box.width || !box.height || getComputedStyle(each).visibility == 'hidden') return false;
    if (each.matches('label') ? !each.querySelector('input, select, textarea') : each.closest('label')) return false;
    if (each.closest('svg, .vh, .skip, .text')) return false;
    const inline = each.matches('a') && getComputedStyle(each).display == 'inline';
    if (inline && [...each.parentElement.childNodes].some(node => node.nodeType == 3 && node.data.trim())) return false;
    return box.height < 43.5;
  })
  .map(each => `${each.tagName} ${Math.round(each.getBoundingClientRect().height)} ${(each.innerText || each.value || '').slice(0, 12)}`)
  .slice(0, 4)"""

WIDE = """() => [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => `${each.tagName}.${each.className}`).slice(0, 4)"""


@pytest.mark.parametrize("role", ["clerk", "unit", *ADMINISTRATORS])
def test_every_page_fits_the_screen_and_the_finger(client, busy_town, town, role):
    from playwright.sync_api import sync_playwright

    people = busy_town.people | {each: post(town, each, "管理员", "罗", f"luo-{each}") for each in ADMINISTRATORS}
    client.force_login(User.objects.get(pk=people[role].user))
    home = client.get("/")
    start = home.url if home.status_code == 302 else "/"
    pages = {
        address: answer.content.decode() for address, answer, page in crawl(client, start, depth=3, alike=1) if page is not None
    }
    assert len(pages) > (3 if role in ADMINISTRATORS else 15)

    def hand_over(route):
        parts = urlsplit(route.request.url)
        address = route.request.url.removeprefix(HOST)
        if address in pages and "hx-request" not in route.request.headers:  # a part asked for later is not the page
            route.fulfill(body=pages[address], content_type="text/html; charset=utf-8")
        elif parts.path.startswith("/static/") and (file := finders.find(parts.path.removeprefix("/static/"))):
            route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0] or "application/octet-stream")
        else:
            route.abort()

    found = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    faults = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=QUIET)
        for size, is_phone in ((DESK, False), (PHONE, True)):
            page = browser.new_context(viewport=size, has_touch=is_phone, is_mobile=is_phone).new_page()
            page.route("**/*", hand_over)
            for address in pages:
                page.goto(HOST + address)
                if (wide := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
                    faults.append(f"{address}：{size['width']} 宽的屏上有 {wide} 宽 {page.evaluate(WIDE)}")
                if is_phone and (low := page.evaluate(TOO_LOW)):
                    faults.append(f"{address}：手指按不准 {low}")
        browser.close()
    assert not faults, "\n".join(faults)
