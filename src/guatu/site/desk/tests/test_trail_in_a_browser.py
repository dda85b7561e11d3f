"""The chain taken along proves itself in a browser, from a disk, and names the link that was touched."""

import os
import shutil

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.work.ledger.lifecycle import assign, sign_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("today")]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def verdicts(folder, *files):
    """Open each file from the disk; return what the page says of it, and how many rows it shows."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    told = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=QUIET)
        page = browser.new_page()
        for words in files:
            (folder / "trail.html").write_text(words, "utf-8")
            page.goto((folder / "trail.html").as_uri())
            page.wait_for_function("!document.getElementById('verdict').textContent.startsWith('正在')")
            told.append((page.inner_text("#verdict"), page.locator("#rows tr").count()))
        browser.close()
    return told


def test_it_holds_and_whatever_is_touched_is_named(tmp_path, signed_in, town, road, clerk, works_clerk, works_office):
    auditor = post(town, "audit", "审计管理员", "简", "jian")
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(road, by=works_clerk, on=MONDAY, at=at(MONDAY))
    whole = b"".join(signed_in(auditor).get(reverse("trail-export")).streaming_content).decode()
    touched = whole.replace('"verb":"assign"', '"verb":"report"')
    shorter = "\n".join(line for line in whole.split("\n") if '"n":2' not in line)
    spoilt = whole.replace('"n":2', '"n:2')

    (said, rows), *others = verdicts(tmp_path, whole, touched, shorter, spoilt)
    assert said.startswith("完整：第 1 环到第 3 环") and rows == 3
    assert [words in said for words, (said, _) in zip(("第 2 环被改动过", "第 2 环不见了", "读不了"), others, strict=True)] == [True] * 3
