"""What whoever verifies, sends back or closes a line reads of it: what was promised, how it was reported, what was found."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import category_of
from guatu.records.paper.templatetags.words import by_when

from ..models import Commitment, Step
from ..reports import standing
from ..stages import Stage, Verb
from .saying import has_verified, pieces_of


def reports_told(line: Commitment, reports: Iterable[Step]) -> dict[str, Any]:
    """Return these reports with what was handed in with each, and what the class of the line asks to be handed in."""
    reports, calendar = list(reports), calendar_of(line.assigner)
    pieces = pieces_of(reports, line)
    return {
        "reports": [(step, pieces.get(step.pk, []), step.workdays_late(calendar)) for step in reports],
        "handed_in": bool(pieces), "rule": category_of(line).evidence,
    }  # fmt: skip


def decided_on(line: Commitment) -> dict[str, Any]:
    """Return what is to be decided on: the reports that wait or, once they were verified, those that were; and what was found."""
    steps = list(line.steps.select_related("on_behalf_of").order_by("number"))
    verification = next((step for step in reversed(steps) if has_verified(step)), None)
    seen = steps[: steps.index(verification)] if verification and line.stage == Stage.VERIFIED else steps
    reports = standing(seen, answered_by=(Verb.VERIFY, Verb.SEND_BACK))[::-1]
    return {
        **reports_told(line, reports), "verification": verification,
        "returned": next((step for step in reversed(steps) if step.verb == Verb.SEND_BACK), None),
    }  # fmt: skip


def in_time_words(line: Commitment, today: date, now: datetime) -> str:
    """Say whether the line would be closed in time, were it closed now: the first date tells, and the moment of writing."""
    first = line.by_first
    if first is None:
        return "没有定过时限，不判按期。"
    said = by_when(line.first_said, today)
    if line.times_relisted:
        return f"首次 {said}。重新列过账，这次销号不算按期。"
    if first.is_over(now):
        days = (today - first.day).days
        return f"首次 {said}，已经过了{f' {days} 天' if days else ''}：现在销号算逾期。"
    return f"首次 {said}，还没有过：现在销号算按期。"
