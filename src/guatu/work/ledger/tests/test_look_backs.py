"""回头看 is drawn at the closing: what gave trouble always, of the rest its class's share, each by a day, by somebody else."""

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from guatu.conftest import MONDAY, at
from guatu.crafts.planning.sampling import is_drawn
from guatu.records.almanac.categories import find_category
from guatu.records.almanac.lifecycle import set_category
from guatu.records.trail.chain import first_break
from guatu.work.ledger.dues import Due
from guatu.work.ledger.filters import chosen
from guatu.work.ledger.lifecycle import (
    amend,
    ask_more,
    assign,
    close,
    enter,
    extend,
    look_back,
    relist,
    report,
    send_back,
    sign_for,
    verify,
)
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Commitment, Turn
from guatu.work.ledger.refusals import LookerIsNotAnother

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "lots")]
FRIDAY = date(2026, 11, 20)


def on(day, hour=11, **more):
    return {"on": day, "at": at(day, hour), **more}


@pytest.fixture
def share(town, clerk):
    """Returns a function that sets how much of the general class is drawn, and by when."""

    def set_to(share, days=30):
        kept = find_category(town, "")
        wanted = replace(kept.category, look_back_share=Fraction(share), look_back_days=days)
        set_category(kept, wanted, whole=town, by=clerk, on=MONDAY, at=at(MONDAY))

    return set_to


@pytest.fixture
def none_drawn(share):
    """Nothing is drawn that gave no trouble."""
    share(0)


@pytest.fixture
def closed(town, clerk, works_office, works_clerk, verifier, leader):
    """Returns a function that brings a line to its seal on the Monday."""

    def make(title="清沟渠", *, due=date(2026, 12, 31), by=works_clerk, category=None, returned=False, longer=False, day=MONDAY):
        line, _ = enter(assigner=town, title=title, source="例会", by=clerk, due=Due(due), category=category, **on(MONDAY, 9))
        assign(line, to=works_office, duty="dated", by=clerk, **on(MONDAY, 9))
        sign_for(line, by=works_clerk, **on(MONDAY, 9))
        if longer:
            ask_more(line, day=date(2027, 1, 15), cause="下雨", progress="过半", by=works_clerk, **on(MONDAY, 9))
            extend(line, by=leader, **on(MONDAY, 9))
        if returned:
            report(line, words="做完了", finished=True, by=works_clerk, **on(MONDAY, 9))
            send_back(line, reason="没有清完", by=verifier, **on(MONDAY, 9))
        report(line, words="做完了", finished=True, by=by, **on(MONDAY, 9))
        verify(line, finding="到现场看过，沟里的水都走得动", by=verifier, **on(MONDAY, 10))
        close(line, by=leader, **on(day))
        return line

    return make


@pytest.mark.usefixtures("none_drawn")
@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, ""),
        ({"due": date(2026, 11, 10)}, "逾期销号（红过）"),
        ({"returned": True}, "退回过 1 次"),
        ({"longer": True}, "延过期"),
        ({"returned": True, "longer": True}, "退回过 1 次、延过期"),
    ],
)
def test_what_once_gave_trouble_is_always_looked_back_at(closed, told, why):
    line = closed(**told)
    assert (line.look_back_why, line.look_back_by) == (why, date(2026, 12, 16) if why else None)


@pytest.mark.usefixtures("none_drawn")
def test_so_is_what_its_unit_did_not_report_itself(closed, clerk):
    assert closed(by=clerk).look_back_why == "反馈是代录的"


@pytest.mark.usefixtures("none_drawn")
def test_so_is_what_was_red_on_the_way_though_it_was_closed_in_time(verified_road, leader):
    Turn.objects.create(commitment=verified_road, day=MONDAY, before="green", after="red", word="落后", by_rules=False)
    close(verified_road, by=leader, **on(MONDAY))
    assert verified_road.look_back_why == "红过"


@pytest.mark.usefixtures("none_drawn")
def test_what_turned_red_because_the_rule_was_changed_gave_no_trouble(verified_road, leader):
    Turn.objects.create(commitment=verified_road, day=MONDAY, before="green", after="red", word="落后", by_rules=True)
    close(verified_road, by=leader, **on(MONDAY))
    assert verified_road.look_back_why == ""


