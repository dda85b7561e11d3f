"""Saved views: a name for what is filtered and shown, one's own or the town's."""

import re

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import enter
from guatu.work.ledger.models import SavedView

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def save(client, name, query="stage=drafted&sort=light", **more):
    return client.post("/ledger/views/", {"name": name, "query": query, **more})


def test_what_the_list_shows_is_kept_under_a_name_and_opens_as_a_tab_with_its_count(signed_in, clerk, road):
    client = signed_in(clerk)
    client.post("/ledger/columns/", {"column": ["why", "standard"], "query": ""})
    answer = save(client, "等我交办", "stage=drafted&sort=light&page=3")

    assert answer.status_code == 302
    page = client.get(answer.url)
    html = page.content.decode()
    assert re.search(r'class="on" aria-current="page">等我交办<b>1</b>', html)
    assert [column.key for column in page.context["columns"]] == ["why", "standard"]
    assert "page" not in SavedView.objects.get().query


def test_ones_own_view_is_seen_by_nobody_else_and_the_towns_by_all(signed_in, clerk, second_clerk, reader, road):
    save(signed_in(clerk), "自己的")
    save(signed_in(clerk), "全镇的", shared="on")

    names = [tab["name"] for tab in signed_in(reader).get("/ledger/").context["tabs"]]
    assert "全镇的" in names and "自己的" not in names


def test_the_towns_views_are_the_clerks_to_keep(signed_in, clerk, reader, road):
    save(signed_in(clerk), "全镇的", shared="on")
    view = SavedView.objects.get()

    page = signed_in(reader).post(f"/ledger/views/{view.pk}/", {"do": "delete"}, follow=True).content.decode()

    assert "由云溪镇的督办岗改" in page
    assert SavedView.objects.filter(pk=view.pk).exists()


def test_a_reader_cannot_share_a_view_by_sending_the_field(signed_in, reader, road):
    save(signed_in(reader), "我的", shared="on")

    assert SavedView.objects.get().owner_id == reader.user


def test_a_view_is_renamed_moved_and_deleted_and_no_line_with_it(signed_in, clerk, road):
    client = signed_in(clerk)
    for name in ("甲", "乙", "丙"):
        save(client, name)
    second = SavedView.objects.get(name="乙")

    client.post(f"/ledger/views/{second.pk}/", {"do": "up"})
    assert [view.name for view in SavedView.objects.all()] == ["乙", "甲", "丙"]
    client.post(f"/ledger/views/{second.pk}/", {"do": "rename", "name": "先看"})
    assert SavedView.objects.filter(name="先看").exists()
    client.post(f"/ledger/views/{second.pk}/", {"do": "delete"})
    assert [view.name for view in SavedView.objects.all()] == ["甲", "丙"]
    assert client.get("/ledger/").context["total"] == "1"


def test_two_views_of_one_person_do_not_share_a_name(signed_in, clerk, road):
    client = signed_in(clerk)
    save(client, "甲")
    answer = save(client, "甲")

    assert answer.status_code == 422
    assert "已经有叫这个名字的视图" in answer.content.decode()


def test_another_persons_view_does_not_exist_for_one(signed_in, clerk, second_clerk, road):
    save(signed_in(clerk), "自己的")
    view = SavedView.objects.get()

    assert signed_in(second_clerk).post(f"/ledger/views/{view.pk}/", {"do": "delete"}).status_code == 404


def test_columns_are_chosen_for_the_session_or_in_the_view_that_is_open(signed_in, clerk, road):
    client = signed_in(clerk)
    client.post("/ledger/columns/", {"column": ["quote", "why", "nonsense"], "query": "stage=open"})
    assert [column.key for column in client.get("/ledger/").context["columns"]] == ["why", "quote"]

    save(client, "全列")
    view = SavedView.objects.get()
    client.post("/ledger/columns/", {"column": ["lead"], "view": view.pk, "query": f"view={view.pk}"})
    assert [column.key for column in client.get(f"/ledger/?view={view.pk}").context["columns"]] == ["lead"]
    assert [column.key for column in client.get("/ledger/").context["columns"]] == ["why", "quote"]

    client.post("/ledger/columns/", {"usual": "1", "query": ""})
    assert len(client.get("/ledger/").context["columns"]) == 10


def test_a_name_is_never_markup_and_a_query_leads_nowhere_else(signed_in, clerk, town):
    enter(assigner=town, title="一条", source="电话", by=clerk, on=MONDAY, at=at(MONDAY))
    client = signed_in(clerk)
    answer = save(client, "<b>粗</b>", "https://example.org/?stage=open\x00")

    assert answer.url.startswith("/ledger/?")
    assert "<b>粗</b>" not in client.get("/ledger/").content.decode()
