"""工单: by when a ticket is to be done holds for all it asks; what it asks is never filed as standing."""

from datetime import date

import pytest
from django.urls import reverse

from guatu.crafts.timing.workdays import NATIONAL
from guatu.work.intake.tickets import ticket_of

from .papers import fields, put_in

pytestmark = pytest.mark.django_db
TICKET = """12345政务服务便民热线工单
工单编号：QH20261116003
2026年11月16日
诉求内容：石桥村排水沟堵塞，积水排不走。
办理要求：云溪镇要加强排水沟管护，健全长效机制。
承办单位：云溪镇
{limit}
"""


@pytest.mark.parametrize(
    ("row", "last"),
    [
        ("承办时限：2026年11月23日前", date(2026, 11, 23)),
        ("办理期限：5个工作日", date(2026, 11, 23)),
        ("办结时限　11月20日", date(2026, 11, 20)),
        ("答复截止时间：2026年11月18日17时", date(2026, 11, 18)),
    ],
)
def test_reads_by_when_a_ticket_is_to_be_done(row, last):
    ticket = ticket_of(TICKET.format(limit=row), "12345政务服务便民热线工单", date(2026, 11, 16), NATIONAL)
    assert ticket.due.last == last


def test_another_paper_is_no_ticket():
    assert ticket_of("云溪镇工作安排\n办理时限：11月20日前报党政办", "云溪镇工作安排", date(2026, 11, 16), NATIONAL) is None


def test_what_a_ticket_asks_is_dated_by_its_limit_however_it_is_worded(town, clerk, works_office):
    paper = put_in(town, clerk, words=TICKET.format(limit="承办时限：2026年11月23日前"), name="工单.txt")
    promises = list(paper.candidates.filter(quote__contains="管护"))

    assert promises and {(each.duty, each.due, each.due_basis) for each in promises} == {("dated", date(2026, 11, 23), "as_read")}


def test_a_ticket_without_a_limit_is_dated_by_the_rule_of_its_class(town, clerk, works_office, signed_in, today):
    paper = put_in(town, clerk, words=TICKET.format(limit="联系方式：略"), name="工单.txt")
    promise = next(each for each in paper.candidates.filter(quote__contains="管护"))
    assert (promise.duty, promise.due) == ("dated", None)

    card = signed_in(clerk).get(reverse("paper", args=[paper.pk]), {"n": promise.number}).context["card"]
    assert (card["due"], card["category"]) == ("rule", "hotline")
    signed_in(clerk).post(reverse("confirm", args=[paper.pk]), fields(promise, due="rule"))
    promise.refresh_from_db()
    assert (promise.commitment.duty, promise.commitment.due_first) == ("dated", date(2026, 11, 23))


def test_the_drop_zone_says_what_becomes_of_a_file_that_was_taken_in_before(town, clerk, signed_in, today):
    words = TICKET.format(limit="承办时限：2026年11月23日前")
    put_in(town, clerk, words=words, name="工单.txt")
    client = signed_in(clerk)

    assert "一字不差的再投不会再收" in client.get(reverse("papers")).content.decode()
    answer = client.post(reverse("put-in"), {"words": words})
    assert answer.status_code == 422
    assert "已经投过，内容一字不差，没有再收，定过的条目都不动。" in answer.content.decode()
