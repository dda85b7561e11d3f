"""How a due date was come by: the clock behind it, its sum in words, and what a notice on holidays moves.

No clock is kept beside a line: the words of its due date are the sentence of one (自2026年11月16日交办起5个工作日内),
or the paper's own (15个工作日内), and the sum is done again from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from guatu.crafts.timing.clock_words import explain, limit_words, read_limit, read_sentence, sentence
from guatu.crafts.timing.clocks import Act, Budget, Clock, Entry, Reckoned, Unit, reckon, replay
from guatu.crafts.timing.clocks import Basis as On
from guatu.crafts.timing.profiles import Profile, Starts
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.models import Notice
from guatu.records.almanac.profiles import profiles_of
from guatu.records.offices.models import Office
from guatu.records.offices.models.office import WHOLES
from guatu.records.trail.actors import Actor

from .dues import Basis, By, Due, by_moment
from .models import Commitment, Step
from .refusals import BeyondTheLaw
from .stages import Verb

# The words of dates that a calendar may move: counted in working days, or giving way to one.
MAY_MOVE = Q(due_words__contains="工作日") | Q(due_words__contains="顺延")


def due_by(profile: Profile, line: Commitment, on: date, calendar: Calendar, at: datetime | None = None) -> Due:
    """Return the due date that a profile gives a line handed on that day, with the sentence of its clock.

    at: the moment of the event, from which hours run; where none is known they run from the beginning of the day
    """
    start: date = line.said_on or on if profile.starts == Starts.SAID else on
    if profile.budget.unit is Unit.HOUR:
        known = at is not None and profile.starts != Starts.SAID
        start = to_the_minute(at) if known and at is not None else midnight(start)
    clock = profile.clock(start)
    by = by_of(reckon(clock, calendar))
    assert by is not None  # nothing has befallen it yet
    return Due(by.day, Basis.CLERK, sentence(clock), by.at)


def to_the_minute(at: datetime) -> datetime:
    """Return a moment as a clock shows it, in the town's time."""
    return timezone.localtime(at).replace(second=0, microsecond=0)


def midnight(day: date) -> datetime:
    """Return the beginning of a day, in the town's time."""
    return timezone.make_aware(datetime.combine(day, time()))


def by_of(reckoned: Reckoned) -> By | None:
    """Return by when a clock runs out, as a line keeps it; None while it stands still."""
    if isinstance(reckoned.due, datetime):
        return by_moment(reckoned.due)
    return None if reckoned.due is None else By(reckoned.due)


def comes_to(clock: Clock, by: By | None, calendar: Calendar) -> bool:
    """Say whether the clock gives this due date. What was kept before lines had moments is compared by its day."""
    found = by_of(reckon(clock, calendar))
    return by is not None and found is not None and (found == by or (by.at is None and found.day == by.day))


def clock_of(line: Commitment) -> Clock | None:
    """Return the clock behind the line's first due date; None where it is a day that somebody named."""
    clock = read_sentence(line.due_words)
    if clock is not None and isinstance(clock.start, datetime):
        return replace(clock, start=timezone.make_aware(clock.start))
    if clock is not None or line.due_basis != Basis.AS_READ or line.said_on is None:
        return clock
    budget = read_limit(line.due_words.removeprefix("原文").strip("“”"))
    if budget is None or budget.unit is Unit.HOUR:
        return None
    return Clock(budget, line.said_on, "成文", On.DOCUMENT)


def pauses_of(line: Commitment, clock: Clock, before: int | None = None) -> list[Entry]:
    """Return what has stopped the line's clock and started it again, as its journal tells it.

    clock: the line's, from which hours are told by the moment; before: the number of a step; only what came before it
    """
    acts = {Verb.SUSPEND: Act.PAUSE, Verb.RESUME: Act.RESUME}
    asked = line.steps.filter(verb__in=acts) if before is None else line.steps.filter(verb__in=acts, number__lt=before)
    steps = asked.order_by("number").values_list("verb", "on", "at", "note")
    if not isinstance(clock.start, datetime):
        return [Entry(acts[Verb(verb)], on, note) for verb, on, _, note in steps]
    entries: list[Entry] = []
    for verb, on, at, note in steps:
        # A machine's clock may be set back: an entry is never before the one it follows.
        moment = max(stopped_or_taken_up(Verb(verb), on, at), entries[-1].on if entries else clock.start)
        entries.append(Entry(acts[Verb(verb)], moment, note))
    return entries


