"""What neighbours say together: the candidate they become keeps of each what only that one says."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from guatu.work.ledger.dues import Basis
from guatu.work.ledger.stages import Duty

from .models import Candidate, Made
from .reading import made_of, shape_of, target_of
from .titles import says_what

LONGEST = 600  # characters: what is longer is a paragraph, not a promise
# Where no day was read. A cadence was written, that something has an end is only thought.
STRONGEST = (Duty.RECURRING, Duty.DATED, Duty.STANDING)


def may_be_one(candidates: Sequence[Candidate]) -> bool:
    """Say whether these stand near enough to be one."""
    return max(each.end for each in candidates) - min(each.start for each in candidates) <= LONGEST


def union_of(ordered: Sequence[Candidate]) -> Candidate:
    """Return a candidate that spans all of these, not yet stored. ordered: of one paper, in its order, two at least.

    The stretch is read anew as one; what that reading finds for a part of it only is put beside what was read of
    the others: of several days the earliest is proposed and the others are offered, of the amounts none is lost.
    The title is that of the first which names its object: a day is no object.
    """
    first = ordered[0]
    whole = made_of(first, first.start, max(each.end for each in ordered), number=0, made=Made.MERGE)
    promises = [each for each in ordered if each.is_promise]
    leading = next((each for each in promises if target_of(each)), promises[0] if promises else first)

    whole.kind, whole.status = leading.kind, leading.status
    named = next((each.title for each in (*promises, *ordered) if says_what(each.title)), "")
    whole.title = named or whole.title
    whole.owner = first_said(each.owner for each in ordered)
    whole.assigned_by = first_said(each.assigned_by for each in ordered)
    whole.section = first_said(each.section for each in ordered)
    whole.confidence = max(each.confidence for each in ordered)
    whole.ours = any(each.ours for each in ordered)
    whole.details = {
        **whole.details,
        "when": next((each.details["when"] for each in ordered if each.details.get("when")), None),
        "cadence": next((each.details["cadence"] for each in ordered if each.details.get("cadence")), None),
        "quantities": each_once(read_of([leading, *ordered], "quantities"), key=lambda one: one["text"]),
        "projects": each_once(read_of(ordered, "projects")),
        "assistants": each_once(read_of(ordered, "assistants")),
        "counted": bool(target_of(leading)),
    }
    if not whole.leads:
        whole.lead, whole.leads = next(((each.lead, each.leads) for each in ordered if each.leads), (None, []))
    of_the_days(whole, promises or list(ordered))
    whole.shape = shape_of(whole)
    return whole


def of_the_days(whole: Candidate, ordered: Sequence[Candidate]) -> None:
    """Put duty and due date down: the earliest day that was read, the others beside it; else what was proposed."""
    read = {each.due: each for each in reversed(ordered) if each.due and is_dated(each)}
    days = sorted(read)
    like = read[days[0]] if days else min(ordered, key=lambda each: STRONGEST.index(Duty(each.duty)))
    whole.details["other_dues"] = [read[day].details.get("due") for day in days[1:]]
    whole.duty, whole.duty_why = like.duty, like.duty_why
    whole.due, whole.due_basis, whole.due_why = like.due, like.due_basis, like.due_why
    whole.details["due"] = like.details.get("due")


def is_dated(candidate: Candidate) -> bool:
    """Say whether the paper names the day by which it is owed. 每月5日前 is no such day."""
    return candidate.due_basis == Basis.AS_READ and candidate.duty == Duty.DATED


def read_of(candidates: Iterable[Candidate], name: str) -> list[Any]:
    """Return what was read under a name for all of them, in their order."""
    return [one for each in candidates for one in each.details.get(name) or []]


def each_once(found: Iterable[Any], key: Callable[[Any], Any] = str) -> list[Any]:
    """Return each but once, in order."""
    kept: dict[Any, Any] = {}
    for one in found:
        kept.setdefault(key(one), one)
    return list(kept.values())


def first_said(words: Iterable[str]) -> str:
    """Return the first that says something."""
    return next((each for each in words if each), "")
