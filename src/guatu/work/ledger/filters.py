"""The filters of the ledger: what an address asks for, as a query; every number elsewhere links to one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.lookups import IsNull
from django.http import QueryDict

from guatu.crafts.planning.lights import Colour
from guatu.crafts.planning.rates import LEAVES
from guatu.records.almanac.categories import GENERAL
from guatu.records.offices.models import Office
from guatu.records.paper.numbers import is_number
from guatu.records.trail.actors import Actor
from guatu.records.trail.kept import all_until_the_next_link

from . import search
from .blockers import PREFIX
from .changed import turned, with_steps
from .look_backs import NEAR
from .models import Campaign, Commitment, LightOfDay, Occurrence, OccurrenceStep, ScreeningObject, Step
from .models.commitment import IS_OPEN, WAITS_FOR_A_VERIFIER, CommitmentQuerySet
from .models.step import TOWN_TIME
from .queues import ME, OTHERS, queue_asked
from .reports import not_taken_back
from .stages import GONE, Duty, Nature, OccurrenceState, OccurrenceVerb, Stage, Verb, Verdict

PER_PAGE = 50
MOST_COUNTED = 1000
EARLIEST = 1900  # year of an address
MOST_OFFICES = 20  # of an address
# What has no date comes last; said so that the index of the ledger is in this order.
BY_DUE: list[Any] = [IsNull(F("due_last"), True), "due_last", "id"]
SORTS: dict[str, list[Any]] = {
    "due": BY_DUE,
    "number": ["-serial"],
    "lead": [F("lead__path").asc(nulls_first=True), *BY_DUE],
    "said": [F("said_on").desc(nulls_last=True), "-id"],
    "light": ["urgency", *BY_DUE],
    "contested": [Subquery(Step.objects.filter(commitment=OuterRef("pk"), verb=Verb.CONTEST).order_by("-number").values("at")[:1]), "id"],
    "look_back": ["look_back_by", "id"],
}
# What the chip 分解 offers.
PARTS = {"divided": "已分解的", "part": "分解出来的", "none": "不列分解出来的"}
# Lines under headings: what comes before the order asked for.
GROUPS: dict[str, tuple[str, list[Any]]] = {
    "field": ("分管口", ["field"]),
    "lead": ("责任单位", [F("lead__path").asc(nulls_first=True)]),
    "category": ("类别", ["category"]),
    "campaign": ("专项", [F("campaign__name").asc(nulls_last=True), "campaign_id"]),
}
# What nobody can be late for. What recurs has no date of its own either, and a day for each of its periods.
UNDATED = Q(due_last=None) & ~Q(duty=Duty.RECURRING)
# Days by which an address asks, ``…_from`` and ``…_to``.
DAYS = {
    "due": "due_last", "first": "due_first", "closed": "closed_on", "assigned": "assigned_on", "watched": "watched_on",
    "look_back": "look_back_by",
}  # fmt: skip
SORT_NAMES = {"due": "按时限", "light": "按灯", "lead": "按单位", "number": "按编号", "said": "按文件"}
WEIGHT = Case(
    *(When(light__colour=colour, then=Value(place)) for place, colour in enumerate(["red", "orange", "yellow", "blue", "green", "none"])),
    default=Value(9),
    output_field=IntegerField(),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of the ledger that has a name."""

    name: str
    query: str


def tabs(today: date) -> list[Tab]:
    """Return the views everybody has."""
    return [
        Tab("全部", ""),
        Tab("在办", "stage=open"),
        Tab("变红", "light=red"),
        Tab("变黄", "light=yellow"),
        Tab("七日内到期", "due=week&stage=open"),
        Tab("重点", "watched=1"),
        Tab("待交办", "stage=drafted"),
        Tab("待核实", "waits=verify"),
        Tab("待销号", "stage=verified"),
        Tab("无时限", "due=none&stage=open"),
        Tab("已销号", "stage=closed"),
        Tab("该回头看", "waits=look_back"),
    ]


