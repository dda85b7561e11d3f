"""撤回反馈: a slip is taken back while nobody has looked at it; the line stands as before, and the journal keeps both."""

from datetime import date
from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import first_break
from guatu.work.ledger.blockers import with_blocker
from guatu.work.ledger.lifecycle import (
    Portion,
    accept_day,
    break_down,
    report,
    send_back,
    sign_for,
    suspend,
    take_back,
    verify,
)
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lifecycle.who import unverified_reports
from guatu.work.ledger.lighting import told_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import NeedsWords, NotAllowedNow, NothingToTakeBack, NotYours, ReportIsTakenBack

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TUESDAY = date(2026, 11, 17)
BEFORE = date(2026, 11, 10)


def on(day, hour=10):
    return {"on": day, "at": at(day, hour)}


def told(line, piles, words="成桩", day=MONDAY, hour=10, finished=False, by=None):
    return report(line, words=words, finished=finished, amount=None if piles is None else Decimal(piles), by=by, **on(day, hour))


def test_a_report_is_taken_back_and_the_line_stands_as_it_stood_before(piles, works_clerk, verifier):
    told(piles, 5, day=BEFORE, by=works_clerk)
    before = as_values(piles)
    told(piles, None, "都打完了", finished=True, by=works_clerk)
    assert (piles.stage, piles.reported_amount) == ("reported", 12)

    take_back(piles, reason="看错了图纸，还差七根", by=works_clerk, **on(MONDAY, 11))
    assert as_values(piles) == before and (piles.stage, piles.reported_amount) == ("acting", 5)
    row = Commitment.objects.get(pk=piles.pk)
    assert as_values(row) == replay(row.steps.all()) and first_break() is None
    assert [step.note for step in unverified_reports(piles)] == ["成桩"]


def test_what_was_sent_back_and_reported_again_is_sent_back_still_when_that_is_taken_back(reported_road, works_clerk, verifier):
    send_back(reported_road, reason="路肩没做", by=verifier, **on(MONDAY, 11))
    told(reported_road, None, "做完了", hour=12, finished=True, by=works_clerk)
    take_back(reported_road, reason="报早了", by=works_clerk, **on(MONDAY, 13))

    assert (reported_road.returned_on, reported_road.awaits_verification, reported_road.light.word) == (MONDAY, False, "退回在办")


def test_what_somebody_has_looked_at_stays_and_nothing_is_taken_back_twice(piles, works_clerk, verifier):
    for amount, hour in ((5, 9), (7, 10)):
        told(piles, amount, hour=hour, by=works_clerk)
    take_back(piles, reason="数错了", by=works_clerk, **on(MONDAY, 11))
    with pytest.raises(NothingToTakeBack) as refused:
        take_back(piles, reason="那五根也数错了", by=works_clerk, **on(MONDAY, 12))
    assert "请按现在的情况再反馈一次" in refused.value.in_words

    verify(piles, finding="看到五根", by=verifier, **on(MONDAY, 13))
    told(piles, 6, hour=14, by=works_clerk)
    verify(piles, finding="看到六根", by=verifier, **on(MONDAY, 15))
    with pytest.raises(NothingToTakeBack):
        take_back(piles, reason="数错了", by=works_clerk, **on(MONDAY, 16))


def test_whose_it_is_the_unit_takes_back_and_the_clerk_only_what_was_entered_on_behalf(piles, works_clerk, clerk, verifier, works_office):
    told(piles, 5, by=works_clerk)
    with pytest.raises(NotYours) as refused:
        take_back(piles, reason="不对", by=clerk, **on(MONDAY, 11))
    assert "建设办的承办岗（这次是它自己报的）" in refused.value.in_words
    with pytest.raises(NotYours):
        take_back(piles, reason="不对", by=verifier, **on(MONDAY, 11))

    told(piles, 6, hour=12, by=clerk)
    step = take_back(piles, reason="听错了，是四根", by=clerk, **on(MONDAY, 13))
    assert (step.on_behalf_of, piles.reported_amount) == (works_office, 5)


