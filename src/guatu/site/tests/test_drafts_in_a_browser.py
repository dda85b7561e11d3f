"""Words typed and not sent, in a real browser: they come back with their line, and are gone once taken or signed out.

The pages are made beforehand and handed to the browser by the test: no server, no clock of its own.
"""

import mimetypes
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from guatu.conftest import MONDAY, at
from guatu.site.safety import POLICY
from guatu.work.intake.tests.papers import put_in
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, report, report_occurrence, sign_for
from guatu.work.ledger.lighting import light_up_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("today")]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOST = "http://desk.test"
TEXT = "[data-verify] textarea"
MINE = "Object.keys(sessionStorage).filter(key => key.startsWith('guatu-draft:'))"


@pytest.fixture
def open_page() -> Iterator:
    """Returns a function that opens made pages, by their whole address, under the site's own policy."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with ExitStack() as started:

        def go(pages, address):
            def hand_over(route):
                parts = urlsplit(route.request.url)
                here = f"{route.request.method} {parts.path}{'?' + parts.query if parts.query else ''}"
                if here in pages:
                    status, body = pages[here]
                    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
                    route.fulfill(status=status, body=body, headers=headers)
                elif parts.path.startswith("/static/") and (file := finders.find(parts.path.removeprefix("/static/"))):
                    route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])
                else:
                    route.abort()

            playwright = started.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=found, args=QUIET)
            started.callback(browser.close)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(10_000)
            page.route("**/*", hand_over)
            page.goto(HOST + address)
            return page

        yield go


def shown(client, address):
    return 200, client.get(address).content.decode()


@pytest.fixture
def desk(town, clerk, works_office, works_clerk, verifier, signed_in):
    """Two pits at the verifier's desk: the made pages, and the lines."""
    lines = []
    for title in ("北坑", "南坑"):
        line, _ = enter(assigner=town, title=title, source="例会", by=clerk, due=Due(date(2026, 12, 16)), on=MONDAY, at=at(MONDAY))
        assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
        sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
        report(line, words=f"{title}填平了，路面能走车", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 12))
        lines.append(line)
    client = signed_in(verifier)
    here = [f"/verify/?whole={town.pk}&line={line.pk}" for line in lines]
    pages = {f"GET {address}": shown(client, address) for address in here}
    return client, lines, here, pages


def test_what_was_typed_of_a_line_is_there_again_when_one_comes_back_to_it(desk, open_page):
    _, _, here, pages = desk
    page = open_page(pages, here[0])
    page.fill(TEXT, "到现场踩过，实的")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.wait_for_url(HOST + here[1])
    assert page.input_value(TEXT) == ""

    page.locator("h1").click()
    page.keyboard.press("k")
    page.wait_for_url(HOST + here[0])
    page.wait_for_selector(".draft-back")
    assert page.input_value(TEXT) == "到现场踩过，实的"
    assert "填回来了" in page.locator(".draft-back").inner_text()
    page.locator(".draft-back button").click()
    assert page.input_value(TEXT) == "" and page.evaluate(MINE) == []


def test_what_was_taken_is_forgotten_and_what_came_back_is_not(desk, open_page):
    client, (first, second), here, pages = desk
    told = {"act": "verify", "finding": "", "on": "2026-11-16", "version": first.version}
    pages[f"POST /verify/{first.pk}/"] = 422, client.post(f"/verify/{first.pk}/", told | {"finding": " "}).content.decode()
    taken = shown(client, f"{here[1]}&done={first.pk}")  # the desk says what was taken, and opens the next
    page = open_page(pages, here[0])
    page.fill(TEXT, " ")
    page.click("button[value=verify]")
    page.wait_for_selector(".errorlist")
    page.fill(TEXT, "到现场踩过，实的")
    page.locator("[data-following]").click()
    page.wait_for_url(HOST + here[1])
    page.locator("[data-previous]").click()
    page.wait_for_url(HOST + here[0])
    page.wait_for_selector(".draft-back")
    assert page.input_value(TEXT) == "到现场踩过，实的"

    pages[f"POST /verify/{first.pk}/"] = taken
    page.click("button[value=verify]")
    page.wait_for_selector(f'form[action="/verify/{second.pk}/"]')
    assert page.evaluate(MINE) == []


