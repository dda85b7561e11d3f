"""清除, on a real folder of data: SQLite's file and its log tell nothing of the paper once the tick has run."""

import os
import subprocess
import sys

import pytest

TELLING = ("东干道", "老街电力管线", "秸秆禁烧", "农业生产推进会", "东干 干道")
SCENE = """
import django
django.setup()
from django.core.management import call_command
from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Office
from guatu.work.intake.lifecycle import confirm, purge
from guatu.work.intake.tests.papers import put_in

call_command("migrate", verbosity=0)
town = Office.objects.create(name="云溪镇", kind="town", code="云溪")
works = Office.objects.create(name="建设管理办公室", parent=town)
clerk, guard = post(town, "clerk", "督办岗", "陈", "chen"), post(town, "security", "安全管理员", "秦", "qin")
paper = put_in(town, clerk)
confirm(paper.candidates.get(quote__contains="东干道"), by=clerk, on=MONDAY, at=at(MONDAY), lead=works, assign_now=True)
print("kept", flush=True)
input()
purge(paper, reason="误投", by=guard, on=MONDAY, at=at(MONDAY, 12))
print("purged", flush=True)
"""


def told_in(home):
    files = [path for path in home.rglob("*") if path.is_file()]
    escaped = {word: word.encode("unicode_escape") for word in TELLING}
    return {word for path in files for word in TELLING for data in [path.read_bytes()] if word.encode() in data or escaped[word] in data}


@pytest.mark.slow
def test_the_database_file_tells_nothing_after_a_purge_whose_process_died(tmp_path):
    environ = {key: value for key, value in os.environ.items() if key not in {"GUATU_DATABASE", "GUATU_TODAY"}}
    environ |= {"GUATU_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "guatu.site.settings"}
    with subprocess.Popen(
        [sys.executable, "-c", SCENE], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline().strip() == "kept"
        assert told_in(tmp_path) == set(TELLING)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline().strip() == "purged"
        process.kill()
    assert told_in(tmp_path)

    for command in ("tick", "verify_trail"):
        subprocess.run(
            [sys.executable, "-m", "guatu.site.command", "manage", command], env=environ, check=True, stdout=subprocess.DEVNULL
        )
    assert told_in(tmp_path) == set()
