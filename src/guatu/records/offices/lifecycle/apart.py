"""三员: what one person does not hold at the same time. Nobody is two of the three, none of them works on the lines (F12.6)."""

from datetime import date

from django.db.models import Q

from ..models import ADMINISTRATORS, Post, Role, Substitute, User
from ..refusals import NotTogether


def keep_apart(user: User, role: str, since: date, until: date | None = None) -> None:
    """Raise NotTogether if the user may not hold a post of the role in those days beside what they hold then."""
    held = Post.objects.filter(Q(until=None) | Q(until__gte=since), user=user)
    standing_in = Substitute.objects.filter(user=user, until__gte=since)
    if until is not None:
        held = held.filter(Q(since=None) | Q(since__lte=until))
        standing_in = standing_in.filter(since__lte=until)
    roles = [*held.values_list("role", flat=True), *standing_in.values_list("post__role", flat=True)]
    check_together(user.name, role, roles)


def check_together(name: str, role: str, others: list[str]) -> None:
    """Raise NotTogether if one of the other roles does not go with this one."""
    for other in others:
        if other != role and {other, role} & set(ADMINISTRATORS):
            raise NotTogether(name, Role(role).label, Role(other).label)
