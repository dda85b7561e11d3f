"""Who may open a page: predicates over the posts of the signed-in, and the decorator that asks them."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guatu.records.trail.actors import Actor

View = Callable[..., HttpResponse]


def has_a_post(actor: Actor) -> bool:
    """Holds any post today."""
    return bool(actor.posts)


def is_clerk(actor: Actor) -> bool:
    """Holds a clerk's post today."""
    return any(True for _ in actor.posts_as("clerk"))


def may(allowed: Callable[[Actor], bool]) -> Callable[[View], View]:
    """Let the page be opened by those alone whom the predicate allows; the others read why not.

    The signed-out never come here: they are sent to sign in before.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not allowed(request.actor):  # type: ignore[attr-defined]
                return render(request, "offices/not_yours.html", status=403)
            return view(request, *args, **kwargs)

        return page

    return decorate
