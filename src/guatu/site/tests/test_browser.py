"""The whole way in a real browser, against what ``guatu serve`` really starts: server, worker and tick."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

TODAY = "2026-11-20"
PASSWORD = "qiao-he-lu-2026"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAPER = """云溪镇工作动态{issue}号
2026年11月18日

11月17日，云溪镇召开重点工程推进会。会议要求，二号危桥改造工程12月15日前完成改造并恢复通行。
下一步，云溪镇将新建小型消防站4座，持续推进农村人居环境整治。
"""
# What makes the issues different papers, and not drafts of one.
ELSE = {
    1440: "清晨的河堤上有雾，文化站的同志把旧书一摞一摞搬出来晒，孩子们围着看；傍晚又一摞一摞搬回去，谁也没有嫌烦，说等天好了再晒一回。",
    390: "老戏台前的石阶换了新的，卖糖人的老汉说坐着不凉了；几位老人把下棋的桌子挪到槐树下面，一盘棋从吃过早饭下到日头偏西才分出输赢来。",
    47: "集市改到逢五逢十，卖竹器的摊子多了起来，篮子、簸箕、蒸笼摆了长长一排；过路的人停下来挑一挑，讲几句价，提着走了，日子过得踏实。",
}
CAST = f"""
import django; django.setup()
from guatu.records.offices.models import DutyLine, Office, Post, User
town = Office.objects.create(name="云溪镇", kind="town", code="云溪")
works = Office.objects.create(name="建设管理办公室", short="建设办", parent=town, field="建设", order=1)
DutyLine.objects.create(office=works, number=1, words="道路、桥梁、危桥改造")
safety = Office.objects.create(name="应急管理办公室", short="应急管理办", parent=town, field="民生", order=2)
def post(username, name, role, title, office, charge=()):
    user = User.objects.create_user(username, name=name, password="{PASSWORD}")
    Post.objects.create(role=role, title=title, office=office, user=user).in_charge_of.set(charge)
post("chen", "陈", "clerk", "督办岗", town)
post("zhou", "周", "clerk", "督办岗二", town)
post("wu", "吴", "unit", "路桥岗", works)
post("zheng", "郑", "verifier", "核实岗", safety)
post("xu", "许", "approver", "分管建设副镇长", town, [works])
"""


def chromium() -> str:
    return os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A town of four people, served as in real life, on a free port of this machine."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        **os.environ, "GUATU_HOME": str(home), "GUATU_TODAY": TODAY, "DJANGO_SETTINGS_MODULE": "guatu.site.settings",
    }  # fmt: skip
    environ.pop("GUATU_DATABASE", None)
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v", "0"], env=environ, check=True)
    subprocess.run([sys.executable, "-c", CAST], env=environ, check=True)
    command = [sys.executable, "-m", "guatu.site.command", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environ, cwd=home)
    base = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{base}/sign-in/", timeout=2)
                break
            except OSError:
                assert server.poll() is None, "the server has stopped"
                time.sleep(0.2)
        yield base
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()


class Desk:
    """One person before a browser; every request that leaves this machine is written down."""

    def __init__(self, browser, base: str, size: tuple[int, int], username: str) -> None:
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
        self.page = self.context.new_page()
        self.base = base
        self.outside: list[str] = []
        self.broken: list[str] = []
        self.page.on("request", self.look)
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("console", lambda told: self.broken.append(told.text) if told.type == "error" else None)
        self.page.goto(f"{base}/sign-in/")
        self.page.fill("#id_username", username)
        self.page.fill("#id_password", PASSWORD)
        self.page.click(".gate-form button[type=submit]")

    def look(self, request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.outside.append(request.url)

    def go(self, path: str):
        self.page.goto(self.base + path)
        return self.page

    def fits(self) -> bool:
        """Whether the page is no wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")

    def leave(self) -> None:
        self.context.close()
        assert self.outside == []
        # The browser logs each 4xx as an error of its own; what scripts throw is what counts.
        assert [words for words in self.broken if "Failed to load resource" not in words] == []


