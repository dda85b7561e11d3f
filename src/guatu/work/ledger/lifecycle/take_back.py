"""撤回反馈: the lead takes back its last report, while nobody has looked at it."""

from datetime import date, datetime
from typing import Any

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor, HeldPost

from ..models import Commitment, Step
from ..parts import counted, latest
from ..refusals import NeedsWords, NothingToTakeBack, NotYours
from ..stages import Verb
from .move import allowed, move, plain
from .who import unit_or_clerk

# What a report leaves on its line.
LEFT_BY_A_REPORT = ("reported_amount", "reported_share", "reported_on", "awaits_verification", "returned_on")
FIELDS = {field.attname: field for field in Commitment._meta.concrete_fields}
ANSWERING = (Verb.REPORT, Verb.TAKE_BACK, Verb.VERIFY, Verb.SEND_BACK)


def take_back(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime) -> Step:
    """Take back what was reported last: the line stands as it stood before, and the journal keeps both.

    The last report alone, and once: of what was said before it a new report says more. What has changed since the
    report stays as it is.

    Raises NotYours (the clerk takes back only what was entered on behalf), NotAllowedNow, NothingToTakeBack, NeedsWords or
    MovedMeanwhile.
    """
    post, behalf = taker_back_of(by, commitment)
    allowed(commitment, Verb.TAKE_BACK)
    report = report_to_take_back(commitment)
    if not reason.strip():
        raise NeedsWords("为什么撤回")
    return move(
        commitment, Verb.TAKE_BACK, by=by, post=post, on=on, at=at, note=reason.strip(), on_behalf_of=behalf,
        **as_before(report, commitment),
    )


def taker_back_of(actor: Actor, commitment: Commitment) -> tuple[HeldPost, Office | None]:
    """Return the post by which the actor takes back, and for whom if it is on behalf. Raises NotYours."""
    post, behalf = unit_or_clerk(actor, commitment, Verb.TAKE_BACK)
    report = last_answer(commitment)
    if behalf is not None and report is not None and report.verb == Verb.REPORT and report.on_behalf_of_id is None:
        raise NotYours(Verb.TAKE_BACK.label, f"{behalf.called}的承办岗（这次是它自己报的）")
    return post, behalf


def last_answer(commitment: Commitment) -> Step | None:
    """Return what was last said by the lead, or of what it said."""
    return commitment.steps.filter(verb__in=ANSWERING).order_by("-number").first()


def report_to_take_back(commitment: Commitment) -> Step:
    """Return the report that may be taken back. Raises NothingToTakeBack."""
    report = last_answer(commitment) if commitment.awaits_verification else None
    if report is None or report.verb != Verb.REPORT:
        raise NothingToTakeBack
    return report


def as_before(report: Step, commitment: Commitment) -> dict[str, Any]:
    """Return what the report has changed as it was before, where it stands as the report has left it."""
    before: dict[str, Any] = {}
    for name in LEFT_BY_A_REPORT:
        was, became = report.values.get(name, (None, None))
        if name in report.values and plain(getattr(commitment, name)) == became:
            before[name] = FIELDS[name].to_python(was)
    if commitment.broken_down and "reported_on" in before:
        before["reported_on"] = latest(before["reported_on"], *(part.reported_on for part in counted(commitment)))
    return before
