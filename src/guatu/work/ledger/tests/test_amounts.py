"""An amount is typed as it is spoken, 6.43亿, and stands so in the box; one that slipped by its unit is asked about."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.conftest import MONDAY, at
from guatu.work.ledger.forms.amounts import amount_typed, parse_amount
from guatu.work.ledger.lifecycle import assign, enter, report, report_occurrence, sign_for, verify
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.oddities import odd_found, odd_of_period, odd_return

ON = MONDAY.isoformat()
WRONG = ("万" * 60, "1" * 41, "万元", "0万", "0亿5000万", "1亿0万", "零万")  # of the last five a numeral makes one 万, one 亿
scene = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def sales(town, clerk, works_office, works_clerk, verifier):
    """9.6亿元 of sales, 6.43亿 reported, of which 5.43亿 were verified when they were all there was."""
    began = {"on": date(2026, 11, 2), "at": at(date(2026, 11, 2))}
    line, _ = enter(assigner=town, title="工业开票销售9.6亿元", source="例会", target=Decimal(960_000_000), unit="元", by=clerk, **began)
    assign(line, to=works_office, duty="standing", by=clerk, **began)
    sign_for(line, by=works_clerk, **began)
    report(line, words="到十月", amount=Decimal(543_000_000), finished=False, by=works_clerk, **began)
    verify(line, finding="看过报表", by=verifier, **began)
    report(line, words="到十一月", amount=Decimal(643_000_000), finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    return line


@pytest.fixture
def weekly(town, clerk, works_office, works_clerk):
    """A weekly sum of money."""
    began = {"on": date(2026, 11, 4), "at": at(date(2026, 11, 4))}
    line, _ = enter(assigner=town, title="每周入库税收", source="例会", duty="recurring", cadence="weekly", unit="元", by=clerk, **began)
    assign(line, to=works_office, duty="recurring", by=clerk, **began)
    sign_for(line, by=works_clerk, **began)
    return line


def box(html, name="amount"):
    """The field as it stands on the page."""
    return re.search(rf'<input[^>]*name="{name}"[^>]*>', html)[0]


@pytest.mark.parametrize(
    ("typed", "unit", "amount"),
    [
        ("6.43亿", "元", 643_000_000), ("6200万", "元", 62_000_000), ("1.2 亿元", "元", 120_000_000), ("６．２亿", "元", 620_000_000),
        ("643,000,000", "元", 643_000_000), ("６,２００", "元", 6200), ("6亿4300万", "元", 643_000_000), ("6.2", "元", "6.2"),
        ("１２根", "根", 12), ("3万户", "户", 30_000), ("62.5％", "%", "62.5"), ("-5", "元", -5), ("12.5", "", "12.5"),
        ("6200", "万元", 6200), ("6200万元", "万元", 6200), ("6200万", "万元", 6200), ("1.2亿元", "万元", 12_000), ("5千瓦", "千瓦", 5),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_it_is_spoken(typed, unit, amount):
    assert parse_amount(typed, unit) == Decimal(str(amount))


@pytest.mark.parametrize("typed", ["六亿多", "6亩", "元", "6.2.3亿", "NaN", "Infinity", *WRONG])
def test_what_is_no_amount_is_not_read(typed):
    with pytest.raises(ValueError, match="numeral"):
        parse_amount(typed, "元")


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [
        ("643000000", "元", "6.43亿"), ("62000000.000", "元", "6200万"), ("643210000", "元", "6.4321亿"), ("643210987", "元", "643210987"),
        ("9999", "元", "9999"), ("20000", "户", "20000"), ("3.000", "根", "3"), ("12000.5", "元", "12000.5"), ("0", "元", "0"),
    ],
)  # fmt: skip
def test_a_large_sum_stands_in_the_box_as_it_is_spoken_if_that_says_all_of_it(amount, unit, shown):
    assert amount_typed(Decimal(amount), unit) == shown


@given(
    st.decimals(min_value=0, max_value=10**15, places=3) | st.integers(0, 10**7).map(lambda wan: Decimal(wan * 10_000)),
    st.sampled_from(["元", "万元", "根", "%", "亿立方米", ""]),
)
def test_what_the_box_shows_reads_back_as_the_same_amount(amount, unit):
    shown = amount_typed(amount, unit)
    assert parse_amount(shown, unit) == parse_amount(shown + unit, unit) == amount


class TestPages:
    pytestmark = scene

    def test_the_report_shows_the_sum_as_it_is_spoken_and_takes_it_so(self, signed_in, sales, works_clerk):
        client, address = signed_in(works_clerk), f"/ledger/{sales.pk}/report/"
        html = client.get(address).content.decode()
        assert 'value="6.43亿"' in box(html) and 'type="text"' in box(html)
        assert "写法如 6.2亿" in html and "data-step" not in html  # one 元 more is no step

        sent = {"words": "又到账一批", "amount": "６．５ 亿元", "on": ON, "version": sales.version}
        assert client.post(address, sent).status_code == 302
        sales.refresh_from_db()
        assert sales.reported_amount == 650_000_000

    def test_a_few_piles_are_still_counted_one_by_one(self, signed_in, piles, works_clerk):
        html = signed_in(works_clerk).get(f"/ledger/{piles.pk}/report/").content.decode()
        assert 'data-step="1"' in html and "写法如" not in html and 'inputmode="decimal"' in box(html)

    def test_a_wrong_entry_is_told_by_an_example_and_kept(self, signed_in, sales, works_clerk):
        sent = {"words": "又到账一批", "amount": "六亿多", "on": ON, "version": sales.version}
        html = signed_in(works_clerk).post(f"/ledger/{sales.pk}/report/", sent).content.decode()
        assert "请填一个数，例如 6.2亿，或者写全 620000000。" in html and 'value="六亿多"' in box(html)

    def test_at_the_desk_the_unit_is_named_and_a_slip_of_it_is_asked_about(self, signed_in, sales, verifier):
        client = signed_in(verifier)
        assert "核实数（元，写法如 6.2亿）" in client.get(f"/verify/?line={sales.pk}").content.decode()

        sent = {"finding": "看过报表", "amount": "6.2", "on": ON, "version": sales.version, "act": "verify"}
        answer = client.post(f"/verify/{sales.pk}/", sent)
        assert answer.status_code == 422
        assert "核实数 6.2元 不到单位反馈的 6.43亿元 的百分之一，单位写错了吗" in answer.content.decode()
        assert Commitment.objects.get(pk=sales.pk).verified_amount == 543_000_000

        assert client.post(f"/verify/{sales.pk}/", sent | {"amount": "6.2亿"}).status_code == 302
        assert Commitment.objects.get(pk=sales.pk).verified_amount == 620_000_000

    def test_the_pages_of_verifying_and_sending_back_take_it_too(self, signed_in, sales, works_clerk, verifier):
        client = signed_in(verifier)
        html = client.get(f"/ledger/{sales.pk}/verify/").content.decode()
        assert "核实数（元，写法如 6.2亿）" in html and "value=" not in box(html)  # what was seen, not what was reported

        report(
            sales,
            words="做完了",
            amount=Decimal(960_000_000),
            finished=True,
            by=works_clerk,
            on=MONDAY,
            at=at(MONDAY, 10),
        )
        sent = {"reason": "三家没有入库", "amount": "9.1亿", "on": ON, "version": sales.version}
        assert client.post(f"/ledger/{sales.pk}/send-back/", sent).status_code == 302
        assert Commitment.objects.get(pk=sales.pk).verified_amount == 910_000_000

    def test_by_telephone_it_is_written_down_as_it_is_said(self, signed_in, sales, clerk, works_office):
        client, here = signed_in(clerk), f"l{sales.pk}"
        assert "写法如 6.2亿" in client.get(f"/ledger/call/?office={works_office.pk}").content.decode()
        sent = {
            "office": works_office.pk,
            "on": ON,
            f"{here}-version": sales.version,
            f"{here}-words": "到账",
            f"{here}-amount": "6.5亿",
        }
        assert client.post("/ledger/call/", sent).status_code == 302
        assert Commitment.objects.get(pk=sales.pk).reported_amount == 650_000_000

    def test_of_a_period_it_is_taken_and_a_slip_is_asked_about(self, signed_in, weekly, works_clerk, verifier):
        row = weekly.occurrences.order_by("first")[0]
        sent = {"verb": "report", "version": 0, "words": "入库", "amount": "320万元", "on": ON}
        assert signed_in(works_clerk).post(row.get_absolute_url(), sent).status_code == 302
        row.refresh_from_db()
        assert row.amount == 3_200_000

        client = signed_in(verifier)
        assert "这一期完成多少元（写法如 3.5万）" in client.get(row.get_absolute_url()).content.decode()
        sent = {"verb": "verify", "version": 1, "finding": "看了", "amount": "320", "on": ON}
        answer = client.post(row.get_absolute_url(), sent)
        assert (answer.status_code, "单位写错了吗" in answer.content.decode()) == (422, True)
        assert client.post(row.get_absolute_url(), sent | {"amount": "319.5万"}).status_code == 302


    def test_a_line_is_entered_and_amended_by_the_amount_as_it_is_spoken(self, signed_in, clerk):
        client = signed_in(clerk)
        sent = {"title": "工业投资", "source": "电话", "duty": "standing", "target": "3000万", "unit": "元", "on": ON}
        assert client.post("/ledger/new/", sent).status_code == 302
        line = Commitment.objects.get()
        assert line.target == 30_000_000
        assert 'value="3000万"' in box(client.get(f"/ledger/{line.pk}/amend/").content.decode(), "target")

        told = {"title": line.title, "duty": "standing", "target": "6.43亿", "unit": "万元", "reason": "按万元记", "on": ON, "version": line.version}
        assert client.post(f"/ledger/{line.pk}/amend/", told).status_code == 302
        line.refresh_from_db()
        assert (line.target, line.unit) == (64_300, "万元")

        wrong = client.post("/ledger/new/", sent | {"target": "3000万元", "unit": ""})
        assert wrong.status_code == 422 and "单位写在“计量单位”里" in wrong.content.decode() and 'value="3000万元"' in wrong.content.decode()

    def test_a_sum_is_divided_by_the_amounts_as_they_are_spoken(self, signed_in, town, clerk, works_office, village, farm_office):
        line, _ = enter(assigner=town, title="整治资金", source="例会", target=Decimal(960_000_000), unit="元", by=clerk, on=MONDAY, at=at(MONDAY))
        assign(line, to=works_office, duty="standing", by=clerk, on=MONDAY, at=at(MONDAY))
        client, address = signed_in(clerk), f"/ledger/{line.pk}/break-down/"
        page = client.get(address).content.decode()
        assert "数量（元，写法如 6.2亿）" in page and 'type="text" name="p0-amount"' in page
        paste = {"step": "fill", "rows": "4", "pasted": "河东村\t3000万元\n农业农村办\t9.3亿", "version": line.version, "on": ON}
        filled = client.post(address, paste).context["rows"]
        assert [row.initial.get("amount") for row in filled[:2]] == [30_000_000, 930_000_000]
        sent = {"p0-to": village.pk, "p0-amount": "3000万", "p1-to": farm_office.pk, "p1-amount": "9.3亿元", "rows": "4"}
        assert client.post(address, sent | {"step": "do", "version": line.version, "on": ON}).status_code == 302
        assert sorted(line.parts.values_list("target", flat=True)) == [30_000_000, 930_000_000]


class TestOdd:
    pytestmark = scene

    def test_less_than_was_verified_before_is_asked_about(self, sales):
        assert odd_found(sales, Decimal(500_000_000), None) == ["核实数 5亿元 比上次核实的 5.43亿元 少，是更正吗"]
        assert odd_return(sales, Decimal(500_000_000), None) == odd_found(sales, Decimal(500_000_000), None)
        assert odd_found(sales, Decimal(543_000_000), None) == odd_found(sales, None, None) == []

    def test_what_is_kept_below_a_number_may_come_down(self, sales):
        sales.compare = "le"
        assert odd_found(sales, Decimal(500_000_000), None) == []

    def test_nothing_at_all_is_no_slip_of_the_unit(self, piles, works_clerk):
        report(piles, words="打了 6 根", amount=Decimal(6), finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
        assert odd_found(piles, Decimal(0), None) == odd_found(piles, Decimal(1), None) == []

    def test_a_lower_share_than_was_verified_before_is_asked_about(self, acting_road):
        acting_road.verified_share = Decimal("0.5")
        assert odd_found(acting_road, None, Decimal("0.4")) == ["核实进度 40% 低于上次核实的 50%，是更正吗"]

    def test_of_a_period_less_than_was_verified_of_it_is_asked_about(self, weekly, works_clerk):
        row = weekly.occurrences.order_by("first")[0]
        report_occurrence(row, words="入库", amount=Decimal(60_000), by=works_clerk, on=MONDAY, at=at(MONDAY))
        row.verified_amount = Decimal(50_000)
        assert odd_of_period(row, Decimal(40_000)) == ["核实数 4万元 比上次核实的 5万元 少，是更正吗"]