def stopped_or_taken_up(verb: Verb, on: date, at: datetime) -> datetime:
    """Return the moment at which a clock in hours stops or runs again.

    It is the moment of writing. Of an earlier day nobody knows the hour: the pause then counts from the end of the day,
    and is over with the beginning of the day on which the line was taken up: never longer than it surely was.
    """
    if on == timezone.localtime(at).date():
        return to_the_minute(at)
    return midnight(on + timedelta(days=1)) if verb == Verb.SUSPEND else midnight(on)


def due_after_standing(line: Commitment, on: date, at: datetime) -> By:
    """Return what the present due date comes to when a line that stands still is taken up on this day, written at this moment.

    A date that its clock gave is counted again without the time it stood; any other moves on by as long as that.
    """
    due = line.by_last
    assert due is not None and line.suspended_on is not None
    clock, calendar = clock_of(line), calendar_of(line.assigner)
    if clock is not None and clock.begun_on <= line.suspended_on:
        *before, last = pauses_of(line, clock)
        ran = replay(clock, before)
        up: date = max(stopped_or_taken_up(Verb.RESUME, on, at), last.on) if isinstance(last.on, datetime) else on
        if comes_to(ran, due, calendar) and (by := by_of(reckon(replay(ran, [last, Entry(Act.RESUME, up)]), calendar))):
            return by if due.at or clock.budget.unit is not Unit.HOUR else By(by.day)
    if due.at is None:
        return By(due.day + (on - line.suspended_on))
    stood = line.steps.filter(verb=Verb.SUSPEND).order_by("-number").values_list("on", "at")[0]
    length = stopped_or_taken_up(Verb.RESUME, on, at) - stopped_or_taken_up(Verb.SUSPEND, *stood)
    return by_moment(due.at + max(length, timedelta(0)))


def clock_now(line: Commitment, before: int | None = None) -> Clock | None:
    """Return the clock behind the line's present due date: that of the first, with the pauses that are over.

    None where the clock has not stood still; then the present date is the first, or somebody's decision.
    before: the number of a step; the clock as it was before it
    """
    clock = clock_of(line)
    if clock is None:
        return None
    pauses = pauses_of(line, clock, before)
    if pauses and pauses[-1].act is Act.PAUSE:
        pauses = pauses[:-1]  # it stands still: its date is counted again when it is taken up
    return replay(clock, pauses) if pauses and clock.start <= pauses[0].on else None


@dataclass(frozen=True, slots=True)
class Longest:
    """By when at the latest a law lets a line be due, and the rule that says so."""

    by: By
    rule: Profile

    @property
    def words(self) -> str:
        """Say it: by how much, to which day, by what law."""
        more = limit_words(Budget(self.rule.more, self.rule.budget.unit))
        return f"“{self.rule.called}”最多再延长 {more}，到 {self.by} 为止（{self.rule.source}）"


def longest_by_law(line: Commitment) -> Longest | None:
    """Return how far a law lets the line be extended; None where its date comes of no such rule.

    Only where a law names the most (信访 60 + 30 days, norms F4.2): of the others the approver decides.
    """
    clock = clock_now(line) or clock_of(line)
    if clock is None or not clock.named:
        return None
    rule = next((kept.profile for kept in profiles_of(line.assigner) if kept.profile.called == clock.named), None)
    if rule is None or rule.basis is not On.LAW or not rule.more:
        return None
    by = by_of(reckon(replace(clock, budget=Budget(clock.budget.amount + rule.more, clock.budget.unit)), calendar_of(line.assigner)))
    return Longest(by, rule) if by is not None else None


def check_by_law(line: Commitment, by: By) -> None:
    """Raise BeyondTheLaw for a date later than the law lets the line be extended to."""
    longest = longest_by_law(line)
    if longest is not None and by.is_after(longest.by):
        raise BeyondTheLaw(longest.words)


