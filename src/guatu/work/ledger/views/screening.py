"""排查: a round's page, and the page of one object that works on a phone."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..forms import AnswerForm, FoundLineForm, NoteForm, ObjectsForm, ScreeningForm
from ..lifecycle.answer_screening import looker
from ..lifecycle.begin_screening import beginner_of, keeper_of
from ..lifecycle.open_found_line import opener_of
from ..models import Campaign, Screening, ScreeningObject
from ..refusals import MovedMeanwhile
from ..stages import GONE, Answer, ScreeningVerb
from .campaigns import GET_OR_POST, campaign_shown, keeps
from .turned_away import verb_page_of


def screening_shown(request: Request, pk: int) -> Screening:
    """Return the round, if the signed-in may see its campaign. Raises Http404 otherwise."""
    screening = get_object_or_404(Screening, pk=pk)
    screening.campaign = campaign_shown(request, screening.campaign_id)
    return screening


def may_answer(request: Request, place: ScreeningObject) -> str:
    """Return why the signed-in may not answer for the object, or nothing."""
    try:
        looker(request.actor, place)
    except Refusal as refusal:
        return refusal.in_words
    return ""


@verb_page_of(campaign_shown, lambda request, campaign: beginner_of(request.actor, campaign), "开始排查")
def begin_screening_page(request: Request, campaign: Campaign) -> HttpResponse:
    """开始排查."""
    form = ScreeningForm(request.POST or None, whole=campaign.whole, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            screening, _ = lifecycle.begin_screening(campaign, by=request.actor, at=request.now, **form.told())
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"“{screening.name}”开始了，列了 {screening.objects_listed.count()} 个对象。")
            return redirect(screening)
    context = {"campaign": campaign, "form": form, "title": "开始排查", "back": campaign.get_absolute_url()}
    return render(request, "ledger/screening_form.html", context, status=422 if form.errors else 200)


@verb_page_of(screening_shown, lambda request, screening: keeper_of(request.actor, screening, ScreeningVerb.ADD), "补列对象")
def add_objects_page(request: Request, screening: Screening) -> HttpResponse:
    """补列对象."""
    form = ObjectsForm(request.POST or None, whole=screening.campaign.whole, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            step = lifecycle.add_objects(
                screening, on=form.cleaned_data["on"], by=request.actor, at=request.now, **form.objects()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"补列了 {len(step.values['objects'][1])} 个。")
            return redirect(screening)
    context = {"campaign": screening.campaign, "form": form, "title": "补列对象", "back": screening.get_absolute_url()}
    return render(request, "ledger/screening_form.html", context, status=422 if form.errors else 200)


@require_GET
@may(has_a_post)
def screening_page(request: Request, pk: int) -> HttpResponse:
    """Show how far the round is: what is left, what was found, what is in order."""
    screening = screening_shown(request, pk)
    places = list(screening.objects_listed.select_related("office", "line"))
    for place in places:
        place.screening = screening
        place.has_line = place.line is not None and place.line.stage not in GONE  # type: ignore[attr-defined]
    context = {
        "screening": screening,
        "campaign": screening.campaign,
        "places": places,
        "left": [(place, not may_answer(request, place)) for place in places if not place.answer],
        "found": [place for place in places if place.answer == Answer.FOUND],
        "clear": [place for place in places if place.answer == Answer.CLEAR],
        "looked": sum(bool(place.answer) for place in places),
        "entered": sum(place.has_line for place in places),  # type: ignore[attr-defined]
        "late": screening.until is not None and screening.until < request.today and screening.ended_on is None,
        "steps": list(screening.steps.select_related("object", "on_behalf_of").order_by("-number")[:30]),
        "keeps": keeps(request, screening.campaign),
    }
    return render(request, "ledger/screening.html", context)


def place_shown(request: Request, pk: int, place: int) -> ScreeningObject:
    """Return an object of a round that the signed-in may see. Raises Http404 otherwise."""
    screening = screening_shown(request, pk)
    found = get_object_or_404(ScreeningObject.objects.select_related("office", "line"), pk=place, screening=screening)
    found.screening = screening
    return found


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def screening_object_page(request: Request, pk: int, place: int) -> HttpResponse:
    """One object: two buttons, one sentence; then the next one that is left."""
    listed = place_shown(request, pk, place)
    initial = {"answer": listed.answer, "words": listed.words, "looked_by": listed.looked_by}
    form = AnswerForm(request.POST or None, today=request.today, initial=initial)

    def answer() -> HttpResponse:
        step = lifecycle.answer_screening(listed, **form.cleaned_data, by=request.actor, at=request.now)
        messages.success(request, f"{listed.name}：{listed.get_answer_display()}，{step.post_title}记下了。")
        rest = listed.screening.objects_listed.filter(answer="").select_related("office")
        for following in rest:
            following.screening = listed.screening
            if not may_answer(request, following):
                return redirect(following)
        return redirect(listed.screening)

    refused = may_answer(request, listed)
    behalf = None if refused else looker(request.actor, listed)[1]
    history = listed.steps.select_related("on_behalf_of").order_by("-number")
    return _ask(request, listed, form, answer, "ledger/screening_object.html", refused=refused, behalf=behalf, history=history)


@verb_page_of(place_shown, lambda request, listed: opener_of(request.actor, listed), "立账")
def found_line_page(request: Request, listed: ScreeningObject) -> HttpResponse:
    """立账, from a finding."""
    form = FoundLineForm(request.POST or None, place=listed, today=request.today)

    def open_line() -> HttpResponse:
        line = lifecycle.open_found_line(listed, **form.for_the_verb(), by=request.actor, at=request.now)
        messages.success(request, f"已立账 {line.number}。")
        return redirect(listed.screening)

    return _ask(request, listed, form, open_line, "ledger/screening_line.html")


@verb_page_of(screening_shown, lambda request, screening: keeper_of(request.actor, screening, ScreeningVerb.END), "结束排查")
def end_screening_page(request: Request, screening: Screening) -> HttpResponse:
    """结束排查."""
    form = NoteForm(request.POST or None, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("version") != str(screening.version):
                raise MovedMeanwhile
            lifecycle.end_screening(screening, **form.cleaned_data, by=request.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"“{screening.name}”已结束。")
            return redirect(screening)
    context = {
        "campaign": screening, "whole": screening.campaign.whole, "form": form, "title": "结束排查", "verb": "结束排查",
        "lead_in": "结束以后不能再填结果。没有查到的对象要写一句为什么不查了。",
    }  # fmt: skip
    return render(request, "ledger/campaign_form.html", context, status=422 if form.errors else 200)


def _ask(
    request: Request, listed: ScreeningObject, form: Any, do: Any, template: str, **context: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("version", "")
        try:
            if not is_number(seen) or int(seen) != listed.version:
                raise MovedMeanwhile
            return do()  # type: ignore[no-any-return]
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
            listed.refresh_from_db(fields=["answer", "version"])
    context |= {"place": listed, "screening": listed.screening, "campaign": listed.screening.campaign, "form": form}
    context["back"] = reverse("screening", args=[listed.screening_id])
    return render(request, template, context, status=422 if form.errors else 200)
