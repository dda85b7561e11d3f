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

    Its posts end with it. Lines it leads keep it as their lead, shown with both names, until they are given to
    the other. Its names become names of the other, so that papers that use them still find an office.

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
        ended = end_posts(office, last)
        values = {
            "until": (before[0], last), "becomes": (before[1], into), "short": (before[2], office.short),
            "posts": (ended, []),
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


def end_posts(office: Office, last: date) -> list[str]:
    """End every post of the office and of those below it that day; return their titles.

    A post that would only have begun later ends before it begins: it is never held.
    """
    posts = Post.objects.filter(Q(until=None) | Q(until__gt=last), office__path__gte=office.path, office__path__lt=office.path_end)
    titles = [str(post) for post in posts.select_related("office")]
    for post in posts:
        post.until = last
        post.save(update_fields=["until"])
    return titles
