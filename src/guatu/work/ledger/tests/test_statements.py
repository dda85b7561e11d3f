"""How often the database is asked: for a verb as seldom as it goes, for a page as often with many lines as with few."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, report, sign_for, verify

pytestmark = pytest.mark.django_db

# Before anybody waits, whether the calendar and the rule of the lights are those at hand. Then the two ends of the
# transaction, the tail (held, moved), the row, its step, its link, its light. PostgreSQL takes them on two ways: one to hold
# the tail and change the row, one for the rest.
ONE_VERB = 1 + 2 + (2 if connection.vendor == "postgresql" else 6)
# The turn of a light that turns is kept.
TURNING = 1


def test_a_verb_that_turns_the_light_asks_once_more_while_the_others_wait(
    assigned_road, works_clerk, django_assert_num_queries
):
    with django_assert_num_queries(ONE_VERB + TURNING):
        sign_for(assigned_road, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))


def test_a_verb_that_leaves_the_light_asks_as_seldom_as_it_goes(acting_road, works_clerk, django_assert_num_queries):
    with django_assert_num_queries(ONE_VERB):
        report(acting_road, words="路基已成", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))


def test_a_light_remembers_since_when_and_from_what(piles, works_clerk, verifier):
    piles.refresh_from_db()
    before = piles.light.colour, piles.light.since
    day = date(2026, 11, 27)
    report(piles, words="打完 1 根", finished=False, amount=Decimal(1), by=works_clerk, on=day, at=at(day))
    reddened = piles.light
    verify(piles, finding="数过，1 根", amount=Decimal(1), by=verifier, on=day, at=at(day, 15))

    assert reddened.colour == "red" != before[0]
    assert (reddened.since, reddened.before) == (day, before[0])
    assert (piles.light.colour, piles.light.since, piles.light.before) == ("red", day, before[0])


@pytest.fixture
def many_lines(town, clerk, works_office, farm_office, works_clerk):
    """Returns a function that adds lines, some of them assigned and signed for."""

    def add(count):
        for n in range(count):
            line, _ = enter(
                assigner=town, title=f"第 {n} 处沟渠清淤", source="例会", by=clerk, on=MONDAY, at=at(MONDAY),
                due=Due(date(2026, 11, 18 + n % 12)) if n % 4 else None,
            )  # fmt: skip
            if n % 3:
                assign(
                    line, to=[works_office, farm_office][n % 2], duty="dated", undated=not n % 4, assistants=[],
                    by=clerk, on=MONDAY, at=at(MONDAY),
                )  # fmt: skip
            if n % 6 == 2:
                sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY)) if line.lead == works_office else None

    return add


@pytest.mark.parametrize("address", ["/ledger/", "/ledger/?stage=open&light=red&sort=light", "/ledger/?q=沟渠", "/"])
def test_a_page_asks_as_often_with_many_lines_as_with_few(address, signed_in, clerk, today, road, many_lines, forget):
    many_lines(12)
    client = signed_in(clerk)
    client.get(address)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    forget()  # nothing kept: as after somebody's act
    few = asked()
    assert few > 5
    assert asked() <= few  # and fewer while nobody acts
    many_lines(48)
    assert asked() == few


def test_the_page_of_a_line_asks_as_often_with_many_steps_as_with_few(
    signed_in, clerk, today, piles, works_clerk, verifier
):
    client = signed_in(clerk)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/ledger/{piles.pk}/").status_code == 200
        return len(queries)

    report(piles, words="打完 1 根", finished=False, amount=Decimal(1), by=works_clerk, on=MONDAY, at=at(MONDAY))
    few = asked()
    assert few > 5
    for done in range(2, 9):
        report(
            piles,
            words=f"打完 {done} 根",
            finished=False,
            amount=Decimal(done),
            by=works_clerk,
            on=MONDAY,
            at=at(MONDAY),
        )
    assert asked() == few
