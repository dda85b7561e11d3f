"""Open lines that a candidate may speak of, what it changes of them or reports on them, and why it is thought so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from guatu.records.paper.templatetags.words import amount as amount_words
from guatu.records.trail.actors import Actor
from guatu.work.ledger.dues import Basis
from guatu.work.ledger.likeness import NO_SUBJECT, alike, names_in
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Change, Stage

from .models import Candidate
from .proposals import longest_run
from .reading import target_of

DROPS = re.compile("不再(?!发生|出现)|取消|停止实施|终止|不列入|暂缓|暂停")
FINISHES = re.compile("全部完成|全面完成|已完成|竣工|完工|建成|投用|投入使用|通车|办结|验收合格|通过验收|整改到位|已销号|拆除完毕")
# What two sentences must have of an object in common before one is thought to speak of the other's: 亲水平台; or most
# of what the line is about: 助餐点 of 社区助餐点. 办结, 巡查 and 方案 are of a hundred lines.
AN_OBJECT, MOST_OF_IT = 4, 3
UNDER_WAY = re.compile("正在|推进中|完成[^，。；]{0,8}(?:%|％)|过半|近半|部分")


@dataclass(frozen=True, slots=True)
class Match:
    """A line a candidate may belong to. due, target: what the paper says now, where it differs from the line.

    strong: the two have an object, a work or a quantity in common, not only a place, an office or a turn of phrase;
    only then may the line be chosen beforehand
    """

    line: Commitment
    why: str
    change: Change
    change_words: str
    due: date | None = None
    target: Decimal | None = None
    amount: Decimal | None = None
    finished: bool = False
    strong: bool = False

    @property
    def amount_typed(self) -> str:
        """The amount as it is typed into a field."""
        return "" if self.amount is None else format(self.amount.normalize(), "f")

    @property
    def amends(self) -> bool:
        """Whether the paper names another day or amount than the line has."""
        return self.due is not None or self.target is not None

    @property
    def amendable_by_clerk(self) -> bool:
        """Whether the clerk may put the line right in the same press: afterwards it is the approver's."""
        return self.amends and self.line.stage == Stage.DRAFTED


def matches(candidate: Candidate, *, most: int = 3) -> list[Match]:
    """Return the open lines of the town that the candidate may speak of: those it surely speaks of first, then by likeness."""
    document = candidate.document
    amount: dict[str, Any] = next(iter(candidate.details.get("quantities") or []), {})
    offices, places = names_in(document.whole)
    names = sorted({*offices, *places, re.sub("(镇|街道)$", "", document.whole.name)}, key=len, reverse=True)
    # What an office or a village is called names no work: 老街社区 in two lines makes them no one matter.
    works = tuple(name for name in candidate.details.get("projects") or () if without(names, str(name)).strip())
    subject = candidate.title.rpartition("：")[0]  # what was set before a quote that names nothing itself
    found = alike(
        document.whole, f"{subject} {candidate.quote}" if subject else candidate.quote, projects=works,
        measure=amount.get("measure") or "", unit=amount.get("unit") or "", lead=candidate.lead,
        day=document.dated or document.put_in_at.date(), most=most + 1, names=(offices, places),
    )  # fmt: skip
    own = line_of_the_earlier_draft(candidate)
    others = [each for each in found if each.line.pk != candidate.commitment_id and each.line != own]
    first = [replace(match_of(candidate, own, "上一稿的这一句立成的"), strong=True)] if own else []
    if not others:
        return first
    held = [
        replace(match_of(candidate, each.line, "；".join(each.why)), strong=is_strong(candidate, each.line, names))
        for each in others
    ]
    return (first + sorted(held, key=lambda each: not each.strong))[:most]


def is_strong(candidate: Candidate, line: Commitment, names: Sequence[str]) -> bool:
    """Say whether both speak of the same work, quantity or object. names: what offices and places are called."""
    amounts = candidate.details.get("quantities") or []
    if line.measure and any((each.get("measure"), each.get("unit")) == (line.measure, line.unit) for each in amounts):
        return True
    said = f"{line.title} {line.quote}"
    works = (without(names, str(each)).replace(" ", "") for each in candidate.details.get("projects") or [])
    if any(len(work) >= MOST_OF_IT and work in said for work in works):
        return True
    theirs = re.findall(r"[\u4e00-\u9fffA-Za-z]+", without(names, NO_SUBJECT.sub(" ", line.title)))
    ours = without(names, NO_SUBJECT.sub(" ", candidate.quote))
    run = max((longest_run(part, ours) for part in theirs), default=0)
    return run >= AN_OBJECT or (run >= MOST_OF_IT and 2 * run >= sum(len(part) for part in theirs))


def without(names: Sequence[str], words: str) -> str:
    """Return the words without these names."""
    return re.sub("|".join(map(re.escape, names)), " ", words) if names else words


def line_of_the_earlier_draft(candidate: Candidate) -> Commitment | None:
    """Return the open line that the sentence became as an earlier draft had it."""
    before = candidate.earlier
    line = (before.commitment or before.line) if before is not None else None
    return line if line is not None and line.is_open else None


def match_of(candidate: Candidate, line: Commitment, why: str) -> Match:
    """Hold a candidate against a line."""
    if not candidate.is_promise:
        amount, finished = reported(candidate, line)
        return Match(line, why, Change.REPEATED, "", amount=amount, finished=finished)
    told: dict[str, Any] = {}
    words: list[str] = []
    change = Change.REPEATED
    if candidate.due and candidate.due_basis == Basis.AS_READ and line.due_last and candidate.due != line.due_last:
        change = Change.POSTPONED if candidate.due > line.due_last else Change.ADVANCED
        told["due"] = candidate.due
        words.append(f"时限 {line.due_last:%Y-%m-%d} → {candidate.due:%Y-%m-%d}")
    target = target_of(candidate)
    if target and line.target and target["unit"] == line.unit and target["target"] != line.target:
        change = Change.RAISED if target["target"] > line.target else Change.LOWERED
        told["target"] = target["target"]
        words.append(f"数量 {amount_words(line.target)} → {amount_words(target['target'])}{line.unit}")
    if DROPS.search(candidate.quote):
        change = Change.DROPPED
        words.append(f"文中有“{DROPS.search(candidate.quote)[0]}”")  # type: ignore[index]
    return Match(line, why, change, "，".join(words) or "时限和数量没有变", **told)


def reported(candidate: Candidate, line: Commitment) -> tuple[Decimal | None, bool]:
    """Return how much of the line the sentence says is done, and whether that is all of it."""
    quantities = candidate.details.get("quantities") or []
    own = [each for each in quantities if line.target and each.get("unit") == line.unit and not each.get("change")]
    values = [Decimal(str(each["value"])) for each in own if 0 <= each["value"] < 10**15]
    if values and line.target:
        # “200 户改造已完成 146 户”: the whole is named beside what is done.
        done = [value for value in values if value != line.target]
        amount = done[-1] if done else values[-1]
        return amount, amount >= line.target
    finished = bool(FINISHES.search(candidate.quote)) and not UNDER_WAY.search(candidate.quote)
    return None, finished and line.target is None and not quantities


def may_be_named(actor: Actor, candidate: Candidate, number: str) -> Commitment | None:
    """Return the town's line of that number (its digits are enough), which the clerk names instead of a proposed one."""
    lines = Commitment.objects.of(candidate.document.whole).shown_to_all().visible_to(actor)
    digits = number.strip().rpartition("-")[2]
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        return None
    return lines.filter(serial=int(digits)).first()
