"""每日清单: one for each person and working day, of what their posts have to do and no one else's."""

from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.publications.reminders.models import Digest
from guatu.publications.reminders.running import remind
from guatu.records.offices.models import Post, Substitute, User
from guatu.work.ledger.lifecycle import (
    ask_more,
    close,
    contest,
    extend,
    report,
    send_back,
    verify,
)
from guatu.work.ledger.lighting import light_up_all

from .conftest import FRIDAY, NEXT_MONDAY, SATURDAY, TUESDAY, WEDNESDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def on(day, hour=10):
    return {"on": day, "at": at(day, hour)}


def told(actor, day):
    """What somebody's digest of a day says: by heading the titles and the reasons."""
    from guatu.work.ledger.models import Commitment

    digest = Digest.objects.filter(user=actor.user, day=day).first()
    if digest is None:
        return {}
    titles = dict(Commitment.objects.values_list("pk", "title"))
    return {name: [(titles[key], why) for key, why, _ in rows] for name, rows, _ in digest.items}


def test_a_unit_is_told_what_is_new_near_late_and_sent_back(chased, new_line, tick, works_clerk, verifier):
    new_line("新的路灯", signed=False, due=date(2026, 12, 31))
    new_line("快到期的", due=date(2026, 11, 18))
    new_line("逾期的", due=MONDAY - timedelta(days=3), on=MONDAY - timedelta(days=10))
    back = new_line("退回的", due=date(2026, 12, 31), on=MONDAY - timedelta(days=10))
    report(back, words="做完了", finished=True, by=works_clerk, **on(MONDAY))
    send_back(back, reason="没清完", by=verifier, **on(MONDAY))

    tick(TUESDAY, 8, 30)
    mine = told(works_clerk, TUESDAY)
    assert mine["新交办"] == [("新的路灯", "11月16日交办，时限 12月31日")]
    assert mine["退回"] == [("退回的", "11月16日退回")]
    assert {title for rows in mine.values() for title, _ in rows} == {"新的路灯", "快到期的", "逾期的", "退回的"}
    # What was chased this morning is told of once, under that heading, with its sheet.
    assert ("逾期的", "蓝色催办单：时限 11月13日，已过 4 天，满 1 天，还没有报办结。") in mine["催办"]


def test_there_is_one_a_day_and_none_on_a_day_off(chased, new_line, tick, works_clerk):
    new_line()
    for moment in ((TUESDAY, 8, 0), (TUESDAY, 8, 30), (TUESDAY, 8, 31), (TUESDAY, 15), (SATURDAY, 9), (NEXT_MONDAY, 9)):
        tick(*moment)

    days = Digest.objects.filter(user=works_clerk.user).values_list("day", flat=True)
    assert sorted(days) == [TUESDAY, NEXT_MONDAY]


def test_who_has_nothing_to_do_is_told_nothing(chased, new_line, tick, reader, mayor):
    new_line()
    tick(TUESDAY)
    assert not Digest.objects.filter(user__in=[reader.user, mayor.user]).exists()


def test_who_holds_posts_in_several_offices_gets_one(chased, new_line, tick, works_clerk, village):
    post(village, "unit", "兼岗", "吴", "wu")
    new_line("路")
    new_line("沟", to=village, by=None)
    tick(TUESDAY)

    [digest] = Digest.objects.filter(user=works_clerk.user)
    assert digest.count == 2


def test_a_substitute_is_told_in_whose_stead(chased, new_line, tick, works_clerk, farm_office):
    nong = post(farm_office, "unit", "农田岗", "农", "nong")
    held = Post.objects.get(pk=works_clerk.posts[0].key)
    Substitute.objects.create(post=held, user=User.objects.get(pk=nong.user), since=TUESDAY, until=TUESDAY)
    new_line()
    tick(TUESDAY)
    tick(WEDNESDAY)

    [digest] = Digest.objects.filter(user=nong.user)
    assert (digest.day, digest.instead) == (TUESDAY, ["建设办路桥岗（代吴）"])


