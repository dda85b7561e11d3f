"""谋划明年: the copy is shown first, with every date it would have; then it is begun."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from guatu.records.offices.acting import Request
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..forms import CopyForm
from ..lifecycle.copy_campaign import copier_of, plan_copy
from ..models import Campaign
from .campaigns import campaign_shown
from .turned_away import verb_page_of


@verb_page_of(campaign_shown, lambda request, campaign: copier_of(request.actor, campaign), "谋划明年")
def copy_page(request: Request, campaign: Campaign) -> HttpResponse:
    """Preview the copy; on confirmation begin it."""
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
