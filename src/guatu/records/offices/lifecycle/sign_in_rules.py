"""改登录规则: after how many failures a town's accounts are locked, and after how long one is signed out."""

from dataclasses import asdict
from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Office, SignInRules
from ..models.change import FIELDS
from ..models.sign_in_rules import IDLE, LOCK_AFTER, LOCK_FOR
from ..refusals import NothingIsDifferent, OutOfRange
from ..signing_in import Rules, rules_of
from .record import one_act, record
from .who import guardian

BOUNDS = {"tries": LOCK_AFTER, "minutes": LOCK_FOR, "idle_desk": IDLE, "idle_mobile": IDLE}


def set_sign_in_rules(whole: Office, rules: Rules, *, by: Actor, on: date, at: datetime) -> Change:
    """Set the rules of a town, or of a district for all its towns that have none of their own.

    Raises OnlyTheAdministrator, NotYoursToSet, OutOfRange or NothingIsDifferent.
    """
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(rules, name) <= most:
            raise OutOfRange(FIELDS[name], least, most)
    with one_act():
        post = guardian(by, whole, on=on, what="改登录规则")
        before, after = asdict(rules_of(whole)), asdict(rules)
        values = {name: (before[name], after[name]) for name in BOUNDS if before[name] != after[name]}
        if not values:
            raise NothingIsDifferent
        row, _ = SignInRules.objects.update_or_create(whole=whole, defaults=after)
        return record(row, Act.RULES, office=whole, by=by, post=post, on=on, at=at, values=values)
