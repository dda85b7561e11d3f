"""Who acts, by value: the trail and the rooms below the offices need no key to a user."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LONGEST_NAME = 40  # characters, in every journal


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post somebody holds on the day of the act.

    role: clerk, unit, verifier, approver, reader or another (offices.models.Role)
    office: key of the office the post is in; path: its place in the tree of offices
    whole: key of the town or district the office belongs to; whole_path: its place
    in_charge_of: keys of the offices a leader is in charge of
    instead_of: the name of its holder, where the actor is their substitute (代岗) that day
    """

    key: int
    role: str
    title: str
    office: int
    office_name: str
    path: str
    whole: int
    whole_path: str
    in_charge_of: frozenset[int] = frozenset()
    instead_of: str = ""

    def is_in_or_below(self, path: str) -> bool:
        """Say whether the post lies in the office of that path, or in one below it."""
        return self.path.startswith(path)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, with every post held that day.

    left: the places in the tree of offices of the posts held before, and the last day of each
    """

    user: int
    name: str
    posts: tuple[HeldPost, ...]
    left: tuple[tuple[str, date], ...] = ()

    def named_in(self, post: HeldPost | None) -> str:
        """Return the name the journal writes for an act in that post: both names for a substitute, 王代李."""
        return f"{self.name}代{post.instead_of}"[:LONGEST_NAME] if post and post.instead_of else self.name

    def posts_as(self, *roles: str) -> Iterable[HeldPost]:
        """Yield the posts of these roles."""
        return (post for post in self.posts if post.role in roles)
