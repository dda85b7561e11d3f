"""首页: each post finds its day there, and every number opens exactly the lines it counts."""

import re
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Office, User
from guatu.work.intake.tests.papers import UNDATED, put_in
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    assign,
    begin_campaign,
    close,
    enter,
    look_back,
    report,
    send_back,
    sign_for,
    verify,
)
from guatu.work.ledger.lifecycle.who import looker_of
from guatu.work.ledger.models import Commitment

HOME = "/"
NUMBER = re.compile(r'<a class="tile[^"]*" href="([^"]+)"><b>(\d+)</b>|<a href="([^"]+)"><b>(\d+)</b>')


@pytest.fixture
def busy(town, clerk, works_office, works_clerk, verifier, today):
    """A town with a line at every stage, some late, some without a date."""

    def line(title, due):
        return enter(
            assigner=town, title=title, source="镇长办公会", by=clerk, on=MONDAY, at=at(MONDAY), said_on=date(2026, 9, 1),
            due=Due(due) if due else None, duty="dated" if due else "standing",
        )[0]  # fmt: skip

    line("待交办的一条", date(2026, 11, 20))
    titles = {"assigned": date(2026, 11, 10), "acting": date(2026, 11, 18), "reported": date(2026, 12, 31), "verified": None}
    lines = {}
    for stage, due in titles.items():
        each = lines[stage] = line(f"到 {stage} 的一条", due)
        assign(each, to=works_office, duty=each.duty, by=clerk, on=MONDAY, at=at(MONDAY), undated=due is None)
    for stage in ("acting", "reported", "verified"):
        sign_for(lines[stage], by=works_clerk, on=MONDAY, at=at(MONDAY))
    for stage in ("reported", "verified"):
        report(lines[stage], words="做完了", finished=True, share=Decimal(1), by=works_clerk, on=MONDAY, at=at(MONDAY))
    verify(lines["verified"], finding="看过，属实", share=Decimal(1), by=verifier, on=MONDAY, at=at(MONDAY))
    return lines


def numbers_on(answer):
    """Every number of the page with the address it leads to."""
    html = answer.content.decode().replace("&amp;", "&")
    return [(one or two, int(count or other)) for one, count, two, other in NUMBER.findall(html)]


@pytest.mark.parametrize("who", ["clerk", "works_clerk", "verifier", "leader", "reader"])
def test_every_number_opens_exactly_the_lines_it_counts(client, request, busy, town, who, minutes_of_town):
    client.force_login(User.objects.get(pk=request.getfixturevalue(who).user))
    numbers = numbers_on(client.get(HOME))
    assert numbers

    for address, count in numbers:
        parts = urlsplit(address)
        page = client.get(parts.path, dict(parse_qsl(parts.query)))
        if parts.path == reverse("ledger"):
            assert page.context["total"] == str(count), address
        elif parts.path == reverse("unit"):
            assert len(page.context["owed"].lines) == count, address
        elif parts.path == reverse("verify-desk"):
            assert len(page.context["waiting"]) == count, address
        else:
            waiting = sum(counts.waiting for _, counts in page.context["rows"])
            assert waiting == count, address


@pytest.fixture
def minutes_of_town(town, clerk, works_office, today):
    return put_in(town, clerk)


def test_the_clerk_sees_what_turned_red_with_its_reason(signed_in, clerk, busy):
    page = signed_in(clerk).get(HOME).content.decode()

    assert "新变红" in page
    assert "时限 11月10日已过 6 天，还没有销号，红。" in page


def test_the_clerk_of_an_empty_town_is_shown_the_next_step(signed_in, clerk, today):
    page = signed_in(clerk).get(HOME).content.decode()

    assert "还没有文件：投一份试试" in page
    assert reverse("papers") in page


def test_a_paper_that_waits_is_listed_with_its_count(signed_in, clerk, minutes_of_town):
    (row,) = signed_in(clerk).get(HOME).context["desk"].papers

    assert row["document"] == minutes_of_town.pk
    assert row["count"] == minutes_of_town.candidates.promises().filter(ours=True).count()


def test_the_unit_sees_what_it_owes_the_latest_first(signed_in, works_clerk, busy):
    page = signed_in(works_clerk).get(HOME)

    (owed,) = page.context["desk"].owed
    assert owed.lines[0] == busy["assigned"]
    assert owed.lines[0].light.colour == "red"
    assert reverse("sign-for", args=[busy["assigned"].pk]) in page.content.decode()
    assert reverse("report", args=[busy["acting"].pk]) in page.content.decode()


