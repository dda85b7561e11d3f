"""The road on its way: assigned, acting, reported, verified."""

from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import assign, report, sign_for, verify


@pytest.fixture
def assigned_road(road, clerk, works_office):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 9, 10))
    return road


@pytest.fixture
def acting_road(assigned_road, works_clerk):
    sign_for(assigned_road, by=works_clerk, on=MONDAY, at=at(MONDAY, 9, 20))
    return assigned_road


@pytest.fixture
def reported_road(acting_road, works_clerk):
    report(acting_road, words="路面已铺完", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 9, 30))
    return acting_road


@pytest.fixture
def verified_road(reported_road, verifier):
    verify(reported_road, finding="现场看过，2 公里都通了", by=verifier, on=MONDAY, at=at(MONDAY, 9, 40))
    return reported_road


@pytest.fixture
def piles(town, clerk, works_office, works_clerk):
    """Twelve piles of a bridge, under way."""
    from datetime import date

    from guatu.work.ledger.dues import Due
    from guatu.work.ledger.lifecycle import enter

    line, _ = enter(
        assigner=town, title="二号危桥改造", quote="二号危桥 12 根桩 11 月底前打完", source="例会", by=clerk,
        on=date(2026, 10, 16), at=at(date(2026, 10, 16)), said_on=date(2026, 10, 16),
        due=Due(date(2026, 11, 30), "as_read", "11 月底前"), target=Decimal(12), unit="根",
    )  # fmt: skip
    assign(line, to=works_office, duty="dated", by=clerk, on=date(2026, 10, 19), at=at(date(2026, 10, 19)))
    sign_for(line, by=works_clerk, on=date(2026, 10, 19), at=at(date(2026, 10, 19), 15))
    return line


@pytest.fixture
def campaign(town, clerk, works_office):
    """The campaign of the ditches: weekly, to the end of the year."""
    from datetime import date

    from guatu.work.ledger.lifecycle import begin_campaign

    begun, _ = begin_campaign(
        whole=town, name="沟渠清淤专项行动", words="冬修水利，清沟清渠", office=works_office, since=date(2026, 11, 2),
        until=date(2026, 12, 31), rhythm="weekly", look_back_on=date(2027, 1, 15), by=clerk, on=MONDAY, at=at(MONDAY),
    )  # fmt: skip
    return begun
