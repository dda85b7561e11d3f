"""提醒: what one is reminded of now, and what was told this morning."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guatu.records.almanac.rules import rungs_on
from guatu.records.offices.acting import Request, wholes_of
from guatu.records.offices.models import Role
from guatu.records.offices.rights import has_a_post, may

from ..showing import inbox_of


@require_safe
@may(has_a_post)
def inbox_page(request: Request) -> HttpResponse:
    """Show one's own reminders, or all of one heading of the morning; that somebody looked is written down nowhere (I6)."""
    wholes = wholes_of(request.actor)
    sheets_alone = request.GET.get("show") == "sheets"
    inbox = inbox_of(request.actor, request.now, sheets_alone=sheets_alone)
    context = {
        "inbox": inbox, "sheets_alone": sheets_alone,
        "alone": next((heading for heading in inbox.headings if heading.key == request.GET.get("told")), None),
        "is_clerk": any(True for _ in request.actor.posts_as(Role.CLERK)),
        "hours": rungs_on(wholes[0], request.today).hours.in_words if wholes else "",
    }  # fmt: skip
    return render(request, "reminders/inbox.html", context)