def test_of_a_class_that_is_looked_at_whole_every_line_is(closed):
    line = closed(category="wages")
    assert (line.look_back_why, line.look_back_by) == ("这一类全看", date(2026, 12, 16))


def test_of_the_rest_the_share_is_drawn_so_that_anybody_can_draw_it_again(closed):
    lines = [closed(f"第 {n} 处") for n in range(24)]
    drawn = [line for line in lines if line.look_back_why]

    # The lot stands in the sealed step, of those that were not drawn as well; the draw is of lot and number.
    assert drawn == [line for line in lines if is_drawn(line.number, Fraction(1, 5), line.steps.get(verb="close").values["look_back_lot"][1])]
    assert 0 < len(drawn) < 24 and {line.look_back_why for line in drawn} == {"抽到 20%"}


def test_what_was_drawn_before_there_were_lots_is_drawn_again_as_it_was(closed, signed_in, reader):
    lines = [closed(f"第 {n} 处") for n in range(24)]
    old = [line for line in lines if is_drawn(line.number, Fraction(1, 5), "云溪镇 2026-11")]
    Commitment.objects.update(look_back_lot="", look_back_why="", look_back_by=None)
    Commitment.objects.filter(pk__in=[line.pk for line in old]).update(look_back_why="抽到 20%", look_back_by=date(2026, 12, 16))

    for line in old:
        words = signed_in(reader).get(line.get_absolute_url()).content.decode()
        assert f"抽签号“云溪镇 2026-11 {line.number}”的 SHA-256 排在" in words


def test_the_class_says_how_much_is_drawn_and_by_when(closed, share):
    share("1/2", 45)
    lines = [closed(f"第 {n} 处") for n in range(8)]
    drawn = [line for line in lines if line.look_back_why]
    assert drawn and {(line.look_back_why, line.look_back_by) for line in drawn} == {("抽到 50%", MONDAY + timedelta(days=45))}


@pytest.mark.usefixtures("none_drawn")
def test_what_is_entered_later_counts_from_the_day_it_is_written(verified_road, leader):
    Turn.objects.create(commitment=verified_road, day=MONDAY, before="green", after="red", word="落后", by_rules=False)
    close(verified_road, by=leader, on=MONDAY, at=at(FRIDAY))
    assert (verified_road.closed_on, verified_road.look_back_by) == (MONDAY, date(2026, 12, 20))


def test_the_step_of_the_closing_keeps_it_and_the_row_is_its_replay(closed, second_clerk, mayor):
    line = closed(returned=True)
    step = line.steps.get(verb="close")
    assert step.values["look_back_by"] == [None, "2026-12-16"] and step.values["look_back_why"] == ["", "退回过 1 次"]

    def is_replayed():
        row = Commitment.objects.get(pk=line.pk)
        return as_values(row) == replay(row.steps.all()) and first_break() is None

    assert is_replayed()
    look_back(line, verdict="relapsed", finding="又堵了", by=second_clerk, **on(FRIDAY))
    assert is_replayed()
    relist(line, reason="又堵了", day=date(2026, 12, 31), by=mayor, **on(FRIDAY, 12))
    assert is_replayed()


def test_a_later_change_of_the_class_draws_nothing_anew(closed, share, clerk):
    line = closed(returned=True)
    share(0, 90)
    amend(line, title="清沟渠，清到底", reason="写清楚", by=clerk, **on(FRIDAY))
    assert (line.look_back_why, line.look_back_by) == ("退回过 1 次", date(2026, 12, 16))


def test_once_somebody_else_has_looked_it_is_done_and_why_stays(closed, verifier, second_clerk):
    line = closed(returned=True)
    with pytest.raises(LookerIsNotAnother):
        look_back(line, verdict="held", finding="好好的", by=verifier, **on(FRIDAY))
    assert line.look_back_by is not None
    look_back(line, verdict="held", finding="好好的", by=second_clerk, **on(FRIDAY))
    assert (line.look_back_by, line.look_back_why) == (None, "退回过 1 次")


