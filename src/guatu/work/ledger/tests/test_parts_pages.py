"""The pages of a divided line: dividing it, its parts, its place in the list."""

from datetime import date
from decimal import Decimal as D

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.offices.models import Kind, Office
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import Portion, assign, break_down, enter, report, sign_for, withdraw
from guatu.work.ledger.models import Commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = {"on": MONDAY, "at": at(MONDAY, 10)}


@pytest.fixture
def west_village(town):
    return Office.objects.create(name="河西村", kind=Kind.VILLAGE, parent=town, order=21)


@pytest.fixture
def toilets(town, clerk, farm_office):
    line, _ = enter(
        assigner=town, title="户厕改造 200 座", source="例会", due=Due(date(2026, 12, 20)), target=D(200), unit="座", by=clerk, **NOW
    )
    assign(line, to=farm_office, duty="dated", by=clerk, **NOW)
    return line


@pytest.fixture
def divided(toilets, clerk, village, west_village):
    return break_down(toilets, [Portion(village, amount=D(120)), Portion(west_village, amount=D(80))], by=clerk, **NOW)[0]


def sent(line, *rows, **more):
    told = {"on": "2026-11-16", "version": line.version, "rows": max(len(rows), 1), "why": "", "pasted": "", "step": "do"} | more
    for place, row in enumerate(rows):
        told |= {f"p{place}-{name}": value for name, value in row.items()}
    return told


def test_the_clerk_divides_on_one_page(signed_in, clerk, toilets, village, west_village):
    client, here = signed_in(clerk), f"/ledger/{toilets.pk}/break-down/"
    assert "要分 200 座" in client.get(here).content.decode()
    answer = client.post(here, sent(toilets, {"to": village.pk, "amount": "120"}, {"to": west_village.pk, "amount": "70"}))
    assert answer.status_code == 422 and "还差 10 座没有分解" in answer.content.decode()
    assert 'value="120"' in answer.content.decode()

    east = {"to": village.pk, "amount": "120", "words": "河东村改 120 座"}
    answer = client.post(here, sent(toilets, east, {"to": west_village.pk, "amount": "80"}))
    assert answer.status_code == 302
    east, west = toilets.parts.order_by("serial")
    assert (east.title, west.title) == ("河东村改 120 座", "户厕改造 200 座（河西村）")


def test_a_table_from_excel_fills_the_rows_and_names_what_it_does_not_know(signed_in, clerk, toilets, village, west_village):
    pasted = "河东村\t120座\t2026-12-10\n河西村\t80\t先改沿街的\n河南村\t5"
    answer = signed_in(clerk).post(f"/ledger/{toilets.pk}/break-down/", sent(toilets, pasted=pasted, step="fill"))
    page = answer.content.decode()
    assert answer.status_code == 200 and "河南村" in page and "对不上单位" in page
    rows = [row.initial for row in answer.context["rows"] if row.initial]
    assert rows == [
        {"to": village.pk, "amount": D(120), "day": date(2026, 12, 10)},
        {"to": west_village.pk, "amount": D(80), "words": "先改沿街的"},
    ]


def test_equal_shares_come_to_the_whole(signed_in, clerk, toilets, village, west_village, works_office):
    rows = [{"to": each.pk} for each in (village, west_village, works_office)]
    answer = signed_in(clerk).post(f"/ledger/{toilets.pk}/break-down/", sent(toilets, *rows, step="equal"))
    assert [row.initial.get("amount") for row in answer.context["rows"]][:3] == ["67", "67", "66"]


def test_a_unit_is_offered_what_lies_below_it(signed_in, assigned_road, works_clerk, works_office, village):
    client = signed_in(works_clerk)
    page = client.get(f"/ledger/{assigned_road.pk}/break-down/").content.decode()
    assert works_office.called in page and f'<option value="{village.pk}"' not in page
    assert "分解" in client.get(assigned_road.get_absolute_url()).content.decode()


def test_the_line_shows_its_parts_and_sums_and_a_part_its_line(signed_in, clerk, mayor, toilets, divided):
    east, west = divided
    sign_for(east, by=clerk, **NOW)
    report(east, words="过半", finished=False, amount=D(60), by=clerk, **NOW)
    withdraw(west, reason="并村", by=mayor, **NOW)
    client = signed_in(clerk)

    page = client.get(toilets.get_absolute_url()).content.decode()
    assert "反馈 60 = 60/200 座" in page and "还差 80 座没有分解" in page and "汇总" in page
    assert 'data-count="1">在台账里看' in page
    assert "再分几条" in page
    assert toilets.number in client.get(east.get_absolute_url()).content.decode()


def test_the_list_tells_parts_from_what_was_divided(signed_in, clerk, toilets, divided, road):
    client = signed_in(clerk)
    for query, count in (("parts=divided", 1), ("parts=part", 2), ("parts=none", 2), (f"part_of={toilets.pk}", 2), ("hung=1", 2)):
        assert client.get(f"/ledger/?{query}").content.decode().count("data-row") == count, query
    exported = b"".join(client.get("/ledger/export.csv?parts=part").streaming_content).decode("utf-8-sig")
    assert len(exported.splitlines()) == 3


def test_the_parents_form_is_not_spoilt_by_what_a_part_says_meanwhile(signed_in, clerk, toilets, divided):
    line = Commitment.objects.get(pk=toilets.pk)
    sign_for(divided[0], by=clerk, **NOW)
    report(divided[0], words="过半", finished=False, amount=D(60), by=clerk, **NOW)
    answer = signed_in(clerk).post(f"/ledger/{line.pk}/sign-for/", {"on": "2026-11-16", "version": line.version})
    assert answer.status_code == 302
    told = {"on": "2026-11-16", "version": line.version + 2, "words": "开过会"}
    page = signed_in(clerk).get(f"/ledger/{line.pk}/report/").content.decode()
    assert "由各条合计" in page and 'name="amount"' not in page
    assert signed_in(clerk).post(f"/ledger/{line.pk}/report/", told).status_code == 302
