"""设岗、换人、撤岗: who holds which post, from which day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Office, Post, Role, User
from ..refusals import DayDoesNotFit, LastOfItsKind, NameIsMissing, NothingIsDifferent
from .record import one_act, record
from .who import setter_of_watchers

SETTING = (Role.CLERK, Role.ADMIN)


def set_up(
    office: Office,
    *,
    role: str,
    title: str,
    user: User | None,
    by: Actor,
    on: date,
    at: datetime,
    in_charge_of: Iterable[Office] = (),
    since: date | None = None,
    note: str = "",
) -> Post:
    """Make a post in the office, held by the user from the day, or vacant.

    Raises NotYoursToSet, OnlyTheAdministrator or NameIsMissing.
    """
    if not title.strip():
        raise NameIsMissing("岗位名称")
    charge = list(in_charge_of)
    with one_act():
        held_by = setter_of_watchers(by, office, [role], on=on, what=f"设{Role(role).label}")
        post = Post.objects.create(role=role, title=title.strip(), office=office, user=user, since=since)
        post.in_charge_of.set(charge)
        values: dict[str, tuple[object, object]] = {"role": ("", Role(role).label), "title": ("", post.title)}
        values |= {"user": ("", user), "since": ("", since)}
        if charge:
            values["in_charge_of"] = ([], charge)
        record(post, Act.SET_UP, office=office, by=by, post=held_by, on=since or on, at=at, note=note, values=values)
    return post


def amend_post(
    post: Post, *, title: str, in_charge_of: Sequence[Office], by: Actor, on: date, at: datetime, note: str = ""
) -> Change:
    """Put the title of a post right, or what its holder is in charge of.

    Raises NotYoursToSet, OnlyTheAdministrator, NameIsMissing or NothingIsDifferent.
    """
    if not title.strip():
        raise NameIsMissing("岗位名称")
    with one_act():
        held_by = setter_of_watchers(by, post.office, [post.role], on=on, what=f"改{post.get_role_display()}")
        values: dict[str, tuple[object, object]] = {}
        if title.strip() != post.title:
            values["title"] = (post.title, title.strip())
        before = list(post.in_charge_of.order_by("path"))
        after = sorted(in_charge_of, key=lambda office: office.path)
        if before != after:
            values["in_charge_of"] = (before, after)
        if not values:
            raise NothingIsDifferent
        post.title = title.strip()
        post.save(update_fields=["title"])
        post.in_charge_of.set(after)
        return record(post, Act.AMEND, office=post.office, by=by, post=held_by, on=on, at=at, note=note, values=values)


def hand_over(
    post: Post, user: User | None, *, since: date, by: Actor, on: date, at: datetime, note: str = ""
) -> Post:
    """Give the post to another from the day; the old holder's last day is the one before.

    The old post ends and a new one like it begins: what was done under the old one keeps its name. A vacant post
    that nobody ever held is simply filled. ``user=None`` leaves it vacant.

    Raises NotYoursToSet, OnlyTheAdministrator, NothingIsDifferent, DayDoesNotFit or LastOfItsKind.
    """
    with one_act():
        held_by = setter_of_watchers(by, post.office, [post.role], on=on, what=f"给{post.get_role_display()}换人")
        if user == post.user:
            raise NothingIsDifferent
        if post.until is not None and post.until < since:
            raise DayDoesNotFit(f"这个岗位在 {post.until:%Y-%m-%d} 已经撤了。请另设一个岗位。")
        if post.since is not None and since <= post.since and post.user is not None:
            raise DayDoesNotFit(f"现在的人自 {post.since:%Y-%m-%d} 在岗，换人要在那以后。")
        if user is None:
            somebody_stays([post], since)
        values = {"user": (post.user, user), "since": (post.since, since)}
        if post.user is None:
            post.user, post.since = user, since
            post.save(update_fields=["user", "since"])
            new = post
        else:
            charge = list(post.in_charge_of.all())
            until = post.until
            post.until = since - timedelta(days=1)
            post.save(update_fields=["until"])
            new = Post.objects.create(
                role=post.role, title=post.title, office=post.office, user=user, since=since, until=until
            )
            new.in_charge_of.set(charge)
        record(new, Act.HAND_OVER, office=post.office, by=by, post=held_by, on=since, at=at, note=note, values=values)
    return new


def end_post(post: Post, *, last: date, by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """End the post with the day.

    Raises NotYoursToSet, OnlyTheAdministrator, DayDoesNotFit or LastOfItsKind.
    """
    with one_act():
        held_by = setter_of_watchers(by, post.office, [post.role], on=on, what=f"撤{post.get_role_display()}")
        if post.since is not None and last < post.since:
            raise DayDoesNotFit(f"这个岗位自 {post.since:%Y-%m-%d} 才有，最后一天要在那天或以后。")
        somebody_stays([post], last + timedelta(days=1))
        before, post.until = post.until, last
        post.save(update_fields=["until"])
        return record(post, Act.END, office=post.office, by=by, post=held_by, on=last, at=at, note=note,
                      values={"until": (before, last)})  # fmt: skip


def somebody_stays(ended: Iterable[Post], day: date) -> None:
    """Raise LastOfItsKind if, without these posts, nobody would be left that day who may change settings at all."""
    ended = list(ended)
    if not any(post.role in SETTING and post.user is not None for post in ended):
        return
    others = Post.objects.on(day).filter(role__in=SETTING, user__is_active=True)
    if not others.exclude(pk__in=[post.pk for post in ended]).exists():
        raise LastOfItsKind
