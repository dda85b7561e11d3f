"""Whose ledger a page shows: the town named in the address, else the one the signed-in belong to."""

from typing import Protocol

from django.http import Http404

from guatu.records.trail.actors import Actor

from .acting import Request, wholes_of
from .models import Office
from .models.office import WHOLES


class Placed(Protocol):
    """What has a place in the tree of offices."""

    @property
    def path(self) -> str: ...


def may_see(actor: Actor, whole: Placed) -> bool:
    """Say whether the whole is one of the actor's, or lies below one."""
    return any(whole.path.startswith(post.whole_path) for post in actor.posts)


def whole_shown(request: Request) -> Office:
    """Return the town or district the page is about: ``?whole=``, else the actor's own.

    Raises Http404 for one the actor may not see, and where there is none.
    """
    actor = request.actor
    named = request.GET.get("whole") or request.POST.get("whole")
    if named:
        whole = Office.objects.filter(pk=named, kind__in=WHOLES).first() if named.isascii() and named.isdecimal() and len(named) < 19 else None
        if whole is None or not may_see(actor, whole):
            raise Http404("没有这个镇街，或不归您看。")
        return whole
    own = wholes_of(actor)
    if not own:
        raise Http404("您今天没有在岗的岗位。")
    return own[0]
