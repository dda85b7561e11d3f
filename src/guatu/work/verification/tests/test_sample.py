"""回头看抽样: what once gave trouble always, of the rest a share; the page draws the same for everybody."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.sampling import place_of
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, close, enter, look_back, report, send_back, sign_for, verify
from guatu.work.ledger.models import Commitment, Turn
from guatu.work.verification.sampled import closed_between, reasons_of, sample_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "lots")]
OCTOBER = date(2026, 10, 20)


@pytest.fixture
def closed(town, clerk, works_clerk, verifier, leader, works_office):
    """Returns a function that brings a line to its seal in October."""

    def make(title, *, due=date(2026, 12, 31), returned=False, by=works_clerk, category=None):
        acting = {"on": OCTOBER, "at": at(OCTOBER)}
        line, _ = enter(assigner=town, title=title, source="例会", by=clerk, due=Due(due), category=category, **acting)
        assign(line, to=works_office, duty="dated", by=clerk, **acting)
        sign_for(line, by=works_clerk, **acting)
        for _ in range(2 if returned else 1):
            report(line, words="做完了", finished=True, by=by, **acting)
            if returned and not line.times_returned:
                send_back(line, reason="没有清完", by=verifier, **acting)
        verify(line, finding="到现场看过，做得完整，照片在内网共享里", by=verifier, **acting)
        close(line, by=leader, **acting)
        return line

    return make


@pytest.fixture
def never_drawn():
    """Returns a function that makes of all lines such as were closed before closings were drawn; they have no lot."""
    return lambda: Commitment.objects.update(look_back_by=None, look_back_why="", look_back_lot="")


def test_what_was_late_sent_back_or_reported_by_the_clerk_is_looked_at_always(closed, clerk, town):
    late, back, told, plain = (
        closed("修路灯", due=date(2026, 10, 1)), closed("清沟渠", returned=True), closed("补树", by=clerk), closed("刷墙"),
    )  # fmt: skip
    lines = {line.pk: line for line in closed_between(Commitment.objects.of(town), date(2026, 10, 1), date(2026, 10, 31))}

    assert reasons_of(lines[late.pk]) == ("逾期销号（红过）",)
    assert reasons_of(lines[back.pk]) == ("退回过 1 次",)
    assert reasons_of(lines[told.pk]) == ("反馈是代录的",)
    assert reasons_of(lines[plain.pk]) == ()
    lines[plain.pk].look_back_why = ""  # as one that was not drawn at its closing
    drawn = sample_of(list(lines.values()), town, 0, "签")
    assert (drawn.sample.always, drawn.sample.others, drawn.sample.drawn) == (3, 1, 0) and len(drawn.looks) == 3


def test_the_closing_has_the_same_rule_as_the_sample(closed, clerk, town):
    closed("修路灯", due=date(2026, 10, 1)), closed("清沟渠", returned=True), closed("补树", by=clerk)
    for n in range(12):
        closed(f"第 {n} 处")
    lines = closed_between(Commitment.objects.of(town), OCTOBER, OCTOBER)

    for line in lines:
        by_lot = line.look_back_why.startswith("抽到") or not line.look_back_why
        assert by_lot or line.look_back_why == "、".join(reasons_of(line))
        assert bool(reasons_of(line)) != by_lot
    assert {line.look_back_by for line in lines} <= {date(2026, 11, 19), None}


def test_what_was_drawn_at_its_closing_stays_in_the_sample_and_counts_towards_the_share(closed, town, signed_in, clerk):
    for n in range(20):
        closed(f"第 {n} 处")
    lines = closed_between(Commitment.objects.of(town), OCTOBER, OCTOBER)
    already = {line.number for line in lines if line.look_back_why}
    assert already

    for share, seed in ((None, "甲"), (0, "乙"), (50, "丙")):
        drawn = sample_of(lines, town, share, seed)
        assert already <= {look.line.number for look in drawn.looks}
        assert len(drawn.looks) == max(len(already), {None: 4, 0: 0, 50: 10}[share])
    page = signed_in(clerk).get("/verify/sample/?from=2026-10-01&to=2026-10-31").content.decode()
    assert "抽到 20%<span class=\"soft\">（销号时）</span>" in page and "前看</small>" in page


def test_what_was_red_on_the_way_is_looked_at_always_though_it_was_closed_in_time(closed, town):
    behind, by_rules = closed("打桩"), closed("铺管")
    for line, changed in ((behind, False), (by_rules, True)):
        Turn.objects.create(commitment=line, day=OCTOBER, before="green", after="red", word="落后", by_rules=changed)
    lines = {line.pk: line for line in closed_between(Commitment.objects.of(town), OCTOBER, OCTOBER)}
    assert (reasons_of(lines[behind.pk]), reasons_of(lines[by_rules.pk])) == (("红过",), ())


def test_an_office_that_leads_sealed_lines_alone_is_not_offered_to_whom_they_are_kept_from(town, village, farm_office, clerk, signed_in):
    acting = {"on": OCTOBER, "at": at(OCTOBER)}
    line, _ = enter(assigner=town, title="核查鱼塘账目", source="区纪委转来", duty="standing", concerns=village, by=clerk, **acting)
    assign(line, to=farm_office, duty="standing", by=clerk, **acting)
    theirs = post(village, "unit", "村文书", "田", "tian")
    assert list(signed_in(theirs).get("/verify/sample/").context["offices"]) == []
    assert list(signed_in(clerk).get("/verify/sample/").context["offices"]) == [farm_office]


def test_each_class_is_drawn_with_its_own_share(closed, never_drawn, town, signed_in, clerk):
    for n in range(5):
        closed(f"第 {n} 处路灯"), closed(f"第 {n} 处工资", category="wages")
    never_drawn()
    drawn = sample_of(closed_between(Commitment.objects.of(town), date(2026, 10, 1), date(2026, 10, 31)), town, None, "签")

    assert [(each.name, each.share, each.sample.drawn) for each in drawn.classes] == [("一般事项", 20, 1), ("欠薪隐患", 100, 5)]
    assert (drawn.sample.others, drawn.sample.drawn, len(drawn.looks)) == (10, 6, 6)
    page = signed_in(clerk).get("/verify/sample/?from=2026-10-01&to=2026-10-31").content.decode()
    assert "欠薪隐患 5 条抽 100% 得 5 条" in page


def test_the_page_draws_the_same_for_everybody_and_says_how(closed, never_drawn, signed_in, clerk, verifier, mayor):
    for n in range(10):
        closed(f"第 {n} 处")
    never_drawn()
    asked = "/verify/sample/?from=2026-10-01&to=2026-10-31&share=20"
    pages = [signed_in(actor).get(asked) for actor in (clerk, verifier, mayor)]

    drawn = [[look.line.number for look in page.context["looks"]] for page in pages]
    assert drawn[0] == drawn[1] == drawn[2] and len(drawn[0]) == 2
    words = pages[0].content.decode()
    assert "其余 10 条抽 20%，抽到 <b>2</b> 条" in words and "云溪镇 2026-10-01 2026-10-31" in words
    assert [look.line.number for look in signed_in(clerk).get(f"{asked}&seed=换一个").context["looks"]] != drawn[0]


def test_a_relapse_that_is_written_down_waits_to_be_listed_again(closed, signed_in, second_clerk):
    line = closed("修路灯", returned=True)
    look_back(line, verdict="relapsed", finding="又不亮了", by=second_clerk, on=MONDAY, at=at(MONDAY))
    page = signed_in(second_clerk).get("/verify/sample/?from=2026-10-01&to=2026-10-31").content.decode()
    assert "等重新列账" in page and f"/ledger/{line.pk}/look-back/" not in page


def test_of_what_has_a_lot_nobody_chooses_and_an_old_list_can_still_be_drawn_again(closed, signed_in, clerk, town):
    for n in range(10):
        closed(f"第 {n} 处")
    Commitment.objects.update(look_back_by=None, look_back_why="")  # none was drawn at its closing
    lines = closed_between(Commitment.objects.of(town), OCTOBER, OCTOBER)
    asked = "/verify/sample/?from=2026-10-01&to=2026-10-31&share=20"

    page = signed_in(clerk).get(asked)
    by_lot = sorted(lines, key=lambda line: place_of(line.number, line.look_back_lot))
    assert [look.line for look in page.context["looks"]] == by_lot[:2]
    words = page.content.decode()
    assert f"签 {by_lot[0].look_back_lot}" in words and "没有人能挑" in words

    again = signed_in(clerk).get(f"{asked}&seed=云溪镇 2026-10-01 2026-10-31")
    by_seed = sorted(lines, key=lambda line: place_of(line.number, "云溪镇 2026-10-01 2026-10-31"))
    assert [look.line for look in again.context["looks"]] == by_seed[:2]
    assert "按另填的抽签号" in again.content.decode() and "没有人能挑" not in again.content.decode()


def test_without_days_it_is_last_month_and_nonsense_does_no_harm(closed, signed_in, clerk):
    line = closed("修路灯", due=date(2026, 10, 1))
    for asked in ("", "?from=x&to=0001-01-01&share=-5&seed=%00", "?share=999999"):
        page = signed_in(clerk).get(f"/verify/sample/{asked}")
        assert page.status_code == 200
        assert line.title in page.content.decode()


def test_a_town_that_closed_nothing_reads_so(signed_in, clerk, road):
    assert "这段日子没有销号的" in signed_in(clerk).get("/verify/sample/").content.decode()


def test_what_was_waved_through_is_looked_at_always(closed, clerk, town, verifier, leader, works_clerk, works_office):
    acting = {"on": OCTOBER, "at": at(OCTOBER)}
    line, _ = enter(assigner=town, title="补井盖", source="例会", by=clerk, due=Due(date(2026, 12, 31)), **acting)
    assign(line, to=works_office, duty="dated", by=clerk, **acting)
    sign_for(line, by=works_clerk, **acting)
    report(line, words="井盖补好了", finished=True, by=works_clerk, **acting)
    verify(line, finding="属实", by=verifier, **acting)
    close(line, by=leader, **acting)
    [found] = closed_between(Commitment.objects.of(town), OCTOBER, OCTOBER)
    assert reasons_of(found) == ("核实只写了“属实”",)
    assert found.look_back_why == "核实像走过场"


def test_a_whole_office_campaign_or_field_can_be_looked_at_again(closed, signed_in, clerk, works_office, farm_office, village):
    for n in range(4):
        closed(f"第 {n} 处")
    asked = "/verify/sample/?from=2026-10-01&to=2026-10-31&share=100"
    assert len(signed_in(clerk).get(f"{asked}&lead={works_office.pk}").context["looks"]) == 4
    assert len(signed_in(clerk).get(f"{asked}&lead={village.pk}").context["looks"]) == 0
    assert len(signed_in(clerk).get(f"{asked}&field=不存在").context["looks"]) == 0
