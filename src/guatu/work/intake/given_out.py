"""What was given out is not taken back beside its paper: what can be done instead, and whose it is to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.lifecycle.at_once import check_at_once
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import OfAnother
from guatu.work.ledger.stages import Stage, Verb

# What was wrong with it, and the verb that puts it right; the name of a verb is that of its page.
WRONG = (("单位、时限定错了", Verb.ASSIGN, "改交办"), ("题目、字句写错了", Verb.AMEND, "更正"), ("不该立账", Verb.WITHDRAW, "撤销"))
PAGES = {Verb.ASSIGN: "assign", Verb.AMEND: "amend", Verb.WITHDRAW: "withdraw"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to put a line right. address: of the verb's page, for whoever may; else whose it is to do, or why it is over."""

    wrong: str
    called: str
    address: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class GivenOut:
    """A line that was given out, with the ways to put it right."""

    line: Commitment
    ways: Sequence[Way]


def given_out(line: Commitment, actor: Actor, today: date, at: datetime) -> GivenOut:
    """Return what can be done of a line now, by whoever asks or by others."""
    return GivenOut(line, [_way(line, actor, today, at, *each) for each in WRONG])


def _way(line: Commitment, actor: Actor, today: date, at: datetime, wrong: str, verb: Verb, called: str) -> Way:
    try:
        check_at_once(verb, line, actor, today, at)
    except Refusal as refusal:
        if isinstance(refusal, OfAnother) and refusal.who:
            return Way(wrong, called, whose=f"由{refusal.who}{called}")
        if verb == Verb.ASSIGN and line.stage == Stage.ACTING and line.lead is not None:
            return Way(wrong, called, whose=f"{line.lead.called}已经签收：时限由它申请延期，单位由审批岗更正")
        return Way(wrong, called, whose=refusal.in_words)
    return Way(wrong, called, reverse(PAGES[verb], args=[line.pk]))
