"""The parts of a divided line: which count, what they come to, and what of it is still missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from guatu.crafts.planning.parts import Part, Sum, missing_words, reported_sum, verified_sum

from .models import Commitment
from .stages import FINISHED, GONE


@dataclass(frozen=True, slots=True)
class Summed:
    """What a divided line comes to: its fields, and the sum in words."""

    changes: dict[str, Any]
    because: str


def counted(whole: Commitment) -> QuerySet[Commitment]:
    """Return the parts that count: what was withdrawn, merged or purged has left the sum."""
    return Commitment.objects.filter(part_of=whole).exclude(stage__in=GONE).order_by("serial")


def open_parts(whole: Commitment) -> list[Commitment]:
    """Return the parts that are not finished."""
    return list(counted(whole).exclude(stage__in=FINISHED).select_related("lead"))


def parts_below(lines: Iterable[Commitment]) -> dict[int, int]:
    """Return the keys of the parts of these lines that count, and of their parts, each with the key of its line."""
    found: dict[int, int] = {}
    level = {line.pk: line.pk for line in lines if line.broken_down}
    while level:
        parts = Commitment.objects.filter(part_of__in=level).exclude(stage__in=GONE).values_list("pk", "part_of")
        level = {part: level[above] for part, above in parts if above is not None}
        found |= level
    return found


def wholes_above(lines: Iterable[Commitment]) -> dict[int, list[int]]:
    """Return for each of these lines the keys of the line it is a part of, and of the line that that one is a part of."""
    found: dict[int, list[int]] = {line.pk: [] for line in lines}
    level = {line.pk: line.part_of_id for line in lines if line.part_of_id}
    while level:
        for key, above in level.items():
            found[key].append(above)
        higher = dict(Commitment.objects.filter(pk__in=level.values(), part_of__isnull=False).values_list("pk", "part_of"))
        level = {key: whole for key, above in level.items() if (whole := higher.get(above))}
    return found


def named(parts: Iterable[Commitment]) -> list[str]:
    """Return the parts as a refusal names them."""
    return [f"{part.number} {part.lead.called if part.lead else ''}（{part.get_stage_display()}）" for part in parts]


def facts_of_part(part: Commitment, *, by_amount: bool) -> Part:
    """Return what of a part its whole depends on."""
    return Part(
        part.number, part.target if part.counts_amounts or by_amount else None, part.reported_amount, part.verified_amount,
        part.reported_share, part.verified_share, part.weight,
    )  # fmt: skip


def both_sums(whole: Commitment, parts: Sequence[Commitment]) -> tuple[Sum, Sum]:
    """Return what the parts have reported, and what is verified of them."""
    by_amount = whole.counts_amounts
    facts = [facts_of_part(part, by_amount=by_amount) for part in parts]
    target = whole.target if by_amount else None
    return reported_sum(facts, target, whole.unit), verified_sum(facts, target, whole.unit)


def summed(whole: Commitment, parts: Sequence[Commitment] | None = None) -> Summed:
    """Return what the parts make of the line: what it has reported and verified, and whether it is divided still."""
    parts = list(counted(whole)) if parts is None else parts
    if not parts:
        return Summed({"broken_down": False, **nothing_done()}, "分解的各条都撤销了，进度重新由主办单位自己报")
    reported, verified = both_sums(whole, parts)
    changes = {
        "broken_down": True,
        "reported_amount": reported.amount, "reported_share": reported.share,
        "reported_on": latest(whole.reported_on, *(part.reported_on for part in parts)),
        "verified_amount": verified.amount, "verified_share": verified.share,
        "verified_on": latest(whole.verified_on, *(part.verified_on for part in parts)),
    }  # fmt: skip
    return Summed(changes, "；".join(words for words in (said(reported, verified), gap_words(whole, parts)) if words))


def nothing_done() -> dict[str, Any]:
    """Return the progress of a line of which nothing is said yet."""
    return dict.fromkeys(("reported_amount", "reported_share", "verified_amount", "verified_share"))


def said(reported: Sum, verified: Sum) -> str:
    """Say both sums."""
    told = [f"反馈 {reported.because}" if reported.because else "", f"核实 {verified.because}" if verified.because else ""]
    return "；".join(words for words in told if words) or "各条还没有反馈"


def gap_words(whole: Commitment, parts: Sequence[Commitment]) -> str:
    """Say what the amounts of the parts come to; nothing where nothing is counted."""
    if not whole.counts_amounts or whole.target is None:
        return ""
    return missing_words([facts_of_part(part, by_amount=True) for part in parts], whole.target, whole.unit)


def latest(*days: date | None) -> date | None:
    """Return the last of these days: that of a divided line is the last of its own and its parts'."""
    return max((day for day in days if day is not None), default=None)
