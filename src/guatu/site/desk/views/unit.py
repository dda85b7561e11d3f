"""单位待办: what one office owes, sorted by urgency, with five buttons below; made for a telephone first."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guatu.records.offices.acting import Request
from guatu.records.offices.models import ANSWERING, Office, Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number
from guatu.records.trail.actors import Actor
from guatu.work.ledger.filters import scope_of
from guatu.work.ledger.lighting import end_now, light_up_all
from guatu.work.ledger.models import Commitment

from ..day import offices_answered_for
from ..numbers import count_all
from ..owed import owed_by, unit_numbers


@require_safe
@may(has_a_post)
def unit_page(request: Request) -> HttpResponse:
    """Show what the office owes: the one named, else the first the signed-in answers for."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    own = offices_answered_for([post for post in request.actor.posts if post.whole == whole.pk])
    office = office_asked(request, whole, [post.office for post in own])
    if office is None:
        return render(request, "desk/no_unit.html", {"whole": whole})
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    numbers = unit_numbers(office.pk, request.today)
    count_all(numbers.all, mine, scope_of(request.actor, whole, request.today), end_now(whole))
    show = request.GET.get("show", "")
    owed = owed_by(mine, office.called, numbers, request.today, show if any(n.key == show for n in numbers.five) else "")
    here = f"&whole={whole.pk}" if "whole" in request.GET else ""
    context = {
        "owed": owed, "here": here, "others": [post for post in own if post.office != office.pk],
        "answers": answers_for(request.actor, office), "by": clerk_of_town(request.actor, whole),
    }  # fmt: skip
    return render(request, "desk/unit.html", context)


def office_asked(request: Request, whole: Office, own: list[int]) -> Office | None:
    """Return the office the page is about. Raises Http404 for one that is not of the town."""
    key = request.GET.get("office", "")
    if not key:
        return Office.objects.filter(pk__in=own[:1]).first()
    office = Office.objects.below(whole).filter(pk=int(key)).first() if is_number(key) else None
    if office is None:
        raise Http404("没有这个单位，或不在这个镇街。")
    return office


def answers_for(actor: Actor, office: Office) -> bool:
    """Say whether the signed-in answer for the office themselves."""
    return any(post.is_in_or_below(office.path) for post in actor.posts_as(*ANSWERING))


def clerk_of_town(actor: Actor, whole: Office) -> bool:
    """Say whether the signed-in may write down what the office says."""
    return any(post.whole == whole.pk for post in actor.posts_as(Role.CLERK))
