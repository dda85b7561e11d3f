"""第一次设置: from an empty database to her own wall, in five steps that can be left and taken up again.

Nobody has an account yet: whoever opens the one-time address may go through the steps until the accounts are made.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from guatu.records.documents.models import Document
from guatu.records.offices import lifecycle
from guatu.records.offices.acting import Request
from guatu.records.offices.duty_lists import read_duties
from guatu.records.offices.four_eyes import Seat, withheld
from guatu.records.offices.gazetteer import LARGEST, NotAGazetteer, is_loaded, put_in, towns_called, villages_of
from guatu.records.offices.importing import carry_out_duties, carry_out_roster, plan_duties, plan_roster
from guatu.records.offices.lifecycle.begin import begin
from guatu.records.offices.lifecycle.who import FIRST_MORNING
from guatu.records.offices.matching import directory_of
from guatu.records.offices.models import DutyLine, Kind, Office, Post, Role
from guatu.records.offices.rights import is_clerk, may
from guatu.records.offices.rosters import Roster, WantedOffice, read_roster
from guatu.records.offices.usual import STYLES
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.refusals import Refusal
from guatu.work.intake.seen import waiting_promises
from guatu.work.ledger.models import Commitment

from ..first_address import forget, is_first_morning, is_token
from ..first_forms import PeopleForm, TownForm
from .settings.taking_over import chosen_offices, pasted, sample_answer

STEPS = (("镇街", "first-town"), ("机构", "first-offices"), ("职责", "first-duties"), ("人员", "first-people"), ("文件", "first-papers"))
GET_OR_POST = ["GET", "POST"]
PAPERS = 2
View = Callable[..., HttpResponse]


@never_cache
@login_not_required
@require_safe
def enter(request: Request, token: str) -> HttpResponse:
    """The one-time address: let whoever has it begin, or go on where it was left."""
    if not is_first_morning() or not is_token(token, settings.HOME):
        return render(request, "desk/first/over.html", status=404)
    request.session["first_morning"] = True
    return redirect(next_step())


def next_step() -> str:
    """Return the first step that is not done."""
    town = town_made()
    if town is None:
        return "first-town"
    if not Office.objects.below(town).exists():
        return "first-offices"
    return "first-duties" if not DutyLine.objects.exists() else "first-people"


def in_the_first_morning(view: View) -> View:
    """Let the step be opened only by whoever came through the address, and only while nobody has an account."""

    @never_cache
    @login_not_required
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("first-papers")
        if not is_first_morning() or not request.session.get("first_morning"):
            return render(request, "desk/first/over.html", status=404)
        return view(request, *args, **kwargs)

    return page


def town_made() -> Office | None:
    """Return the town of the first step, once it is made."""
    return Office.objects.filter(kind=Kind.TOWN).order_by("path").first()


def acting(request: Request) -> dict[str, Any]:
    """Return who acts on the first morning, on which day, at which moment."""
    return {"by": FIRST_MORNING, "on": request.today, "at": request.now}


def shown(request: Request, template: str, step: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Return a step's page with the five steps above it."""
    town = town_made()
    place = [name for _, name in STEPS].index(step)
    steps = [
        {"number": number, "name": name, "url": reverse(url), "now": url == step, "did": number - 1 < place,
         "open": number == 1 or (town is not None and number < 5)}
        for number, (name, url) in enumerate(STEPS, 1)
    ]  # fmt: skip
    context |= {"steps": steps, "town": town, "step": place + 1}
    return render(request, template, context, status=status)


