"""Killed at any moment: what was acknowledged is there, nothing is half, the chain holds. Fifty at one line: one wins.

Twenty times here; ``make faults`` does it two hundred times (GUATU_KILLS).
"""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

KILLS = int(os.environ.get("GUATU_KILLS", "20"))
WORKER = [sys.executable, "-m", "guatu.site.tests.killed_worker"]
LOOK = """
import django; django.setup()
import json, sys
from guatu.records.documents.models import Document
from guatu.records.evidence.models import File, Piece
from guatu.records.trail.chain import first_break
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Commitment, Step
broken = first_break()
torn = [line.number for line in Commitment.objects.all() if as_values(line) != replay(line.steps.order_by("number"))]
print(json.dumps({
    "broken": broken and str(broken), "torn": torn,
    "steps": list(Step.objects.values_list("commitment", "number")),
    "papers": list(Document.objects.values_list("pk", "sha256", "state")),
    "kept": dict(File.objects.values_list("kept_sha256", "size")),
    "proofs": {line.pk: piece.file.kept_sha256 for line in Commitment.objects.filter(steps__verb="report", category="safety").distinct()
               for step in line.steps.exclude(evidence=None) for piece in Piece.objects.filter(pk__in=[key for key, _ in step.evidence])},
    "orphans": [File.objects.filter(pieces=None).count(),
                Piece.objects.count() - sum(len(step.evidence) for step in Step.objects.exclude(evidence=None))],
}))
"""

pytestmark = pytest.mark.slow


def environ_of(home):
    kept = {key: value for key, value in os.environ.items() if key not in {"GUATU_DATABASE", "GUATU_TODAY"}}
    return kept | {"GUATU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "guatu.site.settings", "GUATU_TODAY": "2026-11-16"}


def what_is_there(environ):
    import json

    told = subprocess.run([sys.executable, "-c", LOOK], env=environ, check=True, capture_output=True, text=True)
    return json.loads(told.stdout)


@pytest.fixture(scope="module")
def home(tmp_path_factory, town_on_disk):
    return shutil.copytree(town_on_disk, tmp_path_factory.mktemp("killed"), dirs_exist_ok=True)


def work_and_be_killed(environ, seed, acts, after):
    """Let a worker acknowledge so many acts, kill it some moments later in the midst of the next; return what it acknowledged.

    Acts are counted, not seconds alone: on a busy machine there would be nothing yet that could be lost.
    """
    with subprocess.Popen([*WORKER, "work", seed], env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline().strip() == "ready"
        told = "".join(process.stdout.readline() for _ in range(acts))
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read()
    return [line.split() for line in told.split("\n")[:-1]]  # the last may be half a line


def test_what_was_acknowledged_is_there_nothing_is_half_and_the_chain_holds(home):
    environ, draw = environ_of(home), random.Random(20261116)
    steps, papers, proofs = set(), {}, {}
    for kill in range(KILLS):
        for what, key, more in work_and_be_killed(environ, f"第{kill}次", draw.randint(0, 8), draw.uniform(0.0, 0.2)):
            if what == "step":
                steps.add((int(key), int(more)))
            elif what == "paper":
                papers[int(key)] = more
            elif what == "proof":
                proofs[key] = more

        if kill % 5 and kill < KILLS - 1:
            continue
        found = what_is_there(environ)
        assert (found["broken"], found["torn"]) == (None, [])
        assert steps <= {tuple(step) for step in found["steps"]}
        kept = {key: digest for key, digest, _ in found["papers"]}
        assert papers.items() <= kept.items()
        for digest in kept.values():
            data = (home / "papers" / digest[:2] / digest).read_bytes()
            assert hashlib.sha256(data).hexdigest() == digest, "no half file"
        assert proofs.items() <= found["proofs"].items()
        assert found["orphans"] == [0, 0], "no row of evidence without its step"
        for digest in found["kept"]:
            data = (home / "evidence" / digest[:2] / digest).read_bytes()
            assert hashlib.sha256(data).hexdigest() == digest, "no half picture"
    assert len(steps) > KILLS / 4 and papers and proofs, (len(steps), len(papers), len(proofs))


AT_ONCE = """
import django; django.setup()
import threading
from datetime import date
from django.db import connections
from guatu.conftest import at
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Office, User
from guatu.records.trail.refusals import Refusal
from guatu.site.tests.killed_worker import DAY, enter_one
from guatu.work.ledger.lifecycle import assign
from guatu.work.ledger.models import Commitment
town, works = Office.objects.get(kind="town"), Office.objects.get(short="建设办")
clerk = actor_of(User.objects.get(username="chen"), DAY)
line = enter_one(town, clerk, "五十个人同时交办", at(DAY, 13))
begin, told = threading.Barrier(50), []
def client():
    mine = Commitment.objects.select_related("assigner", "lead").get(pk=line.pk)
    begin.wait()
    try:
        assign(mine, to=works, duty="dated", by=clerk, on=DAY, at=at(DAY, 14))
        told.append("won")
    except Refusal as refusal:
        told.append(refusal.in_words)
    finally:
        connections.close_all()
threads = [threading.Thread(target=client) for _ in range(50)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
print(told.count("won"), len(told), len(set(told)), line.steps.filter(verb="assign").count())
"""


def test_of_fifty_who_assign_one_line_one_wins_and_the_others_are_told(home):
    told = subprocess.run([sys.executable, "-c", AT_ONCE], env=environ_of(home), check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["1", "50", "2", "1"]
