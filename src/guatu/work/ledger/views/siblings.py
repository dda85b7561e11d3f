"""举一反三: the same problem elsewhere: sibling lines for the offices chosen, opened together."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..dues import Basis, Due
from ..forms import SiblingsForm
from ..lifecycle.who import clerk_of
from ..likeness import alike
from ..models import Commitment
from ..stages import GONE, Verb
from .asking import check_seen, line_page, line_shown


@line_page(lambda request, line: clerk_of(request.actor, line.assigner, Verb.ENTER), "举一反三")
def siblings_page(request: Request, line: Commitment) -> HttpResponse:
    """在别处也立."""
    initial = {"title": line.title, "day": line.due_last}
    form = SiblingsForm(request.POST or None, whole=line.assigner, today=request.today, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        same = data["day"] == line.due_last
        due = Due(data["day"], Basis.CLERK, f"随 {line.number} 的时限" if same else "督办岗定") if data["day"] else None
        try:
            check_seen(request, line, request.POST.get("version", ""))
            opened = lifecycle.open_siblings(
                line, list(data["offices"]), title=data["title"], due=due, all_or_nothing=data["way"] == "all",
                on=data["on"], by=request.actor, at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"另立 {len(opened.lines)} 条，都已交办：{'、'.join(each.number for each in opened.lines)}。")
            for office, why in opened.refused:
                messages.error(request, f"{office.called} 没有立：{why}")
            return redirect(line)
    context = {
        "line": line, "form": form,
        "there": list(line.siblings.visible_to(request.actor).select_related("lead").exclude(stage__in=GONE).order_by("pk")),
    }  # fmt: skip
    return render(request, "ledger/siblings.html", context, status=422 if form.errors else 200)


@require_GET
@may(has_a_post)
def alike_page(request: Request, pk: int) -> HttpResponse:
    """Show open lines elsewhere that are alike: into the line's page when it is there, or as a page of its own."""
    line = line_shown(request, pk)
    # What it was divided into, or is a part of, is no other matter.
    family = Q(pk=line.pk) | Q(part_of=line)
    if line.part_of_id:
        family |= Q(pk=line.part_of_id) | Q(part_of=line.part_of_id)
    own = tuple(Commitment.objects.filter(family).values_list("pk", flat=True))
    found = alike(line.assigner, line.title, measure=line.measure, unit=line.unit, lead=line.lead, without=own, most=5)
    seen = set(Commitment.objects.visible_to(request.actor).filter(pk__in=[each.line.pk for each in found]).values_list("pk", flat=True))
    template = "ledger/_alike.html" if request.htmx else "ledger/alike.html"
    return render(request, template, {"line": line, "alike": [each for each in found if each.line.pk in seen]})
