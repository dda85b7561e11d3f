"""Four eyes in a small town: where one person holds several posts, what they cannot verify, and who may instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .models import ADMINISTRATORS, ANSWERING, Office, Post, Role
from .models.office import whole_of


@dataclass(frozen=True, slots=True)
class Seat:
    """A post somebody holds: who, as what, in which office."""

    who: str
    role: str
    office: Office


def seats_of(posts: Iterable[Post]) -> list[Seat]:
    """Return the posts that somebody holds."""
    return [Seat(post.user.name, post.role, post.office) for post in posts if post.user is not None]


def withheld(seats: Sequence[Seat], whole: Office) -> list[str]:
    """Return, in sentences, what will be withheld from whom, and who may; what the town cannot do at all first.

    The rule (I3): whoever verifies holds no post in the lead's office or below it, and has neither reported nor
    entered the report.
    """
    verifiers = {seat.who for seat in seats if seat.role == Role.VERIFIER}
    approvers = {seat.who for seat in seats if seat.role == Role.APPROVER}
    clerks = {seat.who for seat in seats if seat.role == Role.CLERK}
    told: list[str] = []
    if not verifiers:
        told.append("还没有核实岗：反馈了也没有人能核实。请设一个不常做主办的人。")
    if not approvers:
        told.append("还没有审批岗：核实了也没有人能销号。请设一个，比如镇长或分管领导。")
    for who in sorted(verifiers):
        others = sorted(verifiers - {who})
        who_may = f"可以核实的：{'、'.join(others)}。" if others else "没有别人能核实，请再设一个核实岗。"
        if who in clerks:
            told.append(f"{who}既是督办岗又是核实岗：{who}代录的反馈，自己不能核实。{who_may}")
        offices = [seat.office for seat in seats if seat.who == who and sits_in_a_lead(seat, whole)]
        for office in {each.pk: each for each in offices}.values():
            free = sorted(other for other in others if not sits_in(other, office, seats))
            who_may = f"可以核实的：{'、'.join(free)}。" if free else "没有别人能核实，请再设一个不在那里的核实岗。"
            told.append(f"{who}在{office.called}有岗位：{office.called}主办、协办的事，{who}不能核实。{who_may}")
    for who in sorted(clerks):
        units = {seat.office.called for seat in seats if seat.who == who and seat.role in ANSWERING}
        if units:
            told.append(f"{who}既是督办岗又是{'、'.join(sorted(units))}的承办岗：可以自己交办、自己反馈，但核实、销号要由别人。")
    for who, roles in sorted(both_of(seats).items()):
        told.append(f"{who}兼着{'、'.join(roles)}：三种管理员不能互相兼，也不兼办事的岗位。请把其中的换给别人。")
    for who in sorted(approvers & verifiers):
        told.append(f"{who}既核实又审批：规则允许，但销号前少了一双眼睛，能分开就分开。")
    return told


def both_of(seats: Sequence[Seat]) -> dict[str, list[str]]:
    """Return who holds an administrator's post beside one that does not go with it, and what they hold."""
    held: dict[str, set[str]] = {}
    for seat in seats:
        held.setdefault(seat.who, set()).add(seat.role)
    return {
        who: [role.label for role in Role if role in roles]
        for who, roles in held.items()
        if len(roles) > 1 and roles & set(ADMINISTRATORS)
    }


def sits_in_a_lead(seat: Seat, whole: Office) -> bool:
    """Say whether the seat lies in an office that may lead a line of the town."""
    return seat.office.pk != whole.pk and not seat.office.is_whole and whole_of(seat.office) == whole


def sits_in(who: str, office: Office, seats: Sequence[Seat]) -> bool:
    """Say whether the person holds a post in the office or below it."""
    return any(seat.who == who and seat.office.path.startswith(office.path) for seat in seats)
