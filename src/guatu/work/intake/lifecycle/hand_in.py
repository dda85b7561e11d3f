"""代录反馈: a report that a paper proposes is handed in on the unit's behalf; somebody else verifies it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold
from guatu.work.ledger.lifecycle import report
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.stages import Verb

from ..models import ProposedReport
from ..refusals import ReportIsGone


@dataclass(frozen=True, slots=True)
class PutRight:
    """A proposed report as the clerk has put it right: all three as they are to stand, no amount where there is none."""

    words: str
    amount: Decimal | None
    finished: bool


def hand_in(proposed: ProposedReport, *, by: Actor, on: date, at: datetime, put_right: PutRight | None = None) -> Step:
    """Report on the line as the paper says, or as the clerk has put it right; return the step.

    The day is the one the paper speaks of, but not before the line was signed for and not after today.

    Raises NotYours, ReportIsGone, and what report raises (the line must be with its unit); then nothing is written.
    """
    line = Commitment.objects.select_related("assigner", "lead").get(pk=proposed.line_id)
    clerk_of(by, line.assigner, Verb.REPORT)
    paper = proposed.candidate.document.called
    today = timezone.localtime(at).date()
    day = min(max(proposed.on or on, line.signed_on or on), today)
    with transaction.atomic():
        hold()
        fresh = ProposedReport.objects.select_for_update().filter(pk=proposed.pk, taken_back=False, step=None)
        if not fresh.exists():
            raise ReportIsGone
        said = put_right or proposed
        words = said.words.strip() or proposed.words
        step = report(
            line, words=f"{words}（据《{paper}》）", by=by, on=day, at=at, finished=said.finished, amount=said.amount,
            without=f"据《{paper}》代录",
        )
        proposed.step = step
        proposed.save(update_fields=["step"])
    return step
