"""The drop zone in a real browser: files are listed, then sent by the button, and each row says by itself what was read.

The page is made beforehand and handed to the browser by the test: no server, no clock of its own.
"""

import json
import mimetypes
import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("today")]

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOST = "http://drop.test"
KEPT = {"kept": True, "words": "收下了，正在读", "url": "/papers/7/", "papers": [7], "refused": ""}
READ = {"7": {"read": True, "words": "读完：待确认 3 条", "waiting": 3, "url": "/papers/7/", "linked": "去确认"}}


def test_what_is_chosen_waits_for_the_button_and_then_says_what_was_read(signed_in, clerk, town):
    from playwright.sync_api import sync_playwright

    made, sent = signed_in(clerk).get(reverse("papers")).content.decode(), []

    def hand_over(route):
        path = urlsplit(route.request.url).path
        if path == "/papers/":
            route.fulfill(body=made, content_type="text/html; charset=utf-8")
        elif path == "/papers/put-in/":
            sent.append(route.request.post_data_buffer.decode(errors="replace"))
            route.fulfill(body=json.dumps(KEPT), content_type="application/json")
        elif path == "/papers/outcome/":
            route.fulfill(body=json.dumps(READ), content_type="application/json")
        elif path.startswith("/static/") and (file := finders.find(path.removeprefix("/static/"))):
            route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])
        else:
            route.abort()

    found = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.route("**/*", hand_over)
        page.goto(HOST + "/papers/")

        files = [{"name": name, "mimeType": "text/plain", "buffer": "年底前完成。".encode()} for name in ("纪要.txt", "错了.txt")]
        page.set_input_files("#id_paper", files)
        assert page.locator("#chosen li").all_inner_texts() == ["纪要.txt\n1 KB\n去掉", "错了.txt\n1 KB\n去掉"]
        page.locator("#chosen li:has-text('错了') button").click()
        page.fill("#id_dated", "2026-11-13")
        assert not sent

        page.locator("button:has-text('投递这 1 份')").click()
        page.wait_for_selector("#dropped >> text=读完：待确认 3 条")
        assert page.locator("#dropped a:has-text('去确认')").get_attribute("href") == "/papers/7/"
        assert page.locator("#chosen").is_hidden()

        page.fill("#id_words", "第二份：年底前完成。")
        page.locator("#drop button[type=submit]").click()
        page.wait_for_selector("#dropped li:nth-child(2) >> text=读完")
        assert page.inner_text("#drop-sum") == "这次 1 份：收下 1。"
        browser.close()
    body, pasted = sent
    assert "第二份：年底前完成。" in pasted
    assert "2026-11-13" in body and "纪要.txt" in body