def chosen(lines: QuerySet[Commitment], asked: QueryDict, today: date) -> QuerySet[Commitment]:
    """Return the lines that the address asks for. What it does not understand it leaves out."""
    asked = without_control_characters(asked)
    if light := asked.get("light"):
        lines = lines.filter(light__colour=light)
        if light != Colour.DONE and not asked.get("withdrawn"):
            # Every closed line bears the seal: the other colours are sought among the open ones alone.
            lines = lines.filter(IS_OPEN)
        if since := day_in(asked.get("since")):
            lines = lines.filter(light__since__gte=since)
    stage = asked.get("stage")
    if stage == "open":
        lines = lines.filter(IS_OPEN)
    elif stage in Stage:
        lines = lines.filter(stage=stage)
    elif not asked.get("withdrawn"):
        lines = lines.exclude(stage__in=GONE)
    if asked.get("waits") == "verify":
        lines = lines.filter(WAITS_FOR_A_VERIFIER)
    elif asked.get("waits") == "extension":
        lines = lines.filter(asked_due__isnull=False, stage=Stage.ACTING)
    elif asked.get("waits") == "review":
        lines = lines.filter(duty=Duty.STANDING, stage=Stage.ACTING, review_on__lte=today)
    elif asked.get("waits") == "look_back":
        lines = lines.filter(stage=Stage.CLOSED, look_back_by__lte=today + timedelta(days=NEAR))
    if (looked := asked.get("looked")) in Verdict or looked == "none":
        lines = lines.filter(looked_back="" if looked == "none" else looked)
    if asked.get("watched"):
        lines = lines.filter(IS_OPEN, watched_on__isnull=False)
    if asked.get("counted"):
        # What the rate of closing counts: what was suspended stands beside it.
        lines = lines.exclude(stage__in=LEAVES)
    lines = _by_belonging(lines, asked)
    lines = _by_steps(lines, asked)
    lead = asked.get("lead", "")
    if offices := offices_named(lead):
        within = Q()
        for office in offices:
            within |= Q(path__gte=office.path, path__lt=office.path_end)
        lines = lines.filter(lead__in=Office.objects.filter(within).order_by())
    elif lead == "none":
        lines = lines.filter(lead=None)
    if category := asked.get("category"):
        lines = lines.filter(category="" if category == GENERAL else category)
    if (public := asked.get("public")) == "on":
        lines = lines.filter(stage=Stage.VERIFIED, public_until__gte=today)
    elif public == "over":
        lines = lines.filter(stage=Stage.VERIFIED, public_until__lt=today)
    if "field" in asked and asked["field"] != "":
        lines = lines.filter(field="" if asked["field"] == "无" else asked["field"])
    if (duty := asked.get("duty")) in Duty:
        lines = lines.filter(duty=duty)
    if day := day_in(asked.get("up_from")):
        # What is up on the wall: open, or closed on the day or later. Two looks at two indexes, as the wall has them.
        lately = lines.filter(stage=Stage.CLOSED, closed_on__gte=day)
        lines = lines.filter(pk__in=lines.filter(IS_OPEN).order_by().values("pk").union(lately.order_by().values("pk"), all=True))
    if asked.get("hung"):
        # What hangs on the wall as a row: dated with a day, or recurring.
        lines = lines.filter(Q(duty=Duty.RECURRING) | Q(duty=Duty.DATED, due_last__isnull=False), part_of=None)
    if asked.get("walled") and isinstance(lines, CommitmentQuerySet):
        # What the wall counts, whoever looks: nothing sealed.
        lines = lines.shown_to_all()
    paper = asked.get("paper") or ""
    if is_number(paper):
        lines = lines.filter(document=int(paper))
    lines = _by_days(lines, asked, today)
    if words := asked.get("q", "").strip():
        lines = search.find(lines, words)
    return _by_turn(lines, asked, today)


def offices_named(keys: str) -> list[Office]:
    """Return the offices of an address: one, or several of somebody who answers for several (12,15)."""
    named = [int(key) for key in keys.split(",")[:MOST_OFFICES] if is_number(key)]
    return list(Office.objects.filter(pk__in=named).order_by("path")) if named else []


def _by_turn(lines: QuerySet[Commitment], asked: QueryDict, today: date) -> QuerySet[Commitment]:
    """Filter a queue by whose turn it is: of whoever looks, or of others."""
    queue, whose = queue_asked(asked), asked.get("whose")
    if queue is None or whose not in {ME, OTHERS} or not isinstance(lines, CommitmentQuerySet) or not lines.looker or not lines.whole:
        return lines
    split = queue.split(lines, lines.looker, lines.whole, today)
    return lines.filter(pk__in=split.mine if whose == ME else split.others)


