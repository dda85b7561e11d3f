"""A pit and a ditch, both dangers, both under way."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, sign_for

DUE = date(2026, 12, 16)


@pytest.fixture
def danger(town, clerk, works_clerk, works_office):
    """Returns a function that brings a line to acting; a danger, where a law asks for evidence, unless said otherwise."""

    def make(title, *, lead=works_office, by=works_clerk, category="safety", on=MONDAY):
        acting = {"on": on, "at": at(on)}
        line, _ = enter(assigner=town, title=title, source="例会", by=clerk, due=Due(DUE), category=category, **acting)
        assign(line, to=lead, duty="dated", by=clerk, **acting)
        sign_for(line, by=by, **acting)
        return line

    return make
