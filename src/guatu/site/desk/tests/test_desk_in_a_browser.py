"""The list by its keys, and the unit's pages on a telephone, in a real browser.

The pages are made beforehand and handed to the browser by the test: no server, no clock of its own.
"""

import mimetypes
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from guatu.conftest import MONDAY, at
from guatu.records.offices.models import Office, Post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import Portion, assign, break_down, enter, sign_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("today")]

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOST = "http://desk.test"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def lines(town, clerk, works_office, works_clerk):
    """Five lines of the works office, the last still to be signed for."""
    found = []
    for i in range(5):
        line, _ = enter(
            assigner=town, title=f"第 {i} 段路", source="例会", by=clerk, on=MONDAY, at=at(MONDAY), due=Due(date(2026, 11, 17 + i))
        )
        assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
        if i < 4:
            sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
        found.append(line)
    return found


@pytest.fixture
def open_page() -> Iterator:
    """Returns a function that opens made pages at a size; the browser is cut off from everything else."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with ExitStack() as started:
        # Started with the first page: while it runs, Django refuses to ask the database.
        def go(pages, address, size):
            asked = []

            def hand_over(route):
                path = urlsplit(route.request.url).path
                asked.append((route.request.method, path, route.request.post_data or ""))
                if path in pages:
                    route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
                elif path.startswith("/static/") and (file := finders.find(path.removeprefix("/static/"))):
                    route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])
                else:
                    route.abort()

            playwright = started.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=found, args=QUIET)
            started.callback(browser.close)
            page = browser.new_page(viewport=size)
            page.route("**/*", hand_over)
            page.goto(HOST + address)
            page.asked, page.leave = asked, started.close
            return page

        yield go


def test_rows_are_walked_chosen_and_asked_for_their_reason_by_keys(signed_in, clerk, lines, open_page):
    client = signed_in(clerk)
    picks = [f"{line.pk}:{line.version}" for line in lines[:2]]
    made = {
        "/ledger/": client.get("/ledger/").content.decode(),
        "/ledger/bulk/bar/": client.post("/ledger/bulk/bar/", {"pick": picks}).content.decode(),
    }
    page = open_page(made, "/ledger/", DESK)
    assert page.locator("#bulk").is_hidden()

    page.keyboard.press("j")
    page.keyboard.press("e")
    first = page.locator("[data-row]").first
    assert "at" in first.get_attribute("class")
    assert page.locator("tr.reason:visible").count() == 1
    page.keyboard.press("e")
    assert page.locator("tr.reason:visible").count() == 0

    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_selector("#bulk-verbs >> text=已选 2 条")
    assert page.locator("tr.sel").count() == 2
    sent = [body for method, path, body in page.asked if method == "POST" and path == "/ledger/bulk/bar/"][-1]
    assert sent.count('name="pick"') == 2
    assert page.locator("button:has-text('交办')").is_disabled()

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_shift_chooses_the_rows_between_and_none_hides_the_bar(signed_in, clerk, lines, open_page):
    client = signed_in(clerk)
    bar = client.post("/ledger/bulk/bar/", {"pick": [f"{line.pk}:{line.version}" for line in lines]}).content.decode()
    page = open_page({"/ledger/": client.get("/ledger/").content.decode(), "/ledger/bulk/bar/": bar}, "/ledger/", DESK)

    boxes = page.locator("input[name=pick]")
    boxes.nth(0).click()
    boxes.nth(4).click(modifiers=["Shift"])
    assert page.locator("tr.sel").count() == 5
    page.wait_for_selector("[data-pick-none]")
    page.locator("[data-pick-none]").click()
    assert page.locator("tr.sel").count() == 0
    assert page.locator("#bulk").is_hidden()


def test_the_hour_is_asked_once_a_rule_in_hours_is_chosen(signed_in, clerk, lines, open_page):
    url = f"/ledger/{lines[4].pk}/assign/"
    page = open_page({url: signed_in(clerk).get(url).content.decode()}, url, DESK)

    began = page.locator("[data-began]")
    assert began.is_hidden()
    page.select_option("[data-rule]", "call-danger")
    assert began.is_visible()
    page.select_option("[data-rule]", "hotline")
    assert began.is_hidden()


@pytest.mark.parametrize("address", ["/", "/unit/", "/ledger/", "report", "line"])
def test_on_a_telephone_nothing_is_wider_than_the_screen_and_buttons_can_be_pressed(
    signed_in, works_clerk, lines, open_page, address
):
    address = {"report": f"/ledger/{lines[0].pk}/report/", "line": lines[0].get_absolute_url()}.get(address, address)
    page = open_page({address: signed_in(works_clerk).get(address).content.decode()}, address, PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    low = page.evaluate(
        """() => [...document.querySelectorAll('main .btn, .five a, .kinds span, .stepper input')]
        .filter(each => each.offsetParent && each.getBoundingClientRect().height < 44).map(each => each.textContent)"""
    )
    assert low == []


def test_the_telephone_call_fits_a_telephone_too(signed_in, clerk, works_office, lines, open_page):
    address = "/ledger/call/"
    made = signed_in(clerk).get(address, {"office": works_office.pk}).content.decode()
    page = open_page({address: made}, address, PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".calls li").count() == 5


def test_the_menu_of_whoever_verifies_and_settles_fits_a_telephone_with_no_name_upon_another(signed_in, town, clerk, open_page):
    Post.objects.create(role="verifier", title="核实岗", office=town, user_id=clerk.user)
    page = open_page({"/": signed_in(clerk).get("/").content.decode()}, "/", PHONE)

    assert {"核实", "设置"} <= set(page.locator(".top nav a").all_inner_texts())
    over = "each => each.scrollWidth > each.clientWidth || each.getBoundingClientRect().right > innerWidth"
    for how in ("remove", "add"):
        page.evaluate(f"document.documentElement.classList.{how}('large')")
        assert page.evaluate(f"[...document.querySelectorAll('.top nav a')].filter({over}).map(each => each.textContent)") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_telephone_a_long_title_has_the_room_and_the_number_of_a_part_is_not_broken(
    signed_in, town, clerk, works_office, village, open_page
):
    long = Office.objects.create(name="综合行政执法和应急管理办公室", kind=works_office.kind, parent=town, order=22)
    line, _ = enter(
        assigner=town, title="东干道沿线雨污管网、人行道、路灯及绿化一体化改造提升工程（二期）配套资金", source="例会", by=clerk, on=MONDAY,
        at=at(MONDAY), due=Due(date(2026, 12, 20)), target=Decimal(640000000), unit="元",
    )  # fmt: skip
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    portions = [Portion(long, amount=Decimal(320000000)), Portion(village, amount=Decimal(320000000))]
    break_down(line, portions, by=clerk, on=MONDAY, at=at(MONDAY))
    client, here = signed_in(clerk), line.get_absolute_url()
    page = open_page({address: client.get(address).content.decode() for address in (here, "/ledger/")}, here, PHONE)

    assert page.evaluate("[...document.querySelectorAll('.part-list a .soft')].map(each => each.getClientRects().length)") == [1, 1]
    right = "each => Math.round(each.getBoundingClientRect().right)"
    ends = page.evaluate(f"[...document.querySelectorAll('.part-list li > :nth-child(3)')].map({right})")
    assert len(set(ends)) == 1
    page.goto(HOST + "/ledger/")
    across = page.evaluate("[...document.querySelectorAll('td.c3 a')].map(each => each.getBoundingClientRect().width)")
    assert min(across) > 200 and page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_number_goes_up_by_a_press_and_whom_is_asked_when_something_holds_it_up(signed_in, works_clerk, piles_line, open_page):
    address = f"/ledger/{piles_line.pk}/report/"
    page = open_page({address: signed_in(works_clerk).get(address).content.decode()}, address, PHONE)

    page.locator("[data-step='1']").click()
    page.locator("[data-step='1']").click()
    page.locator("[data-step='-1']").click()
    assert page.locator("#id_amount").input_value() == "1"
    assert page.locator("[data-stuck]").is_hidden()
    page.locator(".kinds label:has-text('资金')").click()
    assert page.locator("[data-stuck]").is_visible()


@pytest.fixture
def piles_line(town, clerk, works_office, works_clerk):
    """Twelve piles, under way."""
    line, _ = enter(
        assigner=town, title="二号危桥改造", source="例会", by=clerk, on=MONDAY, at=at(MONDAY), due=Due(date(2026, 11, 30)),
        target=Decimal(12), unit="根",
    )  # fmt: skip
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
    return line


def test_the_posts_offered_are_those_of_the_chosen_lead(signed_in, clerk, works_office, farm_office, works_clerk, road, open_page):
    from guatu.conftest import post

    post(farm_office, "unit", "农田岗", "钱", "qian")
    address = f"/ledger/{road.pk}/assign/"
    page = open_page({address: signed_in(clerk).get(address).content.decode()}, address, DESK)

    page.select_option("#id_to", str(farm_office.pk))
    offered = page.evaluate("[...document.querySelectorAll('#id_handler option')].filter(o => !o.hidden).map(o => o.textContent)")
    assert offered == ["先不设", "农业农村办农田岗"]


def test_a_lead_divides_its_line_on_a_telephone_and_the_page_keeps_the_sum(signed_in, clerk, works_clerk, town, works_office, open_page):
    teams = [Office.objects.create(name=name, parent=works_office, order=n) for n, name in enumerate(("桥梁组", "道路组"), start=1)]
    line, _ = enter(
        assigner=town, title="路灯 100 盏", source="例会", target=Decimal(100), unit="盏", due=Due(date(2026, 12, 20)),
        by=clerk, on=MONDAY, at=at(MONDAY),
    )  # fmt: skip
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    client, here = signed_in(works_clerk), f"/ledger/{line.pk}/break-down/"
    page = open_page({here: client.get(here).content.decode()}, here, PHONE)

    told = page.locator("[data-sum]")
    for place, (team, amount, sum_so_far) in enumerate([(teams[0], 70, "还差 30"), (teams[1], 40, "多 10")]):
        page.select_option(f"[name=p{place}-to]", str(team.pk))
        page.fill(f"[name=p{place}-amount]", str(amount))
        assert sum_so_far in told.inner_text()
    page.fill("[name=p1-amount]", "30")
    assert told.inner_text() == "已分 100 / 100 盏，正好"
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.click("button[value=do]")

    sent = next(data for method, path, data in page.asked if (method, path) == ("POST", here))
    page.leave()
    assert client.post(here, sent, content_type="application/x-www-form-urlencoded").status_code == 302
    assert list(line.parts.order_by("serial").values_list("lead", "target", "stage")) == [
        (teams[0].pk, Decimal(70), "assigned"), (teams[1].pk, Decimal(30), "assigned"),
    ]  # fmt: skip
