"""Any verb by anybody at any time, from several processes at once: no unlawful state, on either database (I1 to I4)."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date

import pytest

ROUNDS = int(os.environ.get("GUATU_RIVAL_ROUNDS", "1"))
PROCESSES, TRIES = 3, 400
RIVAL = [sys.executable, "-m", "guatu.site.tests.rival"]

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", "postgresql"])
def environ(request, tmp_path):
    """The environment of a new town of its own, on each database."""
    kept = {key: value for key, value in os.environ.items() if key not in {"GUATU_DATABASE", "GUATU_TODAY"}}
    kept |= {"GUATU_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "guatu.site.settings", "GUATU_TODAY": date(2026, 11, 16).isoformat()}
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("town_on_disk"), tmp_path, dirs_exist_ok=True)
        return kept
    kept["GUATU_DATABASE"] = request.getfixturevalue("own_postgres")
    build = [sys.executable, "-m", "guatu.site.tests.killed_worker", "build"]
    subprocess.run(build, env=kept, check=True, stdout=subprocess.DEVNULL)
    return kept


def all_at_once(environ, seeds):
    """Let a process for each seed work at the same time; return what each tells."""
    rivals = [
        subprocess.Popen([*RIVAL, "work", seed, str(TRIES)], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for seed in seeds
    ]
    for rival in rivals:
        assert rival.stdout.readline().strip() == "ready"
    for rival in rivals:
        rival.stdin.write("go\n")
        rival.stdin.flush()
    told = [json.loads(rival.communicate()[0]) for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0] * len(rivals)
    return told


def test_whatever_several_processes_try_at_once_the_ledger_stays_lawful(environ):
    for each in range(ROUNDS):
        told = all_at_once(environ, [f"{each}-{number}" for number in range(PROCESSES)])

        assert all(one["let"] > TRIES / 20 and one["refused"] for one in told), told
        # What lies apart from the way to the seal has its turn as well: parts, periods, looks at what is standing. Whether
        # it is let depends on who was there first.
        assert len({"break_down", "report_period", "verify_period", "review"} & {verb for one in told for verb in one["tried"]}) >= 2, told
        found = subprocess.run([*RIVAL, "look"], env=environ, check=False, capture_output=True, text=True)
        assert found.returncode == 0, found.stderr
        assert json.loads(found.stdout) == []
