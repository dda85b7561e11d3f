"""A process that tries any verb as anybody at any time on a few lines, beside others that do the same.

    python -m guatu.site.tests.rival work SEED COUNT     tries so many times; says how often it was let and was refused
    python -m guatu.site.tests.rival look                says as JSON what is unlawful in what they left

It acts on lines as it saw them a while ago, as people do: who acts on what has moved is told, and nothing is written.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from guatu.site.tests.killed_worker import DAY, enter_one

CAST = ("chen", "wu", "zheng", "he")
# Who may, if anybody; anybody tries all the same.
USUAL = {
    "assign": "chen", "sign_for": "wu", "contest": "wu", "report": "wu", "take_back": "wu", "verify": "zheng", "send_back": "zheng", "close": "he",
    "look_back": "chen", "relist": "he", "ask_more": "wu", "extend": "he", "deny": "he", "suspend": "he", "resume": "he",
    "mention": "chen", "amend": "chen", "withdraw": "he", "merge": "he", "publish": "chen", "object": "chen", "watch": "he", "unwatch": "he",
    "accept_day": "he",
    "break_down": "chen", "review": "zheng",
    "report_period": "wu", "verify_period": "zheng", "return_period": "zheng", "accept_period": "he",
}  # fmt: skip
# To one period of a recurring line, whose own stage they leave alone: where the period stands then.
OF_PERIODS = {"report_period": "owed", "verify_period": "reported", "return_period": "reported", "accept_period": "verified"}
# What carries a line on is tried oftener than what keeps it where it is.
OFTEN = {"sign_for": 6, "report": 6, "take_back": 0.5, "verify": 6, "close": 6, "look_back": 3, "relist": 3,
         "mention": 0.3, "amend": 0.5, "watch": 0.3, "unwatch": 0.3,
         "report_period": 20, "verify_period": 20, "return_period": 6, "review": 12, "break_down": 0.3}
# Others are tried on the rest, too, and refused.
OF_SUCH = {"review": "standing"}
# Rare, or there would soon be nothing left to try.
ENDING = {"withdraw": 0.03, "merge": 0.03}
LINES = 10
# How the title of a line begins that nobody here acts on.
ALONE = "没有人动的"
# What a line is when it is entered; a period is a week, a look is due each month.
DUTIES = {"dated": "", "recurring": "weekly", "standing": "monthly"}
# Plain; with grades; with a notice before the seal; kept from an office, and closed by the main leader.
CLASSES = ("", "feedback", "environment", "accusation")


def tries(
    line: Any, row: Any, other: Any, draw: random.Random, works: Any, safety: Any, acting: dict[str, Any]
) -> dict[str, Callable[[], Any]]:
    """Return every verb with what it needs, lawful or not. row: a period of the line, if it has any"""
    from guatu.work.ledger import lifecycle as ledger
    from guatu.work.ledger.dues import by_hour
    from guatu.work.ledger.stages import Change

    soon, hour = acting["on"] + timedelta(draw.randint(-5, 60)), draw.choice((None, None, time(0, 0), time(16, 30), time(23, 59)))
    yes = draw.random() < 0.5
    duty = line.duty if draw.random() < 0.9 else draw.choice(list(DUTIES))
    portions = [ledger.Portion(each, words=f"{line.title[:20]}·{each.short or each.name}") for each in (works, safety)]
    return {
        "assign": lambda: ledger.assign(
            line, to=works if draw.random() < 0.8 else safety, duty=duty, cadence=DUTIES[duty], note=draw.choice(("", "请照办")), **acting
        ),
        "sign_for": lambda: ledger.sign_for(line, **acting),
        "contest": lambda: ledger.contest(line, reason="不归我们管", **acting),
        "report": lambda: ledger.report(line, words="办了", finished=yes, **acting),
        "take_back": lambda: ledger.take_back(line, reason="报错了", **acting),
        "verify": lambda: ledger.verify(line, finding="看了", **acting),
        "send_back": lambda: ledger.send_back(line, reason="不够", **acting),
        "publish": lambda: ledger.publish(line, words="整改完成，请大家看", **acting),
        "object": lambda: ledger.note_objection(line, words="说还有味道", **acting),
        "close": lambda: ledger.close(line, grade=draw.choice(("", "好", "很好")), note=draw.choice(("", "去看过，没有味道")), **acting),
        "watch": lambda: ledger.watch(line, reason="盯紧", leaves_by_rule=yes, **acting),
        "unwatch": lambda: ledger.unwatch(line, reason="稳了", **acting),
        "look_back": lambda: ledger.look_back(line, verdict="held" if yes else "relapsed", finding="看了", **acting),
        "relist": lambda: ledger.relist(line, reason="反弹了", day=soon, hour=hour, **acting),
        "ask_more": lambda: ledger.ask_more(line, day=soon, hour=hour, cause="下雨", progress="过半", **acting),
        "extend": lambda: ledger.extend(line, **acting),
        "deny": lambda: ledger.deny(line, reason="来得及", **acting),
        "suspend": lambda: ledger.suspend(line, until=soon, plan="等化冻", **acting),
        "resume": lambda: ledger.resume(line, **acting),
        "mention": lambda: ledger.mention(line, change=Change.REPEATED, words="又说了一遍", **acting),
        "amend": lambda: ledger.amend(line, **by_hour(soon, hour).fields("due_last"), reason="改", **acting),
        "withdraw": lambda: ledger.withdraw(line, reason="算了", **acting),
        "merge": lambda: ledger.merge(line, other, reason="一件事", **acting),
        "accept_day": lambda: ledger.accept_day(line, step=draw.choice(line.steps.all()), paper="签收单", reason="出差", **acting),
        "break_down": lambda: ledger.break_down(line, portions if yes else portions[:1], **acting),
        "review": lambda: ledger.review(line, finding=draw.choice(("kept", "slack", "lapsed")), words="看了", **acting),
        "report_period": lambda: ledger.report_occurrence(row, words="巡过了", **acting),
        "verify_period": lambda: ledger.verify_occurrence(row, finding="看了", **acting),
        "return_period": lambda: ledger.return_occurrence(row, reason="没有巡", **acting),
        "accept_period": lambda: ledger.accept_occurrence_day(row, paper="巡查记录", reason="出差", **acting),
    }


def fits(line: Any, row: Any, verb: str) -> bool:
    """Say whether the verb is the turn of the line, or of its period, as it was seen."""
    from guatu.work.ledger.stages import MOVES

    if verb in OF_PERIODS:
        return bool(line.stage == "acting" and row.state == OF_PERIODS[verb])
    return line.stage in MOVES[verb].before and OF_SUCH.get(verb, line.duty) == line.duty


def work(seed: str, count: int) -> dict[str, Any]:
    """Try so many verbs; return how many were let and refused, and how often each verb was tried."""
    from guatu.conftest import at
    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import Office, User
    from guatu.records.trail.refusals import Refusal
    from guatu.work.ledger.models import Commitment, Occurrence

    draw = random.Random(seed)
    works, safety = Office.objects.get(short="建设办"), Office.objects.get(name="应急管理办公室")
    people = {name: actor_of(User.objects.get(username=name), DAY) for name in CAST}
    town = Office.objects.get(kind="town")
    seen: dict[int, tuple[Any, list[Any]]] = {}
    told, tried = {"let": 0, "refused": 0}, Counter[str]()
    for number in range(count):
        # The weeks go by, and nobody's calendar is quite right.
        day = DAY + timedelta(40 * number // count + draw.randint(0, 3))
        hour, minute = draw.choice(((0, 0), (9, 30), (16, 59), (23, 59)))
        acting = {"on": day - timedelta(draw.choice((0, 0, 0, 1, 4))), "at": at(day, hour, minute)}
        keys = list(Commitment.objects.open().exclude(title__startswith=ALONE).order_by("pk").values_list("pk", flat=True))
        if len(keys) < LINES:
            category = draw.choice(CLASSES)
            concerned = {"concerns": safety} if category == "accusation" else {}
            duty = draw.choice(list(DUTIES))
            enter_one(town, people["chen"], f"{seed} 第 {number} 件", at(DAY), category=category, duty=duty, cadence=DUTIES[duty], **concerned)
            continue
        mine = draw.choice([*seen, *keys])
        if mine not in seen or draw.random() < 0.7:
            rows = Occurrence.objects.filter(line=mine).select_related("line__assigner", "line__lead").order_by("first")
            seen[mine] = (Commitment.objects.select_related("assigner", "lead").get(pk=mine), list(rows))
        (line, rows_seen), other = seen[mine], Commitment.objects.get(pk=draw.choice(keys))
        # Mostly one that waits to be verified, or the first that is owed; sometimes any.
        waiting = [each for each in rows_seen if each.state == "reported"] or [each for each in rows_seen if each.state == "owed"][:1]
        row = draw.choice(waiting if waiting and draw.random() < 0.7 else rows_seen) if rows_seen else None
        able = [verb for verb in USUAL if verb not in OF_PERIODS or row]
        fitting = [verb for verb in able if fits(line, row, verb)] or able
        [verb] = draw.choices(fitting, [OFTEN.get(each, 1) for each in fitting])
        verb = verb if draw.random() < 0.8 else draw.choice(able)
        acting["by"] = people[USUAL[verb] if draw.random() < 0.8 else draw.choice(CAST)]
        if verb in ENDING and draw.random() > ENDING[verb]:
            continue
        tried[verb] += 1
        try:
            tries(line, row, other, draw, works, safety, acting)[verb]()
        except Refusal:
            told["refused"] += 1
            seen.pop(mine)
        else:
            told["let"] += 1
    return {**told, "tried": tried}


def unlawful_by_class(line: Any, steps: list[Any]) -> list[str]:
    """Return what is against the line's class: closed without its grade or its notice, or touched by whom it is kept from."""
    from guatu.records.almanac.categories import category_of
    from guatu.records.offices.models import Post
    from guatu.work.ledger.lifecycle.move import replay

    theirs = set(Post.objects.filter(office=line.concerns_id).values_list("pk", flat=True)) if line.concerns_id else set()
    category, found = category_of(line), []
    for step in steps:
        if step.verb == "close":
            # As it stood then: a step keeps what it changed, and a notice put up twice may hang until the same day.
            state = replay(steps[: step.number])
            if category.grades and state["grade"] not in category.grades:
                found.append(f"{line.number} 第 {step.number} 步：没有评等就销号")
            if category.public_days and not (state["public_until"] and state["public_until"] < step.on.isoformat()):
                found.append(f"{line.number} 第 {step.number} 步：没有公示满就销号")
        if step.post in theirs:
            found.append(f"{line.number} 第 {step.number} 步：被反映的单位动了它")
    return found


