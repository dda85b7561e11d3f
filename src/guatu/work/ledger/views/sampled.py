"""回头看抽样: a list to take along, that anybody can draw again."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number

from ..filters import day_in
from ..models import Commitment
from ..sampled import MOST, closed_between, sample_of, seed_of
from ..stages import Verdict

LONGEST_SEED = 60


@require_GET
@may(has_a_post)
def sample_page(request: Request) -> HttpResponse:
    """Show the sample of a period's closings; without one, of last month's: ?from=, ?to=, ?seed=.

    ?share=: per cent of all alike; without it each class has its own.
    """
    whole = whole_shown(request)
    asked = request.GET
    first, last = month_before(request.today)
    first, last = day_in(asked.get("from")) or first, day_in(asked.get("to")) or last
    share = min(int(asked["share"]), 100) if is_number(asked.get("share", "")) else None
    seed = asked.get("seed", "").replace("\x00", "").strip()[:LONGEST_SEED] or seed_of(whole, first, last)
    lines = closed_between(Commitment.objects.of(whole).visible_to(request.actor), first, last)
    drawn = sample_of(lines, whole, share, seed)
    looks = drawn.looks
    context = {
        "whole": whole, "first": first, "last": last, "share": share, "seed": seed, "sample": drawn.sample, "looks": looks,
        "classes": drawn.classes,
        "closed": len(lines), "most": MOST if len(lines) == MOST else None,
        "seen": sum(bool(look.line.looked_back) for look in looks),
        "relapsed": sum(look.line.looked_back == Verdict.RELAPSED for look in looks),
    }  # fmt: skip
    return render(request, "ledger/sample.html", context)


def month_before(today: date) -> tuple[date, date]:
    """Return the first and the last day of the month before."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last
