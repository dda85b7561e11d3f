"""The lights of the day: each computed from its line by the rules, kept for the day, never typed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any, cast

from django.db import connection, transaction
from django.db.models import Exists, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from guatu.crafts.planning.light_rules import Rule
from guatu.crafts.planning.lights import Light, Line, light_of
from guatu.crafts.planning.periodic import Standing
from guatu.crafts.planning.straight import exact, share_of
from guatu.crafts.timing.clocks import ONE_MINUTE, is_past
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.rules import lights_on
from guatu.records.offices.models import Office
from guatu.records.trail.chain import FIRST, hold
from guatu.records.trail.kept import head
from guatu.records.trail.models import Tail
from guatu.records.trail.written import Answer, Statement, send

from .dues import stops_of
from .models import Commitment, LightedDay, LightOfDay, Step, Turn
from .occurring import see_to_all, standings_of
from .stages import Duty, Verb

CHUNK = 1000
KEPT = ["day", "colour", "word", "because", "days", "planned_day", "behind", "since", "before", "holds_after", "holds_until"]
Told = tuple[tuple[date, Fraction], ...]


def facts_of(
    commitment: Commitment, told: Told = (), turns: Sequence[Standing] = (), calendar: Calendar | None = None,
    now: datetime | None = None,
) -> Line:  # fmt: skip
    """Return what of a line its light depends on.

    told: what was verified when, for a rule that looks back; turns: of a recurring line, its occurrences
        (occurring.standings_of); calendar: the town's, by which the stops of a stage plan are counted; without one they
        are left out; now: the moment it is looked at, for what is due at a moment; without one the day is over
    """
    c = commitment
    worked_towards = c.counts_amounts
    return Line(
        duty=c.duty,
        stage=c.stage,
        said_on=c.said_on or timezone.localtime(c.entered_at).date(),
        due_first=c.due_first,
        due_last=c.due_last,
        target=float(c.target) if worked_towards and c.target is not None else None,
        unit=c.unit,
        verified=_number(c.verified_amount),
        reported=_number(c.reported_amount),
        verified_share=None if worked_towards else _number(c.verified_share),
        reported_share=None if worked_towards else _number(c.reported_share),
        cadence=c.cadence or None,
        assigned_on=c.assigned_on,
        signed_on=c.signed_on,
        reported_on=c.reported_on,
        # On time counts by the moment the closing was written, not by the day somebody gives (I4).
        closed_on=timezone.localtime(c.closed_at).date() if c.closed_at else None,
        resumes_on=c.resumes_on,
        returned_on=c.returned_on,
        # What a divided line reports is what its parts report: whether those wait for somebody stands on them.
        awaits=c.awaits_verification or c.broken_down,
        watched=c.watched_on is not None,
        stops=stops_of(c.stage_plan, c.due_words, c.due_first, calendar) if calendar is not None else (),
        told=told,
        turns=turns,
        reviewed_on=c.reviewed_on,
        review_on=c.review_on,
        **_moments_of(c, now),
    )


def _moments_of(c: Commitment, now: datetime | None) -> dict[str, datetime | None]:
    """Return what a light takes of a line whose clock runs in hours, in the town's time; nothing of any other."""
    if c.due_first_at is None and c.due_last_at is None:
        return {}
    told = {"due_first_at": c.due_first_at, "due_last_at": c.due_last_at, "closed_at": c.closed_at, "seen_at": now}
    return {name: timezone.localtime(moment) if moment else None for name, moment in told.items()}


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def told_of(lines: Collection[Commitment], until: datetime | None = None) -> dict[int, Told]:
    """Return what was verified of each line, with the day on which the report behind it was written; one look at the journal.

    until: the moment up to which the journal is read
    """
    by_key = {line.pk: line for line in lines}
    found: dict[int, list[tuple[date, Fraction]]] = {}
    reported: dict[int, list[date]] = {}
    of_parts = _told_of_parts([line for line in lines if line.broken_down], until)
    steps = Step.objects.filter(commitment__in=by_key, verb__in=SAYING)
    if until is not None:
        steps = steps.filter(at__lte=until)
    asked = steps.order_by("commitment", "number").values_list("commitment", "verb", "at", "values", "number", "on")
    for key, verb, at, values, number, on in asked:
        line = by_key[key]
        written = on if number in line.accepted_steps else timezone.localtime(at).date()
        if verb == Verb.REPORT:
            reported.setdefault(key, []).append(written)
            continue
        if verb == Verb.TAKE_BACK:
            reported[key].pop()
            continue
        told = values.get("verified_amount" if line.counts_amounts else "verified_share")
        if verb == Verb.RELIST:
            found.setdefault(key, []).append((written, Fraction(0)))
        elif told is not None and (told[1] is not None or verb in SUMMING):
            done = exact(float(told[1] or 0))
            share = min(share_of(done, exact(float(line.target or 1))) if line.counts_amounts else done, Fraction(1))
            day = of_parts.get((key, at), written) if verb in SUMMING else _last_of(reported, key, written)
            found.setdefault(key, []).append((day, share))
    return {key: tuple(told) for key, told in found.items()}


