"""A process that tries any verb as anybody at any time on a few lines, beside others that do the same.

    python -m guatu.site.tests.rival work SEED COUNT     tries so many times; says how often it was let and was refused
    python -m guatu.site.tests.rival look                says as JSON what is unlawful in what they left

It acts on lines as it saw them a while ago, as people do: who acts on what has moved is told, and nothing is written.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from guatu.site.tests.killed_worker import DAY, enter_one

CAST = ("chen", "wu", "zheng", "he")
# Who may, if anybody; anybody tries all the same.
USUAL = {
    "assign": "chen", "sign_for": "wu", "contest": "wu", "report": "wu", "verify": "zheng", "send_back": "zheng", "close": "he",
    "look_back": "chen", "relist": "he", "ask_more": "wu", "extend": "he", "deny": "he", "suspend": "he", "resume": "he",
    "mention": "chen", "amend": "chen", "withdraw": "he", "merge": "he", "publish": "chen", "object": "chen", "watch": "he", "unwatch": "he",
}  # fmt: skip
# What carries a line on is tried oftener than what keeps it where it is.
OFTEN = {"sign_for": 6, "report": 6, "verify": 6, "close": 6, "look_back": 3, "relist": 3, "mention": 0.3, "amend": 0.5, "watch": 0.3, "unwatch": 0.3}
# Rare, or there would soon be nothing left to try.
ENDING = {"withdraw": 0.03, "merge": 0.03}
LINES = 6
# Plain; with grades; with a notice before the seal; kept from an office, and closed by the main leader.
CLASSES = ("", "feedback", "environment", "accusation")


def tries(line: Any, other: Any, draw: random.Random, works: Any, safety: Any, acting: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    """Return every verb with what it needs, lawful or not."""
    from guatu.work.ledger import lifecycle as ledger
    from guatu.work.ledger.stages import Change

    soon = acting["on"] + timedelta(draw.randint(-5, 60))
    yes = draw.random() < 0.5
    return {
        "assign": lambda: ledger.assign(line, to=works if draw.random() < 0.8 else safety, duty="dated", **acting),
        "sign_for": lambda: ledger.sign_for(line, **acting),
        "contest": lambda: ledger.contest(line, reason="不归我们管", **acting),
        "report": lambda: ledger.report(line, words="办了", finished=yes, **acting),
        "verify": lambda: ledger.verify(line, finding="看了", **acting),
        "send_back": lambda: ledger.send_back(line, reason="不够", **acting),
        "publish": lambda: ledger.publish(line, words="整改完成，请大家看", **acting),
        "object": lambda: ledger.note_objection(line, words="说还有味道", **acting),
        "close": lambda: ledger.close(line, grade=draw.choice(("", "好", "很好")), note=draw.choice(("", "去看过，没有味道")), **acting),
        "watch": lambda: ledger.watch(line, reason="盯紧", leaves_by_rule=yes, **acting),
        "unwatch": lambda: ledger.unwatch(line, reason="稳了", **acting),
        "look_back": lambda: ledger.look_back(line, verdict="held" if yes else "relapsed", finding="看了", **acting),
        "relist": lambda: ledger.relist(line, reason="反弹了", day=soon, **acting),
        "ask_more": lambda: ledger.ask_more(line, day=soon, cause="下雨", progress="过半", **acting),
        "extend": lambda: ledger.extend(line, **acting),
        "deny": lambda: ledger.deny(line, reason="来得及", **acting),
        "suspend": lambda: ledger.suspend(line, until=soon, plan="等化冻", **acting),
        "resume": lambda: ledger.resume(line, **acting),
        "mention": lambda: ledger.mention(line, change=Change.REPEATED, words="又说了一遍", **acting),
        "amend": lambda: ledger.amend(line, due_last=soon, reason="改", **acting),
        "withdraw": lambda: ledger.withdraw(line, reason="算了", **acting),
        "merge": lambda: ledger.merge(line, other, reason="一件事", **acting),
    }


def work(seed: str, count: int) -> dict[str, int]:
    """Try so many verbs; return how many were let and how many refused."""
    from guatu.conftest import at
    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import Office, User
    from guatu.records.trail.refusals import Refusal
    from guatu.work.ledger.models import Commitment
    from guatu.work.ledger.stages import MOVES

    draw = random.Random(seed)
    works, safety = Office.objects.get(short="建设办"), Office.objects.get(name="应急管理办公室")
    people = {name: actor_of(User.objects.get(username=name), DAY) for name in CAST}
    town = Office.objects.get(kind="town")
    seen: dict[int, Any] = {}
    told = {"let": 0, "refused": 0}
    for number in range(count):
        # The weeks go by, and nobody's calendar is quite right.
        day = DAY + timedelta(40 * number // count + draw.randint(0, 3))
        hour, minute = draw.choice(((0, 0), (9, 30), (16, 59), (23, 59)))
        acting = {"on": day - timedelta(draw.choice((0, 0, 0, 1, 4))), "at": at(day, hour, minute)}
        keys = list(Commitment.objects.open().order_by("pk").values_list("pk", flat=True))
        if len(keys) < LINES:
            category = draw.choice(CLASSES)
            concerned = {"concerns": safety} if category == "accusation" else {}
            enter_one(town, people["chen"], f"{seed} 第 {number} 件", at(DAY), category=category, **concerned)
            continue
        mine = draw.choice([*seen, *keys])
        if mine not in seen or draw.random() < 0.7:
            seen[mine] = Commitment.objects.select_related("assigner", "lead").get(pk=mine)
        line, other = seen[mine], Commitment.objects.get(pk=draw.choice(keys))
        fitting = [verb for verb in USUAL if line.stage in MOVES[verb].before]
        [verb] = draw.choices(fitting, [OFTEN.get(each, 1) for each in fitting])
        verb = verb if draw.random() < 0.8 else draw.choice(list(USUAL))
        acting["by"] = people[USUAL[verb] if draw.random() < 0.8 else draw.choice(CAST)]
        if verb in ENDING and draw.random() > ENDING[verb]:
            continue
        try:
            tries(line, other, draw, works, safety, acting)[verb]()
        except Refusal:
            told["refused"] += 1
            seen.pop(mine)
        else:
            told["let"] += 1
    return told


def unlawful_by_class(line: Any, steps: list[Any]) -> list[str]:
    """Return what is against the line's class: closed without its grade or its notice, or touched by whom it is kept from."""
    from guatu.records.almanac.categories import category_of
    from guatu.records.offices.models import Post

    theirs = set(Post.objects.filter(office=line.concerns_id).values_list("pk", flat=True)) if line.concerns_id else set()
    category, found = category_of(line), []
    for step in steps:
        if step.verb == "close":
            if category.grades and step.values.get("grade", [None, ""])[1] not in category.grades:
                found.append(f"{line.number} 第 {step.number} 步：没有评等就销号")
            hung = [each for each in steps[: step.number] if each.verb == "publish"]
            if category.public_days and not (hung and hung[-1].values["public_until"][1] < step.on.isoformat()):
                found.append(f"{line.number} 第 {step.number} 步：没有公示满就销号")
        if step.post in theirs:
            found.append(f"{line.number} 第 {step.number} 步：被反映的单位动了它")
    return found


