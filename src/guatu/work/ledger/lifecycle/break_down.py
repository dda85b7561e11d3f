"""分解: the lead divides its line; each part is a line of the ledger, with an office, a date and a clock of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from guatu.crafts.planning.parts import missing
from guatu.records.almanac.categories import find_category
from guatu.records.offices.models import ANSWERING, Office, Role
from guatu.records.offices.models.office import WHOLES
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from ..dues import By, Due
from ..models import Commitment, Step
from ..parts import counted, facts_of_part, gap_words, summed
from ..refusals import (
    CannotBeDivided,
    MovedMeanwhile,
    NeedsWords,
    NotYours,
    PartIsElsewhere,
    PartIsLater,
    PartNeedsAmount,
    PartsDoNotSum,
    SealedIsNotDivided,
)
from ..stages import Duty, Verb
from .assign import check_lead
from .enter import check_target, new_line
from .move import allowed, move


@dataclass(frozen=True, slots=True)
class Portion:
    """What one office is to do: of a counted line how much, of another how much it weighs.

    words: of the part; the line's own, with the office's name, if empty
    due: the line's own date if there is none
    """

    lead: Office
    words: str = ""
    amount: Decimal | None = None
    weight: int = 1
    due: date | None = None


def break_down(
    commitment: Commitment, portions: Sequence[Portion], *, by: Actor, on: date, at: datetime, why: str = ""
) -> tuple[list[Commitment], Step]:
    """Divide the line; return its new parts, assigned, and the line's own step. It may be divided further later on.

    The line keeps its stage. From now on what it has reported and verified is the sum of its parts.
    why: why the parts come to more or less than the whole; without a word they come to it exactly

    Raises NotYours, NotAllowedNow, CannotBeDivided, SealedIsNotDivided, NeedsWords, PartIsElsewhere, LeadIsTheWholeTown,
    LeadIsElsewhere, PartNeedsAmount, PartIsLater, PartsDoNotSum, AmountIsImpossible or MovedMeanwhile.
    """
    post, behalf = divider_of(by, commitment)
    allowed(commitment, Verb.BREAK_DOWN)
    check_dividable(commitment)
    wide = any(held.whole == commitment.assigner_id for held in by.posts_as(Role.CLERK))
    if not portions:
        raise NeedsWords("分给哪些单位（至少一行）")
    for portion in portions:
        _check(commitment, portion, wide=wide)
    with transaction.atomic():
        hold()
        # Two who divide at once: the second is told, before the sum is looked at.
        if not Commitment.objects.filter(pk=commitment.pk, version=commitment.version).exists():
            raise MovedMeanwhile
        _check_sum(commitment, portions, why)
        made = [_open(commitment, portion, by=by, post=post, on=on, at=at) for portion in portions]
        now = list(counted(commitment))
        told = f"分给{'、'.join(f'{part.lead.called} {part.number}' for part in made if part.lead)}"
        gap = gap_words(commitment, now)
        note = "；".join(words for words in (told, gap, f"因为：{why.strip()}" if why.strip() else "") if words)
        step = move(
            commitment, Verb.BREAK_DOWN, by=by, post=post, on=on, at=at, note=note, on_behalf_of=behalf,
            **summed(commitment, now).changes,
        )  # fmt: skip
    return made, step


def check_dividable(commitment: Commitment) -> None:
    """Raise CannotBeDivided of a recurring line, SealedIsNotDivided of one that is kept from an office."""
    if commitment.duty == Duty.RECURRING:
        raise CannotBeDivided
    if commitment.is_sealed:
        raise SealedIsNotDivided


def divider_of(actor: Actor, commitment: Commitment) -> tuple[HeldPost, Office | None]:
    """Return the post by which the actor divides the line, and on whose behalf.

    The lead's own people divide it, and of a town that leads a district's line the town's clerk; the assigner's
    clerk may do it on the lead's behalf. Raises NotYours.
    """
    lead = commitment.lead
    if lead is not None:
        for post in actor.posts_as(*ANSWERING):
            if post.is_in_or_below(lead.path):
                return post, None
    clerks = list(actor.posts_as(Role.CLERK))
    for post in clerks:
        if lead is not None and post.whole == lead.pk:
            return post, None
    for post in clerks:
        if post.whole == commitment.assigner_id:
            return post, lead
    called = lead.called if lead else "主办单位"
    raise NotYours(Verb.BREAK_DOWN.label, f"{called}的承办岗，或{commitment.assigner.called}的督办岗代办")


def assigner_of_parts(commitment: Commitment) -> Office:
    """Return who assigns the parts: a town that leads a district's line its own offices, else whoever assigned the line."""
    lead = commitment.lead
    return lead if lead is not None and lead.kind in WHOLES else commitment.assigner