# What changes how much of a line is verified; of a divided one it is the sums of its parts.
SUMMING = {Verb.BREAK_DOWN, Verb.SUM_UP}
SAYING = {Verb.REPORT, Verb.TAKE_BACK, Verb.VERIFY, Verb.SEND_BACK, Verb.RELIST} | SUMMING


def _last_of(reported: Mapping[int, Sequence[date]], key: int, otherwise: date) -> date:
    return days[-1] if (days := reported.get(key)) else otherwise


def _told_of_parts(wholes: Collection[Commitment], until: datetime | None) -> dict[tuple[int, datetime], date]:
    """Return for each moment at which something was verified of a part the day on which the report behind it was written.

    By the key of the divided line: its sum was written at the same moment.
    """
    whole_of = {whole.pk: whole.pk for whole in wholes}
    level = dict(whole_of)
    while level:
        parts = Commitment.objects.filter(part_of__in=level).values_list("pk", "part_of")
        level = {part: level[above] for part, above in parts if above is not None}
        whole_of |= level
    parts_alone = whole_of.keys() - {whole.pk for whole in wholes}
    accepted = _accepted_of(parts_alone, until)
    steps = Step.objects.filter(commitment__in=parts_alone, verb__in=[Verb.REPORT, Verb.TAKE_BACK, Verb.VERIFY, Verb.SEND_BACK])
    if until is not None:
        steps = steps.filter(at__lte=until)
    reported: dict[int, list[date]] = {}
    found: dict[tuple[int, datetime], date] = {}
    asked = steps.order_by("commitment", "number").values_list("commitment", "verb", "at", "number", "on")
    for part, verb, at, number, on in asked if whole_of else ():
        if verb == Verb.REPORT:
            reported.setdefault(part, []).append(on if number in accepted.get(part, ()) else timezone.localtime(at).date())
        elif verb == Verb.TAKE_BACK:
            reported[part].pop()
        elif days := reported.get(part):
            found[whole_of[part], at] = days[-1]
    return found


def _accepted_of(parts: Collection[int], until: datetime | None) -> dict[int, list[int]]:
    """Return for parts the numbers of the steps whose paper's day was accepted, as they stood at the moment."""
    if not parts:
        return {}
    if until is None:
        return dict(Commitment.objects.filter(pk__in=parts).exclude(accepted_steps=[]).values_list("pk", "accepted_steps"))
    steps = Step.objects.filter(commitment__in=parts, verb=Verb.ACCEPT_DAY, at__lte=until).order_by("number")
    return {key: values["accepted_steps"][1] for key, values in steps.values_list("commitment", "values") if "accepted_steps" in values}


def light_now(
    commitment: Commitment,
    day: date,
    calendar: Calendar | None = None,
    rule: Rule | None = None,
    told: Told | None = None,
    turns: Sequence[Standing] | None = None,
    now: datetime | None = None,
) -> Light:
    """Return the light of a line on a day, computed anew by the rule in force in its town that day.

    calendar, rule: the town's, where they are at hand; else they are looked up, the calendar only by a light that asks
        for working days
    told: what was verified when; looked up if the rule asks for it
    turns: of a recurring line, its occurrences; looked up if they are not at hand
    now: the moment of the day; without one the day is over
    """
    workdays = calendar or cast(Calendar, SimpleLazyObject(lambda: calendar_of(commitment.assigner)))
    rule = rule or lights_on(commitment.assigner, day).rule
    if told is None and rule.LOOKS_BACK:
        told = told_of([commitment]).get(commitment.pk)
    if turns is None:
        turns = standings_of([commitment.pk], day)[commitment.pk] if commitment.duty == Duty.RECURRING else ()
    return light_of(facts_of(commitment, told or (), turns, workdays, now), day, rule, workdays=workdays)


def light_up(
    commitment: Commitment, day: date, calendar: Calendar | None = None, rule: Rule | None = None, now: datetime | None = None
) -> None:
    """Compute the light of one line and keep it. Called by the verbs, inside their transaction.

    calendar, rule: the town's, looked up before the others have to wait; now: the moment of the day

    One statement; one more where the colour turns, and the turn is kept.
    """
    told = told_today(commitment, day, calendar, rule, now)
    [answer] = send(relighting(commitment.pk, told))
    is_lit(commitment, told, answer)


def told_today(
    commitment: Commitment, day: date, calendar: Calendar | None = None, rule: Rule | None = None, now: datetime | None = None
) -> dict[str, Any]:
    """Return what is kept of the light of a line, computed anew."""
    return _told(light_now(commitment, day, calendar, rule, now=now), day) | held_between(commitment, day, now)


