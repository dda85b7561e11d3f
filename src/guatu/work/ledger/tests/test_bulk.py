"""Many lines at once: asked dry, refused with the verb's own words, done in chunks, one step a row, never twice."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at
from guatu.records.offices.models import Post
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.work.ledger.bulk import carry_out, try_out
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, sign_for
from guatu.work.ledger.models import Commitment, Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = MONDAY.isoformat()


@pytest.fixture
def lamps(town, clerk):
    """Six drafted lines, the last without a date."""
    return [
        enter(
            assigner=town, title=f"第 {i} 处路灯", source="例会", by=clerk, on=MONDAY, at=at(MONDAY),
            due=Due(date(2026, 12, 1)) if i < 5 else None,
        )[0]
        for i in range(6)
    ]  # fmt: skip


def picked(lines):
    return [f"{line.pk}:{line.version}" for line in lines]


def token_of(answer):
    return re.search(r'name="token" value="(\w+)"', answer.content.decode())[1]


def test_the_preview_says_for_how_many_it_works_and_names_each_it_refuses_and_why_and_writes_nothing(
    signed_in, clerk, lamps, works_office
):
    links = Link.objects.count()
    fields = {"pick": picked(lamps), "to": works_office.pk, "on": DAY, "step": "try"}
    page = signed_in(clerk).post("/ledger/bulk/assign/", fields).content.decode()

    assert "能办 5 条" in page
    assert "办不了 1 条" in page
    assert "“限期”的事项要有一个时限" in page
    assert "第 5 处路灯" in page.split("foretold")[1]
    assert Link.objects.count() == links
    assert not Commitment.objects.exclude(stage="drafted").exists()


def test_what_is_allowed_is_done_with_a_step_and_a_link_each_and_the_chain_holds(signed_in, clerk, lamps, works_office):
    fields = {"pick": picked(lamps), "to": works_office.pk, "on": DAY, "step": "do", "token": "a1"}
    answer = signed_in(clerk).post("/ledger/bulk/assign/", fields, follow=True)

    page = answer.content.decode()
    assert "已交办 5 条" in page
    assert "“限期”的事项要有一个时限" in page
    assert Commitment.objects.filter(stage="assigned", lead=works_office).count() == 5
    assert Step.objects.filter(verb="assign").count() == 5
    assert first_break() is None


def test_sent_twice_it_is_done_once_and_the_second_answer_is_the_same(signed_in, clerk, lamps, works_office):
    fields = {"pick": picked(lamps[:3]), "to": works_office.pk, "on": DAY, "step": "do", "token": "a1"}
    client = signed_in(clerk)
    first = client.post("/ledger/bulk/assign/", fields)
    second = client.post("/ledger/bulk/assign/", fields)

    assert first.url == second.url
    assert Step.objects.filter(verb="assign").count() == 3
    # Without the token too: the rows have moved since they were chosen.
    again = client.post("/ledger/bulk/assign/", fields | {"token": "b2"}, follow=True).content.decode()
    assert "一条也没有交办" in again and "有过变动" in again
    assert Step.objects.filter(verb="assign").count() == 3


def test_the_clerk_signs_for_many_on_behalf_and_both_names_are_kept(signed_in, clerk, lamps, village):
    for line in lamps[:3]:
        assign(line, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    fields = {"pick": picked(lamps), "on": DAY, "note": "电话里说的", "step": "do", "token": "a1"}
    page = signed_in(clerk).post("/ledger/bulk/sign-for/", fields, follow=True).content.decode()

    assert "已签收 3 条" in page and "现在是“待交办”，不能签收" in page
    assert {step.on_behalf_of for step in Step.objects.filter(verb="sign_for")} == {village}


def test_only_what_is_filled_in_is_amended_and_the_approvers_part_is_refused_to_the_clerk(
    signed_in, clerk, mayor, lamps, works_office
):
    assign(lamps[0], to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    fields = {"pick": picked(lamps[:2]), "on": DAY, "reason": "口径统一", "due_last": "2026-12-20", "step": "do"}
    page = signed_in(clerk).post("/ledger/bulk/amend/", fields | {"token": "a1"}, follow=True).content.decode()

    assert "已更正 1 条" in page and "云溪镇的审批岗" in page
    for line in lamps[:2]:
        line.refresh_from_db()
    assert [line.due_last for line in lamps[:2]] == [date(2026, 12, 1), date(2026, 12, 20)]
    assert [line.title for line in lamps[:2]] == ["第 0 处路灯", "第 1 处路灯"]

    signed_in(mayor).post("/ledger/bulk/amend/", fields | {"pick": picked(lamps[:1]), "token": "a2"})
    lamps[0].refresh_from_db()
    assert (lamps[0].due_first, lamps[0].due_last) == (date(2026, 12, 1), date(2026, 12, 20))


def test_what_was_drafted_is_withdrawn_and_the_rest_is_named(signed_in, clerk, lamps, works_office):
    assign(lamps[0], to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    fields = {"pick": picked(lamps[:3]), "on": DAY, "reason": "重复立账", "step": "do", "token": "a1"}
    page = signed_in(clerk).post("/ledger/bulk/withdraw/", fields, follow=True).content.decode()

    assert "已撤销 2 条" in page and "第 0 处路灯" in page


def test_a_verb_refused_for_all_stays_in_the_bar_with_its_reason(signed_in, clerk, lamps):
    page = signed_in(clerk).post("/ledger/bulk/bar/", {"pick": picked(lamps[:2])}).content.decode()

    assert "已选 2 条" in page and "都在“待交办”" in page
    assert re.search(r'formaction="/ledger/bulk/sign-for/" disabled', page)
    assert "不能一并签收：现在是“待交办”" in page
    assert not re.search(r'formaction="/ledger/bulk/assign/" disabled', page)


def test_a_reader_sees_who_may_and_can_do_nothing(signed_in, reader, lamps, works_office):
    client = signed_in(reader)
    bar = client.post("/ledger/bulk/bar/", {"pick": picked(lamps)}).content.decode()
    assert bar.count("disabled") == 5 and "云溪镇的督办岗" in bar

    fields = {"pick": picked(lamps), "to": works_office.pk, "on": DAY, "step": "do", "token": "a1"}
    assert "一条也没有交办" in client.post("/ledger/bulk/assign/", fields, follow=True).content.decode()


def test_all_that_the_list_finds_can_be_meant_at_once(signed_in, clerk, lamps, road):
    fields = {"all": "1", "pick": picked(lamps[:1]), "query": "q=路灯&page=2"}
    page = signed_in(clerk).post("/ledger/bulk/assign/", fields).content.decode()

    assert "一并交办 6 条" in page
    assert "东干道" not in page


def test_of_another_towns_lines_nothing_is_touched(signed_in, lamps, other_town):
    from guatu.conftest import post

    stranger = post(other_town, "clerk", "督办岗", "外", "wai")
    fields = {"pick": picked(lamps), "on": DAY, "reason": "乱来", "step": "do", "token": "a1"}
    signed_in(stranger).post("/ledger/bulk/withdraw/", fields)

    assert not Commitment.objects.exclude(stage="drafted").exists()


@pytest.mark.parametrize("pick", ["x:1", "1", "²:²", "99999999:1", ":", "1:1\x00"])
def test_a_choice_that_is_none_leads_back_to_the_list(signed_in, clerk, road, pick):
    answer = signed_in(clerk).post("/ledger/bulk/withdraw/", {"pick": pick, "query": "stage=drafted"})
    assert answer.status_code in {200, 302}


def test_the_dry_run_is_the_deed_taken_back(lamps, clerk, works_clerk, village):
    for line in lamps[:2]:
        assign(line, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    versions = {line.pk: line.version for line in lamps}
    lines = Commitment.objects.select_related("assigner", "lead")

    def act(line):
        return sign_for(line, by=clerk, on=MONDAY, at=at(MONDAY))

    dry, wet = try_out(lines, versions, act), carry_out(lines, versions, act)
    assert dry == wet
    assert wet.done == [line.pk for line in lamps[:2]]


def test_the_bar_asks_as_often_for_sixty_as_for_five(signed_in, clerk, town):
    client = signed_in(clerk)

    def count(lines):
        with CaptureQueriesContext(connection) as queries:
            client.post("/ledger/bulk/bar/", {"pick": picked(lines)})
        return len(queries)

    lines = [
        enter(assigner=town, title=f"第 {i} 条", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))[0] for i in range(60)
    ]
    assert count(lines[:5]) == count(lines)


def test_lines_with_a_date_keep_it_where_the_others_go_without_one(signed_in, clerk, lamps, works_office):
    fields = {"pick": picked(lamps), "to": works_office.pk, "undated": "on", "on": DAY, "step": "do", "token": "u1"}
    signed_in(clerk).post("/ledger/bulk/assign/", fields)

    assert list(Commitment.objects.order_by("pk").values_list("stage", "due_first", "due_last")) == [
        *[("assigned", date(2026, 12, 1), date(2026, 12, 1))] * 5, ("assigned", None, None)
    ]  # fmt: skip


def test_who_does_the_work_there_stays_when_the_line_is_given_to_the_same_office_again(
    signed_in, clerk, lamps, works_office, works_clerk
):
    line, handler = lamps[0], Post.objects.get(pk=works_clerk.posts[0].key)
    assign(line, to=works_office, duty="dated", handler=handler, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    fields = {"pick": picked([line]), "to": works_office.pk, "on": DAY, "step": "do", "token": "h1"}
    signed_in(clerk).post("/ledger/bulk/assign/", fields)

    line.refresh_from_db()
    assert line.handler == handler
