"""停用: an office has its last day; what it did stays under its name."""

from datetime import date, datetime, timedelta

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Office
from ..places import came_away_since
from ..refusals import DayDoesNotFit, StillBusy
from .merge import posts_left
from .posts import somebody_stays
from .record import one_act, record
from .who import setter, setter_of_watchers


def close(office: Office, *, last: date, busy: str = "", by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """Give the office its last day; its posts end with it.

    busy: what the rooms above still find in its hands (3 条在办的事项), nothing if they find nothing

    Raises NotYoursToSet, OnlyTheAdministrator, StillBusy, LastOfItsKind or DayDoesNotFit.
    """
    with one_act():
        post = setter(by, office)
        if busy:
            raise StillBusy(office.called, busy)
        below = [*Office.objects.below(office).on(last).exclude(until=last), *came_away_since([office], last + timedelta(days=1))]
        if office.is_whole or below:
            what = "它是整个镇街" if office.is_whole else f"下面还有{'、'.join(each.called for each in below[:3])}，请先停用、合并或划归它们"
            raise StillBusy(office.called, what)
        if office.since and last < office.since:
            raise DayDoesNotFit(f"{office.called}自 {office.since:%Y-%m-%d} 才有，最后一天要在那天或以后。")
        posts = posts_left(office, last)
        roles = {each.role for each in posts if each.user is not None}
        setter_of_watchers(by, office, roles, on=on, what=f"停用{office.called}（里面有核实岗、审批岗或管理员）")
        somebody_stays(posts, last + timedelta(days=1))
        before, office.until = office.until, last
        office.save(update_fields=["until"])
        values = {"until": (before, last), "posts": ([str(each) for each in posts], [])}
        for each in posts:
            # One that would only have begun later ends before it begins: it is never held.
            each.until = last
            each.save(update_fields=["until"])
        return record(office, Act.CLOSE, office=office, by=by, post=post, on=on, at=at, note=note, values=values)
