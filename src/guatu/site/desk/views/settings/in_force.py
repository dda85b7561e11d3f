"""What the pages of the rules in force share: what was set, what holds from a later day on, and who reads its preview."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from guatu.records.almanac.models import InForce
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Change, Office
from guatu.site.doors import CONTENT
from guatu.work.ledger.models import Commitment

MOST_SHOWN = 60


def reads_lines(request: Request, whole: Office) -> bool:
    """Say whether the lines themselves may be named: an administrator sees how many, not what they say."""
    return any(post.role in CONTENT and whole.path.startswith(post.whole_path) for post in request.actor.posts)


def kept_from(request: Request, lines: Iterable[Commitment]) -> set[int]:
    """Return which of these lines the actor does not see: what is said against an office stays out of its preview."""
    keys = {line.pk for line in lines}
    return keys - set(Commitment.objects.filter(pk__in=keys).visible_to(request.actor).values_list("pk", flat=True))


def changes_of(model: type[InForce], whole: Office) -> Any:
    """Return the journal of what was put in force in the town."""
    keys = model._default_manager.filter(whole=whole).values_list("pk", flat=True)
    return Change.objects.filter(subject__in=[f"{model._meta.label_lower}:{key}" for key in keys])[:20]


def coming(model: type[InForce], whole: Office, today: date) -> Any:
    """Return what was set to hold from a later day on."""
    return model._default_manager.filter(whole=whole, since__gt=today).order_by("since", "pk")
