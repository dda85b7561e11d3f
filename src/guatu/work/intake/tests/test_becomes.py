"""The page: cut, joined, merged, kept, a run at once; and next week's digest reports on this week's promises."""

import re
from datetime import date

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.crafts.timing.workdays import add_workdays
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import confirm, keep
from guatu.work.intake.lifecycle.keep import Happening
from guatu.work.intake.models import Candidate, Entry, Figure, ProposedReport, State
from guatu.work.ledger.lifecycle import sign_for, verify
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Stage

from .papers import fields, put_in

THIS_WEEK = """云溪镇一周看点
2026年11月6日
会议要求，农业农村办公室12月20日前完成农村户厕改造200户。
"""
NEXT_WEEK = """云溪镇一周看点
2026年11月13日
截至目前，农村户厕改造已完成146户。
11月12日，镇召开秋冬农业生产推进会。
会议要求，农业农村办公室12月10日前完成农村户厕改造230户。
"""


@pytest.fixture
def desk(signed_in, clerk, today):
    return signed_in(clerk)


@pytest.fixture
def toilets(town, clerk, farm_office):
    """Two hundred toilets of the village, promised in last week's digest, with their office and signed for."""
    first = put_in(town, clerk, words=THIS_WEEK, name="看点1.txt", day=date(2026, 11, 9))
    promise = first.candidates.promises().get()
    line = confirm(promise, by=clerk, on=date(2026, 11, 9), at=at(date(2026, 11, 9)), lead=farm_office, assign_now=True)
    sign_for(line, by=clerk, on=date(2026, 11, 9), at=at(date(2026, 11, 9), 10))
    return line


@pytest.fixture
def next_week(town, clerk, toilets):
    return put_in(town, clerk, words=NEXT_WEEK, name="看点2.txt")


def post(desk, candidate, name, **told):
    asked = {"n": candidate.number, "version": candidate.version} | told
    return desk.post(reverse(name, args=[candidate.document_id]), asked)


def test_the_office_the_clerk_chose_stands_first_on_the_page_that_assigns(promise, clerk, farm_office, works_office, signed_in):
    line = confirm(promise, by=clerk, on=MONDAY, at=at(MONDAY), lead=farm_office)

    form = signed_in(clerk).get(f"/ledger/{line.pk}/assign/").context["form"]
    assert form["to"].value() == farm_office.pk != works_office.pk


def test_next_weeks_digest_reports_on_this_weeks_promise(desk, toilets, next_week, farm_office, verifier):
    result = next_week.candidates.get(kind="result")

    shown = desk.get(reverse("paper", args=[next_week.pk]), {"n": result.number})
    (match, *_) = shown.context["matches"]
    assert (match.line, match.amount, match.finished) == (toilets, 146, False)
    assert match.why

    post(desk, result, "keep", report="on", line=toilets.pk, amount="146", act="hand-in", figures="on")

    toilets.refresh_from_db()
    assert (toilets.reported_amount, toilets.stage, toilets.awaits_verification) == (146, Stage.ACTING, True)
    step = toilets.steps.last()
    assert step.on_behalf_of == farm_office and "已完成146户" in step.note and step.on == date(2026, 11, 13)
    verify(toilets, finding="抽查 20 户属实", by=verifier, on=MONDAY, at=at(MONDAY, 12))
    assert (toilets.verified_amount, toilets.stage) == (146, Stage.ACTING)
    assert first_break() is None


def is_ticked(page, field):
    return re.search(f'id="{field}" checked', page) is not None


def test_a_line_of_the_same_object_is_chosen_beforehand(desk, toilets, next_week):
    page = desk.get(reverse("paper", args=[next_week.pk]), {"n": next_week.candidates.get(kind="result").number})

    assert page.context["matches"][0].strong
    assert is_ticked(page.content.decode(), "id_report")


def test_a_line_that_only_shares_the_village_is_not_offered(desk, town, clerk, village, farm_office):
    words = "云溪镇一周看点\n2026年11月6日\n会议要求，河东村灌溉渠清淤3公里12月20日前完成。\n"
    confirm(put_in(town, clerk, words=words).candidates.promises().get(), by=clerk, on=MONDAY, at=at(MONDAY), lead=village)
    told = "云溪镇一周看点\n2026年11月13日\n河东村12盏路灯已全部安装到位。\n"
    result = put_in(town, clerk, words=told, name="看点2.txt").candidates.get(kind="result")

    page = desk.get(reverse("paper", args=[result.document_id]), {"n": result.number})

    assert page.context["matches"] == []
    words = page.content.decode()
    assert not is_ticked(words, "id_report") and is_ticked(words, "id_chronicle")


