"""认定日期: an approver accepts the day a paper gives for what was written down later (I4).

On time counts by the moment a report or a closing was written. Where the paper shows that it happened on its day, an
approver who did not write it may say so: from then on it counts by that day. Both stay in the journal.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from guatu.records.offices.acting import who_acts
from guatu.records.offices.models import Post, Role
from guatu.records.trail.actors import Actor

from .. import lighting
from ..models import Commitment, Occurrence, OccurrenceStep, Step
from ..models.step import TOWN_TIME, last_moment_of, written_on
from ..refusals import (
    AcceptedAlready,
    ClosingIsUndone,
    DayIsImpossible,
    NeedsWords,
    NothingCountsByIt,
    NotYoursToAccept,
    ReportIsTakenBack,
    WrittenThatDay,
)
from ..reports import TELLING, taken_back
from ..stages import OccurrenceVerb, Stage, Verb
from .move import allowed, move
from .occurrence import change_occurrence, check_allowed
from .who import END, approver_of_whole, paths_of_wholes_below, wholes_of

# By the moment these are written it is judged what was done in time.
COUNTED = (Verb.REPORT, Verb.CLOSE)


def accept_day(
    commitment: Commitment, *, step: Step, paper: str, reason: str, by: Actor, on: date, at: datetime, hour: time | None = None
) -> Step:
    """Let a step of the line count by the day it happened, not by the moment it was written.

    step: a report of the line's, or its closing; paper: what shows the day; reason: why it was written so late
    hour: of a closing whose line was due at a moment, at what o'clock it was

    Raises NotYours, NotAllowedNow, NothingCountsByIt, ReportIsTakenBack, WrittenThatDay, ClosingIsUndone, AcceptedAlready,
    NotYoursToAccept (whoever wrote it does not accept it), NeedsWords, DayIsImpossible or MovedMeanwhile.
    """
    post = approver_of_whole(by, commitment, Verb.ACCEPT_DAY)
    allowed(commitment, Verb.ACCEPT_DAY)
    if step.commitment_id != commitment.pk:
        raise ValueError(f"a step of another line: {step.commitment_id} for {commitment.pk}")
    if step.verb not in COUNTED:
        raise NothingCountsByIt(Verb(step.verb).label)
    if step.number in taken_back(commitment.steps.filter(verb__in=TELLING).order_by("number")):
        raise ReportIsTakenBack
    if step.number in commitment.accepted_steps:
        raise AcceptedAlready
    if step.verb == Verb.CLOSE and not is_the_closing(step, commitment):
        raise ClosingIsUndone
    counted = closed_by_paper(step, commitment, hour) if step.verb == Verb.CLOSE else last_moment_of(step.on)
    check_may_accept(step, counted, commitment, by, on, paper, reason)
    changes: dict[str, Any] = {"accepted_steps": sorted([*commitment.accepted_steps, step.number])}
    if step.verb == Verb.CLOSE:
        changes["closed_at"] = counted
    by_hour = counted if step.verb == Verb.CLOSE and hour is not None else None
    note = note_of(step, Verb(step.verb).label, paper, reason, by_hour)
    with transaction.atomic():
        accepted = move(commitment, Verb.ACCEPT_DAY, by=by, post=post, on=on, at=at, note=note, **changes)
        for whole in wholes_of(commitment):  # what was verified of a part, and when it was told, is told of its whole
            lighting.light_up(whole, written_on(at), now=at)
    return accepted


def accept_occurrence_day(
    occurrence: Occurrence, *, paper: str, reason: str, by: Actor, on: date, at: datetime
) -> OccurrenceStep:
    """The same for the report of one period of a recurring line: it was in time if the paper's day was.

    Raises NotYours, LineStandsStill, NotOwedNow, WrittenThatDay, AcceptedAlready, NotYoursToAccept, NeedsWords,
    DayIsImpossible or MovedMeanwhile.
    """
    line = occurrence.line
    post = approver_of_whole(by, line, Verb.ACCEPT_DAY)
    check_allowed(occurrence, OccurrenceVerb.ACCEPT_DAY)
    step = report_in_force(occurrence)
    if occurrence.reported_at != step.at:
        raise AcceptedAlready
    check_may_accept(step, last_moment_of(step.on), line, by, on, paper, reason)
    return change_occurrence(
        occurrence, OccurrenceVerb.ACCEPT_DAY, by=by, post=post, on=on, at=at, reported_at=last_moment_of(step.on),
        note=note_of(step, OccurrenceVerb(step.verb).label, paper, reason),
    )  # fmt: skip


def report_in_force(occurrence: Occurrence) -> OccurrenceStep:
    """Return the report by which a reported or verified period stands."""
    return occurrence.steps.filter(verb=OccurrenceVerb.REPORT).order_by("number").reverse()[0]


def acceptable(steps: Iterable[Step], commitment: Commitment) -> list[Step]:
    """Return those of these steps of a line whose paper's day may be accepted, whoever accepts it. steps: none that was taken back"""
    return [
        step for step in steps
        if step.verb in COUNTED and came_late(step, commitment) and step.number not in commitment.accepted_steps
        and (step.verb != Verb.CLOSE or is_the_closing(step, commitment))
    ]  # fmt: skip


