"""The queues of the ledger, 待核实 and 待销号: what waits for others stands apart from what is mine, and says for whom it waits."""

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, report, sign_for, verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = {"on": MONDAY, "at": at(MONDAY, 10)}


@pytest.fixture
def verified(town, clerk, second_clerk, verifier, works_office, farm_office, leader, mayor):
    """Two lines that wait for their seal: one of the leader in charge of works, one of nobody's in particular."""
    lines = []
    for lead in (works_office, farm_office):
        line, _ = enter(assigner=town, title=f"{lead.called}修的沟", source="例会", due=Due(MONDAY), by=clerk, **NOW)
        assign(line, to=lead, duty="dated", by=clerk, **NOW)
        sign_for(line, by=clerk, **NOW)
        report(line, words="修好了", finished=True, by=second_clerk, **NOW)
        verify(line, finding="去看过，修好了", by=verifier, **NOW)
        lines.append(line)
    return lines


def headings(page):
    rows = page.content.decode().split('<tr class="grp">')[1:]
    return [(row.partition('colgroup">')[2].partition("<")[0], row.count("<tr data-row>")) for row in rows]


def test_the_leaders_queue_counts_what_is_theirs_to_seal_and_lists_the_rest_apart_with_whose_it_is(signed_in, verified, leader, mayor):
    works, _ = verified
    page = signed_in(leader).get("/ledger/?stage=verified")
    assert headings(page) == [] and page.context["total"] == "2"  # nobody is in charge of the farm office: any approver may

    page = signed_in(mayor).get("/ledger/?stage=verified")  # another's is in charge of the works
    assert headings(page) == [("等您办的", 1), ("等别人办的", 1)]
    words = page.content.decode()
    assert words.index("等别人办的") < words.index(works.title) and "由云溪镇分管建设副镇长销号" in words


def test_an_address_asks_for_mine_or_for_what_waits_for_others_and_the_file_gives_the_same(signed_in, verified, mayor):
    works, farm = verified
    for whose, line in (("me", farm), ("others", works)):
        page = signed_in(mayor).get(f"/ledger/?stage=verified&whose={whose}")
        assert page.context["total"] == "1" and line.title in page.content.decode()
        file = b"".join(signed_in(mayor).get(f"/ledger/export.csv?stage=verified&whose={whose}").streaming_content).decode()
        assert [each.title in file for each in verified] == [each is line for each in verified]


def test_who_reported_it_themselves_is_told_that_others_seal_it(signed_in, verified, second_clerk, town):
    from guatu.records.offices.models import User

    person = post(town, "approver", "副书记", "周", User.objects.get(pk=second_clerk.user).username)
    page = signed_in(person).get("/ledger/?stage=verified")
    assert headings(page) == [("等别人办的", 2)] and "反馈是您报的或代录的，由" in page.content.decode()


def test_the_verifiers_list_stands_apart_too_and_a_clerks_is_one(signed_in, verified, acting_road, works_clerk, verifier, clerk, works_office):
    report(acting_road, words="铺完了", finished=True, by=works_clerk, **NOW)
    assert headings(signed_in(verifier).get("/ledger/?waits=verify")) == []
    bound = post(works_office, "verifier", "核实岗", "吕", "lv")
    page = signed_in(bound).get("/ledger/?waits=verify")
    assert headings(page) == [("等别人办的", 1)] and "与您的岗位有关，由应急管理办核实岗核实" in page.content.decode()
    assert headings(signed_in(clerk).get("/ledger/?waits=verify")) == []


def test_under_headings_of_its_own_a_queue_says_whom_a_line_waits_for(signed_in, verified, mayor):
    page = signed_in(mayor).get("/ledger/?stage=verified&group=lead")
    assert len(headings(page)) == 2 and "由云溪镇分管建设副镇长销号" in page.content.decode()
