"""Four eyes in a small town: what is withheld is said beforehand, with who may."""

import pytest

from guatu.conftest import post
from guatu.records.offices.four_eyes import Seat, seats_of, withheld
from guatu.records.offices.models import Post

pytestmark = pytest.mark.django_db


def told(town):
    return withheld(seats_of(Post.objects.select_related("user", "office")), town)


def test_a_town_whose_people_are_apart_is_told_nothing(town, clerk, verifier, mayor):
    assert [words for words in told(town) if "没有" in words.replace("可以核实的", "")] == [
        "郑在应急管理办有岗位：应急管理办主办、协办的事，郑不能核实。没有别人能核实，请再设一个不在那里的核实岗。"
    ]


def test_a_town_without_a_verifier_or_an_approver_is_told(town, clerk):
    words = " ".join(told(town))
    assert "还没有核实岗" in words and "还没有审批岗" in words


def test_a_clerk_who_also_verifies_is_told_what_she_cannot(town, clerk, mayor, safety_office):
    post(town, "verifier", "核实岗", "陈", "chen")
    post(safety_office, "verifier", "核实岗", "郑", "zheng")
    assert "陈既是督办岗又是核实岗：陈代录的反馈，自己不能核实。可以核实的：郑。" in told(town)


def test_a_clerk_who_also_does_the_work_is_told_who_closes(town, clerk, works_office, mayor):
    post(works_office, "unit", "路桥岗", "陈", "chen")
    assert any("陈既是督办岗又是建设办的承办岗" in words for words in told(town))


def test_who_holds_an_administrators_post_beside_another_from_before_is_named(town):
    seats = [Seat("罗", "admin", town), Seat("罗", "clerk", town), Seat("秦", "security", town)]

    told = [words for words in withheld(seats, town) if "三种管理员" in words]

    assert told == ["罗兼着督办岗、系统管理员：三种管理员不能互相兼，也不兼办事的岗位。请把其中的换给别人。"]
