"""Whom a rung is for: posts by their function on a day; and who acts in a post that day, substitutes by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from guatu.crafts.planning.rungs import To
from guatu.records.offices.acting import paths_above
from guatu.records.offices.models import Office, Post, Role, Substitute
from guatu.records.offices.models.office import WHOLES


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody who acts in a post. instead_of: its holder's name, for a substitute."""

    user: int
    name: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A post that is told, and as what. stands_in: nobody acts in the function itself; it is to be passed on."""

    post: int
    function: To
    stands_in: bool = False


def who_acts_in(posts: Iterable[Post], day: date) -> dict[int, list[Acting]]:
    """Return for each post who acts in it that day: its holder, and their substitutes. Of those whose account is barred none."""
    held = {post.pk: post for post in posts if post.user is not None}
    acting: dict[int, list[Acting]] = defaultdict(list)
    for post in held.values():
        if post.user is not None and post.user.is_active:
            acting[post.pk].append(Acting(post.user.pk, post.user.name))
    instead = Substitute.objects.on(day).filter(post__in=held, user__is_active=True).select_related("user")
    for each in instead:
        holder = held[each.post_id].user
        acting[each.post_id].append(Acting(each.user_id, each.user.name, holder.name if holder else ""))
    return acting


class Directory:
    """The posts of a town on a day, of those in which somebody acts: asked once, for all that is due in it."""

    def __init__(self, whole: Office, day: date) -> None:
        self.whole = whole
        wholes = set(Office.objects.in_or_below(whole).filter(kind__in=WHOLES).values_list("path", flat=True))
        posts = Post.objects.on(day).filter(office__path__gte=whole.path, office__path__lt=whole.path_end, user__isnull=False)
        self.posts = list(posts.select_related("office", "user").order_by("office__path", "pk"))
        self.acting = who_acts_in(self.posts, day)
        self.by_office: dict[tuple[str, str], list[int]] = defaultdict(list)  # role, path of the office
        self.clerks: dict[str, list[int]] = defaultdict(list)  # path of the town
        self.path_of: dict[int, str] = {}
        for post in self.posts:
            if not self.acting.get(post.pk):
                continue
            self.path_of[post.pk] = post.office.path
            self.by_office[post.role, post.office.path].append(post.pk)
            if post.role == Role.CLERK:
                self.clerks[next(path for path in paths_above(post.office.path) if path in wholes)].append(post.pk)
        self.in_charge: dict[int, list[int]] = defaultdict(list)  # key of the office
        charged = Post.in_charge_of.through.objects.filter(post__in=self.path_of, post__role=Role.APPROVER).order_by("post__office__path", "post")
        for key, office in charged.values_list("post", "office"):
            self.in_charge[office].append(key)

    def addressed(
        self, functions: Iterable[To], lead: Office | None, *, handler: int | None = None, kept_from: str = ""
    ) -> list[Addressed]:
        """Return the posts that are told. Where nobody acts in a function the nearest who can pass it on is told so.

        handler: the post that handles the line, which is then told alone of its office
        kept_from: the path of the office a sealed line concerns: nobody in it or below it is told (F4.5)
        """
        found: list[Addressed] = []
        for function in functions:
            posts, stands_in = self._posts(function, lead, handler)
            told = [key for key in posts if not kept_from or not self.path_of[key].startswith(kept_from)]
            found += [Addressed(key, function, stands_in) for key in told]
        return found

    def _posts(self, function: To, lead: Office | None, handler: int | None) -> tuple[list[int], bool]:
        clerks = self.clerks.get(self.whole.path, [])
        if function == To.SUPERVISOR or lead is None:
            return clerks, function != To.SUPERVISOR
        if function == To.LEADER:
            leaders = self.in_charge.get(lead.pk, [])
            return (leaders, False) if leaders else (clerks, True)
        # A town that owes something to its district is told at its own supervision desk.
        unit = self.clerks.get(lead.path, []) if lead.is_whole else self.by_office.get((Role.UNIT, lead.path), [])
        heads = self.by_office.get((Role.HEAD, lead.path), [])
        if function == To.UNIT and handler in self.path_of:
            return [handler] if handler else [], False
        wanted, other = (heads, unit) if function == To.HEAD else (unit, heads)
        if wanted:
            return wanted, False
        return (other or self._below(lead) or clerks), True

    def _below(self, lead: Office) -> list[int]:
        if lead.is_whole:
            return []
        return [key for (role, path), keys in self.by_office.items() if role == Role.UNIT and path.startswith(lead.path) for key in keys]


def users_of(posts: Collection[int], day: date) -> dict[int, list[Acting]]:
    """Return who acts in these posts that day."""
    return who_acts_in(Post.objects.on(day).filter(pk__in=posts).select_related("user"), day)
