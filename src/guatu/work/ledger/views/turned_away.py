"""What a verb's page says to whoever may not do it, or no more: why, who may, what was done last; nothing to fill in for nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.trail.refusals import Refusal

from ..models import Campaign, Commitment, Screening, ScreeningObject
from ..refusals import OfAnother

T = TypeVar("T", Commitment, Campaign, Screening, ScreeningObject)


def verb_page_of(
    find: Callable[..., T], check: Callable[[Request, T], object], verb: str
) -> Callable[[Callable[[Request, T], HttpResponse]], Callable[..., HttpResponse]]:
    """Make a page of a verb: find what it acts on, and turn away whoever would be refused whatever they fill in.

    find: takes the request and what stands in the address
    check: raises that refusal
    verb: in words

    What was sent is left to the verb: then the form comes back with what was typed.
    """

    def decorate(view: Callable[[Request, T], HttpResponse]) -> Callable[..., HttpResponse]:
        @require_http_methods(["GET", "POST"])
        @may(has_a_post)
        @wraps(view)
        def page(request: Request, **address: Any) -> HttpResponse:
            found = find(request, **address)
            if request.method != "POST":
                try:
                    check(request, found)
                except Refusal as refusal:
                    return turned_away(request, found, verb, refusal)
            return view(request, found)

        return page

    return decorate


def turned_away(request: Request, found: Commitment | Campaign | Screening | ScreeningObject, verb: str, refusal: Refusal) -> HttpResponse:
    """Say why not, with a way back: 403 where it is somebody else's to do, 409 where it is not to be done as things stand."""
    of_another = isinstance(refusal, OfAnother)
    context: dict[str, Any] = {"verb": verb, "words": refusal.in_words, "of_another": of_another, "back": found.get_absolute_url()}
    if isinstance(found, Commitment):
        context |= {"line": found, "last": found.steps.order_by("-number").first(), "called": found.number}
    else:
        context["called"] = found.name
    return render(request, "ledger/turned_away.html", context, status=403 if of_another else 409)