def test_a_line_that_is_listed_again_loses_it_and_its_next_closing_is_always_looked_at(
    closed, second_clerk, mayor, works_clerk, verifier, leader, town
):
    line = closed(returned=True)
    look_back(line, verdict="relapsed", finding="又堵了", by=second_clerk, **on(FRIDAY))
    relist(line, reason="又堵了", day=date(2026, 12, 31), by=mayor, **on(FRIDAY, 12))
    assert (line.look_back_by, line.look_back_why) == (None, "")

    report(line, words="重清了一遍", finished=True, by=works_clerk, **on(FRIDAY, 13))
    verify(line, finding="到现场看过，水走得动", by=verifier, **on(FRIDAY, 14))
    close(line, by=leader, **on(FRIDAY, 15))
    assert (line.look_back_why, line.look_back_by) == ("退回过 1 次、重新列过账", date(2026, 12, 20))


@pytest.mark.usefixtures("none_drawn")
def test_a_line_relisted_without_a_look_loses_it_too(closed, mayor, town):
    line = closed(returned=True)
    relist(line, reason="群众又来反映", day=date(2026, 12, 31), by=mayor, **on(FRIDAY))
    assert (line.look_back_by, line.look_back_why) == (None, "")
    assert not chosen(Commitment.objects.of(town), asked("waits=look_back"), date(2027, 3, 1)).exists()


def test_no_open_line_is_to_be_looked_back_at(road):
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=road.pk).update(look_back_by=MONDAY, look_back_why="抽到 20%")


# -- the pages


def asked(query):
    from django.http import QueryDict

    return QueryDict(query)


def test_the_list_shows_what_is_due_within_a_week_or_over(closed, town, second_clerk):
    line = closed(returned=True)  # by the 16th of December
    mine = Commitment.objects.of(town)
    for day, listed in (((2026, 12, 8), False), ((2026, 12, 9), True), ((2026, 12, 16), True), ((2027, 1, 5), True)):
        assert (line in chosen(mine, asked("waits=look_back"), date(*day))) is listed
    look_back(line, verdict="held", finding="好好的", by=second_clerk, **on(FRIDAY))
    assert not chosen(mine, asked("waits=look_back"), date(2027, 1, 5)).exists()


def test_the_list_counts_it_under_its_name_and_says_by_when_and_why(closed, share, signed_in, clerk):
    share(1, 5)
    closed("第一处"), closed("第二处", returned=True)
    page = signed_in(clerk).get("/ledger/?waits=look_back&whole=")
    [tab] = [each for each in page.context["tabs"] if each["name"] == "该回头看"]
    assert tab["count"] == page.context["total"] == "2" and tab["on"]
    words = page.content.decode()
    assert "前回头看：退回过 1 次" in words and "前回头看：这一类全看" in words


def test_the_page_of_the_line_says_by_when_by_whom_and_how_it_was_drawn(closed, signed_in, reader):
    drawn = next(line for n in range(24) if (line := closed(f"第 {n} 处")).look_back_why)
    lot = drawn.look_back_lot
    words = signed_in(reader).get(drawn.get_absolute_url()).content.decode()
    assert "12月16日</b> 前，由别的人去看（抽到 20%）" in words
    assert f"抽签号“{lot} {drawn.number}”的 SHA-256 排在" in words
    assert "回头看不晚于：2026年12月16日；为什么看：抽到 20%</small>" in words
    # The number is for whoever checks: folded away, on the card and in the journal alike.
    assert re.findall(r"<details class=\"check\"><summary>(.+?)</summary>", words) == ["核对抽签", "怎么抽到的"]
    assert f"销号那一刻出的抽签号：{lot}" in words


def test_a_line_that_was_closed_with_trouble_is_not_said_to_be_drawn(closed, signed_in, reader):
    words = signed_in(reader).get(closed(returned=True).get_absolute_url()).content.decode()
    assert "由别的人去看（退回过 1 次）" in words and "的 SHA-256 排在" not in words
