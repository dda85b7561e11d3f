"""改类别, 添一类, 停用: a town makes a class of matters its own."""

from datetime import date, datetime
from typing import Any

from guatu.crafts.timing.clock_words import BASIS_WORDS
from guatu.records.offices.lifecycle.record import one_act, record
from guatu.records.offices.lifecycle.who import setter
from guatu.records.offices.models import Act, Change, Office
from guatu.records.offices.refusals import NothingIsDifferent
from guatu.records.trail.actors import Actor

from ..categories import KeptCategory, categories_of
from ..category import Category, EvidenceRule
from ..models import CLOSER_WORDS, OwnCategory
from ..profiles import find
from ..refusals import CategoryNameIsUsed, GeneralStays


def set_category(kept: KeptCategory, wanted: Category, *, whole: Office, by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """Change the class in this town: for its open lines, too, from now on.

    Raises NotYoursToSet, CategoryNameIsUsed or NothingIsDifferent.
    """
    with one_act():
        post = setter(by, whole)
        values = differences(kept.category, wanted, whole)
        if not values:
            raise NothingIsDifferent
        check_name(whole, wanted)
        row = kept.row or OwnCategory(whole=whole, key=kept.category.key)
        row.take(wanted)
        row.save()
        return record(row, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, note=note, values=values)


def copy_category(wanted: Category, *, whole: Office, by: Actor, on: date, at: datetime, note: str = "") -> OwnCategory:
    """Add a class of the town's own; its key is made here.

    Raises NotYoursToSet or CategoryNameIsUsed.
    """
    with one_act():
        post = setter(by, whole)
        count = OwnCategory.objects.filter(whole=whole, key__startswith="own-").count()
        row = OwnCategory(whole=whole, key=f"own-{count + 1}")
        check_name(whole, wanted, key=row.key)
        row.take(wanted)
        row.save()
        told = {name: ("", words) for name, words in in_words(wanted, whole).items() if words}
        record(row, Act.FOUND, office=whole, by=by, post=post, on=on, at=at, note=note, values=told)
        return row


def switch_category(kept: KeptCategory, *, whole: Office, by: Actor, on: date, at: datetime) -> Change:
    """Offer the class no longer, or again. Lines that are of it stay so, and its rules go on holding for them.

    Raises NotYoursToSet, GeneralStays, and CategoryNameIsUsed where another has taken its name meanwhile.
    """
    with one_act():
        post = setter(by, whole)
        if kept.category.is_general:
            raise GeneralStays
        row, was = kept.row or OwnCategory(whole=whole, key=kept.category.key), kept.in_use
        if not was:
            check_name(whole, kept.category)
        row.take(kept.category)
        row.in_use = not was
        row.save()
        values = {"in_use": (was, row.in_use)}
        return record(row, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, values=values)


def check_name(whole: Office, wanted: Category, key: str = "") -> None:
    """Raise CategoryNameIsUsed where another class in use is called so."""
    for kept in categories_of(whole):
        if kept.in_use and kept.category.key != (key or wanted.key) and kept.category.name == wanted.name:
            raise CategoryNameIsUsed(wanted.name)


def asked_words(rule: EvidenceRule | None) -> str:
    """Say what evidence is asked for, how much, and what for; nothing where none is."""
    if rule is None:
        return ""
    count = f"至少 {rule.least} 份" if rule.least > 1 else ""
    return f"{rule.words}{f'，{count}' if count else ''}，用于{rule.purpose}{'，不能不交' if rule.must else '，交不出可以写明原因'}"


def in_words(category: Category, whole: Office) -> dict[str, Any]:
    """Return the class's fields as the journal says them."""
    profile = find(whole, category.profile) if category.profile else None
    return {
        "name": category.name, "profile": profile.profile.called if profile else category.profile,
        "evidence": asked_words(category.evidence), "closer": CLOSER_WORDS[category.closer],
        "public_days": f"{category.public_days} 个工作日" if category.public_days else "", "grades": list(category.grades),
        "contest_days": f"{category.contest_days} 个工作日",
        "look_back_share": f"{int(category.look_back_share * 100)}%", "look_back_days": f"{category.look_back_days} 天",
        "is_sealed": category.is_sealed,
        "basis": BASIS_WORDS[category.basis], "source": category.source, "note": category.note, "papers": list(category.papers),
    }  # fmt: skip


def differences(before: Category, after: Category, whole: Office) -> dict[str, tuple[Any, Any]]:
    """Return each field that differs, with what it was and what it is."""
    old, new = in_words(before, whole), in_words(after, whole)
    return {name: (old[name], new[name]) for name in old if old[name] != new[name]}