def test_one_card_gives_a_week_the_same_days_everywhere(desk, toilets, town, clerk):
    told = "云溪镇一周看点\n2026年11月13日\n上周，农村户厕改造完成12户。\n"
    result = put_in(town, clerk, words=told, name="看点2.txt").candidates.get(kind="result")

    words = desk.get(reverse("paper", args=[result.document_id]), {"n": result.number}).content.decode()

    assert "2026年11月2日—11月8日的情况" in words
    assert 'name="day" value="2026-11-02"' in words and "原文“上周”：11月2日—11月8日" in words


def test_handing_a_report_in_at_once_chooses_to_report(desk, toilets, next_week):
    post(desk, next_week.candidates.get(kind="result"), "keep", line=toilets.pk, amount="146", act="hand-in")

    toilets.refresh_from_db()
    assert toilets.reported_amount == 146


def test_a_report_on_a_line_that_nobody_signed_for_waits(desk, clerk, town, farm_office, today):
    first = put_in(town, clerk, words=THIS_WEEK, name="看点1.txt")
    line = confirm(first.candidates.promises().get(), by=clerk, on=MONDAY, at=at(MONDAY))
    second = put_in(town, clerk, words=NEXT_WEEK, name="看点2.txt")
    result = second.candidates.get(kind="result")

    post(desk, result, "keep", report="on", line=line.pk, act="hand-in")

    line.refresh_from_db()
    assert line.reported_on is None
    waiting = desk.get(reverse("proposed-reports")).content.decode()
    assert line.number in waiting and "签收以后" in waiting


def test_a_waiting_report_is_handed_in_from_its_page_by_this_towns_clerk_alone(
    desk, signed_in, toilets, next_week, other_town
):
    from guatu.conftest import post as held

    post(desk, next_week.candidates.get(kind="result"), "keep", report="on", line=toilets.pk, amount="146")
    address = reverse("hand-in", args=[ProposedReport.objects.get().pk])

    stranger = signed_in(held(other_town, "clerk", "督办岗", "钱", "qian"))
    assert stranger.post(address).status_code == 404
    signed_in(held(toilets.assigner, "clerk", "督办岗", "孙", "sun")).post(address)

    toilets.refresh_from_db()
    assert toilets.reported_amount == 146
    assert ProposedReport.objects.get().step == toilets.steps.last()


def test_a_raised_amount_and_an_earlier_day_are_told_and_the_line_stays(desk, toilets, next_week):
    again = next_week.candidates.promises().get()
    shown = desk.get(reverse("paper", args=[next_week.pk]), {"n": again.number})
    (match, *_) = shown.context["matches"]
    assert (match.line, match.change, match.target, match.due) == (toilets, "raised", 230, date(2026, 12, 10))
    assert "200 → 230户" in match.change_words and not match.amendable_by_clerk

    post(desk, again, "join", line=toilets.pk)

    toilets.refresh_from_db()
    again.refresh_from_db()
    assert (toilets.target, toilets.due_last, again.state) == (200, date(2026, 12, 20), State.JOINED)
    assert toilets.steps.last().note.startswith("提高：")
    assert Commitment.objects.count() == 1


def test_a_line_can_be_named_by_its_number_and_a_wrong_one_is_told(desk, toilets, next_week):
    again = next_week.candidates.promises().get()

    wrong = post(desk, again, "join", line_number="999")
    post(desk, again, "join", line_number=toilets.number, change="repeated")

    again.refresh_from_db()
    assert wrong.status_code == 422 and "没有找到编号" in wrong.content.decode()
    assert (again.line, again.change) == (toilets, "repeated")


def test_an_activity_is_an_entry_of_the_chronicle_with_its_day_and_paper(desk, next_week, signed_in, reader):
    activity = next_week.candidates.get(kind="activity")

    post(desk, activity, "keep", chronicle="on", day="2026-11-12", place="石桥村")

    entry = Entry.objects.get()
    assert (entry.day, entry.day_of, entry.activity, entry.place) == (date(2026, 11, 12), "words", True, "石桥村")
    page = signed_in(reader).get(reverse("chronicle"), {"q": "推进会"}).content.decode()
    assert activity.quote in page and "2026年11月" in page
    assert f"{reverse('paper', args=[next_week.pk])}?n={activity.number}" in page
    assert activity.quote not in desk.get(reverse("chronicle"), {"q": "没有的字"}).content.decode()


