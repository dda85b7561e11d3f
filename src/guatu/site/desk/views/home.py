"""首页: my day. What waits for the signed-in, by their posts."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Kind, Office
from guatu.records.offices.whose import may_see, whole_shown
from guatu.site.doors import CONTENT, opens
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.offers import home_blocks

from ..day import desk_of

OF_ADMINISTRATORS = ("settings", "security", "audit")


@require_safe
def home_page(request: Request) -> HttpResponse:
    """Show my day; an administrator's own page; to somebody without a post, what to do about it."""
    if not request.actor.posts:
        return render(request, "desk/no_post.html")
    if not any(post.role in CONTENT for post in request.actor.posts):
        return redirect(next(page for page in OF_ADMINISTRATORS if opens(request.actor, page)))
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    desk = desk_of(request.actor, whole, request.today)
    several = len({post.whole for post in request.actor.posts}) > 1 or "whole" in request.GET
    here = f"&whole={whole.pk}" if several else ""
    towns = [each for each in Office.objects.filter(parent=whole, kind=Kind.TOWN) if may_see(request.actor, each)]
    return render(request, "desk/home.html", {"desk": desk, "here": here, "towns": towns, "parts": home_blocks(request.actor, whole, request.now)})