def test_the_verifiers_button_opens_the_desk_at_that_line(signed_in, verifier, busy):
    line = busy["reported"]
    home = signed_in(verifier).get(HOME).content.decode()
    assert f"{reverse('verify-desk')}?whole={line.assigner_id}&amp;line={line.pk}" in home


def test_the_verifier_is_not_offered_what_others_must_verify(signed_in, busy, works_office):
    bound = post(works_office, "verifier", "核实岗", "卫", "wei")

    post(works_office.parent, "verifier", "监督岗", "严", "yan")

    home = signed_in(bound).get(HOME)
    page = home.content.decode()
    assert home.context["desk"].numbers["verify"].count == 0 and "待我核实<small>另 1 条等别人</small>" in page
    assert "等别人办的" in page and "与您的岗位有关，由云溪镇监督岗" in page
    assert f"&amp;line={busy['reported'].pk}" not in page


def test_the_leader_in_charge_closes_and_the_mayor_is_told_who_does(client, busy, leader, mayor):
    closing = reverse("close", args=[busy["verified"].pk])

    client.force_login(User.objects.get(pk=leader.user))
    home = client.get(HOME)
    assert closing in home.content.decode() and home.context["desk"].numbers["close"].count == 1
    client.force_login(User.objects.get(pk=mayor.user))
    home = client.get(HOME)
    page = home.content.decode()
    assert closing not in page and home.context["desk"].numbers["close"].count == 0
    assert "等别人办的" in page and "由云溪镇分管建设副镇长销号" in page


def test_what_came_back_stands_there_until_it_is_reported_again(signed_in, clerk, works_clerk, verifier, busy):
    line = busy["reported"]
    line.refresh_from_db()
    send_back(line, reason="路肩没做", by=verifier, on=MONDAY, at=at(MONDAY, 11))
    home = signed_in(clerk).get(HOME)
    assert home.context["desk"].numbers["returned"].count == 1
    assert "新退回" in home.content.decode()

    report(line, words="做了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 12))
    home = signed_in(clerk).get(HOME)
    assert home.context["desk"].numbers["returned"].count == 0
    assert "没有新退回的" in home.content.decode()


def test_what_nobody_signs_for_is_listed_with_the_way_to_write_down_the_call(signed_in, clerk, town, village):
    day = date(2026, 11, 10)
    line, _ = enter(assigner=town, title="清沟", source="例会", by=clerk, on=day, at=at(day), due=Due(date(2026, 12, 31)))
    assign(line, to=village, duty="dated", by=clerk, on=day, at=at(day))

    page = signed_in(clerk).get(HOME).content.decode()
    assert "久未签收" in page
    assert f"/ledger/call/?office={village.pk}" in page


def test_no_line_is_told_of_twice_to_somebody_with_several_posts(signed_in, works_office, busy):
    post(works_office, "unit", "路桥岗", "罗", "luo")
    post(works_office, "head", "主任", "罗", "luo")
    person = post(works_office, "clerk", "督办岗", "罗", "luo")
    desk = signed_in(person).get(HOME).context["desk"]

    assert len(desk.owed) == 1
    owed = [line.pk for line in desk.owed[0].lines]
    known = [line.pk for block in desk.blocks if block.key != "drafted" for line in block.lines]
    assert len(owed) == len(set(owed)) == 4
    assert len(known) == len(set(known))
    assert not set(owed) & set(known)
    assert all(block.above + len(block.lines) == block.number.count for block in desk.blocks)


def test_an_office_below_another_one_answered_for_is_not_listed_apart(signed_in, works_office, busy):
    station = Office.objects.create(name="路桥站", parent=works_office, order=1)
    post(station, "unit", "养护岗", "罗", "luo")
    person = post(works_office, "unit", "路桥岗", "罗", "luo")

    assert [owed.office for owed in signed_in(person).get(HOME).context["desk"].owed] == ["建设办"]


def test_without_a_post_the_page_says_whom_to_ask(client, db, today):
    client.force_login(User.objects.create_user("xin", name="新", password="shi-yi-shi-2026"))

    assert "您今天没有在岗的岗位" in client.get(HOME).content.decode()


def test_the_page_asks_the_database_as_often_however_much_there_is(signed_in, clerk, town, busy, forget):
    client = signed_in(clerk)
    client.get(HOME)
    forget()
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    for number in range(5):
        put_in(town, clerk, words=f"{UNDATED}第{number}份\n", name=f"{number}.txt")
        enter(assigner=town, title=f"第{number}条", source="电话", by=clerk, on=MONDAY, at=at(MONDAY))
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)

    assert len(many) == len(few)
    assert len(many) <= 23


