"""台账: the list of lines, filtered, sorted, searched, fifty a page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guatu.records.almanac.categories import GENERAL
from guatu.records.documents.models import Document
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Kind, Office
from guatu.records.offices.models.office import WHOLES
from guatu.records.offices.rights import has_a_post, is_clerk, may
from guatu.records.offices.whose import may_see, whole_shown
from guatu.records.paper.numbers import is_number
from guatu.records.trail.kept import until_the_next_link

from ..classes import class_names
from ..columns import ALL, FIRST, Column
from ..filters import (
    GROUPS,
    MOST_COUNTED,
    PARTS,
    PER_PAGE,
    SORT_NAMES,
    Scope,
    chosen,
    count_kept,
    fields_of,
    in_words,
    ordered,
    page_of,
    scope_of,
    tabs,
    without,
)
from ..lighting import end_now, light_up_all
from ..models import Campaign, Commitment, SavedView
from ..models.commitment import CommitmentQuerySet
from ..queues import Queue, Split, queue_asked
from ..stages import GONE, Duty, Nature, Stage
from .asked_for import asked_in_words
from .row import Row, drawn
from .saved import columns_shown, view_shown, views_of
from .saying import blocker_of, last_notes, reasons_of_return, three_statuses, why_words

DEEPEST_PAGE = 100_000
BY_TURN = "turn"  # the headings of a queue: mine, and what waits for others
# What leads to another page of the same list, and not to another list.
PLACE_IN_LIST = ("page", "sort", "group", "view")
# What stands beside a line, by the column or the heading that shows it; the light and the lead always do.
BESIDE: dict[str, tuple[str, ...]] = {
    "light": ("light",),
    "lead": ("lead__name", "lead__short"),
    "source": ("document__title", "document__name"),
    "handler": ("handler__title",),
    "campaign": ("campaign__name",),
    "asked_by": ("asked_by__name", "asked_by__short"),
    "part_of": ("part_of__number",),
}

# Headings that are words of the line itself, no key of something else.
OF_ITS_OWN = {"field", "category"}
LIGHT_WORDS = (
    ("red", "红"), ("orange", "橙"), ("yellow", "黄"), ("blue", "蓝"), ("green", "绿"), ("none", "未开始"), ("done", "已销"),
)  # fmt: skip
PRESSING = LIGHT_WORDS[:4]


class Drawn(NamedTuple):
    """The rows of one page of the list as they are drawn, how many, and whether more follow."""

    drawn: str
    length: int
    more: bool


@require_GET
@may(has_a_post)
def ledger_page(request: Request) -> HttpResponse:
    """Show the lines the address asks for."""
    whole = whole_shown(request)
    today = request.today
    light_up_all(whole, today, request.now)
    end = end_now(whole)
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    asked = request.GET
    group = asked.get("group", "")
    found = chosen(mine, asked, today)
    first_by_day = "look_back" if asked.get("waits") == "look_back" else None
    lines = ordered(found, asked.get("sort") or first_by_day, group)
    queue = queue_asked(asked)
    queue = queue if queue and queue.is_for(request.actor, whole) else None
    split = queue.split(found, request.actor, whole, today) if queue and group not in GROUPS else None
    if split and split.others:
        group = BY_TURN
        lines = lines.order_by(Case(When(pk__in=split.mine, then=0), default=1), *lines.query.order_by)
    views = views_of(request.actor, whole)
    view = view_shown(views, asked.get("view", ""))
    shown_columns = columns_shown(request, view)

    page = min(max(1, int(number)), DEEPEST_PAGE) if is_number(number := asked.get("page", "")) else 1
    begin = (page - 1) * PER_PAGE
    scope = scope_of(request.actor, whole, today)
    total, counted_tabs = tab_counts(mine, request, views, scope, end)
    near = until_the_next_link(end, ("near", whole.pk), lambda: offices_near(whole))

    def draw() -> Drawn:
        keys = page_of(lines, begin, PER_PAGE + 1)
        beside = with_what_is_shown(Commitment.objects.filter(pk__in=keys), shown_columns, group)
        fetched = sorted(beside, key=lambda line: keys.index(line.pk))
        if queue:
            mark_turns(fetched, queue, request, whole)
        rows = rows_of(fetched[:PER_PAGE], today, group, found if is_number(total) else None, split)
        return Drawn(drawn(rows, shown_columns, today), len(rows), len(fetched) > PER_PAGE)

    address = ("list", scope, page, without(asked, "whole", "page", "view"), *(column.key for column in shown_columns))
    # Whose turn it is depends on posts, which are looked up anew with every request.
    rows = draw() if queue else until_the_next_link(end, address, draw, large=True)
    context = {
        "whole": whole,
        "wholes": [each for each in near if each.kind in WHOLES and may_see(request.actor, each)],
        "rows": rows,
        "columns": shown_columns, "all_columns": ALL, "usual": [column.key for column in shown_columns] == list(FIRST),
        "total": total, "counts_said": counts_said(asked),
        "first": begin + 1 if rows.length else 0,
        "last": begin + rows.length,
        "page": page,
        "rest": without(asked),
        "tabs": counted_tabs,
        "view": view,
        "query": asked.get("q", ""),
        "offices": [(each.pk, each.called) for each in near if whole.path < each.path < whole.path_end and each.kind not in {Kind.OUTSIDE, *WHOLES}],
        **choices_of(whole, end),
        "worn": worn_chips(asked, whole),
        "said": words_of(asked, whole, end),
        "asked": asked,
        "filtered": bool(without(asked, "q", "whole", *PLACE_IN_LIST)),
        "stages": [(stage.value, stage.label) for stage in Stage if stage not in GONE],
        "duties": Duty, "parts": PARTS, "natures": Nature,
        "light_words": LIGHT_WORDS, "sorts": SORT_NAMES, "groups": {key: name for key, (name, _) in GROUPS.items()},
        "is_clerk": is_clerk(request.actor),
    }  # fmt: skip
    part = request.htmx and request.htmx.target == "lines"
    return render(request, "ledger/_lines.html" if part else "ledger/ledger.html", context)


def counts_said(asked: QueryDict) -> str:
    """Say what the number of the lines found counts, where no chip says it: home and the wall count other things."""
    if asked.get("parts") or asked.get("hung"):
        return ""
    every = asked.get("stage") or asked.get("light") or asked.get("waits") or asked.get("up_from")
    return f"{'' if every else '在办、已销号都算，'}分解出来的各算一条"


def choices_of(whole: Office, end: str) -> dict[str, Any]:
    """Return what the chips offer of the town's own: its fields, its campaigns, and who has asked it for anything."""
    campaigns = Campaign.objects.filter(whole=whole).values_list("pk", "name")
    askers = Office.objects.filter(Exists(Commitment.objects.filter(asked_by=OuterRef("pk"), assigner=whole).shown_to_all()))
    return until_the_next_link(
        end,
        ("choices", whole.pk),
        lambda: {
            "categories": [(key or GENERAL, name) for key, name in class_names(whole).items()],
            "fields": [(field, field) for field in fields_of(whole)],
            "campaigns": list(campaigns),
            "askers": [(office.pk, office.called) for office in askers],
        },
    )


