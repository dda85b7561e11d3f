"""复查: a standing line is looked at every so often, by somebody else, and is never overdue."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import amend, assign, enter, report, review, sign_for
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lifecycle.review import next_review
from guatu.work.ledger.lighting import light_now
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import NeedsWords, NotAllowedNow, NothingToReview, ReviewerIsNotAnother

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = {"on": MONDAY, "at": at(MONDAY, 10)}


@pytest.fixture
def river(town, clerk, works_office, works_clerk):
    """The river is kept clean: a standing duty, since July."""
    july = date(2026, 7, 6)
    told = {"on": july, "at": at(july)}
    line, _ = enter(assigner=town, title="河道保洁常态化", source="例会", duty="standing", by=clerk, **told)
    assign(line, to=works_office, duty="standing", by=clerk, **told)
    sign_for(line, by=works_clerk, **told)
    return line


def test_the_first_look_is_a_quarter_after_signing_on_a_working_day(river):
    assert river.review_on == date(2026, 10, 8)  # 6 October is a holiday
    light = light_now(river, MONDAY)
    assert (light.colour.value, light.word) == ("green", "该看一看") and "不会变红" in light.because


def test_somebody_else_looks_and_says_what_was_found_and_the_next_day_is_set(river, verifier, works_clerk, reader):
    for nobody in (works_clerk, reader):
        with pytest.raises(ReviewerIsNotAnother):
            review(river, finding="kept", words="都好", by=nobody, **NOW)
    with pytest.raises(NeedsWords):
        review(river, finding="kept", words=" ", by=verifier, **NOW)
    review(river, finding="slack", words="北岸有两处漂浮物", by=verifier, **NOW)

    assert (river.stage, river.review_finding, river.reviewed_on) == ("acting", "slack", MONDAY)
    assert river.review_on == date(2027, 2, 16) == next_review(river, MONDAY)
    assert light_now(river, MONDAY).word == "长期"
    assert as_values(Commitment.objects.get(pk=river.pk)) == replay(river.steps.all())


def test_whoever_reported_it_does_not_review_it(river, clerk, second_clerk):
    report(river, words="来电：每天都在捞", finished=False, by=clerk, **NOW)
    with pytest.raises(ReviewerIsNotAnother):
        review(river, finding="kept", words="都好", by=clerk, **NOW)
    review(river, finding="kept", words="都好", by=second_clerk, **NOW)


def test_how_often_is_the_lines_own_to_say_and_another_duty_has_no_day(river, mayor):
    amend(river, cadence="halfyearly", reason="半年看一次", by=mayor, **NOW)
    assert river.review_on == date(2027, 1, 6)
    amend(river, duty="recurring", cadence="monthly", reason="改为按月报", by=mayor, **NOW)
    assert river.review_on is None
    assert [row.called for row in river.occurrences.order_by("first")] == ["11月", "12月"]


def test_what_has_a_date_or_is_not_begun_is_not_reviewed(acting_road, road, verifier, town, clerk, works_office):
    with pytest.raises(NothingToReview):
        review(acting_road, finding="kept", words="都好", by=verifier, **NOW)
    line, _ = enter(assigner=town, title="长效管护", source="例会", duty="standing", by=clerk, **NOW)
    with pytest.raises(NotAllowedNow):
        review(line, finding="kept", words="都好", by=verifier, **NOW)


def test_home_says_what_is_to_be_looked_at_and_the_page_does_it(signed_in, clerk, verifier, river):
    page = signed_in(clerk).get("/").content.decode()
    assert "该看一看" in page and f"/ledger/{river.pk}/review/" in page

    client = signed_in(verifier)
    assert "该看一看了" in client.get(river.get_absolute_url()).content.decode()
    answer = client.post(
        f"/ledger/{river.pk}/review/", {"finding": "lapsed", "words": "两个月没捞了", "on": "2026-11-16", "version": river.version}
    )
    assert answer.status_code == 302
    page = client.get(river.get_absolute_url()).content.decode()
    assert "中断" in page and "下次 2027年2月16日" in page
    assert "该看一看" not in signed_in(clerk).get("/").content.decode()
