"""The busy town, for the tests that go through all its pages."""

import pytest

from .busy_town import BusyTown


@pytest.fixture
def busy_town(town, works_office, farm_office, works_clerk, verifier, leader, mayor, reader, clerk, second_clerk, today):
    people = {
        "clerk": clerk, "verifier": verifier, "leader": leader, "mayor": mayor, "unit": works_clerk, "reader": reader,
        "looker": second_clerk,
    }  # fmt: skip
    built = BusyTown(town, (works_office, farm_office), people)
    built.build()
    return built
