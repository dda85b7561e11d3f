"""建账号、重设口令、停用账号、解锁: who can sign in. A password made for somebody is shown once and changed by them at once."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from guatu.records.trail.actors import Actor, HeldPost

from ..models import Act, Change, Office, Outcome, Post, Role, Substitute, User
from ..models.office import whole_of
from ..refusals import AlsoElsewhere, LastOfItsKind, NameIsMissing, UserNameIsOdd, UserNameIsTaken
from ..signing_in import write_down
from .posts import SETTING
from .record import one_act, record
from .who import guardian, setter, setter_of_watchers

# Read aloud over the telephone without a doubt: no 0 and o, no 1, l and i.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"


CAN_BE_TOLD = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Opened:
    """An account with the password that is shown this once."""

    user: User
    password: str


def one_time_password() -> str:
    """Return a password to be told once: three groups, about 56 bits."""
    groups = ["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(2)]
    return "-".join([*groups, "".join(secrets.choice(DIGITS) for _ in range(5))])


def open_account(
    username: str, name: str, *, office: Office, by: Actor, on: date, at: datetime, password: str | None = None
) -> Opened:
    """Make an account, with a password of its owner's choice or else a one-time one.

    Raises NotYoursToSet, NameIsMissing, UserNameIsOdd or UserNameIsTaken.
    """
    username, name = username.strip(), name.strip()
    if not username or not name:
        raise NameIsMissing("登录名和姓名")
    check_username(username)
    with one_act():
        post = setter(by, office)
        if User.objects.filter(username=username).exists():
            raise UserNameIsTaken(username)
        said = password or one_time_password()
        user = User.objects.create_user(username, name=name, password=said)
        if password is None:
            user.must_change = True
            user.save(update_fields=["must_change"])
        record(user, Act.OPEN_ACCOUNT, office=office, by=by, post=post, on=on, at=at, values={"username": ("", username)})
    return Opened(user, said)


def check_username(username: str) -> None:
    """Raise UserNameIsOdd unless the name is made of letters, digits, dots, dashes and underscores."""
    if not CAN_BE_TOLD.fullmatch(username):
        raise UserNameIsOdd(username)


def reset(user: User, *, office: Office, by: Actor, on: date, at: datetime) -> Opened:
    """Give the account a new one-time password; whoever is signed in under it is signed out, and no lock stays on it.

    Raises NotYoursToSet, OnlyTheAdministrator or AlsoElsewhere.
    """
    with one_act():
        post = setter_of_watchers(by, office, roles_of(user, on), on=on, what="重设核实岗、审批岗和管理员的口令")
        answerable_for(user, post, on)
        said = one_time_password()
        user.set_password(said)
        user.must_change = True
        user.save(update_fields=["password", "must_change"])
        write_down(user.username, Outcome.UNLOCKED, user=user, address=None, at=at)
        record(user, Act.RESET, office=office, by=by, post=post, on=on, at=at)
    return Opened(user, said)


def bar(user: User, *, office: Office, by: Actor, on: date, at: datetime, note: str = "") -> None:
    """Let nobody sign in under the account any more. Its posts stay until they are handed over.

    Raises NotYoursToSet, OnlyTheAdministrator, AlsoElsewhere or LastOfItsKind.
    """
    with one_act():
        post = setter_of_watchers(by, office, roles_of(user, on), on=on, what="停用核实岗、审批岗和管理员的账号")
        answerable_for(user, post, on)
        others = Post.objects.on(on).filter(role__in=SETTING, user__is_active=True).exclude(user=user)
        if not others.exists():
            raise LastOfItsKind
        user.is_active = False
        user.save(update_fields=["is_active"])
        record(user, Act.BAR, office=office, by=by, post=post, on=on, at=at, note=note, values={"is_active": (True, False)})


def admit(user: User, *, office: Office, by: Actor, on: date, at: datetime) -> None:
    """Let the account sign in again. Raises NotYoursToSet, OnlyTheAdministrator or AlsoElsewhere."""
    with one_act():
        post = setter_of_watchers(by, office, roles_of(user, on), on=on, what="恢复核实岗、审批岗和管理员的账号")
        answerable_for(user, post, on)
        user.is_active = True
        user.save(update_fields=["is_active"])
        record(user, Act.ADMIT, office=office, by=by, post=post, on=on, at=at, values={"is_active": (False, True)})


def unlock(user: User, *, office: Office, by: Actor, on: date, at: datetime) -> Change:
    """Let the account try again at once, though it was wrong too often.

    Raises OnlyTheAdministrator, NotYoursToSet or AlsoElsewhere.
    """
    with one_act():
        post = guardian(by, office, on=on, what="给账号解锁")
        answerable_for(user, post, on)
        write_down(user.username, Outcome.UNLOCKED, user=user, address=None, at=at)
        return record(user, Act.UNLOCK, office=office, by=by, post=post, on=on, at=at)


def answerable_for(user: User, post: HeldPost | None, day: date) -> None:
    """Raise AlsoElsewhere if the user holds a post, that day or later, outside what the actor's post may set.

    An administrator's reaches below; a clerk's is their own town, even in a district.
    """
    if post is None:
        return
    for each in Post.objects.filter(Q(until=None) | Q(until__gte=day), user=user).select_related("office"):
        whole = whole_of(each.office) or each.office
        if not (whole.pk == post.whole or (post.role != Role.CLERK and whole.path.startswith(post.whole_path))):
            raise AlsoElsewhere(user.name, str(each))


def roles_of(user: User, day: date) -> list[str]:
    """Return the roles of the posts the user holds that day or will hold later, or is a substitute in."""
    held = Post.objects.filter(Q(until=None) | Q(until__gte=day), user=user).values_list("role", flat=True)
    return [*held, *Substitute.objects.not_over(day).filter(user=user).values_list("post__role", flat=True)]
