"""词表: what decisions teach the reader; named with its paper, switchable, never wide enough to silence real promises."""

import json

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.crafts.reading.taught import load
from guatu.records.offices.models import Change
from guatu.records.trail.chain import first_break
from guatu.work.intake.grounds import grounds_of
from guatu.work.intake.lifecycle import confirm, dismiss, purge, undo
from guatu.work.intake.lifecycle.set_word import add_word
from guatu.work.intake.models import Word
from guatu.work.intake.reasons import REASONS
from guatu.work.intake.refusals import FormIsTooWide
from guatu.work.intake.teaching import form_of, too_wide

from .papers import put_in

PAPER = "云溪镇要情第{n}期\n2026年11月{day}日\n会议要求，规建办12月20日前修复{what}{n}处。\n"
SLOGAN = "云溪镇简报第{n}期\n2026年11月{day}日\n云溪镇将于年底前做好第{n}片区的服务保障工作；云溪镇将新建公厕{n}座。\n"


def paper(town, clerk, n, what="护栏", words=PAPER):
    return put_in(town, clerk, words=words.format(n=n, day=n, what=what), name=f"{n}.txt")


def first(document):
    return document.candidates.promises().first()


@pytest.fixture
def taught(town, clerk, works_office):
    """The clerk has given what 规建办 is to do to the works office."""
    candidate = first(paper(town, clerk, 2))
    confirm(candidate, lead=works_office, by=clerk, on=MONDAY, at=at(MONDAY))
    return candidate


def test_a_short_name_is_known_from_the_paper_in_which_the_clerk_said_whom_it_means(taught, town, clerk, works_office):
    word = Word.objects.get()
    assert (word.kind, word.says, word.means) == ("short_names", "规建办", "建设管理办公室")

    later = first(paper(town, clerk, 3, "井盖"))
    assert (later.owner, later.lead) == ("建设管理办公室", works_office)
    assert any(f"从文件 {taught.document_id}记住的" in ground.rule for ground in grounds_of(later))


def test_a_name_that_was_given_to_two_offices_is_used_for_neither(taught, town, clerk, farm_office):
    confirm(first(paper(town, clerk, 3, "水渠")), lead=farm_office, by=clerk, on=MONDAY, at=at(MONDAY))

    word = Word.objects.get()
    assert not word.on and "分不清是谁" in word.why_off


def test_the_town_itself_is_no_short_name_and_neither_is_what_an_office_is_called_already(minutes, clerk, farm_office, works_office):
    for candidate in minutes.candidates.promises():
        confirm(candidate, lead=farm_office, by=clerk, on=MONDAY, at=at(MONDAY))

    assert not Word.objects.filter(says__in=["云溪镇", "", "农业农村办公室"]).exists()


@pytest.mark.parametrize("subject", ["区供电公司", "望湖街道便民服务中心", "各村", "古渡镇", "区住建局"])
def test_who_belongs_to_others_is_no_short_name_of_ones_own(town, clerk, works_office, subject):
    words = "云溪镇要情\n2026年11月2日\n会议要求，{what}12月20日前修复护栏{n}处，结果{day}日前报送。\n"
    for candidate in paper(town, clerk, 2, subject, words=words).candidates.promises():
        confirm(candidate, lead=works_office, by=clerk, on=MONDAY, at=at(MONDAY))

    assert not Word.objects.exists()


def test_a_project_that_the_clerk_marks_in_the_title_is_known_from_then_on(town, clerk, works_office):
    words = "云溪镇要情\n2026年11月{n}日\n建设管理办公室12月20日前完成望河坊铺装{n}处。\n"
    candidate = first(paper(town, clerk, 2, words=words))
    confirm(candidate, title="“望河坊”铺装", lead=works_office, by=clerk, on=MONDAY, at=at(MONDAY))

    assert "望河坊" in first(paper(town, clerk, 3, words=words)).details["projects"]


@pytest.fixture
def slogans(town, clerk):
    """A turn of phrase that was set aside three times."""
    found = []
    for n in (2, 3, 4):
        slogan = paper(town, clerk, n, words=SLOGAN).candidates.filter(quote__contains="服务保障").first()
        dismiss(slogan, reason=REASONS[1], by=clerk, at=at(MONDAY))
        found.append(slogan)
    return found


