"""createfirst: the first clerk from the command line, with the links that the first morning would have written."""

import io

import pytest
from django.core.management import CommandError, call_command

from guatu.records.offices.models import Office, Post, User
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link

pytestmark = pytest.mark.django_db


def create(monkeypatch, password="qiao-he-lu-2026"):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("createfirst", town="云溪镇", username="chen", name="陈", password_stdin=True, stdout=io.StringIO())


def test_the_town_and_its_clerk_are_made_with_their_links(monkeypatch, today):
    create(monkeypatch)

    assert Office.objects.get().code == "云溪"
    assert Post.objects.get().user.check_password("qiao-he-lu-2026")
    assert not User.objects.get().must_change
    assert list(Link.objects.values_list("verb", flat=True)) == ["found", "open_account", "set_up"]
    assert first_break() is None


def test_it_is_for_an_empty_instance_alone(monkeypatch, clerk, today):
    with pytest.raises(CommandError, match="空的系统"):
        create(monkeypatch)


def test_a_weak_password_makes_nothing(monkeypatch, today):
    with pytest.raises(CommandError):
        create(monkeypatch, password="12345678")
    assert not Office.objects.exists()
