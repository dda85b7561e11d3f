"""导入, 职责: a paste or a file, seen before, then taken over whole; the sample files; the journal."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from guatu.records.offices.acting import Request
from guatu.records.offices.duty_lists import read_duties
from guatu.records.offices.importing import carry_out_duties, carry_out_roster, plan_duties, plan_roster
from guatu.records.offices.matching import directory_of
from guatu.records.offices.models import Change, Office
from guatu.records.offices.rosters import read_roster
from guatu.records.offices.samples import SAMPLES, sample_file
from guatu.records.offices.sheets import NotReadable, text_of_file
from guatu.records.trail.refusals import Refusal

from ...forms import PasteForm
from .asking import shown, town_set
from .offices import GET_OR_POST, acting

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 60


def pasted(request: Request) -> tuple[str, str]:
    """Return what was pasted, or what a file holds as if pasted; and the sentence for a file that is none."""
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        return "", "内容太长。请分几次粘贴，或另存为 xlsx 上传。"
    file = form.cleaned_data["file"]
    if file is None:
        return form.cleaned_data["text"], ""
    try:
        return text_of_file(file.name, file.read()), ""
    except NotReadable as not_readable:
        return form.cleaned_data["text"], str(not_readable)


def chosen_offices(request: Request) -> dict[str, int]:
    """Return which office somebody chose for each name that means none; 0 leaves it out."""
    chosen = {}
    for name, value in zip(request.POST.getlist("unmatched"), request.POST.getlist("means"), strict=False):
        if value.isascii() and value.isdecimal() and len(value) < 19:
            chosen[name] = int(value)
    return chosen


@never_cache
@require_http_methods(GET_OR_POST)
def roster_page(request: Request) -> HttpResponse:
    """导入 offices and posts."""
    whole = town_set(request)
    context: dict[str, Any] = {"text": "", "sample": "offices", "place": reverse("roster")}
    if request.method == "GET":
        return shown(request, "desk/settings/roster.html", whole, section="roster", **context)
    context["text"], context["refused"] = text, refused = pasted(request)
    roster = read_roster(text)
    if request.POST.get("do") == "apply" and not refused:
        try:
            done = carry_out_roster(roster, whole, **acting(request))
        except Refusal as refusal:
            context["refused"] = refusal.in_words
        else:
            return shown(request, "desk/settings/taken_over.html", whole, section="roster", done=done, opened=done.opened)
    plan = plan_roster(roster, whole, on=request.today)
    context |= {"plan": plan, "empty": roster.is_empty}
    status = 422 if context["refused"] or plan.faults else 200
    return shown(request, "desk/settings/roster.html", whole, section="roster", status=status, **context)


@require_http_methods(GET_OR_POST)
def duties_page(request: Request) -> HttpResponse:
    """履职清单、职责分工: read, matched, looked at, taken over."""
    whole = town_set(request)
    directory = directory_of(whole, request.today)
    offices = [office for office in directory.offices if office.pk != whole.pk]
    context: dict[str, Any] = {"text": "", "sample": "duties", "place": reverse("duties"), "offices": offices}
    if request.method == "GET":
        told = [(office, list(office.duties.all())) for office in with_duties(offices)]
        listed = [(office, duties) for office, duties in told if office.kind == "department" or duties]
        return shown(request, "desk/settings/duties.html", whole, section="duties", listed=listed, **context)
    context["text"], context["refused"] = text, refused = pasted(request)
    chosen, adding = chosen_offices(request), request.POST.get("adding") == "1"
    duties = read_duties(text)
    if request.POST.get("do") == "apply" and not refused:
        try:
            counts = carry_out_duties(duties, whole, chosen=chosen, adding=adding, **acting(request))
        except Refusal as refusal:
            context["refused"] = refusal.in_words
        else:
            return shown(request, "desk/settings/duties_set.html", whole, section="duties", counts=counts)
    plan = plan_duties(duties, whole, on=request.today, chosen=chosen, adding=adding)
    context |= {"plan": plan, "chosen": chosen, "adding": adding, "empty": not (duties.duties or duties.charges)}
    status = 422 if context["refused"] else 200
    return shown(request, "desk/settings/duties.html", whole, section="duties", status=status, **context)


def with_duties(offices: list[Office]) -> list[Office]:
    """Return the offices with their duties at hand."""
    prefetch_related_objects(offices, "duties")
    return offices


@require_safe
def sample(request: Request, key: str) -> HttpResponse:
    """Hand out a sample file."""
    return sample_answer(key)


def sample_answer(key: str) -> HttpResponse:
    """Return a sample workbook to download. Raises Http404."""
    if key not in SAMPLES:
        raise Http404("没有这个样表。")
    disposition = content_disposition_header(True, SAMPLES[key].name) or "attachment"
    return HttpResponse(sample_file(key), content_type=XLSX, headers={"Content-Disposition": disposition})


@require_safe
def changes_page(request: Request) -> HttpResponse:
    """记录: what was changed in the settings, by whom, newest first."""
    whole = town_set(request)
    page = Paginator(Change.objects.filter(whole=whole.pk), SHOWN).get_page(request.GET.get("page"))
    return shown(request, "desk/settings/changes.html", whole, section="changes", page=page)
