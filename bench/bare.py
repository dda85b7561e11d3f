"""The bare peer of the pages: a Django view with fifty rows of the same table, no middleware, no rules."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

ROWS = "<table>{% for line in lines %}<tr><td>{{ line.number }}<td>{{ line.title }}<td>{{ line.lead }}</tr>{% endfor %}"


def bare_view(request: HttpRequest) -> HttpResponse:
    """Show the fifty newest lines."""
    from guatu.work.ledger.models import Commitment

    rows = Commitment.objects.select_related("lead").order_by("-pk")[:50]
    return HttpResponse(engines["django"].from_string(ROWS).render({"lines": rows}))


urlpatterns = [path("", bare_view)]


def application(environ: dict[str, Any], start: Any) -> Any:
    """Answer as a WSGI program of its own, which granian serves beside ours."""
    return _handler()(environ, start)


def _handler(made: list[Any] = []) -> Any:  # noqa: B006 (made once a process)
    if not made:
        import django
        from django.conf import settings

        django.setup()
        settings.ROOT_URLCONF = "bare"
        settings.MIDDLEWARE = []
        from django.core.handlers.wsgi import WSGIHandler

        made.append(WSGIHandler())
    return made[0]