def address_of(page, words: str) -> str:
    """Wait until the paper is read and stands in the list; return its address."""
    link = page.locator("a[href^='/papers/']", has_text=words).first
    link.wait_for(timeout=30_000)
    return link.get_attribute("href")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_from_the_dropped_file_to_the_seal_on_the_wall(served, browser, size, tmp_path: Path):
    name = f"看点-{size[0]}.txt"
    (tmp_path / name).write_text(PAPER.format(issue=size[0]) + ELSE[size[0]] + "\n", encoding="utf-8")

    clerk = Desk(browser, served, size, "chen")
    page = clerk.go("/papers/")
    assert clerk.fits()
    page.set_input_files("#id_paper", tmp_path / name)
    page.locator("#drop button:has-text('投递这 1 份')").click()
    page.goto(served + address_of(page, f"动态{size[0]}号"))
    assert clerk.fits()

    for _ in range(8):
        if "二号危桥" in page.locator(".cand .quote").inner_text():
            break
        page.locator("a[data-key=j]").click()
        page.wait_for_load_state("networkidle")
    assert page.locator("input[name=due]:checked").get_attribute("value") != "none"
    assert "建设办" in page.locator(".dep:has(input:checked)").inner_text()
    page.get_by_role("button", name="确认并交办").click()
    page.wait_for_load_state("networkidle")

    page = clerk.go("/ledger/?q=危桥&stage=assigned")
    assert clerk.fits()
    address = page.locator("[data-row] a").first.get_attribute("href")
    clerk.leave()

    unit = Desk(browser, served, size, "wu")
    page = unit.go(address + "sign-for/")
    page.get_by_role("button", name="签收").click()
    page.get_by_role("link", name="反馈", exact=True).click()
    page.fill("[name=words]", "两跨都已浇好，桥面通车")
    page.check("[name=finished]")
    assert unit.fits()
    page.get_by_role("button", name="反馈").click()
    assert "待核实" in page.locator(".loop .now").inner_text()
    unit.leave()

    verifier = Desk(browser, served, size, "zheng")
    page = verifier.go(address)
    assert verifier.fits()
    page.locator("#content").get_by_role("link", name="核实", exact=True).click()
    page.fill("[name=finding]", "现场走过，通车")
    page.get_by_role("button", name="核实").click()
    verifier.leave()

    leader = Desk(browser, served, size, "xu")
    page = leader.go(address)
    page.get_by_role("link", name="销号", exact=True).click()
    page.get_by_role("button", name="销号").click()
    assert page.locator(".title .seal").inner_text() == "销"

    page = leader.go("/wall")
    assert leader.fits()
    assert "二号危桥" in page.locator("body").inner_text()
    assert "销" in page.locator("body").inner_text()
    leader.leave()


def test_every_page_fits_its_window_and_asks_nothing_of_the_world(served, browser):
    for size in ((1920, 1080), (1440, 900), (390, 844)):
        clerk = Desk(browser, served, size, "chen")
        for path in ("/", "/ledger/", "/ledger/new/", "/papers/", "/wall"):
            clerk.go(path)
            assert clerk.fits(), (path, size)
        clerk.leave()


def test_the_keyboard_alone_confirms_a_candidate(served, browser, tmp_path: Path):
    (tmp_path / "键盘.txt").write_text(PAPER.format(issue=47) + ELSE[47] + "\n", encoding="utf-8")
    clerk = Desk(browser, served, (1440, 900), "chen")
    page = clerk.go("/papers/")
    page.set_input_files("#id_paper", tmp_path / "键盘.txt")
    page.locator("#drop button:has-text('投递这 1 份')").click()
    page.goto(served + address_of(page, "动态47号"))

    before = page.locator(".cand h2").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelector('.cand').innerText.indexOf(before) !== 0", arg=before)
    page.wait_for_load_state("networkidle")
    assert page.locator(".cand h2").inner_text() != before
    clerk.leave()


BY_KEYS = """云溪镇工作动态48号
2026年11月18日
会议要求，建设管理办公室12月20日前完成东街、西街路灯改造18盏。
云溪镇将改造公厕6座。
云溪镇将新增停车位40个。
云溪镇将修复凉亭3座。
"""


