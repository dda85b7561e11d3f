"""Two clerks at the same moment: one is first, the other is told; nobody waits for ever."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections

from guatu.conftest import MONDAY, at
from guatu.records.documents.keeping import keep
from guatu.records.trail.chain import first_break
from guatu.records.trail.refusals import Refusal
from guatu.work.intake.lifecycle import confirm, dismiss
from guatu.work.intake.models import Candidate
from guatu.work.intake.reading import read_paper
from guatu.work.ledger.lifecycle import assign, withdraw
from guatu.work.ledger.models import Commitment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("lifted_guards")]
WORKS = ("危桥", "公厕", "路灯", "管网", "农田", "泵站", "消防站", "助餐点")
PAPER = "云溪镇工作安排\n2026年11月16日\n" + "".join(f"云溪镇将新建{work}{n}座。\n" for n, work in enumerate(WORKS, 2))


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do both at the same moment; return what each gave or raised. SQLite in memory has one writer: one by one."""
    told: list[object] = [None] * len(acts)
    together = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], object], wait: bool) -> None:
        try:
            if wait:
                together.wait(10)
            told[place] = act()
        except Exception as error:
            told[place] = error

    if connection.vendor == "sqlite":
        for place, act in enumerate(acts):
            run(place, act, wait=False)
        return told

    def in_a_thread(place: int, act: Callable[[], object]) -> None:
        try:
            run(place, act, wait=True)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=in_a_thread, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return told


@pytest.fixture
def waiting(town, clerk, works_office):
    document = keep(PAPER.encode(), name="安排.txt", whole=town, by=clerk, at=at(MONDAY))
    read_paper(document, at=at(MONDAY))
    found = list(document.candidates.promises())
    assert len(found) >= 6
    return found


def seen_twice(model, key):
    return model.objects.get(pk=key), model.objects.get(pk=key)


def test_of_a_yes_and_a_no_at_once_one_counts(waiting, clerk, second_clerk):
    for candidate in waiting:
        one, two = seen_twice(Candidate, candidate.pk)
        told = at_once(
            lambda one=one: confirm(one, by=clerk, on=MONDAY, at=at(MONDAY, 10)),
            lambda two=two: dismiss(two, reason="只是表态", by=second_clerk, at=at(MONDAY, 10)),
        )
        assert [isinstance(each, Refusal) for each in told].count(True) == 1, told
        assert not [each for each in told if isinstance(each, Exception) and not isinstance(each, Refusal)], told
    assert first_break() is None


def test_of_an_assignment_and_a_withdrawal_at_once_one_counts(waiting, clerk, second_clerk, works_office):
    for candidate in waiting:
        line = confirm(candidate, by=clerk, on=MONDAY, at=at(MONDAY, 10))
        one, two = seen_twice(Commitment, line.pk)
        told = at_once(
            lambda one=one: assign(
                one, to=works_office, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY, 11)
            ),
            lambda two=two: withdraw(two, reason="重复", by=second_clerk, on=MONDAY, at=at(MONDAY, 11)),
        )
        assert [isinstance(each, Refusal) for each in told].count(True) == 1, told
    assert first_break() is None