def unlawfully_accepted(line: Any, step: Any, steps: list[Any]) -> list[str]:
    """Return what is against the rule of an accepted day: of a step written that day, or by whoever wrote it."""
    from guatu.work.ledger.models.step import last_moment_of, written_on

    before, after = step.values["accepted_steps"]
    [number] = set(after) - set(before)
    accepted, found = steps[number - 1], []
    if accepted.user == step.user or accepted.on >= written_on(accepted.at) or accepted.verb not in {"report", "close"}:
        found.append(f"{line.number} 第 {step.number} 步：不该认定的日期")
    if accepted.verb == "close" and step.values["closed_at"][1] != last_moment_of(accepted.on).isoformat(timespec="microseconds"):
        found.append(f"{line.number} 第 {step.number} 步：销号没有按认定的日子算")
    return found


def unlawful_in_periods() -> list[str]:
    """Return what is against the rules in the journals of the periods: their own, and beside their lines'."""
    from guatu.work.ledger.lifecycle.occurrence import as_values, replay
    from guatu.work.ledger.models import Occurrence
    from guatu.work.ledger.stages import OCCURRENCE_MOVES

    found = []
    for row in Occurrence.objects.select_related("line"):
        steps, called = list(row.steps.order_by("number")), f"{row.line.number} {row.called}"
        if as_values(row) != replay(steps):
            found.append(f"{called}：与流转记录不符")
        if [step.number for step in steps] != list(range(1, row.version + 1)):
            found.append(f"{called}：步数 {len(steps)}，版本 {row.version}")
        state, reporters = "owed", set()
        for step in steps:
            after = OCCURRENCE_MOVES[step.verb].get(state)
            if after is None:
                found.append(f"{called} 第 {step.number} 步 {step.verb}：在 {state} 时办")
            state = after or state
            if step.verb == "report":
                reporters.add(step.user)
            elif step.user in reporters:
                found.append(f"{called} 第 {step.number} 步：自己看自己的反馈")
            whole = [each for each in row.line.steps.order_by("number") if each.link < step.link]
            if not whole or whole[-1].after != "acting":
                found.append(f"{called} 第 {step.number} 步：事项不在办理中")
            found += unlawful_looker(row.line, whole, step) if step.verb != "report" else []
    return found


