"""The first morning in a real browser: from the address that ``guatu serve`` prints to lines on her own wall."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PASSWORD = "qiao-he-lu-2026"
PAPER = """云溪镇工作动态{issue}号
2026年11月18日

11月17日，云溪镇召开重点工程推进会。会议要求，{issue}号危桥改造工程12月15日前完成改造并恢复通行。
"""


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["desk", "phone"])
def newcomer(request, tmp_path: Path) -> Iterator:
    """A page of a browser before an empty installation, and the address it printed."""
    from playwright.sync_api import sync_playwright

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {**os.environ, "GUATU_HOME": str(tmp_path / "home"), "GUATU_TODAY": "2026-11-20", "PYTHONUNBUFFERED": "1"}
    environ.pop("GUATU_DATABASE", None)
    environ.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "guatu.site.command", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
    try:
        printed = ""
        for line in server.stdout:
            printed += line
            if "Ctrl-C" in line:
                break
        address = re.search(r"http\S+/first/\S+/", printed)[0]
        chromium = os.environ.get("GUATU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            width, height = request.param
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            yield page, address
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_from_the_printed_address_to_lines_on_her_own_wall(newcomer, tmp_path: Path):
    page, address = newcomer
    base = address.split("/first/")[0]
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))

    def press(name: str, role: str = "button") -> None:
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), page.url
        page.get_by_role(role, name=name).click()
        page.wait_for_load_state("networkidle")

    page.goto(address)
    page.fill("[name=name]", "云溪镇")
    press("下一步：机构")
    divisions = tmp_path / "区划.csv"
    divisions.write_text("代码,名称\n990102101000,云溪镇\n990102101201,溪北村村民委员会\n", encoding="utf-8")
    page.set_input_files("#gazetteer", divisions)  # chosen is sent: the villages stand there with ticks
    assert page.locator("[name=village][value=溪北村]").is_checked()
    page.fill("[name=text]", "水利站\n河东村、河西村")
    press("建这些，下一步：职责")
    page.fill("[name=text]", "建设办：道路、桥梁、危桥改造\n规划办：村镇规划")
    press("看会怎样")
    page.select_option("[name=means]", label="建设办")
    press("看会怎样")
    press("确认，下一步：人员")

    # Left, and taken up again by the same address.
    page.goto(address)
    assert page.url.endswith("/first/people/")
    page.fill("[name=name]", "陈")
    page.fill("[name=username]", "chen")
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=again]", PASSWORD)
    page.fill("[name=approver_name]", "何")
    page.fill("[name=approver_username]", "he")
    page.check("[name=verifier_me]")
    press("建账号，下一步：文件")
    assert "自己不能核实" in page.locator(".eyes").inner_text()
    page.uncheck("[name=verifier_me]")
    page.fill("[name=verifier_name]", "郑")
    page.fill("[name=verifier_username]", "zheng")
    press("改过了，再看一遍")
    assert page.locator(".secret").count() == 2
    press("下一步：投两份文件", "link")

    press("去投", "link")
    for issue in (1, 2):
        paper = tmp_path / f"动态{issue}.txt"
        paper.write_text(PAPER.format(issue=issue), encoding="utf-8")
        page.set_input_files("#id_paper", paper)
        press("投递这 1 份")
        link = page.locator("a[href^='/papers/']", has_text=f"动态{issue}号").first
        link.wait_for(timeout=30_000)
        page.goto(base + link.get_attribute("href"))
        assert "建设办" in page.locator(".dep:has(input:checked)").inner_text()
        press("确认并交办")
        page.goto(base + "/papers/")

    page.goto(base + "/first/papers/")
    assert "立账 2 条，其中 2 条有主办单位" in page.locator(".todo").inner_text()
    press("看挂图", "link")
    assert "危桥" in page.locator("body").inner_text()
    assert broken == []

    # The address is spent.
    page.context.clear_cookies()
    page.goto(address)
    assert "这个地址不能用了" in page.locator("body").inner_text()
