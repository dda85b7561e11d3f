"""The town chases by the shipped ladder; the road is under way, due on Friday the 20th; time goes by."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.rung_sets import ladder
from guatu.publications.reminders.models import Firing
from guatu.publications.reminders.running import remind
from guatu.records.almanac.lifecycle import set_rungs
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, sign_for
from guatu.work.ledger.lighting import light_up_all

DUE = date(2026, 11, 20)
TUESDAY, WEDNESDAY, FRIDAY = date(2026, 11, 17), date(2026, 11, 18), DUE
SATURDAY, NEXT_MONDAY = date(2026, 11, 21), date(2026, 11, 23)
STEPS = ladder("steps")


@pytest.fixture
def chased(town, clerk):
    """The ladder of every rung is in force in the town since Monday."""
    set_rungs(STEPS, since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY, 8))
    return town


@pytest.fixture
def head_of_works(works_office):
    return post(works_office, "head", "主任", "吕", "lv")


@pytest.fixture
def new_line(town, clerk, works_office, works_clerk):
    """Returns a function that gives a line out on a day, signed for unless said otherwise."""

    def make(title="东干道改造 2 公里", *, to=works_office, by=works_clerk, due=DUE, signed=True, on=MONDAY, hour=9, **more):
        told = {"on": on, "at": at(on, hour)}
        line, _ = enter(
            assigner=town, title=title, source="镇长办公会", by=clerk, said_on=on, due=Due(due) if due else None,
            duty=more.pop("duty", "dated"), **told, **more,
        )  # fmt: skip
        assign(line, to=to, duty=line.duty, undated=due is None, by=clerk, cadence=line.cadence, **told)
        if signed:
            sign_for(line, by=by or clerk, **told)
        return line

    return make


@pytest.fixture
def tick(town):
    """Returns a function that lets the tick come at a moment, as it does every minute."""

    def come(day, hour=9, minute=0):
        light_up_all(town, day)
        return remind([town], at(day, hour, minute))

    return come


@pytest.fixture
def fired():
    """Returns a function that tells which rungs of a line fired, in their order."""

    def told(line, passed=False):
        return list(Firing.objects.filter(line=line, passed_over=passed).values_list("rung", flat=True))

    return told
