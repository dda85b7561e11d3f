"""重点管理: lines enter by rule or by a leader, and leave so; each with a step and a link."""

from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, at
from guatu.crafts.planning.watching import WatchRules
from guatu.records.almanac.lifecycle import set_watch_rules
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, close, enter, relist, report, sign_for, unwatch, verify, watch
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.models import Commitment, Turn
from guatu.work.ledger.refusals import IsNotWatched, IsWatched, NeedsWords, NotAllowedNow, NotYours
from guatu.work.ledger.stages import Verb
from guatu.work.ledger.watching import bring_up_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TUESDAY = date(2026, 11, 17)
QUIET = WatchRules(red_times=2, relisted_times=1, behind_points=0)


def on(day):
    return {"on": day, "at": at(day)}


@pytest.fixture
def quiet(town, clerk):
    """The town's rules without the one of the points behind."""
    set_watch_rules(QUIET, since=MONDAY, whole=town, by=clerk, **on(MONDAY))


@pytest.fixture
def strict(town, clerk):
    """The town's rules with the one of the points behind."""
    set_watch_rules(WatchRules(), since=MONDAY, whole=town, by=clerk, **on(MONDAY))


def red_again(line, *days):
    for day in days:
        Turn.objects.create(commitment=line, day=day, before="yellow", after="red", word="逾 1 天")


def test_a_leader_puts_a_line_on_the_list_with_a_reason(acting_road, mayor):
    step = watch(acting_road, reason="区里盯着", by=mayor, **on(TUESDAY))

    assert (acting_road.watched_on, acting_road.watch_rule, acting_road.watch_why) == (TUESDAY, "hand", "区里盯着")
    assert (step.verb, step.before, step.after, step.note) == (Verb.WATCH, "acting", "acting", "区里盯着")
    assert as_values(acting_road) == replay(acting_road.steps.all())
    assert first_break() is None


def test_nobody_else_does(acting_road, clerk, works_clerk, verifier):
    for somebody in (clerk, works_clerk, verifier):
        with pytest.raises(NotYours):
            watch(acting_road, reason="盯紧", by=somebody, **on(TUESDAY))


def test_it_needs_a_reason_and_happens_once(acting_road, mayor):
    with pytest.raises(NeedsWords):
        watch(acting_road, reason=" ", by=mayor, **on(TUESDAY))
    watch(acting_road, reason="盯紧", by=mayor, **on(TUESDAY))
    with pytest.raises(IsWatched):
        watch(acting_road, reason="盯紧", by=mayor, **on(TUESDAY))


def test_a_leader_takes_it_off_with_a_reason(acting_road, mayor):
    with pytest.raises(IsNotWatched):
        unwatch(acting_road, reason="稳住了", by=mayor, **on(TUESDAY))
    watch(acting_road, reason="盯紧", by=mayor, **on(TUESDAY))
    unwatch(acting_road, reason="稳住了", by=mayor, **on(TUESDAY))

    assert (acting_road.watched_on, acting_road.watch_rule, acting_road.watch_left_on) == (None, "", TUESDAY)
    assert as_values(acting_road) == replay(acting_road.steps.all())


def test_what_is_closed_is_watched_no_longer(verified_road, leader, mayor):
    watch(verified_road, reason="盯紧", by=mayor, **on(MONDAY))
    close(verified_road, by=leader, **on(MONDAY))

    assert verified_road.watched_on is None
    assert verified_road.steps.last().values["watched_on"] == ["2026-11-16", None]
    with pytest.raises(NotAllowedNow):
        watch(verified_road, reason="盯紧", by=mayor, **on(TUESDAY))


def test_a_line_that_was_red_twice_enters_by_rule_and_nobodys_name_stands_under_it(quiet, acting_road, town, clerk):
    red_again(acting_road, date(2026, 9, 3), date(2026, 10, 12))

    assert bring_up_to(town, at(TUESDAY, 0)) == (1, 0)
    line = Commitment.objects.get(pk=acting_road.pk)
    step = line.steps.last()
    assert (line.watched_on, line.watch_rule, line.watch_why) == (TUESDAY, "red", "变红 2 次（9月3日、10月12日），满 2 次。")
    assert (step.user, step.user_name, step.note) == (0, "系统按规则", "按规则列入：变红 2 次（9月3日、10月12日），满 2 次。")
    assert step.post_title == f"重点管理规则（{clerk.name} 2026-11-16 定）"
    assert as_values(line) == replay(line.steps.all())
    assert first_break() is None


def test_no_rule_acts_that_nobody_has_put_in_force(piles, town):
    red_again(piles, date(2026, 9, 3), date(2026, 10, 12))

    assert bring_up_to(town, at(TUESDAY)) == (0, 0)


def test_the_tick_may_come_as_often_as_it_likes(quiet, acting_road, town):
    red_again(acting_road, date(2026, 9, 3), date(2026, 10, 12))
    bring_up_to(town, at(TUESDAY, 0))
    links = Link.objects.count()

    assert bring_up_to(town, at(TUESDAY, 0, 1)) == (0, 0)
    assert bring_up_to(town, at(date(2026, 11, 18), 0)) == (0, 0)
    assert Link.objects.count() == links


