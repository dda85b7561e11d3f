"""What the pages of the settings share: whose they are, who may open them, and how a verb is asked."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guatu.records.offices.acting import Request, wholes_of
from guatu.records.offices.lifecycle.who import above, is_guardian, is_keeper, may_set
from guatu.records.offices.models import Change, Office, Role
from guatu.records.offices.models.office import WHOLES, whole_of
from guatu.records.offices.refusals import ChangedMeanwhile
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal
from guatu.site.doors import opens

SECTIONS = (
    ("机构", "settings"), ("岗位", "posts"), ("人员", "people"), ("职责", "duties"), ("类别", "categories"), ("时限", "profiles"),
    ("亮灯", "light-sets"), ("催办", "rung-sets"), ("日历", "calendar"),
    ("导入", "roster"), ("大屏", "screens"), ("安全", "security"), ("记录", "changes"),
)  # fmt: skip
# Where there is an administrator these are not the clerk's; where there is one for security, not the system's.
OF_SOME = {"screens": is_keeper, "security": is_guardian}


def may_open(actor: Actor, whole: Office) -> bool:
    """Say whether the town's settings, or what the security administrator sets of them, are the actor's."""
    return may_set(actor, whole) is not None or above(actor, Role.SECURITY, whole) is not None


def town_set(request: Request) -> Office:
    """Return the town whose settings the page shows: ``?whole=``, else the actor's own.

    Raises Http404 for one whose settings are not the actor's.
    """
    named = request.GET.get("whole") or request.POST.get("whole") or ""
    if named:
        key = int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else 0
        whole = Office.objects.filter(pk=key, kind__in=WHOLES).first()
    else:
        whole = next((each for each in wholes_of(request.actor) if may_open(request.actor, each)), None)
    if whole is None or not may_open(request.actor, whole):
        raise Http404("没有这个镇街，或不归您设置。")
    return whole


def office_set(request: Request, pk: int) -> tuple[Office, Office]:
    """Return the office and its town, if its settings are the actor's. Raises Http404."""
    office = get_object_or_404(Office.objects.select_related("parent", "becomes"), pk=pk)
    whole = whole_of(office) or office
    if not may_open(request.actor, whole):
        raise Http404("没有这个机构，或不归您设置。")
    return office, whole


def shown(request: Request, template: str, whole: Office, *, section: str, status: int = 200, **context: Any) -> HttpResponse:
    """Return a page of the settings, with its sections and the towns one may set."""
    own = wholes_of(request.actor)
    here = f"?whole={whole.pk}" if "whole" in request.GET or not own or own[0].pk != whole.pk else ""
    below = Office.objects.filter(kind__in=WHOLES, path__gte=whole.path, path__lt=whole.path_end) if whole.kind == "district" else []
    towns = [each for each in below if each.pk != whole.pk and may_open(request.actor, each)]
    sections = [
        (name, url) for name, url in SECTIONS
        if opens(request.actor, url) and (url not in OF_SOME or OF_SOME[url](request.actor, whole, request.today))
    ]  # fmt: skip
    context |= {"whole": whole, "section": section, "sections": sections, "here": here, "towns": towns}
    return render(request, template, context, status=status)


def last_change(row: Model) -> str:
    """Return the link of the last change of a row, by which a page knows what it has seen."""
    last = Change.objects.filter(subject=f"{row._meta.label_lower}:{row.pk}").values_list("link", flat=True).first()
    return str(last or 0)


def ask(
    request: Request,
    form: forms.Form,
    do: Callable[[], Any],
    *,
    whole: Office,
    section: str,
    title: str,
    button: str,
    done: str,
    then: str,
    back: str,
    lead_in: str = "",
    about: Model | None = None,
    **context: Any,
) -> HttpResponse:
    """Show the form; on a valid one ask the verb. A refusal comes back in the form, with status 422.

    about: the row that is changed; who saw it before somebody else changed it is told so
    """
    if request.method == "POST" and form.is_valid():
        try:
            if about is not None and request.POST.get("seen", "") not in {"", last_change(about)}:
                raise ChangedMeanwhile
            do()
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, done)
            return redirect(then)
    if about is not None:
        context["seen"] = request.POST.get("seen") or last_change(about)
    context |= {"form": form, "title": title, "button": button, "lead_in": lead_in, "back": back}
    return shown(request, "desk/settings/form.html", whole, section=section, status=422 if form.errors else 200, **context)
