"""Who may change the settings: the administrator, in what lies below; the clerk, in their own town."""

from collections.abc import Iterable
from datetime import date

from guatu.records.trail.actors import Actor, HeldPost

from ..models import Office, Post, Role, User
from ..models.office import whole_of
from ..refusals import NotYoursToSet, OnlyTheAdministrator

# While nobody has an account yet, the first morning acts under this name.
FIRST_MORNING = Actor(user=0, name="第一次设置", posts=())
# A clerk does not give out what watches over the clerk.
WATCHING = frozenset({Role.VERIFIER, Role.APPROVER, Role.ADMIN, Role.SECURITY})


def may_set(actor: Actor, whole: Office) -> HeldPost | None:
    """Return the post by which the actor may change the settings of the town, or None."""
    for post in actor.posts_as(Role.ADMIN):
        if whole.path.startswith(post.whole_path):
            return post
    return next((post for post in actor.posts_as(Role.CLERK) if post.whole == whole.pk), None)


def setter(actor: Actor, office: Office) -> HeldPost | None:
    """Return the post by which the actor changes what belongs to the office.

    The first morning has no post, and is let in only while there is nobody. Raises NotYoursToSet.
    """
    if actor.user == 0 and not User.objects.exists():
        return None
    whole = whole_of(office) or office
    post = may_set(actor, whole)
    if post is None:
        raise NotYoursToSet(f"{whole.called}的系统管理员或督办岗")
    return post


def administrators(whole: Office, on: date) -> list[Post]:
    """Return the administrators' posts held that day in the town or above it."""
    posts = Post.objects.on(on).filter(role=Role.ADMIN, user__is_active=True).select_related("office", "user")
    return [post for post in posts if whole.path.startswith((whole_of(post.office) or post.office).path)]


def setter_of_watchers(actor: Actor, office: Office, roles: Iterable[str], *, on: date, what: str) -> HeldPost | None:
    """Return the post by which the actor sets what concerns these roles.

    Where the town has an administrator, the clerk gives nobody the right to verify, to approve or to
    administer, and opens nobody's account who has it. A town without one is the clerk's to set up.
    Raises NotYoursToSet or OnlyTheAdministrator.
    """
    post = setter(actor, office)
    if post is None or post.role == Role.ADMIN or not WATCHING.intersection(roles):
        return post
    there = administrators(whole_of(office) or office, on)
    if there:
        raise OnlyTheAdministrator(what, [str(each) for each in there])
    return post
