"""Lines of the ledger as bars of the chart, and the chart they make."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse

from guatu.crafts.planning.lights import Colour, light_of_turn
from guatu.crafts.planning.periodic import Standing
from guatu.crafts.planning.saying import amount_words, percent_words
from guatu.crafts.planning.ticks import WORDS as CADENCE_WORDS
from guatu.crafts.planning.ticks import occurrences
from guatu.crafts.reading.contacts import mask_contacts
from guatu.crafts.timing.workdays import Calendar
from guatu.crafts.typesetting.gantt import Group, draw_gantt
from guatu.crafts.typesetting.rows import Bar, Tick
from guatu.crafts.typesetting.scale import Window
from guatu.crafts.typesetting.sheet import Sheet
from guatu.records.offices.models import Office
from guatu.work.ledger.lighting import facts_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Duty, Stage

from . import links
from .counting import day_of


def bar_of(
    line: Commitment, window: Window, today: date, moves: int = 0, periods: Sequence[Standing] = ()
) -> Bar:
    """Return the bar of one line. Its light is the one of the day that the ledger keeps.

    moves: how often its date was moved; periods: of a recurring line, its occurrences as the ledger has them. What no
    row is made for yet is drawn as to come.
    """
    light = line.light
    begins = line.said_on or day_of(line.entered_at)
    ticks: list[Tick] = []
    if line.duty == Duty.RECURRING and line.cadence in CADENCE_WORDS and line.stage != Stage.CLOSED:
        ticks = [_tick(each, today) for each in periods if window.holds(each.last)]
        after = max([each.last for each in periods], default=today - timedelta(days=1)) + timedelta(days=1)
        last = min(line.due_last or window.last, window.last)
        ticks += [
            Tick(each.last, False, f"到 {each.last.month}月{each.last.day}日为止")
            for each in (occurrences(line.cadence, after, last) if after <= last else [])
        ]
    return Bar(
        title=mask_contacts(line.title),
        href=reverse("commitment", args=[line.pk]),
        colour=light.colour,
        word=light.word,
        because=light.because,
        office=line.lead.called if line.lead else "",
        note=_watched(line) + _note(line, today),
        begins=begins,
        ends=line.due_last,
        first_due=line.due_first if line.due_first != line.due_last else None,
        moves=moves,
        planned_day=light.planned_day,
        not_begun=line.stage in {Stage.DRAFTED, Stage.ASSIGNED} and light.colour == "none",
        closed_on=line.closed_on if line.stage == Stage.CLOSED else None,
        ticks=ticks,
        cadence=CADENCE_WORDS.get(line.cadence, "周期") if line.duty == Duty.RECURRING else "",
    )


def _tick(period: Standing, today: date) -> Tick:
    """Return one occurrence as it stands: in time, missed, made up late, or to come."""
    light = light_of_turn(period, today)
    fate = {Colour.RED: "missed", Colour.YELLOW: "late"}.get(light.colour, "")
    return Tick(period.last, period.told_on is not None, f"{period.called}：{light.word}", fate)


def _watched(line: Commitment) -> str:
    """Say that the line is on the watch list: 重点 before what it waits for."""
    return "【重点】" if line.watched_on else ""


def _note(line: Commitment, today: date) -> str:
    """Say what the line waits for, or how much of it is verified."""
    waits = {
        Stage.DRAFTED: ("待交办", day_of(line.entered_at)),
        Stage.ASSIGNED: ("未签收", line.assigned_on),
        Stage.REPORTED: ("待核实", line.reported_on),
        Stage.VERIFIED: ("待销号", line.verified_on),
    }
    if line.stage in waits:
        words, since = waits[Stage(line.stage)]
        days = (today - since).days if since else 0
        return f"{words} {days} 天" if days > 0 else words
    facts = facts_of(line)
    if line.stage == Stage.ACTING and facts.measured:
        if facts.target is not None:
            return f"核实 {amount_words(facts.verified or 0)}/{amount_words(facts.target, line.unit)}"
        return f"核实 {percent_words(facts.done)}" if facts.done else ""
    return ""


def draw(
    lines: Iterable[Commitment],
    *,
    whole: Office,
    window: Window,
    today: date,
    by_office: bool,
    moves: Mapping[int, int],
    periods: Mapping[int, Sequence[Standing]],
    sheet: Sheet,
    calendar: Calendar,
) -> str:
    """Return the chart of the lines, in their order, under the names of their fields or offices."""
    groups = []
    for (name, asked), members in groupby(lines, key=_office if by_office else _field):
        bars = [bar_of(line, window, today, moves.get(line.pk, 0), periods.get(line.pk, ())) for line in members]
        groups.append(Group(name, links.lines(whole, hung=1, **asked), bars))
    return draw_gantt(
        groups,
        today,
        window,
        sheet=sheet,
        provisional_from=provisional_from(today, window, calendar),
        group_word="单位" if by_office else "分管",
        label=f"{whole.called}挂图：{sum(len(group.bars) for group in groups)} 条事项",
    )


def _field(line: Commitment) -> tuple[str, dict[str, object]]:
    return (field_words(line.field), {"field": line.field or "无"})


def field_words(field: str) -> str:
    """Return the name of a group of lines: 分管建设."""
    return f"分管{field}" if field else "未分口"


def _office(line: Commitment) -> tuple[str, dict[str, object]]:
    return (line.lead.called, {"lead": line.lead_id}) if line.lead else ("未交办", {"lead": "none"})


def provisional_from(today: date, window: Window, calendar: Calendar) -> date | None:
    """Return the first day shown whose year has no notice on holidays yet."""
    for year in range(today.year, window.last.year + 2):
        if calendar.is_provisional(date(year, 1, 1)):
            return date(year, 1, 1)
    return None
