"""记: a result becomes words for a report, a figure, an entry of the chronicle; the verifier still verifies."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import hand_in, keep, undo
from guatu.work.intake.lifecycle.keep import Happening, Number, Report
from guatu.work.intake.models import Entry, Figure, ProposedReport, State
from guatu.work.intake.refusals import NoDayForTheChronicle, NothingToKeep, ReportIsGone, ReportIsHandedIn
from guatu.work.ledger.lifecycle import assign, sign_for, verify
from guatu.work.ledger.refusals import NotAllowedNow, VerifierIsNotIndependent
from guatu.work.ledger.stages import Stage


@pytest.fixture
def result(minutes):
    """The cycle path is through for 1.4 kilometres."""
    return minutes.candidates.get(quote__contains="1.4公里")


@pytest.fixture
def kept(result, road, clerk):
    keep(
        result, by=clerk, at=at(MONDAY), report=Report(road, result.quote, Decimal("1.4"), why="同名"),
        figures=[Number("慢行道", Decimal("1.4"), "公里", "1.4公里", MONDAY)], happening=Happening(MONDAY, "paper"),
    )  # fmt: skip
    return result


def with_its_unit(road, works_office, clerk):
    road.refresh_from_db()
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    sign_for(road, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    return road


def test_one_press_keeps_it_in_three_places(kept, road):
    assert kept.state == State.KEPT
    assert kept.decisions.last().values == {"report": road.number, "figures": ["1.4公里"], "chronicle": "2026-11-16"}
    assert [model.objects.standing().count() for model in (ProposedReport, Figure, Entry)] == [1, 1, 1]


def test_the_line_is_not_moved_by_a_proposed_report(kept, road):
    road.refresh_from_db()
    assert (road.stage, road.reported_amount) == (Stage.DRAFTED, None)


def test_before_the_unit_has_signed_the_report_is_refused_and_kept(kept, clerk):
    with pytest.raises(NotAllowedNow):
        hand_in(ProposedReport.objects.get(), by=clerk, on=MONDAY, at=at(MONDAY, 11))

    assert ProposedReport.objects.get().step is None


def test_handed_in_it_is_a_report_on_behalf_and_the_clerk_does_not_verify_it(kept, road, clerk, works_office):
    with_its_unit(road, works_office, clerk)

    step = hand_in(ProposedReport.objects.get(), by=clerk, on=MONDAY, at=at(MONDAY, 11))

    road.refresh_from_db()
    assert (step.on_behalf_of, road.reported_amount, road.stage) == (works_office, Decimal("1.4"), Stage.ACTING)
    assert kept.quote in step.note and kept.document.called in step.note
    with pytest.raises(VerifierIsNotIndependent):
        verify(road, finding="看过", by=clerk, on=MONDAY, at=at(MONDAY, 12))
    with pytest.raises(ReportIsGone):
        hand_in(ProposedReport.objects.get(), by=clerk, on=MONDAY, at=at(MONDAY, 12))
    with pytest.raises(ReportIsHandedIn):
        undo(kept, by=clerk, on=MONDAY, at=at(MONDAY, 13))


def test_taken_back_it_counts_no_more_and_waits_again(kept, clerk):
    undo(kept, by=clerk, on=MONDAY, at=at(MONDAY))

    assert kept.state == State.WAITING
    assert [model.objects.standing().count() for model in (ProposedReport, Figure, Entry)] == [0, 0, 0]
    assert first_break() is None
    keep(kept, by=clerk, at=at(MONDAY, 10), happening=Happening(date(2026, 11, 12), "words"))
    assert Entry.objects.standing().count() == 1


@pytest.mark.parametrize(("told", "refusal"), [({}, NothingToKeep), ({"happening": Happening(None, "paper")}, NoDayForTheChronicle)])
def test_what_goes_nowhere_or_has_no_day_is_refused(result, clerk, told, refusal):
    with pytest.raises(refusal):
        keep(result, by=clerk, at=at(MONDAY), **told)

    result.refresh_from_db()
    assert result.state == State.WAITING


def test_a_line_of_the_chronicle_is_put_right_and_both_values_stay(minutes, clerk, signed_in, today):
    told = minutes.candidates.get(quote__contains="推进会")
    keep(told, by=clerk, at=at(MONDAY), happening=Happening(date(2026, 11, 12), "words", place="镇政府"))
    entry = Entry.objects.get()

    page = signed_in(clerk).post(
        reverse("amend-entry", args=[entry.pk]), {"words": entry.words, "day": "2026-11-11", "place": "农技站"}, follow=True
    ).content.decode()

    entry.refresh_from_db()
    assert (entry.day, entry.place) == (date(2026, 11, 11), "农技站") and "更正好了" in page
    decision = told.decisions.last()
    assert (decision.verb, decision.values["day"]) == ("amend", ["2026-11-12", "2026-11-11"])
    assert first_break() is None


@pytest.mark.parametrize(("told", "says"), [({"day": ""}, "要有一个日期"), ({"words": ""}, "发生了什么"), ({}, "没有改动什么")])
def test_a_correction_that_is_none_is_told_why(minutes, clerk, signed_in, today, told, says):
    kept = minutes.candidates.get(quote__contains="推进会")
    keep(kept, by=clerk, at=at(MONDAY), happening=Happening(MONDAY, "paper"))
    entry = Entry.objects.get()
    asked = {"words": entry.words, "day": "2026-11-16", "place": ""} | told

    assert says in signed_in(clerk).post(reverse("amend-entry", args=[entry.pk]), asked, follow=True).content.decode()


def test_a_figure_is_put_right_by_its_own_town_alone(minutes, clerk, other_town, signed_in, today):
    told = minutes.candidates.get(quote__contains="慢行道")
    keep(told, by=clerk, at=at(MONDAY), figures=[Number("慢行道贯通", 1, "公里", told.quote[:60], MONDAY)])
    figure, asked = Figure.objects.get(), {"name": "慢行道", "value": "1.4", "unit": "公里", "day": "2026-11-13"}

    stranger = post(other_town, "clerk", "督办岗", "金", "jinx")
    assert signed_in(stranger).post(reverse("amend-figure", args=[figure.pk]), asked).status_code == 404
    signed_in(clerk).post(reverse("amend-figure", args=[figure.pk]), asked)
    figure.refresh_from_db()
    assert (figure.name, str(figure.shown), figure.day) == ("慢行道", "1.4", date(2026, 11, 13))
