"""立账: open a line, from a candidate of a paper or by hand."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from guatu.records.documents.models import Document
from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold

from ..dues import Due
from ..models import Campaign, Commitment, Step
from ..refusals import AmountIsImpossible, NeedsWords, RecurringNeedsACadence, StandingHasNoDay
from ..stages import Duty, Stage, Verb
from .apart import FIRST_SEALED
from .begin_campaign import check_running
from .classed import category_kept, check_sealed_class
from .move import move
from .who import clerk_of

MOST_DIGITS = 15  # what SQLite keeps of a number without rounding it


def enter(
    *,
    assigner: Office,
    title: str,
    by: Actor,
    on: date,
    at: datetime,
    quote: str = "",
    document: Document | None = None,
    start: int | None = None,
    end: int | None = None,
    said_on: date | None = None,
    source: str = "",
    duty: str = Duty.DATED,
    cadence: str = "",
    due: Due | None = None,
    field: str = "",
    target: Decimal | None = None,
    unit: str = "",
    measure: str = "",
    compare: str = "",
    standard: str = "",
    measures: str = "",
    campaign: Campaign | None = None,
    category: str | None = None,
    asked_by: Office | None = None,
    nature: str = "",
    prompted_by: Commitment | None = None,
    concerns: Office | None = None,
    assistants: Sequence[Office] = (),
    note: str = "",
) -> tuple[Commitment, Step]:
    """Open a line, drafted; return it with its first step.

    It needs words of its own and a source: a quote from a paper, or where else it comes from.
    The first due date is the one it is opened with; it is kept for good (I4). Without a class it is of its campaign's.

    concerns: the office complained of, which never sees the line; it then has a number of another series

    Raises NotYours, NeedsWords, RecurringNeedsACadence, StandingHasNoDay, AmountIsImpossible, NoSuchCategory,
    ConcernsYourOffice, SealedStandsApart, SealedNeedsTheOffice or SealedNeverFromAPaper.
    """
    post = clerk_of(by, assigner, Verb.ENTER)
    if not title.strip():
        raise NeedsWords("事项")
    if not quote.strip() and not source.strip():
        raise NeedsWords("来源（哪次会、哪个电话、哪份文件）")
    if duty == Duty.RECURRING and not cadence:
        raise RecurringNeedsACadence
    if duty == Duty.STANDING and due is not None:
        raise StandingHasNoDay
    if target is not None:
        check_target(target)
    if campaign is not None:
        check_running(assigner, campaign)
    if category is None:
        category = campaign.category if campaign else ""
    else:
        category = category_kept(assigner, category)

    with transaction.atomic():
        hold()  # two lines entered at once wait for each other here: numbers have no gaps and no doubles
        commitment = new_line(
            assigner=assigner, title=title, quote=quote, document=document, start=start, end=end, said_on=said_on,
            source=source.strip(), duty=duty, cadence=cadence if duty != Duty.DATED else "", field="" if concerns else field, due=due,
            target=target, unit=unit, measure=measure, compare=compare, standard=standard.strip(),
            measures=measures.strip(), campaign=campaign, category=category, asked_by=asked_by, nature=nature, prompted_by=prompted_by,
            concerns=concerns, at=at,
        )  # fmt: skip
        check_sealed_class(assigner, category, concerns=commitment.concerns_id, document=commitment.document_id)
        step = move(commitment, Verb.ENTER, by=by, post=post, on=on, at=at, note=note, assistants=assistants)
    return commitment, step


def new_line(
    *, assigner: Office, title: str, at: datetime, due: Due | None = None, measure: str = "", standard: str = "",
    concerns: Office | None = None, **told: Any,
) -> Commitment:  # fmt: skip
    """Return a line that is not kept yet, with the next number of its town. While the chain is held."""
    serial, called = next_serial(assigner, sealed=concerns is not None)
    return Commitment(
        assigner=assigner, serial=serial, number=f"{assigner.code or assigner.called}-{called}", concerns=concerns,
        title=title.strip()[:120], due_first=due.day if due else None, due_last=due.day if due else None,
        due_first_at=due.at if due else None, due_last_at=due.at if due else None,
        due_basis=due.basis if due else "", due_words=due.words[:60] if due else "",
        measure=measure[:40], standard=standard[:300], entered_at=at, stage=Stage.DRAFTED, **told,
    )  # fmt: skip


def next_serial(assigner: Office, *, sealed: bool) -> tuple[int, str]:
    """Return the next serial of the assigner's lines, and how it is written; the sealed ones count apart."""
    own = Commitment.objects.filter(assigner=assigner)
    if not sealed:
        serial = (own.filter(serial__lt=FIRST_SEALED).aggregate(last=Max("serial"))["last"] or 0) + 1
        return serial, f"{serial:04d}"
    serial = (own.filter(serial__gte=FIRST_SEALED).aggregate(last=Max("serial"))["last"] or FIRST_SEALED) + 1
    return serial, f"密{serial - FIRST_SEALED:03d}"


def check_target(target: Decimal) -> None:
    """Raise AmountIsImpossible for a number nobody can work towards, or one that a database would round."""
    if target <= 0:
        raise AmountIsImpossible(f"数量要大于 0，收到的是 {target}。没有数量就空着。")
    if len(target.normalize().as_tuple().digits) > MOST_DIGITS or target >= Decimal(10) ** MOST_DIGITS:
        raise AmountIsImpossible(f"数量最多 {MOST_DIGITS} 位有效数字。请换成万、亿等更大的单位再填。")
