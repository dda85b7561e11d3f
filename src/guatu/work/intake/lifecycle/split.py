"""拆: one candidate becomes several, each an exact stretch of the paper's text."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.db import transaction
from django.db.models import Max

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Candidate, Made, State
from ..reading import made_of
from ..refusals import AlreadyDecided, CutChangesWords, NothingCut
from .decide import decide

AROUND = "，,；;、。 \n\t\u3000"


def split(candidate: Candidate, *, cuts: Sequence[int], by: Actor, at: datetime) -> list[Candidate]:
    """Cut the quote at these places of the paper's text; return the new candidates, which wait.

    The original stays, split, and its parts point to it. Signs and blanks at the edges belong to no part.

    Raises NotYours, AlreadyDecided or NothingCut.
    """
    post = clerk_of(by, candidate.document.whole, Verb.ENTER)
    if candidate.state != State.WAITING:
        raise AlreadyDecided
    text = candidate.document.text
    places = sorted({candidate.start, candidate.end, *(cut for cut in cuts if candidate.start < cut < candidate.end)})
    spans = [trimmed(text, *span) for span in pairwise(places)]
    spans = [(start, end) for start, end in spans if start < end]
    if len(spans) < 2:
        raise NothingCut
    parts = [
        made_of(candidate, start, end, number=0, made=Made.SPLIT) for start, end in spans
    ]  # read before the transaction: no reading while others wait
    with transaction.atomic():
        decide(
            candidate, "split", by=by, post=post, at=at, values={"at": places[1:-1]}, changes={"state": State.SPLIT}
        )
        store(parts, cut_from=candidate)
    return parts


def store(made: Sequence[Candidate], **origin: Candidate) -> None:
    """Store made candidates under the next numbers of their paper."""
    document = made[0].document
    last = Candidate.objects.filter(document=document).aggregate(last=Max("number"))["last"] or 0
    for number, part in enumerate(made, last + 1):
        part.number = number
        for name, value in origin.items():
            setattr(part, name, value)
        part.save(force_insert=True)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without signs and blanks at its edges."""
    while start < end and text[start] in AROUND:
        start += 1
    while end > start and text[end - 1] in AROUND:
        end -= 1
    return start, end


def cuts_in(quote: str, cut: str, start: int) -> list[int]:
    """Return where in the paper the clerk cut: line ends put into the quote, and nothing else.

    quote: as it stands in the paper; cut: the same with a line end at each cut; start: the place of the quote

    Raises CutChangesWords where more than line ends and blanks differ.
    """
    places: list[int] = []
    at = 0
    for sign in cut.replace("\r\n", "\n").strip():
        if sign == "\n":
            places.append(start + at)
            continue
        if sign.isspace():
            continue
        while at < len(quote) and quote[at].isspace():
            at += 1
        if at >= len(quote) or quote[at] != sign:
            raise CutChangesWords
        at += 1
    if quote[at:].strip():
        raise CutChangesWords
    return places
