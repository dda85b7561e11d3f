"""A clock in hours, whole in the ledger: the moment it is due is kept, shown, and the light turns by it."""

from datetime import date, time, timedelta

import pytest
from django.core.management import call_command

from guatu.conftest import MONDAY, at
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.profiles import find
from guatu.work.ledger.clocks import due_by, sum_now_words, sum_words
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    Portion,
    accept_day,
    amend,
    ask_more,
    assign,
    break_down,
    close,
    enter,
    extend,
    open_siblings,
    relist,
    report,
    resume,
    send_back,
    sign_for,
    suspend,
    verify,
)
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lighting import light_now, light_up_all
from guatu.work.ledger.lights_then import light_then
from guatu.work.ledger.models import Commitment, LightOfDay
from guatu.work.ledger.refusals import DayIsNoLater, NeedsWords, PartIsLater, TooLateToAsk, WrittenThatDay

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(1)
SEEN = {"paper": "值班记录", "reason": "系统停电"}


def on(day, hour=9, minute=0):
    return {"on": day, "at": at(day, hour, minute)}


@pytest.fixture
def ordered(town, clerk):
    """Returns a function that enters a call and hands it on by the two-hour rule."""

    def make(office, hour=14, minute=30, rule="call-danger", title="电线垂落"):
        line, _ = enter(assigner=town, title=title, source="12345", by=clerk, **on(MONDAY, 8))
        due = due_by(find(town, rule).profile, line, MONDAY, calendar_of(town), at(MONDAY, hour, minute))
        assign(line, to=office, duty="dated", due=due, by=clerk, **on(MONDAY, hour, minute))
        return line

    return make


@pytest.fixture
def wire(ordered, works_office, works_clerk):
    """Taken at 14:30, two hours: due at 16:30. Signed for."""
    line = ordered(works_office)
    sign_for(line, by=works_clerk, **on(MONDAY, 14, 40))
    return line


@pytest.fixture
def the_clock(monkeypatch):
    """Returns a function that sets the site's clock."""

    def stands(*moment):
        monkeypatch.setattr("guatu.site.clock.now", lambda: at(*moment))

    return stands


def kept(line):
    row = Commitment.objects.select_related("light").get(pk=line.pk)
    assert as_values(row) == replay(row.steps.order_by("number"))
    return row


# -- it is kept


def test_the_moment_is_kept_first_and_last_with_its_sentence_and_its_sum(wire, town):
    row = kept(wire)
    assert (row.due_first, row.due_first_at) == (row.due_last, row.due_last_at) == (MONDAY, at(MONDAY, 16, 30))
    assert row.due_words == "自2026年11月16日14:30接单起2小时内（接诉即办·危及安全）"
    assert "2026年11月16日（周一）14:30 接单，限 2 小时；到 11月16日（周一）16:30 为止，昼夜和节假日照算。" in sum_words(row, calendar_of(town))


def test_hours_run_through_the_night(ordered, works_office):
    row = kept(ordered(works_office, 17, 45, "call-supply"))
    assert (row.due_last, row.due_last_at) == (TUESDAY, at(TUESDAY, 17, 45))


def test_a_rule_in_days_leaves_no_moment(ordered, works_office):
    row = kept(ordered(works_office, rule="call-plain"))
    assert (row.due_last, row.due_first_at, row.due_last_at) == (date(2026, 11, 23), None, None)


def test_the_last_second_before_midnight_begins_on_its_own_day(town, clerk):
    line, _ = enter(assigner=town, title="停水", source="12345", by=clerk, **on(MONDAY, 8))
    moment = at(MONDAY, 23, 59).replace(second=59, microsecond=999_999)
    due = due_by(find(town, "call-danger").profile, line, MONDAY, calendar_of(town), moment)
    assert due.words.startswith("自2026年11月16日23:59接单")
    assert due.at == at(TUESDAY, 1, 59)


