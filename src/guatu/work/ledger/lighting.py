"""The lights of the day: each computed from its line by the rules, kept for the day, never typed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from guatu.crafts.planning.lights import Light, Line, Workdays, light_of
from guatu.crafts.planning.periodic import Standing
from guatu.records.almanac.calendars import calendar_of
from guatu.records.offices.models import Office

from .models import Commitment, LightedDay, LightOfDay
from .occurring import see_to_all, standings_of
from .stages import Duty

CHUNK = 1000
KEPT = ["day", "colour", "word", "because", "days", "planned_day", "since", "before"]


def facts_of(commitment: Commitment, turns: Sequence[Standing] = ()) -> Line:
    """Return what of a line its light depends on. turns: of a recurring one, its occurrences (occurring.standings_of)."""
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
        turns=turns,
        reviewed_on=c.reviewed_on,
        review_on=c.review_on,
    )


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def light_now(commitment: Commitment, day: date, calendar: Workdays | None = None) -> Light:
    """Return the light of a line on a day, computed anew.

    calendar: the town's, where it is at hand; else it is looked up, and only by a light that asks for working days
    """
    workdays = calendar or SimpleLazyObject(lambda: calendar_of(commitment.assigner))
    turns = standings_of([commitment.pk], day)[commitment.pk] if commitment.duty == Duty.RECURRING else ()
    return light_of(facts_of(commitment, turns), day, workdays=workdays)


def light_up(commitment: Commitment, day: date, calendar: Workdays | None = None) -> None:
    """Compute the light of one line and keep it. Called by the verbs, inside their transaction.

    calendar: the town's, looked up before the others have to wait

    One statement: whether the colour has changed, and from what, is asked where the last one is kept.
    """
    light = light_now(commitment, day, calendar)
    changed = ~Q(colour=light.colour.value)
    kept = LightOfDay.objects.filter(commitment=commitment).update(
        **_told(light, day),
        since=Case(When(changed, then=Value(day)), default=F("since"), output_field=DateField()),
        before=Case(When(changed, then=F("colour")), default=F("before")),
    )
    if not kept:
        LightOfDay.objects.create(commitment=commitment, since=day, **_told(light, day))
    commitment._state.fields_cache.pop("light", None)  # read anew when next asked for


def light_up_all(whole: Office, day: date) -> int:
    """See that every open line of the town has the light of the day; return how many had not.

    Asked by every page that shows lights: costs one look once the day's lights are there. The tick calls it
    after midnight; if no tick came, the first page of the day pays for it. Safe to call again at any time.
    """
    if LightedDay.objects.filter(whole=whole, day=day).exists():
        return 0
    see_to_all(whole, day, calendar_of(whole))
    count = _light_lines(stale_lines(day).filter(assigner=whole), whole, day)
    LightedDay.objects.update_or_create(whole=whole, defaults={"day": day})
    return count


def light_up_anew(whole: Office, day: date) -> int:
    """Compute the lights of all open lines of the town once more: the calendar they are counted by has changed."""
    see_to_all(whole, day, calendar_of(whole))
    return _light_lines(Commitment.objects.open().filter(assigner=whole), whole, day)


def stale_lines(day: date) -> QuerySet[Commitment]:
    """Return the open lines that have no light of this day."""
    return Commitment.objects.open().filter(Q(light=None) | ~Q(light__day=day))


def _light_lines(lines: QuerySet[Commitment], whole: Office, day: date) -> int:
    keys = list(lines.values_list("pk", flat=True))
    calendar = calendar_of(whole) if keys else None
    return sum(_light_chunk(keys[begin : begin + CHUNK], day, calendar) for begin in range(0, len(keys), CHUNK))


def _light_chunk(keys: Iterable[int], day: date, calendar: Workdays | None) -> int:
    lines = list(Commitment.objects.filter(pk__in=keys).select_related("light"))
    recurring = [line.pk for line in lines if line.duty == Duty.RECURRING]
    turns = standings_of(recurring, day) if recurring else {}
    workdays = calendar or SimpleLazyObject(lambda: calendar_of(lines[0].assigner))
    rows = [_row(line, day, getattr(line, "light", None), light_of(facts_of(line, turns.get(line.pk, ())), day, workdays=workdays)) for line in lines]
    # One statement for a thousand rows: bulk_update writes them a hundred times slower.
    LightOfDay.objects.bulk_create(rows, update_conflicts=True, unique_fields=["commitment"], update_fields=KEPT)
    return len(rows)


def _row(commitment: Commitment, day: date, kept: LightOfDay | None, light: Light) -> LightOfDay:
    changed = kept is None or kept.colour != light.colour.value
    return LightOfDay(
        commitment=commitment,
        since=day if changed else kept.since,  # type: ignore[union-attr]
        before=(kept.colour if kept else "") if changed else kept.before,  # type: ignore[union-attr]
        **_told(light, day),
    )


def _told(light: Light, day: date) -> dict[str, Any]:
    return {
        "day": day, "colour": light.colour.value, "word": light.word[:40], "because": light.because[:300],
        "days": light.days, "planned_day": light.planned_day,
    }  # fmt: skip