def relighting(key: int, told: Mapping[str, Any]) -> Statement:
    """Return the statement that writes the light of a line over the one it had; its answer, for is_lit, is whether a turn is
    to be kept, or nothing where the line had none.

    On the right of a statement stands what was: the colour before, and since when.
    """
    table, turns = LightOfDay._meta.db_table, Turn._meta.db_table
    fields = {field.name: field for field in LightOfDay._meta.concrete_fields}
    values = {name: fields[name].get_db_prep_save(value, connection) for name, value in told.items()}
    colour, day = values["colour"], values["day"]
    return Statement(
        f'UPDATE "{table}" SET {", ".join(f"{name} = %s" for name in told)}, '
        "since = CASE WHEN colour = %s THEN since ELSE %s END, before = CASE WHEN colour = %s THEN before ELSE colour END "
        f"WHERE commitment_id = %s RETURNING since = day AND before <> '' AND NOT EXISTS (SELECT 1 FROM \"{turns}\" AS kept "
        f'WHERE kept.commitment_id = "{table}".commitment_id AND kept.day = "{table}".day '
        f'AND kept.before = "{table}".before AND kept.after = "{table}".colour)',
        [*values.values(), colour, day, colour, key],
    )


def is_lit(commitment: Commitment, told: Mapping[str, Any], answer: Answer) -> None:
    """See to what follows the writing of a light: a first light is put in, and a turn is kept."""
    if answer.row is None:
        LightOfDay.objects.bulk_create([LightOfDay(commitment=commitment, since=told["day"], **told)], ignore_conflicts=True)
    elif answer.row[0]:
        _keep_turn(commitment.pk)
    commitment._state.fields_cache.pop("light", None)  # read anew when next asked for


def _keep_turn(key: int) -> None:
    light, turn = LightOfDay._meta.db_table, Turn._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{turn}" (commitment_id, day, before, after, word, by_rules) '
            f'SELECT commitment_id, day, before, colour, word, %s FROM "{light}" WHERE commitment_id = %s ON CONFLICT DO NOTHING',
            [False, key],
        )


def held_between(commitment: Commitment, day: date, now: datetime | None) -> dict[str, datetime | None]:
    """Return between which moments of the day its light holds: the last due moment that has passed, and the next.

    Only of a clock in hours, on the day it runs out: every other light holds all day.
    """
    moments = {at for at in (commitment.due_first_at, commitment.due_last_at) if at and timezone.localtime(at).date() == day}
    if not moments or not commitment.is_open:
        return {"holds_after": None, "holds_until": None}
    over = {at for at in moments if now is None or is_past(at, now)}
    return {"holds_after": max(over, default=None), "holds_until": min(moments - over, default=None)}


def turned_by_the_hour(day: date, now: datetime) -> QuerySet[LightOfDay]:
    """Return the lights of the day, of all towns, that hold no more: a moment has passed since, or the machine's clock was
    set back. Without a look at the lines: two small indexes answer it."""
    then, of_the_day = now - ONE_MINUTE, LightOfDay.objects.filter(day=day).order_by()
    keys = of_the_day.filter(holds_until__lte=then).values("pk").union(of_the_day.filter(holds_after__gt=then).values("pk"), all=True)
    return LightOfDay.objects.filter(pk__in=keys)


def end_now(whole: Office) -> str:
    """Return under what a page keeps what it has asked of the town's lines: the chain's end, and the last moment at which a
    light turned by the hour, with no act. After light_up_all; costs one look."""
    end = Tail.objects.filter(id=1).values("hash")[:1]
    row = LightedDay.objects.filter(whole=whole).values_list("turned_at", Subquery(end)).first()
    if row is None or row[0] is None:
        return head() if row is None else row[1] or FIRST
    return f"{row[1] or FIRST} {row[0].isoformat()}"


def light_up_all(whole: Office, day: date, now: datetime | None = None) -> int:
    """See that every open line of the town has the light of the day; return how many had not.

    now: the moment of the day; without one the day is over

    Asked by every page that shows lights: costs one look once the day's lights are there. The tick calls it
    after midnight, and at every due moment; if no tick came, the first page pays for it. Safe to call again at any time.
    """
    turned = turned_by_the_hour(day, now or _day_over(day))
    is_lit = LightedDay.objects.filter(whole=whole, day=day)
    some_have_turned = is_lit.values_list(Exists(turned)).first()
    if some_have_turned == (False,):
        return 0
    if some_have_turned is not None:
        own = Commitment.objects.open().filter(assigner=whole, pk__in=turned.values("commitment"))
        if count := _light_lines(own, whole, day, calendar_of(whole), now=now):
            is_lit.update(turned_at=now or _day_over(day))
        return count
    calendar = calendar_of(whole)
    see_to_all(whole, day, calendar)
    stale = stale_lines(day, now or _day_over(day)).filter(assigner=whole)
    count = _light_lines(stale, whole, day, calendar, now=now)
    LightedDay.objects.update_or_create(whole=whole, defaults={"day": day})
    return count