def test_a_verifier_is_told_what_they_may_verify_and_not_what_binds_them(chased, new_line, tick, works_clerk, verifier, works_office):
    bound = post(works_office, "verifier", "核实岗", "自", "zi")
    line = new_line("完工的")
    report(line, words="做完了", finished=True, by=works_clerk, **on(MONDAY))
    tick(TUESDAY)

    assert told(verifier, TUESDAY)["待核实"] == [("完工的", "有反馈，等着核实")]
    assert "待核实" not in told(bound, TUESDAY)


def test_a_leader_is_told_what_waits_for_them_in_their_field_alone(chased, new_line, tick, works_clerk, verifier, leader, mayor):
    line, longer = new_line("核过的"), new_line("要延期的")
    report(line, words="做完了", finished=True, by=works_clerk, **on(MONDAY))
    verify(line, finding="看过，两公里都通了", by=verifier, **on(MONDAY))
    ask_more(longer, day=date(2026, 12, 1), cause="下雨", progress="过半", by=works_clerk, **on(MONDAY))
    tick(TUESDAY)

    assert told(leader, TUESDAY)["待销号"] == [("核过的", "核实过了，等着销号")]
    assert told(leader, TUESDAY)["申请延期"] == [("要延期的", "11月20日 → 12月1日")]
    assert told(mayor, TUESDAY) == {}


def test_the_clerk_is_told_of_what_was_contested(chased, new_line, tick, works_clerk, clerk):
    line = new_line("县道", signed=False)
    contest(line, reason="归县里管", by=works_clerk, **on(MONDAY))
    tick(TUESDAY)

    assert told(clerk, TUESDAY)["申诉要定"] == [("县道", "申诉，等着定")]


def test_what_others_changed_since_yesterday_is_told_to_the_unit(chased, new_line, tick, works_clerk, mayor, verifier, leader):
    longer, shut = new_line("延期的", due=date(2026, 12, 4)), new_line("销号的", due=date(2026, 12, 4))
    tick(TUESDAY)
    ask_more(longer, day=date(2026, 12, 28), cause="下雨", progress="过半", by=works_clerk, **on(TUESDAY))
    extend(longer, by=mayor, **on(TUESDAY, 11))
    report(shut, words="做完了", finished=True, by=works_clerk, **on(TUESDAY))
    verify(shut, finding="看过，两公里都通了", by=verifier, **on(TUESDAY, 11))
    close(shut, by=leader, **on(TUESDAY, 12))
    tick(WEDNESDAY)

    assert told(works_clerk, WEDNESDAY)["有变化"] == [("延期的", "延期，时限 12月28日"), ("销号的", "销号")]
    tick(FRIDAY)
    assert "有变化" not in told(works_clerk, FRIDAY)


def test_the_periods_of_a_recurring_line_are_told_once_for_the_line(chased, new_line, tick, works_clerk):
    new_line("每周巡查", due=None, duty="recurring", cadence="weekly")
    tick(date(2026, 12, 15))

    told_of = [row for rows in told(works_clerk, date(2026, 12, 15)).values() for row in rows]
    assert len(told_of) == 1


def test_two_ticks_at_once_write_one_digest(chased, new_line, tick, works_clerk):
    from guatu.publications.reminders.digesting import tell_mornings
    from guatu.publications.reminders.models import Book

    new_line()
    tick(TUESDAY)
    Book.objects.update(digested_on=None)  # the other one has not seen it yet
    assert tell_mornings(chased, at(TUESDAY, 9)) == 0
    assert Digest.objects.filter(user=works_clerk.user).count() == 1


def test_a_district_and_its_towns_are_told_each_in_its_own_morning(district, town, other_town, clerk, new_line, works_clerk):
    above = post(district, "clerk", "督查岗", "丁", "ding")
    line = new_line("县道", signed=False)
    contest(line, reason="归县里管", by=works_clerk, **on(MONDAY))
    for whole in (district, town, other_town):
        light_up_all(whole, TUESDAY)
    remind([district, town, other_town], at(TUESDAY))

    assert "申诉要定" in told(clerk, TUESDAY)
    assert told(above, TUESDAY) == {}
