"""三员: nobody is two of the three, none of them works on the lines, and each sets what is theirs alone (F12.6)."""

from datetime import timedelta
from itertools import permutations

import pytest

from guatu.conftest import MONDAY, post
from guatu.records.offices.lifecycle import bar, end_post, hand_over, open_account, reset, set_up, unlock
from guatu.records.offices.lifecycle.begin import FirstPost, begin
from guatu.records.offices.models import ADMINISTRATORS, Post, Role, User
from guatu.records.offices.refusals import AlsoElsewhere, NotTogether, NotYoursToSet, OnlyTheAdministrator


@pytest.fixture
def guard(town):
    return post(town, "security", "安全管理员", "秦", "qin")


@pytest.fixture
def auditor(town):
    return post(town, "audit", "审计管理员", "简", "jian")


def user_of(actor):
    return User.objects.get(pk=actor.user)


@pytest.mark.parametrize(("held", "wanted"), list(permutations(ADMINISTRATORS, 2)))
def test_nobody_holds_two_of_the_three(town, clerk, held, wanted, when):
    both = user_of(post(town, held, "管理员", "罗", "luo"))

    with pytest.raises(NotTogether, match="三种管理员不能互相兼"):
        set_up(town, role=wanted, title="管理员", user=both, by=the_guardian(town), **when)


def the_guardian(town):
    """Whoever may set every post of the town: a security administrator, and nobody else is needed."""
    return post(town, "security", "安全管理员", "秦", "qin")


@pytest.mark.parametrize("role", [role for role in Role if role not in ADMINISTRATORS])
@pytest.mark.parametrize("administrator", ADMINISTRATORS)
def test_no_administrator_works_on_the_lines_or_reads_them(town, clerk, admin, guard, auditor, role, administrator, when):
    holder = user_of({"admin": admin, "security": guard, "audit": auditor}[administrator])
    by = guard if role in {"verifier", "approver"} else admin

    with pytest.raises(NotTogether):
        set_up(town, role=role, title="岗", user=holder, by=by, **when)
    vacant = Post.objects.create(role=role, title="岗", office=town)
    with pytest.raises(NotTogether):
        hand_over(vacant, holder, since=MONDAY, by=by, **when)


def test_after_a_post_is_over_the_other_may_be_held(town, clerk, admin, guard, when):
    """The clerk becomes the auditor on the day after the last as clerk, not before."""
    end_post(Post.objects.get(user=clerk.user), last=MONDAY, by=admin, **when)

    with pytest.raises(NotTogether):
        set_up(town, role="audit", title="审计管理员", user=user_of(clerk), by=guard, since=MONDAY, **when)
    assert set_up(town, role="audit", title="审计管理员", user=user_of(clerk), by=guard, since=MONDAY + timedelta(days=1), **when)


def test_the_first_morning_keeps_them_apart_too(town, when):
    posts = [FirstPost("陈", "chen", role, "岗", town, "shi-yi-shi-2026") for role in ("clerk", "admin")]

    with pytest.raises(NotTogether):
        begin(posts, **when)
    assert not User.objects.exists()


@pytest.mark.parametrize("role", ["verifier", "approver", "admin", "security", "audit"])
def test_posts_that_watch_are_the_security_administrators_where_there_is_one(town, clerk, admin, guard, role, when):
    new = open_account("xin", "新", office=town, by=admin, **when).user

    for by in (clerk, admin):
        with pytest.raises(OnlyTheAdministrator, match=r"要由安全管理员办，.*可以办的：云溪镇安全管理员"):
            set_up(town, role=role, title="岗", user=new, by=by, **when)
    assert set_up(town, role=role, title="岗", user=new, by=guard, **when)


def test_posts_that_work_and_accounts_are_not_the_security_administrators(town, guard, admin, clerk, works_clerk, when):
    wu = user_of(works_clerk)

    for act in (
        lambda: set_up(town, role="unit", title="岗", user=wu, by=guard, **when),
        lambda: open_account("xin", "新", office=town, by=guard, **when),
        lambda: bar(wu, office=town, by=guard, **when),
        lambda: reset(wu, office=town, by=guard, **when),
    ):
        with pytest.raises(NotYoursToSet):
            act()
    assert reset(wu, office=town, by=admin, **when)


def test_the_auditor_sets_nothing(town, auditor, clerk, works_clerk, when):
    for act in (
        lambda: set_up(town, role="reader", title="岗", user=None, by=auditor, **when),
        lambda: reset(user_of(works_clerk), office=town, by=auditor, **when),
        lambda: unlock(user_of(works_clerk), office=town, by=auditor, **when),
    ):
        with pytest.raises(NotYoursToSet):
            act()


def test_a_districts_clerk_does_not_reset_the_password_of_somebody_in_a_town(district, town, works_clerk, when):
    ding = post(district, "clerk", "督查岗", "丁", "ding")

    with pytest.raises(AlsoElsewhere):
        reset(user_of(works_clerk), office=district, by=ding, **when)
