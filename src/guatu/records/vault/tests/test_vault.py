"""The vault: sealed at rest, for one line alone; its key beside the database; what its keeper may do with both."""

import os
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from guatu.conftest import MONDAY, at
from guatu.records.offices.lifecycle.who import AT_THE_MACHINE
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.records.vault import keys
from guatu.records.vault.checks import the_key_is_there
from guatu.records.vault.lifecycle import add, look, remove, rotate, store
from guatu.records.vault.models import Contact, VaultStep
from guatu.records.vault.refusals import KeyIsLost, KeyIsOpen, NothingKept, NothingToKeep, TooLong
from guatu.records.vault.sealing import BLOCK, open_words, seal_words

WORDS = "张女士 000-12345678 清河区云溪镇"  # plainly nobody's
NOW = at(MONDAY)


@pytest.fixture
def kept(clerk):
    """Something lies in the vault for line 7. Returns how the clerk acts."""
    acting = {"by": clerk, "post": clerk.posts[0], "at": NOW}
    store(7, words=WORDS, reference="12345-2026-0001", **acting)
    return acting


def test_what_is_put_in_comes_out_and_every_opening_is_in_the_trail_without_a_word_of_it(kept):
    assert look(7, **kept) == WORDS
    assert [step.verb for step in VaultStep.objects.all()] == ["store", "open"]
    assert [(link.verb, link.subject) for link in Link.objects.order_by("number")] == [("store", "vault.contact:7"), ("open", "vault.contact:7")]
    assert first_break() is None


def test_no_row_of_the_database_holds_a_word_of_it(kept):
    look(7, **kept)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                told = b"".join(bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row)
                assert "张女士".encode() not in told and b"12345678" not in told, table


def test_a_changed_step_breaks_the_chain(kept, django_db_blocker):
    from guatu.records.trail import guards

    with guards.lifted():
        VaultStep.objects.update(user_name="别人")
    assert first_break().number == 1


def test_it_opens_for_its_own_line_alone_and_all_entries_are_of_one_length(kept):
    store(8, words="短", reference="", **kept)
    one, two = Contact.objects.get(line=7), Contact.objects.get(line=8)
    assert len(one.sealed) == len(two.sealed) == BLOCK + 28
    Contact.objects.filter(line=8).update(sealed=one.sealed)
    with pytest.raises(KeyIsLost):
        look(8, **kept)
    assert VaultStep.objects.filter(verb="open").count() == 0


def test_the_key_lies_beside_the_database_and_is_read_by_its_owner_alone(kept, tmp_path):
    assert keys.place() == tmp_path / "vault.key"
    assert stat.S_IMODE(keys.place().stat().st_mode) == 0o600
    os.chmod(keys.place(), 0o640)
    with pytest.raises(KeyIsOpen):
        look(7, **kept)
    with pytest.raises(KeyIsOpen):
        store(9, words="甲", reference="", **kept)
    assert [error.id for error in the_key_is_there(["default"])] == ["vault.E001"]


def test_without_its_key_nothing_opens_and_no_new_key_hides_the_loss(kept):
    assert the_key_is_there(["default"]) == []
    keys.place().unlink()
    for act in (lambda: look(7, **kept), lambda: store(9, words="甲", reference="", **kept), lambda: add(7, words="乙", **kept)):
        with pytest.raises(KeyIsLost):
            act()
    assert not keys.place().exists() and [error.id for error in the_key_is_there(["default"])] == ["vault.E001"]


def test_another_key_seals_everything_anew_and_the_old_one_is_gone(kept, today):
    before = keys.all_keys()
    store(8, words="乙 000-00000000", reference="", **kept)
    call_command("rotatevaultkey", verbosity=0)

    after = keys.all_keys()
    assert len(after) == 1 and not before.keys() & after.keys()
    assert look(7, **kept) == WORDS and look(8, **kept) == "乙 000-00000000"
    assert Link.objects.filter(subject="vault.key:1", verb="rotate").count() == 1 and first_break() is None


def test_a_change_of_keys_that_died_on_the_way_loses_nothing_and_is_finished_by_the_next(kept):
    keys.add_key()  # and there the power failed
    assert look(7, **kept) == WORDS
    store(8, words="乙", reference="", **kept)
    assert rotate(by=AT_THE_MACHINE, at=NOW) == 2
    assert look(7, **kept) == WORDS and len(keys.all_keys()) == 1


def test_keys_are_not_changed_while_one_is_lost(kept):
    keys.place().write_text("")
    with pytest.raises(CommandError, match="从备份"):
        call_command("rotatevaultkey")
    assert keys.place().read_text() == ""


def test_what_is_removed_leaves_a_tombstone_and_a_link(kept):
    remove(7, why="办结满 30 天，到期删除", at=NOW)
    stone = Contact.objects.get(line=7)
    assert (bytes(stone.sealed), stone.key, stone.gone_on, stone.reference) == (b"", "", MONDAY, "12345-2026-0001")
    assert remove(7, why="又一次", at=NOW) is None
    with pytest.raises(NothingKept):
        look(7, **kept)
    assert VaultStep.objects.last().user_name == "到期" and first_break() is None


def test_who_adds_a_number_neither_sees_nor_takes_over_what_was_there(kept, second_clerk):
    add(7, words="000-87654321", by=second_clerk, post=second_clerk.posts[0], at=NOW)
    assert look(7, **kept) == f"{WORDS}；000-87654321"
    assert Contact.objects.get(line=7).entered_by == kept["by"].user


def test_too_much_and_nothing_are_refused(kept):
    with pytest.raises(TooLong):
        store(7, words="字" * 201, reference="", **kept)
    with pytest.raises(NothingToKeep):
        store(7, words="  ", reference="", **kept)
    assert look(7, **kept) == WORDS


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(1, 10**9))
def test_whatever_is_sealed_opens_again_and_under_no_other_line(words, line):
    key = bytes(32)
    sealed = seal_words(words, line=line, name="a", key=key)
    assert open_words(sealed, line=line, name="a", key=key) == words
    for other in ({"line": line + 1, "name": "a"}, {"line": line, "name": "b"}):
        with pytest.raises(KeyIsLost):
            open_words(sealed, key=key, **other)