def test_turning_the_page_keeps_what_was_looked_for_and_nothing_else(desk, next_week, town, clerk, monkeypatch):
    monkeypatch.setattr("guatu.work.intake.views.kept.PER_PAGE", 1)
    for candidate in next_week.candidates.filter(kind__in=["activity", "result"]):
        keep(candidate, by=clerk, at=at(MONDAY), happening=Happening(MONDAY, "paper"))

    page = desk.get(reverse("chronicle"), {"q": "", "year": '"><b>'}).content.decode()

    assert "第 1 / 2 页" in page
    assert '"><b>' not in page.split("翻页")[1]


def test_a_figure_is_a_clue_with_its_place(desk, next_week):
    result = next_week.candidates.get(kind="result")

    post(desk, result, "keep", figures="on")

    figure = Figure.objects.get()
    assert (figure.value, figure.unit, figure.day) == (146, "户", date(2026, 11, 13))
    assert "146户" in desk.get(reverse("figures")).content.decode()
    assert not ProposedReport.objects.exists()


def test_one_press_splits_the_next_merges_and_each_is_taken_back(desk, minutes, promise):
    cut = promise.quote.replace("东干道", "东\n干道", 1)
    post(desk, promise, "split", cut=cut)
    assert promise.parts.count() == 2

    desk.post(reverse("undo", args=[minutes.pk]), {"n": promise.number})
    one, two = minutes.candidates.promises().filter(section__contains="农业")[:2]
    answer = desk.post(reverse("merge-candidates", args=[minutes.pk]), {"ns": [one.number, two.number]})
    one.refresh_from_db()
    assert answer.url.endswith(f"?n={one.merged_into.number}")

    desk.post(reverse("undo", args=[minutes.pk]))
    one.refresh_from_db()
    assert one.state == State.WAITING
    assert first_break() is None


def test_a_cut_that_changes_a_word_stands_in_the_card(desk, promise):
    answer = post(desk, promise, "split", cut="东干道\n完成")

    assert answer.status_code == 422
    assert "拆只加断点" in answer.content.decode()


def test_a_run_gets_one_day_and_one_office_and_is_taken_back_in_one_press(desk, minutes, village):
    firm = list(minutes.candidates.promises().filter(ours=True, duty="dated"))
    numbers = [each.number for each in firm]

    desk.post(
        reverse("run", args=[minutes.pk]),
        {"ns": numbers, "act": "confirm", "due": "clerk", "due_day": "2026-12-25", "lead": village.pk},
    )

    lines = Commitment.objects.all()
    assert len(lines) == len(firm) > 1
    assert {line.due_first for line in lines} == {date(2026, 12, 25)}
    assert {each.lead_id for each in minutes.candidates.filter(number__in=numbers)} == {village.pk}
    desk.post(reverse("undo", args=[minutes.pk]))
    assert {each.state for each in minutes.candidates.filter(number__in=numbers)} == {State.WAITING}


def test_a_run_may_get_one_length_of_time(desk, minutes):
    numbers = list(minutes.candidates.promises().filter(ours=True, duty="dated").values_list("number", flat=True))
    address = reverse("run", args=[minutes.pk])

    refused = desk.post(address, {"ns": numbers, "act": "confirm", "due_day": "", "due_limit": "尽快"})
    assert refused.status_code == 422 and not Commitment.objects.exists()

    desk.post(address, {"ns": numbers, "act": "confirm", "due_day": "", "due_limit": "15个工作日内"})
    assert {line.due_first for line in Commitment.objects.all()} == {add_workdays(minutes.dated, 15)}