def test_the_districts_clerk_finds_the_way_to_every_town(signed_in, district, town, other_town, today):
    above = post(district, "clerk", "区督办岗", "丁", "ding")
    page = signed_in(above).get("/").content.decode()
    for each in (town, other_town):
        assert f'href="/wall/{each.pk}/"' in page
        assert signed_in(above).get(f"/wall/{each.pk}/").status_code == 200


def test_the_approver_finds_what_is_asked_for_and_the_clerk_what_is_contested(signed_in, town, clerk, mayor, works_office, works_clerk):
    from guatu.work.ledger.lifecycle import ask_more, assign, contest, enter, sign_for

    def line(title):
        made, _ = enter(assigner=town, title=title, source="例会", by=clerk, on=MONDAY, at=at(MONDAY), due=Due(date(2026, 12, 1)))
        assign(made, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
        return made

    asked, disputed = line("东街铺油"), line("县道补坑")
    sign_for(asked, by=works_clerk, on=MONDAY, at=at(MONDAY))
    ask_more(asked, day=date(2026, 12, 20), cause="雨", progress="一半", by=works_clerk, on=MONDAY, at=at(MONDAY))
    contest(disputed, reason="县里管", by=works_clerk, on=MONDAY, at=at(MONDAY))

    page = signed_in(mayor).get("/").content.decode()
    assert "待我批延期" in page and f"/ledger/{asked.pk}/extend/" in page
    page = signed_in(clerk).get("/").content.decode()
    assert "申诉中" in page and "重新交办" in page


def test_the_clerk_and_the_verifier_open_the_sample_and_the_relapses_from_here(signed_in, road, clerk, verifier, leader, today):
    for who, there in ((clerk, True), (verifier, True), (leader, False)):
        page = signed_in(who).get("/").content.decode()
        assert [f'href="{reverse(name)}?' in page for name in ("look-back-sample", "relapses")] == [there, there]
        assert not there or signed_in(who).get(reverse("relapses")).status_code == 200


def test_what_is_contested_stands_in_the_order_in_which_the_clerk_should_rule(
    signed_in, town, clerk, works_office, works_clerk, monkeypatch
):
    from guatu.work.ledger.lifecycle import assign, contest, enter

    for title, day, due in (("后申诉的", date(2026, 11, 18), date(2026, 12, 1)), ("先申诉的", MONDAY, date(2026, 12, 20))):
        line, _ = enter(assigner=town, title=title, source="例会", by=clerk, on=day, at=at(day), due=Due(due))
        assign(line, to=works_office, duty="dated", by=clerk, on=day, at=at(day))
        contest(line, reason="县道归县里", kind="higher", by=works_clerk, on=day, at=at(day))
    monkeypatch.setenv("GUATU_TODAY", "2026-11-19")

    page = signed_in(clerk).get("/").content.decode()
    assert page.index("先申诉的") < page.index("后申诉的")
    assert '<small class="yellow">过了 11月18日</small>' in page and '<small class="soft">最迟 11月20日</small>' in page
    assert "要上级定：县道归县里" in page


def test_a_verifier_of_an_assisting_office_is_not_offered_what_is_for_others(
    signed_in, town, safety_office, works_office, works_clerk, clerk, verifier, today
):
    line, _ = enter(assigner=town, title="消防通道", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
    assign(line, to=works_office, duty="dated", undated=True, assistants=[safety_office], by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
    report(line, words="清了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY))

    home = signed_in(verifier).get(HOME).content.decode()
    assert "与您的岗位有关，本镇街和上级都没有人可以核实，请管理员设一个核实岗" in home
    assert f"&amp;line={line.pk}" not in home


def test_what_relapsed_waits_for_the_leader_to_list_it_again(signed_in, busy, clerk, second_clerk, leader, mayor):
    line = busy["verified"]
    close(line, by=leader, on=MONDAY, at=at(MONDAY, 10))
    look_back(line, verdict="relapsed", finding="又堵了", by=second_clerk, on=MONDAY, at=at(MONDAY, 11))

    assert reverse("relist", args=[line.pk]) in signed_in(leader).get(HOME).content.decode()
    assert "由云溪镇分管建设副镇长定，您也可以定" in signed_in(mayor).get(HOME).content.decode()
    seen = signed_in(clerk).get(HOME).content.decode()
    assert "反弹待列账" in seen and reverse("relist", args=[line.pk]) not in seen


def test_the_clerk_is_told_that_a_campaign_has_its_day(signed_in, clerk, town, today):
    told = {"whole": town, "by": clerk, "on": MONDAY, "at": at(MONDAY)}
    begin_campaign(name="沟渠清淤", rhythm="weekly", since=date(2026, 11, 9), until=date(2026, 12, 31), **told)
    begin_campaign(name="路灯排查", look_back_on=date(2026, 11, 18), **told)
    begin_campaign(name="秸秆禁烧", look_back_on=date(2026, 12, 18), **told)

    home = signed_in(clerk).get(HOME)
    assert [(name, words) for name, _, words in home.context["desk"].campaigns] == [
        ("沟渠清淤", "今天调度"), ("路灯排查", "11月18日集中回头看")
    ]  # fmt: skip


def test_the_leader_reads_whose_seal_a_class_wants_and_until_when_its_notice_hangs(signed_in, busy, clerk, leader, mayor, works_office):
    from guatu.work.ledger.lifecycle import amend, publish
    from guatu.work.ledger.models import Commitment

    line = Commitment.objects.filter(stage="verified", lead=works_office).order_by("due_last").first()
    amend(line, category="environment", reason="归类", by=mayor, on=MONDAY, at=at(MONDAY))
    assert "要先公示 5 个工作日" in signed_in(mayor).get("/").content.decode()
    publish(line, words="公开栏", by=clerk, on=MONDAY, at=at(MONDAY))
    assert "公示到 11月23日" in signed_in(mayor).get("/").content.decode()
    assert "由云溪镇镇长销号" in signed_in(leader).get("/").content.decode()


# -- 该回头看


@pytest.fixture
def seals(town, clerk, works_office, works_clerk, verifier, leader, today):
    """Twelve lines that were closed on the first of November, sent back before, so that all are to be looked back at; and one
    that gave no trouble, of a class of which nothing is drawn."""
    day, lines = date(2026, 11, 1), []
    for n in range(13):
        line, _ = enter(assigner=town, title=f"第 {n} 处", source="例会", by=clerk, due=Due(date(2026, 12, 31)), on=day, at=at(day))
        assign(line, to=works_office, duty="dated", by=clerk, on=day, at=at(day))
        sign_for(line, by=works_clerk, on=day, at=at(day))
        if n:
            report(line, words="做完了", finished=True, by=works_clerk, on=day, at=at(day))
            send_back(line, reason="没有做完", by=verifier, on=day, at=at(day))
        report(line, words="做完了", finished=True, by=works_clerk, on=day, at=at(day))
        verify(line, finding="到现场看过，做得完整", by=verifier, on=day, at=at(day))
        close(line, by=leader, on=day, at=at(day))
        lines.append(line)
    Commitment.objects.filter(pk=lines[0].pk).update(look_back_by=None, look_back_why="")  # as if it had not been drawn
    return lines


@pytest.mark.parametrize("who", ["clerk", "verifier"])
@pytest.mark.parametrize(("day", "count"), [("2026-11-23", 0), ("2026-11-24", 12), ("2026-12-01", 12), ("2026-12-20", 12)])
def test_what_is_to_be_looked_back_at_is_counted_as_it_is_listed(client, request, seals, who, day, count, monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", day)  # by the first of December: 30 days
    client.force_login(User.objects.get(pk=request.getfixturevalue(who).user))
    home = client.get(HOME)
    number = home.context["desk"].numbers["look_back"]
    blocks = [(len(each.lines), each.others) for each in home.context["desk"].blocks if each.key == "look_back"]

    # The verifier verified them all, and can do nothing for those whom somebody else has to look at: the list alone counts them.
    assert number.count == count and blocks == ([] if who == "verifier" and count else [(min(count, 8), 0)])
    rows = client.get(f"{reverse('ledger')}?{number.query}")
    assert rows.context["total"] == str(count) and rows.context["rows"].length == count
    assert ("该回头看 <b>12</b>" in home.content.decode()) is (bool(count) and who == "clerk")


def test_whoever_had_a_part_in_it_is_not_offered_to_look_back(client, seals, clerk, second_clerk, verifier, monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", "2026-12-01")
    for who, offered in ((second_clerk, True), (clerk, True), (verifier, False)):
        client.force_login(User.objects.get(pk=who.user))
        words = client.get(HOME).content.decode()
        assert (reverse("look-back", args=[seals[1].pk]) in words) is offered
        assert ("由没有经手的人去看" in words) is offered


def test_the_clerk_who_had_a_part_in_it_is_told_who_may_go_and_gets_the_slip_for_them(
    client, town, clerk, second_clerk, safety_office, works_office, leader, today, monkeypatch
):
    """She verified nothing, but entered every report: somebody else goes, and she hands out the slip."""
    day = date(2026, 11, 1)
    line, _ = enter(assigner=town, title="补井盖", source="例会", by=clerk, due=Due(date(2026, 12, 31)), on=day, at=at(day))
    assign(line, to=works_office, duty="dated", by=clerk, on=day, at=at(day))
    sign_for(line, by=clerk, on=day, at=at(day))
    report(line, words="补好了", finished=True, by=clerk, on=day, at=at(day))
    verify(line, finding="到现场看过，补得平", by=post(safety_office, "verifier", "核实岗", "郑", "zheng"), on=day, at=at(day))
    close(line, by=leader, on=day, at=at(day))
    post(safety_office, "verifier", "复核岗", "姚", "yao")
    monkeypatch.setenv("GUATU_TODAY", "2026-12-01")

    client.force_login(User.objects.get(pk=clerk.user))
    words = client.get(HOME).content.decode()
    assert f"由云溪镇督办岗、{safety_office.called}复核岗去看" in words and reverse("look-back", args=[line.pk]) not in words

    assert f'href="{reverse("look-back-walk")}?whole={town.pk}"' in words
    slip = client.get(reverse("look-back-walk")).content.decode()
    assert "可以去，任一岗位，1 条" in slip and "补井盖" in slip and "反馈是代录的" in slip
    assert looker_of(second_clerk, line, date(2026, 12, 1))


def test_neither_the_unit_nor_the_leader_is_told_to_look_back(client, seals, works_clerk, leader, monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", "2026-12-01")
    for who in (works_clerk, leader):
        client.force_login(User.objects.get(pk=who.user))
        assert "该回头看" not in client.get(HOME).content.decode()


def test_what_was_looked_back_at_leaves_the_first_page(client, seals, second_clerk, monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", "2026-12-01")
    look_back(seals[1], verdict="held", finding="好好的", by=second_clerk, on=MONDAY, at=at(MONDAY))
    client.force_login(User.objects.get(pk=second_clerk.user))
    assert client.get(HOME).context["desk"].numbers["look_back"].count == 11


def test_the_numbers_of_home_and_ledger_say_what_they_count(town, clerk, works_office, signed_in):
    told = {"by": clerk, "on": MONDAY, "at": at(MONDAY)}
    for title, duty, cadence in (("常年保洁", "standing", ""), ("每周巡河", "recurring", "weekly"), ("修桥", "dated", "")):
        line, _ = enter(assigner=town, title=title, source="例会", duty=duty, cadence=cadence, **told)
        assign(line, to=works_office, duty=duty, cadence=cadence, undated=duty == "dated", **told)
    client = signed_in(clerk)
    desk = client.get("/").context["desk"]

    assert desk.numbers["open"].count == sum(number.count for _, number in desk.lights) == 3
    assert desk.numbers["undated"].count == 2, "each period of what recurs has its day"
    assert "在办 <b>3</b> 条" in client.get("/").content.decode() and "分解的只算整条" in client.get("/").content.decode()
    assert "3 条中的 1—3" in (page := client.get("/ledger/").content.decode()) and "在办、已销号都算，分解出来的各算一条" in page
    assert "2 条中的" in client.get(f"/ledger/?{desk.numbers['undated'].query}").content.decode()
