"""重算: a notice on holidays has come, and dates that were counted without it are counted again."""

from datetime import date, datetime
from typing import Any

from guatu.records.almanac.models import Notice
from guatu.records.trail.actors import Actor, HeldPost

from ..clocks import Moved, reason_of
from ..stages import Verb
from .move import move


def recount(notice: Notice, found: list[Moved], *, by: Actor, post: HeldPost, on: date, at: datetime) -> None:
    """Move the dates that the notice moves, each with a step that names it; nothing else of a line changes.

    What was promised is the number of working days: a first date told as 暂定 becomes the day they come to, and
    the step keeps both. The date in force that the clock's pauses gave is counted again with them; one that an
    approver has moved since stays where they put it.
    To be called in the transaction that keeps the notice; ``found`` is what moved_by said before it was kept.
    """
    lines = {moved.line.pk: moved.line for moved in found}
    for line in lines.values():
        dates = {moved.is_present: moved.after for moved in found if moved.line.pk == line.pk}
        changes: dict[str, Any] = {"due_first": dates[False]} if False in dates else {}
        if True in dates or (changes and line.due_last == line.due_first):
            changes["due_last"] = dates.get(True) or changes["due_first"]
        move(line, Verb.AMEND, by=by, post=post, on=on, at=at, note=reason_of(notice), **changes)


