"""一块屏: the wall of one town, for a screen that has its address. It is signed in as nobody and opens nothing else."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from guatu.publications.chart.gathering import choosable, gather
from guatu.publications.chart.showing import asked_of
from guatu.records.offices.acting import Request
from guatu.records.offices.lifecycle.screens import screen_of
from guatu.records.offices.models import Office


@require_GET
@never_cache
@login_not_required
def screen_page(request: Request, token: str) -> HttpResponse:
    """Show a page of the wall; to an address that hangs no more, that it does not."""
    screen = screen_of(token, at=request.now, day=request.today)
    if screen is None:
        response = render(request, "desk/screen_off.html", status=410)
    else:
        below = list(Office.objects.on(request.today).filter(parent=screen.whole).order_by("order", "path"))
        wall = gather(screen.whole, choosable(below), [screen.whole], asked_of(request), request.now)
        wall.address = request.path
        response = render(request, "chart/wall.html", {"wall": wall})
    # The address is the key: it is told to nobody, not even to this house's own pages.
    response["Referrer-Policy"] = "no-referrer"
    return response
