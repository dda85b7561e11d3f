"""Every number that is a link opens exactly the rows it counts, for every role, wherever the pages lead."""

import csv
import io
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.db.models import Q
from python_calamine import CalamineWorkbook

from guatu.records.offices.models import User
from guatu.work.intake.models import Candidate, State
from guatu.work.intake.seen import PROMISED, TOLD

from .crawling import Reading, crawl, shape_of

pytestmark = pytest.mark.django_db
ROLES = ("clerk", "verifier", "leader", "unit", "reader")
DEPTH = 2


def body(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def read(client, address):
    return Reading(body(client, address).decode())


def over_all_pages(client, address, of):
    """Count something on the page and on those after it."""
    found, here = 0, address
    for number in range(1, 20):
        reading = read(client, here)
        found += of(reading)
        more = f"page={number + 1}"
        onward = [each.attrs["href"] for each in reading.anchors if more in each.attrs["href"].split("?")[-1].split("&")]
        if not onward:
            return found
        here = urljoin(here, onward[0])
    raise AssertionError(address)


def exported(client, address, kind):
    query = urlsplit(address).query
    file = io.BytesIO(body(client, f"/ledger/export.{kind}?{query}"))
    if kind == "csv":
        return len(list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"))))) - 1
    return len(CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()) - 1


GROUPS = {
    "promises": PROMISED & Q(state=State.WAITING), "told": TOLD & Q(state=State.WAITING), "second": Q(state=State.PROPOSED),
    "returned": Q(returned_to__isnull=False),
    "faint": Q(faint=True, ours=True, state=State.WAITING), "elsewhere": Q(ours=False, state=State.WAITING),
    "decided": ~Q(state__in=[State.WAITING, State.PROPOSED]),
}  # fmt: skip


def in_group(paper, group):
    return Candidate.objects.filter(GROUPS[group], document=paper).count()


def rows_behind(client, address, counted, exports):
    """Return how many rows the address opens; each kind of page knows its rows by one mark.

    exports: the kinds of query whose files were looked at already
    """
    path = urlsplit(address).path
    if path == "/ledger/":
        shown = over_all_pages(client, address, lambda page: page.count("data-row"))
        if shape_of(address) not in exports:
            exports.add(shape_of(address))
            assert exported(client, address, "csv") == exported(client, address, "xlsx") == shown, address
        return shown
    if path.removeprefix("/papers/").strip("/").isdecimal():
        return in_group(int(path.split("/")[2]), parse_qs(urlsplit(address).query)["show"][0])
    if counted == "promises":
        return over_all_pages(
            client, address, lambda page: sum(int(a.number) for a in page.anchors if a.attrs.get("data-of") == "waiting")
        )
    return over_all_pages(client, address, lambda page: page.count("data-row") + page.count("data-listed"))


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_every_number_opens_its_rows(client, busy_town, role):
    client.force_login(User.objects.get(pk=busy_town.people[role].user))
    found, wrong, known, exports = 0, [], {}, set()
    for address, _, page in crawl(client, depth=DEPTH, alike=3):
        for anchor in page.anchors if page else ():
            if not anchor.number:
                continue
            goal, counted = urljoin(address, anchor.attrs["href"]), anchor.attrs.get("data-of", "")
            if (goal, counted) not in known:
                known[goal, counted] = rows_behind(client, goal, counted, exports)
            behind = known[goal, counted]
            found += 1
            agrees = behind >= int(anchor.number[:-1]) if anchor.number.endswith("+") else behind == int(anchor.number)
            if not agrees:
                wrong.append(f"{address} → {goal}：{anchor.number}，实有 {behind}")
    assert not wrong, "\n".join(sorted(set(wrong)))
    assert found > 40
    if role == "clerk":
        assert {"/papers/reports/", "/papers/", "/campaigns/", "/ledger/"} <= {urlsplit(goal).path for goal, _ in known}
