"""合并: an office becomes part of another; its last day is the one before, and its names go over."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Office, Post
from ..models.office import whole_of
from ..refusals import DayDoesNotFit, NotTheSame
from .names import clean_names
from .record import one_act, record
from .who import setter

SHORT = 20  # characters of a short name


def merge(
    office: Office, into: Office, *, by: Actor, on: date, at: datetime, today: date, note: str = ""
) -> Change:
    """Merge the office into the other from the day.

    Who holds a post in it holds the same post in the other from that day. Lines it leads keep it as their lead, shown
    with both names, until they are given to the other. Its names become names of the other, so that papers that use
    them still find an office.

    Raises NotYoursToSet, NotTheSame or DayDoesNotFit.
    """
    if on > today:
        raise DayDoesNotFit(f"合并的日子 {on:%Y-%m-%d} 还没有到。到了那天再合并，手上的事才不会提前没了单位。")
    with one_act():
        post = setter(by, office)
        whole = whole_of(office)
        other = whole_of(into)
        gone = office.until is not None or (into.until is not None and into.until < on)
        if whole is None or other != whole or into.is_whole or office.is_whole or into.is_below(office) or into == office or gone:
            raise NotTheSame
        last = on - timedelta(days=1)
        if office.since and last < office.since:
            raise DayDoesNotFit(f"{office.called}自 {office.since:%Y-%m-%d} 才有，合并的日子要在那以后。")

        before = (office.until, office.becomes, office.short)
        names = office.names
        office.until, office.becomes = last, into
        office.short = both_names(office, into)
        office.save(update_fields=["until", "becomes", "short"])
        into.also = clean_names([*into.also, *names], without=(into.name, into.short))
        into.save(update_fields=["also"])
        values = {
            "until": (before[0], last), "becomes": (before[1], into), "short": (before[2], office.short),
            "posts": move_posts(office, into, on=on),
        }  # fmt: skip
        record(into, Act.AMEND, office=into, by=by, post=post, on=on, at=at, note=f"{office.name}并入", values={"also": ([], names)})
        return record(office, Act.MERGE, office=office, by=by, post=post, on=on, at=at, note=note, values=values)


def both_names(office: Office, into: Office) -> str:
    """Return what the merged office is called on pages from now on: both its names."""
    for mine in (office.called, office.name[:4]):
        for theirs in (into.called, into.called[:6]):
            if len(said := f"{mine}（并入{theirs}）") <= SHORT:
                return said
    return office.called


def move_posts(office: Office, into: Office, *, on: date) -> tuple[list[str], list[str]]:
    """Let every post of the office, and of those below it, go on in the other from the day; return the titles before
    and after. A post that nobody holds ends. The old row keeps what was done under it."""
    held = posts_left(office, on - timedelta(days=1))
    after = []
    for post in held:
        until, charge = post.until, list(post.in_charge_of.all())
        post.until = on - timedelta(days=1)
        post.save(update_fields=["until"])
        if post.user is None:
            continue
        since = max(on, post.since or on)
        new = Post.objects.create(role=post.role, title=post.title, office=into, user=post.user, since=since, until=until)
        new.in_charge_of.set([into if each == office else each for each in charge])
        after.append(str(new))
    return [str(post) for post in held], after


def posts_left(office: Office, last: date) -> list[Post]:
    """Return the posts of the office, and of those below it, that go on beyond the day, or only begin then."""
    there = Post.objects.filter(office__path__gte=office.path, office__path__lt=office.path_end)
    return list(there.filter(Q(until=None) | Q(until__gt=last)).select_related("office", "user"))