def _check(commitment: Commitment, portion: Portion, *, wide: bool) -> None:
    """Raise a refusal unless the office may have this part, and by this date."""
    whole, lead, name = assigner_of_parts(commitment), commitment.lead, portion.lead.called
    assert lead is not None
    check_lead(whole, portion.lead, ())
    # A department has nobody below it: its share of the villages is given by the town's clerk, who may assign to all.
    if not portion.lead.path.startswith(lead.path) and not (wide and lead.kind not in WHOLES):
        raise PartIsElsewhere(name, lead.called, f"{commitment.assigner.called}的督办岗")
    if commitment.counts_amounts and portion.amount is None:
        raise PartNeedsAmount(name, commitment.unit)
    if portion.amount is not None:
        check_target(portion.amount)
    if portion.weight < 1:
        raise NeedsWords(f"{name}的权重（1 或更大的整数）")
    if portion.due and commitment.due_last and portion.due > commitment.due_last:
        raise PartIsLater(name, By(portion.due), By(commitment.due_last, commitment.due_last_at))


def _check_sum(commitment: Commitment, portions: Sequence[Portion], why: str) -> None:
    if not commitment.counts_amounts or commitment.target is None or why.strip():
        return
    there = list(counted(commitment))
    coming = [Commitment(number="", target=portion.amount) for portion in portions]
    facts = [facts_of_part(part, by_amount=True) for part in [*there, *coming]]
    if missing(facts, commitment.target):
        raise PartsDoNotSum(gap_words(commitment, [*there, *coming]))


def _open(
    commitment: Commitment, portion: Portion, *, by: Actor, post: HeldPost, on: date, at: datetime
) -> Commitment:
    """Enter and assign one part. Its words and source are the line's, so that a purge of the paper finds them."""
    day = portion.due or commitment.due_last
    due = None
    if day is not None:
        same = day == commitment.due_last
        words = f"随 {commitment.number} 的时限" if same else f"{commitment.number} 分解时定"
        due = Due(day, at=commitment.due_last_at if same else None, words=words)
    counts = commitment.counts_amounts
    whole = assigner_of_parts(commitment)
    part = new_line(
        assigner=whole, title=portion.words.strip() or f"{commitment.title[:100]}（{portion.lead.called}）",
        source=f"分解自 {commitment.number}“{commitment.title[:60]}”", said_on=on, duty=Duty.DATED, due=due,
        field=portion.lead.field or commitment.field, target=portion.amount if counts else None,
        unit=commitment.unit if counts else "", measure=commitment.measure, standard=commitment.standard,
        nature=commitment.nature, category=_class_of_part(commitment, whole), part_of=commitment, weight=portion.weight, at=at,
    )  # fmt: skip
    move(part, Verb.ENTER, by=by, post=post, on=on, at=at)
    move(part, Verb.ASSIGN, by=by, post=post, on=on, at=at, lead_id=portion.lead.pk, assigned_on=on)
    part.lead = portion.lead
    return part


def _class_of_part(commitment: Commitment, whole: Office) -> str:
    """Return the class of a part: the line's own. Of a district's own classes a town that divides its line has none."""
    kept = find_category(whole, commitment.category)
    return commitment.category if whole.pk == commitment.assigner_id or (kept and kept.is_shipped) else ""