def test_in_a_run_the_bodies_that_help_are_kept(desk, town, clerk, works_office, farm_office, safety_office):
    words = "云溪镇安排\n2026年11月13日\n云溪镇将改造东街2公里。\n云溪镇将改造公厕6座。\n"
    paper = put_in(town, clerk, words=words, name="安排.txt")
    numbers = list(paper.candidates.promises().values_list("number", flat=True))
    helped = paper.candidates.get(quote__contains="东街")
    Candidate.objects.filter(pk=helped.pk).update(details=helped.details | {"assistants": ["应急管理办公室"]})

    told = {"ns": numbers, "act": "assign", "due": "clerk", "due_day": "2026-12-18", "lead": works_office.pk}
    desk.post(reverse("run", args=[paper.pk]), told)

    line = Commitment.objects.get(candidate=helped)
    assert list(line.assistants.all()) == [safety_office]
    assert line.stage == Stage.ASSIGNED


def test_the_fields_of_the_card_go_into_the_line(desk, minutes, promise, town):
    from guatu.work.ledger.models import Campaign

    campaign = Campaign.objects.create(whole=town, name="路网提升行动")
    post(
        desk, promise, "confirm",
        **fields(promise, target="2.5", unit="公里", standard="铺完沥青", measures="夜间施工", campaign=campaign.pk),
    )  # fmt: skip

    line = Commitment.objects.get()
    assert (str(line.target.normalize()), line.unit, line.standard, line.measures) == ("2.5", "公里", "铺完沥青", "夜间施工")
    assert line.campaign == campaign


def test_the_end_of_the_campaign_is_one_of_the_days(desk, town, clerk, works_office):
    from guatu.work.ledger.models import Campaign

    Campaign.objects.create(whole=town, name="路网提升行动", until=date(2026, 12, 18))
    paper = put_in(town, clerk, words="云溪镇安排\n2026年11月13日\n路网提升行动中，云溪镇将新建停车场2座。\n", name="安排.txt")
    promise = paper.candidates.promises().get()
    Candidate.objects.filter(pk=promise.pk).update(section="路网提升行动")

    shown = desk.get(reverse("paper", args=[paper.pk])).context
    assert [option.name for option in shown["days"]][-1] == "专项期满"
    post(desk, promise, "confirm", **fields(promise, due="campaign"))

    line = Commitment.objects.get()
    assert (line.due_first, line.due_words) == (date(2026, 12, 18), "“路网提升行动”期满日")


def test_where_two_are_demanded_the_page_asks_another_clerk(desk, signed_in, second_clerk, clerk, minutes, promise, town):
    from guatu.work.intake.models import Manner

    Manner.objects.create(whole=town, two_clerks=True)
    post(desk, promise, "confirm", **fields(promise, title="东干道"))
    promise.refresh_from_db()
    assert promise.state == State.PROPOSED

    own = post(desk, promise, "agree")
    assert own.status_code == 422 and "另一位督办岗" in own.content.decode()
    post(signed_in(second_clerk), promise, "agree")

    promise.refresh_from_db()
    assert (Commitment.objects.get().title, promise.state) == ("东干道", State.CONFIRMED)


def test_what_the_second_clerk_sends_back_comes_to_the_first_with_the_reason_and_the_card_as_it_was(
    client, clerk, second_clerk, signed_in, minutes, promise, village, town
):
    from guatu.work.intake.models import Manner

    Manner.objects.create(whole=town, two_clerks=True)
    told = {"title": "东干道", "lead": "other", "lead_other": village.pk, "standard": "铺完沥青", "assistants": [village.pk]}
    post(signed_in(clerk), promise, "confirm", **fields(promise, **told))
    own = client.get(reverse("paper", args=[minutes.pk]), {"n": promise.number}).content.decode()
    assert "撤回这一条" in own and "同意立账" not in own

    second = signed_in(second_clerk)
    page = second.get(reverse("paper", args=[minutes.pk]), {"n": promise.number}).content.decode()
    assert "同意立账" in page and "退回陈" in page and "撤回这一条" not in page
    promise.refresh_from_db()
    assert post(second, promise, "candidate-back", reason="").status_code == 422
    post(second, promise, "candidate-back", own_words="时限写到月底")
    assert "复核退回" not in second.get("/").content.decode()

    first = signed_in(clerk)
    assert "复核退回 1 份" in first.get("/").content.decode()
    assert first.get(reverse("papers"), {"state": "returned"}).context["page"].paginator.count == 1
    answer = first.get(reverse("paper", args=[minutes.pk]), {"show": "returned"})
    assert "周退回：时限写到月底" in answer.content.decode() and "陈拟办" in answer.content.decode()
    card = answer.context["card"]
    assert (card["title"], card["lead_other"], card["standard"]) == ("东干道", str(village.pk), "铺完沥青")
    assert answer.context["helpers"] == [str(village.pk)]

    promise.refresh_from_db()
    post(first, promise, "confirm", **fields(promise, **told))
    assert "周上次退回：时限写到月底" in first.get(reverse("paper", args=[minutes.pk]), {"n": promise.number}).content.decode()


