"""A divided, a recurring and a standing line under what else holds of lines: rules of lights, evidence, seals, four eyes."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.presets import PRESETS, preset
from guatu.records.almanac.lifecycle import set_lights
from guatu.records.evidence.looking import look_at
from guatu.records.evidence.models import Piece
from guatu.records.evidence.tests.pictures import drawing, jpeg
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Kind, Office, User
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    Portion,
    amend,
    assign,
    break_down,
    close,
    enter,
    look_back,
    report,
    report_occurrence,
    sign_for,
    verify,
    withdraw,
)
from guatu.work.ledger.lifecycle.apart import check_apart
from guatu.work.ledger.lighting import light_now, light_up_all, light_up_anew, told_of
from guatu.work.ledger.lights_then import light_then
from guatu.work.ledger.models import Commitment, LightOfDay
from guatu.work.ledger.refusals import (
    CloserIsNotNamed,
    EvidenceIsAskedFor,
    LookerIsNotAnother,
    SealedIsNotDivided,
    SealedStandsApart,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
BEGUN = date(2026, 10, 12)
FIRST = {"on": BEGUN, "at": at(BEGUN)}
NOW = {"on": MONDAY, "at": at(MONDAY, 10)}
LATER = {"on": MONDAY, "at": at(MONDAY, 11)}
DUE = date(2026, 12, 20)


@pytest.fixture
def west_village(town):
    return Office.objects.create(name="河西村", kind=Kind.VILLAGE, parent=town, order=21)


@pytest.fixture
def divided(town, clerk, farm_office, village, west_village):
    """Two hundred toilets since October: 120 of one village, 80 of the other."""
    line, _ = enter(
        assigner=town, title="户厕改造 200 座", source="例会", said_on=BEGUN, due=Due(DUE), target=D(200), unit="座", by=clerk, **FIRST
    )
    assign(line, to=farm_office, duty="dated", by=clerk, **FIRST)
    sign_for(line, by=clerk, **FIRST)
    parts, _ = break_down(line, [Portion(village, amount=D(120)), Portion(west_village, amount=D(80))], by=clerk, **FIRST)
    for part in parts:
        sign_for(part, by=clerk, **FIRST)
    return line, *parts


@pytest.fixture
def rounds(town, clerk, works_office):
    line, _ = enter(assigner=town, title="公路巡查", source="例会", duty="recurring", cadence="weekly", by=clerk, **FIRST)
    assign(line, to=works_office, duty="recurring", by=clerk, **FIRST)
    sign_for(line, by=clerk, **FIRST)
    return line


@pytest.fixture
def watching(town, clerk, works_office):
    line, _ = enter(assigner=town, title="常态化巡河", source="例会", duty="standing", by=clerk, **FIRST)
    assign(line, to=works_office, duty="standing", by=clerk, **FIRST)
    sign_for(line, by=clerk, **FIRST)
    return line


def fresh(line):
    return Commitment.objects.get(pk=line.pk)


def told(row):
    return row.colour, row.word, row.because, row.days


# -- lights


@pytest.mark.parametrize("key", [each.key for each in PRESETS])
def test_by_every_set_of_lights_they_are_lit_and_a_past_day_is_lit_as_it_was(key, divided, rounds, watching, town, clerk, verifier):
    whole, east, _ = divided
    if key != "schedule":
        set_lights(preset(key), since=BEGUN, whole=town, by=clerk, **FIRST)
        light_up_anew(town, BEGUN)
    seen = {}
    for days in range(0, 70, 5):
        day = BEGUN + timedelta(days=days)
        light_up_all(town, day)
        if days == 20:
            report(fresh(east), words="改了", finished=False, amount=D(90), by=clerk, on=day, at=at(day))
            report_occurrence(rounds.occurrences.order_by("first")[0], words="补报", by=clerk, on=day, at=at(day))
        if days == 25:
            verify(fresh(east), finding="看过", by=verifier, on=day, at=at(day))
            for row in rounds.occurrences.filter(state="owed", first__lte=day):
                report_occurrence(row, words="补报", by=clerk, on=day, at=at(day, 10))
        for row in LightOfDay.objects.select_related("commitment__assigner"):
            light = light_now(row.commitment, row.day)
            assert told(row) == (light.colour.value, light.word, light.because, light.days)
            seen[row.commitment_id, day] = told(row)

    for (pk, day), kept in seen.items():
        light = light_then(Commitment.objects.get(pk=pk), day)
        assert (light.colour.value, light.word, light.because, light.days) == kept, day
    of_rounds = {colour for (pk, _), (colour, *_) in seen.items() if pk == rounds.pk}
    assert of_rounds == {"green", "red", "yellow"}
    assert {colour for (pk, _), (colour, *_) in seen.items() if pk == watching.pk} == {"green"}
    assert {colour for (pk, _), (colour, *_) in seen.items() if pk == whole.pk} - {"green", "none"}


def test_a_rule_that_looks_back_counts_a_verified_part_by_the_day_its_own_report_was_written(divided, clerk, verifier, mayor):
    whole, east, west = divided
    october, november = date(2026, 10, 30), date(2026, 11, 12)
    report(east, words="改了", finished=False, amount=D(60), by=clerk, on=october, at=at(october))
    report(west, words="改了", finished=False, amount=D(20), by=clerk, on=november, at=at(november))
    verify(fresh(east), finding="看过", by=verifier, **NOW)
    verify(fresh(west), finding="看过", by=verifier, **LATER)

    assert told_of([fresh(whole)])[whole.pk] == ((october, D("0.3")), (november, D("0.4")))
    assert told_of([fresh(whole)], at(MONDAY, 10))[whole.pk] == ((october, D("0.3")),)
    withdraw(fresh(west), reason="不改了", by=mayor, on=MONDAY, at=at(MONDAY, 15))
    assert told_of([fresh(whole)])[whole.pk][-1] == (MONDAY, D("0.3"))


# -- sealed matters


def test_a_sealed_line_is_not_divided_for_the_parts_would_be_seen(town, village, works_office, farm_office, clerk, signed_in):
    line, _ = enter(assigner=town, title="核查鱼塘账目", source="信", due=Due(DUE), concerns=village, by=clerk, **NOW)
    assign(line, to=works_office, duty="dated", by=clerk, **NOW)
    with pytest.raises(SealedIsNotDivided):
        break_down(line, [Portion(farm_office)], by=clerk, **NOW)
    assert not line.parts.exists()
    assert f"/ledger/{line.pk}/break-down/" not in signed_in(clerk).get(f"/ledger/{line.pk}/").content.decode()

    part = Commitment(assigner=town, title="一份", source="信", part_of=line)
    with pytest.raises(SealedStandsApart):
        check_apart(part, {}, None, clerk, MONDAY)


def test_a_drafted_line_whose_light_has_turned_can_still_be_sealed(town, village, clerk):
    line, _ = enter(assigner=town, title="核查", source="信", due=Due(date(2026, 11, 17)), by=clerk, **FIRST)
    light_up_all(town, MONDAY)
    assert line.turns.exists()
    amend(line, concerns_id=village.pk, reason="检举", by=clerk, **NOW)
    assert fresh(line).is_sealed


# -- evidence


def test_what_a_part_hands_in_belongs_to_the_part_and_counts_for_the_line(divided, clerk, verifier, mayor, farm_office, village, west_village):
    whole, east, west = divided
    for line in divided:
        amend(fresh(line), category="safety", reason="归类", by=mayor, **NOW)
    picture = [look_at(jpeg(drawing("pit")), "pit.jpg")]
    with pytest.raises(EvidenceIsAskedFor):
        report(fresh(east), words="改完", finished=True, by=clerk, **NOW)
    report(fresh(east), words="改完", finished=True, evidence=picture, by=clerk, **NOW)
    assert Piece.objects.get().subject == fresh(east).subject
    withdraw(fresh(west), reason="不改了", by=mayor, **NOW)
    verify(fresh(east), finding="看过", by=verifier, **NOW)
    close(fresh(east), by=closer_of(fresh(east)), **NOW)

    step = report(fresh(whole), words="都改完了", finished=True, by=clerk, **LATER)
    assert step.evidence is None and Piece.objects.count() == 1


def closer_of(line):
    return post(line.assigner, "approver", "副镇长", "何", "he", in_charge_of=[line.lead])


# -- four eyes (I3)


def test_who_reported_on_a_part_neither_closes_nor_looks_back_at_the_line(divided, clerk, second_clerk, verifier, mayor, farm_office):
    whole, east, west = divided
    qi = who_is_both(whole.assigner, farm_office)
    for part in (east, west):
        report(fresh(part), words="改完", finished=True, by=qi, **NOW)
        verify(fresh(part), finding="看过", by=verifier, **NOW)
        close(fresh(part), by=mayor, **NOW)
    report(fresh(whole), words="都改完了", finished=True, by=second_clerk, **LATER)
    verify(fresh(whole), finding="看过", by=verifier, **LATER)
    with pytest.raises(CloserIsNotNamed, match="报的人"):
        close(fresh(whole), by=qi, **LATER)
    close(fresh(whole), by=mayor, **LATER)
    with pytest.raises(LookerIsNotAnother):
        look_back(fresh(whole), verdict="holds", finding="还在用", by=qi, **LATER)


def who_is_both(town, office):
    """A leader in charge of the office who enters reports on its behalf."""
    post(town, "clerk", "督办岗", "齐", "qi")
    post(town, "approver", "副镇长", "齐", "qi", in_charge_of=[office])
    return actor_of(User.objects.get(username="qi"), MONDAY)


def test_who_reported_a_period_does_not_close_the_line(rounds, clerk, verifier, works_office, second_clerk):
    leader = who_is_both(rounds.assigner, works_office)
    report_occurrence(rounds.occurrences.order_by("first")[0], words="巡了", by=leader, **NOW)
    report(fresh(rounds), words="不用再巡了", finished=True, by=second_clerk, **NOW)
    verify(fresh(rounds), finding="看过", by=verifier, **NOW)
    with pytest.raises(CloserIsNotNamed):
        close(fresh(rounds), by=leader, **LATER)


# -- no person, no number (I7)


def test_free_text_of_parts_and_periods_is_asked_about_and_shown_masked(signed_in, clerk, divided, rounds, village):
    whole, east, _ = divided
    client = signed_in(clerk)
    sent = {"on": "2026-11-16", "version": fresh(whole).version, "rows": 1, "why": "多分一点", "pasted": "", "step": "do",
            "p0-to": village.pk, "p0-amount": "5", "p0-words": "找王师傅 13800138000"}  # fmt: skip
    answer = client.post(f"/ledger/{whole.pk}/break-down/", sent)
    assert answer.status_code == 422 and "这里像是电话或证件号" in answer.content.decode()
    row = rounds.occurrences.order_by("first")[0]
    answer = client.post(row.get_absolute_url(), {"on": "2026-11-16", "version": row.version, "verb": "report", "words": "打 13800138000"})
    assert answer.status_code == 422 and "这里像是电话或证件号" in answer.content.decode()

    Commitment.objects.filter(pk__in=[whole.pk, rounds.pk]).update(title="找 13800138000")
    report_occurrence(row, words="打 13900139000", by=clerk, **NOW)
    shown = [row.get_absolute_url(), "/ledger/occurrences/?month=2026-11", f"/ledger/{whole.pk}/break-down/", f"/ledger/{east.pk}/", "/"]
    for address in shown:
        page = client.get(address).content.decode()
        assert "13800138000" not in page and "13900139000" not in page, address