def test_a_red_that_came_of_new_rules_does_not_count(quiet, acting_road, town):
    red_again(acting_road, date(2026, 9, 3), date(2026, 10, 12))
    Turn.objects.filter(day=date(2026, 10, 12)).update(by_rules=True)

    assert bring_up_to(town, at(TUESDAY)) == (0, 0)


def test_a_relisted_line_enters(quiet, verified_road, leader, mayor, town):
    close(verified_road, by=leader, **on(MONDAY))
    relist(verified_road, reason="又坏了", day=date(2026, 12, 20), by=mayor, **on(TUESDAY))

    assert bring_up_to(town, at(TUESDAY, 20)) == (1, 0)
    assert Commitment.objects.get(pk=verified_road.pk).watch_rule == "relisted"


def test_a_line_that_is_far_behind_enters(strict, piles, town):
    light_up_all(town, TUESDAY)
    assert piles.light.behind == 71

    assert bring_up_to(town, at(TUESDAY)) == (1, 0)
    assert "核实的数落后直线 71 个百分点" in Commitment.objects.get(pk=piles.pk).watch_why


def test_what_a_leader_took_off_does_not_come_back_the_next_minute(strict, piles, town, mayor):
    bring_up_to(town, at(TUESDAY))
    piles.refresh_from_db()
    unwatch(piles, reason="已约谈，按新办法推进", by=mayor, on=TUESDAY, at=at(TUESDAY, 10))

    assert bring_up_to(town, at(TUESDAY, 11)) == (0, 0)
    red_again(piles, date(2026, 11, 25))
    assert bring_up_to(town, at(date(2026, 11, 25))) == (1, 0)


def test_four_weeks_of_green_let_a_line_go_by_rule(quiet, town, clerk, works_office, works_clerk, mayor):
    line, _ = enter(
        assigner=town, title="路肩", quote="路肩", source="例会", by=clerk, said_on=MONDAY, due=Due(date(2027, 3, 31)), **on(MONDAY)
    )
    assign(line, to=works_office, duty="dated", by=clerk, **on(MONDAY))
    sign_for(line, by=works_clerk, **on(MONDAY))
    watch(line, reason="盯紧", leaves_by_rule=True, by=mayor, **on(TUESDAY))
    kept, _ = enter(assigner=town, title="桥", quote="桥", source="例会", by=clerk, said_on=MONDAY, due=Due(date(2027, 3, 31)), **on(MONDAY))
    assign(kept, to=works_office, duty="dated", by=clerk, **on(MONDAY))
    sign_for(kept, by=works_clerk, **on(MONDAY))
    watch(kept, reason="盯紧", by=mayor, **on(TUESDAY))

    assert bring_up_to(town, at(TUESDAY + timedelta(days=27))) == (0, 0)
    assert bring_up_to(town, at(TUESDAY + timedelta(days=28))) == (0, 1)
    line.refresh_from_db()
    kept.refresh_from_db()
    assert (line.watched_on, line.watch_left_on) == (None, TUESDAY + timedelta(days=28))
    assert "满 4 周" in line.steps.last().note and line.steps.last().user == 0
    assert kept.watched_on == TUESDAY  # only a leader takes that one off


def test_a_watched_line_may_be_reported_and_verified_as_any(acting_road, mayor, works_clerk, verifier):
    watch(acting_road, reason="盯紧", by=mayor, **on(MONDAY))
    report(acting_road, words="办了", finished=True, by=works_clerk, **on(TUESDAY))
    verify(acting_road, finding="属实", by=verifier, **on(TUESDAY))

    assert acting_road.watched_on == MONDAY


# -- the pages -------------------------------------------------------------------------------------------------------


def test_the_page_says_why_since_when_by_whom_and_how_it_leaves(quiet, acting_road, piles, mayor, town, signed_in, reader):
    watch(acting_road, reason="区里盯着", by=mayor, **on(MONDAY))
    red_again(piles, date(2026, 9, 3), date(2026, 10, 12))
    bring_up_to(town, at(MONDAY))
    page = signed_in(reader).get("/ledger/watched/").content.decode()

    assert "区里盯着" in page and "何" in page and "销号，或领导移出" in page
    assert "多次变红" in page and "系统按规则" in page and "连续绿 4 周，或销号，或领导移出" in page
    assert ">移出</a>" not in page
    assert 'data-count="2"' in page
    listed = signed_in(reader).get("/ledger/?watched=1").content.decode()
    assert listed.count('class="tag watch"') == 2


def test_a_leader_does_it_on_the_lines_page(acting_road, mayor, clerk, signed_in):
    client = signed_in(mayor)
    assert "列入重点" in client.get(f"/ledger/{acting_road.pk}/").content.decode()
    said = {"reason": "区里盯着", "on": "2026-11-16", "version": acting_road.version}
    assert client.post(f"/ledger/{acting_road.pk}/watch/", said).status_code == 302

    page = client.get(f"/ledger/{acting_road.pk}/").content.decode()
    assert "移出重点" in page and "领导列入：区里盯着" in page
    refused = signed_in(clerk).post(f"/ledger/{acting_road.pk}/unwatch/", {**said, "version": acting_road.version + 1})
    assert refused.status_code == 422 and "审批岗" in refused.content.decode()
