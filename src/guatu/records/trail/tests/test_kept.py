"""What is derived from sealed rows is kept until the next act, and no longer."""

import threading
import time

import pytest
from django.db import transaction

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import seal
from guatu.records.trail.kept import all_until_the_next_link, head, until_the_next_link

pytestmark = pytest.mark.django_db


def act(salt):
    with transaction.atomic():
        seal(verb="enter", subject="test:1", user=1, post=None, content=salt * 64, at=at(MONDAY))


@pytest.fixture
def asked():
    return []


def count(asked, what="lines", answer=None):
    def ask():
        asked.append(what)
        return answer or len(asked)

    return until_the_next_link(head(), (what,), ask)


def test_nothing_is_asked_twice_between_two_acts(asked):
    act("a")
    assert [count(asked), count(asked)] == [1, 1]

    act("b")
    assert count(asked) == 2


def test_before_the_first_act_nothing_is_kept(asked):
    assert [count(asked), count(asked)] == [1, 2]


def test_an_act_that_is_undone_leaves_what_was_kept_before_it(asked):
    act("a")
    count(asked)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        act("b")
        assert count(asked) == 2
        raise ZeroDivisionError

    assert count(asked) == 1


def test_another_question_has_another_answer(asked):
    act("a")
    assert count(asked, "red", "3") == "3"
    assert count(asked, "yellow", "5") == "5"
    assert count(asked, "red", "4") == "3"


def test_who_asks_while_it_is_being_asked_waits_for_that_answer(asked):
    act("a")
    end, asking, coming, answers = head(), threading.Event(), threading.Event(), []

    def ask():
        asked.append("lines")
        asking.set()
        coming.wait(5)
        time.sleep(0.05)  # the other one has every chance to ask as well
        return 63

    def look():
        if asking.is_set():
            coming.set()
        answers.append(until_the_next_link(end, ("lines",), ask))

    threads = [threading.Thread(target=look) for _ in range(2)]
    threads[0].start()
    asking.wait(5)
    threads[1].start()
    for thread in threads:
        thread.join(10)

    assert (answers, asked) == ([63, 63], ["lines"])


def test_what_cannot_be_answered_is_asked_again(asked):
    act("a")
    with pytest.raises(ZeroDivisionError):
        until_the_next_link(head(), ("lines",), lambda: 1 // 0)

    assert count(asked) == 1


def test_of_several_only_what_is_missing_is_asked():
    act("a")
    wanted = []

    def ask(places):
        wanted.append(places)
        return [place * 10 for place in places]

    assert all_until_the_next_link(head(), [("a",), ("b",)], ask) == [0, 10]
    assert all_until_the_next_link(head(), [("b",), ("c",)], ask) == [10, 10]
    assert wanted == [[0, 1], [1]]


def ask_for_wall(ask):
    return until_the_next_link(head(), ("wall",), ask, meanwhile=True)


def while_somebody_asks(then):
    """Run ``then`` while another thread is in the midst of asking for the wall; returns what it returned."""
    asking, go_on = threading.Event(), threading.Event()
    end = head()

    def slowly():
        asking.set()
        go_on.wait(10)
        return "new"

    somebody = threading.Thread(target=lambda: until_the_next_link(end, ("wall",), slowly, meanwhile=True))
    somebody.start()
    asking.wait(10)
    try:
        return then()
    finally:
        go_on.set()
        somebody.join(10)


def test_while_somebody_asks_anew_the_others_get_what_held_a_moment_ago():
    act("a")
    ask_for_wall(lambda: "old")
    act("b")

    assert while_somebody_asks(lambda: ask_for_wall(lambda: pytest.fail("asked twice"))) == "old"
    assert ask_for_wall(lambda: pytest.fail("asked twice")) == "new"


def test_what_held_longer_ago_is_not_shown(monkeypatch):
    monkeypatch.setattr("guatu.records.trail.kept.A_MOMENT", 0.01)
    act("a")
    ask_for_wall(lambda: "old")
    time.sleep(0.05)
    act("b")

    def somebody_else():
        monkeypatch.setattr("guatu.records.trail.kept.PATIENCE", 0.1)
        return ask_for_wall(lambda: "asked")

    assert while_somebody_asks(somebody_else) == "asked"
