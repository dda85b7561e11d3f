"""第一次设置: an empty database, one address, five steps; each is kept, and the address ends with the first account."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from guatu.records.offices.gazetteer import is_loaded, load
from guatu.records.offices.models import Change, Office, Post, User
from guatu.records.trail.chain import first_break
from guatu.site.desk.first_address import FILE, token_of

pytestmark = pytest.mark.django_db
PASSWORD = "qiao-he-lu-2026"
PEOPLE = {
    "name": "陈", "username": "chen", "password": PASSWORD, "again": PASSWORD,
    "verifier_name": "郑", "verifier_username": "zheng", "approver_name": "何", "approver_username": "he",
    "admin_name": "罗", "admin_username": "luo", "do": "make",
}  # fmt: skip


@pytest.fixture
def newcomer(client, settings, today):
    """Somebody who has opened the address that serve printed."""
    client.get(reverse("first", args=[token_of(settings.HOME)]))
    return client


@pytest.fixture
def with_town(newcomer):
    """The newcomer after the first step."""
    newcomer.post(reverse("first-town"), {"name": "云溪镇", "style": "town", "district": "清河区"})
    return newcomer


def test_the_address_leads_to_the_first_step_and_another_nowhere(client, settings, today):
    assert client.get(reverse("first", args=["guessed"])).status_code == 404
    assert client.get(reverse("first-town")).status_code == 404
    assert client.get(reverse("first", args=[token_of(settings.HOME)])).url == reverse("first-town")
    assert client.get(reverse("first-town")).status_code == 200


def test_the_token_is_readable_by_its_owner_alone(settings):
    token_of(settings.HOME)
    assert (settings.HOME / FILE).stat().st_mode & 0o777 == 0o600


def test_the_sign_in_page_says_where_to_begin(client, today):
    assert "先做第一次设置" in client.get(reverse("sign-in")).content.decode()


def test_the_town_lies_in_its_district_and_is_not_made_twice(with_town):
    with_town.post(reverse("first-town"), {"name": "云溪街道", "style": "street"})

    assert list(Office.objects.values_list("name", "kind", "code")) == [("清河区", "district", "清河"), ("云溪街道", "town", "云溪")]


def test_ticked_and_pasted_offices_are_made_at_once(with_town):
    answer = with_town.post(
        reverse("first-offices"), {"usual": ["建设管理办公室"], "text": "水利站\n河东村、河西村\n石桥社区", "do": "make"}
    )

    assert answer.url == reverse("first-duties")
    town = Office.objects.get(kind="town")
    assert set(Office.objects.below(town).values_list("name", "kind")) == {
        ("建设管理办公室", "department"), ("水利站", "department"), ("河东村", "village"), ("河西村", "village"), ("石桥社区", "community"),
    }  # fmt: skip
    assert Office.objects.get(name="建设管理办公室").field == "建设"


def test_a_line_that_does_not_sound_like_an_office_is_asked_about_first(with_town):
    lines = {"text": "水利站\n各位同事早上好", "do": "make"}
    asked = with_town.post(reverse("first-offices"), lines)

    assert asked.status_code == 422 and "这几个看着不像机构：各位同事早上好" in asked.content.decode()
    assert not Office.objects.filter(name="水利站").exists()

    with_town.post(reverse("first-offices"), {**lines, "sure": "各位同事早上好"})
    assert Office.objects.filter(name="各位同事早上好").exists()


def test_nothing_ticked_and_nothing_pasted_gets_a_sentence(with_town):
    answer = with_town.post(reverse("first-offices"), {"do": "make"})
    assert answer.status_code == 422
    assert "还没有一个机构" in answer.content.decode()


def test_the_gazetteer_proposes_the_villages_of_the_town(with_town, settings, tmp_path):
    file = tmp_path / "区划.csv"
    file.write_text("code,name\n990102000000,清河区\n990102101000,云溪镇\n990102101201,河东村村民委员会\n", encoding="utf-8")
    load(file, settings.HOME)

    page = with_town.get(reverse("first-offices")).content.decode()
    with_town.post(reverse("first-offices"), {"code": "990102101000", "village": ["河东村"], "do": "make"})

    assert "区划里的 1 个" in page
    assert Office.objects.get(name="河东村").kind == "village"


def gazetteer(words, name="区划.csv"):
    return SimpleUploadedFile(name, words.encode())


def test_a_gazetteer_brought_in_the_browser_lists_the_villages_and_makes_nothing_yet(with_town, settings):
    told = "code,name\n990102000000,清河区\n990102101000,云溪镇\n990102101201,河东村委会\n990102101202,石桥社区居委会\n"
    page = with_town.post(
        reverse("first-offices"), {"gazetteer": gazetteer(told), "usual": ["财政所"], "text": "水利站", "do": "make"}
    )

    words = page.content.decode()
    assert page.status_code == 200 and "区划里的 2 个" in words and "水利站" in words
    assert page.context["ticked"] == ["财政所"] and not Office.objects.filter(kind="village").exists()
    assert is_loaded(settings.HOME)

    picked = {"code": "990102101000", "listed": "990102101000", "village": ["河东村"], "text": "", "do": "make"}
    with_town.post(reverse("first-offices"), picked)
    assert [office.name for office in Office.objects.filter(kind__in=["village", "community"])] == ["河东村"]


@pytest.mark.parametrize(("words", "why"), [("甲,乙\n丙,丁", "看不出哪一列是代码"), ("990203101000,东桥镇", "没有叫“云溪镇”的镇街")])
def test_a_bad_gazetteer_gets_a_sentence_and_what_was_filled_in_stays(words, why, with_town, settings):
    page = with_town.post(reverse("first-offices"), {"gazetteer": gazetteer(words), "text": "水利站", "do": "make"})

    assert page.status_code == 422
    assert "区划.csv" in page.content.decode() and why in page.content.decode() and "水利站" in page.content.decode()
    assert not is_loaded(settings.HOME) and not Office.objects.filter(name="水利站").exists()


def test_what_was_unticked_stays_unticked_when_the_page_comes_back(with_town, settings, tmp_path):
    file = tmp_path / "区划.csv"
    file.write_text("990102101000,云溪镇\n990102101201,河东村委会\n990102101202,河西村委会\n", encoding="utf-8")
    load(file, settings.HOME)

    told = {"code": "990102101000", "listed": "990102101000", "village": ["河西村"], "text": "水利站\n各位同事早上好", "do": "make"}
    page = with_town.post(reverse("first-offices"), told).content.decode()

    assert 'value="河西村" checked' in page and 'value="河东村">' in page


def test_a_step_that_is_done_is_not_asked_again(with_town, settings, client):
    with_town.post(reverse("first-offices"), {"text": "建设办", "do": "make"})
    assert client.get(reverse("first", args=[token_of(settings.HOME)])).url == reverse("first-duties")


def test_duties_are_read_looked_at_and_set(with_town):
    with_town.post(reverse("first-offices"), {"text": "建设办", "do": "make"})
    text = "建设办：道路、桥梁"

    page = with_town.post(reverse("first-duties"), {"text": text, "do": "look"}).content.decode()
    answer = with_town.post(reverse("first-duties"), {"text": text, "do": "apply"})

    assert "道路；桥梁" in page
    assert answer.url == reverse("first-people")
    assert Office.objects.get(name="建设办").duties.count() == 2


def test_the_accounts_end_the_first_morning_and_sign_the_clerk_in(with_town, settings):
    with_town.post(reverse("first-offices"), {"text": "建设办", "do": "make"})

    page = with_town.post(reverse("first-people"), PEOPLE).content.decode()

    assert {post.role: post.user.username for post in Post.objects.all()} == {
        "clerk": "chen", "verifier": "zheng", "approver": "he", "admin": "luo",
    }  # fmt: skip
    assert PASSWORD not in page
    assert User.objects.filter(must_change=True).count() == 3
    assert with_town.get(reverse("first-papers")).status_code == 200
    assert not (settings.HOME / FILE).exists()
    assert with_town.get(reverse("first-town")).url == reverse("first-papers")
    assert Change.objects.filter(user_name="第一次设置").count() > 6
    assert first_break() is None


@pytest.mark.parametrize("weak", ["12345678", "password", "short"])
def test_a_weak_password_is_refused(weak, with_town):
    answer = with_town.post(reverse("first-people"), PEOPLE | {"password": weak, "again": weak})
    assert answer.status_code == 422
    assert not User.objects.exists()


def test_a_sign_in_name_with_a_blank_gets_a_sentence_and_makes_nobody(with_town):
    answer = with_town.post(reverse("first-people"), PEOPLE | {"username": "chen wu"})
    assert answer.status_code == 422
    assert "有空格或别的符号" in answer.content.decode()
    assert not User.objects.exists()


def test_one_person_in_several_posts_is_told_what_is_withheld_and_may_go_on(with_town):
    alone = {"name": "陈", "username": "chen", "password": PASSWORD, "again": PASSWORD, "verifier_me": "on", "approver_me": "on"}

    page = with_town.post(reverse("first-people"), alone | {"do": "make"}).content.decode()
    assert "陈代录的反馈，自己不能核实" in page
    assert not User.objects.exists()

    with_town.post(reverse("first-people"), alone | {"do": "anyway"})
    assert sorted(Post.objects.values_list("role", flat=True)) == ["approver", "clerk", "verifier"]
    assert User.objects.count() == 1


def test_a_sheet_with_people_makes_vacant_posts_until_they_have_accounts(with_town):
    text = "机构名称\t简称\n建设管理办公室\t建设办\n\n所在机构\t岗位名称\t岗位类别\t姓名\t登录名\n建设办\t路桥岗\t承办岗\t吴\twu"
    with_town.post(reverse("first-offices"), {"text": text, "do": "make"})
    assert Post.objects.get().user is None
    assert not User.objects.exists()


def test_the_samples_are_there_before_anybody_is(newcomer):
    answer = newcomer.get(reverse("first-sample", args=["offices"]))
    assert answer.content.startswith(b"PK")


def test_with_somebody_there_the_steps_are_over(newcomer, settings):
    User.objects.create_user("chen", name="陈", password=PASSWORD)
    assert newcomer.get(reverse("first-town")).status_code == 404
    assert newcomer.get(reverse("first", args=[token_of(settings.HOME)])).status_code == 404


def test_serve_prints_the_address_only_while_there_is_nobody(settings):
    from guatu.site.serve import first_morning

    assert token_of(settings.HOME) in first_morning("0.0.0.0", 8000)[1]
    User.objects.create_user("chen", name="陈", password=PASSWORD)
    assert first_morning("0.0.0.0", 8000) == []


def test_the_gazetteer_is_loaded_by_a_command(settings, tmp_path, capsys):
    file = tmp_path / "区划.csv"
    file.write_text("code,name\n990102101000,云溪镇\n", encoding="utf-8")
    call_command("loadgazetteer", str(file))
    assert "装入了 1 个区划" in capsys.readouterr().out
    with pytest.raises(CommandError, match="没有"):
        call_command("loadgazetteer", str(tmp_path / "没有.csv"))