def _by_belonging(lines: QuerySet[Commitment], asked: QueryDict) -> QuerySet[Commitment]:
    of = {"prompted": "prompted_by"}
    for name in ("campaign", "asked_by", "handler", "prompted", "part_of"):
        column = of.get(name, name)
        value = asked.get(name, "")
        if is_number(value) and name == "campaign":
            # A plan's lines are those of its parts too.
            lines = lines.filter(campaign__in=Campaign.objects.keys_of_family(int(value)))
        elif is_number(value):
            lines = lines.filter(**{f"{column}_id": int(value)})
        elif value in {"any", "none"}:
            lines = lines.filter(**{f"{column}__isnull": value == "none"})
    if is_number(screening := asked.get("screening", "")):
        found = ScreeningObject.objects.filter(screening=int(screening), line__isnull=False)
        lines = lines.filter(pk__in=found.values("line"))
    match asked.get("parts"):
        case "none":  # each matter once: what a line was divided into is counted in the line
            lines = lines.filter(part_of=None)
        case "part":
            lines = lines.filter(part_of__isnull=False)
        case "divided":
            lines = lines.filter(broken_down=True)
    nature = asked.get("nature")
    if nature in Nature or nature == "none":
        lines = lines.filter(nature="" if nature == "none" else nature)
    return lines


def _by_steps(lines: QuerySet[Commitment], asked: QueryDict) -> QuerySet[Commitment]:
    """Filter by what the journal tells: sent back, entered on behalf, held up."""
    steps = Step.objects.filter(commitment=OuterRef("pk"))
    if asked.get("returned"):
        periods = Occurrence.objects.filter(line=OuterRef("pk"), state=OccurrenceState.OWED, times_returned__gt=0)
        lines = lines.filter(Q(times_returned__gt=0) | Exists(periods))
    if since := day_in(asked.get("returned_from")):
        written = datetime.combine(since, time(), TOWN_TIME)
        back = Q(Exists(steps.filter(verb=Verb.SEND_BACK, at__gte=written)), times_returned__gt=0)
        lines = lines.filter(back | Q(pk__in=_with_periods_returned(written)), stage=Stage.ACTING)
    for name, heavier in (("heavier", True), ("lighter", False)):
        if since := day_in(asked.get(name)):
            lines = turned(lines, since, heavier=heavier)
    if since := day_in(asked.get("relisted_from")):
        lines = with_steps(lines.filter(times_relisted__gt=0), since, Verb.RELIST)
    if since := day_in(asked.get("moved_from")):
        lines = with_steps(lines, since)
    if asked.get("blocked"):
        last = not_taken_back(steps.filter(verb=Verb.REPORT)).order_by("-number").values("note")[:1]
        lines = lines.filter(IS_OPEN).alias(said_last=Subquery(last)).filter(said_last__startswith=PREFIX)
    if is_number(behalf := asked.get("entered_by", "")):
        lines = lines.filter(Exists(steps.filter(user=int(behalf), on_behalf_of__isnull=False)))
    return lines


def _with_periods_returned(since: datetime) -> QuerySet[Occurrence]:
    """Return the keys of the lines of which a period was sent back since that moment and is not reported anew."""
    back = OccurrenceStep.objects.filter(occurrence=OuterRef("pk"), verb=OccurrenceVerb.SEND_BACK, at__gte=since)
    rows = Occurrence.objects.filter(Exists(back), state=OccurrenceState.OWED, times_returned__gt=0)
    return rows.order_by().values("line")  # type: ignore[return-value]


def without_control_characters(asked: QueryDict) -> QueryDict:
    """Return the address's query without what no database takes (a NUL byte)."""
    if not any("\x00" in str(value) for value in asked.values()):
        return asked
    clean = asked.copy()
    for name, value in asked.items():
        clean[name] = str(value).replace("\x00", "")
    return clean


def _by_days(lines: QuerySet[Commitment], asked: QueryDict, today: date) -> QuerySet[Commitment]:
    due = asked.get("due")
    if due == "none":
        lines = lines.filter(UNDATED)
    elif due == "overdue":
        over = Q(due_last__lt=today)
        if keys := over_today(today):  # hardly ever: without them the index of the due dates answers
            over |= Q(pk__in=keys)
        lines = lines.filter(over).filter(IS_OPEN)
    elif due == "week":
        lines = lines.filter(due_last__gte=today, due_last__lte=today + timedelta(days=7))
    for parameter, column in DAYS.items():
        if day := day_in(asked.get(f"{parameter}_from")):
            lines = lines.filter(**{f"{column}__gte": day})
        if day := day_in(asked.get(f"{parameter}_to")):
            lines = lines.filter(**{f"{column}__lte": day})
    if day := day_in(asked.get("entered_from")):
        lines = lines.filter(entered_at__gte=datetime.combine(day, time(), TOWN_TIME))
    return lines


