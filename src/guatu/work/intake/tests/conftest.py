"""The paper of all tests of intake: minutes with promises, a result and an activity."""

import pytest

from .papers import put_in


@pytest.fixture
def minutes(town, clerk, works_office, farm_office, village, today):
    return put_in(town, clerk)


@pytest.fixture
def promise(minutes):
    """The road that is due on 20 December, waiting for the clerk."""
    return minutes.candidates.get(quote__contains="东干道")
