"""Every number of a home page opens exactly the rows it counts, for each role: with what stands still, what was sent back by
periods, what is another leader's, what was made a sheet."""

from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.rung_sets import ladder
from guatu.publications.reminders.running import remind
from guatu.records.almanac.lifecycle import set_rungs
from guatu.records.offices.models import User
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    ask_more,
    assign,
    close,
    contest,
    enter,
    look_back,
    report,
    report_occurrence,
    return_occurrence,
    send_back,
    sign_for,
    suspend,
    verify,
)
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.models import Occurrence

from .test_numbers_agree import read, rows_behind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
BEFORE, FRIDAY = date(2026, 11, 2), date(2026, 11, 13)


def on(day, hour=9, minute=0):
    return {"on": day, "at": at(day, hour, minute)}


@pytest.fixture
def people(town, clerk, works_office, farm_office, works_clerk, verifier, leader, mayor, reader):
    """One of each role; a leader of another field, and somebody who answers for two offices and verifies besides."""
    luo = post(farm_office, "unit", "农田岗", "罗", "luo")
    post(works_office, "head", "主任", "罗", "luo")
    return {
        "clerk": clerk, "works_clerk": works_clerk, "verifier": verifier, "leader": leader, "mayor": mayor, "reader": reader, "luo": luo,
        "farm_leader": post(town, "approver", "分管农业副镇长", "田", "tian", in_charge_of=[farm_office]),
        "bound": post(works_office, "verifier", "核实岗", "卫", "wei"),
    }  # fmt: skip


@pytest.fixture
def full(town, clerk, works_office, farm_office, works_clerk, verifier, leader, mayor, second_clerk, people):
    """A town in which something of everything waits."""
    set_rungs(ladder("steps"), since=BEFORE, whole=town, by=clerk, **on(BEFORE, 8))
    luo = people["luo"]

    def line(title, lead=works_office, due=date(2026, 12, 18), signed=True, **more):
        made, _ = enter(assigner=town, title=title, source="例会", by=clerk, due=Due(due) if due else None, **on(BEFORE), **more)
        assign(made, to=lead, duty=made.duty, cadence=made.cadence, undated=due is None, by=clerk, **on(BEFORE))
        if signed:
            sign_for(made, by=works_clerk if lead == works_office else luo, **on(BEFORE))
        return made

    for n in range(4):
        line(f"逾期的 {n}", due=date(2026, 11, 10))
    line("没签收的", signed=False)
    contest(line("申诉的", signed=False), reason="不归我们", by=works_clerk, **on(BEFORE, 10))
    for lead, by in ((works_office, works_clerk), (farm_office, luo)):
        ask_more(line(f"要延期的 {lead.short}", lead), day=date(2027, 1, 5), cause="雨", progress="过半", by=by, **on(FRIDAY))
        done = line(f"等核实的 {lead.short}", lead)
        report(done, words="做完了", finished=True, by=by, **on(FRIDAY))
        still = line(f"停着的 {lead.short}", lead)
        report(still, words="做了一半", finished=False, by=by, **on(FRIDAY))
        suspend(still, until=date(2026, 12, 30), plan="等资金", by=mayor, **on(FRIDAY, 10))
        back = line(f"退回的 {lead.short}", lead)
        report(back, words="做完了", finished=True, by=by, **on(FRIDAY))
        send_back(back, reason="没做完", by=verifier, **on(MONDAY, 8))
        ready = line(f"等销号的 {lead.short}", lead)
        report(ready, words="做完了", finished=True, by=by, **on(FRIDAY))
        verify(ready, finding="看过", by=verifier, **on(FRIDAY, 11))
        again = line(f"反弹的 {lead.short}", lead)
        report(again, words="做完了", finished=True, by=by, **on(FRIDAY))
        verify(again, finding="看过", by=verifier, **on(FRIDAY, 11))
        close(again, by=leader if lead == works_office else people["farm_leader"], **on(FRIDAY, 12))
        look_back(again, verdict="relapsed", finding="又堵了", by=second_clerk, **on(MONDAY, 8))
    weekly = [line(title, due=None, duty="recurring", cadence="daily") for title in ("每天巡查", "停着的巡查")]
    light_up_all(town, MONDAY)
    for each in weekly:
        first, second, *_ = Occurrence.objects.filter(line=each).select_related("line__assigner", "line__lead").order_by("first")
        for row in (first, second):
            report_occurrence(row, words="巡了", by=works_clerk, **on(FRIDAY))
        return_occurrence(second, reason="没有记录", by=verifier, **on(MONDAY, 8))
    suspend(weekly[1], until=date(2026, 12, 30), plan="等修路", by=mayor, **on(MONDAY, 8))
    remind([town], at(MONDAY, 8, 45))
    return town


def numbers_of_home(client):
    """Every link of the home page that carries a number, with the number."""
    return {(urljoin("/", each.attrs["href"]), int(each.number), each.attrs.get("data-of", "")) for each in read(client, "/").anchors if each.number}


ROLES = ("clerk", "works_clerk", "luo", "verifier", "bound", "leader", "farm_leader", "mayor", "reader")


def test_every_number_of_a_home_page_opens_exactly_the_rows_it_counts(client, full, people):
    wrong, exported = [], set()
    for who in ROLES:
        client.force_login(User.objects.get(pk=people[who].user))
        numbers = numbers_of_home(client)
        assert len(numbers) > 5
        for goal, number, counted in sorted(numbers):
            if (rows := rows_behind(client, goal, counted, exported)) != number:
                wrong.append(f"{who} {goal}：{number}，实有 {rows}")
        if who in {"clerk", "works_clerk"}:
            assert "/reminders/" in {urlsplit(goal).path for goal, _, _ in numbers}
    assert not wrong, "\n".join(wrong)


def test_this_mornings_list_and_the_pages_count_the_same(client, full, people):
    told = {}
    for who in ("verifier", "leader", "farm_leader", "mayor"):
        client.force_login(User.objects.get(pk=people[who].user))
        numbers = client.get("/").context["desk"].numbers
        headings = {each.name: each.count for each in client.get("/reminders/").context["inbox"].headings}
        told[who] = headings
        if who == "verifier":
            assert headings["待核实"] == numbers["verify"].count == len(client.get("/verify/").context["waiting"]) == 2
        else:
            assert (headings.get("待销号", 0), headings.get("申请延期", 0)) == (numbers["close"].count, numbers["extension"].count), who
    assert told["leader"]["待销号"] == told["farm_leader"]["申请延期"] == 1 and "待销号" not in told["mayor"]


def test_what_came_back_by_periods_is_new_to_the_clerk_as_well(client, full, people):
    client.force_login(User.objects.get(pk=people["clerk"].user))
    number = client.get("/").context["desk"].numbers["returned"]
    page = client.get(f"/ledger/?{number.query}").content.decode()
    assert number.count == 3 and "每天巡查" in page and "停着的巡查" not in page
