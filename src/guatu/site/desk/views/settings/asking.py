"""What the pages of the settings share: whose they are, who may open them, and how a verb is asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guatu.records.offices.acting import Request, wholes_of
from guatu.records.offices.lifecycle.who import may_set
from guatu.records.offices.models import Change, Office
from guatu.records.offices.models.office import WHOLES, whole_of
from guatu.records.offices.refusals import ChangedMeanwhile
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

View = Callable[..., HttpResponse]
SECTIONS = (
    ("机构", "settings"), ("岗位", "posts"), ("人员", "people"), ("职责", "duties"), ("时限", "profiles"), ("日历", "calendar"),
    ("导入", "roster"), ("记录", "changes"),
)  # fmt: skip


def sets_something(actor: Actor) -> bool:
    """Say whether the actor may change the settings of any town."""
    return any(post.role in {"admin", "clerk"} for post in actor.posts)


def town_set(request: Request) -> Office:
    """Return the town whose settings the page shows: ``?whole=``, else the actor's own.

    Raises Http404 for one whose settings are not the actor's.
    """
    named = request.GET.get("whole") or request.POST.get("whole") or ""
    if named:
        key = int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else 0
        whole = Office.objects.filter(pk=key, kind__in=WHOLES).first()
    else:
        whole = next((each for each in wholes_of(request.actor) if may_set(request.actor, each)), None)
    if whole is None or may_set(request.actor, whole) is None:
        raise Http404("没有这个镇街，或不归您设置。")
    return whole


def office_set(request: Request, pk: int) -> tuple[Office, Office]:
    """Return the office and its town, if its settings are the actor's. Raises Http404."""
    office = get_object_or_404(Office.objects.select_related("parent", "becomes"), pk=pk)
    whole = whole_of(office) or office
    if may_set(request.actor, whole) is None:
        raise Http404("没有这个机构，或不归您设置。")
    return office, whole


def for_setters(view: View) -> View:
    """Let the page be opened by administrators and clerks alone; the others read why not."""

    @wraps(view)
    def page(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not sets_something(request.actor):
            return render(request, "desk/settings/not_yours.html", status=403)
        return view(request, *args, **kwargs)

    return page


def shown(request: Request, template: str, whole: Office, *, section: str, status: int = 200, **context: Any) -> HttpResponse:
    """Return a page of the settings, with its sections and the towns one may set."""
    own = wholes_of(request.actor)
    here = f"?whole={whole.pk}" if "whole" in request.GET or not own or own[0].pk != whole.pk else ""
    below = Office.objects.filter(kind__in=WHOLES, path__gte=whole.path, path__lt=whole.path_end) if whole.kind == "district" else []
    towns = [each for each in below if each.pk != whole.pk and may_set(request.actor, each)]
    context |= {"whole": whole, "section": section, "sections": SECTIONS, "here": here, "towns": towns}
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
