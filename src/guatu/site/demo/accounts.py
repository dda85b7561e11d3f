"""The sample accounts of the demo: who is offered on its sign-in page, and the one password of them all.

Imported by the sign-in page in the demo alone (settings.DEMO); anywhere else no such account exists.
"""

from typing import NamedTuple

from .cast import OFFERED, PEOPLE, POSTS

PASSWORD = "yunxi-yanshi-2026"

DOES = {
    "clerk": "投文件、逐条确认、交办、代录",
    "unit": "签收、反馈本单位的事",
    "verifier": "核实单位报上来的办结",
    "approver": "销号，或退回重办",
    "reader": "看台账和挂图",
    "admin": "设机构、岗位和账号",
    "security": "定谁核实、谁审批，解锁，清除误投的",
    "audit": "看流转链和登录记录，什么也不改",
}


class Sample(NamedTuple):
    """One account that can be tried."""

    username: str
    name: str
    does: str


def sample_accounts() -> list[Sample]:
    """Return the accounts offered, in their order, each with what its post does."""
    names = {person.username: person.name for person in PEOPLE}
    posts = {post.username: post for post in reversed(POSTS) if post.username}
    found = []
    for username in OFFERED:
        post = posts[username]
        place = post.office.rsplit("/", 1)[-1]
        found.append(Sample(username, names[username], f"{place}：{DOES[post.role]}"))
    return found
