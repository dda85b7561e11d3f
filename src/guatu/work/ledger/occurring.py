"""The occurrences of recurring lines: rows that follow from the journal and the calendar, and how they stand.

Which rows there are, their days and due days are computed (docs/decisions/0016): from the day a line was signed for,
by its cadence as the journal tells it, without what it stood still. The tick and the verbs mend what differs. A row
that something was done to stays, whatever is computed later.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from guatu.crafts.planning.periodic import Back, Pause, Spell, Standing, Turn, sent_back, turns
from guatu.crafts.planning.ticks import WORDS as CADENCES
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.offices.models import Office
from guatu.records.paper.numbers import is_number
from guatu.records.trail.chain import hold

from .models import Commitment, Occurrence, OccurrenceStep, Step
from .stages import GONE, Duty, OccurrenceState, OccurrenceVerb, Stage, Verb

CHUNK = 500
# So long a line's light looks back for one that was made up late: a quarter and some days.
LOOKED_BACK = timedelta(days=100)
# Of a line that stands still, or is closed, no period can be verified.
WAITS_FOR_A_VERIFIER = Q(state=OccurrenceState.REPORTED, line__stage=Stage.ACTING)
TELLING = (Verb.SIGN_FOR, Verb.AMEND, Verb.SUSPEND, Verb.RESUME)


def expected(line: Commitment, steps: Iterable[Step], today: date, calendar: Calendar) -> list[Turn]:
    """Return what the line owes, as its journal tells it; nothing before it was signed for, nor when it is gone.

    steps: those of the line that TELLING names, in their order
    """
    if line.stage in GONE or line.signed_on is None or line.stage in {Stage.DRAFTED, Stage.ASSIGNED, Stage.CONTESTED}:
        return []
    spells, pauses = _spells_and_pauses(line, list(steps))
    ended_on = line.closed_on if line.stage == Stage.CLOSED else None
    return turns(spells, today, pauses=pauses, last_day=line.due_last, ended_on=ended_on, calendar=calendar)


def _spells_and_pauses(line: Commitment, steps: Sequence[Step]) -> tuple[list[Spell], list[Pause]]:
    """Return the times of each cadence, and the times the line stood still. What was entered later counts from that day."""
    signed = [step for step in steps if step.verb == Verb.SIGN_FOR]
    began = _written(signed[-1]) if signed else line.signed_on
    assert began is not None
    pauses: list[Pause] = []
    for step in steps:
        if signed and step.number <= signed[-1].number:
            continue
        if step.verb == Verb.SUSPEND:
            pauses.append(Pause(step.on))
        elif step.verb == Verb.RESUME and pauses:
            pauses[-1] = Pause(pauses[-1].since, step.on)
    return _spells(line, began, steps, signed[-1].number if signed else 0), pauses


def _spells(line: Commitment, began: date, steps: Sequence[Step], signed: int) -> list[Spell]:
    amended = [step for step in steps if step.verb == Verb.AMEND and step.number > signed and {"duty", "cadence"} & step.values.keys()]
    duty = next((step.values["duty"][0] for step in amended if "duty" in step.values), line.duty)
    cadence = next((step.values["cadence"][0] for step in amended if "cadence" in step.values), line.cadence)
    spells: list[Spell] = []
    since = began
    for step in amended:
        day = _written(step)
        if duty == Duty.RECURRING and cadence in CADENCES:
            spells.append(Spell(cadence, since, day))
        duty = step.values.get("duty", (None, duty))[1]
        cadence = step.values.get("cadence", (None, cadence))[1]
        since = day
    if duty == Duty.RECURRING and cadence in CADENCES:
        spells.append(Spell(cadence, since))
    return spells


def _written(step: Step) -> date:
    return timezone.localtime(step.at).date()


def see_to(lines: Sequence[Commitment], today: date, calendar: Calendar) -> int:
    """See that each of the lines has the rows it owes; return how many were made, mended or taken away.

    Safe to call again at any time, by any number of processes: a period of a line has one row.
    """
    keys = [line.pk for line in lines]
    told: dict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(commitment__in=keys, verb__in=TELLING).order_by("commitment", "number"):
        told[step.commitment_id].append(step)
    there: dict[int, dict[date, Occurrence]] = defaultdict(dict)
    for row in Occurrence.objects.filter(line__in=keys):
        there[row.line_id][row.first] = row
    new, mended, gone = [], [], []
    for line in lines:
        wanted = {turn.first: turn for turn in expected(line, told[line.pk], today, calendar)}
        rows = there[line.pk]
        new += [Occurrence(line=line, first=turn.first, last=turn.last, due=turn.due) for first, turn in wanted.items() if first not in rows]
        for first, row in rows.items():
            if row.version:
                continue  # something was done to it: it stays as it was then
            turn = wanted.get(first)
            if turn is None:
                gone.append(row.pk)
            elif (row.last, row.due) != (turn.last, turn.due):
                row.last, row.due = turn.last, turn.due
                mended.append(row)
    if new:
        Occurrence.objects.bulk_create(new, ignore_conflicts=True, batch_size=CHUNK)
    if mended:
        Occurrence.objects.bulk_update(mended, ["last", "due"], batch_size=CHUNK)
    if gone:
        Occurrence.objects.filter(pk__in=gone, version=0).delete()
    return len(new) + len(mended) + len(gone)


def see_to_all(whole: Office, today: date, calendar: Calendar) -> int:
    """See that every open recurring line of the town has its rows."""
    keys = list(Commitment.objects.open().filter(assigner=whole, duty=Duty.RECURRING).values_list("pk", flat=True))
    count = 0
    for begin in range(0, len(keys), CHUNK):
        with transaction.atomic():
            hold()
            count += see_to(list(Commitment.objects.filter(pk__in=keys[begin : begin + CHUNK])), today, calendar)
    return count


def standing_of(row: Occurrence, back: Back | None = None) -> Standing:
    """Return how an occurrence stands, as its light asks. back: how it was sent back (backs_of)."""
    told_on = timezone.localtime(row.reported_at).date() if row.reported_at else None
    return Standing(row.called, row.first, row.last, row.due, told_on, row.state == OccurrenceState.VERIFIED, back)


def backs_of(rows: Iterable[Occurrence]) -> dict[int, Back]:
    """Return of each of these occurrences that was sent back, by key, how; the journal is asked only where there are any."""
    due = {row.pk: row.due for row in rows if row.times_returned}
    if not due:
        return {}
    steps = OccurrenceStep.objects.filter(occurrence__in=due, verb=OccurrenceVerb.SEND_BACK).select_related("line__assigner")
    told: dict[int, list[OccurrenceStep]] = defaultdict(list)
    for step in steps.order_by("occurrence", "number"):
        told[step.occurrence_id].append(step)
    calendars: dict[int, Calendar] = {}
    found = {}
    for key, returns in told.items():
        whole = returns[0].line.assigner
        if whole.pk not in calendars:
            calendars[whole.pk] = calendar_of(whole)
        if back := back_by(due[key], returns, calendars[whole.pk]):
            found[key] = back
    return found


def back_by(due: date, returns: Iterable[OccurrenceStep], calendar: Calendar) -> Back | None:
    """Return how an occurrence was sent back, by the steps that did so. Its days are those of writing, as of a report (I4)."""
    times = []
    for step in returns:
        told, _ = step.values.get("reported_at", (None, None))
        if told:  # else its words were purged
            times.append((timezone.localtime(datetime.fromisoformat(told)).date(), timezone.localtime(step.at).date()))
    return sent_back(due, times, calendar)


def returns_now(rows: Iterable[Occurrence]) -> dict[int, OccurrenceStep]:
    """Return of each of these occurrences that waits to be reported anew, by key, the step that sent it back."""
    waiting = [row.pk for row in rows if row.times_returned and row.state == OccurrenceState.OWED]
    if not waiting:
        return {}
    steps = OccurrenceStep.objects.filter(occurrence__in=waiting, verb=OccurrenceVerb.SEND_BACK)
    return {step.occurrence_id: step for step in steps.order_by("number")}


def past_and_sent_back(today: date) -> Q:
    """Return the condition of those past their day that were sent back and are not reported anew: some may be still."""
    return Q(state=OccurrenceState.OWED, due__lt=today, times_returned__gt=0)


def may_report_anew(today: date) -> list[int]:
    """Return the keys of the occurrences past their day that were sent back and may still be reported anew: not missed."""
    rows = Occurrence.objects.filter(past_and_sent_back(today))
    return [key for key, back in backs_of(rows).items() if today <= back.by]


def standings_of(lines: Iterable[int], today: date) -> dict[int, list[Standing]]:
    """Return of each of these lines, by key, the occurrences its light depends on."""
    missed, lately = Q(state=OccurrenceState.OWED, due__lt=today), Q(due__gte=today - LOOKED_BACK)
    found: dict[int, list[Standing]] = defaultdict(list)
    rows = list(Occurrence.objects.filter(missed | lately, line__in=list(lines)).order_by("line", "first"))
    backs = backs_of(rows)
    for row in rows:
        found[row.line_id].append(standing_of(row, backs.get(row.pk)))
    return found


# -- counted apart from the lines


def seen(mine: QuerySet[Commitment]) -> QuerySet[Occurrence]:
    """Return the occurrences of the lines that are seen; what was withdrawn or merged is counted nowhere."""
    return Occurrence.objects.filter(line__in=mine.filter(duty=Duty.RECURRING).exclude(stage__in=GONE).order_by().values("pk"))


def waiting(mine: QuerySet[Commitment]) -> QuerySet[Occurrence]:
    """Return the periods of these lines that wait to be verified."""
    return seen(mine).filter(WAITS_FOR_A_VERIFIER)


def chosen(rows: QuerySet[Occurrence], asked: QueryDict, today: date) -> QuerySet[Occurrence]:
    """Return the occurrences that the address asks for. What it does not understand it leaves out."""
    return whose(rows, asked).filter(wanted(asked, today))


def whose(rows: QuerySet[Occurrence], asked: QueryDict) -> QuerySet[Occurrence]:
    """Return those of the office or the line that the address names."""
    if is_number(lead := asked.get("lead", "")) and (office := Office.objects.filter(pk=lead).first()):
        rows = rows.filter(line__lead__path__gte=office.path, line__lead__path__lt=office.path_end)
    if is_number(line := asked.get("line", "")):
        rows = rows.filter(line=int(line))
    return rows


def among(rows: Iterable[Occurrence], asked: QueryDict) -> Iterable[Occurrence]:
    """Return those of these occurrences that are of the office or the line that the address names (see whose)."""
    office = Office.objects.filter(pk=lead).first() if is_number(lead := asked.get("lead", "")) else None
    line = int(number) if is_number(number := asked.get("line", "")) else None
    for row in rows:
        within = office is None or (row.line.lead is not None and row.line.lead.path.startswith(office.path))
        if within and line in {None, row.line_id}:
            yield row


def wanted(asked: QueryDict, today: date, anew: Sequence[int] | None = None) -> Q:
    """Return the month and the standing that the address asks for.

    anew: the keys of may_report_anew, which are not missed; looked up where they are asked for and not at hand
    """
    month = first_of_month(asked.get("month", ""))
    within = Q(due__gte=month, due__lt=(month + timedelta(days=31)).replace(day=1)) if month else Q()
    owed = Q(state=OccurrenceState.OWED)
    show = asked.get("show", "")
    if anew is None:
        anew = may_report_anew(today) if show == "missed" else ()
    standing = {
        "done": ~owed,
        "missed": owed & Q(due__lt=today) & ~Q(pk__in=anew),
        "owed": owed & Q(first__lte=today, line__stage=Stage.ACTING),
        "verify": WAITS_FOR_A_VERIFIER,
    }
    return within & standing.get(show, Q())


def first_of_month(words: str) -> date | None:
    """Return the first day of a month as an address names it: 2026-11."""
    try:
        return date.fromisoformat(f"{words}-01") if words else None
    except ValueError:
        return None


def month_of(day: date) -> str:
    """Return the month of a day as an address names it."""
    return f"{day.year}-{day.month:02d}"


def queries(today: date, **more: Any) -> dict[str, str]:
    """Return what the numbers beside the lines open to: of this month all and those done, missed, owed now, to be verified."""
    tail = "".join(f"&{name}={value}" for name, value in more.items())
    month = month_of(today)
    return {
        "due": f"month={month}{tail}", "done": f"month={month}&show=done{tail}", "missed": f"show=missed{tail}",
        "owed": f"show=owed{tail}", "verify": f"show=verify{tail}",
    }  # fmt: skip