def look() -> list[str]:
    """Return what is against the rules in the journals, a sentence each."""
    from guatu.records.trail.chain import first_break
    from guatu.work.ledger.lifecycle.move import as_values, replay
    from guatu.work.ledger.models import Commitment
    from guatu.work.ledger.stages import MOVES

    found = [f"链：{broken}"] if (broken := first_break()) else []
    for line in Commitment.objects.all():
        steps = list(line.steps.order_by("number"))
        if as_values(line) != replay(steps):
            found.append(f"{line.number}：与流转记录不符")
        if [step.number for step in steps] != list(range(1, line.version + 1)):
            found.append(f"{line.number}：步数 {len(steps)}，版本 {line.version}")
        found += unlawful_by_class(line, steps)
        stage, first, reporters = "", None, set()
        for step in steps:
            if step.before != stage or step.after not in MOVES[step.verb].ways.get(stage, ()):
                found.append(f"{line.number} 第 {step.number} 步 {step.verb}：{stage} → {step.after}")
            stage = step.after
            if step.verb == "report":
                reporters.add(step.user)
            elif step.verb == "verify":
                if step.user in reporters:
                    found.append(f"{line.number} 第 {step.number} 步：自己核实自己的反馈")
                reporters = set()
            elif step.verb == "send_back":
                reporters = set()
            elif step.verb == "close" and step.user in {each.user for each in steps[: step.number] if each.verb == "report"}:
                found.append(f"{line.number} 第 {step.number} 步：报的人销号")
            moved = step.values.get("due_first")
            if moved and first is not None and stage != "drafted" and moved[1] != first:
                found.append(f"{line.number} 第 {step.number} 步：首次时限从 {first} 变成 {moved[1]}")
            if moved and stage != "drafted":
                first = moved[1]
            elif step.verb == "assign" and first is None:
                first = replay(steps[: step.number])["due_first"]
    return found


def main() -> None:
    """Work, or look."""
    import django

    django.setup()
    if sys.argv[1] == "look":
        print(json.dumps(look(), ensure_ascii=False))
        return
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(work(sys.argv[2], int(sys.argv[3])), default=str), flush=True)


if __name__ == "__main__":
    main()
