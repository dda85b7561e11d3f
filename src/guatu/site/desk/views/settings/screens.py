"""大屏: the screens on the walls. An address is shown once, shows one town's wall, and opens nothing else."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from guatu.records.offices import lifecycle
from guatu.records.offices.acting import Request
from guatu.records.offices.lifecycle.who import is_keeper
from guatu.records.offices.models import Screen
from guatu.records.trail.refusals import Refusal

from ...forms import ScreenForm
from .asking import office_set, shown, town_set
from .offices import GET_OR_POST, acting


@never_cache
@require_http_methods(GET_OR_POST)
def screens_page(request: Request) -> HttpResponse:
    """List the screens; hang a new one, whose address is on the page that answers and nowhere else."""
    whole = town_set(request)
    form = ScreenForm(request.POST or None)
    if form.is_valid():
        try:
            hung = lifecycle.hang_screen(whole, **form.cleaned_data, **acting(request))
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            address = request.build_absolute_uri(reverse("screen", args=[hung.token]))
            return shown(request, "desk/settings/hung.html", whole, section="screens", screen=hung.screen, address=address)
    return shown(
        request, "desk/settings/screens.html", whole, section="screens", status=422 if form.errors else 200, form=form,
        screens=whole.screens.all(), ours=is_keeper(request.actor, whole, request.today),
    )  # fmt: skip


@require_POST
def take_down(request: Request, pk: int) -> HttpResponse:
    """停用 a screen: its address leads nowhere from now on."""
    screen = get_object_or_404(Screen.objects.select_related("whole"), pk=pk)
    office_set(request, screen.whole_id)
    try:
        lifecycle.take_down_screen(screen, **acting(request))
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        messages.success(request, f"“{screen.name}”停用了，那块屏下一次取图就会说明。")
    return redirect(f"{reverse('screens')}?whole={screen.whole_id}")