def over_today(today: date) -> list[int]:
    """Return the keys of the lines whose due moment has passed today, as their lights have it."""
    passed = LightOfDay.objects.filter(holds_after__gte=F("commitment__due_last_at"), holds_after__isnull=False, day=today)
    return list(passed.order_by().values_list("pk", flat=True))


def day_in(words: str | None) -> date | None:
    """Return the day that words of an address name, or None where they name none that can be."""
    try:
        day = date.fromisoformat(words) if words else None
    except ValueError:
        return None
    return day if day and day.year >= EARLIEST else None


def ordered(lines: QuerySet[Commitment], sort: str | None, group: str | None = None) -> QuerySet[Commitment]:
    """Return the lines in the order asked for, by due date where none is; those of one heading together."""
    if sort == "light":
        lines = lines.annotate(urgency=WEIGHT)
    _, before = GROUPS.get(group or "", ("", []))
    return lines.order_by(*before, *SORTS.get(sort or "due", SORTS["due"]))


def in_words(count: int) -> str:
    """Return a number of lines as lists say it: no further than 999."""
    return str(count) if count < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


def count_each(lists: Sequence[QuerySet[Commitment]], *, most: int | None = None) -> list[int]:
    """Return how many lines there are in each list: all in one question, each by its own index.

    most: count none of them any further
    """
    asked: list[str] = []
    values: list[Any] = []
    for lines in lists:
        try:
            words, own = lines.order_by().values("pk")[:most].query.sql_with_params()
        except EmptyResultSet:
            asked.append("0")
            continue
        asked.append(f"(SELECT COUNT(*) FROM ({words}) counted)")
        values += own
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}", values)
        return list(cursor.fetchone())


Scope = tuple[Hashable, ...]


def scope_of(actor: Actor, whole: Office, today: date) -> Scope:
    """Return by value on what a list depends besides its address: the town, who looks (visible_to), the day."""
    return (whole.pk, tuple(sorted({(post.whole_path, post.path) for post in actor.posts})), actor.left, today)


def count_kept(
    queries: Sequence[str], mine: QuerySet[Commitment], scope: Scope, end: str, *, most: int | None = None
) -> list[int]:
    """Return how many lines each of these queries opens. What no act has changed since is not counted again.

    mine: the lines that are seen; scope: what that depends on (its last is the day); end: of the chain, before
    """
    *_, today = scope
    assert isinstance(today, date)
    # Whose turn it is depends on who looks, and on posts, which are looked up anew with every request.
    fresh = [query for query in queries if "whose=" in query]
    known = [query for query in queries if "whose=" not in query]
    kept = all_until_the_next_link(
        end,
        [("count", most, scope, query) for query in known],
        lambda places: count_each([chosen(mine, QueryDict(known[place]), today) for place in places], most=most),
    )
    counts = dict(zip(known, kept, strict=True))
    counts |= zip(fresh, count_each([chosen(mine, QueryDict(query), today) for query in fresh], most=most), strict=True)
    return [counts[query] for query in queries]


def fields_of(whole: Office) -> list[str]:
    """Return the fields that the town's lines are in: one look at the index for each, not one for each line."""
    table = Commitment._meta.db_table
    least = f'SELECT MIN(field) FROM "{table}" WHERE assigner_id = %s AND field >'
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE found(name) AS ({least} '' UNION ALL SELECT ({least} found.name) FROM found "
            "WHERE found.name IS NOT NULL) SELECT name FROM found WHERE name IS NOT NULL",
            [whole.pk, whole.pk],
        )
        return sorted(name for (name,) in cursor.fetchall())


def page_of(lines: QuerySet[Commitment], begin: int, count: int) -> list[int]:
    """Return the keys of so many lines from a place on: what is beside them is fetched for these alone."""
    return list(lines.values_list("pk", flat=True)[begin : begin + count])


def without(asked: QueryDict, *names: str) -> str:
    """Return the address's query without these parameters (and from the first page)."""
    kept = [(name, value) for name, value in asked.items() if name not in {*names, "page"} and value]
    return urlencode(kept)
