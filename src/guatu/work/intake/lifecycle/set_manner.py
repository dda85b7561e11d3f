"""定规矩: the town's switches of review; each change has its link in the trail."""

import secrets
from datetime import datetime

from guatu.records.offices.models import Office, Role
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash, seal
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Manner
from ..refusals import NotYourSwitch


def set_manner(whole: Office, *, what: str, on: bool, by: Actor, at: datetime, shape: str = "") -> str:
    """Set one switch of the town; return what was done, in words. To be called inside a transaction.

    what: "two" (two clerks), "learns", or "forget" (one shape, on or off)

    Raises NotYourSwitch or NotYours.
    """
    post = approver_of(by, whole) if what == "two" else clerk_of(by, whole, Verb.ENTER)
    link = seal(
        verb={"two": "two_clerks"}.get(what, what), subject=f"intake.manner:{whole.pk}", user=by.user, post=post.key,
        content=content_hash({"what": what, "on": on, "shape": shape}, secrets.token_hex(16)), at=at,
    )  # fmt: skip
    manner, _ = Manner.objects.get_or_create(whole=whole)
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
    return f"{told}（第 {link.number} 环）"


def approver_of(by: Actor, whole: Office) -> HeldPost:
    """Return the post by which the actor decides on two clerks: not a clerk's. Raises NotYourSwitch."""
    for post in by.posts_as(Role.APPROVER, Role.ADMIN):
        if post.whole == whole.pk:
            return post
    raise NotYourSwitch(whole.called)
