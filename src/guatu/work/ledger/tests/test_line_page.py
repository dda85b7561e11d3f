"""事项: what a line waits for, who is to do it, what later papers said; and its file on paper."""

import re
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at, post
from guatu.crafts.typesetting.widths import width_of
from guatu.records.offices.models import Kind, Office, Post
from guatu.work.ledger.blockers import with_blocker
from guatu.work.ledger.lifecycle import amend, contest, enter, mention, report, send_back, sign_for, verify
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Campaign, Commitment
from guatu.work.ledger.stages import Change
from guatu.work.ledger.views.saying import DRAWN_FROM, DRAWN_TO, FLAG_WORDS, dates_drawn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = MONDAY.isoformat()


def test_the_page_says_at_whose_door_the_line_waits_and_for_how_long(signed_in, clerk, piles, works_clerk):
    report(
        piles, words=with_blocker("第 5 根成桩", "资金", "财政所拨 38 万元"), finished=False, amount=Decimal(5), by=works_clerk,
        on=date(2026, 11, 10), at=at(date(2026, 11, 10)),
    )  # fmt: skip
    page = signed_in(clerk).get(piles.get_absolute_url()).content.decode()

    assert "建设办11月10日的反馈，已 6 天没有人核实。" in page
    assert page.count("堵点：资金，财政所拨 38 万元") == 2
    assert "第 5 根成桩" in page
    assert "按直线今天该办到的" in page


def test_what_is_contested_says_whose_turn_it_is_and_by_when(signed_in, clerk, assigned_road, works_clerk):
    contest(assigned_road, reason="县道归县里管", by=works_clerk, on=MONDAY, at=at(MONDAY, 11))
    page = signed_in(clerk).get(assigned_road.get_absolute_url()).content.decode()

    assert '<b class="none">申诉中</b>' in page and "申诉中，等督办岗定；时限 12月31日。" in page
    assert "建设办提出申诉，等督办岗改交办，或由审批岗撤销。最迟11月18日定。" in page


def test_what_was_sent_back_says_whose_turn_it_is_and_by_when(signed_in, clerk, reported_road, verifier):
    send_back(reported_road, reason="路肩没做", by=verifier, on=MONDAY, at=at(MONDAY, 11))
    page = signed_in(clerk).get(reported_road.get_absolute_url()).content.decode()

    assert '<b class="green">退回在办</b>' in page and "11月16日退回，等主办单位办好再反馈；" in page
    assert "11月16日核实时由应急管理办核实岗 郑 退回：路肩没做。等建设办办好再反馈，时限 12月31日。" in page
    assert "11月16日退回：路肩没做" in signed_in(clerk).get("/ledger/").content.decode()


def test_a_report_that_was_found_wanting_is_not_called_unverified_but_sent_back_and_why(signed_in, clerk, works_clerk, piles, verifier):
    told = {"finished": True, "by": works_clerk, "on": MONDAY}
    report(piles, words="打完了", at=at(MONDAY, 10), **told)
    send_back(piles, reason="第 12 根没有打", amount=Decimal(11), by=verifier, on=MONDAY, at=at(MONDAY, 11))

    assert "核实 11/12 根（反馈到 12 根，退回了）" in piles.light.because
    assert "未核实" not in piles.light.because
    page = signed_in(clerk).get(piles.get_absolute_url()).content.decode()
    assert "<h2><i>报</i>单位反馈</h2><p class=\"big\">退回</p>" in page
    assert "报的 12根；11月16日核实时由应急管理办核实岗 郑 退回，核实没有通过" in page
    assert "退回的理由：第 12 根没有打。" in signed_in(works_clerk).get("/").content.decode()