def test_it_needs_a_reason_and_the_stage(piles, works_clerk, mayor):
    told(piles, 5, by=works_clerk)
    with pytest.raises(NeedsWords):
        take_back(piles, reason=" ", by=works_clerk, **on(MONDAY, 11))
    suspend(piles, until=date(2027, 3, 1), plan="封冻期停工", by=mayor, **on(MONDAY, 11))
    with pytest.raises(NotAllowedNow):
        take_back(piles, reason="数错了", by=works_clerk, **on(MONDAY, 12))


def test_what_is_taken_back_counts_nowhere_any_more(piles, works_clerk, verifier, clerk, mayor, signed_in):
    told(piles, 4, by=works_clerk, day=BEFORE)
    late = told(piles, 5, with_blocker("第五根", "资金", "财政所拨款"), day=BEFORE, hour=12, by=works_clerk)
    client = signed_in(clerk)
    assert piles.title in client.get("/ledger/?blocked=1").content.decode()
    take_back(piles, reason="款已经到了", by=works_clerk, **on(TUESDAY, 9))

    assert piles.title not in client.get("/ledger/?blocked=1").content.decode()
    page = client.get(piles.get_absolute_url()).content.decode()
    assert "已撤回" in page and "撤回反馈" in page and "款已经到了" in page and "反馈数 4根" in page
    assert '<b class="blue">堵点：资金' not in page.partition("经过")[0]
    with pytest.raises(ReportIsTakenBack):
        accept_day(piles, step=late, paper="签收单", reason="出差", by=mayor, **on(TUESDAY))
    verify(piles, finding="看到四根", by=verifier, **on(TUESDAY, 11))
    assert told_of([piles])[piles.pk][-1][0] == BEFORE


def test_of_a_divided_line_the_days_of_its_parts_stay(piles, works_clerk, village, works_office, clerk):
    from guatu.records.offices.models import Office

    east = Office.objects.create(name="路桥组", parent=works_office, order=1)
    [part], _ = break_down(piles, [Portion(east, amount=Decimal(12))], by=works_clerk, **on(BEFORE))
    sign_for(part, by=clerk, **on(BEFORE, 11))
    told(part, 3, day=TUESDAY, by=clerk)
    piles.refresh_from_db()
    report(piles, words="第三根", finished=False, by=works_clerk, **on(TUESDAY, 11))
    take_back(piles, reason="报重了", by=works_clerk, **on(TUESDAY, 12))

    assert (piles.reported_on, piles.reported_amount, piles.awaits_verification) == (TUESDAY, 3, False)


def test_the_page_offers_it_to_the_unit_while_nobody_has_looked_and_the_form_does_it(piles, works_clerk, clerk, verifier, signed_in):
    address = f"/ledger/{piles.pk}/take-back/"
    client = signed_in(works_clerk)
    assert address not in client.get(piles.get_absolute_url()).content.decode()
    told(piles, 5, "第五根成桩", by=works_clerk)
    assert address in client.get(piles.get_absolute_url()).content.decode()
    assert address not in signed_in(clerk).get(piles.get_absolute_url()).content.decode()
    assert "第五根成桩" in (client := signed_in(works_clerk)).get(address).content.decode()

    sent = {"reason": "数错了", "on": "2026-11-16", "version": piles.version}
    assert client.post(address, sent).status_code == 302
    piles.refresh_from_db()
    assert (piles.stage, piles.reported_amount) == ("acting", None)
    verify_desk = signed_in(verifier).get("/verify/").content.decode()
    assert piles.title not in verify_desk


def test_of_two_unverified_reports_the_page_says_which_one_is_taken_back_and_that_the_other_stays(signed_in, piles, works_clerk):
    told(piles, 5, "打了五根", day=BEFORE, by=works_clerk)
    told(piles, 9, "打了九根", by=works_clerk)
    client = signed_in(works_clerk)
    page = client.get(f"/ledger/{piles.pk}/take-back/").content.decode()
    assert "撤回的是最后一次，11月16日 吴 报的：打了九根" in page
    assert "它前面 11月10日报的也还没有核实，但是撤不了" in page

    take_back(piles, reason="数错了", by=works_clerk, **on(MONDAY, 11))
    page = client.get(f"/ledger/{piles.pk}/take-back/")
    assert page.status_code == 409 and "能撤的只有最后一次" in page.content.decode()
