"""台账: the list of lines, filtered, sorted, searched, fifty a page."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guatu.records.documents.models import Document
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Kind, Office
from guatu.records.offices.models.office import WHOLES
from guatu.records.offices.rights import has_a_post, is_clerk, may
from guatu.records.offices.whose import may_see, whole_shown

from ..filters import PER_PAGE, SORT_NAMES, chosen, counted, is_number, ordered, tabs, without
from ..lighting import light_up_all
from ..models import Campaign, Commitment
from ..models.commitment import CommitmentQuerySet
from ..stages import Duty, Nature, Stage
from .saying import three_statuses

DEEPEST_PAGE = 100_000


@require_GET
@may(has_a_post)
def ledger_page(request: Request) -> HttpResponse:
    """Show the lines the address asks for."""
    whole = whole_shown(request)
    today = request.today
    light_up_all(whole, today)
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    lines = ordered(chosen(mine, request.GET, today), request.GET.get("sort"))

    page = min(max(1, int(number)), DEEPEST_PAGE) if is_number(number := request.GET.get("page", "")) else 1
    begin = (page - 1) * PER_PAGE
    rows = list(
        lines.select_related("lead", "light", "document").only(
            *(field.attname for field in Commitment._meta.concrete_fields if field.name != "quote"),
            "lead__name", "lead__short", "light", "document__title", "document__name",
        )[begin : begin + PER_PAGE + 1]
    )  # fmt: skip
    shown = rows[:PER_PAGE]

    asked = request.GET
    context = {
        "whole": whole,
        "wholes": [each for each in Office.objects.filter(kind__in=WHOLES) if may_see(request.actor, each)],
        "rows": [(line, three_statuses(line, today)) for line in shown],
        "total": counted(lines),
        "first": begin + 1 if shown else 0,
        "last": begin + len(shown),
        "page": page,
        "has_next": len(rows) > PER_PAGE,
        "rest": without(asked),
        "tabs": tab_counts(mine, request),
        "query": asked.get("q", ""),
        "offices": Office.objects.below(whole).exclude(kind=Kind.OUTSIDE).exclude(kind__in=WHOLES),
        "fields": sorted(set(mine.exclude(field="").order_by().values_list("field", flat=True).distinct())),
        "paper": paper_named(asked.get("paper", ""), whole),
        "campaign": campaign_named(asked.get("campaign", ""), whole),
        "nature": dict(Nature.choices).get(asked.get("nature", ""), "未分"),
        "asked": asked,
        "filtered": bool(without(asked, "q", "sort", "whole")),
        "stages": [stage for stage in Stage if stage != Stage.WITHDRAWN],
        "duties": Duty,
        "sorts": SORT_NAMES,
        "is_clerk": is_clerk(request.actor),
    }
    part = request.htmx and request.htmx.target == "lines"
    return render(request, "ledger/_lines.html" if part else "ledger/ledger.html", context)


def paper_named(key: str, whole: Office) -> Document | None:
    """Return the paper by which the list is filtered, for its name on the chip."""
    return Document.objects.filter(pk=int(key), whole=whole).first() if is_number(key) else None


def campaign_named(key: str, whole: Office) -> Campaign | None:
    """Return the campaign by which the list is filtered, for its name on the chip."""
    return Campaign.objects.of(whole).filter(pk=int(key)).first() if is_number(key) else None


def tab_counts(mine: CommitmentQuerySet, request: Request) -> list[dict[str, object]]:
    """Return the named views, each with how many lines it opens to."""
    asked = request.GET.items()
    kept = {name: value for name, value in asked if name not in {"page", "sort", "q", "whole"} and value}
    found = []
    for tab in tabs(request.today):
        query = QueryDict(tab.query)
        found.append(
            {
                "name": tab.name,
                "query": tab.query,
                "count": counted(chosen(mine, query, request.today)),
                "on": kept == query.dict(),
            }
        )
    return found