def test_a_line_that_stands_otherwise_since_then_says_so_and_another_persons_words_stay_their_own(desk, open_page):
    _, (first, _), here, pages = desk
    page = open_page(pages, here[0])
    page.fill(TEXT, "踩过")
    status, body = pages[f"GET {here[0]}"]
    pages[f"GET {here[0]}"] = status, body.replace(f'name="version" value="{first.version}"', 'name="version" value="99"')
    page.goto(HOST + here[0])
    assert "这一条后来有过变动" in page.locator(".draft-back").inner_text() and page.input_value(TEXT) == "踩过"

    pages[f"GET {here[0]}"] = status, re.sub(r'data-draft="\d+:', 'data-draft="9999:', body)
    page.goto(HOST + here[0])
    assert page.input_value(TEXT) == "" and page.locator(".draft-back").count() == 0


def test_whoever_signs_out_leaves_nothing_typed_behind(desk, open_page):
    _, _, here, pages = desk
    page = open_page(pages | {"POST /sign-out/": (200, "<p>再见</p>")}, here[0])
    page.fill(TEXT, "踩过")
    assert len(page.evaluate(MINE)) == 1
    page.click("text=退出")
    page.wait_for_selector("text=再见")
    assert page.evaluate(MINE) == []


def test_the_card_of_a_candidate_keeps_what_was_typed_from_one_to_the_next(town, clerk, signed_in, open_page):
    sentences = "一是东干道12月底前完工。二是河东村户厕改造11月底前完成。三是2026年12月15日前清完沟渠。\n"
    paper = put_in(town, clerk, words=sentences, dated=MONDAY)
    client = signed_in(clerk)
    first, second = [each.number for each in paper.candidates.order_by("number")[:2]]
    at_card = [f"/papers/{paper.pk}/?n={number}&show=promises" for number in (first, second)]
    page = open_page({f"GET {address}": shown(client, address) for address in at_card}, at_card[0])
    page.fill("#id_title", "东干道改造完工")
    for link, number, words in (("[data-key=j]", second, None), ("[data-key=k]", first, "东干道改造完工")):
        page.locator(link).click()
        page.wait_for_selector(f'#choose input[name=n][value="{number}"]', state="attached")
        page.wait_for_timeout(200)
        assert words is None or page.input_value("#id_title") == words
    assert page.locator(".draft-back").count() == 1


def test_on_the_lines_own_page_of_reporting_the_words_are_there_again_until_the_line_says_they_were_taken(
    town, clerk, works_office, works_clerk, signed_in, open_page
):
    line, _ = enter(assigner=town, title="北坑", source="例会", by=clerk, due=Due(date(2026, 12, 16)), on=MONDAY, at=at(MONDAY))
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
    client, here, form = signed_in(works_clerk), f"/ledger/{line.pk}/", f"/ledger/{line.pk}/report/"
    pages = {f"GET {address}": shown(client, address) for address in (here, form)}
    sent = {"words": "填了一半", "stuck": "资金", "stuck_what": "财政所拨款", "on": "2026-11-16", "version": line.version}
    pages[f"POST {form}"] = 200, client.post(form, sent, follow=True).content.decode()  # the line, once it is taken
    page = open_page(pages, form)
    page.fill("#id_words", "填了一半")
    page.locator("label", has_text="资金").click()
    page.fill("#id_stuck_what", "财政所拨款")
    page.goto(HOST + here)
    page.goto(HOST + form)
    assert page.input_value("#id_words") == "填了一半" and page.locator("input[name=stuck][value=资金]").is_checked()
    assert page.locator("[data-stuck]").is_visible() and page.input_value("#id_stuck_what") == "财政所拨款"

    page.click("text=提交反馈")
    page.wait_for_selector(".told")
    assert page.evaluate(MINE) == []