@require_http_methods(GET_OR_POST)
@in_the_first_morning
def town_page(request: Request) -> HttpResponse:
    """1. The town's name and what it is; the district it lies in, if one likes."""
    town = town_made()
    initial = {"style": request.session.get("style", "town")}
    if town is not None:
        initial |= {"name": town.name, "district": town.parent.name if town.parent else ""}
    form = TownForm(request.POST or None, town=town, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        request.session["style"] = data["style"]
        try:
            make_town(town, data["name"], data["district"], request)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            return redirect("first-offices")
    return shown(request, "desk/first/town.html", "first-town", status=422 if form.errors else 200, form=form)


def make_town(town: Office | None, name: str, district: str, request: Request) -> None:
    """Make the town, below its district where one is named; or put its name right."""
    if town is not None:
        if town.name != name:
            lifecycle.amend(town, name=name, code=name[:2], **acting(request))
        return
    with transaction.atomic():
        above = lifecycle.found(district, parent=None, kind=Kind.DISTRICT, code=district[:2], **acting(request)) if district else None
        lifecycle.found(name, parent=above, kind=Kind.TOWN, code=name[:2], **acting(request))


@require_http_methods(GET_OR_POST)
@in_the_first_morning
def offices_page(request: Request) -> HttpResponse:
    """2. Offices, villages and communities: ticked, proposed by the gazetteer, pasted, or from a sheet."""
    town = town_made()
    if town is None:
        return redirect("first-town")
    directory = directory_of(town, request.today)
    gazetteer, brought, refused = request.FILES.get("gazetteer"), 0, ""
    if gazetteer is not None:
        brought, refused = take_gazetteer(gazetteer, town)
    usual = [each for each in STYLES[request.session.get("style", "town")][1] if directory.find(each.name) is None]
    towns = towns_called(town.name, settings.HOME)
    code = request.POST.get("code") or request.GET.get("code") or (towns[0].code if len(towns) == 1 else "")
    villages = [each.name for each in villages_of(code, settings.HOME) if directory.find(each.name) is None]
    context: dict[str, Any] = {
        "usual": usual, "towns": towns, "code": code, "villages": villages, "text": "", "brought": brought,
        "none_there": is_loaded(settings.HOME) and not towns, # What was unticked stays so, as long as the same town's villages are listed.
        "left": request.POST.getlist("village") if code and request.POST.get("listed") == code else None,
        "ticked": request.POST.getlist("usual") if request.method == "POST" else [each.name for each in usual if each.ticked],
        "made": [office for office in directory.offices if office.pk != town.pk],
    }  # fmt: skip
    if request.method == "GET":
        return shown(request, "desk/first/offices.html", "first-offices", **context)

    text, unreadable = pasted(request)
    if refused:
        context["refused_title"] = "这份区划表用不上"
    refused = refused or unreadable
    roster = read_roster(text)
    without_people(roster)
    ticked = set(request.POST.getlist("usual"))
    chosen = [WantedOffice(0, each.name, each.short, "department", "", each.field) for each in usual if each.name in ticked]
    pasted_names = {office.name for office in roster.offices}
    proposed = [WantedOffice(0, name) for name in villages if name in request.POST.getlist("village") and name not in pasted_names]
    roster.offices = [each for each in chosen if each.name not in pasted_names] + roster.offices + proposed
    plan = plan_roster(roster, town, on=request.today)
    doubtful = "、".join(each.name for each in roster.offices if each.is_doubtful and directory.find(each.name) is None)
    unsure = doubtful if doubtful != request.POST.get("sure") else ""
    context |= {"text": text, "refused": refused, "plan": plan, "doubtful": doubtful, "unsure": unsure}
    if request.POST.get("do") == "make" and not brought and not refused and not plan.faults and not unsure:
        if plan.lines or context["made"]:
            carry_out_roster(roster, town, **acting(request))
            return redirect("first-duties")
        context["refused"] = "还没有一个机构。请勾选常见的，或把名单粘贴进来：一行一个。"
    status = 422 if context["refused"] or plan.faults or unsure else 200
    return shown(request, "desk/first/offices.html", "first-offices", status=status, **context)


def take_gazetteer(file: "UploadedFile[bytes]", town: Office) -> tuple[int, str]:
    """Keep the file as the installation's gazetteer; return how many divisions it has, or the sentence why not."""
    if (file.size or 0) > LARGEST:
        return 0, f"这份区划表有 {(file.size or 0) >> 20} MB，最大 {LARGEST >> 20} MB。请只留本省或本县的，再选一次。"
    try:
        return put_in(file.read(), settings.HOME, town=town.name), ""
    except NotAGazetteer as reason:
        return 0, f"“{file.name}”：{reason}"


def without_people(roster: Roster) -> None:
    """Leave the people of a sheet for later: the first accounts are made in the fourth step, by hand."""
    for post in roster.posts:
        post.name = post.username = ""


@require_http_methods(GET_OR_POST)
@in_the_first_morning
def duties_page(request: Request) -> HttpResponse:
    """3. Duties; to be left for later if they are not at hand."""
    town = town_made()
    if town is None:
        return redirect("first-town")
    offices = [office for office in directory_of(town, request.today).offices if office.pk != town.pk]
    context: dict[str, Any] = {"text": "", "offices": offices, "count": DutyLine.objects.count()}
    if request.method == "GET":
        context["departments"] = [office for office in offices if office.kind == Kind.DEPARTMENT]
        return shown(request, "desk/first/duties.html", "first-duties", **context)
    text, refused = pasted(request)
    duties, chosen = read_duties(text), chosen_offices(request)
    if request.POST.get("do") == "apply" and not refused:
        try:
            carry_out_duties(duties, town, chosen=chosen, **acting(request))
        except Refusal as refusal:
            refused = refusal.in_words
        else:
            return redirect("first-people")
    plan = plan_duties(duties, town, on=request.today, chosen=chosen)
    context |= {"text": text, "refused": refused, "plan": plan, "chosen": chosen, "empty": not (duties.duties or duties.charges)}
    return shown(request, "desk/first/duties.html", "first-duties", status=422 if refused else 200, **context)


@require_http_methods(GET_OR_POST)
@in_the_first_morning
def people_page(request: Request) -> HttpResponse:
    """4. The first accounts. What four eyes will withhold is said before they are made."""
    town = town_made()
    if town is None:
        return redirect("first-town")
    offices = [office for office in directory_of(town, request.today).offices if office.pk != town.pk]
    form = PeopleForm(request.POST or None, town=town, offices=offices)
    told: list[str] = []
    if form.is_valid():
        posts = form.posts()
        told = withheld([Seat(post.name, post.role, post.office) for post in posts], town)
        if not told or request.POST.get("do") == "anyway":
            try:
                opened = begin(posts, on=request.today, at=request.now)
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
            else:
                forget(settings.HOME)
                clerk = opened[0].user
                login(request, clerk, backend="django.contrib.auth.backends.ModelBackend")
                return render(request, "desk/first/opened.html", {"opened": opened[1:], "clerk": clerk})
    status = 422 if form.errors else 200
    return shown(request, "desk/first/people.html", "first-people", status=status, form=form, told=told)


@require_safe
@may(is_clerk)
def papers_page(request: Request) -> HttpResponse:
    """5. Two papers, their lines, and the wall; open to the clerk until all three are done, and later."""
    whole = whole_shown(request)
    papers = Document.objects.filter(whole=whole).count()
    waiting = waiting_promises().filter(document__whole=whole).count()
    lines = Commitment.objects.of(whole).visible_to(request.actor)
    count, assigned = lines.count(), lines.exclude(lead=None).count()
    done = [papers >= PAPERS, count > 0 and waiting == 0, assigned > 0]
    context = {
        "papers": papers, "waiting": waiting, "lines": count, "assigned": assigned, "done": done, "whole": whole,
        "has_verifier": Role.VERIFIER in set(whole_roles(whole, request)),
    }  # fmt: skip
    return render(request, "desk/first/papers.html", context)


def whole_roles(whole: Office, request: Request) -> list[str]:
    """Return the roles somebody holds in the town today."""
    posts = Post.objects.on(request.today).filter(user__is_active=True)
    return list(posts.filter(office__path__gte=whole.path, office__path__lt=whole.path_end).values_list("role", flat=True))


@require_safe
@in_the_first_morning
def sample(request: Request, key: str) -> HttpResponse:
    """Hand out a sample file on the first morning."""
    return sample_answer(key)
