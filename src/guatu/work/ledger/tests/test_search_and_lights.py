"""Finding by two characters; the lights of the day."""

from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger import search
from guatu.work.ledger.lifecycle import assign, enter
from guatu.work.ledger.lighting import light_now, light_up_all
from guatu.work.ledger.models import Commitment, LightOfDay

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["东干", "干道", "改造 公里", "云溪-0001", "办公会", "2 公里", "０００１"])
def test_two_characters_find_a_line_by_its_words_its_number_and_its_source(road, query):
    assert list(search.find(Commitment.objects.all(), query)) == [road]


@pytest.mark.parametrize("query", ["干改", "西干", "小区", "造改"])
def test_characters_that_do_not_stand_side_by_side_find_nothing(road, query):
    assert not search.find(Commitment.objects.all(), query).exists()


def test_a_line_is_found_by_its_lead_once_it_has_one(road, clerk, works_office):
    assert not search.find(Commitment.objects.all(), "建设办").exists()
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert list(search.find(Commitment.objects.all(), "建设办")) == [road]


@pytest.mark.parametrize("query", ['"', "' OR 1=1 --", "AND", "*", "建\x00设"])
def test_no_query_breaks_the_search(road, query):
    list(search.find(Commitment.objects.all(), query))


def test_the_days_table_is_recomputed_for_a_new_day(piles, road, town):
    later = MONDAY + timedelta(days=60)
    assert light_up_all(town, later) == 2
    assert light_up_all(town, later) == 0

    for row in LightOfDay.objects.select_related("commitment"):
        light = light_now(row.commitment, later)
        assert (row.colour, row.word, row.because) == (light.colour.value, light.word, light.because[:300])
        assert row.day == later


def test_a_light_remembers_since_when_it_shows(road, clerk, works_office, town):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    light_up_all(town, MONDAY + timedelta(days=1))
    light_up_all(town, date(2027, 1, 4))

    light = LightOfDay.objects.get(commitment=road)
    assert (light.colour, light.since) == ("red", date(2027, 1, 4))


def test_a_line_of_another_town_is_not_seen(road, other_town):
    from guatu.conftest import post

    stranger = post(other_town, "clerk", "督办岗", "外", "wai")
    assert not Commitment.objects.visible_to(stranger).exists()


def test_the_district_sees_its_towns_lines(road, district):
    from guatu.conftest import post

    above = post(district, "clerk", "区督办岗", "区", "qu")
    assert list(Commitment.objects.visible_to(above)) == [road]


def test_the_village_sees_what_it_owes(town, clerk, village):
    from guatu.conftest import post

    line, _ = enter(assigner=town, title="清淤", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
    assign(line, to=village, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    member = post(village, "unit", "文书岗", "村", "cun")
    assert line in Commitment.objects.visible_to(member)


@pytest.mark.parametrize("few", [0, 500])
@pytest.mark.parametrize("query", ["沟渠", "沟渠清淤", "沟渠 第3", "第3", "清 渠", "淤沟", "路灯"])
def test_few_or_many_lines_are_found_alike(query, few, town, clerk, monkeypatch):
    titles = [f"第{n}处沟渠清淤" for n in range(5)] + ["沟边清淤，修渠", "渠沟改道"]
    for title in titles:
        enter(assigner=town, title=title, source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
    monkeypatch.setattr(search, "FEW", few)

    lines = Commitment.objects.of(town).exclude(title="第4处沟渠清淤")

    found = set(search.find(lines, query).values_list("title", flat=True))
    assert found == {
        each for each in titles if each != "第4处沟渠清淤" and all(word in each for word in query.split())
    }
