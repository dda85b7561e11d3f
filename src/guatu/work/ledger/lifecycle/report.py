"""反馈: the lead says how far it is, or that it is done."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal

from guatu.records.almanac.categories import category_of
from guatu.records.almanac.category import EvidenceRule
from guatu.records.evidence import keeping
from guatu.records.evidence.looking import Looked
from guatu.records.trail.actors import Actor

from ..checked import adding
from ..models import Commitment, Step
from ..parts import counted, latest, named, open_parts
from ..refusals import (
    AmountIsImpossible,
    EvidenceIsAskedFor,
    NeedsWords,
    NothingIsAskedFor,
    PartsAreOpen,
    ProgressIsOfItsParts,
)
from ..reports import not_taken_back
from ..stages import Stage, Verb
from .move import allowed, move
from .who import unit_or_clerk, unverified_reports


def report(
    commitment: Commitment,
    *,
    words: str,
    by: Actor,
    on: date,
    at: datetime,
    finished: bool,
    amount: Decimal | None = None,
    share: Decimal | None = None,
    evidence: Sequence[Looked] = (),
    without: str = "",
) -> Step:
    """Write down what the lead says: progress (the line stays with it), or that it is finished.

    amount: how much is done, in the unit of the line's target; share: 0 to 1, for a line without a target.
    evidence: files, only where the rule of the line's class asks for them (I6)
    without: why there are fewer than the rule asks for
    A finished line counts as whole where nothing else is said. Reporting is not closing: somebody else verifies.

    What a divided line has done is the sum of its parts: here it only says something, and is finished after them. What
    its parts handed in counts for it.

    Raises NotYours, NotAllowedNow, NeedsWords, AmountIsImpossible, ProgressIsOfItsParts, PartsAreOpen, NothingIsAskedFor,
    EvidenceIsAskedFor or MovedMeanwhile; and what the room of evidence raises where a file cannot be kept.
    """
    post, behalf = unit_or_clerk(by, commitment, Verb.REPORT)
    allowed(commitment, Verb.REPORT)
    if not words.strip():
        raise NeedsWords("办到什么程度")
    check_amounts(amount, share)
    check_of_parts(commitment, amount, share)
    if finished:
        check_parts_are_done(commitment, "报办结")
    if finished and not commitment.broken_down and amount is None and share is None:
        amount, share = (commitment.target, None) if commitment.target else (None, Decimal(1))
    rule = category_of(commitment).evidence if finished or evidence else None
    missing = check_evidence(commitment, rule, {each.sha256 for each in evidence}, finished=finished, without=without)
    keeping.store(evidence)
    return move(
        commitment, Verb.REPORT, by=by, post=post, on=on, at=at, note=adding(words.strip(), missing), on_behalf_of=behalf,
        evidence=(rule, evidence) if rule and evidence else None,
        to=Stage.REPORTED if finished else Stage.ACTING,
        reported_amount=commitment.reported_amount if amount is None else amount,
        reported_share=commitment.reported_share if share is None else share,
        reported_on=latest(on, commitment.reported_on if commitment.broken_down else None), awaits_verification=True, returned_on=None,
    )  # fmt: skip


def check_of_parts(commitment: Commitment, amount: Decimal | None, share: Decimal | None) -> None:
    """Raise ProgressIsOfItsParts for a number told of a divided line: its own is computed."""
    if commitment.broken_down and (amount is not None or share is not None):
        raise ProgressIsOfItsParts


def check_parts_are_done(commitment: Commitment, verb: str) -> None:
    """Raise PartsAreOpen while a part of the line is open, whatever would end it."""
    if commitment.broken_down and (left := open_parts(commitment)):
        raise PartsAreOpen(verb, named(left))


def check_evidence(
    commitment: Commitment, rule: EvidenceRule | None, files: Collection[str], *, finished: bool, without: str
) -> str:
    """Return what the report says of files that the rule asks for and that are not there; mostly nothing.

    What was handed in on the way, since the last verification or return, counts for what is finished; for a divided line
    what its parts handed in does, too. It stays with the part. The same file twice is one.

    files: the hashes of what comes with this report
    """
    if rule is None:
        if files:
            raise NothingIsAskedFor
        return ""
    if not finished:
        return ""
    before = [*unverified_reports(commitment), *_reports_of_parts(commitment)]
    have = len({*files, *(digest for step in before for _, digest in step.evidence or ())})
    if have >= rule.least:
        return ""
    if rule.must or not without.strip():
        raise EvidenceIsAskedFor(rule.words, rule.purpose, rule.least, have, must=rule.must)
    return f"（没有附{rule.words}：{without.strip()}）"


def _reports_of_parts(commitment: Commitment) -> list[Step]:
    if not commitment.broken_down:
        return []
    reports = not_taken_back(Step.objects.filter(commitment__in=counted(commitment), verb=Verb.REPORT))
    return list(reports.filter(evidence__isnull=False))


def check_amounts(amount: Decimal | None, share: Decimal | None) -> None:
    """Raise AmountIsImpossible for an amount below nothing or a share outside 0 to 1."""
    if amount is not None and amount < 0:
        raise AmountIsImpossible(f"完成数不能是负数，收到的是 {amount}。请填已经完成的数量。")
    if amount is not None and (len(amount.normalize().as_tuple().digits) > 15 or amount >= Decimal(10) ** 15):
        raise AmountIsImpossible("完成数最多 15 位有效数字。请核对单位再填。")
    if share is not None and not 0 <= share <= 1:
        raise AmountIsImpossible(f"进度在 0 到 100% 之间，收到的是 {share:.0%}。请填整体完成的比例。")