def test_the_form_of_what_was_set_aside_thrice_becomes_an_entry_and_its_like_is_faint(slogans, town, clerk):
    word = Word.objects.get(kind="no_commitment")
    assert word.on and word.candidate == slogans[2]
    assert "…" in word.says and "4" not in word.says

    like = paper(town, clerk, 9, words=SLOGAN).candidates.get(quote__contains="服务保障")
    assert like.faint and like.learnt == f"像词表里“不算承诺的话”（文件 {slogans[2].document_id}）"
    assert not paper(town, clerk, 10, words=SLOGAN).candidates.get(quote__contains="公厕").faint


def test_the_like_of_what_is_confirmed_after_all_is_no_entry_any_more(slogans, town, clerk):
    like = paper(town, clerk, 9, words=SLOGAN).candidates.get(quote__contains="服务保障")
    confirm(like, by=clerk, on=MONDAY, at=at(MONDAY))

    assert Word.objects.get(kind="no_commitment").why_off == "这种句式后来又立过账"


def test_a_form_that_promises_of_the_sample_papers_are_like_is_not_taken(town, clerk):
    assert "句承诺也像它" in too_wide("完成…改造")
    with pytest.raises(FormIsTooWide):
        add_word(town, kind="no_commitment", says="完成…改造", by=clerk, on=MONDAY, at=at(MONDAY))
    assert not Word.objects.exists()


def test_of_a_sentence_that_is_nearly_all_figures_no_form_is_left(promise):
    promise.quote, promise.owner, promise.details = "12月20日前3公里", "", {"quantities": [{"text": "3公里"}]}
    assert form_of(promise) is None


def test_what_a_decision_taught_goes_when_it_is_taken_back_and_when_its_paper_is_purged(taught, town, clerk, works_office):
    undo(taught, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert not Word.objects.exists()

    taught.refresh_from_db()
    confirm(taught, lead=works_office, by=clerk, on=MONDAY, at=at(MONDAY, 11))
    guard = post(town, "security", "安全管理员", "秦", "qin")
    assert Word.objects.exists()
    purge(taught.document, reason="误投", by=guard, on=MONDAY, at=at(MONDAY, 12))
    assert not Word.objects.exists()


def test_the_page_shows_where_a_word_is_from_and_switches_it_and_the_journal_tells(taught, town, clerk, signed_in, today):
    client, word = signed_in(clerk), Word.objects.get()
    page = client.get(reverse("words")).content.decode()
    assert "规建办" in page and f"{reverse('paper', args=[taught.document_id])}?n={taught.number}" in page

    client.post(reverse("words-switch", args=[word.pk]), {"on": "0"})
    assert first(paper(town, clerk, 3, "井盖")).owner != "建设管理办公室"
    assert Change.objects.get().values == {"word_on": [True, False]}
    assert first_break() is None


def test_the_exported_file_is_what_the_command_takes_with_what_is_off_left_out(taught, town, clerk, signed_in, today):
    add_word(town, kind="projects", says="云溪大道", by=clerk, on=MONDAY, at=at(MONDAY))
    Word.objects.filter(kind="short_names").update(on=False)

    data = signed_in(clerk).get(reverse("words-file")).content
    assert json.loads(data)["short_names"] == [
        {"says": "规建办", "means": "建设管理办公室", "from": f"文件 {taught.document_id}", "on": False}
    ]
    assert load(data).projects == (("云溪大道", "陈加的词条"),) and not load(data).short_names


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"kind": "short_names", "says": "经发办", "means": ""}, "还要写明是指哪个单位"),
        ({"kind": "projects", "says": "路", "means": ""}, "2 到 100 个字"),
        ({"kind": "short_names", "says": "规建办", "means": "建设办"}, "已经有“规建办”"),
        ({"kind": "no_commitment", "says": "完成…改造", "means": ""}, "太宽"),
        ({"kind": "nonsense", "says": "云溪大道", "means": ""}, "2 到 100 个字"),
    ],
)
def test_a_refused_entry_is_shown_as_it_was_typed(taught, clerk, signed_in, today, told, says):
    answer = signed_in(clerk).post(reverse("words-add"), told)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page and f'value="{told["says"]}"' in page


def test_only_a_clerk_writes_and_another_town_s_words_do_not_exist(taught, reader, clerk, other_town, signed_in, today):
    word = Word.objects.get()
    assert signed_in(reader).post(reverse("words-switch", args=[word.pk]), {"on": "0"}).status_code == 403
    Word.objects.update(whole=other_town)
    assert signed_in(clerk).post(reverse("words-switch", args=[word.pk]), {"on": "0"}).status_code == 404
