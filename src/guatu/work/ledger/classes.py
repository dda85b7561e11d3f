"""The class of a line on pages: which is proposed and why, what it is called, what limit it brings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guatu.crafts.timing.clock_words import limit_words
from guatu.crafts.timing.profiles import Profile
from guatu.records.almanac.categories import (
    GENERAL,
    Category,
    categories_in_use,
    categories_of,
    find_category,
    named_in,
)
from guatu.records.almanac.profiles import find
from guatu.records.offices.models import Office
from guatu.records.paper.templatetags.words import day_near

from .models import Campaign, Commitment
from .stages import Duty, Stage

BY_WORDS = "auto"  # a form's choice: whatever the words say


@dataclass(frozen=True, slots=True)
class Proposed:
    """A class that is proposed, and why."""

    category: Category
    why: str


def proposed_class(
    whole: Office, *, campaign: Campaign | None = None, paper: str = "", words: Iterable[tuple[str, str]] = (),
    known: list[Category] | None = None,
) -> Proposed | None:  # fmt: skip
    """Return the class that is proposed for a line; None where nothing says so, and it is of the general one.

    Its campaign's own comes first, then what the paper's title says, then the line's words.
    words: of the line, each with where they stand (事项, 句中); known: the classes in use, where they were asked for before
    """
    if campaign is not None and campaign.category and (kept := find_category(whole, campaign.category)):
        return Proposed(kept.category, f"“{campaign.name}”里的都先按这一类")
    known = categories_in_use(whole) if known is None else known
    for text, where in ((paper, "文件名里"), *words):
        if found := named_in(text, known):
            return Proposed(found[0], f"{where}有“{found[1]}”")
    return None


def proposed_for(line: Commitment) -> Proposed | None:
    """Return the class that is proposed for a line that names none."""
    paper = line.document.called if line.document else line.source
    return proposed_class(
        line.assigner, campaign=line.campaign, paper=paper, words=((line.quote, "句中"), (line.title, "事项里"))
    )


def class_choices(whole: Office, now: str = "") -> list[tuple[str, str]]:
    """Return the classes a form offers: those in use, and the one a line is of."""
    return [
        (kept.category.key, kept.category.name)
        for kept in categories_of(whole)
        if kept.in_use or kept.category.on_a_line == now
    ]


def class_names(whole: Office | int) -> dict[str, str]:
    """Return what the classes are called, by the key a line keeps."""
    return {kept.category.on_a_line: kept.category.name for kept in categories_of(whole)}


def limit_of_class(whole: Office, category: Category) -> Profile | None:
    """Return the clock profile that a class brings to its lines without a date; None where it brings none, or one switched off."""
    kept = find(whole, category.profile) if category.profile else None
    return kept.profile if kept and kept.in_use else None


def limit_said(category: Category, profile: Profile) -> str:
    """Say what limit a class brings, and on what it rests."""
    return f"“{category.name}”一类没写时限的先按{profile.called} {limit_words(profile.budget)}（{profile.source}）"


def lacks_a_date(line: Commitment) -> bool:
    """Say whether the limit of its class is proposed to the line: it is to be dated, and nobody has named a day."""
    return line.due_last is None and line.duty == Duty.DATED


def closing_words(line: Commitment, category: Category, today: date) -> str:
    """Say what still stands between a verified line and its closing; nothing where nothing does."""
    if line.stage != Stage.VERIFIED:
        return ""
    if line.public_until is not None:
        return "" if today > line.public_until else f"公示到 {day_near(line.public_until, today)}"
    return f"要先公示 {category.public_days} 个工作日" if category.public_days else ""


__all__ = [
    "BY_WORDS", "GENERAL", "Proposed", "class_choices", "class_names", "closing_words", "lacks_a_date", "limit_of_class",
    "limit_said", "proposed_class", "proposed_for",
]  # fmt: skip