def unlawful_looker(line: Any, before: list[Any], step: Any) -> list[str]:
    """Return that somebody of the lead's looked at what the lead did; before: the steps of the line until then"""
    from guatu.records.offices.models import Post
    from guatu.work.ledger.lifecycle.move import replay

    lead = replay(before)["lead_id"]
    return [f"{line.number} 第 {step.number} 步：主办单位的人自己看自己"] if Post.objects.filter(pk=step.post, office=lead).exists() else []


def unlawful_of_parts(line: Any) -> list[str]:
    """Return what does not hang together between a line and its parts."""
    from guatu.work.ledger.lifecycle.move import as_kept, plain
    from guatu.work.ledger.models import Step
    from guatu.work.ledger.parts import counted, open_parts, summed

    parts = list(counted(line))
    found = []
    if line.stage not in {"withdrawn", "merged"} and line.broken_down != bool(parts):
        found.append(f"{line.number}：分成 {len(parts)} 条，自己说{'分' if line.broken_down else '没分'}了")
    if line.broken_down and (line.duty == "recurring" or line.concerns_id):
        found.append(f"{line.number}：不能分解的分解了")
    if line.stage in {"closed", "withdrawn", "merged"} and (left := open_parts(line)):
        found.append(f"{line.number}：{line.stage} 了，还有 {len(left)} 条没完")
    if parts and line.stage not in {"withdrawn", "merged"}:
        comes_to = summed(line, parts).changes
        found += [
            f"{line.number}：{name} 是 {getattr(line, name)}，各条合计 {value}"
            for name, value in comes_to.items() if plain(getattr(line, name)) != plain(as_kept(name, value))
        ]  # fmt: skip
    for step in line.steps.filter(verb="verify"):
        if Step.objects.filter(commitment__part_of=line, verb="report", user=step.user, link__lt=step.link).exists():
            found.append(f"{line.number} 第 {step.number} 步：报了一条的人核实整条")
    return found


