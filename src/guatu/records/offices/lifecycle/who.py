"""Who may change the settings: the administrator, in what lies below; the clerk, in their own town.

What watches over those two is the security administrator's, where there is one: posts that verify, approve or
administer, locked accounts, the rules of signing in (F12.6).
"""

from collections.abc import Iterable
from datetime import date

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.refusals import Refusal

from ..models import ADMINISTRATORS, Office, Post, Role, User
from ..models.office import whole_of
from ..refusals import NotYoursToSet, OnlyTheAdministrator

# While nobody has an account yet, the first morning acts under this name.
FIRST_MORNING = Actor(user=0, name="第一次设置", posts=())
# Whoever sits at the machine itself and may run its commands (guatu manage).
AT_THE_MACHINE = Actor(user=0, name="本机命令", posts=())
# Nobody gives out what watches over them.
WATCHING = frozenset({Role.VERIFIER, Role.APPROVER, *ADMINISTRATORS})


def may_set(actor: Actor, whole: Office) -> HeldPost | None:
    """Return the post by which the actor may change the settings of the town, or None."""
    return above(actor, Role.ADMIN, whole) or next((post for post in actor.posts_as(Role.CLERK) if post.whole == whole.pk), None)


def above(actor: Actor, role: str, whole: Office) -> HeldPost | None:
    """Return the actor's post of the role in the town or in what contains it, or None."""
    return next((post for post in actor.posts_as(role) if whole.path.startswith(post.whole_path)), None)


def setter(actor: Actor, office: Office) -> HeldPost | None:
    """Return the post by which the actor changes what belongs to the office.

    The first morning has no post, and is let in only while there is nobody. Raises NotYoursToSet.
    """
    if actor is FIRST_MORNING and not User.objects.exists():
        return None
    whole = whole_of(office) or office
    post = may_set(actor, whole)
    if post is None:
        raise NotYoursToSet(f"{whole.called}的系统管理员或督办岗")
    return post


def keeper(actor: Actor, office: Office, *, on: date) -> HeldPost | None:
    """Return the post by which the actor does what is the system administrator's, the clerk's where there is none.

    Raises NotYoursToSet, which names who may.
    """
    whole = whole_of(office) or office
    there = administrators(whole, on)
    post = above(actor, Role.ADMIN, whole)
    if there and post is None:
        raise NotYoursToSet("、".join(str(each) for each in there))
    return post or setter(actor, office)


def administrators(whole: Office, on: date, role: str = Role.ADMIN) -> list[Post]:
    """Return the administrators' posts of that role held that day in the town or above it."""
    posts = Post.objects.on(on).filter(role=role, user__is_active=True).select_related("office", "user")
    return [post for post in posts if whole.path.startswith((whole_of(post.office) or post.office).path)]


def guardian(actor: Actor, office: Office, *, on: date, what: str) -> HeldPost | None:
    """Return the post by which the actor does what watches over those who set things up.

    The security administrator's where there is one; else the system administrator's; a town with neither is the
    clerk's to set up. Raises OnlyTheAdministrator, which names who may, or NotYoursToSet.
    """
    if actor is AT_THE_MACHINE:
        return None
    whole = whole_of(office) or office
    for role in (Role.SECURITY, Role.ADMIN):
        there = administrators(whole, on, role)
        if there:
            post = above(actor, role, whole)
            if post is None:
                raise OnlyTheAdministrator(what, str(role.label), [str(each) for each in there])
            return post
    return setter(actor, office)


def is_keeper(actor: Actor, whole: Office, on: date) -> bool:
    """Say whether what is the system administrator's is the actor's that day."""
    try:
        keeper(actor, whole, on=on)
    except Refusal:
        return False
    return True


def is_guardian(actor: Actor, whole: Office, on: date) -> bool:
    """Say whether the actor is the one who watches over the town's accounts that day."""
    try:
        guardian(actor, whole, on=on, what="")
    except Refusal:
        return False
    return True


def setter_of_watchers(actor: Actor, office: Office, roles: Iterable[str], *, on: date, what: str) -> HeldPost | None:
    """Return the post by which the actor sets what concerns these roles.

    Nobody who sets up the town gives themselves the right to verify, to approve or to administer, or opens the
    account of somebody who has it. Raises NotYoursToSet or OnlyTheAdministrator.
    """
    if WATCHING.intersection(roles):
        return setter(actor, office) if actor is FIRST_MORNING else guardian(actor, office, on=on, what=what)
    return setter(actor, office)
