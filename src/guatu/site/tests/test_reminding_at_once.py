"""Two schedulers, restarts, and people who act meanwhile: each rung fires at most once, never on what is over (B.6)."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date

import pytest

from guatu.site.tests.herald import LEFT_ALONE

ROUNDS = int(os.environ.get("GUATU_HERALD_ROUNDS", "1"))
COMES, TRIES = 40, 240
HERALD = [sys.executable, "-m", "guatu.site.tests.herald"]
RIVAL = [sys.executable, "-m", "guatu.site.tests.rival"]

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", "postgresql"])
def environ(request, tmp_path):
    """The environment of a new town of its own, on each database, with a ladder in force and a folder that takes what is sent."""
    kept = {key: value for key, value in os.environ.items() if key not in {"GUATU_DATABASE", "GUATU_TODAY"}}
    kept |= {"GUATU_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "guatu.site.settings", "GUATU_TODAY": date(2026, 11, 16).isoformat()}
    kept["GUATU_OUTBOX"] = str(tmp_path / "out")
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("town_on_disk"), tmp_path, dirs_exist_ok=True)
    else:
        kept["GUATU_DATABASE"] = request.getfixturevalue("own_postgres")
        build = [sys.executable, "-m", "guatu.site.tests.killed_worker", "build"]
        subprocess.run(build, env=kept, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*HERALD, "ladder"], env=kept, check=True)
    return kept


def begin(environ, program, *words):
    running = subprocess.Popen([*program, "work", *words], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert running.stdout.readline().strip() == "ready"
    return running


def test_two_schedulers_one_of_them_killed_and_people_who_act_meanwhile(environ):
    for each in range(ROUNDS):
        heralds = [begin(environ, HERALD, f"h{each}-{number}", str(COMES)) for number in range(2)]
        people = [begin(environ, RIVAL, f"p{each}-{number}", str(TRIES)) for number in range(2)]
        for running in (*heralds, *people):
            running.stdin.write("go\n")
            running.stdin.flush()
        for _ in range(5):
            heralds[0].stdout.readline()
        heralds[0].kill()
        heralds[0].wait()
        again = begin(environ, HERALD, f"again{each}", str(COMES))
        again.communicate("go\n")
        for running in (heralds[1], *people):
            running.communicate()
        assert [running.returncode for running in (heralds[1], again, *people)] == [0, 0, 0, 0]

        told = json.loads(subprocess.run([*HERALD, "look"], env=environ, check=True, capture_output=True, text=True).stdout)
        assert told["wrong"] == []
        assert told["fired"] >= LEFT_ALONE
