"""Clocks: what they come to, and what holds of every one of them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guatu.crafts.timing.clocks import LONGEST, Act, Budget, Clock, Entry, Unit, reckon, replay
from guatu.crafts.timing.workdays import NATIONAL, Arrangement, Calendar

ONE_DAY = timedelta(days=1)
TUESDAY = date(2026, 9, 29)


def clock(amount: int, unit: str = "workday", start: date = TUESDAY, **told: object) -> Clock:
    return Clock(Budget(amount, Unit(unit)), start, "交办", **told)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        (date(2026, 2, 12), 5, date(2026, 2, 26)), (date(2026, 4, 30), 5, date(2026, 5, 11)),
        (date(2026, 9, 24), 3, date(2026, 9, 30)), (date(2026, 9, 30), 5, date(2026, 10, 13)),
        (date(2025, 9, 30), 7, date(2025, 10, 16)), (date(2026, 1, 1), 1, date(2026, 1, 4)),
        (date(2026, 2, 13), 7, date(2026, 3, 2)), (date(2026, 9, 18), 3, date(2026, 9, 22)),
        (date(2026, 4, 30), 1, date(2026, 5, 6)), (date(2026, 9, 29), 3, date(2026, 10, 9)),
        (date(2026, 9, 29), 7, date(2026, 10, 14)),
    ],
)  # fmt: skip
def test_working_days_are_counted_over_holidays_and_worked_weekends(start, amount, due):
    assert reckon(clock(amount, start=start)).due == due


def test_calendar_days_that_end_on_a_holiday_stay_unless_the_rule_lets_them_roll():
    stays, rolls = reckon(clock(60, "day", date(2026, 8, 4))), reckon(clock(60, "day", date(2026, 8, 4), rolls=True))
    assert (stays.due, stays.falls_on_a_day_off) == (date(2026, 10, 3), True)
    assert (rolls.due, rolls.unrolled, rolls.falls_on_a_day_off) == (date(2026, 10, 8), date(2026, 10, 3), False)


def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month():
    assert reckon(clock(3, "month", date(2026, 3, 16))).due == date(2026, 6, 16)
    assert reckon(clock(3, "month", date(2026, 11, 30))).due == date(2027, 2, 28)


def test_hours_run_day_and_night_and_stop_in_a_pause():
    begun = Clock(Budget(24, Unit.HOUR), datetime(2026, 9, 30, 9, 30), "接单")
    paused = replay(begun, [Entry(Act.PAUSE, datetime(2026, 9, 30, 18)), Entry(Act.RESUME, datetime(2026, 10, 1, 8))])
    assert reckon(begun).due == datetime(2026, 10, 1, 9, 30)
    assert reckon(paused).due == datetime(2026, 10, 1, 23, 30)
    assert reckon(begun.after(Entry(Act.PAUSE, datetime(2026, 9, 30, 18)))).left == 15


def test_a_clock_that_stands_still_has_no_date_and_says_what_is_left():
    still = reckon(clock(7).after(Entry(Act.PAUSE, date(2026, 10, 8))))
    assert (still.due, still.left) == (None, 6)


def test_a_pause_that_begins_after_the_end_changes_nothing():
    assert reckon(clock(3).after(Entry(Act.PAUSE, date(2026, 10, 10)))).due == date(2026, 10, 9)


def test_days_of_a_year_without_a_notice_are_provisional_and_move_with_it():
    over = clock(5, start=date(2026, 12, 29))
    notice = Arrangement(2027, frozenset({date(2027, 1, 1)}), frozenset({date(2027, 1, 2)}))
    known = reckon(over, Calendar([notice]))
    assert reckon(over).provisional and not known.provisional
    assert reckon(over).due != known.due == date(2027, 1, 5)
    assert not reckon(clock(30, "day", date(2026, 12, 29))).provisional


def test_of_two_notices_of_a_year_the_later_holds():
    first = Arrangement(2027, frozenset({date(2027, 1, 1)}), frozenset())
    longer = Arrangement(2027, frozenset({date(2027, 1, 1), date(2027, 1, 4)}), frozenset())
    assert not Calendar([first, longer]).is_workday(date(2027, 1, 4))
    assert Calendar([longer, first]).is_workday(date(2027, 1, 4))


def test_a_notice_may_name_the_december_before_its_year():
    calendar = Calendar([Arrangement(2027, frozenset({date(2026, 12, 31)}), frozenset({date(2026, 12, 27)}))])
    assert calendar.is_workday(date(2026, 12, 27)) and not calendar.is_workday(date(2026, 12, 31))
    assert not calendar.is_workday(date(2026, 10, 1))


@pytest.mark.parametrize(
    "entry",
    [
        Entry(Act.PAUSE, date(2026, 9, 28)), Entry(Act.RESUME, date(2026, 10, 8)), Entry(Act.EXTEND, date(2026, 10, 8)),
        Entry(Act.PAUSE, date(2026, 10, 8), by=3), Entry(Act.PAUSE, datetime(2026, 10, 8, 9)),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_is_refused(entry):
    with pytest.raises(ValueError):
        clock(7).after(entry)


def test_a_day_cannot_be_off_and_worked():
    with pytest.raises(ValueError):
        Arrangement(2027, frozenset({date(2027, 1, 1)}), frozenset({date(2027, 1, 1)}))


# -- what holds of every clock ------------------------------------------------------------------------------------

starts = some.dates(date(2024, 1, 1), date(2027, 12, 31))
budgets = some.one_of(
    some.builds(Budget, some.integers(1, 90), some.sampled_from([Unit.DAY, Unit.WORKDAY])),
    some.builds(Budget, some.integers(1, 18), some.just(Unit.MONTH)),
)


@some.composite
def ledgers(draw: some.DrawFn) -> Clock:
    """A clock with up to six entries, in their order, the last pause ended."""
    held = Clock(draw(budgets), draw(starts), rolls=draw(some.booleans()))
    day = held.begun_on
    for act in draw(some.lists(some.sampled_from(Act), max_size=6)):
        day += timedelta(days=draw(some.integers(0, 20)))
        if act is Act.PAUSE and held.is_paused:
            act = Act.RESUME
        elif act is Act.RESUME and not held.is_paused:
            act = Act.RETURN
        held = held.after(Entry(act, day, by=draw(some.integers(1, 20)) if act is Act.EXTEND else 0))
    if held.is_paused:
        held = held.after(Entry(Act.RESUME, day + timedelta(days=draw(some.integers(0, 20)))))
    return held


def day_by_day(held: Clock) -> date:
    """The same sum as a clerk does it with a calendar and a pencil: one day after the other, one entry after the other."""
    left = held.total
    if held.budget.unit is Unit.MONTH:
        months = held.begun_on.year * 12 + held.begun_on.month - 1 + held.total
        day = held.begun_on.day
        while True:
            try:
                left = (date(months // 12, months % 12 + 1, day) - held.begun_on).days
                break
            except ValueError:
                day -= 1
    day, stands_still, entries = held.begun_on, False, list(held.entries)
    stands_still = _turned(entries, day, stands_still)
    while left:
        day += ONE_DAY
        stands_still = _turned(entries, day, stands_still)
        left -= not stands_still and (held.budget.unit is not Unit.WORKDAY or NATIONAL.is_workday(day))
    while held.rolls and not NATIONAL.is_workday(day):
        day += ONE_DAY
    return day


def _turned(entries: list[Entry], day: date, stands_still: bool) -> bool:
    while entries and entries[0].on <= day:
        entry = entries.pop(0)
        stands_still = {Act.PAUSE: True, Act.RESUME: False}.get(entry.act, stands_still)
    return stands_still


@given(ledgers())
def test_the_sum_is_that_of_counting_day_by_day(held):
    assert reckon(held).due == day_by_day(held)


@given(ledgers())
def test_replaying_the_ledger_gives_the_clock(held):
    assert replay(held.again(held.start), held.entries) == held


@given(ledgers(), some.integers(1, 30))
def test_more_budget_never_ends_earlier(held, more):
    unit, amount = held.budget.unit, held.budget.amount
    larger = Clock(Budget(min(amount + more, LONGEST[unit]), unit), held.start, rolls=held.rolls, entries=held.entries)
    assert reckon(larger).due >= reckon(held).due


@given(starts, some.integers(1, 60))
def test_the_day_of_the_event_is_not_counted(start, amount):
    assert reckon(clock(1, "day", start)).due == start + ONE_DAY
    assert reckon(clock(amount, start=start)).due > start
    assert NATIONAL.workdays_between(start, reckon(clock(amount, start=start)).due) == amount


@given(starts, budgets, some.integers(0, 60), some.integers(0, 60))
def test_a_pause_extends_by_exactly_its_length_in_the_clocks_unit(start, budget, begins, length):
    plain = Clock(budget, start)
    since = start + timedelta(days=1 + begins)
    until = since + timedelta(days=length)
    due = reckon(replay(plain, [Entry(Act.PAUSE, since), Entry(Act.RESUME, until)])).due

    if since > reckon(plain).due:
        assert due == reckon(plain).due
        return
    days = [since + timedelta(days=n) for n in range(length)]
    paused = sum(budget.unit is not Unit.WORKDAY or NATIONAL.is_workday(day) for day in days)
    if budget.unit is Unit.WORKDAY:
        assert NATIONAL.workdays_between(reckon(plain).due, due) == paused
    else:
        assert due == reckon(plain).due + timedelta(days=paused)


@given(ledgers(), some.integers(0, 6))
def test_a_return_or_a_reassignment_changes_no_date(held, place):
    entries = list(held.entries)
    on = entries[place - 1].on if 0 < place <= len(entries) else held.start
    for act in (Act.RETURN, Act.REASSIGN):
        noted = [*entries[:place], Entry(act, max(on, entries[-1].on) if place >= len(entries) and entries else on), *entries[place:]]
        assert reckon(replay(held.again(held.start), noted)).due == reckon(held).due


@given(ledgers(), starts)
def test_the_next_occurrence_has_a_clock_of_its_own(held, start):
    assert held.again(start).entries == () and held.again(start).budget == held.budget