def look() -> list[str]:
    """Return what is against the rules in the journals, a sentence each."""
    from guatu.records.trail.chain import first_break
    from guatu.work.ledger.lifecycle.move import as_values, replay
    from guatu.work.ledger.models import Commitment
    from guatu.work.ledger.models.step import written_on
    from guatu.work.ledger.stages import MOVES

    found = [f"链：{broken}"] if (broken := first_break()) else []
    found += unlawful_in_periods()
    for line in Commitment.objects.all():
        steps = list(line.steps.order_by("number"))
        if as_values(line) != replay(steps):
            found.append(f"{line.number}：与流转记录不符")
        if [step.number for step in steps] != list(range(1, line.version + 1)):
            found.append(f"{line.number}：步数 {len(steps)}，版本 {line.version}")
        found += unlawful_by_class(line, steps) + unlawful_of_parts(line)
        for name in ("due_first", "due_last", "asked_due"):
            day, moment = getattr(line, name), getattr(line, f"{name}_at")
            if moment is not None and written_on(moment) != day:
                found.append(f"{line.number}：时刻 {moment} 不在时限那天 {day}")
        ever: set[int] = set()
        stage, first, reporters = "", None, set()
        for step in steps:
            if step.before != stage or step.after not in MOVES[step.verb].ways.get(stage, ()):
                found.append(f"{line.number} 第 {step.number} 步 {step.verb}：{stage} → {step.after}")
            stage = step.after
            if step.verb == "report":
                reporters.add(step.user)
                ever.add(step.user)
            elif step.verb == "review":
                found += unlawful_looker(line, steps[: step.number - 1], step)
                if step.user in ever or replay(steps[: step.number])["duty"] != "standing":
                    found.append(f"{line.number} 第 {step.number} 步：自己复查自己的，或不是长期的")
            elif step.verb == "verify":
                if step.user in reporters:
                    found.append(f"{line.number} 第 {step.number} 步：自己核实自己的反馈")
                reporters = set()
            elif step.verb == "send_back":
                reporters = set()
            elif step.verb == "take_back":
                said = [each.verb for each in steps[: step.number - 1] if each.verb in {"report", "take_back", "verify", "send_back"}]
                if said[-1:] != ["report"]:
                    found.append(f"{line.number} 第 {step.number} 步：撤回了已经有人看过的，或没有的反馈")
            elif step.verb == "accept_day":
                found += unlawfully_accepted(line, step, steps)
            elif step.verb == "close" and step.user in {each.user for each in steps[: step.number] if each.verb == "report"}:
                found.append(f"{line.number} 第 {step.number} 步：报的人销号")
            if "due_first_at" in step.values and stage != "drafted" and "due_first" not in step.values:
                found.append(f"{line.number} 第 {step.number} 步：首次时限的时刻变了")
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
