"""回头看抽样: a list to take along, that anybody can draw again: of a month, a campaign, an office, a field."""

from datetime import date, timedelta

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number
from guatu.work.ledger.filters import chosen, day_in
from guatu.work.ledger.models import Campaign, Commitment

from ..sampled import MOST, closed_between, sample_of, seed_of, tally

LONGEST_SEED = 60
NARROWED = ("campaign", "lead", "field")  # what may be asked for besides: one campaign, one office with those below, one field


@require_GET
@may(has_a_post)
def sample_page(request: Request) -> HttpResponse:
    """Show the sample of a period's closings; without one, of last month's: ?from=, ?to=, ?seed=.

    ?share=: per cent of all alike; without it each class has its own. ?campaign=, ?lead=, ?field=: of these alone.
    ?seed=: draws again what was printed before each closing had its lot; without it nobody chooses.
    """
    whole = whole_shown(request)
    asked = request.GET
    first, last = month_before(request.today)
    first, last = day_in(asked.get("from")) or first, day_in(asked.get("to")) or last
    share = min(int(asked["share"]), 100) if is_number(asked.get("share", "")) else None
    told = asked.get("seed", "").replace("\x00", "").strip()[:LONGEST_SEED]
    seed = told or seed_of(whole, first, last)
    narrowed = QueryDict(mutable=True)
    narrowed.update({name: asked[name] for name in NARROWED if asked.get(name)})
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    lines = closed_between(chosen(mine, narrowed, request.today), first, last)
    drawn = sample_of(lines, whole, share, seed, lots=not told)
    seen, relapsed = tally(drawn.looks)
    context = {
        "whole": whole, "first": first, "last": last, "share": share, "seed": seed, "told": told, "sample": drawn.sample,
        "without_lot": sum(not line.look_back_lot for line in lines),
        "looks": drawn.looks, "classes": drawn.classes,
        "closed": len(lines), "most": MOST if len(lines) == MOST else None, "seen": seen, "relapsed": relapsed,
        "asked": narrowed,
        "campaigns": Campaign.objects.of(whole).order_by("name"),
        "offices": Office.objects.filter(pk__in=mine.order_by().values("lead")).order_by("path"),
        "fields": Commitment.objects.of(whole).exclude(field="").order_by("field").values_list("field", flat=True).distinct(),
    }  # fmt: skip
    return render(request, "verification/sample.html", context)


def month_before(today: date) -> tuple[date, date]:
    """Return the first and the last day of the month before."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last
