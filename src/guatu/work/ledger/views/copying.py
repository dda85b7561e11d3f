"""谋划明年: the copy is shown first, with every date it would have; then it is begun."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..campaign_forms import CopyForm
from ..lifecycle.copy_campaign import plan_copy
from .campaigns import GET_OR_POST, campaign_shown


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def copy_page(request: Request, pk: int) -> HttpResponse:
    """Preview the copy; on confirmation begin it."""
    campaign = campaign_shown(request, pk)
    asked = request.POST if request.method == "POST" else request.GET
    with_lines = asked.get("with_lines") in {"on", "1"}
    planned = plan_copy(campaign, with_lines=with_lines, name=asked.get("name", ""))
    initial = {"name": planned[0].name, "with_lines": with_lines}
    form = CopyForm(request.POST or None, today=request.today, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            begun, count = lifecycle.copy_campaign(campaign, **form.cleaned_data, by=request.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            drafted = f"，带来 {count} 条待交办" if count else ""
            messages.success(request, f"“{begun.name}”建好了，分项 {len(planned) - 1} 个{drafted}。")
            return redirect(begun)
    days = [day for row in planned for day in (row.since, row.until, row.look_back_on, *(each.due for each in row.lines))]
    context = {
        "campaign": campaign, "planned": planned, "form": form, "with_lines": with_lines,
        "count": sum(len(row.lines) for row in planned),
        "unsure": sorted({day.after.year for day in days if day.provisional and day.after}),
    }  # fmt: skip
    return render(request, "ledger/campaign_copy.html", context, status=422 if form.errors else 200)