def came_late(step: Step, commitment: Commitment) -> bool:
    """Say whether the moment a step was written may make it late, where its day, or an hour of that day, would not."""
    if step.on < written_on(step.at):
        return True
    due = commitment.by_first
    return step.verb == Verb.CLOSE and due is not None and due.at is not None and due.is_over(step.at)


def closed_by_paper(step: Step, commitment: Commitment, hour: time | None) -> datetime:
    """Return the moment a closing counts by, once its paper is accepted. Raises NeedsWords.

    Of a day nobody asks the hour: its last moment stands for it. Of a line due at a moment of that very day it decides.
    """
    if hour is not None:
        return datetime.combine(step.on, hour, TOWN_TIME)
    if commitment.due_first_at is not None and commitment.due_first == step.on:
        raise NeedsWords(f"材料上是几点销的号（这一条到 {commitment.by_first} 为止）")
    return last_moment_of(step.on)


def is_the_closing(step: Step, commitment: Commitment) -> bool:
    """Say whether the step is the closing by which the line is closed, not one that was undone."""
    return commitment.stage == Stage.CLOSED and commitment.closed_at == step.at


def check_may_accept(
    step: Step | OccurrenceStep, counted: datetime, line: Commitment, by: Actor, on: date, paper: str, reason: str
) -> None:
    """Raise a refusal unless there is a day to accept, and it is not accepted by whoever wrote it."""
    written = written_on(step.at)
    if counted >= step.at:
        raise WrittenThatDay
    if by.user == step.user:
        raise NotYoursToAccept(who_else(line, step.user, on))
    if not paper.strip():
        raise NeedsWords("看了哪份材料")
    if not reason.strip():
        raise NeedsWords("为什么补录晚了")
    if on < written:
        raise DayIsImpossible(f"认定的日期 {on:%Y-%m-%d} 早于那一步写下的 {written:%Y-%m-%d}。请核对日期。")


def who_else(line: Commitment, user: int, on: date) -> Sequence[str]:
    """Return the approvers' posts in which somebody else may accept it that day."""
    whole, lead = line.assigner, line.lead
    posts = Post.objects.on(on).filter(
        role=Role.APPROVER, user__isnull=False, office__path__gte=whole.path, office__path__lt=whole.path + END
    )
    for path in [*paths_of_wholes_below(whole), *([lead.path] if lead else [])]:
        posts = posts.exclude(office__path__gte=path, office__path__lt=path + END)
    return who_acts(posts.select_related("office"), on, without={user})


def note_of(step: Step | OccurrenceStep, what: str, paper: str, reason: str, counted: datetime | None = None) -> str:
    """Say in the journal which step counts by which day, what was seen, and why."""
    written = written_on(step.at)
    when = f"{counted:%Y-%m-%d %H:%M}" if counted else f"{step.on:%Y-%m-%d}"
    return (
        f"{step.on.month}月{step.on.day}日的{what}（{written.month}月{written.day}日写下）按 {when} 算。"
        f"看了：{paper.strip()}　理由：{reason.strip()}"
    )

