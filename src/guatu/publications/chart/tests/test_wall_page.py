"""挂图: what a town's wall shows, and where its numbers lead."""

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    Portion,
    accept_day,
    amend,
    assign,
    break_down,
    close,
    enter,
    report,
    report_occurrence,
    sign_for,
    verify,
)
from guatu.work.ledger.models import Commitment, LightOfDay

pytestmark = pytest.mark.django_db


def words(answer):
    """The page's words without its marks."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def links(answer):
    return [unescape(href) for href in re.findall(r'href="([^"]+)"', answer.content.decode())]


def counted_by(answer):
    """What the page says that an address opens, and the number it says."""
    return {unescape(href): int(count) for href, count in re.findall(r'href="([^"]+)" data-count="(\d+)"', answer.content.decode())}


def number_of(answer, name):
    return next(number for number in answer.context["wall"].lights if number.words == name)


def test_a_slow_line_hangs_red_with_its_bar_its_reason_and_its_words(wall, bridge):
    page = wall()

    assert "慢 17 天" in words(page)
    assert "核实 3/12 根，从 10月19日到首次时限 11月30日按直线" in words(page)
    assert 'fill="url(#hatch)"' in page.content.decode()
    assert "二号危桥改造，按期办结。" in words(page)


def test_a_closed_line_bears_the_seal(wall, closed_road):
    page = wall()

    assert ">销</text>" in page.content.decode()
    assert " 早 45 天 " in words(page)


def test_a_seal_is_taken_down_after_two_weeks(wall, closed_road, monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", "2026-12-01")

    page = wall()

    assert ">销</text>" not in page.content.decode()
    assert page.context["wall"].counts.quarter[closed_road.field]["closed"] == 1


def test_every_row_opens_its_line(wall, bridge, road):
    assert {f"/ledger/{bridge.pk}/", f"/ledger/{road.pk}/"} <= set(links(wall()))


def test_the_numbers_of_the_lights_open_exactly_their_lines(wall, bridge, closed_road, new_line, farm_office):
    new_line("高标准农田验收", to=farm_office, due=date(2026, 11, 18))
    new_line("农村户厕改造", to=farm_office, due=date(2026, 12, 10))
    new_line("冬令补助发放", to=farm_office, due=date(2026, 12, 25), signed=False)

    lights = wall().context["wall"].lights

    assert [(light.colour, light.count) for light in lights] == [
        ("red", 1), ("yellow", 1), ("green", 1), ("none", 1), ("done", 1),
    ]  # fmt: skip
    for light in lights:
        assert wall(light.href).context["total"] == str(light.count)


def test_the_numbers_of_the_offices_open_their_lines(wall, new_line, works_office, closed_road):
    for number in range(5):
        new_line(f"道路修补第 {number + 1} 段", to=works_office, due=date(2026, 11, 5 + number))

    row = wall().context["wall"].offices.rows[0]

    assert (row.name, row.closing.due, row.closing.closed, row.closing.word) == ("建设办", 5, 0, "0%")
    assert wall(row.due_href).context["total"] == "5"
    assert wall(row.closed_href).context["total"] == "0"


def test_the_rate_follows_the_paper_once_an_approver_has_accepted_its_day(
    wall, new_line, works_office, works_clerk, verifier, leader, mayor, monkeypatch
):
    tuesday = MONDAY + timedelta(1)
    lines = [new_line(f"道路修补第 {number} 段", to=works_office, due=MONDAY) for number in range(5)]
    for line in lines:
        report(line, words="补好了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 16))
        verify(line, finding="属实", by=verifier, on=MONDAY, at=at(MONDAY, 17))
        close(line, by=leader, on=MONDAY, at=at(tuesday))
    monkeypatch.setenv("GUATU_TODAY", tuesday.isoformat())
    assert wall().context["wall"].offices.total.word == "0%"

    for line in lines:
        seen = {"paper": "签收单原件", "reason": "分管领导出差"}
        accept_day(line, step=line.steps.get(verb="close"), by=mayor, on=tuesday, at=at(tuesday, 11), **seen)
    assert wall().context["wall"].offices.total.word == "100%"


@pytest.mark.parametrize(("minute", "rate"), [(30, "100%"), (31, "0%")])
def test_the_rate_counts_by_the_minute_what_was_due_at_a_moment(
    wall, town, clerk, works_office, works_clerk, verifier, leader, minute, rate
):
    for number in range(5):
        due = Due(MONDAY, at=at(MONDAY, 16, 30))
        line, _ = enter(assigner=town, title=f"电线 {number}", source="12345", due=due, by=clerk, on=MONDAY, at=at(MONDAY, 8))
        assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 9))
        sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
        report(line, words="扎好了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 16))
        verify(line, finding="属实", by=verifier, on=MONDAY, at=at(MONDAY, 16, 10))
        close(line, by=leader, on=MONDAY, at=at(MONDAY, 16, minute).replace(second=59))
    assert wall().context["wall"].offices.total.word == rate


def test_offices_stand_in_their_order_and_not_by_their_rate(wall, new_line, works_office, farm_office, village):
    for office in (village, farm_office, works_office):
        new_line("清理排水沟", to=office, due=date(2026, 11, 6))

    assert [row.name for row in wall().context["wall"].offices.rows] == ["建设办", "农业农村办", "河东村"]


def test_under_five_lines_an_office_has_no_rate(wall, new_line, works_office):
    new_line("清理排水沟", to=works_office, due=date(2026, 11, 6))

    assert "不足 5 条" in words(wall())


def test_lines_are_grouped_by_field_and_on_demand_by_office(wall, bridge, new_line, farm_office):
    new_line("农村户厕改造", to=farm_office, due=date(2026, 12, 10))

    by_field, by_office = wall(), wall(f"/wall/{bridge.assigner_id}/?by=office")

    assert 'aria-label="分管建设，本页 1 条"' in by_field.content.decode()
    assert 'aria-label="农业农村办，本页 1 条"' in by_office.content.decode()


def test_a_line_without_a_date_is_named_below_the_chart_and_has_no_red(wall, new_line, works_office):
    new_line("推动停车难问题解决", to=works_office)
    new_line("河道日常保洁", to=works_office, duty="standing")

    page = wall()

    assert "无时限 2 条" in words(page)
    assert "长期 1：河道日常保洁" in words(page)
    assert "待定时限 1" in words(page)
    assert "还没有带时限的事项" in words(page)
    assert [line.title for line in page.context["wall"].undated] == ["推动停车难问题解决", "河道日常保洁"]


def test_a_recurring_line_is_one_row_of_ticks(wall, new_line, farm_office):
    new_line("秸秆禁烧巡查", to=farm_office, duty="recurring", cadence="weekly", said_on=date(2026, 10, 12))

    page = wall()

    assert "11月16日—22日：待报" in words(page) and "到 11月29日为止" not in words(page)
    assert ">每周</text>" in page.content.decode()


def test_its_periods_are_drawn_as_they_stand_and_counted_apart(wall, town, farm_office, clerk):
    begun = {"by": clerk, "on": date(2026, 10, 26), "at": at(date(2026, 10, 26))}
    line, _ = enter(assigner=town, title="秸秆禁烧巡查", source="例会", duty="recurring", cadence="weekly", **begun)
    assign(line, to=farm_office, duty="recurring", **begun)
    sign_for(line, **begun)
    told = list(line.occurrences.order_by("first"))
    report_occurrence(told[0], words="巡了", by=clerk, on=date(2026, 10, 30), at=at(date(2026, 10, 30)))
    wall()
    late = line.occurrences.order_by("first")[1]
    report_occurrence(late, words="补报", by=clerk, on=MONDAY, at=at(MONDAY))

    page = wall()

    assert "10月26日—11月1日：按期" in words(page)
    assert "11月2日—8日：补报，晚 7 天" in words(page)
    assert "周期另计：本月 2 / 5" in words(page)


def test_what_is_sealed_is_not_among_the_periods_that_the_wall_counts(wall, town, farm_office, village, clerk):
    begun = {"by": clerk, "on": date(2026, 11, 2), "at": at(date(2026, 11, 2))}
    for title, concerns in (("秸秆禁烧巡查", None), ("核查鱼塘账目", village)):
        line, _ = enter(assigner=town, title=title, source="例会", duty="recurring", cadence="weekly", concerns=concerns, **begun)
        assign(line, to=farm_office, duty="recurring", **begun)
        sign_for(line, **begun)

    page = wall(as_whom=clerk)
    due = next(href for href in links(page) if href.startswith("/ledger/occurrences/?month=") and "show" not in href)
    opened = wall(due, as_whom=clerk)

    assert page.context["wall"].turns.due.count == len(opened.context["rows"]) == 4
    assert opened.context["numbers"].due.count == 4 and "鱼塘" not in words(opened)


def test_what_a_line_was_divided_into_hangs_in_the_line(wall, bridge, clerk, works_office, farm_office):
    halves = [Portion(works_office, amount=Decimal(8)), Portion(farm_office, amount=Decimal(4))]
    break_down(bridge, halves, by=clerk, on=MONDAY, at=at(MONDAY))

    page = wall()

    assert page.context["wall"].counts.hung == 1
    assert [line.pk for line in page.context["wall"].lines] == [bridge.pk]


def test_a_moved_date_is_told_for_a_week_and_flies_its_flags(wall, bridge, mayor):
    amend(bridge, reason="汛期停工", by=mayor, on=MONDAY, at=at(MONDAY), due_last=date(2026, 12, 18))

    page = wall()

    assert "11月30日 → 12月18日" in words(page)
    assert "延期 ×1" in words(page) and "原 11月30日" in words(page)


def test_what_falls_due_within_the_week_is_listed_by_its_day(wall, new_line, works_office):
    new_line("标线补划", to=works_office, due=date(2026, 11, 20))
    new_line("公示", to=works_office, due=date(2026, 11, 16))
    new_line("验收", to=works_office, due=date(2026, 11, 23))

    shown = wall().context["wall"]

    assert [due.title for due in shown.must_do] == ["公示", "标线补划"]
    assert wall(shown.week_href).context["total"] == str(shown.counts.due_this_week) == "2"


def test_a_report_on_the_way_waits_for_its_verifier_too(wall, bridge, works_clerk):
    report(bridge, words="成桩 5 根", by=works_clerk, on=MONDAY, at=at(MONDAY), finished=False, amount=Decimal(5))

    waiting = next(stop for stop in wall().context["wall"].stops if stop.words == "待核实")

    assert waiting.count == 1
    assert wall(waiting.href).context["total"] == "1"


def test_where_lines_wait_is_told_with_the_oldest(wall, road, new_line, works_office):
    new_line("冬令补助发放", to=works_office, due=date(2026, 12, 25), signed=False)

    stops = {stop.words: stop for stop in wall().context["wall"].stops}

    assert (stops["待交办"].count, stops["待签收"].count, stops["待核实"].count) == (1, 1, 0)
    assert wall(stops["待签收"].href).context["total"] == "1"


def test_the_wall_counts_work_out_of_reach_of_no_date_as_provisional(wall, new_line, works_office):
    new_line("决算草案", to=works_office, due=date(2027, 1, 15))

    assert "年历暂排" in words(wall())


def test_a_town_without_lines_says_what_to_do(wall):
    page = wall()

    assert "云溪镇的图上还没有事项" in words(page)
    assert "/papers/" in " ".join(links(page))


def test_lights_of_yesterday_are_not_shown(wall, new_line, works_office):
    line = new_line("标线补划", to=works_office, due=date(2026, 11, 15))
    LightOfDay.objects.filter(commitment=line).update(day=MONDAY - timedelta(1), colour="green", word="余 1 天")

    assert "逾 1 天" in words(wall())


# -- pages -----------------------------------------------------------------------------------------------------------


def test_twelve_lines_make_a_page_and_the_wall_turns_to_the_next(wall, new_line, works_office, town):
    for number in range(13):
        new_line(f"修补第 {number + 1} 段", to=works_office, due=date(2026, 12, 10))

    first, second = wall().context["wall"], wall(f"/wall/{town.pk}/?page=2").context["wall"]

    assert (len(first.lines), len(second.lines), first.pages) == (12, 1, 2)
    assert first.next_page.endswith("page=2") and second.next_page.endswith("page=1")


@pytest.mark.parametrize("page", ["0", "99", "-1", "x", "²"])
def test_a_page_that_there_is_not_is_one_that_there_is(wall, bridge, page):
    assert len(wall(f"/wall?page={page}").context["wall"].lines) == 1


def test_a_wall_of_too_many_pages_shows_what_presses(wall, bridge, town, works_office):
    lines = [
        Commitment(
            assigner=town, serial=1000 + number, number=f"云溪-{1000 + number}", title=f"事项 {number}", source="会",
            lead=works_office, stage="acting", said_on=MONDAY, due_first=date(2026, 12, 31),
            due_last=date(2026, 12, 31), entered_at=at(MONDAY),
        )
        for number in range(80)
    ]  # fmt: skip
    Commitment.objects.bulk_create(lines)

    shown = wall().context["wall"]

    assert (shown.pressing_only, [line.title for line in shown.lines]) == (True, ["二号危桥改造"])
    assert wall(f"/wall/{town.pk}/?show=all").context["wall"].pages == 7


# -- who may see it --------------------------------------------------------------------------------------------------


def test_the_signed_out_are_sent_to_sign_in(client, town):
    answer = client.get("/wall")

    assert answer.status_code == 302 and "/sign-in" in answer["Location"]


def test_in_the_demo_the_wall_of_its_first_town_is_open(client, town, bridge, other_town, settings, today):
    settings.DEMO = True

    assert "云溪镇" in words(client.get("/wall"))
    assert "石桥镇" in words(client.get(f"/wall/{other_town.pk}/"))


def test_the_wall_of_a_town_one_does_not_belong_to_is_not_there(signed_in, reader, other_town, today):
    assert signed_in(reader).get(f"/wall/{other_town.pk}/").status_code == 404


def test_the_district_may_choose_among_its_towns(wall, district, town, other_town, bridge):
    above = post(district, "reader", "区督查岗", "曲", "qu")

    page = wall(f"/wall/{town.pk}/", as_whom=above)

    assert [each.name for each in page.context["wall"].wholes] == ["清河区", "云溪镇", "石桥镇"]


def test_somebody_without_a_post_is_told_so(client, today, db):
    from guatu.records.offices.models import User

    client.force_login(User.objects.create_user("nobody", name="无", password=None))

    assert client.get("/wall").status_code == 403


# -- what it costs ---------------------------------------------------------------------------------------------------


def test_the_wall_asks_twelve_questions_however_many_lines_there_are(
    wall,
    client,
    bridge,
    closed_road,
    new_line,
    works_office,
    farm_office,
    village,
    mayor,
    django_assert_max_num_queries,
):
    amend(bridge, reason="汛期停工", by=mayor, on=MONDAY, at=at(MONDAY), due_last=date(2026, 12, 18))
    for number in range(20):
        for office in (works_office, farm_office, village):
            new_line(f"修补第 {number} 段", to=office, due=date(2026, 11, 6) + timedelta(number), target=Decimal(3))
    new_line("推动停车难问题解决", to=works_office)
    wall()  # lights of the day are lit once

    with django_assert_max_num_queries(12) as asked:
        page = client.get("/wall")

    assert page.context["wall"].pages > 1
    assert len(asked) >= 8


def test_a_wall_with_room_for_undated_lines_asks_no_more(
    wall, client, bridge, new_line, works_office, mayor, django_assert_max_num_queries
):
    amend(bridge, reason="汛期停工", by=mayor, on=MONDAY, at=at(MONDAY), due_last=date(2026, 12, 18))
    for number in range(5):
        new_line(f"推动第 {number} 件难事解决", to=works_office)
    wall()

    with django_assert_max_num_queries(12):
        page = client.get("/wall")

    assert len(page.context["wall"].undated) == 5


def test_the_lights_of_the_page_are_those_of_the_drawing():
    """The page's sprite and the one a drawing of its own brings are the same five."""
    from django.template.loader import render_to_string

    from guatu.crafts.typesetting.marks import LIGHT_DEFS

    def symbols(svg):
        return sorted(re.findall(r'<(?:symbol|pattern) id="[^"]+".*?</(?:symbol|pattern)>', re.sub(r"\n", "", svg)))

    assert symbols(render_to_string("paper/_sprite.html")) == symbols(LIGHT_DEFS)