def _day_over(day: date) -> datetime:
    """Return a moment at which all moments of the day have passed."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) + ONE_MINUTE


def light_up_anew(whole: Office, day: date, now: datetime | None = None) -> int:
    """Compute the lights of all open lines of the town once more: the calendar or the rule they are lit by has changed."""
    calendar = calendar_of(whole)
    see_to_all(whole, day, calendar)
    return _light_lines(Commitment.objects.open().filter(assigner=whole), whole, day, calendar, anew=True, now=now)


def stale_lines(day: date, now: datetime) -> QuerySet[Commitment]:
    """Return the open lines that have no light of this day and moment."""
    turned = turned_by_the_hour(day, now).order_by().values("commitment")
    return Commitment.objects.open().filter(Q(light=None) | ~Q(light__day=day) | Q(pk__in=turned))


@dataclass(frozen=True, slots=True)
class Would:
    """A line whose light would be another: what it is, and what it would be."""

    line: Commitment
    now: Light
    then: Light


def would_change(whole: Office, rule: Rule, day: date, at: datetime | None = None) -> list[Would]:
    """Return the open lines of the town that would have another colour today under this rule; nothing is changed."""
    calendar, today = calendar_of(whole), lights_on(whole, day).rule
    lines = list(Commitment.objects.open().filter(assigner=whole).select_related("lead").order_by("due_last", "pk"))
    told = told_of(lines) if rule.LOOKS_BACK or today.LOOKS_BACK else {}
    found = []
    for line in lines:
        facts = facts_of(line, told.get(line.pk, ()), calendar=calendar, now=at)
        now, then = light_of(facts, day, today, workdays=calendar), light_of(facts, day, rule, workdays=calendar)
        if now.colour != then.colour:
            found.append(Would(line, now, then))
    return found


def _light_lines(
    lines: QuerySet[Commitment], whole: Office, day: date, calendar: Calendar, *, now: datetime | None, anew: bool = False
) -> int:
    keys = list(lines.values_list("pk", flat=True))
    if not keys:
        return 0
    rule = lights_on(whole, day).rule
    by_rules = anew or rule != lights_on(whole, day - timedelta(days=1)).rule
    chunks = [keys[begin : begin + CHUNK] for begin in range(0, len(keys), CHUNK)]
    return sum(_light_chunk(chunk, day, calendar, rule, by_rules, now) for chunk in chunks)


@transaction.atomic
def _light_chunk(keys: Iterable[int], day: date, calendar: Calendar, rule: Rule, by_rules: bool, now: datetime | None) -> int:
    hold()  # read after it: what an act has just turned is not lit again as it was before
    lines = list(Commitment.objects.filter(pk__in=keys).select_related("light"))
    told: Mapping[int, Told] = told_of(lines) if rule.LOOKS_BACK else {}
    recurring = [line.pk for line in lines if line.duty == Duty.RECURRING]
    periods = standings_of(recurring, day) if recurring else {}
    rows, turns = [], []
    for commitment in lines:
        kept = getattr(commitment, "light", None)
        of_line = told.get(commitment.pk, ()), periods.get(commitment.pk, ())
        row = _row(commitment, day, kept, light_now(commitment, day, calendar, rule, *of_line, now=now), now)
        rows.append(row)
        if kept is not None and kept.colour != row.colour:
            turns.append(
                Turn(commitment=commitment, day=day, before=kept.colour, after=row.colour, word=row.word, by_rules=by_rules)
            )
    # One statement for a thousand rows: bulk_update writes them a hundred times slower.
    LightOfDay.objects.bulk_create(rows, update_conflicts=True, unique_fields=["commitment"], update_fields=KEPT)
    Turn.objects.bulk_create(turns, ignore_conflicts=True)
    return len(rows)


def _row(commitment: Commitment, day: date, kept: LightOfDay | None, light: Light, now: datetime | None) -> LightOfDay:
    changed = kept is None or kept.colour != light.colour.value
    return LightOfDay(
        commitment=commitment,
        since=day if changed else kept.since,  # type: ignore[union-attr]
        before=(kept.colour if kept else "") if changed else kept.before,  # type: ignore[union-attr]
        **_told(light, day),
        **held_between(commitment, day, now),
    )


def _told(light: Light, day: date) -> dict[str, Any]:
    return {
        "day": day, "colour": light.colour.value, "word": light.word[:40], "because": light.because[:300],
        "days": light.days, "planned_day": light.planned_day, "behind": light.behind,
    }  # fmt: skip
