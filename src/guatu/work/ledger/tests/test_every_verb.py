"""What befalls a line besides the straight way: contested, extended, suspended, merged, looked back at, relisted."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.rates import Owed, closing
from guatu.crafts.timing.workdays import NATIONAL
from guatu.records.almanac.profiles import find
from guatu.records.trail.chain import first_break
from guatu.work.ledger.clocks import due_by
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    amend,
    ask_more,
    assign,
    close,
    contest,
    deny,
    enter,
    extend,
    look_back,
    merge,
    relist,
    report,
    resume,
    sign_for,
    suspend,
    verify,
    withdraw,
)
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import (
    AskedAlready,
    AskedByYourself,
    BeyondTheLaw,
    CannotTakeIn,
    ContestedAlready,
    ContestIsLate,
    DayIsNoLater,
    HasRelapsed,
    LookerIsNotAnother,
    NeedsWords,
    NobodyAsked,
    NotAllowedNow,
    NotYours,
    TooLateToAsk,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TUESDAY, FRIDAY = date(2026, 11, 17), date(2026, 11, 20)
LATER = date(2027, 1, 20)


def on(day, hour=10):
    return {"on": day, "at": at(day, hour)}


# -- 申诉


def test_an_office_contests_once_and_the_clerk_gives_the_line_to_another(assigned_road, works_clerk, clerk, farm_office, works_office):
    contest(assigned_road, reason="县道归县里管，请转农业农村办协调", by=works_clerk, **on(TUESDAY))
    assert (assigned_road.stage, assigned_road.get_stage_display()) == ("contested", "申诉中")

    with pytest.raises(NeedsWords) as refused:
        assign(assigned_road, to=works_office, duty="dated", by=clerk, **on(TUESDAY, 11))
    assert "为什么仍由建设办办（它看得到）" in refused.value.in_words
    assign(assigned_road, to=works_office, duty="dated", note="县里委托镇里养护", by=clerk, **on(TUESDAY, 11))
    with pytest.raises(ContestedAlready):
        contest(assigned_road, reason="还是不归我们", by=works_clerk, **on(TUESDAY, 12))

    assign(assigned_road, to=farm_office, duty="dated", note="县里答复由镇里协调", by=clerk, **on(TUESDAY, 13))
    contest(assigned_road, reason="我们没有路", by=clerk, **on(TUESDAY, 14))  # another lead, by telephone
    assert assigned_road.steps.last().on_behalf_of == farm_office


def test_the_office_that_is_to_do_it_all_the_same_reads_why(assigned_road, works_clerk, works_office, clerk, signed_in):
    contest(assigned_road, reason="县道归县里管", by=works_clerk, **on(MONDAY))
    client = signed_in(clerk)
    address = reverse("assign", args=[assigned_road.pk])
    form = {"to": works_office.pk, "duty": "dated", "day": "2026-12-31", "on": "2026-11-16", "version": assigned_road.version}
    assert client.post(address, form).status_code == 422
    assert client.post(address, form | {"note": "县里委托镇里养护"}).status_code == 302

    unit = signed_in(works_clerk)
    assert "申诉的答复：县里委托镇里养护。" in unit.get(assigned_road.get_absolute_url()).content.decode()
    assert "申诉的答复：县里委托镇里养护。" in unit.get("/").content.decode()


def test_the_page_of_the_ruling_says_whose_contest_it_is_and_who_entered_it(assigned_road, clerk, signed_in):
    contest(assigned_road, reason="不归我们管", by=clerk, **on(MONDAY))
    page = signed_in(clerk).get(reverse("assign", args=[assigned_road.pk])).content.decode()
    assert "建设办申诉，云溪镇督办岗 陈代录" in page


def test_after_three_working_days_nothing_is_contested(assigned_road, works_clerk):
    with pytest.raises(ContestIsLate) as refused:
        contest(assigned_road, reason="才看到", by=works_clerk, on=TUESDAY, at=at(FRIDAY))
    assert "2026-11-19" in refused.value.in_words


@pytest.mark.parametrize(("category", "last"), [("", "2026-11-19"), ("petition", "2026-11-23"), ("deputies", "2026-11-25")])
def test_the_class_says_within_how_many_working_days(category, last, road, works_office, works_clerk, clerk):
    assign(road, to=works_office, duty="dated", category=category, by=clerk, on=MONDAY, at=at(MONDAY))
    after = date.fromisoformat(last) + timedelta(days=1)
    with pytest.raises(ContestIsLate) as refused:
        contest(road, reason="才看到", by=works_clerk, on=TUESDAY, at=at(after))
    assert last in refused.value.in_words
    contest(road, reason="归农业农村办管", by=works_clerk, on=TUESDAY, at=at(date.fromisoformat(last)))


def test_the_journal_says_of_which_kind_the_reason_is_and_the_page_by_when_the_clerk_rules(assigned_road, works_clerk, signed_in):
    address = reverse("contest", args=[assigned_road.pk])
    client, form = signed_in(works_clerk), {"reason": "县道要县里定", "on": "2026-11-16", "version": assigned_road.version}
    # It may be contested until the Thursday: the clerk's two days end no sooner than two days after that.
    assert "到11月19日为止" in client.get(address).content.decode()
    assert "最晚不过11月23日" in client.get(address).content.decode()
    assert client.post(address, form).status_code == 422
    assert client.post(address, form | {"kind": "higher"}).status_code == 302
    page = client.get(assigned_road.get_absolute_url()).content.decode()
    assert "要上级定：县道要县里定" in page and "最迟11月18日定" in page


def test_what_is_signed_for_is_not_contested(acting_road, works_clerk):
    with pytest.raises(NotAllowedNow):
        contest(acting_road, reason="不归我们", by=works_clerk, **on(TUESDAY))


# -- 延期


def test_the_unit_asks_the_approver_grants_and_the_first_date_stays(acting_road, works_clerk, mayor):
    ask_more(acting_road, day=LATER, cause="连续降雨", progress="路基完成", by=works_clerk, **on(TUESDAY))
    assert (acting_road.due_last, acting_road.asked_due) == (date(2026, 12, 31), LATER)

    extend(acting_road, by=mayor, **on(FRIDAY))
    assert (acting_road.due_first, acting_road.due_last, acting_road.asked_due) == (date(2026, 12, 31), LATER, None)
    assert acting_road.times_extended == 1


def test_every_list_that_shows_the_date_says_how_often_it_was_extended(acting_road, works_clerk, clerk, mayor, signed_in, monkeypatch):
    for day in (LATER, date(2027, 1, 25)):
        ask_more(acting_road, day=day, cause="连续降雨", progress="路基完成", by=works_clerk, **on(TUESDAY))
        extend(acting_road, by=mayor, **on(TUESDAY))
    monkeypatch.setenv("GUATU_TODAY", "2027-01-20")
    client = signed_in(clerk)
    for address in ("/", "/ledger/", "/ledger/print/", f"/ledger/call/?office={acting_road.lead_id}", "/wall"):
        assert "延 2 次" in client.get(address).content.decode(), address
    assert "延 2 次" in signed_in(works_clerk).get("/").content.decode()


def test_a_request_that_is_denied_leaves_the_date_and_says_why(acting_road, works_clerk, mayor):
    ask_more(acting_road, day=LATER, cause="连续降雨", progress="路基完成", by=works_clerk, **on(TUESDAY))
    with pytest.raises(AskedAlready):
        ask_more(acting_road, day=LATER, cause="再问", progress="一样", by=works_clerk, **on(TUESDAY, 11))
    deny(acting_road, reason="晴天多，来得及", by=mayor, **on(FRIDAY))

    assert (acting_road.due_last, acting_road.asked_due, acting_road.times_extended) == (date(2026, 12, 31), None, 0)
    with pytest.raises(NobodyAsked):
        extend(acting_road, by=mayor, **on(FRIDAY, 11))


def test_nothing_is_asked_after_the_date_or_for_an_earlier_day(acting_road, works_clerk):
    with pytest.raises(TooLateToAsk):
        ask_more(acting_road, day=LATER, cause="忘了", progress="一半", by=works_clerk, on=TUESDAY, at=at(date(2027, 1, 1)))
    with pytest.raises(DayIsNoLater):
        ask_more(acting_road, day=date(2026, 12, 31), cause="雨", progress="一半", by=works_clerk, **on(TUESDAY))


def test_two_signatures_are_of_two_people(acting_road, clerk, town):
    both = post(town, "approver", "镇长", "陈", "chen")  # the clerk is an approver, too
    ask_more(acting_road, day=LATER, cause="雨", progress="一半", by=both, **on(TUESDAY))
    with pytest.raises(AskedByYourself):
        extend(acting_road, by=both, **on(TUESDAY, 11))


def test_nobody_grants_what_their_own_office_asks_for(acting_road, works_office, works_clerk, mayor):
    head = post(works_office, "approver", "主任", "吕", "lv")
    ask_more(acting_road, day=LATER, cause="连续降雨", progress="路基完成", by=works_clerk, **on(TUESDAY))
    for verb in (
        lambda: extend(acting_road, by=head, **on(FRIDAY)),
        lambda: suspend(acting_road, until=LATER, plan="等雨停", by=head, **on(FRIDAY)),
        lambda: withdraw(acting_road, reason="不办了", by=head, **on(FRIDAY)),
        lambda: amend(acting_road, due_last=LATER, reason="雨", by=head, **on(FRIDAY)),
    ):
        with pytest.raises(NotYours) as refused:
            verb()
        assert "建设办" in refused.value.in_words
    extend(acting_road, by=mayor, **on(FRIDAY))
    assert acting_road.due_last == LATER


def test_no_further_than_the_law_lets_it_be_extended_and_the_refusal_names_the_law(road, town, works_office, works_clerk, clerk, mayor, signed_in):
    due = due_by(find(town, "petition-settle").profile, road, MONDAY, NATIONAL)
    assign(road, to=works_office, duty="dated", due=due, by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(road, by=works_clerk, on=MONDAY, at=at(MONDAY))
    assert road.due_last == date(2027, 1, 15)
    assert "信访工作条例" in signed_in(works_clerk).get(reverse("ask-more", args=[road.pk])).content.decode()

    told = {"cause": "要鉴定", "progress": "材料齐了", "by": works_clerk}
    with pytest.raises(BeyondTheLaw) as refused:
        ask_more(road, day=date(2027, 2, 15), **told, **on(TUESDAY))
    assert "最多再延长 30 天，到 2027-02-14 为止" in refused.value.in_words and "第三十四条" in refused.value.in_words
    ask_more(road, day=date(2027, 2, 1), **told, **on(TUESDAY))
    with pytest.raises(BeyondTheLaw):
        extend(road, day=date(2027, 3, 1), by=mayor, **on(FRIDAY))
    extend(road, day=date(2027, 2, 14), by=mayor, **on(FRIDAY))


def test_where_no_law_names_the_most_the_approver_decides(road, town, works_office, works_clerk, clerk, mayor):
    due = due_by(find(town, "deputies-plain").profile, road, MONDAY, NATIONAL)
    assign(road, to=works_office, duty="dated", due=due, by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(road, by=works_clerk, on=MONDAY, at=at(MONDAY))
    ask_more(road, day=date(2027, 6, 1), cause="要立项", progress="报了", by=works_clerk, **on(TUESDAY))
    extend(road, by=mayor, **on(FRIDAY))
    assert road.due_last == date(2027, 6, 1)


# -- 挂账


def test_what_stands_still_has_no_red_and_is_given_its_days_back(acting_road, mayor):
    suspend(acting_road, until=date(2027, 3, 1), plan="封冻期停工，开春复工", by=mayor, **on(TUESDAY))
    assert (acting_road.stage, acting_road.light.colour, acting_road.light.word) == ("suspended", "none", "挂账")
    assert Commitment.objects.open().count() == 1

    resume(acting_road, by=mayor, **on(FRIDAY))
    assert (acting_road.stage, acting_road.due_first, acting_road.due_last) == ("acting", date(2026, 12, 31), date(2027, 1, 3))
    assert acting_road.suspended_on is None


def test_a_date_by_the_clock_is_counted_again_without_the_days_it_stood_and_the_page_prints_the_sum(
    town, clerk, works_office, works_clerk, mayor, signed_in
):
    from guatu.work.ledger.clocks import clock_of

    line, _ = enter(
        assigner=town, title="答复来件", source="来件", by=clerk, said_on=MONDAY, **on(MONDAY),
        due=Due(date(2026, 11, 30), "clerk", "自2026年11月16日交办起10个工作日内"),
    )  # fmt: skip
    assert clock_of(line) is not None
    assign(line, to=works_office, duty="dated", by=clerk, **on(MONDAY))
    sign_for(line, by=works_clerk, **on(MONDAY, 11))
    suspend(line, until=date(2026, 11, 30), plan="等上级答复", by=mayor, on=FRIDAY, at=at(FRIDAY))
    resume(line, by=mayor, on=date(2026, 11, 24), at=at(date(2026, 11, 24)))

    assert line.due_last == date(2026, 12, 2)  # Friday and Monday did not count
    told = signed_in(clerk).get(line.get_absolute_url()).context["sum_now"]
    assert "第 10 个工作日是 12月2日" in told and "等上级答复" in told, told


def test_a_day_of_taking_up_that_has_passed_is_yellow(acting_road, mayor):
    from guatu.work.ledger.lighting import light_now

    suspend(acting_road, until=date(2026, 11, 30), plan="等化冻", by=mayor, **on(TUESDAY))
    light = light_now(acting_road, date(2026, 12, 3))
    assert (light.colour.value, light.word) == ("yellow", "挂账到期 3 天")


# -- 并案


def test_a_line_ends_in_another_and_both_say_so(road, acting_road, clerk, mayor, town):
    twin, _ = enter(assigner=town, title="东干道铺油", source="热线", by=clerk, **on(MONDAY))
    merge(twin, acting_road, reason="同一条路", by=clerk, **on(TUESDAY))

    assert (twin.stage, twin.merged_into, twin.is_open) == ("merged", acting_road, False)
    assert "并入" in acting_road.steps.last().note and acting_road.stage == "acting"
    assert list(Commitment.objects.open()) == [acting_road]
    with pytest.raises(NotYours):
        merge(acting_road, twin, reason="反过来", by=clerk, **on(TUESDAY, 11))
    with pytest.raises(CannotTakeIn):
        merge(acting_road, twin, reason="反过来", by=mayor, **on(TUESDAY, 11))
    for line in (twin, acting_road):
        assert as_values(Commitment.objects.get(pk=line.pk)) == replay(line.steps.all())


# -- 回头看, 重新列账


@pytest.fixture
def closed_road(verified_road, leader):
    close(verified_road, by=leader, **on(MONDAY, 11))
    return verified_road


def test_somebody_else_looks_back_and_what_relapsed_is_listed_again_under_its_number(
    closed_road, verifier, leader, second_clerk, mayor, clerk
):
    for doer in (verifier, leader):
        with pytest.raises(LookerIsNotAnother):
            look_back(closed_road, verdict="held", finding="好好的", by=doer, **on(FRIDAY))
    number = closed_road.number
    look_back(closed_road, verdict="relapsed", finding="路肩又塌了", by=second_clerk, **on(FRIDAY))
    assert (closed_road.stage, closed_road.get_looked_back_display()) == ("closed", "反弹")

    with pytest.raises(HasRelapsed):
        look_back(closed_road, verdict="held", finding="又好了", by=clerk, **on(FRIDAY, 11))
    with pytest.raises(NeedsWords):
        relist(closed_road, reason="路肩又塌了", by=mayor, **on(FRIDAY, 11))
    relist(closed_road, reason="路肩又塌了", day=date(2026, 12, 15), by=mayor, **on(FRIDAY, 11))
    assert (closed_road.stage, closed_road.number, closed_road.times_relisted) == ("acting", number, 1)
    assert (closed_road.closed_on, closed_road.verified_on, closed_road.due_first) == (None, None, date(2026, 12, 31))


def test_a_line_that_is_listed_again_is_not_shown_as_reported_from_before(closed_road, mayor, clerk, signed_in):
    relist(closed_road, reason="路肩又塌了", day=date(2026, 12, 15), by=mayor, **on(FRIDAY, 11))
    assert (closed_road.reported_on, closed_road.reported_share, closed_road.reported_amount) == (None, None, None)

    page = signed_in(clerk).get(closed_road.get_absolute_url()).content.decode()
    assert '<h2><i>报</i>单位反馈</h2><p class="big">—</p>' in page
    assert "建设办办理中，重新列账以后还没有反馈。" in page
    assert as_values(Commitment.objects.get(pk=closed_road.pk)) == replay(closed_road.steps.all())


# -- 页面


def test_the_page_offers_what_may_be_done_and_each_form_does_it(signed_in, acting_road, works_clerk, mayor):
    client = signed_in(works_clerk)
    page = client.get(acting_road.get_absolute_url()).content.decode()
    assert "申请延期" in page and "挂账" not in page
    told = {"day": "2027-01-20", "cause": "连续降雨", "progress": "路基完成", "on": "2026-11-16", "version": acting_road.version}
    assert client.post(f"/ledger/{acting_road.pk}/ask-more/", told).status_code == 302

    client = signed_in(mayor)
    page = client.get(acting_road.get_absolute_url()).content.decode()
    assert "批准延期" in page and "不予延期" in page and "等审批岗批" in page
    form = client.get(f"/ledger/{acting_road.pk}/extend/").content.decode()
    assert "连续降雨" in form and "2027-01-20" in form
    acting_road.refresh_from_db()
    client.post(f"/ledger/{acting_road.pk}/extend/", {"day": "2027-01-10", "on": "2026-11-16", "version": acting_road.version})
    acting_road.refresh_from_db()
    assert acting_road.due_last == date(2027, 1, 10)
    assert "申请延到" in client.get(acting_road.get_absolute_url()).content.decode()


@pytest.mark.parametrize("verb", ["contest", "ask-more", "extend", "deny", "suspend", "resume", "merge", "look-back", "relist", "withdraw"])
def test_a_form_opened_at_the_wrong_time_says_so_and_changes_nothing(signed_in, closed_road, clerk, verb):
    client = signed_in(clerk)
    version = closed_road.version
    # The clerk entered none of it, and looks back; the rest is not to be done any more.
    assert client.get(f"/ledger/{closed_road.pk}/{verb}/").status_code == {"look-back": 200, "relist": 403}.get(verb, 409)
    told = {
        "on": "2026-11-16", "version": version, "reason": "试", "note": "", "day": "2027-01-20", "cause": "试", "progress": "试",
        "until": "2027-01-20", "plan": "试", "into": "999", "verdict": "held", "finding": "",
    }  # fmt: skip
    assert client.post(f"/ledger/{closed_road.pk}/{verb}/", told).status_code == 422
    closed_road.refresh_from_db()
    assert closed_road.version == version


# -- what the pages say of them


def test_the_days_to_contest_run_from_when_the_assignment_was_written(road, clerk, works_clerk, works_office):
    assign(road, to=works_office, duty="dated", by=clerk, on=date(2026, 11, 3), at=at(FRIDAY, 9))

    contest(road, reason="不归我们管", by=works_clerk, **on(FRIDAY))
    assert road.stage == "contested"


def test_the_journal_names_the_line_another_ended_in_and_its_loop_keeps_what_was_done(
    signed_in, clerk, mayor, assigned_road, works_clerk, town
):
    into, _ = enter(assigner=town, title="整条东干道", source="例会", by=clerk, **on(TUESDAY))
    sign_for(assigned_road, by=works_clerk, **on(TUESDAY))
    merge(assigned_road, into, reason="一件事", by=mayor, **on(TUESDAY, 11))

    page = signed_in(clerk).get(assigned_road.get_absolute_url())
    words = page.content.decode()
    assert f"并入：{into}" in words and "已不在" not in words
    assert [(how, said) for how, said in page.context["loop"] if how][1:] == [("did", "签收 11月17日"), ("now", "已并案")]


def test_a_suspended_line_does_not_open_from_what_is_to_be_closed(acting_road, mayor, signed_in, clerk):
    due = acting_road.due_first
    suspend(acting_road, until=LATER, plan="等批复", by=mayor, **on(TUESDAY))

    client = signed_in(clerk)
    asked = f"/ledger/?duty=dated&first_from={due}&first_to={due}"
    assert acting_road.title in client.get(asked).content.decode()
    assert acting_road.title not in client.get(f"{asked}&counted=1").content.decode()


def test_what_was_contested_waits_since_that_day(assigned_road, works_clerk, signed_in, clerk, monkeypatch):
    contest(assigned_road, reason="不归我们管", by=works_clerk, **on(TUESDAY))
    monkeypatch.setenv("GUATU_TODAY", FRIDAY.isoformat())

    assert "撤销，已 3 天" in signed_in(clerk).get(assigned_road.get_absolute_url()).content.decode()


# -- the clock on the wall


def test_a_machine_whose_clock_was_set_back_goes_on_and_the_chain_holds(road, clerk, works_office, works_clerk):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 12))
    sign_for(road, by=works_clerk, on=MONDAY, at=at(MONDAY, 11))

    assert [step.verb for step in road.steps.order_by("number")] == ["enter", "assign", "sign_for"]
    assert replay(road.steps.order_by("number")) == as_values(road)
    assert first_break() is None


@pytest.mark.parametrize(("moment", "percent"), [((23, 59, 59), 100), ((24, 0, 0), 0)])
def test_the_last_second_of_the_day_is_in_time_and_the_next_is_not(
    town, clerk, works_office, works_clerk, verifier, leader, moment, percent
):
    lines = []
    for number in range(5):
        line, _ = enter(assigner=town, title=f"第 {number} 件", source="例会", due=Due(FRIDAY), by=clerk, **on(FRIDAY, 8))
        assign(line, to=works_office, duty="dated", by=clerk, **on(FRIDAY, 8))
        sign_for(line, by=works_clerk, **on(FRIDAY, 8))
        report(line, words="做完了", finished=True, by=works_clerk, **on(FRIDAY, 9))
        verify(line, finding="属实", by=verifier, **on(FRIDAY, 10))
        lines.append(line)
    hour, minute, second = moment
    sealed = at(FRIDAY) - timedelta(hours=9) + timedelta(hours=hour, minutes=minute, seconds=second)
    for line in lines:
        close(line, by=leader, on=FRIDAY, at=sealed)

    owed = [Owed("dated", line.stage, line.due_first, timezone.localtime(line.closed_at).date()) for line in lines]
    assert closing(owed, FRIDAY, FRIDAY).percent == percent
