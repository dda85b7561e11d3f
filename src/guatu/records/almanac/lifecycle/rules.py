"""换亮灯规则, 改重点管理规则, 定催办层级, 记上次会议: a town puts a rule in force from a day on."""

from datetime import date, datetime

from guatu.crafts.planning.presets import LightSet
from guatu.crafts.planning.rungs import RungSet
from guatu.crafts.planning.watching import WatchRules
from guatu.records.offices.lifecycle.record import one_act, record
from guatu.records.offices.lifecycle.who import setter
from guatu.records.offices.models import Act, Change, Office, Role
from guatu.records.offices.refusals import NothingIsDifferent, NotYoursToSet
from guatu.records.trail.actors import Actor, HeldPost

from ..models import InForce, LastMeeting, LightsInForce, RungsInForce, WatchInForce
from ..refusals import MeetingIsAhead, RulesBeginLater
from ..rules import lights_on, rungs_on, watch_rules_on


def set_lights(
    wanted: LightSet, *, since: date, whole: Office, by: Actor, on: date, at: datetime, note: str = ""
) -> LightsInForce:
    """Light the town's lines by this set from a day on. Days before it keep the rules they had.

    Raises NotYoursToSet, RulesBeginLater or NothingIsDifferent.
    """
    with one_act():
        post, before = setter(by, whole), lights_on(whole, since)
        row = LightsInForce(whole=whole, since=since, at=at, user_name=by.named_in(post))
        row.take(wanted)
        _put_in_force(row, before, wanted, by=by, post=post, on=on, at=at, note=note, values={
            "lights": (before.name, wanted.name), "rule": ("".join(before.rule.in_words), "".join(wanted.rule.in_words)),
            "source": (before.source, wanted.source),
        })  # fmt: skip
        return row


def set_watch_rules(
    wanted: WatchRules, *, since: date, whole: Office, by: Actor, on: date, at: datetime, note: str = ""
) -> WatchInForce:
    """Let lines enter the watch list and leave it by these numbers from a day on.

    Raises NotYoursToSet, RulesBeginLater or NothingIsDifferent.
    """
    with one_act():
        post, before = setter(by, whole), watch_rules_on(whole, since)
        numbers = {name: getattr(wanted, name) for name in WatchRules.NUMBERS}
        row = WatchInForce(whole=whole, since=since, at=at, user_name=by.named_in(post), numbers=numbers)
        values = {"watching": ("".join(before.in_words), "".join(wanted.in_words))}
        _put_in_force(row, before, wanted, by=by, post=post, on=on, at=at, note=note, values=values)
        return row


def set_rungs(
    wanted: RungSet, *, since: date, whole: Office, by: Actor, on: date, at: datetime, note: str = ""
) -> RungsInForce:
    """Remind and make sheets by this ladder from a day on. What has fired stays fired.

    Raises NotYoursToSet, RulesBeginLater or NothingIsDifferent.
    """
    with one_act():
        post, before = setter(by, whole), rungs_on(whole, since)
        row = RungsInForce(whole=whole, since=since, at=at, user_name=by.named_in(post))
        row.take(wanted)
        _put_in_force(row, before, wanted, by=by, post=post, on=on, at=at, note=note, values={
            "rungs": (before.name, wanted.name), "ladder": ("".join(before.in_words), "".join(wanted.in_words)),
            "source": (before.source, wanted.source),
        })  # fmt: skip
        return row


def _put_in_force(
    row: InForce, before: object, wanted: object, *, values: dict[str, tuple[str, str]], by: Actor, post: HeldPost | None, on: date,
    at: datetime, note: str,
) -> None:  # fmt: skip
    """Keep what holds from a day on, with what of it differs. Raises RulesBeginLater or NothingIsDifferent."""
    if row.since < on:
        raise RulesBeginLater
    if before == wanted:
        raise NothingIsDifferent
    row.save(force_insert=True)
    told = {name: pair for name, pair in values.items() if pair[0] != pair[1]}
    record(row, Act.AMEND, office=row.whole, by=by, post=post, on=on, at=at, note=note, values={**told, "in_force": ("", row.since)})


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


__all__ = ["meet", "set_lights", "set_rungs", "set_watch_rules"]