def test_of_several_periods_the_count_stands_beside_the_words_and_one_press_chooses_all(
    town, clerk, works_office, works_clerk, verifier, signed_in, open_page
):
    signed = {"on": date(2026, 10, 12), "at": at(date(2026, 10, 12))}
    line, _ = enter(assigner=town, title="农村公路巡查", source="例会", duty="recurring", cadence="weekly", by=clerk, **signed)
    assign(line, to=works_office, duty="recurring", by=clerk, **signed)
    sign_for(line, by=works_clerk, **signed)
    light_up_all(town, MONDAY)
    for n, row in enumerate(line.occurrences.select_related("line__assigner").order_by("first")[:3]):
        report_occurrence(row, words=f"第 {n} 周巡了", by=works_clerk, on=MONDAY, at=at(MONDAY))
    listed = "/ledger/occurrences/?show=verify"
    page = open_page({f"GET {listed}": shown(signed_in(verifier), listed)}, listed)
    assert not page.locator("textarea").is_visible()
    page.locator("input[name=pick]").nth(1).check()
    assert page.locator("[data-chosen-count]").inner_text() == "已选 1 期" and page.locator("textarea").is_visible()
    page.locator("[data-all]").check()
    assert page.locator("[data-chosen-count]").inner_text() == "已选 3 期" and page.locator("input[name=pick]:checked").count() == 3
    page.locator("[data-all]").uncheck()
    assert page.locator("[data-chosen-count]").inner_text() == ""


def test_what_was_written_down_of_a_call_is_there_again_with_its_office(town, clerk, village, signed_in, open_page):
    for title in ("北坑", "南坑"):
        line, _ = enter(assigner=town, title=title, source="例会", by=clerk, due=Due(date(2026, 12, 16)), on=MONDAY, at=at(MONDAY))
        assign(line, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    client, here, key = signed_in(clerk), f"/ledger/call/?office={village.pk}", f"l{line.pk}"
    pages = {f"GET {address}": shown(client, address) for address in (here, "/ledger/call/")}
    sent = {"office": village.pk, "on": "2026-11-16", f"{key}-version": line.version, f"{key}-words": "填了一半", f"{key}-sign": "on"}
    pages[f"POST {here}"] = 200, client.post("/ledger/call/", sent, follow=True).content.decode()
    page = open_page(pages, here)
    words = f"[name={key}-words]"
    page.fill(words, "填了一半")
    page.locator(f"[name={key}-sign]").check()
    page.goto(HOST + "/ledger/call/")
    page.goto(HOST + here)
    assert page.input_value(words) == "填了一半" and page.locator(f"[name={key}-sign]").is_checked()

    page.click("text=记下来")
    page.wait_for_selector(".told")
    assert page.evaluate(MINE) == []


def test_the_rows_of_a_division_are_there_again_those_that_were_added_too(town, clerk, village, farm_office, signed_in, open_page):
    line, _ = enter(
        assigner=town, title="户厕改造 200 座", source="例会", due=Due(date(2026, 12, 20)), target=Decimal(200), unit="座", by=clerk,
        on=MONDAY, at=at(MONDAY),
    )  # fmt: skip
    assign(line, to=farm_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    client, here, away = signed_in(clerk), f"/ledger/{line.pk}/break-down/", f"/ledger/{line.pk}/"
    pages = {f"GET {address}": shown(client, address) for address in (here, away)}
    first = {"p0-to": village.pk, "p0-amount": "120"}
    sent = {"rows": 4, "on": "2026-11-16", "version": line.version, "why": "", "pasted": "", "step": "more"} | first
    sent |= {f"p{place}-words": f"第 {place} 段" for place in (1, 2, 3)}
    pages[f"POST {here}"] = 200, client.post(here, sent).content.decode()
    page = open_page(pages, here)
    assert page.locator(".portions tbody tr").count() == 4
    page.select_option("[name=p0-to]", str(village.pk))
    page.fill("[name=p0-amount]", "120")
    page.click("text=再加两行")
    page.wait_for_selector("[name=p5-words]")
    page.fill("[name=p5-words]", "最后一段")
    page.goto(HOST + away)
    page.goto(HOST + here)
    assert page.locator(".draft-back").count() == 1 and page.input_value("[name=rows]") == "6"
    assert page.input_value("[name=p0-to]") == str(village.pk) and page.input_value("[name=p5-words]") == "最后一段"
    assert "已分 120 / 200 座" in page.locator("[data-sum]").inner_text()

    page.locator(".draft-back button").click()
    page.wait_for_function("!document.querySelector('[data-sum]').textContent.includes('已分 120')")
    assert page.evaluate(MINE) == []
