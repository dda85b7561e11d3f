"""Waved through 核实走过场: what in a verification looks as if nobody had gone and looked. Signs, each said in words; no verdict."""

import re
from collections.abc import Iterable

from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.stages import Verb

from .same_words import words_of
from .wording import SAME, SHORTEST, fold, sameness

ASSENT = re.compile(
    r"(?:经|已|情况|内容|反馈|现场|核实|核查|核对|检查|查看|看过|确实|基本|全部|均|同意|属实|无误|一致|完成|整改|到位|办结|合格|通过|是|好|可以|没有问题|无问题|了|的)+"
)
NOT_HANDED_IN = "（没有附"
ANSWERING = (Verb.REPORT, Verb.TAKE_BACK, Verb.VERIFY, Verb.SEND_BACK)


def signs_of(verification: Step | None, reports: Iterable[Step]) -> tuple[str, ...]:
    """Return the signs that a verification was waved through; none for one that says what was seen.

    reports: those that it answered, the last of them last
    """
    if verification is None or not verification.salt:
        return ()
    finding, told = fold(verification.own_words), [step for step in reports if step.salt]
    signs = []
    if len(finding) < SHORTEST and ASSENT.fullmatch(finding):
        signs.append(f"核实只写了“{verification.own_words[:20]}”")
    if any(finding == said or (len(finding) >= SHORTEST and sameness(finding, said) >= SAME) for said in map(fold, map(words_of, told))):
        signs.append("核实的话就是反馈的话")
    if told and NOT_HANDED_IN in told[-1].note and not any(step.evidence for step in told):
        signs.append("该附的佐证没有附，也核实了")
    return tuple(signs)


def rounds_of(steps: Iterable[Step]) -> list[tuple[Step, list[Step]]]:
    """Return each verification of a line with the reports it answered. steps: the line's, in their order."""
    found, reports = [], []
    for step in steps:
        if step.verb == Verb.REPORT:
            reports.append(step)
        elif step.verb == Verb.VERIFY:
            found.append((step, reports))
            reports = []
        elif step.verb == Verb.TAKE_BACK:
            reports.pop()
        elif step.verb == Verb.SEND_BACK:
            reports = []
    return found


def waved_words(line: Commitment) -> str:
    """Say that the last verification of a line looks waved through; nothing where it does not. The signs are not quoted:
    what stands on the line outlives the words of a step that is purged."""
    verified, reports = next(iter(reversed(rounds_of(line.steps.filter(verb__in=ANSWERING).order_by("number")))), (None, []))
    return "核实像走过场" if signs_of(verified, reports) else ""