def test_a_clerk_does_not_switch_the_second_pair_of_eyes_off(desk, signed_in, mayor, town):
    from guatu.work.intake.models import Manner

    refused = desk.post(reverse("review-manner"), {"set": "two", "on": "1"}, follow=True).content.decode()
    assert "审批岗或系统管理员" in refused and not Manner.of(town.pk).two_clerks

    signed_in(mayor).post(reverse("review-manner"), {"set": "two", "on": "1"})
    assert Manner.of(town.pk).two_clerks
    assert first_break() is None


def test_every_field_shows_its_words_and_its_rule(desk, minutes, promise):
    answer = desk.get(reverse("paper", args=[minutes.pk]), {"n": promise.number})

    told = {each.field: each for each in answer.context["grounds"]}
    text = minutes.text
    assert text[told["due"].start : told["due"].end] == "12月20日前"
    assert told["amount"].words == "2公里" and told["lead1"].rule
    assert {"kind", "duty", "due", "lead1", "amount"} <= told.keys()
    shown = answer.content.decode()
    assert re.search(r'class="g [^"]*g-due[^"]*">12月20日前<', shown) and 'data-field="due"' in shown


def test_in_the_original_repairs_show_what_they_became(desk, town, clerk, works_office):
    words = "雲溪鎮工作安排\n2026年11月13日\n會議要求，建設管理辦公室12月20日前完成東幹道改造2公里。\n"
    paper = put_in(town, clerk, words=words, name="繁体.txt")
    promise = paper.candidates.promises().get()

    answer = desk.get(reverse("paper", args=[paper.pk]), {"n": promise.number, "original": 1})

    original = answer.context["original"]
    start, end = original.places[promise.pk]
    assert original.text[start:end] == "12月20日前完成東幹道改造2公里"
    assert 'title="修成：' in answer.content.decode()


def test_a_report_is_put_right_before_it_is_handed_in_and_an_amount_that_was_struck_out_is_not_reported(
    desk, toilets, next_week
):
    post(desk, next_week.candidates.get(kind="result"), "keep", report="on", line=toilets.pk)
    (proposed,) = ProposedReport.objects.all()
    page = desk.get(reverse("proposed-reports")).content.decode()
    assert "改了再报" in page and 'value="146"' in page

    desk.post(reverse("hand-in", args=[proposed.pk]), {"words": "户厕改造过半", "amount": ""})

    toilets.refresh_from_db()
    assert toilets.reported_amount is None
    assert toilets.steps.last().note == "户厕改造过半（据《云溪镇一周看点》）"


def test_whoever_verifies_opens_the_sentence_a_report_was_taken_from(desk, toilets, next_week, signed_in, verifier):
    told = next_week.candidates.get(kind="result")
    post(desk, told, "keep", report="on", line=toilets.pk, act="hand-in")

    where = f"{reverse('paper', args=[next_week.pk])}?n={told.number}"
    assert where in signed_in(verifier).get(toilets.get_absolute_url()).content.decode()


def test_a_run_of_results_is_set_aside_but_opens_no_lines(desk, next_week):
    results = next_week.candidates.filter(kind__in=["result", "activity"])
    asked = {"show": "told", "act": "confirm", "ns": [each.number for each in results]}
    answer = desk.post(reverse("run", args=[next_week.pk]), asked)

    assert answer.status_code == 422 and "结果和活动不立账" in answer.content.decode()
    assert not Commitment.objects.filter(document=next_week).exists()
    page = desk.get(reverse("paper", args=[next_week.pk]) + "?show=told").content.decode()
    assert 'data-run="d"' not in page and 'data-run="x"' in page


def test_a_year_that_cannot_be_shows_the_whole_chronicle(desk, next_week):
    post(desk, next_week.candidates.get(kind="activity"), "keep", chronicle="on")
    for year in ("0000", "9999", "²²²²"):
        assert "推进会" in desk.get(reverse("chronicle"), {"year": year}).content.decode()