def test_it_survives_a_return_and_is_not_named_anew_without_a_reason(ordered, works_office, village, clerk, works_clerk, verifier, town):
    line = ordered(works_office)
    again = due_by(find(town, "call-danger").profile, line, MONDAY, calendar_of(town), at(MONDAY, 15, 10))
    with pytest.raises(NeedsWords):
        assign(line, to=village, duty="dated", due=again, by=clerk, **on(MONDAY, 15, 10))
    assign(line, to=village, duty="dated", note="在村里", by=clerk, **on(MONDAY, 15, 10))
    assign(line, to=works_office, duty="dated", note="管线是镇里的", by=clerk, **on(MONDAY, 15, 12))
    sign_for(line, by=works_clerk, **on(MONDAY, 15, 15))
    report(line, words="扎好了", finished=True, by=works_clerk, **on(MONDAY, 15, 30))
    send_back(line, reason="没有扎牢", by=verifier, **on(MONDAY, 16))
    assert kept(line).by_first == kept(line).by_last == (MONDAY, at(MONDAY, 16, 30))


def test_a_pause_gives_back_its_own_length_to_the_minute(wire, mayor, town):
    suspend(wire, until=TUESDAY, plan="等供电所", by=mayor, **on(MONDAY, 15, 0))
    resume(wire, by=mayor, **on(TUESDAY, 9, 20))
    row = kept(wire)
    assert row.due_first_at == at(MONDAY, 16, 30)
    assert (row.due_last, row.due_last_at) == (TUESDAY, at(TUESDAY, 10, 50))
    assert "11月16日（周一）15:00 至 11月17日（周二）9:20 暂停，不计" in sum_now_words(row, calendar_of(town))


def test_of_a_pause_told_later_only_what_is_certain_counts(ordered, works_office, works_clerk, mayor):
    """Suspended on Monday, taken up on Wednesday, both written on Thursday: the whole Tuesday is certain."""
    line, thursday = ordered(works_office, 17, 45, "call-supply"), MONDAY + timedelta(3)
    sign_for(line, by=works_clerk, **on(MONDAY, 18))
    suspend(line, until=thursday, plan="等供电所", by=mayor, on=MONDAY, at=at(thursday, 9))
    resume(line, by=mayor, on=MONDAY + timedelta(2), at=at(thursday, 10))
    assert kept(line).due_last_at == at(MONDAY + timedelta(2), 17, 45)


def test_a_machine_whose_clock_was_set_back_pauses_nothing_backwards(wire, mayor):
    suspend(wire, until=TUESDAY, plan="等供电所", by=mayor, **on(MONDAY, 15, 0))
    resume(wire, by=mayor, **on(MONDAY, 14, 50))
    assert kept(wire).due_last_at == at(MONDAY, 16, 30)


def test_it_is_extended_within_the_day_before_it_has_passed(wire, works_clerk, mayor):
    with pytest.raises(DayIsNoLater):
        ask_more(wire, day=MONDAY, hour=time(16, 30), cause="下雨", progress="过半", by=works_clerk, **on(MONDAY, 15))
    with pytest.raises(TooLateToAsk, match="2026-11-16 16:30"):
        ask_more(wire, day=MONDAY, hour=time(18), cause="下雨", progress="过半", by=works_clerk, **on(MONDAY, 16, 31))
    ask_more(wire, day=MONDAY, hour=time(18), cause="下雨", progress="过半", by=works_clerk, **on(MONDAY, 16, 30))
    assert kept(wire).asked_due_at == at(MONDAY, 18)
    extend(wire, by=mayor, **on(MONDAY, 16, 35))
    row = kept(wire)
    assert (row.by_first, row.by_last, row.asked_due_at) == ((MONDAY, at(MONDAY, 16, 30)), (MONDAY, at(MONDAY, 18)), None)
    assert row.light.colour != "red"


def test_a_day_that_is_named_without_an_hour_has_none(wire, mayor):
    amend(wire, due_last=TUESDAY, reason="供电所明天来", by=mayor, **on(MONDAY, 15))
    assert kept(wire).by_last == (TUESDAY, None)
    assert kept(wire).due_first_at == at(MONDAY, 16, 30)
    amend(wire, due_last=TUESDAY, due_last_at=at(TUESDAY, 12), reason="说定上午", by=mayor, **on(MONDAY, 15, 5))
    assert kept(wire).by_last == (TUESDAY, at(TUESDAY, 12))


