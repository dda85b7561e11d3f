"""The watch list 重点管理, brought up to the day: the tick asks; twice a day is as good as once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from guatu.crafts.planning.watching import NO_RULES, Cause, WatchRules, why_leave, why_watch
from guatu.records.almanac.models import WatchInForce
from guatu.records.almanac.rules import last_of
from guatu.records.offices.models import Office
from guatu.records.trail.refusals import Refusal

from .lifecycle.unwatch import unwatch_by_rule
from .lifecycle.watch import watch_by_rule
from .lighting import light_up_all
from .models import Commitment, Step, Turn
from .stages import Verb


def rules_and_whose(whole: Office, day: date) -> tuple[WatchRules, str]:
    """Return the rules of the day, and who put them in force."""
    row = last_of(WatchInForce, whole, day)
    if row is None:
        return NO_RULES, ""
    return row.value, f"重点管理规则（{row.user_name} {row.since:%Y-%m-%d} 定）"


def would_enter(whole: Office, rules: WatchRules, day: date) -> list[tuple[Commitment, Cause]]:
    """Return the open lines of the town that the rules bring onto the list, each with its cause. Nothing is changed."""
    open_lines = Commitment.objects.of(whole).open().filter(watched_on=None)
    turned = Turn.objects.filter(after="red", by_rules=False, commitment__in=open_lines.order_by().values("pk"))
    found = Q(pk__in=[])
    if rules.red_times:
        found |= Q(pk__in=turned.values("commitment"))
    if rules.relisted_times:
        found |= Q(times_relisted__gte=rules.relisted_times)
    if rules.behind_points:
        found |= Q(light__behind__gte=rules.behind_points)
    lines = list(open_lines.filter(found).select_related("assigner", "light", "lead").order_by("pk"))
    keys = [line.pk for line in lines]
    reds, again = defaultdict(list), defaultdict(list)
    for key, turned_on in turned.filter(commitment__in=keys).order_by("day").values_list("commitment", "day"):
        reds[key].append(turned_on)
    relisted = [line.pk for line in lines if line.times_relisted]
    for key, on in Step.objects.filter(commitment__in=relisted, verb=Verb.RELIST).order_by("number").values_list("commitment", "on"):
        again[key].append(on)
    causes = []
    for line in lines:
        behind = line.light.behind if hasattr(line, "light") else None
        cause = why_watch(
            rules, day, reddened=sorted(set(reds[line.pk])), relisted=again[line.pk], behind=behind, left_on=line.watch_left_on
        )
        if cause:
            causes.append((line, cause))
    return causes


def bring_up_to(whole: Office, at: datetime) -> tuple[int, int]:
    """Let lines enter and leave the town's watch list by rule; return how many did.

    Each is a verb with its step and its link, by nobody: the step names the rule, and who put it in force. A line
    that somebody else moves at the same moment is left to the next tick; one that has entered does not enter again.
    """
    day = timezone.localtime(at).date()
    rules, whose = rules_and_whose(whole, day)
    if rules == NO_RULES:
        return 0, 0
    light_up_all(whole, day, at)
    entered = left = 0
    for line, cause in would_enter(whole, rules, day):
        try:
            watch_by_rule(line, cause, whose=whose, on=day, at=at)
        except Refusal:
            continue
        entered += 1
    watched = Commitment.objects.of(whole).open().filter(watched_on__isnull=False, watch_leaves="green")
    for line in watched.select_related("assigner", "light", "lead"):
        if not hasattr(line, "light"):
            continue
        # Green from before it entered counts from the day it entered: it was put here to be looked at.
        since = max(line.light.since, line.watched_on) if line.watched_on else line.light.since
        why = why_leave(rules, day, colour=line.light.colour, since=since)
        if not why:
            continue
        try:
            unwatch_by_rule(line, why, whose=whose, on=day, at=at)
        except Refusal:
            continue
        left += 1
    return entered, left
