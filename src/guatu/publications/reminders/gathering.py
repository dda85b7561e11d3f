"""What a town's mornings are told of: all that waits, gathered once for all its people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone

from guatu.crafts.planning.rungs import When
from guatu.crafts.planning.saying import day_words
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.rules import rungs_on
from guatu.records.offices.models import Office
from guatu.work.ledger.bound import Closers, Deciders, who_closes_each, who_decides_each
from guatu.work.ledger.models import Commitment, Occurrence, Step
from guatu.work.ledger.occurring import backs_of
from guatu.work.ledger.stages import MOVES, OccurrenceState, Stage, Verb

from .models import Addressee, Firing
from .standing import standing

SOON_WORKDAYS = 3
LOOK_BACK_WORKDAYS = 5
# What others did to a line that its lead has to know.
CHANGES = (
    Verb.EXTEND, Verb.DENY, Verb.AMEND, Verb.SUSPEND, Verb.RESUME, Verb.WITHDRAW, Verb.MERGE, Verb.CLOSE, Verb.RELIST, Verb.WATCH,
    Verb.UNWATCH,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A line that is told of, why in a few words, and how many steps it had: with one more the words may no longer hold."""

    line: int
    why: str
    version: int


@dataclass(slots=True)
class Town:
    """What waits in a town, by the path of the office that leads it, or for its desk."""

    whole: Office
    since: datetime
    new: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    returned: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    overdue: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    soon: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[str, list[tuple[int, Told]]] = field(default_factory=lambda: defaultdict(list))  # with who did it
    to_close: list[tuple[Told, Closers]] = field(default_factory=list)  # with whose it is
    asked: list[tuple[Told, Deciders]] = field(default_factory=list)
    reddened: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))  # by the key of the lead
    chased: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))  # by the key of the post
    to_verify: list[int] = field(default_factory=list)
    contested: list[Told] = field(default_factory=list)
    look_back: list[Told] = field(default_factory=list)
    sealed: set[int] = field(default_factory=set)

    def all_reddened(self) -> Iterable[Told]:
        """What has turned red, of all offices."""
        return (each for told in self.reddened.values() for each in told)


