"""Whoever signs in with a password that somebody else has set changes it before anything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class FirstChangeThePassword:
    """Middleware: every page leads to the page of the password, until it is one's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        must = request.user.is_authenticated and getattr(request.user, "must_change", False)
        if must and request.path not in {reverse("password"), reverse("sign-out")}:
            return redirect("password")
        return self.get_response(request)
