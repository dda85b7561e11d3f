"""核实台: what waits, oldest first; what stands on other lines too; verify and send back from there."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import ImageEnhance

from guatu.conftest import MONDAY, at, post
from guatu.records.evidence.looking import look_at
from guatu.records.evidence.tests.pictures import drawing, jpeg
from guatu.work.ledger.lifecycle import report, suspend
from guatu.work.ledger.models import Step
from guatu.work.verification import same_words
from guatu.work.verification.flags import MOST
from guatu.work.verification.models import Wording
from guatu.work.verification.same_words import catch_up, same_as, wording_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = {"on": MONDAY, "at": at(MONDAY, 11)}
SAID = "坑洞已用混凝土填平压实，两侧立了警示牌，安排专人看护三天，未再塌陷。"
SCENE = drawing("pit")


def photo(image, name="现场.jpg", quality=90):
    return look_at(jpeg(image, quality=quality), name)


@pytest.fixture
def reported(danger, works_clerk):
    """Returns a function that brings a danger to its report."""

    def make(title, words=SAID, image=None, on=MONDAY, finished=True, **more):
        line = danger(title, on=on, **more)
        files = [photo(image or drawing(title))]
        report(line, words=words, finished=finished, evidence=files, by=more.get("by", works_clerk), on=on, at=at(on, 12))
        return line

    return make


def test_what_waits_stands_there_oldest_first_and_the_first_that_is_mine_is_open(reported, signed_in, verifier):
    newer = reported("北坑", on=date(2026, 11, 13))
    older = reported("南坑", on=date(2026, 11, 10), words="南面的坑已经按方案回填，路面恢复通行")
    page = signed_in(verifier).get("/verify/")

    assert [line.pk for line in page.context["waiting"]] == [older.pk, newer.pk]
    assert page.context["line"].pk == older.pk
    words = page.content.decode()
    assert "南面的坑已经按方案回填" in words and "现场.jpg" in words and "等您核实 2 条" in words


def test_a_line_that_is_not_mine_to_verify_is_there_and_says_why(reported, signed_in, works_office):
    line = reported("北坑")
    bound = post(works_office, "verifier", "核实岗", "吕", "lv")
    page = signed_in(bound).get(f"/verify/?line={line.pk}")
    assert page.context["line"].pk == line.pk and "这一条现在不能核实" in page.content.decode()
    assert signed_in(bound).post(f"/verify/{line.pk}/", {"finding": "好", "on": "2026-11-16", "version": line.version}).status_code == 422


def test_what_waits_for_others_is_not_counted_as_mine_and_stands_apart_with_who_may(
    reported, signed_in, works_office, village, verifier
):
    mine = reported("北坑", lead=village, by=post(village, "unit", "村水利员", "桥", "qiao"))
    theirs = reported("南坑", words="南面的塌陷处正在等混凝土凝固，明天开放")
    bound = post(works_office, "verifier", "核实岗", "吕", "lv")

    page = signed_in(bound).get("/verify/")
    assert [line.pk for line in page.context["waiting"]] == [page.context["line"].pk] == [mine.pk]
    words = page.content.decode()
    assert "等您核实 1 条" in words and "另有 1 条等别人办" in words
    assert "与您的岗位有关，由应急管理办核实岗核实" in words and theirs.title in words

    post(village, "verifier", "核实岗", "吕", "lv")
    page = signed_in(bound).get("/verify/")
    assert page.context["line"] is None and page.context["waiting"] == []
    words = page.content.decode()
    assert "没有等您核实的" in words and "等您核实 0 条" in words and "另有 2 条等别人办" in words


def test_walking_the_list_of_mine_does_not_lead_among_those_of_others(reported, signed_in, village, works_office):
    mine = reported("北坑", lead=village, by=post(village, "unit", "村水利员", "桥", "qiao"))
    theirs = reported("南坑", words="南面的塌陷处正在等混凝土凝固，明天开放")
    client = signed_in(post(works_office, "verifier", "核实岗", "吕", "lv"))

    assert client.get(f"/verify/?line={mine.pk}").context["following"] is None
    page = client.get(f"/verify/?line={theirs.pk}")
    assert (page.context["previous"], page.context["place"], page.context["of"]) == (None, 1, 1)


def test_the_same_photo_and_nearly_the_same_are_shown_beside_it(reported, signed_in, verifier):
    one = reported("北坑", image=SCENE, words="北坑已经填平，路面恢复，车辆可以通行了")
    same = reported("南坑", image=SCENE, words="南面的塌陷处正在等混凝土凝固，明天开放")
    near = reported("东坑", image=ImageEnhance.Brightness(SCENE.resize((800, 600))).enhance(0.85), words="东头那处也弄好了，周边围挡都撤走")
    page = signed_in(verifier).get(f"/verify/?line={one.pk}")

    assert [(flag.kind, flag.line.pk) for flag in page.context["flags"]] == [("file", same.pk), ("picture", near.pk)]
    words = page.content.decode()
    assert "同一个文件" in words and "几乎一样的照片" in words and "只是提示，不是结论" in words
    assert f"/ledger/{same.pk}/evidence/" in words


def test_the_same_words_on_another_line_are_shown_side_by_side_and_ones_own_are_not(reported, signed_in, verifier):
    one = reported("北坑")
    west = reported("西坑", words=SAID.replace("三天", "五天"))
    reported("南坑", words="南面的塌陷处正在等混凝土凝固，明天开放")
    page = signed_in(verifier).get(f"/verify/?line={one.pk}")

    [flag] = page.context["flags"]
    assert (flag.kind, flag.line.pk) == ("words", west.pk) and "同样的话（9" in flag.words
    assert (False, "三") in flag.said and (False, "五") in flag.said_there


def test_a_line_of_another_town_or_that_i_may_not_see_raises_no_flag(reported, signed_in, verifier, other_town):
    one = reported("北坑", image=SCENE)
    other = reported("南坑", image=SCENE)
    type(other).objects.filter(pk=other.pk).update(assigner=other_town)
    Wording.objects.all().delete()
    assert signed_in(verifier).get(f"/verify/?line={one.pk}").context["flags"] == []


def test_what_i_may_not_see_takes_no_place_among_what_is_shown(reported, signed_in, verifier, other_town):
    one = reported("北坑", image=SCENE)
    hidden = [reported(f"南坑{number}", image=SCENE, words=SAID.replace("三天", "四天")).pk for number in range(MOST)]
    seen = reported("东坑", image=SCENE, words=SAID.replace("三天", "五天"))
    catch_up(100)
    type(seen).objects.filter(pk__in=hidden).update(assigner=other_town)

    flags = signed_in(verifier).get(f"/verify/?line={one.pk}").context["flags"]
    assert [(flag.kind, flag.line.pk) for flag in flags] == [("file", seen.pk), ("words", seen.pk)]


def test_verified_from_the_desk_the_next_one_opens(reported, signed_in, verifier):
    first, second = reported("北坑"), reported("南坑", words="南面的塌陷处正在等混凝土凝固，明天开放")
    told = {"act": "verify", "finding": "到现场踩过，填实了", "percent": "100", "on": "2026-11-16", "version": first.version}
    answer = signed_in(verifier).post(f"/verify/{first.pk}/", told, follow=True)

    first.refresh_from_db()
    assert first.stage == "verified" and answer.context["line"].pk == second.pk
    assert f"{first.number} 已核实" in answer.content.decode()


def test_sent_back_from_the_desk_with_its_reason(reported, signed_in, verifier):
    line = reported("北坑")
    told = {"act": "send_back", "finding": "边上还空着，踩得动", "percent": "", "on": "2026-11-16", "version": line.version}
    assert signed_in(verifier).post(f"/verify/{line.pk}/", told).status_code == 302
    line.refresh_from_db()
    assert (line.stage, line.times_returned, line.steps.last().note) == ("acting", 1, "边上还空着，踩得动")


def test_without_a_word_or_after_somebody_elses_act_nothing_is_done_and_what_was_typed_stays(reported, signed_in, verifier):
    line = reported("北坑")
    client = signed_in(verifier)
    assert "请写看到了什么" in client.post(f"/verify/{line.pk}/", {"act": "verify", "on": "2026-11-16", "version": line.version}).content.decode()
    told = {"act": "verify", "finding": "踩过，实的", "on": "2026-11-16", "version": line.version - 1}
    page = client.post(f"/verify/{line.pk}/", told).content.decode()
    assert "有过变动" in page and "踩过，实的" in page
    line.refresh_from_db()
    assert line.stage == "reported"


def test_progress_is_verified_on_the_way_and_cannot_be_sent_back(reported, signed_in, verifier):
    reported("北坑", finished=False)
    page = signed_in(verifier).get("/verify/").content.decode()
    assert "报的是进度" in page and 'value="send_back"' not in page


def test_a_line_that_stands_still_waits_at_no_desk_and_in_no_count(reported, signed_in, verifier, mayor):
    line = reported("北坑", finished=False, on=date(2026, 11, 10))
    suspend(line, until=date(2026, 12, 1), plan="等拆迁", by=mayor, **NOW)
    other = reported("南坑", words="南面的塌陷处正在等混凝土凝固，明天开放")
    client = signed_in(verifier)
    page = client.get(f"/verify/?line={line.pk}")
    assert [each.pk for each in page.context["waiting"]] == [other.pk]
    assert page.context["line"].pk == other.pk
    listed = client.get("/ledger/?waits=verify").content.decode()
    assert other.title in listed and line.title not in listed
    assert client.get("/").context["desk"].numbers["verify"].count == 1


def test_an_empty_desk_says_so(signed_in, verifier, road):
    assert "没有等着核实的" in signed_in(verifier).get("/verify/").content.decode()


# -- the words kept ready


def test_what_is_kept_of_the_words_is_what_is_computed_and_catching_up_twice_adds_nothing(reported):
    reported("北坑")
    reported("南坑", words="好了")
    assert catch_up(1) == 1 and catch_up(100) == 1 and catch_up(100) == 0
    for row in Wording.objects.select_related("step__commitment"):
        again = wording_of(row.step)
        assert all(getattr(row, f"least_{n}") == getattr(again, f"least_{n}") for n in range(1, 9))


def test_purged_words_are_kept_in_no_sketch(reported, verifier):
    one, other = reported("北坑"), reported("南坑")
    catch_up(100)
    step = Step.objects.get(commitment=other, verb="report")
    from guatu.work.ledger.lifecycle.move import blank

    blank([step])
    assert Wording.objects.get(step=step).least_1 is None
    assert same_as(one.steps.get(verb="report"), whole=one.assigner_id) == []


def test_the_search_for_the_same_words_reads_an_index_and_no_whole_table(reported):
    one = reported("北坑")
    catch_up(100)
    with CaptureQueriesContext(connection) as queries:
        same_as(one.steps.get(verb="report"), whole=one.assigner_id)
    asked = [each["sql"] for each in queries if "verification_wording" in each["sql"]]
    assert len(asked) == 8
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for sql in asked:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plan = " ".join(row[3] for row in cursor.fetchall())
                assert "verification_least_" in plan and "TEMP B-TREE" not in plan, plan


def test_the_tick_takes_in_what_no_desk_has(reported):
    from django.core.management import call_command

    reported("北坑")
    call_command("tick", verbosity=0)
    assert Wording.objects.count() == 1 and same_words.catch_up(10) == 0


def test_the_plain_page_of_verifying_sends_back_too_and_takes_no_number_nobody_typed(reported, signed_in, verifier):
    line = reported("北坑")
    client, here = signed_in(verifier), f"/ledger/{line.pk}/verify/"
    assert 'value="send_back"' in client.get(here).content.decode()
    told = {"act": "send_back", "finding": "边上还空着", "percent": "", "on": "2026-11-16", "version": line.version}
    assert client.post(here, told).status_code == 302
    line.refresh_from_db()
    assert (line.stage, line.verified_share, line.steps.last().note) == ("acting", None, "边上还空着")


def test_verified_at_another_window_what_was_typed_here_stays_and_the_cause_is_told(reported, signed_in, verifier):
    line = reported("北坑")
    client = signed_in(verifier)
    told = {"act": "verify", "finding": "踩过，实的", "on": "2026-11-16", "version": line.version}
    client.post(f"/verify/{line.pk}/", told)
    page = client.post(f"/verify/{line.pk}/", told | {"finding": "又写了一遍"}).content.decode()
    assert "您自己在别的窗口" in page and "又写了一遍" in page and "现在不由您核实" not in page


def test_from_a_page_that_came_back_the_next_line_opens(reported, signed_in, verifier):
    line, other = reported("北坑"), reported("南坑", words="南面的塌陷处正在等混凝土凝固，明天开放")
    page = signed_in(verifier).post(f"/verify/{line.pk}/", {"act": "verify", "on": "2026-11-16", "version": line.version})
    assert f'data-following href="/verify/?whole={line.assigner_id}&amp;line={other.pk}"' in page.content.decode()
