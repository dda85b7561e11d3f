"""The shipped sets, and what every rule of lights keeps to, whichever it is."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guatu.crafts.planning.light_rules import KINDS, Schedule, numbers_of, rule_of
from guatu.crafts.planning.lights import COLOUR_WORDS, STAGES, Colour, light_of
from guatu.crafts.planning.presets import PRESETS, preset

from .lines import TODAY, line

DAYS = st.dates(date(2026, 6, 1), date(2027, 3, 31))
RULES = st.sampled_from([each.rule for each in PRESETS])


@st.composite
def lines(draw):
    due = draw(DAYS)
    target = draw(st.one_of(st.none(), st.integers(1, 40)))
    verified = draw(st.integers(0, 40)) if target else None
    told = tuple(sorted(draw(st.lists(st.tuples(DAYS, st.fractions(0, 1)), max_size=3))))
    return line(
        stage=draw(st.sampled_from(STAGES)), said_on=draw(DAYS), due=due, moved_to=draw(st.one_of(st.none(), DAYS)),
        target=target, verified=verified, told=told, watched=draw(st.booleans()), returned_on=draw(st.one_of(st.none(), DAYS)),
        assigned_on=draw(DAYS), closed_on=draw(DAYS),
    )  # fmt: skip


def test_every_preset_says_whose_it_is_and_what_it_does():
    assert {each.rule.KIND for each in PRESETS} == set(KINDS)
    for each in PRESETS:
        assert each.source and all(words.endswith("。") for words in each.rule.in_words)
        assert preset(each.key) is each


def test_a_rule_is_made_again_from_its_numbers():
    for each in PRESETS:
        assert rule_of(each.rule.KIND, numbers_of(each.rule)) == each.rule
        assert all(number.least <= numbers_of(each.rule)[name] <= number.most for name, number in each.rule.NUMBERS.items())
    assert rule_of("schedule", {"slow_yellow": 3, "something": 1}) == Schedule(slow_yellow=3)
    with pytest.raises(KeyError):
        rule_of("rainbow", {})


@settings(deadline=None)  # the first example loads the calendar
@given(lines(), DAYS, RULES)
def test_a_light_shows_a_colour_of_its_rule_and_says_why(facts, today, rule):
    light = light_of(facts, today, rule)

    assert light.colour in {*rule.SHOWS, Colour.NONE, Colour.DONE, *([Colour.YELLOW] if facts.stage == "suspended" else [])}
    assert light.word and len(light.word) <= 40 and light.because.endswith(("。", "）")) and len(light.because) <= 300
    if light.colour in {Colour.RED, Colour.ORANGE, Colour.YELLOW, Colour.BLUE, Colour.GREEN}:
        assert COLOUR_WORDS[light.colour] in light.because
    assert light == light_of(facts, today, rule)


@settings(deadline=None)  # the first example loads the calendar
@given(lines(), RULES)
def test_a_light_never_gets_better_by_waiting_alone(facts, rule):
    """No green after a red while nothing is done; a month that ends may be met, so that one rule is left aside."""
    if rule.LOOKS_BACK or facts.stage in {"closed", "suspended"}:
        return
    weight = {Colour.RED: 3, Colour.ORANGE: 2, Colour.YELLOW: 1}
    shown = [weight.get(light_of(facts, TODAY + timedelta(days=step), rule).colour, 0) for step in range(0, 200, 3)]

    assert shown == sorted(shown)


@settings(deadline=None)  # the first example loads the calendar
@given(lines(), DAYS, RULES)
def test_what_is_overdue_is_never_green_but_where_it_was_done_in_time(facts, today, rule):
    done_in_time = facts.done == 1 or facts.done_by(today) == 1
    if facts.stage in {"closed", "suspended", "withdrawn", "merged"} or today <= max(facts.due_last, facts.due_first) or done_in_time:
        return
    assert light_of(facts, today, rule).colour not in {Colour.GREEN, Colour.NONE, Colour.BLUE}


def test_the_points_behind_are_told_whatever_the_rule():
    half = line(said_on=date(2026, 11, 10), due=date(2026, 11, 30), target=10, verified=2)

    assert {light_of(half, TODAY, each.rule).behind for each in PRESETS} == {30}
    assert light_of(line(), TODAY).behind is None
    assert Fraction(30, 100) == Fraction(1, 2) - half.done
