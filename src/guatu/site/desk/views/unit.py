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

from ..day import keys_of, names_of, offices_answered_for
from ..numbers import count_all
from ..owed import ALL, Owed, owed_by, unit_numbers


@require_safe
@may(has_a_post)
def unit_page(request: Request) -> HttpResponse:
    """Show what the office owes: the one named, else all that the signed-in answer for."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    own = offices_answered_for([post for post in request.actor.posts if post.whole == whole.pk])
    everywhere = len(own) > 1 and request.GET.get("office", ALL) == ALL
    office = None if everywhere else office_asked(request, whole, [post.office for post in own])
    if office is None and not everywhere:
        return render(request, "desk/no_unit.html", {"whole": whole})
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    here = f"&whole={whole.pk}" if "whole" in request.GET else ""
    shown = [(office.pk, office.called)] if office else [(post.office, post.office_name) for post in own]
    counted = {key: unit_numbers(key, request.today) for key in dict.fromkeys([*(key for key, _ in shown), *(post.office for post in own)])}
    together = unit_numbers(keys_of(own), request.today) if len(own) > 1 else None
    numbers = [number for each in (*counted.values(), *([together] if together else [])) for number in each.all]
    count_all(numbers, mine, scope_of(request.actor, whole, request.today), end_now(whole))
    show = request.GET.get("show", "")
    show = show if any(number.key == show for number in counted[shown[0][0]].five) else ""
    sections = [owed_by(mine, called, counted[key], request.today, show) for key, called in shown]
    owed = Owed(names_of(own), ALL, together, [], show) if together and everywhere else sections[0]
    units = [(post.office, post.office_name, counted[post.office].five[0].count) for post in own] if together else []
    context = {
        "owed": owed, "sections": sections, "here": here, "units": units, "all": together.five[0].count if together else 0,
        "answers": everywhere or answers_for(request.actor, office), "by": clerk_of_town(request.actor, whole),
    }  # fmt: skip
    return render(request, "desk/unit.html", context)


def office_asked(request: Request, whole: Office, own: list[int]) -> Office | None:
    """Return the office the page is about. Raises Http404 for one that is not of the town."""
    key = request.GET.get("office", "")
    if key in {"", ALL}:
        return Office.objects.filter(pk__in=own[:1]).first()
    office = Office.objects.below(whole).filter(pk=int(key)).first() if is_number(key) else None
    if office is None:
        raise Http404("没有这个单位，或不在这个镇街。")
    return office


def answers_for(actor: Actor, office: Office | None) -> bool:
    """Say whether the signed-in answer for the office themselves."""
    return office is not None and any(post.is_in_or_below(office.path) for post in actor.posts_as(*ANSWERING))


def clerk_of_town(actor: Actor, whole: Office) -> bool:
    """Say whether the signed-in may write down what the office says."""
    return any(post.whole == whole.pk for post in actor.posts_as(Role.CLERK))