def test_parts_and_siblings_are_due_at_the_same_moment_and_no_part_later(wire, clerk, works_office, village, farm_office, mayor):
    break_down(wire, [Portion(works_office), Portion(village)], by=clerk, **on(MONDAY, 15))
    part = wire.parts.first()
    assert part.by_first == (MONDAY, at(MONDAY, 16, 30))
    with pytest.raises(PartIsLater):
        amend(part, due_last=MONDAY, due_last_at=at(MONDAY, 16, 31), reason="晚一点", by=mayor, **on(MONDAY, 15))
    opened = open_siblings(wire, [farm_office], by=clerk, **on(MONDAY, 15))
    assert opened.lines[0].by_first == (MONDAY, at(MONDAY, 16, 30))


def test_what_is_listed_again_may_have_an_hour_again(wire, works_clerk, verifier, leader, mayor):
    closed_at(wire, works_clerk, verifier, leader, 16, 10)
    relist(wire, reason="又垂下来了", day=TUESDAY, hour=time(9, 30), by=mayor, **on(MONDAY, 20))
    assert kept(wire).by_last == (TUESDAY, at(TUESDAY, 9, 30))


# -- the light turns by the moment


def lights_hold(town, now):
    """Every light of the town is what it would be if it were computed now."""
    for row in LightOfDay.objects.filter(commitment__assigner=town).select_related("commitment__assigner"):
        light = light_now(row.commitment, now.date(), now=now)
        assert (row.colour, row.word, row.because) == (light.colour.value, light.word, light.because)


def test_it_turns_at_its_minute_and_the_table_of_the_day_stays_right(wire, road, town):
    for moment, colour in (((15, 0), "yellow"), ((16, 30), "yellow"), ((16, 31), "red"), ((23, 59), "red")):
        now = at(MONDAY, *moment)
        light_up_all(town, MONDAY, now)
        lights_hold(town, now)
        assert kept(wire).light.colour == colour
    turn = wire.turns.get(after="red")
    assert (turn.day, turn.before, turn.word) == (MONDAY, "yellow", "已过 16:30")
    assert light_then(wire, MONDAY).word == "已过 16:30"


def test_only_what_has_turned_is_computed_and_a_second_look_costs_one_question(wire, road, town, django_assert_num_queries):
    light_up_all(town, MONDAY, at(MONDAY, 15))
    assert light_up_all(town, MONDAY, at(MONDAY, 16, 31)) == 1
    with django_assert_num_queries(1):
        assert light_up_all(town, MONDAY, at(MONDAY, 16, 32)) == 0


def test_a_clock_that_is_set_back_turns_it_back(wire, town):
    light_up_all(town, MONDAY, at(MONDAY, 16, 31))
    light_up_all(town, MONDAY, at(MONDAY, 16, 29))
    lights_hold(town, at(MONDAY, 16, 29))
    assert kept(wire).light.colour == "yellow"


def test_the_next_day_it_is_as_overdue_as_any_other(wire, town):
    light_up_all(town, TUESDAY, at(TUESDAY, 0, 5))
    row = kept(wire)
    assert (row.light.word, row.light.holds_after, row.light.holds_until) == ("逾 1 天", None, None)


def test_the_tick_turns_it_and_pages_that_keep_what_they_counted_notice(wire, town, signed_in, clerk, the_clock):
    client = signed_in(clerk)
    the_clock(MONDAY, 16, 20)
    assert "今天 16:30 到期" in client.get(wire.get_absolute_url()).content.decode()
    assert client.get("/ledger/?due=overdue").context["total"] == "0"
    assert client.get("/wall").context["wall"].counts.overdue == 0

    the_clock(MONDAY, 16, 31)
    call_command("tick", verbosity=0)  # the light is turned elsewhere, with no act
    assert client.get("/ledger/?due=overdue").context["total"] == "1"
    assert client.get("/ledger/?light=red").context["total"] == "1"
    assert client.get("/wall").context["wall"].counts.overdue == 1
    assert "已过 16:30" in client.get("/").content.decode()