class Near(NamedTuple):
    """An office as the page offers it."""

    pk: int
    called: str
    kind: str
    path: str


def offices_near(whole: Office) -> list[Near]:
    """Return the towns and districts there are and what lies below this one, in one question, by name alone."""
    near = Office.objects.filter(Q(kind__in=WHOLES) | Q(path__gt=whole.path, path__lt=whole.path_end))
    return [Near(each.pk, each.called, each.kind, each.path) for each in near.only("name", "short", "kind", "path")]


def with_what_is_shown(lines: QuerySet[Commitment], shown: Sequence[Column], group: str = "") -> QuerySet[Commitment]:
    """Return the lines with what the columns and headings need beside them, in one query (one more for assistants)."""
    keys = {column.key for column in shown}
    left_out = {"measures", "quote"} - keys
    own = [field.attname for field in Commitment._meta.concrete_fields if field.name not in left_out]
    beside = [name for key, names in BESIDE.items() if key in {"light", "lead", group, *keys} for name in names]
    lines = lines.select_related(*{name.partition("__")[0] for name in beside}).only(*own, *beside)
    return lines.prefetch_related("assistants") if "assistants" in keys else lines


def mark_turns(lines: Sequence[Commitment], queue: Queue, request: Request, whole: Office) -> None:
    """Mark the lines of a queue that are not the signed-in's to act on with whom they wait for."""
    asked = Commitment.objects.filter(pk__in=[line.pk for line in lines]).select_related("lead", "concerns")
    marked = list(asked)
    queue.mark_who(marked, request.actor, whole, request.today)
    words = {line.pk: line.for_others for line in marked}  # type: ignore[attr-defined]
    for line in lines:
        line.for_others = words.get(line.pk, "")  # type: ignore[attr-defined]


