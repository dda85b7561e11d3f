"""挂图: the wall of a town, one page of it; it turns its pages and refreshes itself."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from guatu.records.offices.models import Kind, Office
from guatu.records.offices.models.office import WHOLES
from guatu.records.offices.whose import may_see

from .gathering import choosable, gather
from .showing import asked_of


@require_GET
@never_cache
@login_not_required  # the demo, and only the demo, shows its wall to whoever stands before it
def wall_page(request: HttpRequest, whole: int | None = None) -> HttpResponse:
    """Show the wall of the town in the address, else of the town one belongs to."""
    actor = getattr(request, "actor", None)
    today = request.today  # type: ignore[attr-defined]
    if actor is None and not settings.DEMO:
        return redirect_to_login(request.get_full_path())
    if actor is not None and not actor.posts:
        return render(request, "offices/not_yours.html", status=403)

    wanted = whole if whole is None or whole < 2**63 else 0
    if wanted is None and actor is not None:
        wanted = max(actor.posts, key=lambda post: len(post.whole_path)).whole
    offices = list(Office.objects.on(today).filter(Q(kind__in=WHOLES) | Q(parent=wanted)).order_by("order", "path"))
    wholes = [office for office in offices if office.is_whole and (actor is None or may_see(actor, office))]
    shown = next((each for each in wholes if each.pk == wanted), None)
    if shown is None and wanted is None and wholes:  # the demo, signed out: its first township
        shown = next((each for each in wholes if each.kind == Kind.TOWN), wholes[0])
        offices += Office.objects.on(today).filter(parent=shown).order_by("order", "path")
    if shown is None:
        raise Http404("没有这个镇街的挂图，或不归您看。")

    below = choosable([office for office in offices if office.parent_id == shown.pk])
    wall = gather(shown, below, sorted(wholes, key=lambda each: each.path), asked_of(request), request.now)  # type: ignore[attr-defined]
    return render(request, "chart/wall.html", {"wall": wall})


@require_GET
@login_not_required  # as the wall itself
def to_the_wall(request: HttpRequest) -> HttpResponse:
    """Lead whoever types /wall/ to the wall."""
    asked = request.GET.urlencode()
    address = reverse("wall") + (f"?{asked}" if asked else "")
    if getattr(request, "actor", None) is None and not settings.DEMO:
        return redirect_to_login(address)
    return redirect(address)
