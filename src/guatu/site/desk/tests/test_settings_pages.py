"""设置: what the clerk and the administrator set, and what others are told."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.lifecycle import rename
from guatu.records.offices.models import Change, Office, Post, User
from guatu.work.ledger.lifecycle import assign, sign_for

pytestmark = pytest.mark.django_db
SECTIONS = ["settings", "posts", "people", "duties", "roster", "changes"]


@pytest.fixture
def admin(town):
    return post(town, "admin", "系统管理员", "罗", "luo")


@pytest.mark.parametrize("section", SECTIONS)
def test_the_sections_open_for_the_clerk_and_the_administrator_and_for_nobody_else(section, signed_in, clerk, admin, reader, today):
    assert signed_in(clerk).get(reverse(section)).status_code == 200
    assert signed_in(admin).get(reverse(section)).status_code == 200
    assert signed_in(reader).get(reverse(section)).status_code == 403


def test_the_menu_names_the_settings_only_to_those_who_set(signed_in, clerk, reader, today):
    assert "设置</a>" in signed_in(clerk).get("/papers/").content.decode()
    assert "设置</a>" not in signed_in(reader).get("/ledger/").content.decode()


def test_the_settings_of_another_town_do_not_exist_for_a_clerk(signed_in, clerk, other_town, today):
    client = signed_in(clerk)
    assert client.get(reverse("settings"), {"whole": other_town.pk}).status_code == 404
    assert client.get(reverse("office", args=[other_town.pk])).status_code == 404


def test_a_district_administrator_sets_its_towns(signed_in, district, town, other_town, today):
    client = signed_in(post(district, "admin", "区管理员", "梁", "liang"))
    client.post(reverse("office-new") + f"?whole={town.pk}", {"name": "水利站", "kind": "department", "parent": town.pk, "whole": town.pk})
    assert Office.objects.get(name="水利站").parent == town


def test_the_tree_is_of_a_day(signed_in, clerk, village, today):
    village.until = date(2026, 6, 30)
    village.save()
    client = signed_in(clerk)

    assert "河东村" not in client.get(reverse("settings")).content.decode()
    assert "河东村" in client.get(reverse("settings"), {"on": "2026-06-30"}).content.decode()
    assert "河东村" in client.get(reverse("settings"), {"show": "all"}).content.decode()


def test_an_office_stands_in_the_tree_of_a_day_under_the_name_it_had(signed_in, clerk, works_office, today):
    rename(works_office, "城乡发展办公室", short="", by=clerk, on=MONDAY, at=at(MONDAY), today=MONDAY)
    client = signed_in(clerk)

    then = client.get(reverse("settings"), {"on": "2026-06-30"}).content.decode()
    assert ">建设管理办公室</a>" in then and "今城乡发展办公室" in then
    assert ">城乡发展办公室</a>" in client.get(reverse("settings")).content.decode()


def test_an_office_stands_in_the_tree_of_a_day_below_the_one_it_had(signed_in, clerk, town, village, today):
    east, west = (Office.objects.create(name=name, parent=town) for name in ("东片管理区", "西片管理区"))
    client = signed_in(clerk)
    client.post(reverse("office-amend", args=[village.pk]), {"name": "河东村", "kind": "village", "parent": east.pk})
    answer = client.post(reverse("office-transfer", args=[village.pk]), {"below": west.pk, "on": "2026-07-01", "note": "区划调整"}, follow=True)
    assert "到 2026-06-30 在东片管理区" in answer.content.decode()
    assert "到 2026-06-30，今在西片管理区" in client.get(reverse("office", args=[east.pk])).content.decode()

    def tree(day):
        rows = client.get(reverse("settings"), {"on": day}).context["rows"]
        return [(row["office"].called, row["depth"]) for row in rows if row["office"] in (east, west, village)]

    assert tree("2026-06-30") == [("东片管理区", 1), ("河东村", 2), ("西片管理区", 1)]
    assert tree("2026-07-01") == [("东片管理区", 1), ("西片管理区", 1), ("河东村", 2)]
    assert "今在西片管理区" in client.get(reverse("settings"), {"on": "2026-06-30"}).content.decode()


def test_the_queries_of_the_tree_do_not_grow_with_the_offices(signed_in, clerk, town, today, django_assert_max_num_queries):
    for n in range(40):
        Office.objects.create(name=f"{n}村", kind="village", parent=town)
    client = signed_in(clerk)
    with django_assert_max_num_queries(15):
        client.get(reverse("settings"))


def test_a_taken_name_comes_back_with_a_sentence(signed_in, clerk, town, works_office, today):
    answer = signed_in(clerk).post(reverse("office-new"), {"name": "建设办", "kind": "department", "parent": town.pk})
    assert answer.status_code == 422
    assert "已经是“建设管理办公室”" in answer.content.decode()


def test_merging_hands_the_drafted_and_assigned_lines_over_and_says_what_stays(
    signed_in, clerk, town, village, works_office, road, today
):
    west = Office.objects.create(name="河西村", kind="village", parent=town)
    assign(road, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))

    page = signed_in(clerk).post(
        reverse("office-merge", args=[village.pk]), {"into": west.pk, "on": "2026-07-01", "hand_over": "on"}, follow=True
    ).content.decode()  # fmt: skip

    road.refresh_from_db()
    assert road.lead == west
    assert "1 条在办的事项改给了河西村" in page
    assert road.steps.last().note == "河东村并入河西村"


def test_a_line_at_work_stays_with_both_names_until_an_approver_moves_it(signed_in, clerk, mayor, town, village, road, today):
    west = Office.objects.create(name="河西村", kind="village", parent=town)
    assign(road, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(road, by=clerk, on=MONDAY, at=at(MONDAY))

    page = signed_in(clerk).post(
        reverse("office-merge", args=[village.pk]), {"into": west.pk, "on": "2026-07-01", "hand_over": "on"}, follow=True
    ).content.decode()  # fmt: skip

    road.refresh_from_db()
    assert road.lead.called == "河东村（并入河西村）"
    assert "审批岗" in page and "还有 1 条在办的事项挂在它名下" in page

    both = post(town, "clerk", "督办岗", "何", "he")
    signed_in(both).post(reverse("office-lines", args=[village.pk]), {"to": west.pk, "reason": "河东村并入河西村"})
    road.refresh_from_db()
    assert road.lead == west


def test_an_office_with_open_lines_is_not_closed(signed_in, clerk, works_office, road, today):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    answer = signed_in(clerk).post(reverse("office-close", args=[works_office.pk]), {"last": "2026-11-16"})
    assert answer.status_code == 422
    assert "还有 1 条在办的事项" in answer.content.decode()


def test_a_one_time_password_is_shown_once_and_must_be_changed(signed_in, client, clerk, today):
    page = signed_in(clerk).post(reverse("person-new"), {"name": "金", "username": "jin"})
    password = page.content.decode().split('class="secret">')[1].split("<")[0]
    assert "no-store" in page["Cache-Control"]
    assert password not in client.get(reverse("people")).content.decode()

    client.post("/sign-out/")
    client.post("/sign-in/", {"username": "jin", "password": password})
    assert client.get("/ledger/").url == reverse("password")

    client.post(reverse("password"), {"old": password, "new": "xin-kou-ling-88", "again": "xin-kou-ling-88"})
    assert not User.objects.get(username="jin").must_change
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("change", "words"),
    [({"old": "不是"}, "现在的口令不对"), ({"again": "bu-yi-yang-88"}, "两遍不一样"), ({"new": "12345678", "again": "12345678"}, "口令")],
)
def test_a_password_that_will_not_do_says_why(change, words, signed_in, clerk, today):
    told = {"old": "shi-yi-shi-2026", "new": "xin-kou-ling-88", "again": "xin-kou-ling-88"} | change
    answer = signed_in(clerk).post(reverse("password"), told)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_whoever_is_barred_is_signed_out_at_once(signed_in, clerk, works_clerk, client, today):
    signed_in(clerk).post(reverse("person-bar", args=[works_clerk.user]))
    client.logout()
    client.post("/sign-in/", {"username": "wu", "password": "shi-yi-shi-2026"})
    assert "_auth_user_id" not in client.session


def test_a_clerk_does_not_open_the_account_of_whoever_verifies(signed_in, clerk, admin, verifier, today):
    page = signed_in(clerk).post(reverse("person-reset", args=[verifier.user]), follow=True).content.decode()
    assert "系统管理员" in page and "secret" not in page


def test_the_page_of_posts_says_what_is_withheld(signed_in, clerk, town, today):
    post(town, "verifier", "核实岗", "陈", "chen")
    assert "陈代录的反馈，自己不能核实" in signed_in(clerk).get(reverse("posts")).content.decode()


def test_changing_a_holder_from_a_day(signed_in, clerk, works_office, works_clerk, farm_office, today):
    other = post(farm_office, "unit", "农田岗", "朱", "zhu")
    held = Post.objects.get(office=works_office)
    signed_in(clerk).post(reverse("post-hand-over", args=[held.pk]), {"user": other.user, "since": "2026-12-01"})
    held.refresh_from_db()
    assert held.until == date(2026, 11, 30)


def test_a_roster_is_seen_before_it_is_taken_over(signed_in, clerk, town, today):
    client, text = signed_in(clerk), "机构名称\t简称\n水利站\t\n河东村\t"
    page = client.post(reverse("roster"), {"text": text, "do": "look"}).content.decode()
    assert "新建 2" in page and not Office.objects.below(town).exists()

    client.post(reverse("roster"), {"text": text, "do": "apply"})
    assert Office.objects.below(town).count() == 2


def test_an_excel_file_is_read_into_the_paste(signed_in, clerk, town, today):
    import xlsxwriter

    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("机构")
        sheet.write_row(0, 0, ["机构名称", "简称"])
        sheet.write_row(1, 0, ["水利站", ""])
    page = signed_in(clerk).post(reverse("roster"), {"file": SimpleUploadedFile("机构.xlsx", kept.getvalue())}).content.decode()
    assert "新建 1" in page and "水利站" in page


def test_a_name_of_the_duty_list_that_is_none_is_chosen_by_the_clerk(signed_in, clerk, works_office, today):
    client, text = signed_in(clerk), "规划建设办公室：路灯维护"
    page = client.post(reverse("duties"), {"text": text, "do": "look"}).content.decode()
    assert "对不上本镇街的机构" in page and "建设办（相近）" in page
    assert client.post(reverse("duties"), {"text": text, "do": "apply"}).status_code == 422

    client.post(reverse("duties"), {"text": text, "do": "apply", "unmatched": "规划建设办公室", "means": works_office.pk})
    assert list(works_office.duties.values_list("words", flat=True)) == ["路灯维护"]


def test_the_journal_tells_every_change_in_words(signed_in, clerk, works_office, today):
    client = signed_in(clerk)
    told = {"name": "建设管理办公室", "short": "建设办", "kind": "department", "field": "城建", "order": "3"}
    client.post(reverse("office-amend", args=[works_office.pk]), told)

    assert Change.objects.count() == 1
    assert "分管口：建设 → 城建" in client.get(reverse("changes")).content.decode()
    assert "分管口：建设 → 城建" in client.get(reverse("office", args=[works_office.pk])).content.decode()


def test_of_two_at_once_the_second_is_told(signed_in, clerk, second_clerk, works_office, today):
    address = reverse("office-rename", args=[works_office.pk])
    seen = signed_in(second_clerk).get(address).context["seen"]
    signed_in(clerk).post(address, {"name": "规划建设办公室", "on": "2026-11-16", "seen": seen})

    answer = signed_in(second_clerk).post(address, {"name": "村镇建设办公室", "on": "2026-11-16", "seen": seen})

    assert answer.status_code == 422
    assert "有过变动" in answer.content.decode()
    works_office.refresh_from_db()
    assert works_office.name == "规划建设办公室"


@pytest.mark.parametrize("act", ["amend", "rename", "transfer", "merge", "close", "remove", "duties", "lines"])
def test_every_verb_of_an_office_has_its_page(act, signed_in, clerk, works_office, today):
    assert signed_in(clerk).get(reverse(f"office-{act}", args=[works_office.pk])).status_code == 200


@pytest.mark.parametrize("act", ["post", "post-hand-over", "post-end"])
def test_every_verb_of_a_post_has_its_page(act, signed_in, clerk, works_clerk, today):
    assert signed_in(clerk).get(reverse(act, args=[Post.objects.get(role="unit").pk])).status_code == 200
