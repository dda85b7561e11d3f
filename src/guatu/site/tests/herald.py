"""A process that reminds, as the tick does, beside others that do the same and beside people who act on the lines.

    python -m guatu.site.tests.herald ladder         puts a ladder in force
    python -m guatu.site.tests.herald work SEED COUNT   comes so often, at some working hour of the weeks that go by
    python -m guatu.site.tests.herald look           says as JSON what is against the rules in what they left

It may be killed at any moment: what it was doing is then done by the next.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from datetime import timedelta
from typing import Any

from guatu.site.tests.killed_worker import DAY, enter_one
from guatu.site.tests.rival import ALONE

LEFT_ALONE = 3


def put_in_force() -> None:
    """Let the clerk put the ladder of every rung in force, over some lines that nobody acts on once they are signed for."""
    from guatu.conftest import at
    from guatu.crafts.planning.rung_sets import ladder
    from guatu.records.almanac.lifecycle import set_rungs
    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import Office, User
    from guatu.work.ledger.lifecycle import assign, sign_for

    clerk = actor_of(User.objects.get(username="chen"), DAY)
    works, wu = Office.objects.get(short="建设办"), actor_of(User.objects.get(username="wu"), DAY)
    for number in range(LEFT_ALONE):
        line = enter_one(Office.objects.get(kind="town"), clerk, f"{ALONE}第 {number} 件", at(DAY))
        assign(line, to=works, duty="dated", by=clerk, on=DAY, at=at(DAY))
        sign_for(line, by=wu, on=DAY, at=at(DAY))
    wanted = ladder("steps")
    assert wanted is not None
    set_rungs(wanted, since=DAY, whole=Office.objects.get(kind="town"), by=clerk, on=DAY, at=at(DAY))


def work(seed: str, count: int) -> None:
    """Come so often. Each time it says one line: how many rungs have fired."""
    from guatu.conftest import at
    from guatu.crafts.timing.workdays import add_workdays
    from guatu.publications.reminders.running import remind
    from guatu.records.offices.models import Office
    from guatu.work.ledger.lighting import light_up_all

    draw, fired = random.Random(seed), 0
    wholes = list(Office.objects.filter(kind="town"))
    for number in range(count):
        day = add_workdays(DAY + timedelta(40 * number // count + draw.randint(0, 2)), 1)
        for whole in wholes:
            light_up_all(whole, day)
        fired += remind(wholes, at(day, draw.randint(9, 16))).fired
        print(fired, flush=True)


def look() -> list[str]:
    """Return what is against the rules in the claims, a sentence each."""
    from guatu.crafts.planning.rung_sets import ladder
    from guatu.crafts.planning.rungs import When
    from guatu.publications.reminders.armings import AMENDED, ARMING
    from guatu.publications.reminders.models import Addressee, Digest, Firing, Message

    found = []
    steps: dict[int, list[Any]] = defaultdict(list)
    from guatu.work.ledger.models import Step

    for step in Step.objects.order_by("commitment", "number"):
        steps[step.commitment_id].append(step)
    claims = Counter(Firing.objects.values_list("line", "arming", "rung", "of"))
    found += [f"{claim} 记了 {count} 次" for claim, count in claims.items() if count > 1]
    for firing in Firing.objects.all():
        seen = [step for step in steps[firing.line_id] if step.number <= firing.as_of]
        if not seen or seen[-1].after not in {"assigned", "acting"}:
            found.append(f"{firing}：看到第 {firing.as_of} 步时是 {seen[-1].after if seen else '没有'}，还催")
        arming = [step.number for step in seen if step.verb in ARMING or (step.verb == "amend" and set(AMENDED) & step.values.keys())]
        if not arming or arming[-1] != firing.arming:
            found.append(f"{firing}：从第 {firing.arming} 步起算，该从第 {arming[-1:]} 步")
    # A light that the other herald, on its own day, has turned meanwhile may be chased for after a date that passed.
    dated = [rung.key for rung in ladder("steps").rungs if rung.when not in {When.SLOW, When.RED}]
    by_line = Counter(Firing.objects.filter(passed_over=False, rung__in=dated).values_list("line", "as_of", "day"))
    found += [f"{key} 同一天催了 {count} 级" for key, count in by_line.items() if count > 1]
    for makes in ("reminder", "supervision"):
        numbers = list(Firing.objects.filter(makes=makes, number__isnull=False).order_by("year", "number").values_list("number", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            found.append(f"{makes} 的编号断了：{numbers}")
    told = set(Addressee.objects.values_list("firing", flat=True))
    found += [f"{firing} 没有告诉谁" for firing in Firing.objects.filter(passed_over=False) if firing.pk not in told]
    mornings = Counter(Digest.objects.values_list("user", "day"))
    found += [f"{key} 有 {count} 份清单" for key, count in mornings.items() if count > 1]
    letters = Counter(Message.objects.values_list("way", "user", "digest", "firing"))
    found += [f"{key} 发了 {count} 次" for key, count in letters.items() if count > 1]
    return found


def main() -> None:
    """Do what the words on the command line say."""
    import django

    django.setup()
    match sys.argv[1:]:
        case ["ladder"]:
            put_in_force()
        case ["work", seed, count]:
            print("ready", flush=True)
            sys.stdin.readline()
            work(seed, int(count))
        case ["look"]:
            from guatu.publications.reminders.models import Firing

            print(json.dumps({"wrong": look(), "fired": Firing.objects.filter(passed_over=False).count()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
