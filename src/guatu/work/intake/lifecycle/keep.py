"""记: a result or an activity is kept as what it is: words for a report, a figure, an entry of the chronicle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Verb

from ..models import Candidate, Decision, Entry, Figure, ProposedReport, State
from ..refusals import AlreadyDecided, LineIsElsewhere, LineIsOver, NoDayForTheChronicle, NothingToKeep
from .decide import decide


@dataclass(frozen=True, slots=True)
class Report:
    """Words for a report on an open line; ``why`` it is thought to be this one."""

    line: Commitment
    words: str
    amount: Decimal | None = None
    finished: bool = False
    on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure for an indicator."""

    name: str
    value: Decimal
    unit: str
    words: str
    day: date | None
    change: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of the chronicle. day_of: "words" where the sentence names the day, else "paper"."""

    day: date | None
    day_of: str
    until: date | None = None
    office: Office | None = None
    place: str = ""


def keep(
    candidate: Candidate, *, by: Actor, at: datetime, report: Report | None = None, figures: Sequence[Number] = (),
    happening: Happening | None = None,
) -> Decision:  # fmt: skip
    """Keep what the candidate tells, in one decision. A report waits to be handed in; nothing closes by itself.

    Raises NotYours, AlreadyDecided, NothingToKeep, LineIsElsewhere, LineIsOver or NoDayForTheChronicle.
    """
    document = candidate.document
    post = clerk_of(by, document.whole, Verb.ENTER)
    if candidate.state != State.WAITING:
        raise AlreadyDecided
    if report is None and not figures and happening is None:
        raise NothingToKeep
    if report is not None and report.line.assigner_id != document.whole_id:
        raise LineIsElsewhere
    if report is not None and not report.line.is_open:
        raise LineIsOver(report.line.number, report.line.get_stage_display())
    if happening is not None and happening.day is None:
        raise NoDayForTheChronicle
    mark = {"candidate": candidate, "kept_at": at, "kept_name": by.name}
    values: dict[str, object] = {}
    with transaction.atomic():
        if report is not None:
            ProposedReport.objects.create(
                line=report.line, words=report.words, amount=report.amount, finished=report.finished, on=report.on,
                why=report.why[:200], **mark,
            )  # fmt: skip
            values["report"] = report.line.number
        for each in figures:
            Figure.objects.create(
                whole=document.whole, name=each.name[:60], value=each.value, unit=each.unit[:16], change=each.change[:12],
                words=each.words[:60], day=each.day, owner=candidate.owner, **mark,
            )  # fmt: skip
        if figures:
            values["figures"] = [each.words for each in figures]
        if happening is not None and happening.day is not None:
            Entry.objects.create(
                whole=document.whole, day=happening.day, until=happening.until, day_of=happening.day_of,
                words=candidate.quote, activity=candidate.kind == "activity", office=happening.office,
                place=happening.place[:40], **mark,
            )  # fmt: skip
            values["chronicle"] = happening.day.isoformat()
        return decide(
            candidate, "keep", by=by, post=post, at=at, values=values,
            changes={"state": State.KEPT, "line_id": report.line.pk if report else None},
        )  # fmt: skip
