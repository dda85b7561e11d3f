"""类别 on the card: proposed by the campaign, the title, the heading, the sentence; the clerk's word is the last."""

from datetime import date

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.work.intake.models import Manner, State
from guatu.work.ledger.lifecycle import begin_campaign
from guatu.work.ledger.models import Commitment

from .papers import fields, put_in

pytestmark = pytest.mark.django_db
FIRE = "云溪镇工作安排\n2026年11月13日\n会议要求，建设管理办公室12月20日前完成老街北巷消防隐患整改8处。\n"
MINUTES = "云溪镇镇长办公会会议纪要\n2026年11月13日\n会议要求，建设管理办公室12月20日前完成东干道改造2公里。\n"
ORDER = "云溪镇领导批示件办理单\n2026年11月13日\n会议要求，建设管理办公室抓紧修补东街坑洼路面12处。\n"


@pytest.fixture
def desk(signed_in, clerk, today):
    return signed_in(clerk)


def first_of(town, clerk, words, name):
    return put_in(town, clerk, words=words, name=name).candidates.promises().first()


def shown(desk, candidate):
    return desk.get(reverse("paper", args=[candidate.document_id]), {"n": candidate.number})


def send(desk, candidate, verb="confirm", **told):
    return desk.post(reverse(verb, args=[candidate.document_id]), told or fields(candidate))


def test_the_title_of_minutes_proposes_their_class_with_why(desk, town, clerk, works_office):
    promise = first_of(town, clerk, MINUTES, "镇长办公会会议纪要.txt")
    page = shown(desk, promise)
    assert page.context["card"]["category"] == "meeting" and "文件名里有“会议纪要”" in page.content.decode()


def test_the_words_of_the_sentence_propose_one(desk, town, clerk, works_office):
    page = shown(desk, first_of(town, clerk, FIRE, "安排.txt"))
    assert page.context["card"]["category"] == "fire" and "句中有“消防隐患”" in page.content.decode()


def test_what_the_card_says_goes_into_the_line(desk, town, clerk, works_office):
    promise = first_of(town, clerk, FIRE, "安排.txt")
    send(desk, promise, **fields(promise, category="fire"))
    assert Commitment.objects.get().category == "fire"


def test_the_clerk_may_choose_the_general_class_or_another(desk, town, clerk, works_office):
    promise = first_of(town, clerk, FIRE, "安排.txt")
    send(desk, promise, **fields(promise, category="general"))
    assert Commitment.objects.get().category == ""


def test_a_class_there_is_none_of_comes_back_with_a_sentence(desk, town, clerk, works_office):
    promise = first_of(town, clerk, FIRE, "安排.txt")
    answer = send(desk, promise, **fields(promise, category="nothing"))
    assert answer.status_code == 422 and "没有这个类别" in answer.content.decode()
    promise.refresh_from_db()
    assert promise.state == State.WAITING


def test_the_campaigns_class_comes_first(desk, town, clerk, works_office):
    paper = put_in(town, clerk, words=FIRE, name="安排.txt")
    begin_campaign(whole=town, name="冬季整治", category="safety", document=paper, by=clerk, on=MONDAY, at=at(MONDAY))
    page = shown(desk, paper.candidates.promises().first())
    assert page.context["card"]["category"] == "safety" and "“冬季整治”里的都先按这一类" in page.content.decode()


def test_the_limit_of_the_class_is_one_of_the_days_with_its_sentence(desk, town, clerk, works_office):
    promise = first_of(town, clerk, ORDER, "领导批示件办理单.txt")
    (option,) = [each for each in shown(desk, promise).context["days"] if each.key == "rule"]
    assert (option.name, option.day) == ("批示件·一般", date(2026, 11, 28))
    send(desk, promise, **fields(promise, due="rule", category="order"))
    line = Commitment.objects.get()
    assert (line.category, line.due_first) == ("order", date(2026, 11, 28)) and "15天" in line.due_words.replace(" ", "")


def test_a_run_is_classed_as_each_is_proposed(desk, town, clerk, works_office):
    promise = first_of(town, clerk, FIRE, "安排.txt")
    desk.post(reverse("run", args=[promise.document_id]), {"ns": [promise.number], "act": "confirm", "show": "promises"})
    assert Commitment.objects.get().category == "fire"


def test_what_one_clerk_proposed_keeps_its_class_for_the_other(desk, signed_in, second_clerk, town, clerk, works_office):
    Manner.objects.create(whole=town, two_clerks=True)
    promise = first_of(town, clerk, FIRE, "安排.txt")
    send(desk, promise, **fields(promise, category="safety"))
    promise.refresh_from_db()
    send(signed_in(second_clerk), promise, "agree", n=promise.number, version=promise.version, show="")
    assert Commitment.objects.get().category == "safety"
