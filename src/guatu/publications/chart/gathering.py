"""A town's wall, gathered from the ledger: what a page shows, as plain values. At most twelve questions in all."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.utils import timezone

from guatu.crafts.planning.lights import COLOUR_WORDS, Colour
from guatu.crafts.planning.periodic import Standing
from guatu.crafts.planning.rates import Owed
from guatu.crafts.timing.clocks import ONE_MINUTE
from guatu.crafts.typesetting.meter import meter
from guatu.crafts.typesetting.sheet import WALL, Sheet
from guatu.records.almanac.calendars import calendar_of
from guatu.records.documents.models import what_is_long
from guatu.records.offices.models import Kind, Office
from guatu.records.trail.kept import until_the_next_link
from guatu.work.ledger.changed import met_before
from guatu.work.ledger.lighting import end_now, light_up, light_up_all
from guatu.work.ledger.models import Commitment, Occurrence, Step
from guatu.work.ledger.models.step import MAY_MOVE_A_DATE
from guatu.work.ledger.occurring import backs_of, standing_of
from guatu.work.ledger.stages import Duty, Stage
from guatu.work.ledger.views.counted import counted

from . import links
from .counting import (
    COLOURS,
    OPEN,
    PRESSING,
    SELDOM,
    Counts,
    count,
    day_of,
    fields_in_order,
    hanging,
    quarter_of,
    sealed_from,
    week_before,
)
from .drawing import draw, field_words
from .offices import Debt, months_to, office_card
from .showing import Asked, Move, MustDo, Number, Stop, Tile, Wall

ROWS = 12
# A wall that turns through more pages than this is not read: it then shows what presses, and says so.
MOST_PAGES = 6
MOST_TILES = 6
MUST_DO = 5
WEIGHT = Case(
    When(stage=Stage.CLOSED, then=Value(len(COLOURS))),
    *(When(light__colour=colour, then=Value(place)) for place, colour in enumerate(COLOURS)),
    default=Value(COLOURS.index("none")),
    output_field=IntegerField(),
)


def gather(whole: Office, offices: list[Office], wholes: list[Office], asked: Asked, at: datetime) -> Wall:
    """Return one page of the town's wall at a moment. While somebody's act has it gathered anew, the others get the page
    of a moment ago, which says as of when it is.

    offices: those right below the whole, in their order; wholes: the towns that may be chosen instead
    """
    today = at.date()
    light_up_all(whole, today, at)
    end = end_now(whole)
    key = ("page of wall", whole.pk, today, asked.by, asked.show, asked.page, tuple(each.pk for each in wholes))
    found, wall = until_the_next_link(
        end, key, lambda: (end, _gather(whole, offices, wholes, asked, at, end)), large=True, meanwhile=True
    )
    return replace(wall, stamp=at) if found == end else wall


def _gather(whole: Office, offices: list[Office], wholes: list[Office], asked: Asked, at: datetime, end: str) -> Wall:
    today = at.date()
    met = until_the_next_link(end, ("met", whole.pk, today), lambda: met_before(whole, today))
    week = week_before(today) if met is None else min(met + timedelta(days=1), today)
    counts = until_the_next_link(end, ("wall", whole.pk, today), lambda: count(whole, today, week))
    if not asked.show:
        asked = Asked(asked.by, "pressing" if counts.hung > ROWS * MOST_PAGES else "all", asked.page)
    calendar = until_the_next_link(end, ("calendar", whole.pk), lambda: calendar_of(whole))
    wall = Wall(whole, today, at, asked, counts, wholes, calendar)
    if counts.nothing:
        return wall
    fields = fields_in_order(offices, counts.by_field)
    wall.lights = _lights(whole, counts, today)
    wall.tiles = _tiles(wall, fields)
    _turn_to_page(wall)
    wall.met = met
    wall.lately = _lately(wall, week)
    wall.lines = _lines(wall, fields, end)
    moved = _moves(whole, wall.lines, week)
    wall.moves = [move for move, on in moved if on >= week]
    assert counts.window is not None
    wall.chart = draw(
        wall.lines,
        whole=whole,
        window=counts.window,
        today=today,
        by_office=asked.by == "office",
        moves=Counter(move.line for move, _ in moved),
        periods=_periods(wall.lines),
        sheet=WALL if wall.tiles else Sheet(row=WALL.row * (ROWS + 2) / ROWS),
        calendar=wall.calendar,
    )
    wall.offices = until_the_next_link(
        end, ("offices", whole.pk, today), lambda: office_card(whole, offices, _debts(whole, today), today)
    )
    own = Commitment.objects.of(whole).shown_to_all()
    wall.turns = until_the_next_link(end, ("turns of", whole.pk, today), lambda: counted(own, today, walled=1))
    wall.must_do = until_the_next_link(end, ("must do", whole.pk, today), lambda: _must_do(whole, offices, today))
    wall.stops = _stops(wall)
    wall.quoted = _most_pressing(wall.lines)
    if wall.pages == 1 and len(wall.lines) < ROWS and (counts.undated or counts.standing):
        wall.undated = _undated(whole, 2 * (ROWS - len(wall.lines)))
    return wall


def _lights(whole: Office, counts: Counts, today: date) -> list[Number]:
    closed = {"done": {"closed_from": sealed_from(today)}}
    return [
        Number(
            COLOUR_WORDS[Colour(colour)],
            counts.lights[colour],
            links.lines(whole, light=colour, hung=1, **closed.get(colour, {})),
            colour,
        )
        for colour in COLOURS
        if colour not in SELDOM or counts.lights[colour]
    ]


def _lately(wall: Wall, week: date) -> list[Number]:
    whole, counts = wall.whole, wall.counts
    return [
        Number("变红", counts.turned_red, links.lines(whole, light="red", since=week, stage="open"), "red"),
        Number("销号", counts.closed_lately, links.lines(whole, stage="closed", closed_from=week)),
        Number("逾期", counts.overdue, links.lines(whole, due="overdue"), "red" if counts.overdue else ""),
        *([Number("重点", counts.watched, links.lines(whole, watched=1))] if counts.watched else []),
    ]


def _turn_to_page(wall: Wall) -> None:
    """Put the page asked for inside the pages there are, and write their addresses."""
    shown = wall.counts.pressing if wall.pressing_only else wall.counts.hung
    wall.pages = max(1, -(-shown // ROWS))
    wall.asked = Asked(wall.asked.by, wall.asked.show, min(max(wall.asked.page, 1), wall.pages))


def _lines(wall: Wall, fields: list[str], end: str) -> list[Commitment]:
    """Return the lines of the page: by field or office, what presses first."""
    page = ("page", wall.whole.pk, wall.today, wall.asked.by, wall.asked.show, wall.asked.page)
    keys = until_the_next_link(end, page, lambda: _keys_of_page(wall, fields))
    found = (
        Commitment.objects.filter(pk__in=keys)
        .select_related("lead", "light", "document")
        .defer(*what_is_long("document"))
    )
    lines = sorted(found, key=lambda line: keys.index(line.pk))
    for line in lines:
        if not hasattr(line, "light"):  # brought in without a verb: lit now, and kept
            light_up(line, wall.today, now=wall.stamp)
    return lines


def _keys_of_page(wall: Wall, fields: list[str]) -> list[int]:
    hung = hanging(wall.whole, wall.today)
    if wall.pressing_only:
        hung = hung.filter(Q(light__colour__in=PRESSING) | Q(stage=Stage.CLOSED))
    if wall.asked.by == "office":
        order: list[Any] = [F("lead__order").asc(nulls_last=True), "lead__path"]
    else:
        places = (When(field=name, then=Value(place)) for place, name in enumerate(fields))
        order = [Case(*places, default=Value(len(fields)), output_field=IntegerField())]
    begin = (wall.asked.page - 1) * ROWS
    hung = hung.order_by(*order, WEIGHT, F("due_last").asc(nulls_last=True), "pk")
    return list(hung.values_list("pk", flat=True)[begin : begin + ROWS])


def _undated(whole: Office, most: int) -> list[Commitment]:
    """Return lines without a date, the longest waiting first: where the chart leaves room, they are named."""
    lines = Commitment.objects.of(whole).shown_to_all().filter(OPEN, due_last=None, part_of=None).exclude(duty=Duty.RECURRING)
    return list(lines.select_related("lead").only("title", "duty", "lead__name", "lead__short").order_by("pk")[:most])


def _periods(lines: list[Commitment]) -> dict[int, list[Standing]]:
    """Return the occurrences of the recurring lines of the page, as the ledger has them."""
    recurring = [line.pk for line in lines if line.duty == Duty.RECURRING]
    found: dict[int, list[Standing]] = {}
    rows = list(Occurrence.objects.filter(line__in=recurring).order_by("line", "first")) if recurring else []
    backs = backs_of(rows)
    for row in rows:
        found.setdefault(row.line_id, []).append(standing_of(row, backs.get(row.pk)))
    return found


def _moves(whole: Office, lines: list[Commitment], week: date) -> list[tuple[Move, date]]:
    """Return the changes of a date that was already given, with the day each was written: every one of the lines
    shown, and those of the week, whosever they are."""
    since = datetime.combine(week, time(), timezone.get_current_timezone())
    # Two looks at two indexes: said with "or", SQLite goes through the steps of all the town's lines.
    moving = Step.objects.order_by().filter(MAY_MOVE_A_DATE)
    here, lately = moving.filter(commitment__in=lines), moving.filter(at__gte=since)
    steps = (
        Step.objects.filter(pk__in=here.values("pk").union(lately.values("pk"), all=True))
        .filter(values__has_key="due_last", commitment__assigner=whole, commitment__concerns=None)
        .exclude(commitment__due_first=F("commitment__due_last"))
        .order_by("-pk")
        .values_list("commitment_id", "commitment__title", "values", "at")
    )
    found = []
    for pk, title, values, at in steps:
        before, after = values["due_last"]
        written = day_of(at)
        if before and after and written:
            found.append((Move(pk, title, date.fromisoformat(before), date.fromisoformat(after)), written))
    return found


def _debts(whole: Office, today: date) -> list[Debt]:
    """Return what fell due first in this month and the last, counted by what the figures of an office tell apart:
    whose it is, which of the two months, where it stands, and whether it was closed in time."""
    last_month, month = months_to(today)
    rows = (
        Commitment.objects.of(whole)
        .shown_to_all()
        .order_by()
        .filter(duty=Duty.DATED, part_of=None, due_first__gte=last_month, due_first__lte=today)
        .annotate(
            month=Case(When(due_first__gte=month, then=Value(month)), default=Value(last_month)),
            # On time counts by the moment the closing was written (I4), not by the day it is said to have happened.
            # Of a clock in hours by the moment of the due date, whose own minute is in time.
            in_time=Case(
                When(closed_at=None, then=None),
                When(closed_at__gte=F("due_first_at") + ONE_MINUTE, then=False),
                When(closed_at__date__lte=F("due_first"), then=True),
                default=False,
            ),
        )
        .values_list("lead__path", "month", "stage", "in_time")
        .annotate(lines=Count("pk"))
    )
    debts = []
    for path, day, stage, in_time, lines in rows:
        closed = None if in_time is None else day if in_time else day + timedelta(days=1)
        debts.append(Debt(path or "", Owed(Duty.DATED, stage, day, closed, lines)))
    return debts


def _must_do(whole: Office, offices: list[Office], today: date) -> list[MustDo]:
    """Return the first lines that fall due this week."""
    rows = (
        Commitment.objects.of(whole)
        .shown_to_all()
        .filter(OPEN, part_of=None, due_last__gte=today, due_last__lt=today + timedelta(days=7))
        .order_by("due_last", F("due_last_at").asc(nulls_last=True), "pk")
        .values_list("pk", "title", "due_last", "lead__path", "light__colour", "due_last_at")[:MUST_DO]
    )
    return [
        MustDo(pk, title, _office_of(path or "", offices), colour or "none", due, at)
        for pk, title, due, path, colour, at in rows
        if due is not None
    ]


def _office_of(path: str, offices: list[Office]) -> str:
    return next((office.called for office in offices if path.startswith(office.path)), "未交办")


def _stops(wall: Wall) -> list[Stop]:
    """Return the stops of the loop where lines wait for somebody, in the order of the loop."""
    waiting = wall.counts.waiting
    stops = (
        ("交", "待交办", waiting[Stage.DRAFTED.value], {"stage": "drafted"}),
        ("签", "待签收", waiting[Stage.ASSIGNED.value], {"stage": "assigned"}),
        ("核", "待核实", wall.counts.awaits, {"waits": "verify", "stage": "open"}),
        ("销", "待销号", waiting[Stage.VERIFIED.value], {"stage": "verified"}),
    )
    return [
        Stop(sign, words, each.count, each.days_to(wall.today), links.lines(wall.whole, **asked))
        for sign, words, each, asked in stops
    ]


def _tiles(wall: Wall, fields: list[str]) -> list[Tile]:
    """Return a tile for each field, if there are two or more; what has no room is put together."""
    names = [name for name in fields if wall.counts.quarter.get(name)]
    if len(names) < 2:
        return []
    shown = names if len(names) <= MOST_TILES else names[: MOST_TILES - 1]
    tiles = [_tile(wall, field_words(name), [name], {"field": name or "无"}) for name in shown]
    rest = names[len(shown) :]
    return [*tiles, _tile(wall, f"其余 {len(rest)} 口", rest, {})] if rest else tiles


def _tile(wall: Wall, name: str, fields: list[str], asked: dict[str, object]) -> Tile:
    quarter = sum((wall.counts.quarter[each] for each in fields), Counter[str]())
    lights = sum((wall.counts.by_field.get(each, Counter[str]()) for each in fields), Counter[str]())
    total, closed = quarter.total(), quarter["closed"]
    numbers = [
        Number(
            COLOUR_WORDS[Colour(colour)], lights[colour], links.lines(wall.whole, light=colour, hung=1, **asked), colour
        )
        for colour in PRESSING
        if lights[colour]
    ]
    words = f"{name}：在办 {quarter['open']} 条，本季已销 {closed} 条"
    return Tile(
        name=name,
        closed=closed,
        open=quarter["open"],
        numbers=numbers,
        bar=meter(closed / total, words=words, colour="done", width=270, height=20),
        href=links.lines(wall.whole, stage="open", hung=1, **asked),
        closed_href=links.lines(wall.whole, stage="closed", hung=1, closed_from=quarter_of(wall.today), **asked),
    )


def _most_pressing(lines: list[Commitment]) -> Commitment | None:
    """Return the line of the page whose words are shown: the reddest, then the slowest."""
    quoted = [line for line in lines if line.quote or line.source]
    place = {colour: number for number, colour in enumerate(COLOURS)}
    return min(quoted, key=lambda line: (place[line.light.colour], -(line.light.days or 0)), default=None)


def choosable(offices: list[Office]) -> list[Office]:
    """Return the offices that a card of figures may list: everything below but towns and bodies outside."""
    return [office for office in offices if office.kind not in {Kind.DISTRICT, Kind.TOWN, Kind.OUTSIDE}]
