"""What a recurring duty owes, and the light of each occurrence."""

from datetime import date, timedelta

import pytest

from guatu.crafts.planning.lights import Colour, Line, light_of, light_of_turn
from guatu.crafts.planning.periodic import Pause, Spell, Standing, sent_back, turns
from guatu.crafts.timing.workdays import NATIONAL

SIGNED = date(2026, 10, 12)
TODAY = date(2026, 11, 16)


def spans(found):
    return [(each.first.isoformat()[5:], each.due.isoformat()[5:]) for each in found]


def test_each_period_is_owed_by_its_last_day_or_the_working_day_after_it_and_one_is_known_ahead():
    assert spans(turns([Spell("monthly", SIGNED)], TODAY)) == [("10-01", "11-02"), ("11-01", "11-30"), ("12-01", "12-31")]
    weeks = turns([Spell("weekly", date(2026, 11, 4))], TODAY)
    assert spans(weeks) == [("11-02", "11-09"), ("11-09", "11-16"), ("11-16", "11-23"), ("11-23", "11-30")]


def test_a_day_off_and_a_week_of_holiday_owe_nothing():
    days = turns([Spell("daily", date(2026, 11, 12))], TODAY)
    assert [each.first.day for each in days] == [12, 13, 16, 17]  # not the weekend
    friday = turns([Spell("daily", date(2026, 11, 13))], date(2026, 11, 13))
    assert [each.first.day for each in friday] == [13, 16]
    holiday = turns([Spell("weekly", date(2026, 9, 28))], date(2026, 10, 12))
    assert [each.first.isoformat()[5:] for each in holiday] == ["09-28", "10-05", "10-12", "10-19"]  # 10-08, 09 and 10 are worked


def test_what_stood_still_all_its_working_days_is_not_owed():
    stood = [Pause(date(2026, 11, 2), date(2026, 11, 11))]
    assert [each.first.day for each in turns([Spell("weekly", date(2026, 10, 26))], TODAY, pauses=stood)] == [26, 9, 16, 23]
    open_end = [Pause(date(2026, 10, 30))]
    assert spans(turns([Spell("monthly", SIGNED)], TODAY, pauses=open_end)) == [("10-01", "11-02")]


def test_after_the_end_nothing_is_owed():
    weekly = [Spell("weekly", date(2026, 11, 2))]
    assert len(turns(weekly, TODAY, last_day=date(2026, 11, 8))) == 1
    assert [each.due.day for each in turns(weekly, TODAY, ended_on=date(2026, 11, 12))] == [9]


def test_another_cadence_takes_over_from_its_day_on():
    changed = [Spell("monthly", SIGNED, date(2026, 11, 11)), Spell("weekly", date(2026, 11, 11))]
    assert [each.first.isoformat()[5:] for each in turns(changed, TODAY)] == ["10-01", "11-09", "11-16", "11-23"]


# -- lights

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("told_on", "today", "colour", "word"),
    [
        (None, date(2026, 10, 20), Colour.NONE, "待报"),
        (None, date(2026, 9, 30), Colour.NONE, "还没到"),
        (None, date(2026, 11, 2), Colour.NONE, "待报"),
        (None, date(2026, 11, 3), Colour.RED, "漏报 1 天"),
        (date(2026, 11, 2), TODAY, Colour.GREEN, "按期"),
        (date(2026, 11, 5), TODAY, Colour.YELLOW, "补报，晚 3 天"),
    ],
)
def test_missed_is_red_until_made_up_and_then_yellow_not_green(told_on, today, colour, word):
    light = light_of_turn(Standing("10月", *OCTOBER, told_on), today)
    assert (light.colour, light.word) == (colour, word)
    assert light.because.endswith("。")


# Reported on the last of October, sent back on Friday the 27th of November: to be reported anew by Wednesday the 2nd of December.
SENT_BACK = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("told_before", "told_on", "today", "colour", "word"),
    [
        (date(2026, 10, 31), None, SENT_BACK, Colour.NONE, "退回，等重报"),
        (date(2026, 10, 31), None, date(2026, 12, 2), Colour.NONE, "退回，等重报"),
        (date(2026, 10, 31), None, date(2026, 12, 3), Colour.RED, "重报晚 1 天"),
        (date(2026, 10, 31), date(2026, 12, 2), date(2026, 12, 3), Colour.GREEN, "按期重报"),
        (date(2026, 10, 31), date(2026, 12, 4), date(2026, 12, 4), Colour.YELLOW, "补报，晚 2 天"),
        # What had been late before is not in time for having been sent back.
        (date(2026, 11, 5), None, SENT_BACK, Colour.NONE, "退回，等重报"),
        (date(2026, 11, 5), date(2026, 12, 1), date(2026, 12, 3), Colour.YELLOW, "补报，晚 29 天"),
    ],
)
def test_what_was_reported_and_sent_back_is_not_missed_and_has_days_to_be_reported_anew(told_before, told_on, today, colour, word):
    back = sent_back(OCTOBER[2], [(told_before, SENT_BACK)], NATIONAL)
    light = light_of_turn(Standing("10月", *OCTOBER, told_on, back=back), today)
    assert (light.colour, light.word) == (colour, word)
    assert "11月27日退回" in light.because or colour is Colour.YELLOW


def test_a_line_with_a_period_that_was_sent_back_says_so_and_is_as_green_or_yellow_as_it_was():
    in_time, late = (sent_back(OCTOBER[2], [(day, SENT_BACK)], NATIONAL) for day in (date(2026, 10, 31), date(2026, 11, 5)))
    green = light_of(line(Standing("10月", *OCTOBER, back=in_time)), SENT_BACK)
    assert (green.colour, green.word) == (Colour.GREEN, "退回 1 期，等重报") and "10月（到 12月2日）" in green.because
    assert light_of(line(Standing("10月", *OCTOBER, back=late)), SENT_BACK).colour == Colour.YELLOW
    red = light_of(line(Standing("10月", *OCTOBER, back=in_time)), date(2026, 12, 3))
    assert (red.colour, red.word, red.days) == (Colour.RED, "没重报 1 期", 1)


def line(*turns):
    return Line("recurring", "acting", said_on=SIGNED, cadence="monthly", turns=turns)


def test_the_line_is_as_its_occurrences_are():
    october, november = Standing("10月", *OCTOBER), Standing("11月", date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 30))
    red = light_of(line(october, november), TODAY)
    assert (red.colour, red.word) == (Colour.RED, "漏报 1 期") and "10月没有报" in red.because

    made_up = Standing("10月", *OCTOBER, told_on=date(2026, 11, 9))
    assert light_of(line(made_up, november), TODAY).colour == Colour.YELLOW
    in_time = Standing("10月", *OCTOBER, told_on=date(2026, 10, 30))
    green = light_of(line(in_time, november), TODAY)
    assert (green.colour, green.word) == (Colour.GREEN, "本期待报")
    reported = Standing("11月", november.first, november.last, november.due, told_on=TODAY)
    assert light_of(line(made_up, reported), november.due + timedelta(days=1)).colour == Colour.GREEN


def test_a_standing_line_says_when_it_is_to_be_looked_at_and_is_never_red():
    kept = Line("standing", "acting", said_on=SIGNED, review_on=date(2026, 11, 2))
    due = light_of(kept, TODAY)
    assert (due.colour, due.word) == (Colour.GREEN, "该看一看") and "还没有复查过" in due.because
    later = light_of(Line("standing", "acting", reviewed_on=SIGNED, review_on=date(2027, 1, 12)), TODAY)
    assert later.word == "长期" and "下次 2027年1月12日" in later.because
