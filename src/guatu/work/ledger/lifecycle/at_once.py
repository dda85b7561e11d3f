"""What a verb asks before a word is written: does the stage allow it, is it this actor's, is there anything to act on."""

from collections.abc import Callable
from datetime import date, datetime

from guatu.records.almanac.categories import category_of
from guatu.records.trail.actors import Actor

from ..models import Commitment
from ..stages import Verb
from .amend import amender_of
from .ask_more import due_to_extend
from .break_down import check_dividable, divider_of
from .close import check_published
from .contest import check_contestable
from .extend import check_asked
from .look_back import check_not_relapsed
from .move import allowed
from .note_objection import check_hangs
from .relist import check_whole_is_open
from .report import check_parts_are_done
from .review import check_standing, reviewer_of
from .send_back import returner_of
from .take_back import report_to_take_back, taker_back_of
from .verify import check_awaited
from .watch import check_watched
from .who import (
    approver_of,
    approver_of_whole,
    clerk_of,
    leader_over,
    looker_of,
    remover_of,
    unit_or_clerk,
    verifier_of,
)

BY_THE_CLERK = {Verb.ASSIGN, Verb.PUBLISH, Verb.OBJECT}
BY_THE_LEAD = {Verb.SIGN_FOR, Verb.CONTEST, Verb.REPORT, Verb.ASK_MORE}
BY_THE_LEADER = {Verb.EXTEND, Verb.DENY, Verb.SUSPEND, Verb.RESUME, Verb.RELIST, Verb.WATCH, Verb.UNWATCH}
BY_WHOM: dict[Verb, Callable[[Actor, Commitment, date], object]] = {
    Verb.VERIFY: verifier_of,
    Verb.SEND_BACK: returner_of,
    Verb.CLOSE: approver_of,
    Verb.LOOK_BACK: looker_of,
    Verb.REVIEW: reviewer_of,
}


def check_whose(verb: Verb, line: Commitment, actor: Actor, on: date) -> None:
    """Raise the refusal that names who may, unless the verb is the actor's to do."""
    if verb in BY_THE_CLERK:
        clerk_of(actor, line.assigner, verb)
    elif verb in BY_THE_LEAD:
        unit_or_clerk(actor, line, verb)
    elif verb in BY_THE_LEADER:
        leader_over(actor, line, verb, on)
    elif verb == Verb.ACCEPT_DAY:
        approver_of_whole(actor, line, verb)
    elif verb in {Verb.WITHDRAW, Verb.MERGE}:
        remover_of(actor, line, verb, on)
    elif verb == Verb.AMEND:
        amender_of(actor, line, on)
    elif verb == Verb.TAKE_BACK:
        taker_back_of(actor, line)
    elif verb == Verb.BREAK_DOWN:
        divider_of(actor, line)
    else:
        BY_WHOM[verb](actor, line, on)


def check_at_once(verb: Verb, line: Commitment, actor: Actor, on: date, at: datetime) -> None:
    """Raise what the verb would refuse whatever is filled in: the stage, the actor, or that there is nothing to act on.

    on: today; what is refused today is refused of every earlier day
    """
    allowed(line, verb)
    check_whose(verb, line, actor, on)
    match verb:
        case Verb.CONTEST:
            check_contestable(line, at)
        case Verb.ASK_MORE:
            due_to_extend(line, at)
        case Verb.EXTEND | Verb.DENY:
            check_asked(actor, line)
        case Verb.VERIFY:
            check_awaited(line)
        case Verb.TAKE_BACK:
            report_to_take_back(line)
        case Verb.OBJECT:
            check_hangs(line)
        case Verb.CLOSE:
            check_parts_are_done(line, verb.label)
            check_published(line, category_of(line), on)
        case Verb.WITHDRAW | Verb.MERGE:
            check_parts_are_done(line, verb.label)
        case Verb.LOOK_BACK:
            check_not_relapsed(line)
        case Verb.RELIST:
            check_whole_is_open(line)
        case Verb.WATCH | Verb.UNWATCH:
            check_watched(line, not_yet=verb == Verb.WATCH)
        case Verb.BREAK_DOWN:
            check_dividable(line)
        case Verb.REVIEW:
            check_standing(line)
