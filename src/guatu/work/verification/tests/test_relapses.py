"""反弹: counted against the lead that reported; against the closing where the verification was waved through."""

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.evidence.looking import look_at
from guatu.records.evidence.tests.pictures import drawing, jpeg
from guatu.work.ledger.lifecycle import close, look_back, relist, report, send_back, verify
from guatu.work.ledger.models import Commitment
from guatu.work.verification.relapses import by_office, relapses_between
from guatu.work.verification.waved import rounds_of, signs_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = {"on": MONDAY, "at": at(MONDAY, 11)}
SAID = "坑洞已用混凝土填平压实，两侧立了警示牌，安排专人看护三天。"
SEEN = "到现场踩过、量过，填得实，警示牌在"


@pytest.fixture
def relapsed(danger, works_clerk, verifier, leader, clerk):
    """Returns a function that brings a line to its seal and finds it relapsed."""

    def make(title, finding=SEEN):
        line = danger(title)
        report(line, words=SAID, finished=True, evidence=[look_at(jpeg(drawing(title)), "现场.jpg")], by=works_clerk, **NOW)
        verify(line, finding=finding, by=verifier, **NOW)
        close(line, by=leader, **NOW)
        look_back(line, verdict="relapsed", finding="又塌了", by=clerk, **NOW)
        return line

    return make


@pytest.mark.parametrize(
    ("finding", "waved"),
    [
        ("属实", True), ("经核实，情况属实。", True), ("同意", True), ("已完成整改", True), (SAID, True), (SAID.replace("三天", "两天"), True),
        (SEEN, False), ("2 公里都通了", False), ("现场看过，灯亮了", False), ("只填了一半，另一半还空着", False),
    ],
)  # fmt: skip
def test_waved_through_is_mere_assent_or_the_reports_own_words(danger, works_clerk, verifier, finding, waved):
    line = danger("北坑")
    report(line, words=SAID, finished=True, evidence=[look_at(jpeg(drawing("a")), "a.jpg")], by=works_clerk, **NOW)
    verify(line, finding=finding, by=verifier, **NOW)
    [(verification, reports)] = rounds_of(line.steps.order_by("number"))
    assert bool(signs_of(verification, reports)) is waved


def test_a_report_that_was_sent_back_is_not_what_was_verified(danger, works_clerk, verifier):
    line = danger("北坑")
    for words in (SAID, "重新浇了一遍，又养护了一个礼拜"):
        report(line, words=words, finished=True, evidence=[look_at(jpeg(drawing(words)), "a.jpg")], by=works_clerk, **NOW)
        if words == SAID:
            send_back(line, reason="不实", by=verifier, **NOW)
    verify(line, finding=SAID, by=verifier, **NOW)
    [(_, reports)] = rounds_of(line.steps.order_by("number"))
    assert [step.note for step in reports] == ["重新浇了一遍，又养护了一个礼拜"]


def test_it_counts_against_the_lead_and_against_the_closing_where_it_was_waved_through(relapsed, town, works_office, leader):
    honest, waved = relapsed("北坑"), relapsed("南坑", finding="属实")
    found = relapses_between(Commitment.objects.of(town), MONDAY, MONDAY)
    doors = {door.office: door for door in by_office(found)}

    assert [each.line for each in doors[works_office].reported] == [honest]
    assert [each.line for each in doors[town].closed] == [waved] and doors[town].closed[0].signs == ("核实只写了“属实”",)
    assert [door.office for door in by_office(found)] == [town, works_office]


def test_it_stays_counted_once_it_is_relisted_under_its_number(relapsed, town, leader, mayor):
    line = relapsed("北坑")
    number = line.number
    [before] = relapses_between(Commitment.objects.of(town), MONDAY, MONDAY)
    relist(line, reason="又塌了", day=line.due_last, by=mayor, **NOW)
    [after] = relapses_between(Commitment.objects.of(town), MONDAY, MONDAY)
    assert (before.relisted, after.relisted, after.line.number) == (False, True, number)


def test_the_page_counts_offices_and_never_persons_and_says_how(relapsed, signed_in, reader, works_clerk):
    relapsed("北坑", finding="属实")
    page = signed_in(reader).get("/verify/relapses/").content.decode()
    assert "反弹 <b>1</b> 条，其中 <b>1</b> 条的核实像走过场" in page and "只算单位，不算人，不排名" in page and "核实只写了“属实”" in page
    for name in ("吴", "郑", "许"):
        assert name not in page.split("<main")[-1].split("class=\"page")[1]
    assert "这段日子没有反弹的" in signed_in(reader).get("/verify/relapses/?from=2026-01-01&to=2026-02-01").content.decode()


def test_of_lines_one_may_not_see_nothing_is_counted(relapsed, signed_in, other_town):
    relapsed("北坑")
    stranger = post(other_town, "reader", "查阅岗", "钱", "qian")
    assert "没有反弹" in signed_in(stranger).get("/verify/relapses/").content.decode()