def sum_words(line: Commitment, calendar: Calendar) -> str:
    """Return the calculation of the first due date; nothing where it is a day that somebody named.

    Nothing, too, where the sum comes to another day: the paper then means more than its length says.
    """
    clock = clock_of(line)
    if clock is None or not comes_to(clock, line.by_first, calendar):
        return ""
    if clock.named:
        source = next((kept.profile.source for kept in profiles_of(line.assigner) if kept.profile.called == clock.named), "")
        clock = replace(clock, source=f"{clock.named}（{source}）" if source else clock.named)
    return explain(clock, calendar)


def sum_now_words(line: Commitment, calendar: Calendar) -> str:
    """Return the calculation of the present due date where the clock gave it, with the days it stood still; else nothing."""
    ran = clock_now(line)
    if ran is None or line.by_last == line.by_first or not comes_to(ran, line.by_last, calendar):
        return ""
    return explain(ran, calendar)


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date of a line that comes to another day by another calendar, with both sums.

    is_present: it is the date in force, which the clock's pauses have moved away from the first
    """

    line: Commitment
    before: date
    after: date
    sum_before: str
    sum_after: str
    is_present: bool = False


def towns_of(notice: Notice) -> list[Office]:
    """Return the towns and districts in which the notice may be in force."""
    return list(Office.objects.in_or_below(notice.whole).filter(kind__in=WHOLES).order_by("path"))


def moved_by(notice: Notice) -> Iterator[Moved]:
    """Yield the open lines whose due date the notice, not kept yet, will move where it is in force; nothing is changed.

    A date that is not what its own clock came to before is somebody's decision and stays.
    """
    for whole in towns_of(notice):
        was, is_now = calendar_of(whole), calendar_of(whole, adding=notice)
        lines = Commitment.objects.open().filter(MAY_MOVE, assigner=whole).select_related("assigner", "lead")
        for line in lines.order_by("serial"):
            clock = clock_of(line)
            if clock is None:
                continue
            before, after = reckon(clock, was).day, reckon(clock, is_now).day
            if before is not None and after is not None and before == line.due_first != after:
                yield Moved(line, before, after, explain(clock, was), explain(clock, is_now))
            if line.due_last == line.due_first or (ran := clock_now(line)) is None:
                continue
            before, after = reckon(ran, was).day, reckon(ran, is_now).day
            if before is not None and after is not None and before == line.due_last != after:
                yield Moved(line, before, after, explain(ran, was), explain(ran, is_now), is_present=True)


def seen_among(moved: Iterable[Moved], actor: Actor) -> list[Moved]:
    """Return those whose lines are not kept from the actor."""
    moved = list(moved)
    seen = set(Commitment.objects.not_hidden_from(actor).filter(pk__in=[each.line.pk for each in moved]).values_list("pk", flat=True))
    return [each for each in moved if each.line.pk in seen]


def moved_once(notice: Notice) -> list[Moved]:
    """Return what a kept notice has moved, as the journal tells it; both sums are done again by the calendars of then."""
    steps = Step.objects.filter(verb=Verb.AMEND, at=notice.at, note=reason_of(notice), commitment__assigner__in=towns_of(notice))
    calendars: dict[int, tuple[Calendar, Calendar]] = {}
    found = []
    for step in steps.select_related("commitment__assigner", "commitment__lead").order_by("commitment__number"):
        line, first, last = step.commitment, step.values.get("due_first"), step.values.get("due_last")
        clock = clock_of(line)
        if clock is None or not (first or last):  # its words were purged since
            continue
        if line.assigner_id not in calendars:
            calendars[line.assigner_id] = calendar_of(line.assigner, before=notice), calendar_of(line.assigner, upto=notice)
        was, then = calendars[line.assigner_id]
        for moved, ran, is_present in ((first, clock, False), (last, clock_now(line, step.number), True)):
            if moved and None not in moved and ran and not (is_present and last == first):
                before, after = map(date.fromisoformat, moved)
                found.append(Moved(line, before, after, explain(ran, was), explain(ran, then), is_present))
    return found


def reason_of(notice: Notice) -> str:
    """Return what the steps of a recount say."""
    return f"{notice}公布，暂定的时限重算"
