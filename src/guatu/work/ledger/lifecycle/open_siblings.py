"""举一反三: what is wrong here is looked for elsewhere: sibling lines for other offices, opened together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from ..dues import Due
from ..models import Commitment
from ..refusals import NeedsWords, SiblingIsThere, SiblingsRefused
from ..stages import GONE, Duty, Nature, Verb
from .amend import amend
from .assign import assign
from .enter import enter
from .who import clerk_of


@dataclass(slots=True)
class Siblings:
    """The lines opened, and the offices for which none was, each with why."""

    lines: list[Commitment] = field(default_factory=list)
    refused: list[tuple[Office, str]] = field(default_factory=list)


def open_siblings(
    line: Commitment,
    offices: Sequence[Office],
    *,
    by: Actor,
    on: date,
    at: datetime,
    title: str = "",
    due: Due | None = None,
    all_or_nothing: bool = True,
) -> Siblings:
    """Open and assign a line for each office, prompted by this one: common, of one campaign, with its standard.

    title: the words of the siblings (the line's own if empty), with the lead's name put in for the line's lead's
    due: the day they are due (the line's current day if not given)
    all_or_nothing: one office refused leaves all unopened; else the others are opened and it is named

    The line itself is marked common by an amendment. Everything happens in one transaction.
    Raises NotYours, NeedsWords, SiblingsRefused or MovedMeanwhile.
    """
    clerk_of(by, line.assigner, Verb.ENTER)
    if not offices:
        raise NeedsWords("在哪些单位也立（至少选一个）")
    if due is None and line.due_last is not None:
        due = Due(line.due_last, at=line.due_last_at, words=f"随 {line.number} 的时限")
    opened = Siblings()
    with transaction.atomic():
        for office in offices:
            try:
                with transaction.atomic():
                    opened.lines.append(_open(line, office, title or line.title, due, by=by, on=on, at=at))
            except Refusal as refusal:
                opened.refused.append((office, refusal.in_words))
        if opened.refused and (all_or_nothing or not opened.lines):
            raise SiblingsRefused([(office.called, why) for office, why in opened.refused])
        if line.nature != Nature.COMMON:
            reason = f"举一反三，另立 {len(opened.lines)} 条"
            amend(line, nature=Nature.COMMON, reason=reason, by=by, on=on, at=at)
    return opened


def _open(
    line: Commitment, office: Office, title: str, due: Due | None, *, by: Actor, on: date, at: datetime
) -> Commitment:
    there = line.siblings.exclude(stage__in=GONE).filter(lead=office).first()
    if there is not None:
        raise SiblingIsThere(there.number)
    if line.lead_id == office.pk:
        raise SiblingIsThere(line.number)
    for name in (line.lead.name, line.lead.called) if line.lead else ():
        title = title.replace(name, office.called)
    sibling, _ = enter(
        assigner=line.assigner, title=title, source=f"举一反三：{line.number}“{line.title[:60]}”", said_on=on,
        duty=line.duty, cadence=line.cadence, due=due, field=office.field, measure=line.measure,
        standard=line.standard, campaign=line.campaign, category=line.category, nature=Nature.COMMON, prompted_by=line, by=by, on=on, at=at,
    )  # fmt: skip
    undated = due is None and line.duty == Duty.DATED
    assign(sibling, to=office, duty=line.duty, undated=undated, by=by, on=on, at=at)
    return sibling