def rows_of(
    lines: list[Commitment], today: date, group: str, counted_in: QuerySet[Commitment] | None = None, split: Split | None = None
) -> list[Row]:
    """Return the rows of these lines; with a heading where another office, field or campaign begins, or what waits for others.

    counted_in: the whole list, where it is short enough to count what stands under each heading; split: of a queue
    """
    notes, returned = last_notes(lines), reasons_of_return(lines)
    tallies = tallies_of(counted_in, group) if group in GROUPS and counted_in is not None and lines else {}
    if split:
        tallies = {True: f"{len(split.others)} 条", False: f"{len(split.mine)} 条"}
    names = class_names(lines[0].assigner_id) if lines else {}
    rows, above = [], None
    for line in lines:
        heading = tally = ""
        if group in GROUPS or group == BY_TURN:
            key = key_of(line, group)
            if (key,) != above:
                heading, tally = heading_of(line, group, names), tallies.get(key, "")
            above = (key,)
        blocker = blocker_of(line, notes.get(line.pk, ""))
        why = getattr(line, "for_others", "") or why_words(line, today, blocker, returned.get(line.pk, ""))
        rows.append(Row(line, three_statuses(line, today), why, blocker, heading, tally, names.get(line.category, "")))
    return rows


def key_of(line: Commitment, group: str) -> object:
    """Return by what a line is put under a heading."""
    if group == BY_TURN:
        return bool(line.for_others)  # type: ignore[attr-defined]
    return getattr(line, group if group in OF_ITS_OWN else f"{group}_id")


def heading_of(line: Commitment, group: str, names: Mapping[str, str]) -> str:
    """Return the words of the heading a line stands under."""
    if group == BY_TURN:
        return "等别人办的" if line.for_others else "等您办的"  # type: ignore[attr-defined]
    if group == "field":
        return line.field or "还没有分管口"
    if group == "category":
        return names.get(line.category, "类别已不在")
    if group == "lead":
        return line.lead.called if line.lead else "还没有主办"
    return line.campaign.name if line.campaign else "不属于专项"


def tallies_of(lines: QuerySet[Commitment], group: str) -> dict[object, str]:
    """Return for each heading how many lines stand under it, and how many of them press."""
    name = group if group in OF_ITS_OWN else f"{group}_id"
    # Asked anew by key: what a filter annotates would split the groups.
    counts = Commitment.objects.filter(pk__in=lines.order_by().values("pk")).order_by().values_list(name).annotate(
        Count("pk"), **{colour: Count("pk", filter=Q(light__colour=colour)) for colour, _ in PRESSING}
    )
    counts = counts[:MOST_COUNTED]
    return {key: f"{count} 条 · {tally_words(pressing)}" for key, count, *pressing in counts}


def tally_words(pressing: Sequence[int]) -> str:
    """Say how many lines of each colour press; orange and blue only where there are any."""
    told = zip(PRESSING, pressing, strict=True)
    return " · ".join(f"{words} {count}" for (colour, words), count in told if count or colour in {"red", "yellow"})


