"""换亮灯规则, 改重点管理规则, 记上次会议: a town puts a rule in force from a day on."""

from datetime import date, datetime

from guatu.crafts.planning.presets import LightSet
from guatu.crafts.planning.watching import WatchRules
from guatu.records.offices.lifecycle.record import one_act, record
from guatu.records.offices.lifecycle.who import setter
from guatu.records.offices.models import Act, Change, Office, Role
from guatu.records.offices.refusals import NothingIsDifferent, NotYoursToSet
from guatu.records.trail.actors import Actor

from ..models import LastMeeting, LightsInForce, WatchInForce
from ..refusals import MeetingIsAhead, RulesBeginLater
from ..rules import lights_on, watch_rules_on


def set_lights(
    wanted: LightSet, *, since: date, whole: Office, by: Actor, on: date, at: datetime, note: str = ""
) -> LightsInForce:
    """Light the town's lines by this set from a day on. Days before it keep the rules they had.

    Raises NotYoursToSet, RulesBeginLater or NothingIsDifferent.
    """
    with one_act():
        post = setter(by, whole)
        if since < on:
            raise RulesBeginLater
        before = lights_on(whole, since)
        if before == wanted:
            raise NothingIsDifferent
        row = LightsInForce(whole=whole, since=since, at=at, user_name=by.named_in(post))
        row.take(wanted)
        row.save(force_insert=True)
        values = {
            "lights": (before.name, wanted.name), "rule": ("".join(before.rule.in_words), "".join(wanted.rule.in_words)),
            "source": (before.source, wanted.source), "in_force": ("", since),
        }  # fmt: skip
        told = {name: (was, now) for name, (was, now) in values.items() if was != now}
        record(row, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, note=note, values=told)
        return row


def set_watch_rules(
    wanted: WatchRules, *, since: date, whole: Office, by: Actor, on: date, at: datetime, note: str = ""
) -> WatchInForce:
    """Let lines enter the watch list and leave it by these numbers from a day on.

    Raises NotYoursToSet, RulesBeginLater or NothingIsDifferent.
    """
    with one_act():
        post = setter(by, whole)
        if since < on:
            raise RulesBeginLater
        before = watch_rules_on(whole, since)
        if before == wanted:
            raise NothingIsDifferent
        numbers = {name: getattr(wanted, name) for name in WatchRules.NUMBERS}
        row = WatchInForce(whole=whole, since=since, at=at, user_name=by.named_in(post), numbers=numbers)
        row.save(force_insert=True)
        values = {"watching": ("".join(before.in_words), "".join(wanted.in_words)), "in_force": ("", since)}
        record(row, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, note=note, values=values)
        return row


def meet(whole: Office, *, day: date, by: Actor, on: date, at: datetime) -> Change:
    """Say on which day the town last met: what has changed is told since then.

    Raises NotYoursToSet, MeetingIsAhead or NothingIsDifferent.
    """
    with one_act():
        post = next((each for each in by.posts_as(Role.CLERK) if each.whole == whole.pk), None)
        if post is None:
            raise NotYoursToSet(f"{whole.called}的督办岗")
        if day > on:
            raise MeetingIsAhead
        kept = LastMeeting.objects.filter(whole=whole).first()
        if kept and kept.day == day:
            raise NothingIsDifferent
        row = LastMeeting(whole=whole, day=day)
        row.save()
        return record(row, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, values={"met_on": (kept.day if kept else None, day)})


__all__ = ["meet", "set_lights", "set_watch_rules"]
