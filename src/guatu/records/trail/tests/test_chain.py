"""The chain: sealed with its act or not at all, and the first broken link is named."""

import pytest
from django.db import transaction

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import Act, content_hash, first_break, seal, seal_many
from guatu.records.trail.models import Link, Tail

pytestmark = pytest.mark.django_db


def add(verb="enter"):
    with transaction.atomic():
        return seal(verb=verb, subject="test:1", user=1, post=None, content="0" * 64, at=at(MONDAY))


def test_each_link_carries_the_hash_of_the_one_before():
    first, second = add(), add()
    assert (first.number, second.number) == (1, 2)
    assert second.previous == first.hash
    assert Tail.objects.get().hash == second.hash
    assert first_break() is None


@pytest.mark.django_db(transaction=True)
def test_a_link_is_never_sealed_outside_the_transaction_of_its_act(lifted_guards):
    with pytest.raises(RuntimeError):
        seal(verb="enter", subject="test:1", user=1, post=None, content="0" * 64, at=at(MONDAY))


def test_an_act_that_fails_leaves_no_link():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add()
        raise ZeroDivisionError
    assert not Link.objects.exists()
    assert add().number == 1


def test_the_same_words_hash_differently_under_another_salt():
    assert content_hash({"note": "好"}, "a") != content_hash({"note": "好"}, "b")
    assert content_hash({"b": 1, "a": 2}, "s") == content_hash({"a": 2, "b": 1}, "s")


def test_many_acts_sealed_in_one_pass_are_the_links_that_each_would_have_been():
    add()
    acts = [Act("assign", f"test:{n}", 1, None, str(n) * 64, at(MONDAY, 10, n)) for n in range(5)]
    with transaction.atomic():
        at_once = [(link.number, link.hash) for link in seal_many(acts)]
        transaction.set_rollback(True)
    with transaction.atomic():
        one_by_one = [
            seal(verb=act.verb, subject=act.subject, user=1, post=None, content=act.content, at=act.at) for act in acts
        ]

    assert at_once == [(link.number, link.hash) for link in one_by_one]
    assert first_break() is None


def test_after_many_acts_the_chain_goes_on(django_assert_num_queries):
    acts = [Act("enter", f"test:{n}", 1, 7, "0" * 64, at(MONDAY)) for n in range(50)]
    add()
    with transaction.atomic(), django_assert_num_queries(3):
        seal_many(acts)
    assert add().number == 52
    assert first_break() is None