def test_the_page_of_the_line_itself_turns_it(wire, signed_in, clerk, the_clock):
    client = signed_in(clerk)
    the_clock(MONDAY, 16, 31)
    page = client.get(wire.get_absolute_url()).content.decode()
    assert "已过 16:30" in page and "已过 1 分钟" in page


# -- it is shown


def test_lists_home_and_wall_say_the_hour_where_they_say_the_day(wire, road, signed_in, clerk, works_clerk, the_clock):
    the_clock(MONDAY, 15, 0)
    client = signed_in(clerk)
    assert "今天 16:30 前" in client.get("/ledger/").content.decode()
    assert "今天 16:30 前" in client.get("/").content.decode()
    assert "16:30" in client.get("/wall").content.decode()
    assert "今天 16:30 前" in client.get("/ledger/print/").content.decode()
    page = client.get(wire.get_absolute_url()).content.decode()
    assert "11月16日 周一 16:30" in page and "限 2 小时" in page and "还有 1 小时 30 分钟" in page
    assert "16:30" in client.get(f"{wire.get_absolute_url()}file/").content.decode()
    assert "今天 16:30 前" in signed_in(works_clerk).get("/unit/").content.decode()


def test_a_change_within_the_day_is_told_with_its_hours(wire, works_clerk, mayor, signed_in, clerk, the_clock):
    ask_more(wire, day=MONDAY, hour=time(18), cause="下雨", progress="过半", by=works_clerk, **on(MONDAY, 15))
    extend(wire, by=mayor, **on(MONDAY, 15, 30))
    the_clock(MONDAY, 15, 40)
    page = signed_in(clerk).get(wire.get_absolute_url()).content.decode()
    assert "今天 16:30 前 → 今天 18:00 前" in page and "到几点：16:30 → 18:00" in page


def test_a_line_in_days_shows_no_hour_anywhere(acting_road, signed_in, clerk, works_clerk, today):
    client = signed_in(works_clerk)
    assert 'type="time"' not in client.get(f"/ledger/{acting_road.pk}/ask-more/").content.decode()
    client = signed_in(clerk)
    assert 'type="time"' not in client.get(f"/ledger/{acting_road.pk}/amend/").content.decode()
    clock = client.get(acting_road.get_absolute_url()).context["clock"]
    assert not any(":" in day for _, day, _ in clock)


# -- the pages that name it


def test_the_page_of_assigning_takes_the_hour_of_the_call(town, clerk, signed_in, works_office, the_clock):
    line, _ = enter(assigner=town, title="电线垂落", source="12345", by=clerk, **on(MONDAY, 14, 50))
    the_clock(MONDAY, 14, 50)
    client, url = signed_in(clerk), f"/ledger/{line.pk}/assign/"
    assert "接诉即办·危及安全　2 小时（今天 16:50 前）" in client.get(url).content.decode()
    told = {"to": works_office.pk, "duty": "dated", "rule": "call-danger", "version": line.version, "on": "2026-11-16"}
    assert "还没有到" in client.post(url, told | {"began": "15:00"}).content.decode()
    assert "那天几点接单" in client.post(url, told | {"on": "2026-11-13"}).content.decode()
    assert client.post(url, told | {"began": "14:30"}).status_code == 302
    assert kept(line).by_first == (MONDAY, at(MONDAY, 16, 30))


