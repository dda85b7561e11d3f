"""文件: the list, its counts, its filters, the day given afterwards, the progress."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.records.documents.keeping import keep
from guatu.work.intake.lifecycle import confirm, dismiss
from guatu.work.intake.seen import Counts, counts_of

from .papers import MINUTES, UNDATED, put_in


def test_an_empty_list_names_the_next_step(signed_in, clerk, today):
    assert "还没有文件" in signed_in(clerk).get(reverse("papers")).content.decode()


def test_each_paper_counts_what_became_of_its_candidates(minutes, promise, clerk):
    other = minutes.candidates.get(quote__contains="户厕")
    before = counts_of([minutes])[minutes.pk]

    confirm(promise, by=clerk, on=MONDAY, at=at(MONDAY))
    dismiss(other, reason="与已有事项重复", by=clerk, at=at(MONDAY))

    after = counts_of([minutes])[minutes.pk]
    assert (after.waiting, after.lines, after.dismissed) == (before.waiting - 2, 1, 1)
    assert after.told == before.told > 0


def test_a_filter_opens_exactly_the_papers_it_counts(signed_in, clerk, town, minutes):
    undated = put_in(town, clerk, words=UNDATED, name="简报.txt")
    client = signed_in(clerk)

    page = client.get(reverse("papers"), {"state": "undated"})

    assert [paper for paper, _ in page.context["rows"]] == [undated]
    assert {choice.key: count for choice, count in page.context["choices"]}["undated"] == 1


def test_a_day_given_afterwards_makes_relative_times_dates(signed_in, clerk, town, works_office, today):
    undated = put_in(town, clerk, words=UNDATED, name="简报.txt")
    assert undated.dated is None

    signed_in(clerk).post(reverse("paper-dated", args=[undated.pk]), {"dated": "2026-11-09"})

    undated.refresh_from_db()
    assert undated.dated == date(2026, 11, 9)
    assert undated.candidates.get(quote__contains="坑洼").due == date(2026, 12, 31)


def test_a_paper_of_which_something_is_decided_keeps_its_day(signed_in, clerk, town, works_office, today):
    undated = put_in(town, clerk, words=UNDATED, name="简报.txt")
    confirm(undated.candidates.first(), by=clerk, on=MONDAY, at=at(MONDAY))

    answer = signed_in(clerk).post(reverse("paper-dated", args=[undated.pk]), {"dated": "2026-11-09"})

    assert answer.status_code == 422
    assert "已有处理过的条目" in answer.content.decode()


def test_the_progress_asks_again_until_all_is_read(signed_in, clerk, town, today):
    keep(MINUTES.encode(), name="纪要.txt", whole=town, by=clerk, at=at(MONDAY))
    client = signed_in(clerk)

    busy = client.get(reverse("papers-progress"))
    put_in(town, clerk, words=UNDATED, name="简报.txt")
    moved = client.get(reverse("papers-progress"), {"since": at(MONDAY).isoformat(), "settled": 0})

    assert "已读 0 / 1" in busy.content.decode()
    assert "every 2s" in busy.content.decode()
    assert "已读 1 / 2" in moved.content.decode()
    assert moved["HX-Trigger"] == "papers-moved"


def test_another_towns_papers_are_not_listed(signed_in, minutes, other_town):
    from guatu.conftest import post

    stranger = post(other_town, "clerk", "督办岗", "钱", "qian")

    assert signed_in(stranger).get(reverse("papers")).context["rows"] == []


def test_the_list_asks_the_database_the_same_however_long_it_is(
    signed_in, clerk, town, minutes, django_assert_num_queries
):
    client = signed_in(clerk)
    client.get(reverse("papers"))
    with CaptureQueriesContext(connection) as short:
        client.get(reverse("papers"))
    for number in range(6):
        put_in(town, clerk, words=f"{UNDATED}第{number}份\n", name=f"{number}.txt")

    with django_assert_num_queries(len(short)):
        client.get(reverse("papers"))


def test_a_paper_without_candidates_has_counts_of_nothing(town, clerk):
    empty = put_in(town, clerk, words="你好。\n", name="问候.txt")

    assert counts_of([empty]).get(empty.pk, Counts()) == Counts()
