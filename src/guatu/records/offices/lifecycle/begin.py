"""第一次设置: the first accounts and their posts, all at once, while there is nobody yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..models import Act, Office, Post, Role, User
from ..refusals import NotYoursToSet
from .accounts import Opened, check_username, one_time_password
from .apart import check_together
from .record import one_act, record
from .who import FIRST_MORNING


@dataclass(frozen=True, slots=True)
class FirstPost:
    """A first post: its holder, what it is, where it lies; a password of the holder's own, or None for a one-time one."""

    name: str
    username: str
    role: str
    title: str
    office: Office
    password: str | None = None


def begin(posts: Sequence[FirstPost], *, on: date, at: datetime) -> list[Opened]:
    """Make the accounts and the posts; return the accounts, the first post's first.

    One sign-in name is one person, with as many posts as there are rows. Raises NotYoursToSet if there is
    somebody already, UserNameIsOdd or NotTogether; then nobody is made.
    """
    opened: dict[str, Opened] = {}
    for wanted in posts:
        check_together(wanted.name, wanted.role, [each.role for each in posts if each.username == wanted.username])
    with one_act():
        if User.objects.exists():
            raise NotYoursToSet("已有账号的系统管理员或督办岗")
        for wanted in posts:
            if wanted.username not in opened:
                check_username(wanted.username)
                said = wanted.password or one_time_password()
                user = User.objects.create_user(wanted.username, name=wanted.name, password=said)
                user.must_change = wanted.password is None
                user.save(update_fields=["must_change"])
                opened[wanted.username] = Opened(user, said)
                record(user, Act.OPEN_ACCOUNT, office=wanted.office, by=FIRST_MORNING, post=None, on=on, at=at,
                       values={"username": ("", wanted.username)})  # fmt: skip
            holder = opened[wanted.username].user
            post = Post.objects.create(role=wanted.role, title=wanted.title, office=wanted.office, user=holder, since=on)
            record(post, Act.SET_UP, office=wanted.office, by=FIRST_MORNING, post=None, on=on, at=at,
                   values={"role": ("", Role(wanted.role).label), "title": ("", wanted.title), "user": ("", holder)})  # fmt: skip
    return list(opened.values())
