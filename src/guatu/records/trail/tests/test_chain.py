"""The chain: sealed with its act or not at all, and the first broken link is named."""

import pytest
from django.db import transaction

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import content_hash, first_break, seal
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
