"""How a due date was come by, and what a notice on holidays moves."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, NOTICE_2027, at
from guatu.crafts.timing.clocks import Budget, Unit
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.lifecycle.take_notice import notice_of
from guatu.records.almanac.profiles import find
from guatu.work.ledger.clocks import clock_of, due_by, moved_by, sum_words
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter
from guatu.work.ledger.lifecycle.move import as_values, replay

pytestmark = pytest.mark.django_db
DECEMBER = date(2026, 12, 30)


@pytest.fixture
def new_line(town, clerk):
    """Returns a function that opens a line, with its due date or the rule that dates it."""

    def make(title, due=None, rule="", on=DECEMBER, **told):
        line, _ = enter(assigner=town, title=title, source="例会", by=clerk, on=on, at=at(on), due=due, **told)
        if rule:
            line.due_words = due_by(find(town, rule).profile, line, on, calendar_of(town)).words
        return line

    return make


@pytest.fixture
def ticket(new_line, town, clerk, works_office):
    """A ticket of the hotline, handed on at the end of December: five working days."""
    line = new_line("路灯不亮")
    due = due_by(find(town, "hotline").profile, line, DECEMBER, calendar_of(town))
    assign(line, to=works_office, duty="dated", due=due, by=clerk, on=DECEMBER, at=at(DECEMBER))
    return line


def test_a_rule_dates_a_line_from_the_day_it_is_handed_on(ticket):
    assert ticket.due_first == date(2027, 1, 7)
    assert ticket.due_words == "自2026年12月30日交办起5个工作日内（12345·热线工单）"
    assert clock_of(ticket).budget == Budget(5, Unit.WORKDAY)


def test_a_rule_of_papers_dates_a_line_from_its_paper(new_line, town):
    line = new_line("修泵站", said_on=date(2026, 11, 10))
    due = due_by(find(town, "minutes").profile, line, MONDAY, calendar_of(town))
    assert (due.day, due.words) == (date(2026, 11, 30), "自2026年11月10日印发起20天内（会议纪要）")


def test_the_sum_says_the_source_and_that_it_is_provisional(ticket, town):
    told = sum_words(ticket, calendar_of(town))
    assert "第 5 个工作日是 2027年1月7日（周四）" in told
    assert "暂定" in told and "潍坊市" in told


def test_the_papers_own_length_is_summed_from_its_date(new_line, town):
    line = new_line("清淤", due=Due(date(2026, 12, 7), "as_read", "原文“15个工作日内”"), said_on=date(2026, 11, 16))
    assert "2026年11月16日（周一）成文" in sum_words(line, calendar_of(town))


@pytest.mark.parametrize(
    ("due", "said_on"),
    [
        (Due(date(2026, 12, 31), "as_read", "年底前"), date(2026, 11, 16)), (Due(date(2026, 12, 31)), date(2026, 11, 16)),
        (Due(date(2026, 12, 8), "as_read", "15个工作日内"), date(2026, 11, 16)), (Due(date(2026, 12, 7), "as_read", "15个工作日内"), None),
    ],
)  # fmt: skip
def test_a_day_that_somebody_named_has_no_sum(due, said_on, new_line, town):
    assert sum_words(new_line("清淤", due=due, said_on=said_on), calendar_of(town)) == ""


def test_the_page_of_the_line_tells_it(ticket, signed_in, clerk, today):
    page = signed_in(clerk).get(ticket.get_absolute_url()).content.decode()
    assert "怎么来的" in page and "第 5 个工作日是 2027年1月7日（周四）" in page


def test_the_assign_page_offers_the_rules_with_their_days_and_counts_from_the_day_handed_on(
    new_line, signed_in, clerk, works_office, today
):
    line = new_line("路灯不亮", on=MONDAY)
    client = signed_in(clerk)
    assert "12345·热线工单　5 个工作日（11月23日）" in client.get(f"/ledger/{line.pk}/assign/").content.decode()

    client.post(f"/ledger/{line.pk}/assign/", {
        "to": works_office.pk, "duty": "dated", "rule": "hotline", "day": "2026-12-31", "on": "2026-11-13", "version": line.version,
    })  # fmt: skip
    line.refresh_from_db()
    assert (line.due_first, line.due_words) == (date(2026, 11, 20), "自2026年11月13日交办起5个工作日内（12345·热线工单）")


# -- the notice comes ---------------------------------------------------------------------------------------------

LATER = NOTICE_2027.replace("1月1日（周五）至3日（周日）放假，共3天。", "1月1日（周五）至3日（周日）放假调休，共3天。1月9日（周六）上班。").replace(
    "至3日（周日）放假调休，共3天", "至4日（周一）放假调休，共4天"
)


def test_a_notice_moves_what_is_counted_over_its_days_and_nothing_else(ticket, new_line, town):
    new_line("年报", due=Due(date(2027, 1, 8)))
    new_line("清淤", due=Due(date(2027, 1, 20), "as_read", "15个工作日内"), said_on=date(2026, 12, 30))
    _, notice = notice_of(LATER, None, town)
    moved = list(moved_by(notice))
    assert [(each.line.title, each.before, each.after) for each in moved] == [
        ("路灯不亮", date(2027, 1, 7), date(2027, 1, 8)),
    ]
    assert "1月1日至4日放假" in moved[0].sum_after


def test_a_date_that_somebody_has_set_otherwise_stays(ticket, mayor, town):
    from guatu.work.ledger.models import Commitment

    Commitment.objects.filter(pk=ticket.pk).update(due_first=date(2027, 1, 6), due_last=date(2027, 1, 6))
    _, notice = notice_of(LATER, None, town)
    assert list(moved_by(notice)) == []


def test_what_is_closed_does_not_move(ticket, town):
    from guatu.work.ledger.models import Commitment

    Commitment.objects.filter(pk=ticket.pk).update(stage="withdrawn")
    _, notice = notice_of(LATER, None, town)
    assert list(moved_by(notice)) == []


def test_the_row_is_still_the_replay_of_its_steps(ticket):
    ticket.refresh_from_db()
    assert as_values(ticket) == replay(ticket.steps.order_by("number"))
