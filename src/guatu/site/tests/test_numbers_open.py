"""Every number on a page that opens something opens just as many rows: home, ledger, campaigns, papers, wall, export.

The crawl knows no page by heart. It reads what an anchor shows; where that is a list of the ledger and a single
whole number, it follows the address and counts the rows behind it.
"""

import csv
import io
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.documents.keeping import keep
from guatu.work.intake.lifecycle import confirm
from guatu.work.intake.models import Candidate
from guatu.work.intake.reading import read_paper
from guatu.work.intake.review import review_of
from guatu.work.ledger import lifecycle
from guatu.work.ledger.dues import Due
from guatu.work.ledger.filters import PER_PAGE
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Stage

pytestmark = pytest.mark.django_db

PAGES = ("/", "/unit/", "/ledger/", "/ledger/?group=lead", "/ledger/?group=stage", "/campaigns/", "/papers/", "/wall")
# Words of an anchor that name a place or a thing, not how many: a line, a day, a share, a page (本页 6 条 of a wall that turns).
NO_COUNT = re.compile(r"[-–/%年月日：:.]|第\s*\d|上一页|下一页|本页")
WEEKLY = """云溪镇一周看点
2026年11月13日

石桥村二号危桥12月10日前完成桥面铺装。四季度新签约亿元以上项目3个。农村户厕改造200户，12月20日前完成。每周通报一次进度。
11月11日，综治中心走访独居老人36户。微型消防站建成2座。
"""


class Anchors(HTMLParser):
    """Gathers the anchors of a page: address and words; and the rows of its list."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.rows = 0
        self.href: str | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.rows += "data-row" in told
        if tag == "a" and told.get("href"):
            self.href, self.words = told["href"], []

    def handle_data(self, data):
        if self.href is not None:
            self.words.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.href is not None:
            self.found.append((self.href, " ".join("".join(self.words).split())))
            self.href = None


def read(client, address: str) -> Anchors:
    answer = client.get(address)
    assert answer.status_code == 200, address
    page = Anchors()
    page.feed(answer.content.decode())
    return page


def counts_of(page: Anchors, address: str) -> list[tuple[str, str, int]]:
    """Return the anchors that show a single whole number and open a list: address, words, number."""
    told = []
    for href, words in page.found:
        numbers = re.findall(r"\d+", words)
        if len(numbers) == 1 and not NO_COUNT.search(words):
            told.append((urljoin(address, href), words, int(numbers[0])))
    return told


def rows_behind(client, address: str) -> int | None:
    """Return how many rows an address opens; None where it is no list."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    if parts.path == "/ledger/":
        count = 0
        for number in range(1, 20):
            rows = read(client, f"{address}{'&' if parts.query else '?'}page={number}").rows
            count += rows
            if rows < PER_PAGE:
                return count
    if (paper := re.fullmatch(r"/papers/(\d+)/", parts.path)) and asked.get("show"):
        document = Candidate.objects.filter(document=int(paper[1])).first().document
        return len(review_of(document, number=None, show=asked["show"][0]).shown)
    return None


@pytest.fixture
def full_town(town, works_office, farm_office, village, clerk, works_clerk, verifier, leader, mayor, campaign_of_ditches):
    """A few dozen lines in every stage, with and without dates, some recurring, some in a campaign and its part."""
    whole, part = campaign_of_ditches
    for i in range(30):
        on = MONDAY - timedelta(days=40 - i)
        due = None if i % 7 == 3 else Due(MONDAY + timedelta(days=(i - 12) * 3), "clerk", "督办岗定")
        duty = ("dated", "dated", "recurring", "standing")[i % 4]
        line, _ = lifecycle.enter(
            assigner=town, title=f"第 {'甲乙丙丁戊己庚辛壬癸'[i % 10]} 段沟渠清淤", source="例会", by=clerk, on=on, at=at(on), said_on=on,
            due=due, duty=duty, cadence="weekly" if duty == "recurring" else "",
            campaign=(whole, part, None)[i % 3], nature=("common", "", "particular")[i % 3],
        )  # fmt: skip
        if i % 10 == 0:
            if i % 20 == 0:
                lifecycle.withdraw(line, reason="重复", by=clerk, on=on, at=at(on, 10))
            continue
        lead = (works_office, farm_office, village)[i % 3]
        lifecycle.assign(line, to=lead, duty=duty, undated=due is None, by=clerk, on=on, at=at(on, 10))
        if i % 10 == 1:
            continue
        lifecycle.sign_for(line, by=clerk, on=on, at=at(on, 11))
        if i % 10 in {2, 3}:
            continue
        by = works_clerk if lead == works_office else clerk
        lifecycle.report(line, words="办了", finished=i % 10 > 4, by=by, on=on, at=at(on, 14))
        if i % 10 in {4, 5}:
            continue
        if i % 10 == 6:
            lifecycle.send_back(line, reason="没有清到底", by=verifier, on=MONDAY, at=at(MONDAY, 8))
            continue
        lifecycle.verify(line, finding="看了", by=verifier, on=on, at=at(on, 15))
        if i % 10 > 7:
            lifecycle.close(line, by=leader if lead == works_office else mayor, on=on, at=at(on, 16))
    document = keep(WEEKLY.encode(), name="一周看点.txt", whole=town, by=clerk, at=at(MONDAY))
    read_paper(document, at=at(MONDAY))
    first = document.candidates.waiting().promises().first()
    confirm(first, by=clerk, on=MONDAY, at=at(MONDAY, 9), lead=works_office, assign_now=True)
    return town


@pytest.fixture
def campaign_of_ditches(town, clerk, works_office):
    told = {"whole": town, "since": date(2026, 11, 2), "until": date(2026, 12, 31), "by": clerk, "on": MONDAY, "at": at(MONDAY)}
    whole, _ = lifecycle.begin_campaign(name="沟渠清淤专项行动", office=works_office, **told)
    part, _ = lifecycle.begin_campaign(name="村级支渠", parent=whole, **told)
    return whole, part


def test_the_town_of_the_crawl_has_lines_in_every_stage(full_town):
    assert set(Commitment.objects.values_list("stage", flat=True)) == set(Stage)


@pytest.mark.parametrize("who", ["clerk", "verifier", "leader", "works_clerk", "reader"])
def test_every_number_opens_as_many_rows(who, full_town, request, signed_in, today):
    client = signed_in(request.getfixturevalue(who))
    opened = set(PAGES)
    checked: dict[str, int] = {}
    for address in PAGES:
        page = read(client, address)
        links = [urljoin(address, href) for href, _ in page.found]
        opened |= {link for link in links if re.fullmatch(r"/campaigns/\d+/|/papers/\d+/", link)}
    for address in sorted(opened):
        for link, words, number in counts_of(read(client, address), address):
            behind = rows_behind(client, link)
            if behind is not None:
                checked[link] = number
                assert behind == number, f"{address}: “{words}” 打开 {link} 是 {behind} 条"
    assert len(checked) >= 12, sorted(checked)


@pytest.mark.parametrize("query", ["", "stage=open", "light=red", "due=none&stage=open", "q=沟渠", "nature=common"])
def test_the_export_has_the_rows_of_the_list(query, full_town, clerk, signed_in, today):
    client = signed_in(clerk)
    body = b"".join(client.get(f"/ledger/export.csv?{query}")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))[1:]
    assert len(rows) == rows_behind(client, f"/ledger/?{query}")
