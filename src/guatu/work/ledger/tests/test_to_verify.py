"""What waits to be verified of recurring lines: one after the other, or several periods of one line at once; what stands still waits for nobody."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import User
from guatu.work.ledger.lifecycle import (
    assign,
    enter,
    report_occurrence,
    return_occurrence,
    sign_for,
    suspend,
    verify_occurrences,
)
from guatu.work.ledger.models import OccurrenceStep
from guatu.work.ledger.refusals import PeriodIsNotLikeTheOthers, PeriodsAreOfSeveralLines, PeriodWasRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
SIGNED = date(2026, 10, 12)
NOW = {"on": MONDAY, "at": at(MONDAY, 15)}
LIST = "/ledger/occurrences/?show=verify"


@pytest.fixture
def rounds(town, clerk, works_office, works_clerk):
    """Returns a function that makes a weekly line with its first periods reported, each in words of its own."""

    def make(title, lead=works_office, by=works_clerk, told=3, words="第 {n} 周巡了，路面完好"):
        line, _ = enter(assigner=town, title=title, source="例会", duty="recurring", cadence="weekly", by=clerk, on=SIGNED, at=at(SIGNED))
        assign(line, to=lead, duty="recurring", by=clerk, on=SIGNED, at=at(SIGNED, 10))
        sign_for(line, by=by, on=SIGNED, at=at(SIGNED, 11))
        see(line)
        for n, row in enumerate(line.occurrences.order_by("first")[:told], 1):
            report_occurrence(row, words=words.format(n=n), by=by, on=MONDAY, at=at(MONDAY, 10))
        return line

    return make


def see(line):
    from guatu.records.almanac.calendars import calendar_of
    from guatu.work.ledger.occurring import see_to

    see_to([line], MONDAY, calendar_of(line.assigner))


def periods(line):
    return list(line.occurrences.select_related("line__assigner", "line__lead").order_by("first"))


def ticks(rows):
    return [f"{row.pk}:{row.version}" for row in rows]


def test_each_row_has_its_way_to_verify_and_after_one_the_next_opens_until_none_is_left(signed_in, verifier, rounds):
    line = rounds("农村公路巡查")
    first, second, third, *_ = periods(line)
    client = signed_in(verifier)
    page = client.get(LIST).content.decode()
    assert page.count(">核实</a></li>") == 3 and "第 2 周巡了" in page and "等您核实 3 期" in page

    told = {"verb": "verify", "version": 1, "finding": "到现场看了", "on": "2026-11-16"}
    assert "等您核实的还有 2 期" in client.get(first.get_absolute_url()).content.decode()
    for row, following in ((first, second), (second, third), (third, line)):
        answer = client.post(row.get_absolute_url(), told)
        assert answer.status_code == 302 and answer["Location"] == following.get_absolute_url()


def test_the_next_is_of_the_same_line_before_the_others_and_what_is_sent_back_goes_on_too(signed_in, verifier, rounds):
    one, other = rounds("农村公路巡查", told=1), rounds("桥梁巡查", told=2, words="第 {n} 周看了桥，栏杆完好")
    first, second = periods(other)[:2]
    client = signed_in(verifier)
    told = {"verb": "send-back", "version": 1, "reason": "没有照片里的桥", "on": "2026-11-16"}
    assert client.post(first.get_absolute_url(), told)["Location"] == second.get_absolute_url()
    told = {"verb": "verify", "version": 1, "finding": "看了桥", "on": "2026-11-16"}
    assert client.post(second.get_absolute_url(), told)["Location"] == periods(one)[0].get_absolute_url()


def test_a_line_that_stands_still_waits_in_no_list_and_in_no_count(signed_in, verifier, mayor, rounds):
    still = rounds("农村公路巡查")
    rounds("桥梁巡查", told=1, words="第 {n} 周看了桥，栏杆完好")
    suspend(still, until=date(2026, 12, 1), plan="等修路", by=mayor, **NOW)
    client = signed_in(verifier)
    page = client.get(LIST)
    assert page.context["mine_count"] == page.context["numbers"].verify.count == 1
    assert still.title not in page.content.decode()


def test_what_others_verify_stands_apart_and_is_not_in_the_verifiers_numbers(signed_in, works_office, verifier, village, rounds):
    rounds("农村公路巡查", told=2)
    mine = rounds("沟渠巡查", lead=village, by=post(village, "unit", "村水利员", "桥", "qiao"), told=1, words="第 {n} 周看了沟")
    client = signed_in(post(works_office, "verifier", "核实岗", "吕", "lv"))

    page = client.get(LIST)
    words = page.content.decode()
    assert (page.context["mine_count"], page.context["others_count"]) == (1, 2)
    assert "等别人办的" in words and "与您的岗位有关，由应急管理办核实岗核实" in words and words.count(">核实</a></li>") == 1
    assert '周期事项待核 <b data-count="1">1</b> 期' in client.get("/verify/").content.decode()
    turns = client.get("/").context["desk"].turns.verify
    assert (turns.name, turns.count) == ("待我核", 1)
    page = client.get(f"/ledger/occurrences/?{turns.query}")
    assert [group.line.pk for group in page.context["groups"]] == [mine.pk] and not page.context["theirs"]


def test_several_periods_looked_at_together_are_a_step_each(signed_in, verifier, rounds):
    line = rounds("农村公路巡查")
    rows = periods(line)[:2]
    told = {"pick": ticks(rows), "finding": "三段都走过，完好", "on": "2026-11-16"}
    answer = signed_in(verifier).post(f"/ledger/{line.pk}/periods/", told, follow=True)

    assert "核实了 2 期" in answer.content.decode()
    assert [row.state for row in periods(line)[:3]] == ["verified", "verified", "reported"]
    steps = OccurrenceStep.objects.filter(verb="verify")
    assert {step.note for step in steps} == {"三段都走过，完好（2 期一起核实）"} and len({step.link for step in steps}) == 2


def test_if_one_of_them_is_refused_none_is_written(signed_in, town, verifier, second_clerk, rounds):
    line = rounds("农村公路巡查", told=2)
    third = periods(line)[2]
    report_occurrence(third, words="第 3 周巡了，路面完好", by=second_clerk, on=MONDAY, at=at(MONDAY, 10))
    both = post(town, "verifier", "督查岗", "周", User.objects.get(pk=second_clerk.user).username)
    rows = periods(line)[:3]
    with pytest.raises(PeriodWasRefused) as refused:
        verify_occurrences(rows, finding="都走过", by=both, **NOW)
    assert third.called in refused.value.in_words and "报的人、录的人都不能核实" in refused.value.in_words
    assert not OccurrenceStep.objects.filter(verb="verify").exists()

    page = signed_in(verifier).post(f"/ledger/{line.pk}/periods/", {"pick": ticks(rows), "finding": "", "on": "2026-11-16"})
    assert page.status_code == 422 and page.content.decode().count(" checked") == 3
    assert [row.state for row in periods(line)[:3]] == ["reported"] * 3


def test_what_came_back_or_says_the_same_as_another_line_is_verified_by_itself(signed_in, verifier, rounds):
    same = "本周组织巡查一次，未发现新增问题，台账已记"
    line = rounds("农村公路巡查", told=2, words=same)
    assert signed_in(verifier).get(LIST).content.decode().count('name="pick"') == 2  # of one line alone it says nothing
    bridge = rounds("桥梁巡查", told=1, words=same)
    rows = periods(line)[:2]
    assert 'name="pick"' not in signed_in(verifier).get(LIST).content.decode()
    with pytest.raises(PeriodIsNotLikeTheOthers, match=f"和别的事项报的一字不差（{bridge.number} 桥梁巡查 10月12日—18日）"):
        verify_occurrences(rows, finding="都走过", by=verifier, **NOW)

    back = periods(rounds("沟渠巡查", told=2, words="第 {n} 周看了沟"))
    return_occurrence(back[0], reason="没去", by=verifier, **NOW)
    report_occurrence(back[0], words="补看了沟", by=post(line.lead, "unit", "水利岗", "江", "jiang"), **NOW)
    with pytest.raises(PeriodIsNotLikeTheOthers, match="退回过 1 次"):
        verify_occurrences(back[:2], finding="都看过", by=verifier, **NOW)


def test_the_other_item_is_named_and_linked_alike_on_the_list_and_on_the_periods_own_page(signed_in, verifier, works_clerk, rounds):
    same = "本周组织巡查一次，未发现新增问题，台账已记"
    mine, theirs = periods(rounds("农村公路巡查", told=1, words=same))[0], periods(rounds("桥梁巡查", told=1, words=same))[0]
    client = signed_in(verifier)
    pages = [client.get(LIST).content.decode(), client.get(mine.get_absolute_url()).content.decode()]
    client.post(mine.get_absolute_url(), {"verb": "verify", "version": 1, "finding": "到现场看了", "on": "2026-11-16"})
    for page in (*pages, client.get(mine.get_absolute_url()).content.decode()):  # once it is verified, too
        assert "和别的事项报的一字不差" in page and f'<a href="{theirs.get_absolute_url()}">{theirs.line.number} 桥梁巡查 10月12日—18日</a>' in page
    assert "一字不差" not in signed_in(works_clerk).get(mine.get_absolute_url()).content.decode()


def test_what_stands_on_a_line_the_verifier_may_not_see_is_not_told(signed_in, town, village, verifier, rounds):
    same = "本周组织巡查一次，未发现新增问题，台账已记"
    mine, theirs = rounds("农村公路巡查", told=1, words=same), rounds("桥梁巡查", told=1, words=same)
    type(theirs).objects.filter(pk=theirs.pk).update(concerns=verifier.posts[0].office)
    page = signed_in(verifier).get(periods(mine)[0].get_absolute_url()).content.decode()
    assert "一字不差" not in page and theirs.number not in page


def test_several_at_once_stand_above_their_list_with_a_box_for_all_and_room_for_the_count(signed_in, verifier, rounds):
    line = rounds("农村公路巡查")
    page = signed_in(verifier).get(LIST).content.decode()
    assert page.index("几期一起核实") < page.index('name="pick"') and "全选 3 期" in page and "data-chosen-count" in page
    assert f'data-draft="{verifier.user}:periods:{line.pk}"' in page


def test_periods_of_two_lines_are_two_looks(verifier, rounds):
    one, other = rounds("农村公路巡查", told=1), rounds("桥梁巡查", told=1, words="第 {n} 周看了桥，栏杆完好")
    with pytest.raises(PeriodsAreOfSeveralLines):
        verify_occurrences([periods(one)[0], periods(other)[0]], finding="都看过", by=verifier, **NOW)


def test_a_period_verified_meanwhile_at_another_window_holds_the_others_back(signed_in, verifier, rounds):
    line = rounds("农村公路巡查")
    rows = periods(line)[:2]
    client = signed_in(verifier)
    client.post(rows[0].get_absolute_url(), {"verb": "verify", "version": 1, "finding": "看了", "on": "2026-11-16"})
    page = client.post(f"/ledger/{line.pk}/periods/", {"pick": ticks(rows), "finding": "都看过", "on": "2026-11-16"})
    assert page.status_code == 422 and "有的已经核过或退回" in page.content.decode() and "都看过" in page.content.decode()
    assert periods(line)[1].state == "reported"
