"""定规矩: the town's switches of review; each change has its link in the trail."""

from datetime import datetime

from django.utils import timezone

from guatu.records.offices.lifecycle.record import record
from guatu.records.offices.models import Act, Office, Role
from guatu.records.trail.actors import Actor, HeldPost
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Manner
from ..refusals import NoSuchSwitch, NotYourSwitch

SWITCHES = frozenset({"two", "learns", "forget"})


def set_manner(whole: Office, *, what: str, on: bool, by: Actor, at: datetime, shape: str = "") -> str:
    """Set one switch of the town; return what was done, in words. To be called inside a transaction.

    what: "two" (two clerks), "learns", or "forget" (one shape, on or off); it stands in the journal of the settings

    Raises NoSuchSwitch, NotYourSwitch or NotYours.
    """
    if what not in SWITCHES:
        raise NoSuchSwitch
    post = approver_of(by, whole) if what == "two" else clerk_of(by, whole, Verb.ENTER)
    manner, _ = Manner.objects.get_or_create(whole=whole)
    was = {"two": manner.two_clerks, "learns": manner.learns, "forget": shape in manner.forgotten}[what]
    record(
        whole, Act.AMEND, office=whole, by=by, post=post, on=timezone.localtime(at).date(), at=at, note=shape,
        values={{"two": "two_clerks"}.get(what, what): (was, on)},
    )  # fmt: skip
    if what == "two":
        manner.two_clerks = on
        told = "立账要两人：打开了。一位督办岗拟办，另一位同意。" if on else "立账要两人：关掉了。已经拟办的仍要同意或撤回。"
    elif what == "learns":
        manner.learns = on
        told = "记住不立账的原因：打开了，从下一份文件起。" if on else "记住不立账的原因：关掉了，从下一份文件起。"
    else:
        others = [each for each in manner.forgotten if each != shape]
        manner.forgotten = [*others, shape] if on else others
        told = "这种句式不再标成疑似。" if on else "这种句式恢复标成疑似。"
    manner.set_at, manner.set_name = at, by.name[:40]
    manner.save()
    return told


def approver_of(by: Actor, whole: Office) -> HeldPost:
    """Return the post by which the actor decides on two clerks: not a clerk's. Raises NotYourSwitch."""
    for post in by.posts_as(Role.APPROVER, Role.ADMIN):
        if post.whole == whole.pk:
            return post
    raise NotYourSwitch(whole.called)
