"""An administrator beside the steady cast, and the moment of the Monday."""

import pytest

from guatu.conftest import MONDAY, at, post


@pytest.fixture
def admin(town):
    return post(town, "admin", "系统管理员", "罗", "luo")


@pytest.fixture
def when():
    """The day and the moment of an act."""
    return {"on": MONDAY, "at": at(MONDAY)}
