"""Saved views: a name for what is filtered, sorted and shown; one's own, or the town's, which the clerk keeps."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number
from guatu.records.trail.actors import Actor

from ..columns import FIRST, KEYS, Column, columns
from ..forms import SavedViewForm
from ..models import SavedView

MOST = 20
IN_SESSION = "ledger-columns"
# What belongs to this moment and not to the view.
NOT_KEPT = {"page", "view", "whole", "csrfmiddlewaretoken"}


def views_of(actor: Actor, whole: Office) -> list[SavedView]:
    """Return the views the person sees in this town: the town's first, then their own."""
    seen = SavedView.objects.filter(Q(owner=None) | Q(owner=actor.user), whole=whole)
    return list(seen.order_by(F("owner").asc(nulls_first=True), "order", "pk")[: 2 * MOST])


def view_shown(views: list[SavedView], key: str) -> SavedView | None:
    """Return the view the address names, if it is one of these."""
    return next((view for view in views if str(view.pk) == key), None)


def columns_shown(request: Request, view: SavedView | None) -> list[Column]:
    """Return the columns of the view, else those chosen in this session."""
    return columns(view.columns if view and view.columns else request.session.get(IN_SESSION, FIRST))


def may_keep(actor: Actor, whole: Office, view: SavedView) -> bool:
    """Say whether the person may change a view: their own, or as the town's clerk the town's."""
    return view.owner_id == actor.user if view.owner_id else keeps_the_towns(actor, whole)


def keeps_the_towns(actor: Actor, whole: Office) -> bool:
    """Say whether the person is the clerk of the town."""
    return any(post.whole == whole.pk for post in actor.posts_as(Role.CLERK))


def kept_query(words: str) -> str:
    """Return of an address's query what a view keeps."""
    asked = QueryDict(words.replace("\x00", "")[:2000])
    return urlencode([(name, value) for name, value in asked.items() if value and name not in NOT_KEPT])


@require_http_methods(["GET", "POST"])
@may(has_a_post)
def views_page(request: Request) -> HttpResponse:
    """List the views one may keep: rename, put in order, delete; save what the list shows as a new one."""
    whole = whole_shown(request)
    views = views_of(request.actor, whole)
    clerk = keeps_the_towns(request.actor, whole)
    asked = request.POST if request.method == "POST" else request.GET
    query = kept_query(asked.get("query", ""))
    form = SavedViewForm(request.POST or None, may_share=clerk)
    if request.method == "POST" and form.is_valid():
        shared = form.cleaned_data["shared"]
        owner = None if shared else request.actor.user
        if sum(1 for view in views if view.owner_id == owner) >= MOST:
            form.add_error(None, f"视图最多存 {MOST} 个。请先删掉不用的，再存这一个。")
        elif len(query) > 1000:
            form.add_error(None, "条件太长，存不成视图。请减少条件再存。")
        else:
            chosen = [column.key for column in columns(request.session.get(IN_SESSION, FIRST))]
            view = SavedView(
                whole=whole, owner_id=owner, name=form.cleaned_data["name"], query=query, columns=chosen,
                order=1 + max((each.order for each in views if each.owner_id == owner), default=0),
            )  # fmt: skip
            if kept(view):
                return redirect(address_of(view, request))
            form.add_error("name", "已经有叫这个名字的视图。请换个名字，或先给原来的改名。")
    context: dict[str, Any] = {
        "whole": whole, "form": form, "query": query, "saving": "query" in asked,
        "views": [(view, may_keep(request.actor, whole, view)) for view in views],
    }  # fmt: skip
    return render(request, "ledger/views.html", context, status=422 if form.errors else 200)


def kept(view: SavedView) -> bool:
    """Keep the view; say False where its name is taken."""
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        return False
    return True


def address_of(view: SavedView, request: Request) -> str:
    """Return the address that opens the view."""
    whole = request.POST.get("whole") or request.GET.get("whole")
    query = "&".join(part for part in (view.query, f"view={view.pk}", f"whole={whole}" if whole else "") if part)
    return f"{reverse('ledger')}?{query}"


@require_POST
@may(has_a_post)
def keep_view(request: Request, pk: int) -> HttpResponse:
    """Rename a view, move it up or down, or delete it."""
    whole = whole_shown(request)
    view = SavedView.objects.filter(pk=pk, whole=whole).first()
    if view is None or view.owner_id not in {None, request.actor.user}:
        raise Http404("没有这个视图。")
    what = request.POST.get("do")
    name = request.POST.get("name", "").replace("\x00", "").strip()
    if not may_keep(request.actor, whole, view):
        messages.error(request, f"“{view.name}”是{whole.called}共用的视图，由{whole.called}的督办岗改。您可以另存一个自己的。")
    elif what == "delete":
        view.delete()
        messages.success(request, f"删掉了视图“{view.name}”；里面的事项一条不少。")
    elif what in {"up", "down"}:
        put_in_order(view, -1 if what == "up" else 1)
    elif not name or len(name) > 20:
        messages.error(request, "视图的名字要有 1 到 20 个字。")
    else:
        view.name = name
        if not kept(view):
            messages.error(request, f"已经有叫“{name}”的视图。请换个名字。")
    back = f"?whole={whole.pk}" if request.POST.get("whole") else ""
    return redirect(reverse("ledger-views") + back)


def put_in_order(view: SavedView, by: int) -> None:
    """Move a view one place up or down among its own."""
    row = list(SavedView.objects.filter(whole=view.whole_id, owner=view.owner_id))
    here = next(place for place, each in enumerate(row) if each.pk == view.pk)
    there = min(max(here + by, 0), len(row) - 1)
    row.insert(there, row.pop(here))
    for place, each in enumerate(row):
        each.order = place
    SavedView.objects.bulk_update(row, ["order"])


@require_POST
@may(has_a_post)
def choose_columns(request: Request) -> HttpResponse:
    """Keep which columns are shown: in the view that is open and one's to keep, else for this session."""
    whole = whole_shown(request)
    wanted = [key for key in KEYS if key in request.POST.getlist("column")] or list(FIRST)
    if request.POST.get("usual"):
        wanted = list(FIRST)
    key = request.POST.get("view", "")
    view = view_shown(views_of(request.actor, whole), key) if is_number(key) else None
    if view and may_keep(request.actor, whole, view):
        view.columns = wanted
        view.save(update_fields=["columns"])
    elif view:
        messages.error(request, f"“{view.name}”是共用的视图，列由督办岗定。要另一套列，请先存成自己的视图。")
    else:
        request.session[IN_SESSION] = wanted
    query = QueryDict(request.POST.get("query", "").replace("\x00", ""))
    return redirect(f"{reverse('ledger')}?{query.urlencode()}")