def test_where_less_was_found_than_was_reported_nothing_is_said_to_be_unverified(works_clerk, piles, verifier):
    report(piles, words="打了六根", finished=False, amount=Decimal(6), by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    assert "（另反馈到 6 根，未核实）" in piles.light.because
    verify(piles, finding="看到四根", amount=Decimal(4), by=verifier, on=MONDAY, at=at(MONDAY, 11))
    assert "核实 4/12 根（反馈的是 6 根）" in piles.light.because


def test_every_date_there_was_is_kept_with_its_cause_and_its_approver(signed_in, mayor, clerk, assigned_road):
    for day, why in ((date(2027, 1, 10), "汛后水位高"), (date(2027, 1, 20), "进度款未拨")):
        amend(assigned_road, reason=why, due_last=day, by=mayor, on=MONDAY, at=at(MONDAY, 10))
    for address in (assigned_road.get_absolute_url(), f"/ledger/{assigned_road.pk}/file/"):
        page = signed_in(clerk).get(address).content.decode()
        for words in ("汛后水位高", "进度款未拨", "镇长 何", "12月31日", "1月10日", "1月20日"):
            assert words in page, (address, words)


def test_what_later_papers_said_stands_apart_and_changes_nothing(signed_in, clerk, acting_road):
    mention(acting_road, change=Change.POSTPONED, words="推迟到明年一季度", paper="一周看点", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    page = signed_in(clerk).get(acting_road.get_absolute_url()).content.decode()

    assert "后来的文件" in page and "推迟：推迟到明年一季度（《一周看点》）" in page
    acting_road.refresh_from_db()
    assert acting_road.due_last == date(2026, 12, 31)


def test_the_handler_the_standard_and_the_campaign_are_given_with_the_assignment(signed_in, clerk, road, works_office, works_clerk, town):
    campaign = Campaign.objects.create(whole=town, name="秋季会战")
    handler = Post.objects.get(office=works_office)
    fields = {
        "on": DAY, "version": road.version, "to": works_office.pk, "duty": "dated", "day": "2026-12-31",
        "handler": handler.pk, "standard": "通车，荷载检测合格", "measures": "夜里也干", "campaign": campaign.pk,
    }  # fmt: skip
    assert signed_in(clerk).post(f"/ledger/{road.pk}/assign/", fields).status_code == 302

    page = signed_in(clerk).get(road.get_absolute_url()).content.decode()
    for words in ("建设办路桥岗", "通车，荷载检测合格", "夜里也干", "秋季会战", "承办岗：建设办路桥岗", "完成标准：通车"):
        assert words in page


def test_a_post_of_another_office_is_refused_with_a_sentence_though_the_form_without_script_offers_it(
    signed_in, clerk, road, works_office, farm_office
):
    post(farm_office, "unit", "农田岗", "钱", "qian")
    handler = Post.objects.get(office=farm_office)
    page = signed_in(clerk).get(f"/ledger/{road.pk}/assign/").content.decode()
    assert f'<option value="{handler.pk}" data-path="{farm_office.path}"' in page

    fields = {"on": DAY, "version": road.version, "to": works_office.pk, "duty": "dated", "day": "2026-12-31", "handler": handler.pk}
    answer = signed_in(clerk).post(f"/ledger/{road.pk}/assign/", fields)
    assert answer.status_code == 422
    assert "责任人要是主办单位自己的岗位" in answer.content.decode()


def test_who_wished_it_and_its_nature_are_amended_and_a_form_that_says_nothing_of_them_leaves_them(
    signed_in, clerk, road, district
):
    bureau = Office.objects.create(name="区水利局", parent=district, kind=Kind.OUTSIDE, may_ask=True, order=9)
    fields = {
        "on": DAY, "title": road.title, "duty": "dated", "due_last": "2026-12-31", "reason": "来文补登",
    }  # fmt: skip
    more = {"asked_by": bureau.pk, "nature": "common", "standard": "通水", "measures": "", "handler": "", "campaign": ""}
    client = signed_in(clerk)
    assert client.post(f"/ledger/{road.pk}/amend/", fields | more | {"version": road.version}).status_code == 302
    road.refresh_from_db()
    assert (road.asked_by, road.nature, road.standard) == (bureau, "common", "通水")
    page = client.get(road.get_absolute_url()).content.decode()
    assert "区水利局" in page and "共性" in page

    client.post(f"/ledger/{road.pk}/amend/", fields | {"version": road.version, "title": "东干道"})
    road.refresh_from_db()
    assert (road.title, road.asked_by, road.nature, road.standard) == ("东干道", bureau, "common", "通水")


def test_another_lead_lets_go_of_the_handler_of_the_one_before(signed_in, clerk, mayor, road, works_office, works_clerk, farm_office):
    handler = Post.objects.get(office=works_office)
    fields = {"on": DAY, "version": road.version, "to": works_office.pk, "duty": "dated", "day": "2026-12-31", "handler": handler.pk}
    signed_in(clerk).post(f"/ledger/{road.pk}/assign/", fields)
    road.refresh_from_db()
    fields = {
        "on": DAY, "version": road.version, "title": road.title, "duty": "dated", "due_last": "2026-12-31",
        "reason": "归农业", "lead": farm_office.pk, "handler": handler.pk, "field": road.field,
    }  # fmt: skip
    assert signed_in(mayor).post(f"/ledger/{road.pk}/amend/", fields).status_code == 302

    road.refresh_from_db()
    assert (road.lead, road.handler) == (farm_office, None)


def test_lines_of_one_problem_know_each_other(signed_in, clerk, road, town):
    sibling, _ = enter(
        assigner=town, title="西干道也查一遍", source="举一反三", by=clerk, on=MONDAY, at=at(MONDAY), prompted_by=road
    )
    assert "西干道也查一遍" in signed_in(clerk).get(road.get_absolute_url()).content.decode()
    assert "由它带出" in signed_in(clerk).get(sibling.get_absolute_url()).content.decode()


def test_a_file_holds_the_source_the_dates_every_step_and_room_for_evidence_and_signatures(
    signed_in, clerk, acting_road, works_clerk, verifier
):
    report(acting_road, words="路面已铺完", finished=True, by=clerk, on=date(2026, 11, 16), at=at(MONDAY, 11))
    verify(acting_road, finding="看过", by=verifier, on=MONDAY, at=at(MONDAY, 12))
    page = signed_in(clerk).get(f"/ledger/{acting_road.pk}/file/").content.decode()

    for words in (
        "督办事项档案", "12 月底前完工", "原文“12 月底前”", "路面已铺完", "代录：代 建设办", "没有文件再提到这一条",
        "系统里没有存佐证", "销号审批", "没有改过期",
    ):  # fmt: skip
        assert words in page, words
    verbs = re.findall(r'<td class="nw">(立账|交办|签收|反馈|核实)</td>', page)
    assert verbs == ["立账", "交办", "签收", "反馈", "核实"]


def test_a_file_is_not_shown_to_another_town(signed_in, road, other_town):
    stranger = post(other_town, "clerk", "督办岗", "外", "wai")
    assert signed_in(stranger).get(f"/ledger/{road.pk}/file/").status_code == 404


@pytest.mark.parametrize("page", ["", "file/"])
def test_a_line_of_sixty_steps_asks_as_often_as_one_of_five(signed_in, clerk, piles, works_clerk, page):
    client = signed_in(clerk)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/ledger/{piles.pk}/{page}")
        return len(queries)

    def reports(number):
        line = Commitment.objects.get(pk=piles.pk)
        for i in range(number):
            report(line, words=f"又 {i}", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY, 10, i % 60))

    reports(2)
    client.get(f"/ledger/{piles.pk}/")
    few = count()
    reports(55)
    assert count() == few


def test_a_late_entry_is_marked_on_the_page_and_in_the_file(signed_in, clerk, assigned_road):
    sign_for(assigned_road, by=clerk, on=MONDAY, at=at(date(2026, 11, 23)))
    for address in (assigned_road.get_absolute_url(), f"/ledger/{assigned_road.pk}/file/"):
        page = signed_in(clerk).get(address).content.decode()
        assert "补录" in page and "晚 5 个工作日" in page


def test_a_line_signed_for_and_not_reported_says_since_when(signed_in, clerk, acting_road):
    page = signed_in(clerk).get(acting_road.get_absolute_url()).content.decode()

    assert re.search(r"办理中，签收(以后|已 \d+ 天)，还没有反馈。", page)


@pytest.mark.parametrize("today", [date(2026, 9, 1), date(2026, 11, 26), date(2026, 12, 30)])
def test_on_the_drawing_of_the_dates_no_words_run_out_of_it_or_into_others(today):
    line = Commitment(assigned_on=date(2026, 8, 31), due_last=date(2026, 12, 31))
    moved = [{"before": date(2026, 11, 30)}, {"before": date(2026, 12, 28)}]

    flags = dates_drawn(line, today, moved)

    spans = [(flag.under, flag.place + flag.aside, width_of(flag.words, FLAG_WORDS) / 2) for flag in flags]
    assert all(middle - half >= DRAWN_FROM and middle + half <= DRAWN_TO for _, middle, half in spans)
    for (line_of_one, one, half), (line_of_other, other, other_half) in combinations(spans, 2):
        assert line_of_one != line_of_other or abs(one - other) > half + other_half


def test_what_the_leader_sends_back_at_the_closing_says_so_and_is_to_be_verified_anew(signed_in, verified_road, leader, works_clerk, verifier):
    send_back(verified_road, reason="路肩没做", by=leader, on=MONDAY, at=at(MONDAY, 11))
    page = signed_in(works_clerk).get(verified_road.get_absolute_url())
    words = page.content.decode()
    assert "11月16日销号时由云溪镇分管建设副镇长 许 退回：路肩没做。等建设办办好再反馈" in words and "再反馈以后重新核实，再销号" in words
    assert "核实没有通过" not in words and "销号没有批，退回以后要重新核实" in words
    assert (page.context["reported_words"], page.context["verified_words"]) == ("退回", "要重核")
    assert ("now", "退回重办") in page.context["loop"] and ("", "核实") in page.context["loop"]
    assert "要重核" in signed_in(works_clerk).get("/ledger/").content.decode()
    verified_road.refresh_from_db()
    assert verified_road.light.because.startswith("11月16日退回，核实过的要重新核实，") and "核实 100%" not in verified_road.light.because
    assert verified_road.verified_share == 1 and as_values(verified_road) == replay(verified_road.steps.order_by("number"))
    asked = signed_in(works_clerk).get(f"/ledger/{verified_road.pk}/report/").content.decode()  # with the reason at hand
    assert "<b>11月16日销号时由云溪镇分管建设副镇长 许 退回</b>：路肩没做" in asked

    report(verified_road, words="路肩做了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 12))
    verify(verified_road, finding="路肩看过", by=verifier, on=MONDAY, at=at(MONDAY, 13))
    assert signed_in(works_clerk).get(verified_road.get_absolute_url()).context["verified_words"] == "完"


def test_what_the_verifier_sends_back_was_not_found_done(signed_in, reported_road, works_clerk, verifier):
    send_back(reported_road, reason="路肩没做", by=verifier, on=MONDAY, at=at(MONDAY, 11))
    words = signed_in(works_clerk).get(reported_road.get_absolute_url()).content.decode()
    assert "11月16日核实时由应急管理办核实岗 郑 退回" in words and "核实没有通过" in words and "要重核" not in words
