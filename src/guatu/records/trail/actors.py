"""Who acts, by value: the trail and the rooms below the offices need no key to a user."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post somebody holds on the day of the act.

    role: clerk, unit, verifier, approver or reader
    office: key of the office the post is in; path: its place in the tree of offices
    whole: key of the town or district the office belongs to; whole_path: its place
    in_charge_of: keys of the offices a leader is in charge of
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

    def is_in_or_below(self, path: str) -> bool:
        """Say whether the post lies in the office of that path, or in one below it."""
        return self.path.startswith(path)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, with every post held that day."""

    user: int
    name: str
    posts: tuple[HeldPost, ...]

    def posts_as(self, *roles: str) -> Iterable[HeldPost]:
        """Yield the posts of these roles."""
        return (post for post in self.posts if post.role in roles)