def test_the_keyboard_alone_splits_joins_selects_a_run_and_takes_back(served, browser, tmp_path: Path):
    (tmp_path / "键盘二.txt").write_text(BY_KEYS, encoding="utf-8")
    clerk = Desk(browser, served, (1440, 900), "chen")
    page = clerk.go("/papers/")
    page.set_input_files("#id_paper", tmp_path / "键盘二.txt")
    page.locator("#drop button:has-text('投递这 1 份')").click()
    page.goto(served + address_of(page, "动态48号"))
    page.evaluate("document.addEventListener('htmx:afterSettle', () => { window.settled = (window.settled || 0) + 1; })")

    def keys(*pressed, settles=True):
        before = page.evaluate("window.settled || 0")
        for key in pressed:
            page.keyboard.press(key)
        if settles:
            page.wait_for_function("before => (window.settled || 0) > before", arg=before)

    def quote():
        return page.locator(".cand .quote").inner_text()

    whole = quote()
    keys("s", settles=False)
    page.keyboard.press("Enter")
    keys("Control+Enter")
    part = quote()
    assert len(part) < len(whole) and whole.startswith(part)
    keys("z")
    assert quote() == whole

    keys("d", "0", settles=False)
    assert page.locator("input[name=due]:checked").get_attribute("value") == "none"
    keys("Shift+J", settles=False)
    assert page.locator("#run .count").inner_text().startswith("2 条")
    keys("Shift+D")
    assert page.locator(".undo").inner_text().endswith("撤回刚定的 2 条")
    keys("z")
    assert page.locator(".far b").first.inner_text().startswith("0 /")

    keys("Shift+J", settles=False)
    page.fill("#run_limit", "很快")
    keys("Enter")
    assert "很快" in page.locator(".refuse").inner_text()
    assert page.locator("#run_limit").input_value() == "很快"
    keys("Escape", "Escape", settles=False)

    keys("m", "9")
    assert "并成的" in page.locator(".where").inner_text() and len(quote()) > len(whole)
    keys("z")
    keys("o")
    assert page.locator(".text.as-it-came mark.now").count() >= 1
    keys("?", settles=False)
    assert page.locator("#keys").is_visible()
    clerk.leave()


BY_TWO = """云溪镇工作动态49号
2026年11月18日
会议要求，建设管理办公室12月20日前完成南街路灯改造20盏。
"""


def test_the_second_clerk_sends_back_by_keys_and_the_first_finds_it_on_her_home(served, browser, tmp_path: Path):
    leader = Desk(browser, served, (1440, 900), "xu")
    leader.go("/papers/manner/").get_by_role("button", name="打开").click()
    (tmp_path / "两人.txt").write_text(BY_TWO, encoding="utf-8")
    first = Desk(browser, served, (390, 844), "chen")
    page = first.go("/papers/")
    page.set_input_files("#id_paper", tmp_path / "两人.txt")
    page.locator("#drop button:has-text('投递这 1 份')").click()
    here = address_of(page, "动态49号")
    page.goto(served + here)
    page.get_by_role("button", name="拟办", exact=False).first.click()
    page.get_by_text("待复核").first.wait_for()

    second = Desk(browser, served, (1440, 900), "zhou")
    other = second.go(here + "?show=second")
    other.keyboard.press("x")
    other.keyboard.press("2")
    other.get_by_text("周退回：单位不对").wait_for()
    second.leave()

    page = first.go("/")
    page.get_by_role("link", name="复核退回 1 份").click()
    page.get_by_role("link", name="复核退回 1").click()
    assert "陈拟办" in page.locator(".sent-back").inner_text() and "周退回：单位不对" in page.locator(".sent-back").inner_text()
    assert first.fits()
    page.get_by_role("button", name="拟办", exact=False).first.click()
    page.get_by_text("周上次退回：单位不对").wait_for()
    first.leave()
    leader.go("/papers/manner/").get_by_role("button", name="关掉").first.click()
    leader.leave()
