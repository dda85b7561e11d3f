"""The queues 待核实, 待销号, 待批延期 and 待重新列账: of what waits, what is somebody's own to do, and what waits for others, with whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict

from guatu.records.almanac.categories import categories_of
from guatu.records.offices.models import Office, Role
from guatu.records.trail.actors import Actor

from . import occurring
from .bound import (
    mark_bound,
    mark_bound_periods,
    who_closes_each,
    who_decides_each,
    who_may_verify_each,
    who_may_verify_each_period,
)
from .classes import closing_words
from .models import Commitment, Occurrence
from .stages import Stage, Verb, Verdict

ME, OTHERS = "me", "others"  # as an address says whose turn it is


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of a queue by their keys: those that are one's own to do, and those that wait for others."""

    mine: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue: whose role it waits for, what they do (as it is called), and how its lines are marked with whose they are."""

    role: Role
    called: str
    mark: Callable[[Sequence[Commitment], Actor, Office, date], None]
    mark_who: Callable[[Sequence[Commitment], Actor, Office, date], None]

    def is_for(self, actor: Actor, whole: Office) -> bool:
        """Say whether the actor holds a post that the town's queue waits for."""
        return any(whole.path.startswith(post.whole_path) for post in actor.posts_as(self.role))

    def split(self, lines: QuerySet[Commitment], actor: Actor, whole: Office, today: date) -> Split:
        """Return whose turn it is with each of the lines that wait, in their order."""
        asked = list(lines.select_related("lead", "concerns").defer("quote", "measures", "standard", "stage_plan"))
        self.mark(asked, actor, whole, today)
        mine, others = ([line.pk for line in asked if bool(line.for_others) is theirs] for theirs in (False, True))  # type: ignore[attr-defined]
        return Split(tuple(mine), tuple(others))


def mark_verifiable(lines: Sequence[Commitment], actor: Actor, whole: Office, today: date) -> None:
    """Mark the lines that are not the actor's to verify with why."""
    if not VERIFY.is_for(actor, whole):
        for line in lines:
            line.for_others = "由核实岗核实"  # type: ignore[attr-defined]
    else:
        mark_bound(lines, actor.user, actor.posts)


def mark_who_verifies(lines: Sequence[Commitment], actor: Actor, whole: Office, today: date) -> None:
    """Mark the lines that are not the actor's to verify with why, and who may."""
    mark_verifiable(lines, actor, whole, today)
    theirs = [line for line in lines if line.for_others]  # type: ignore[attr-defined]
    who = who_may_verify_each(theirs, whole, today) if theirs else {}
    for line in theirs:
        line.for_others = with_who(line.for_others, who[line.pk])  # type: ignore[attr-defined]


def with_who(why: str, who: Sequence[str]) -> str:
    """Return why it is for others to verify, with the posts that may."""
    because, apart, _ = why.rpartition("，")
    whom = f"由{'、'.join(who)}核实" if who else "本镇街和上级都没有人可以核实，请管理员设一个核实岗"
    return f"{because}{apart}{whom}"


def mark_closable(lines: Sequence[Commitment], actor: Actor, whole: Office, today: date) -> None:
    """Mark the verified lines that are not the actor's to close with who closes them; those that are, and cannot be closed
    yet, with what still stands before it (not_yet)."""
    closers = who_closes_each(lines, whole, today) if lines else {}
    classes = {kept.category.on_a_line: kept.category for kept in categories_of(whole)} if lines else {}
    own = {post.key for post in actor.posts_as(Role.APPROVER)}
    for line in lines:
        whose = closers[line.pk]
        reported = actor.user in whose.without
        words = f"由{'、'.join(whose.called)}销号" if whose.called else "现在没有人可以销号，请管理员设审批岗"
        own_report = "反馈是您报的或代录的，" if reported and own else ""
        line.for_others = "" if own & whose.posts and not reported else f"{own_report}{words}"  # type: ignore[attr-defined]
        line.not_yet = closing_words(line, classes.get(line.category, classes[""]), today)  # type: ignore[attr-defined]


def mark_decidable(lines: Sequence[Commitment], actor: Actor, whole: Office, today: date) -> None:
    """Mark the lines that wait for another leader than the actor with whom; whoever stands above may decide all the same."""
    deciders = who_decides_each(lines, whole, today) if lines else {}
    own = {post.key for post in actor.posts_as(Role.APPROVER)}
    for line in lines:
        whose = deciders[line.pk]
        words = f"由{'、'.join(whose.called)}定" if whose.called else "现在没有人可以定，请管理员设审批岗"
        line.for_others = "" if own & whose.in_charge else f"{words}{'，您也可以定' if own & whose.posts else ''}"  # type: ignore[attr-defined]


VERIFY = Queue(Role.VERIFIER, Verb.VERIFY.label, mark_verifiable, mark_who_verifies)
CLOSE = Queue(Role.APPROVER, Verb.CLOSE.label, mark_closable, mark_closable)
EXTEND = Queue(Role.APPROVER, "批延期", mark_decidable, mark_decidable)
RELIST = Queue(Role.APPROVER, Verb.RELIST.label, mark_decidable, mark_decidable)


def periods_waiting(mine: QuerySet[Commitment], actor: Actor, whole: Office, today: date) -> tuple[list[Occurrence], list[Occurrence]]:
    """Return the periods that wait to be verified, line by line, the oldest first: those the actor may verify, and the
    others, marked with why. Of a line that stands still none waits."""
    rows = list(occurring.waiting(mine).select_related("line__lead", "line__assigner", "line__concerns").order_by("line", "first"))
    if VERIFY.is_for(actor, whole):
        mark_bound_periods(rows, actor.user, actor.posts)
    else:
        for row in rows:
            row.for_others = "由核实岗核实"  # type: ignore[attr-defined]
    return [row for row in rows if not row.for_others], [row for row in rows if row.for_others]  # type: ignore[attr-defined]


def mark_who_verifies_periods(rows: Sequence[Occurrence], whole: Office, today: date) -> None:
    """Add to the periods that wait for others who may verify them."""
    who = who_may_verify_each_period(rows, whole, today) if rows else {}
    for row in rows:
        row.for_others = with_who(row.for_others, who[row.pk])  # type: ignore[attr-defined]


def queue_asked(asked: QueryDict) -> Queue | None:
    """Return the queue whose lines an address of the ledger asks for; None where it asks for something else."""
    if asked.get("waits") == "verify":
        return VERIFY
    if asked.get("waits") == "extension":
        return EXTEND
    if asked.get("stage") == Stage.CLOSED and asked.get("looked") == Verdict.RELAPSED:
        return RELIST
    return CLOSE if asked.get("stage") == Stage.VERIFIED else None
