"""Building the demo: the offices and people of the cast, the papers read, a quarter of history replayed."""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import transaction

from guatu.crafts.timing.workdays import add_workdays
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import substitute
from guatu.records.offices.models import DutyLine, Kind, Office, Post, User
from guatu.site import clock
from guatu.work.ledger.lighting import light_up_all

from . import cast
from .accounts import PASSWORD
from .history import History
from .papers import papers_to_try

READY = "demo.json"
TO_TRY = "试投文件"
Say = Callable[[str], Any]


def build(today: date, say: Say = print) -> dict[str, int]:
    """Fill the empty folder of data of this process; return what it holds."""
    call_command("migrate", verbosity=0, interactive=False)
    say("建立清河区的机构和岗位……")
    offices = make_offices()
    make_people(offices, since=today - timedelta(days=400))

    history = History(offices, until=end_of_history(today), today=today, say=say)
    history.replay()

    stand_in(today)
    say("算今天的灯……")
    for whole in Office.objects.filter(kind__in=[Kind.TOWN, Kind.DISTRICT]):
        light_up_all(whole, today)
    leave_papers_to_try(today)
    counts = history.counts()
    ready = {"built_on": today.isoformat(), **counts}
    (Path(settings.HOME) / READY).write_text(json.dumps(ready, ensure_ascii=False) + "\n", encoding="utf-8")
    return counts


def end_of_history(today: date) -> datetime:
    """Return the last moment anything was written: the evening of the working day before today."""
    return datetime.combine(add_workdays(today, -1), time(18, 0), clock.now().tzinfo)


@transaction.atomic
def make_offices() -> dict[str, Office]:
    """Make the tree of offices with their duties; return them by their path of names."""
    made: dict[str, Office] = {}
    for order, (path, told) in enumerate(cast.walk()):
        office = Office.objects.create(
            name=told.name, short=told.short, also=list(told.also), kind=told.kind, field=told.field,
            code=told.code, may_ask=told.may_ask, order=order, parent=made.get(path.rpartition("/")[0]),
        )  # fmt: skip
        DutyLine.objects.bulk_create(
            DutyLine(office=office, number=number, words=words) for number, words in enumerate(told.duties, 1)
        )
        made[path] = office
    return made


@transaction.atomic
def make_people(offices: dict[str, Office], *, since: date) -> None:
    """Make the people and their posts. They share the demo's one password."""
    hashed = make_password(PASSWORD)
    users = {}
    for person in cast.PEOPLE:
        user = User(username=person.username, name=person.name.split("·")[0], password=hashed)
        user.save()
        users[person.username] = user
    for told in cast.POSTS:
        post = Post.objects.create(
            role=told.role, title=told.title, office=offices[told.office], user=users.get(told.username), since=since
        )
        post.in_charge_of.set(offices[path] for path in told.in_charge_of)


def stand_in(today: date) -> None:
    """Let somebody act for a colleague who is away, from today on: set on the evening before."""
    evening = end_of_history(today)
    away, who, by = cast.STANDING_IN
    administrator = actor_of(User.objects.get(username=by), evening.date())
    substitute(
        Post.objects.get(user__username=away), User.objects.get(username=who), since=today, until=add_workdays(today, 4),
        by=administrator, on=evening.date(), at=evening, note="外出学习",
    )  # fmt: skip


def leave_papers_to_try(today: date) -> None:
    """Put a few papers into a folder, for the visitor to drop."""
    folder = Path(settings.HOME) / TO_TRY
    folder.mkdir(exist_ok=True)
    for paper in papers_to_try(today):
        (folder / paper.name).write_bytes(paper.bytes)


def main() -> None:
    """Build in the folder of data that the environment names (the command runs this in a process of its own)."""
    counts = build(clock.now().date())
    print("　".join(f"{name} {count}" for name, count in counts.items()))
