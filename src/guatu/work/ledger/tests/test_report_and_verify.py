"""反馈, 核实, 退回: completed is not closed, and nobody verifies their own work (I3)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from guatu.conftest import MONDAY, NOTICE_2027, at, post
from guatu.crafts.timing.workdays import NATIONAL
from guatu.records.almanac.lifecycle import take_notice
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import substitute
from guatu.records.offices.models import Office, Post, User
from guatu.work.ledger.lifecycle import amend, assign, report, send_back, sign_for, verify
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lighting import told_of
from guatu.work.ledger.models import Assistance
from guatu.work.ledger.refusals import (
    AmountIsImpossible,
    DayIsImpossible,
    NeedsWords,
    NothingToVerify,
    NotYours,
    VerifierIsNotIndependent,
)

pytestmark = pytest.mark.django_db
THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)


def test_progress_leaves_the_line_with_its_lead(piles, works_clerk):
    report(piles, words="打了 5 根", finished=False, amount=Decimal(5), by=works_clerk, on=MONDAY, at=at(MONDAY))

    assert piles.stage == "acting"
    assert (piles.reported_amount, piles.verified_amount) == (5, None)
    assert piles.awaits_verification


def test_two_thirds_stand_in_the_journal_as_they_stand_in_the_row(acting_road, works_clerk):
    report(acting_road, words="三段修了两段", finished=False, share=Decimal(2) / 3, by=works_clerk, on=MONDAY, at=at(MONDAY))

    told = replay(acting_road.steps.order_by("number"))
    acting_road.refresh_from_db()
    assert told == as_values(acting_road) and told["reported_share"] == "0.6667"


def test_what_is_reported_counts_for_the_light_only_once_it_is_verified(piles, works_clerk, verifier):
    report(piles, words="打了 9 根", finished=False, amount=Decimal(9), by=works_clerk, on=MONDAY, at=at(MONDAY))
    piles.refresh_from_db()
    assert piles.light.colour == "red"

    verify(piles, finding="数过，9 根", by=verifier, on=MONDAY, at=at(MONDAY, 10))
    piles.refresh_from_db()
    assert piles.stage == "acting"
    assert piles.verified_amount == 9
    assert piles.light.colour == "green"


def test_the_verifier_may_find_less_than_was_reported_and_both_are_kept(piles, works_clerk, verifier):
    report(piles, words="打了 5 根", finished=False, amount=Decimal(5), by=works_clerk, on=MONDAY, at=at(MONDAY))
    verify(piles, finding="只有 3 根", amount=Decimal(3), by=verifier, on=MONDAY, at=at(MONDAY, 10))

    assert (piles.reported_amount, piles.verified_amount) == (5, 3)


def test_a_finished_report_of_a_counted_line_counts_as_the_whole(piles, works_clerk):
    report(piles, words="全部打完", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY))
    assert (piles.stage, piles.reported_amount) == ("reported", 12)


def test_a_report_says_something(piles, works_clerk):
    with pytest.raises(NeedsWords):
        report(piles, words=" ", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))


@pytest.mark.parametrize(("amount", "share"), [(Decimal(-1), None), (None, Decimal("1.2"))])
def test_an_amount_that_cannot_be_is_refused(piles, works_clerk, amount, share):
    with pytest.raises(AmountIsImpossible):
        report(piles, words="打了", finished=False, amount=amount, share=share, by=works_clerk, on=MONDAY, at=at(MONDAY))


def test_a_day_that_has_not_come_is_refused(piles, works_clerk):
    with pytest.raises(DayIsImpossible):
        report(piles, words="打完", finished=True, by=works_clerk, on=date(2026, 11, 17), at=at(MONDAY))


def test_an_entry_made_more_than_two_working_days_later_is_marked(piles, clerk):
    on_thursday = report(piles, words="电话报 4 根", finished=False, by=clerk, on=date(2026, 11, 12), at=at(MONDAY))
    on_monday = report(piles, words="电话报 5 根", finished=False, by=clerk, on=date(2026, 11, 9), at=at(MONDAY, 10))

    assert on_thursday.workdays_late(NATIONAL) == 0
    assert on_monday.workdays_late(NATIONAL) == 5


def test_how_late_an_entry_is_counts_by_the_towns_own_holidays(piles, town, clerk, signed_in, monkeypatch):
    new_year = date(2027, 1, 6)
    monkeypatch.setenv("GUATU_TODAY", new_year.isoformat())
    report(piles, words="节前报 4 根", finished=False, by=clerk, on=date(2026, 12, 31), at=at(new_year))
    assert "补录" in signed_in(clerk).get(piles.get_absolute_url()).content.decode()

    longer = NOTICE_2027.replace("1月1日（周五）至3日（周日）放假，共3天", "1月1日（周五）至4日（周一）放假，共4天")
    take_notice(longer, whole=town, by=clerk, on=new_year, at=at(new_year))
    assert "补录" not in signed_in(clerk).get(piles.get_absolute_url()).content.decode()


def test_somebody_else_verifies(reported_road, verifier):
    verify(reported_road, finding="通了", by=verifier, on=MONDAY, at=at(MONDAY, 10))
    assert reported_road.stage == "verified"


def test_nobody_in_the_lead_verifies_whatever_post_they_hold_elsewhere(reported_road, works_office, safety_office):
    post(works_office, "unit", "管线岗", "孙", "sun")
    both = post(safety_office, "verifier", "核实岗", "孙", "sun")

    with pytest.raises(VerifierIsNotIndependent) as refused:
        verify(reported_road, finding="通了", by=both, on=MONDAY, at=at(MONDAY, 10))

    assert "建设办管线岗" in refused.value.in_words


def test_nobody_below_the_lead_or_in_an_assistant_verifies(reported_road, works_office, village):
    section = Office.objects.create(name="路桥组", parent=works_office)
    Assistance.objects.create(commitment=reported_road, office=village)
    for office, username in ((section, "lu"), (village, "cun")):
        somebody = post(office, "verifier", "核实岗", "李", username)
        with pytest.raises(VerifierIsNotIndependent):
            verify(reported_road, finding="通了", by=somebody, on=MONDAY, at=at(MONDAY, 10))


def test_a_verifier_in_the_town_hall_that_merely_contains_the_lead_may(reported_road, town):
    in_the_hall = post(town, "verifier", "镇纪委监督岗", "钱", "qian")
    verify(reported_road, finding="通了", by=in_the_hall, on=MONDAY, at=at(MONDAY, 10))
    assert reported_road.stage == "verified"


def test_a_verifier_of_the_district_may_one_of_another_town_may_not(reported_road, district, other_town):
    with pytest.raises(VerifierIsNotIndependent):
        neighbour = post(other_town, "verifier", "核实岗", "王", "wang")
        verify(reported_road, finding="通了", by=neighbour, on=MONDAY, at=at(MONDAY, 10))

    of_the_district = post(district, "verifier", "区核实岗", "赵", "zhao")
    verify(reported_road, finding="通了", by=of_the_district, on=MONDAY, at=at(MONDAY, 10))
    assert reported_road.stage == "verified"


def test_who_entered_the_report_on_behalf_does_not_verify_and_is_told_who_may(
    acting_road, clerk, safety_office, verifier
):
    also_verifier = post(safety_office, "verifier", "核实岗", "陈", "chen")
    report(acting_road, words="电话说铺完了", finished=True, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    with pytest.raises(VerifierIsNotIndependent) as refused:
        verify(acting_road, finding="通了", by=also_verifier, on=MONDAY, at=at(MONDAY, 11))

    assert "代录" in refused.value.in_words
    assert "应急管理办核实岗" in refused.value.in_words


def test_a_clerk_without_a_verifiers_post_does_not_verify(reported_road, second_clerk):
    with pytest.raises(VerifierIsNotIndependent):
        verify(reported_road, finding="通了", by=second_clerk, on=MONDAY, at=at(MONDAY, 10))


def test_where_the_town_has_nobody_the_refusal_names_the_districts_verifier(reported_road, district, other_town, clerk):
    post(district, "verifier", "区核查岗", "和", "hequ")
    post(other_town, "verifier", "核实岗", "王", "wang")

    with pytest.raises(VerifierIsNotIndependent) as refused:
        verify(reported_road, finding="通了", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assert "清河区区核查岗" in refused.value.in_words
    assert "石桥镇" not in refused.value.in_words


def test_nothing_is_verified_that_nobody_reported(acting_road, verifier):
    with pytest.raises(NothingToVerify):
        verify(acting_road, finding="通了", by=verifier, on=MONDAY, at=at(MONDAY, 10))


def test_what_is_wanting_goes_back_with_a_reason_and_is_counted(reported_road, verifier):
    send_back(reported_road, reason="还有 300 米没铺", by=verifier, on=MONDAY, at=at(MONDAY, 10))

    assert (reported_road.stage, reported_road.times_returned) == ("acting", 1)
    assert not any(step.verb == "verify" for step in reported_road.steps.all())


def test_only_the_lead_or_the_clerk_reports(acting_road, verifier):
    with pytest.raises(NotYours):
        report(acting_road, words="完了", finished=True, by=verifier, on=MONDAY, at=at(MONDAY, 10))


def test_a_village_that_never_signs_in_is_carried_by_the_clerk_and_somebody_else_verifies(
    road, clerk, village, verifier
):
    assign(road, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    sign_for(road, by=clerk, on=MONDAY, at=at(MONDAY, 10, 10))
    report(road, words="村里来电话：修好了", finished=True, by=clerk, on=MONDAY, at=at(MONDAY, 11))
    verify(road, finding="看过", by=verifier, on=MONDAY, at=at(MONDAY, 15))

    assert [step.on_behalf_of for step in road.steps.all()][2:4] == [village, village]


def test_who_has_left_the_lead_since_verifies_nothing_for_a_day_they_sat_there(reported_road, works_office, safety_office):
    mover = post(works_office, "unit", "内勤岗", "丁", "ding")
    Post.objects.filter(user=mover.user).update(until=THURSDAY)
    post(safety_office, "verifier", "核实岗", "丁", "ding")
    mover = actor_of(User.objects.get(pk=mover.user), FRIDAY)
    assert [held.role for held in mover.posts] == ["verifier"]

    with pytest.raises(VerifierIsNotIndependent) as refused:
        verify(reported_road, finding="通了", by=mover, on=MONDAY, at=at(FRIDAY))
    assert "建设办内勤岗" in refused.value.in_words
    verify(reported_road, finding="今天去看过，通了", by=mover, on=FRIDAY, at=at(FRIDAY))


def test_who_stood_in_there_that_day_verifies_nothing_either(reported_road, works_clerk, clerk, verifier):
    zheng = User.objects.get(pk=verifier.user)
    substitute(Post.objects.get(user=works_clerk.user), zheng, since=MONDAY, until=MONDAY, by=clerk, on=MONDAY, at=at(MONDAY))
    with pytest.raises(VerifierIsNotIndependent):
        verify(reported_road, finding="通了", by=actor_of(zheng, FRIDAY), on=MONDAY, at=at(FRIDAY))


def test_the_office_a_report_came_from_does_not_verify_it_when_the_lead_has_been_changed_since(
    acting_road, works_clerk, works_office, farm_office, mayor, verifier
):
    report(acting_road, words="铺了一半", finished=False, share=Decimal("0.5"), by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    amend(acting_road, lead_id=farm_office.pk, reason="改由农业农村办接着办", by=mayor, on=MONDAY, at=at(MONDAY, 11))

    colleague = post(works_office, "verifier", "核实岗", "李", "li")
    with pytest.raises(VerifierIsNotIndependent):
        verify(acting_road, finding="属实", by=colleague, on=MONDAY, at=at(MONDAY, 12))
    verify(acting_road, finding="属实", by=verifier, on=MONDAY, at=at(MONDAY, 12))


def test_what_is_found_done_at_a_return_is_kept_and_counts_as_verified(piles, works_clerk, verifier):
    report(piles, words="打完了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    step = send_back(piles, reason="东侧 3 根没有打", amount=Decimal(9), by=verifier, on=MONDAY, at=at(MONDAY, 11))

    assert (piles.stage, piles.verified_amount, piles.verified_on, piles.reported_amount) == ("acting", 9, MONDAY, 12)
    assert step.values["verified_amount"] == [None, "9"]
    assert told_of([piles])[piles.pk][-1] == (MONDAY, Fraction(3, 4))
    assert "核实 9/12" in piles.light.because


def test_a_return_without_a_number_verifies_nothing(piles, works_clerk, verifier):
    report(piles, words="打完了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    send_back(piles, reason="没有打到位", by=verifier, on=MONDAY, at=at(MONDAY, 11))
    assert (piles.verified_amount, piles.verified_on) == (None, None)


def test_whoever_approves_returns_without_a_number(verified_road, leader):
    with pytest.raises(ValueError, match="verified by whoever verifies"):
        send_back(verified_road, reason="路肩没做", share=Decimal("0.9"), by=leader, on=MONDAY, at=at(MONDAY, 11))


@pytest.mark.usefixtures("today")
def test_the_page_of_a_return_takes_the_number_and_shows_whose_it_is(signed_in, piles, works_clerk, verifier):
    report(piles, words="打完了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    address = f"/ledger/{piles.pk}/send-back/"
    assert 'name="amount"' in signed_in(verifier).get(address).content.decode()

    sent = {"reason": "东侧 3 根没有打", "amount": "9", "on": MONDAY.isoformat(), "version": piles.version}
    signed_in(verifier).post(address, sent)
    page = signed_in(works_clerk).get(piles.get_absolute_url()).content.decode()
    assert "9/12" in page and "核实数 9根" in page and "11月16日 应急管理办核实岗 郑" in page
