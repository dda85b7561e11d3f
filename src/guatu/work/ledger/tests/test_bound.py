"""Who is bound (I3): a list marks them as the verb refuses them, by whole and part, and by the office complained of."""

from datetime import date
from decimal import Decimal as D

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Kind, Office, User
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import Portion, assign, break_down, enter, report, sign_for
from guatu.work.ledger.lifecycle.who import approver_of, bound_paths, verifier_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import CloserIsNotNamed, VerifierIsNotIndependent

from ..bound import mark_bound, who_closes_each, who_may_verify_each

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = {"on": MONDAY, "at": at(MONDAY, 10)}
LATER = {"on": MONDAY, "at": at(MONDAY, 11)}


@pytest.fixture
def divided(town, clerk, farm_office, village):
    """Two hundred toilets: 120 of one village, 80 of the other."""
    west_village = Office.objects.create(name="河西村", kind=Kind.VILLAGE, parent=town, order=21)
    line, _ = enter(assigner=town, title="户厕改造 200 座", source="例会", due=Due(date(2026, 12, 20)), target=D(200), unit="座", by=clerk, **NOW)
    assign(line, to=farm_office, duty="dated", by=clerk, **NOW)
    sign_for(line, by=clerk, **NOW)
    parts, _ = break_down(line, [Portion(village, amount=D(120)), Portion(west_village, amount=D(80))], by=clerk, **NOW)
    for part in parts:
        sign_for(part, by=clerk, **NOW)
    return line, *parts


@pytest.fixture
def sealed(town, village, works_office, clerk):
    line, _ = enter(assigner=town, title="核查鱼塘账目", source="信", duty="standing", concerns=village, by=clerk, **NOW)
    assign(line, to=works_office, duty="standing", by=clerk, **NOW)
    sign_for(line, by=clerk, **NOW)
    return line


def fresh(line):
    return Commitment.objects.get(pk=line.pk)


def test_a_list_marks_who_is_bound_as_the_verb_refuses_them(divided, sealed, clerk, second_clerk, safety_office, village, farm_office, town):
    whole, east, west = divided
    report(fresh(east), words="一半", finished=False, amount=D(60), by=clerk, **NOW)
    report(fresh(west), words="一半", finished=False, amount=D(40), by=second_clerk, **NOW)
    report(fresh(whole), words="在改", finished=False, by=second_clerk, **LATER)
    report(fresh(sealed), words="在查", finished=False, by=second_clerk, **LATER)
    people = {
        name: post(office, "verifier", "核实岗", name, name)
        for name, office in (("safety", safety_office), ("farm", farm_office), ("village", village))
    }
    post(town, "verifier", "核实岗", "陈", User.objects.get(pk=clerk.user).username)
    people["clerk"] = actor_of(User.objects.get(pk=clerk.user), MONDAY)
    for name, actor in people.items():
        lines = list(Commitment.objects.filter(awaits_verification=True).select_related("lead"))
        mark_bound(lines, actor.user, actor.posts)
        for line in lines:
            try:
                verifier_of(actor, line, MONDAY)
                refused = False
            except VerifierIsNotIndependent:
                refused = True
            assert bool(line.for_others) == refused, (name, line.title)
    assert set(bound_paths(whole, MONDAY)) >= {village.path, farm_office.path}


def test_a_list_says_who_may_verify_as_the_refusal_of_each_line_says_it(divided, sealed, town, clerk, second_clerk, safety_office, village, district):
    _, east, west = divided
    post(village, "verifier", "村核实岗", "赵", "zhao")
    post(safety_office, "verifier", "核实岗", "郑", "zheng")
    post(district, "verifier", "核查岗", "和", "he2")
    post(town, "verifier", "督查岗", "陈", User.objects.get(pk=clerk.user).username)
    report(fresh(east), words="一半", finished=False, amount=D(60), by=clerk, **NOW)
    report(fresh(west), words="一半", finished=False, amount=D(40), by=second_clerk, **NOW)
    report(fresh(sealed), words="在查", finished=False, by=second_clerk, **LATER)

    lines = list(Commitment.objects.filter(awaits_verification=True).select_related("lead"))
    who = who_may_verify_each(lines, town, MONDAY)
    assert {line.pk for line in lines} >= {east.pk, west.pk, sealed.pk}
    for line in lines:
        with pytest.raises(VerifierIsNotIndependent) as refused:
            verifier_of(second_clerk, line, MONDAY)
        assert "、".join(who[line.pk]) == refused.value.who, line.title


def test_a_list_says_who_closes_as_the_verb_does(divided, town, clerk, village, farm_office, leader, mayor):
    farm_leader = post(town, "approver", "分管农业副镇长", "田", "tian", in_charge_of=[farm_office, village])
    sits_in = post(village, "approver", "村主任", "江", "jiang")
    whole, east, west = divided
    report(fresh(east), words="一半", finished=False, amount=D(60), by=clerk, **NOW)
    post(town, "approver", "副书记", "陈", User.objects.get(pk=clerk.user).username)
    lines = list(Commitment.objects.filter(pk__in=[whole.pk, east.pk, west.pk]).select_related("lead", "assigner"))
    for category in ("", "environment", "safety"):
        for line in lines:
            line.category = category
        closers = who_closes_each(lines, town, MONDAY)
        for line in lines:
            for actor in (farm_leader, sits_in, leader, mayor, actor_of(User.objects.get(pk=clerk.user), MONDAY)):
                own = {each.key for each in actor.posts_as("approver")}
                listed = bool(own & closers[line.pk].posts) and actor.user not in closers[line.pk].without
                try:
                    approver_of(actor, line, MONDAY)
                    may = True
                except CloserIsNotNamed:
                    may = False
                assert listed == may, (category, line.title, actor.name)