def last_morning(whole: Office, day: date, calendar: Calendar) -> datetime:
    """Return when the last digest before this day's was due: the opening of the working day before."""
    before = calendar.add_workdays(day, -1)
    opens = rungs_on(whole, before).hours.opens
    return timezone.make_aware(datetime.combine(before, time(opens // 60, opens % 60)))


def gather(whole: Office, day: date) -> Town:
    """Return what waits in the town. The lights are those of the day (lighting.light_up_all before)."""
    calendar = calendar_of(whole)
    town = Town(whole, last_morning(whole, day, calendar))
    soon = calendar.add_workdays(day, SOON_WORKDAYS)
    rows = Commitment.objects.of(whole).open().values_list(
        "pk", "version", "stage", "duty", "lead", "lead__path", "due_last", "assigned_on", "returned_on", "awaits_verification", "asked_due",
        "concerns", "light__day", "light__colour", "light__since", "light__word",
    )  # fmt: skip
    leads: dict[int, tuple[str, int]] = {}
    to_close: dict[int, Told] = {}
    to_decide: dict[int, Told] = {}
    ordered = rows.order_by("due_last", "pk").iterator(chunk_size=2000)
    for key, version, stage, duty, lead, path, due, assigned, returned, awaits, asked, concerns, lit, colour, since, word in ordered:
        leads[key] = path or "", version
        if concerns is not None:
            town.sealed.add(key)
        if awaits and stage in MOVES[Verb.VERIFY].before:  # not what was suspended with its report
            town.to_verify.append(key)
        if stage == Stage.CONTESTED:
            town.contested.append(Told(key, "申诉，等着定", version))
        if lead is None or path is None:
            continue
        if stage == Stage.VERIFIED:
            to_close[key] = Told(key, "核实过了，等着销号", version)
        if asked is not None and stage == Stage.ACTING:
            to_decide[key] = Told(key, _moved_words(due, asked, day), version)
        if lit == day and colour == "red" and since is not None and since >= town.since.date():
            town.reddened[lead].append(Told(key, word or "", version))
        if stage not in {Stage.ASSIGNED, Stage.ACTING}:
            continue
        if stage == Stage.ASSIGNED and assigned is not None and assigned >= town.since.date():
            town.new[path].append(Told(key, f"{day_words(assigned, day)}交办，{f'时限 {day_words(due, day)}' if due else '没有时限'}", version))
        elif returned is not None:
            town.returned[path].append(Told(key, f"{day_words(returned, day)}退回", version))
        elif due is not None and due < day and duty != "standing":
            town.overdue[path].append(Told(key, f"时限 {day_words(due, day)}，已过 {(day - due).days} 天", version))
        elif due is not None and day <= due <= soon and duty != "standing":
            town.soon[path].append(Told(key, "今天到期" if due == day else f"时限 {day_words(due, day)}", version))
    _chased(town, {key: version for key, (_, version) in leads.items()}, day)
    _periods(town, leads, day, soon)
    _changes(town, day)
    _decisions(town, to_close, to_decide, day)
    closed = Commitment.objects.of(whole).filter(look_back_by__isnull=False, look_back_by__lte=calendar.add_workdays(day, LOOK_BACK_WORKDAYS))
    for key, version, look_by, concerns in closed.order_by("look_back_by", "pk").values_list("pk", "version", "look_back_by", "concerns"):
        town.look_back.append(Told(key, f"{day_words(look_by, day)}{'已过' if look_by < day else '前'}" if look_by else "", version))
        if concerns is not None:
            town.sealed.add(key)
    return town


def _chased(town: Town, versions: dict[int, int], day: date) -> None:
    """What has fired since the last morning and is still to be heeded, for each post it was for. What is new is told as new."""
    lately = Firing.objects.filter(whole=town.whole, passed_over=False, at__gte=town.since).exclude(when=When.ASSIGNED)
    firings = {firing.pk: firing for firing in standing(list(lately.select_related("whole").order_by("-pk")), day)}
    for firing, post in Addressee.objects.filter(firing__in=lately.values("pk")).order_by("-firing", "pk").values_list("firing", "post"):
        if (each := firings.get(firing)) is not None:
            town.chased[post].append(Told(each.line_id, f"{each.name}：{each.because}", versions.get(each.line_id, each.as_of)))


def _decisions(town: Town, to_close: Mapping[int, Told], to_decide: Mapping[int, Told], day: date) -> None:
    """Whose it is to close, and to grant a later date: as the pages have it (ledger.queues)."""
    lines = Commitment.objects.filter(pk__in=[*to_close, *to_decide]).select_related("lead", "concerns").defer("quote", "measures", "stage_plan")
    found = {line.pk: line for line in lines} if to_close or to_decide else {}
    closers = who_closes_each([found[key] for key in to_close if key in found], town.whole, day) if to_close else {}
    deciders = who_decides_each([found[key] for key in to_decide if key in found], town.whole, day) if to_decide else {}
    town.to_close = [(to_close[key], whose) for key, whose in closers.items()]
    town.asked = [(to_decide[key], whose) for key, whose in deciders.items()]


def _moved_words(due: date | None, asked: date, day: date) -> str:
    return f"{f'{day_words(due, day)} → ' if due else ''}{day_words(asked, day)}"


def _periods(town: Town, leads: dict[int, tuple[str, int]], day: date, soon: date) -> None:
    """The periods of recurring lines that are owed: missed, or due in these days; of a line the first."""
    rows = Occurrence.objects.filter(line__assigner=town.whole, line__stage=Stage.ACTING, state=OccurrenceState.OWED, due__lte=soon, first__lte=day)
    seen = set()
    periods = list(rows.order_by("due", "line"))
    backs = backs_of(periods)
    for period in periods:
        path, version = leads.get(period.line_id, ("", 0))
        if not path or period.line_id in seen:
            continue
        seen.add(period.line_id)
        back = backs.get(period.pk)
        if back and day <= back.by:
            words = f"{period.called}{day_words(back.on, day)}退回，到 {day_words(back.by, day)}重报"
            town.returned[path].append(Told(period.line_id, words, version))
            continue
        missed = period.due < day
        whose = town.overdue if missed else town.soon
        whose[path].append(Told(period.line_id, f"{period.called}{'漏报' if missed else '该报'}，应报日 {day_words(period.due, day)}", version))


def _changes(town: Town, day: date) -> None:
    """What was done since the last morning, of each line the last."""
    steps = Step.objects.filter(commitment__assigner=town.whole, at__gte=town.since, verb__in=CHANGES)
    rows = steps.order_by("pk").values_list(
        "commitment", "commitment__version", "commitment__lead__path", "commitment__concerns", "verb", "user", "values"
    )
    last = {}
    for key, version, path, concerns, verb, user, values in rows:
        if path:
            last[key] = version, path, verb, user, values
        if concerns is not None:
            town.sealed.add(key)
    for key, (version, path, verb, user, values) in last.items():
        moved = values.get("due_last")
        to = f"，时限 {day_words(date.fromisoformat(moved[1]), day)}" if moved and moved[1] else ""
        town.changed[path].append((user, Told(key, f"{Verb(verb).label}{to}", version)))