# What other pages ask for and no chip offers: parameter, label, and the words where they are not the value's own.
WORN: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("first_from", "first_to"), "首次时限", ""),
    (("due_from", "due_to"), "现时限", ""),
    (("closed_from", "closed_to"), "销号", ""),
    (("assigned_from", "assigned_to"), "交办", ""),
    (("look_back_from", "look_back_to"), "回头看不晚于", ""),
    (("since",), "变灯", "以来"),
    (("returned_from",), "退回在办", "以来"),
    (("heavier",), "灯变重", "以来"),
    (("lighter",), "灯变轻", "以来"),
    (("relisted_from",), "重新列账", "以来"),
    (("watched_from",), "列入重点", "以来"),
    (("moved_from",), "改期", "以来"),
    (("entered_from",), "立账", "以来"),
    (("waits",), "等着", ""),
    (("whose",), "轮到", ""),
    (("handler",), "承办岗", "指定的一个"),
    (("prompted",), "举一反三", "自同一条"),
    (("part_of",), "分解", "自同一条"),
    (("screening",), "来自", "一轮排查"),
    (("entered_by",), "代录", "一个人代录的"),
    (("hung",), "上墙", "有时限或周期"),
    (("up_from",), "在办，或销号", "以来"),
    (("walled",), "口径", "与挂图相同"),
    (("counted",), "算率", "不含挂账"),
    (("looked",), "回头看", ""),
    (("public",), "公示", ""),
    (("withdrawn",), "含", "已撤销、已并案"),
)


WAITS = {
    "verify": "核实", "extension": "批延期", "review": "复查", "look_back": "回头看", "held": "巩固", "relapsed": "反弹", "none": "还没看",
    "on": "公示中", "over": "公示期满", "me": "您办", "others": "别人办",
}  # fmt: skip


def worn_chips(asked: QueryDict, whole: Office) -> list[tuple[str, str, str]]:
    """Return the filters that no chip offers, each with its words and the address without it."""
    found = []
    if is_number(key := asked.get("paper", "")) and (paper := Document.objects.filter(pk=int(key), whole=whole).first()):
        found.append(("来源", paper.called[:16], without(asked, "paper")))
    for names, label, words in WORN:
        values = [asked.get(name, "") for name in names]
        if any(values):
            words = words or WAITS.get(values[0], "")
            said = "—".join(values) if len(values) > 1 else f"{values[0]} {words}" if words == "以来" else words
            found.append((label, said[:40], without(asked, *names)))
    return found


def words_of(asked: QueryDict, whole: Office, end: str) -> list[str]:
    """Return what a list of the town was asked for, in words."""
    return asked_in_words(
        asked, lights=LIGHT_WORDS, choices=choices_of(whole, end), worn=worn_chips(asked, whole),
        groups={key: name for key, (name, _) in GROUPS.items()},
    )  # fmt: skip


def tab_counts(
    mine: CommitmentQuerySet, request: Request, views: Sequence[SavedView], scope: Scope, end: str
) -> tuple[str, list[dict[str, object]]]:
    """Return how many lines are found, and the named views, each with how many lines it opens to: everybody's,
    the town's, one's own. What no act has changed since is kept; one question counts the rest."""
    asked = request.GET
    kept = {name: value for name, value in asked.items() if name not in {"q", "whole", *PLACE_IN_LIST} and value}
    here = asked.get("view", "")
    named = [(tab.name, tab.query, "") for tab in tabs(request.today)]
    named += [(view.name, view.query, str(view.pk)) for view in views]
    queries = [without(asked, "whole", *PLACE_IN_LIST), *(query for _, query, _ in named)]
    total, *counts = count_kept(queries, mine, scope, end, most=MOST_COUNTED)
    return in_words(total), [
        {
            "name": name,
            "query": f"{query}&view={key}" if key else query,
            "count": in_words(count),
            "on": here == key if key or here else kept == QueryDict(query).dict(),
        }
        for (name, query, key), count in zip(named, counts, strict=True)
    ]
