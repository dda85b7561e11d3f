"""清除: the words of a paper that must not be here go from its lines and from every step that quotes it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q

from guatu.records.documents.models import Document
from guatu.records.evidence import keeping
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash

from .. import search
from ..models import Commitment, Occurrence, OccurrenceStep, Step
from ..stages import Verb
from .contact import forget_contact
from .move import blank, move

GONE = "已清除"
AT_ONCE = 100  # lines asked for in one statement: SQLite bounds how much one may hold
TITLE_IN_SOURCE = 60  # of a line's title as much stands in the source of the lines opened after it


def lines_of(document: Document) -> list[Commitment]:
    """Return the lines that came of a paper, and those opened after them whose source tells their title."""
    own = list(Commitment.objects.filter(document=document).exclude(steps__verb=Verb.PURGE).order_by("number"))
    found = {line.pk: line for line in own}
    for begin in range(0, len(own), AT_ONCE):
        after = Q(pk__in=[])
        for line in own[begin : begin + AT_ONCE]:
            after |= Q(prompted_by=line) | Q(source__contains=f"{line.number}“{line.title[:TITLE_IN_SOURCE]}”")
        others = Commitment.objects.filter(after).exclude(steps__verb=Verb.PURGE).order_by("number")
        found = {line.pk: line for line in others} | found
    # What such a line was divided into quotes it, and so do the parts of the parts.
    level = list(found)
    while level:
        below = Commitment.objects.filter(part_of__in=level).exclude(pk__in=list(found)).exclude(steps__verb=Verb.PURGE)
        level = [line.pk for line in below]
        found |= {line.pk: line for line in below}
    return sorted(found.values(), key=lambda line: line.number)


def steps_quoting(lines: Iterable[int], words: Iterable[str]) -> list[Step]:
    """Return the steps of these lines, by key, in whose note one of the words stands."""
    wanted = [each for each in words if each]
    return [step for step in Step.objects.filter(commitment__in=list(lines)) if any(each in step.note for each in wanted)]


def purge_lines(
    lines: Sequence[Commitment], *, reason: str, by: Actor, post: HeldPost, on: date, at: datetime
) -> dict[int, str]:
    """Blank the lines and all their steps; return for each link the hash of what is left. Within purge's transaction.

    Each line stays with its number, its offices and its dates, as one withdrawn; its last step tells what is left.
    """
    left = blank(list(Step.objects.filter(commitment__in=[line.pk for line in lines])))
    for line in lines:
        move(
            line, Verb.PURGE, by=by, post=post, on=on, at=at, note=reason, title=GONE, quote="", source=GONE,
            start=None, end=None, due_words=GONE if line.due_words else "", standard="", measures="", target=None, unit="", measure="", compare="",
            reported_amount=None, verified_amount=None, closed_on=None, closed_at=None, awaits_verification=False,
            look_back_by=None, look_back_why="", look_back_lot="",
        )  # fmt: skip
    left |= blank_occurrences(lines)
    search.take_out(line.pk for line in lines)
    keeping.purge([line.subject for line in lines], at=at)
    forget_contact((line.pk for line in lines), why="来源文件清除", by=by, post=post, at=at)
    return left


def blank_occurrences(lines: Sequence[Commitment]) -> dict[int, str]:
    """Blank what was said of the periods of these lines; return for each link the hash of what is left."""
    left = {}
    steps = list(OccurrenceStep.objects.filter(line__in=[line.pk for line in lines]))
    for step in steps:
        step.note, step.salt, step.values = "", "", {}
        left[step.link] = content_hash(step.content(), "")
    OccurrenceStep.objects.bulk_update(steps, ["note", "values", "salt"], batch_size=200)
    Occurrence.objects.filter(line__in=[line.pk for line in lines]).update(amount=None, verified_amount=None)
    return left


def purge_words(steps: Sequence[Step]) -> dict[int, str]:
    """Blank the notes of other lines' steps that quote the paper; return for each link the hash of what is left."""
    return blank(steps, words_only=True)
