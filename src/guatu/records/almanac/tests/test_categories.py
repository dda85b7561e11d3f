"""类别: shipped, changed by a town, added, switched off; each with its source, evidence only with a purpose."""

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from guatu.conftest import MONDAY, at
from guatu.crafts.timing.clocks import Basis
from guatu.records.almanac.categories import (
    Closer,
    EvidenceRule,
    categories_in_use,
    categories_of,
    category_of,
    find_category,
    named_in,
)
from guatu.records.almanac.lifecycle import copy_category, set_category, switch_category
from guatu.records.almanac.models import OwnCategory
from guatu.records.almanac.refusals import CategoryNameIsUsed, GeneralStays
from guatu.records.almanac.shipped import SHIPPED as PROFILES
from guatu.records.almanac.shipped_categories import SHIPPED
from guatu.records.offices.models import Change
from guatu.records.offices.refusals import NothingIsDifferent, NotYoursToSet
from guatu.records.trail.chain import first_break

BY_KEY = {category.key: category for category in SHIPPED}


def acting(by):
    return {"by": by, "on": MONDAY, "at": at(MONDAY)}


def test_every_shipped_class_has_a_source_and_a_name_of_its_own():
    assert len({each.key for each in SHIPPED}) == len({each.name for each in SHIPPED}) == len(SHIPPED)
    assert all(len(each.source) > 8 for each in SHIPPED)


def test_every_shipped_class_fits_its_row_and_names_a_profile_there_is():
    profiles = {profile.key for profile in PROFILES} | {""}
    for category in SHIPPED:
        row = OwnCategory(whole_id=1, key=category.key)
        row.take(category)
        row.clean_fields(exclude=["whole"])
        assert row.value == category
        assert category.profile in profiles


def test_evidence_is_asked_for_only_where_safety_is_at_stake_and_always_with_a_purpose():
    asking = {each.key for each in SHIPPED if each.evidence is not None}
    assert asking == {"safety", "fire"}
    assert all(len(each.evidence.purpose) > 8 and each.basis is Basis.LAW for each in SHIPPED if each.evidence)


def test_no_shipped_class_counts_people():
    assert BY_KEY["accusation"].is_sealed and "编号" in BY_KEY["petition"].note and "不记来电人" in BY_KEY["hotline"].note
    assert [each.key for each in SHIPPED if each.is_sealed] == ["accusation"]


@pytest.mark.parametrize(
    ("text", "key", "word"),
    [
        ("镇安委办关于安全隐患排查情况的通报", "safety", "安全隐患"),
        ("云溪镇2026年第十次镇长办公会会议纪要", "meeting", "会议纪要"),
        ("区委第三巡诊组反馈意见", "feedback", "反馈意见"),
        ("关于办理代表建议的通知", "deputies", "代表建议"),
        ("中央生态环境保护督察反馈问题整改", "environment", "生态环境保护督察"),
        ("消防安全隐患排查", "fire", "消防安全隐患"),
    ],
)
def test_a_word_of_the_title_proposes_a_class(text, key, word):
    category, found = named_in(text, SHIPPED)
    assert (category.key, found) == (key, word)


@pytest.mark.parametrize("text", ["云溪镇一周工作动态", "关于做好冬修水利工作的通知", ""])
def test_other_titles_propose_none(text):
    assert named_in(text, SHIPPED) is None


# -- what a town makes of them ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_line_is_of_the_class_it_names_else_of_the_general_one(town):
    assert category_of(SimpleNamespace(assigner_id=town.pk, category="order")).name == "领导批示"
    assert category_of(SimpleNamespace(assigner_id=town.pk, category="")).is_general
    assert category_of(SimpleNamespace(assigner_id=town.pk, category="gone")).is_general
    assert BY_KEY["general"].on_a_line == "" and BY_KEY["order"].on_a_line == "order"


@pytest.mark.django_db
def test_a_town_changes_a_class_for_itself_alone_and_the_journal_says_how(town, other_town, clerk):
    kept = find_category(town, "environment")
    wanted = replace(kept.category, public_days=7, closer=Closer.LEADER, evidence=EvidenceRule("验收单", "验收的人签过字，查得到", 2))
    set_category(kept, wanted, whole=town, **acting(clerk))

    now = find_category(town, "environment")
    assert now.category == wanted and now.is_changed and not find_category(other_town, "environment").is_changed
    assert set(Change.objects.get().in_words) == {
        "要什么佐证：验收单，至少 2 份，用于验收的人签过字，查得到，交不出可以写明原因", "谁批销号：主要领导 → 分管领导",
        "公示：5 个工作日 → 7 个工作日",
    }  # fmt: skip
    assert first_break() is None


@pytest.mark.django_db
def test_a_copy_is_the_towns_own_and_names_are_told_apart(town, clerk):
    with pytest.raises(CategoryNameIsUsed):
        copy_category(BY_KEY["order"], whole=town, **acting(clerk))
    own = copy_category(replace(BY_KEY["order"], name="书记批示", look_back_share=Fraction(1, 2)), whole=town, **acting(clerk))
    assert own.key == "own-1" and categories_of(town)[-1].category.look_back_share == Fraction(1, 2)
    assert not categories_of(town)[-1].is_shipped


@pytest.mark.django_db
def test_a_class_switched_off_is_not_offered_and_still_holds_for_its_lines(town, clerk):
    switch_category(find_category(town, "environment"), whole=town, **acting(clerk))
    assert "environment" not in {each.key for each in categories_in_use(town)}
    assert category_of(SimpleNamespace(assigner_id=town.pk, category="environment")).public_days == 5
    switch_category(find_category(town, "environment"), whole=town, **acting(clerk))
    assert "environment" in {each.key for each in categories_in_use(town)}


@pytest.mark.django_db
def test_the_general_class_stays(town, clerk):
    with pytest.raises(GeneralStays):
        switch_category(find_category(town, ""), whole=town, **acting(clerk))


@pytest.mark.django_db
def test_a_change_that_changes_nothing_is_refused_and_so_is_who_may_not_set(town, clerk, reader):
    kept = find_category(town, "order")
    with pytest.raises(NothingIsDifferent):
        set_category(kept, kept.category, whole=town, **acting(clerk))
    with pytest.raises(NotYoursToSet):
        switch_category(kept, whole=town, **acting(reader))
    assert not OwnCategory.objects.exists()


@pytest.mark.django_db
def test_the_database_takes_no_evidence_without_a_purpose(town):
    row = OwnCategory(whole=town, key="own-1")
    row.take(replace(BY_KEY["order"], evidence=EvidenceRule("照片", "")))
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
