"""The busy town, for the tests that go through all its pages; a PostgreSQL of their own, for those that start processes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture(scope="session")
def town_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real instance with the town of ``killed_worker``: to be copied, and left as it is."""
    home = tmp_path_factory.mktemp("town")
    environ = {key: value for key, value in os.environ.items() if key not in {"GUATU_DATABASE", "GUATU_TODAY"}}
    environ |= {"GUATU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "guatu.site.settings", "GUATU_TODAY": "2026-11-16"}
    command = [sys.executable, "-m", "guatu.site.tests.killed_worker", "build"]
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
    return home


@pytest.fixture
def own_postgres() -> Iterator[str]:
    """The URL of an empty PostgreSQL that is gone after the test."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "tests"))
    try:
        from temporary_postgres import find_binaries, temporary_postgres
    finally:
        sys.path.pop(0)
    if find_binaries() is None:
        pytest.skip("这台机器没有 PostgreSQL（Debian：apt install postgresql）")
    with temporary_postgres() as url:
        yield url
