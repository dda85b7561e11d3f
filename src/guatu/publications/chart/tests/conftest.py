"""The cast of the wall: lines in every state, and the page they make."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, close, enter, report, sign_for, verify


@pytest.fixture
def new_line(town, clerk):
    """Returns a function that enters a line, said a month ago, and assigns it where an office is named."""

    def make(title, *, to=None, due=None, signed=True, duty="dated", said_on=None, **rest):
        said_on = said_on or MONDAY - timedelta(days=28)
        due = Due(due, "as_read") if due else None
        line, _ = enter(
            assigner=town, title=title, quote=f"{title}，按期办结。", source="镇长办公会", by=clerk, on=MONDAY,
            at=at(MONDAY), said_on=said_on, due=due, duty=duty, **rest,
        )  # fmt: skip
        if to:
            assign(line, to=to, duty=duty, by=clerk, on=MONDAY, at=at(MONDAY), due=due, undated=due is None)
            if signed:
                sign_for(line, by=clerk, on=MONDAY, at=at(MONDAY))
        return line

    return make


@pytest.fixture
def bridge(new_line, works_office, works_clerk, verifier):
    """Twelve piles promised for the end of November, three of them found done."""
    line = new_line(
        "二号危桥改造", to=works_office, due=date(2026, 11, 30), target=Decimal(12), unit="根", compare="ge"
    )
    report(line, words="成桩 3 根", by=works_clerk, on=MONDAY, at=at(MONDAY), finished=False, amount=Decimal(3))
    verify(line, finding="现场 3 根", by=verifier, on=MONDAY, at=at(MONDAY), amount=Decimal(3))
    return line


@pytest.fixture
def closed_road(road, works_office, clerk, works_clerk, verifier, leader):
    """The road of December, closed already."""
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(road, by=works_clerk, on=MONDAY, at=at(MONDAY))
    report(road, words="完工", by=works_clerk, on=MONDAY, at=at(MONDAY), finished=True)
    verify(road, finding="属实", by=verifier, on=MONDAY, at=at(MONDAY))
    close(road, by=leader, on=MONDAY, at=at(MONDAY))
    return road


@pytest.fixture
def wall(today, signed_in, reader):
    """Returns a function that opens the wall of the town and gives what it shows."""

    def open_wall(address="/wall", as_whom=reader):
        answer = signed_in(as_whom).get(address)
        assert answer.status_code == 200, answer.content.decode()[:2000]
        return answer

    return open_wall
