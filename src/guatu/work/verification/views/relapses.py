"""反弹账: what relapsed in a year, and at whose door it is counted."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.work.ledger.filters import day_in
from guatu.work.ledger.models import Commitment

from ..relapses import by_office, relapses_between


@require_GET
@may(has_a_post)
def relapses_page(request: Request) -> HttpResponse:
    """Show the relapses found in a period (?from=, ?to=); without one, of the last twelve months."""
    whole = whole_shown(request)
    first = day_in(request.GET.get("from")) or request.today - timedelta(days=365)
    last = day_in(request.GET.get("to")) or request.today
    lines = Commitment.objects.of(whole).visible_to(request.actor)
    found = relapses_between(lines, first, last)
    context = {
        "whole": whole, "first": first, "last": last, "relapses": found, "doors": by_office(found),
        "waved": sum(bool(each.signs) for each in found), "left": sum(not each.relisted for each in found),
    }  # fmt: skip
    return render(request, "verification/relapses.html", context)
