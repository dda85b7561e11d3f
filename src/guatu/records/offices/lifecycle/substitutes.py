"""代岗、收回代岗: somebody acts in another's post for some days. Set by whoever may set the post; ends by itself."""

from datetime import date, datetime, timedelta

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Post, Substitute, User
from ..refusals import DayDoesNotFit, LastsTooLong, NobodyToStandIn, NothingIsDifferent, StandsInAlready
from .apart import keep_apart
from .record import one_act, record
from .who import setter_of_watchers

LONGEST = 184  # days


def substitute(
    post: Post, user: User, *, since: date, until: date, by: Actor, on: date, at: datetime, note: str = ""
) -> Substitute:
    """Let the user act in the post from the first day to the last, beside its holder.

    Rights begin with the day it is set at the earliest: nothing done before is made good by it.

    Raises NotYoursToSet, OnlyTheAdministrator, NobodyToStandIn, DayDoesNotFit, LastsTooLong, StandsInAlready or
    NotTogether.
    """
    with one_act():
        held_by = setter_of_watchers(by, post.office, [post.role], on=on, what=f"给{post.get_role_display()}设代岗")
        if post.user is None:
            raise NobodyToStandIn
        if user == post.user:
            raise NothingIsDifferent(f"{user.name}本来就在这个岗位上，不用代。请选另一个人。")
        check_days(post, since, until, on)
        for other in Substitute.objects.not_over(since).filter(post=post, since__lte=until).select_related("user"):
            raise StandsInAlready(other.user.name, other.since, other.until)
        keep_apart(user, post.role, since, until)
        standing_in = Substitute.objects.create(post=post, user=user, since=since, until=until)
        values = {"substitute": ("", user), "since": ("", since), "until": ("", until)}
        record(post, Act.SUBSTITUTE, office=post.office, by=by, post=held_by, on=since, at=at, note=note, values=values)
    return standing_in


def check_days(post: Post, since: date, until: date, on: date) -> None:
    """Raise DayDoesNotFit or LastsTooLong unless somebody can act in the post in those days."""
    if since < on:
        raise DayDoesNotFit(f"代岗最早从今天 {on:%Y-%m-%d} 起：以前办的事不能补成代办。")
    if until < since:
        raise DayDoesNotFit("最后一天早于第一天，请核对。")
    if (post.since and since < post.since) or (post.until and until > post.until):
        raise DayDoesNotFit("代岗的日子要落在这个岗位在岗的日子里，请核对。")
    if (until - since).days >= LONGEST:
        raise LastsTooLong(LONGEST)


def call_back(standing_in: Substitute, *, by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """End it at once, before its last day.

    Raises NotYoursToSet, OnlyTheAdministrator or DayDoesNotFit.
    """
    post = standing_in.post
    with one_act():
        held_by = setter_of_watchers(by, post.office, [post.role], on=on, what=f"收回{post.get_role_display()}的代岗")
        if standing_in.until < on or standing_in.until < standing_in.since:
            raise DayDoesNotFit("这一段代岗已经结束了，没有再办一次。")
        before, standing_in.until = standing_in.until, on - timedelta(days=1)
        standing_in.save(update_fields=["until"])
        values = {"substitute": (standing_in.user, ""), "until": (before, standing_in.until)}
        return record(post, Act.CALL_BACK, office=post.office, by=by, post=held_by, on=on, at=at, note=note, values=values)
