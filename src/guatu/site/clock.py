"""The one clock: everything below the site is handed the moment, and never asks for it.

A page finds the moment in ``request.now`` and the day in ``request.today``. For the demo and for tests the
day can be set by GUATU_TODAY (2026-11-20); the time of day then runs on as it is.
"""

import os
from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


def now() -> datetime:
    """Return this moment, aware, in the town's own time."""
    moment = timezone.localtime()
    day = os.environ.get("GUATU_TODAY")
    if day:
        moment = datetime.combine(date.fromisoformat(day), moment.timetz())
    return moment


class HandDownTheClock:
    """Middleware: one moment for one request, however long the page takes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = now()  # type: ignore[attr-defined]
        request.today = request.now.date()  # type: ignore[attr-defined]
        return self.get_response(request)