def test_the_pages_of_extending_and_amending_keep_the_hour(wire, works_clerk, signed_in, mayor, the_clock):
    the_clock(MONDAY, 15, 0)
    client = signed_in(works_clerk)
    told = {"day": "2026-11-16", "hour": "18:00", "cause": "下雨", "progress": "过半", "on": "2026-11-16", "version": wire.version}
    assert client.post(f"/ledger/{wire.pk}/ask-more/", told).status_code == 302
    client, row = signed_in(mayor), kept(wire)
    page = client.get(f"/ledger/{wire.pk}/extend/").content.decode()
    assert 'value="18:00"' in page
    told = {"day": "2026-11-16", "hour": "17:30", "on": "2026-11-16", "version": row.version}
    assert client.post(f"/ledger/{wire.pk}/extend/", told).status_code == 302
    assert kept(wire).due_last_at == at(MONDAY, 17, 30)

    page = client.get(f"/ledger/{wire.pk}/amend/").content.decode()
    assert 'value="17:30"' in page
    told = {
        "title": "电线垂落，已围挡", "lead": wire.lead_id, "duty": "dated", "due_last": "2026-11-16", "hour": "17:30",
        "on": "2026-11-16", "reason": "补写", "version": kept(wire).version,
    }  # fmt: skip
    client.post(f"/ledger/{wire.pk}/amend/", told)
    assert kept(wire).due_last_at == at(MONDAY, 17, 30)


def test_a_list_that_names_a_day_for_many_lines_still_does(wire, ordered, works_office, clerk, town):
    line, _ = enter(assigner=town, title="停水", source="12345", due=Due(MONDAY, at=at(MONDAY, 18)), by=clerk, **on(MONDAY, 8))
    amend(line, due_last=TUESDAY, reason="一并改期", by=clerk, **on(MONDAY, 9))
    assert (kept(line).by_first, kept(line).by_last) == ((TUESDAY, None), (TUESDAY, None))


# -- on time counts by the moment


def closed_at(line, works_clerk, verifier, leader, hour, minute=0, day=MONDAY, written=None):
    report(line, words="扎好了", finished=True, by=works_clerk, **on(day, hour, 0))
    verify(line, finding="属实", by=verifier, **on(day, hour, 5))
    close(line, by=leader, on=day, at=written or at(day, hour, minute))


@pytest.mark.parametrize(("minute", "word"), [(30, "按时销号"), (31, "晚 1 分钟销号"), (59, "晚 29 分钟销号")])
def test_its_closing_counts_by_the_moment(wire, works_clerk, verifier, leader, minute, word):
    closed_at(wire, works_clerk, verifier, leader, 16, minute)
    row = kept(wire)
    assert row.light.word == word
    assert ("逾期销号" in row.look_back_why) == (minute > 30)


def test_the_hour_of_a_paper_is_accepted(wire, works_clerk, verifier, leader, mayor):
    closed_at(wire, works_clerk, verifier, leader, 16, written=at(MONDAY, 18))
    closing = wire.steps.get(verb="close")
    assert kept(wire).light.word == "晚 1 小时销号"
    with pytest.raises(NeedsWords, match="几点"):
        accept_day(wire, step=closing, by=mayor, **on(MONDAY, 19), **SEEN)
    with pytest.raises(WrittenThatDay):
        accept_day(wire, step=closing, hour=time(18, 30), by=mayor, **on(MONDAY, 19), **SEEN)
    accept_day(wire, step=closing, hour=time(16, 20), by=mayor, **on(MONDAY, 19), **SEEN)
    row = kept(wire)
    assert row.light.word == "按时销号"
    assert "按 2026-11-16 16:20 算" in row.steps.latest("number").note


def test_the_page_of_accepting_asks_the_hour_of_such_a_line(wire, works_clerk, verifier, leader, mayor, signed_in, the_clock):
    closed_at(wire, works_clerk, verifier, leader, 16, written=at(MONDAY, 18))
    the_clock(MONDAY, 19)
    client, row = signed_in(mayor), kept(wire)
    url = f"/ledger/{wire.pk}/accept-day/"
    assert "首次时限 2026-11-16 16:30" in client.get(url).content.decode()
    told = {"step": wire.steps.get(verb="close").number, "hour": "16:20", "on": "2026-11-16", "version": row.version, **SEEN}
    assert client.post(url, told).status_code == 302
    assert kept(wire).closed_at == at(MONDAY, 16, 20)


def test_a_moment_lies_on_its_day():
    with pytest.raises(ValueError, match="a moment"):
        Due(MONDAY, at=at(TUESDAY, 0, 0))


