"""走访单: what is to be looked back at now, for whoever may go to take along; the clerk prints it and hands it out."""

from collections.abc import Sequence

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.work.ledger.bound import who_may_look_back
from guatu.work.ledger.filters import chosen, ordered
from guatu.work.ledger.models import Commitment

MOST = 200


@require_GET
@may(has_a_post)
def walk_page(request: Request) -> HttpResponse:
    """Show the lines grouped by who may look back at them, what is due first before the rest."""
    whole = whole_shown(request)
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    waiting = ordered(chosen(mine, QueryDict("waits=look_back"), request.today), "look_back")
    lines = list(waiting.select_related("lead", "assigner", "concerns").defer("quote")[:MOST])
    who = who_may_look_back(lines, whole, request.today)
    groups: dict[Sequence[str], list[Commitment]] = {}
    for line in lines:
        groups.setdefault(who[line.pk], []).append(line)
    return render(request, "verification/walk.html", {"whole": whole, "groups": list(groups.items()), "count": len(lines), "most": MOST})