def test_the_wall_says_what_its_number_is_made_of_and_each_opens_its_lines(
    signed_in, today, town, clerk, works_office, works_clerk, verifier, leader
):
    closed, dated, standing, weekly = (
        enter(assigner=town, title=title, source="例会", by=clerk, on=MONDAY, at=at(MONDAY), duty=duty, cadence=cadence, due=due)[0]
        for title, duty, cadence, due in (
            ("修好的桥", "dated", "", Due(date(2026, 11, 30))), ("没修的桥", "dated", "", Due(date(2026, 12, 30))),
            ("常年保洁", "standing", "", None), ("每周巡河", "recurring", "weekly", None),
        )
    )  # fmt: skip
    for line in (closed, dated, standing, weekly):
        assign(line, to=works_office, duty=line.duty, cadence=line.cadence, by=clerk, on=MONDAY, at=at(MONDAY))
    told = {"on": MONDAY, "at": at(MONDAY, 10)}
    sign_for(closed, by=works_clerk, **told)
    report(closed, words="通了", finished=True, by=works_clerk, **told)
    verify(closed, finding="看过", by=verifier, **told)
    close(closed, by=leader, **told)

    client = signed_in(clerk)
    answer = client.get("/wall")
    assert "上图 3 项 ： 在办 2 ，近两周销号 1" in words(answer) and "无时限 1 条" in words(answer)
    for address, count in counted_by(answer).items():
        found = re.search(r"(\d+) 条中的", client.get(address).content.decode())
        assert (int(found[1]) if found else 0) == count, address
