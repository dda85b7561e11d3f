"""审计: the trail and who signed in, for the auditor alone. It shows who did what to what, never what it says; it changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, Post, Role, SignIn, User
from guatu.records.offices.models.sign_in import KEPT_DAYS
from guatu.records.paper.numbers import is_number
from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link, Tail
from guatu.work.ledger.models import Commitment

from ..trail_words import what_words
from .settings.offices import day_asked
from .settings.posts import people_of

SHOWN = 60
EARLIEST = date(2000, 1, 1)
LINE = "ledger.commitment:"
# Walking the chain reads every step once: longer ones are walked at the machine (guatu verify-trail).
WALKED_HERE = 20_000  # links


@dataclass(frozen=True, slots=True)
class Row:
    """One link in words. who: the person and the post, as they are called now."""

    link: Link
    verb: str
    what: str
    who: str
    post: str


@require_safe
def audit_page(request: Request) -> HttpResponse:
    """Show the links of a day and before, or the sign-ins; with ?check=1 walk the whole chain."""
    whole = whole_audited(request)
    sign_ins = request.GET.get("show") == "sign-ins"
    day = max(EARLIEST, min(day_asked(request.GET.get("on", ""), request.today), request.today))
    until = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    found: QuerySet[Any] = tries_of(whole, until) if sign_ins else links_of(whole, until)
    before = request.GET.get("before", "")
    if is_number(before):
        found = found.filter(pk__lt=int(before))
    # No pages are counted: a chain has hundreds of thousands of links.
    rows = list(found[: SHOWN + 1])
    tail = Tail.objects.filter(id=1).first()
    context = {
        "whole": whole, "sign_ins": sign_ins, "day": day, "tail": tail, "kept_days": KEPT_DAYS, "walked_here": WALKED_HERE,
        "rows": rows[:SHOWN] if sign_ins else in_words(rows[:SHOWN], request.actor), "before": before,
        "after": rows[SHOWN - 1].pk if len(rows) > SHOWN else None,
    }  # fmt: skip
    if request.GET.get("check") == "1" and (tail is None or tail.number <= WALKED_HERE):
        context |= {"checked": True, "broken": first_break()}
    return render(request, "desk/audit.html", context)


def whole_audited(request: Request) -> Office:
    """Return the town or district the auditor's post belongs to; of several the largest."""
    post = min(request.actor.posts_as(Role.AUDIT), key=lambda post: len(post.whole_path))
    return Office.objects.get(pk=post.whole)


def links_of(whole: Office, until: datetime) -> QuerySet[Link]:
    """Return the links up to the moment by posts of the town and below it, and those by nobody's post, newest first."""
    posts = Post.objects.filter(office__path__gte=whole.path, office__path__lt=whole.path_end)
    return Link.objects.filter(Q(post__in=posts.values("pk")) | Q(post=None), at__lt=until).order_by("-pk")


def tries_of(whole: Office, until: datetime) -> QuerySet[SignIn]:
    """Return the sign-ins of the town's people, and failures under names that nobody has, newest first."""
    return SignIn.objects.filter(Q(user__in=people_of(whole).values("pk")) | Q(user=None), at__lt=until).select_related("user").order_by("-pk")


def in_words(links: Iterable[Link], actor: Actor) -> list[Row]:
    """Return the links as one reads them, with few questions for a whole page; of a substitute with both names."""
    links = list(links)
    people = User.objects.in_bulk({link.user for link in links})
    posts = Post.objects.select_related("office", "user").in_bulk({link.post for link in links if link.post})
    lines = {link.subject: int(link.subject.removeprefix(LINE)) for link in links if link.subject.startswith(LINE)}
    numbers = dict(Commitment.objects.not_hidden_from(actor).filter(pk__in=lines.values()).values_list("pk", "number"))
    rows = []
    for link in links:
        verb, what = what_words(link, numbers.get(lines.get(link.subject, 0), ""))
        person, post = people.get(link.user), posts.get(link.post or 0)
        name = person.name if person else "系统"
        if person and post and post.user and post.user_id != person.pk:
            name = f"{name}代{post.user.name}"
        rows.append(Row(link, verb, what, name, str(post) if post else ""))
    return rows
