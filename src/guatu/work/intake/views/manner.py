"""确认的规矩: the town's switches of review, and what it has learnt from its reasons."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.refusals import Refusal

from .. import seen
from ..lifecycle.set_manner import set_manner
from ..models import Manner
from ..reasons import TIMES, learnt_of
from ..saying import shape_words

APPROVES = (Role.APPROVER, Role.ADMIN)


@require_http_methods(["GET", "POST"])
@may(has_a_post)
def manner_page(request: Request) -> HttpResponse:
    """Show the switches; POST set=two|learns|forget changes one."""
    whole = whole_shown(request)
    if request.method == "POST":
        try:
            with transaction.atomic():
                told = set_manner(
                    whole, what=request.POST.get("set", ""), on=request.POST.get("on") == "1",
                    shape=request.POST.get("shape", ""), by=request.actor, at=request.now,
                )  # fmt: skip
            messages.success(request, told)
        except Refusal as refusal:
            messages.error(request, refusal.in_words)
        return redirect("review-manner")
    manner = Manner.of(whole.pk)
    learnt = [(each, shape_words(each.shape), each.shape in manner.forgotten) for each in learnt_of(whole.pk)]
    context = {
        "whole": whole, "manner": manner, "learnt": learnt, "times": TIMES,
        "decides": seen.is_clerk_of(request.actor, whole.pk),
        "approves": any(post.whole == whole.pk for post in request.actor.posts_as(*APPROVES)),
    }  # fmt: skip
    return render(request, "intake/manner.html", context)
