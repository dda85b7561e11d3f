"""收下放假安排: the notice, the dates it moves and the lights, in one go."""

from datetime import date, datetime

from guatu.records.almanac.lifecycle import take_notice
from guatu.records.almanac.lifecycle.take_notice import notice_of
from guatu.records.almanac.models import Notice
from guatu.records.offices.lifecycle.record import one_act
from guatu.records.offices.lifecycle.who import setter
from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.work.ledger.clocks import moved_by, towns_of
from guatu.work.ledger.lifecycle import recount
from guatu.work.ledger.lighting import light_up_anew


def take_and_recount(text: str, year: int | None, *, whole: Office, by: Actor, on: date, at: datetime) -> Notice:
    """Keep the notice and count again every date that it moves: all of it or nothing. The lights follow.

    Raises what take_notice raises.
    """
    with one_act():
        _, looked_at = notice_of(text, year, whole)
        found = list(moved_by(looked_at)) if looked_at else []
        notice = take_notice(text, year, whole=whole, by=by, on=on, at=at)
        post = setter(by, whole)
        if post is not None:
            recount(notice, found, by=by, post=post, on=on, at=at)
    for each in towns_of(notice):
        light_up_anew(each, on, at)
    return notice
