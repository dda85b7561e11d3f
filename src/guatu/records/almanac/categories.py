"""The classes of matters of a town: those shipped, as the town has changed them, and its own.

    category_of(line)        the class of a line, as its town has it
    categories_of(whole)     all classes of a town, with whether each is shipped, changed, in use
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from guatu.records.offices.models import Office

from .category import GENERAL, Category, Closer, EvidenceRule
from .models import OwnCategory
from .shipped_categories import SHIPPED

__all__ = [
    "GENERAL", "Category", "Closer", "EvidenceRule", "KeptCategory", "categories_in_use", "categories_of", "category_of",
    "find_category", "named_in",
]  # fmt: skip


class OfAClass(Protocol):
    """What has a class: a line of the ledger."""

    assigner_id: int
    category: str


@dataclass(frozen=True, slots=True)
class KeptCategory:
    """A class as it stands in a town. row: None while it is as shipped."""

    category: Category
    row: OwnCategory | None
    is_shipped: bool

    @property
    def in_use(self) -> bool:
        """Whether it is offered."""
        return self.row is None or self.row.in_use

    @property
    def is_changed(self) -> bool:
        """Whether the town has changed what is shipped."""
        return self.is_shipped and self.row is not None and self.category not in SHIPPED


def categories_of(whole: Office | int) -> list[KeptCategory]:
    """Return all classes of the town, in their order: the shipped ones, then its own."""
    rows = {row.key: row for row in OwnCategory.objects.filter(whole=whole)}
    found = [KeptCategory(rows[each.key].value if each.key in rows else each, rows.get(each.key), True) for each in SHIPPED]
    shipped = {each.key for each in SHIPPED}
    return found + [KeptCategory(row.value, row, False) for key, row in rows.items() if key not in shipped]


def categories_in_use(whole: Office | int) -> list[Category]:
    """Return the classes that are in use in the town."""
    return [kept.category for kept in categories_of(whole) if kept.in_use]


def find_category(whole: Office | int, key: str) -> KeptCategory | None:
    """Return the class of this key, or None."""
    return next((kept for kept in categories_of(whole) if kept.category.key == (key or GENERAL)), None)


def category_of(line: OfAClass) -> Category:
    """Return the class of a line as its town has it now; the general one where it names none, or one that is gone."""
    known = {kept.category.key: kept.category for kept in categories_of(line.assigner_id)}
    return known.get(line.category) or known[GENERAL]


def named_in(text: str, categories: Iterable[Category]) -> tuple[Category, str] | None:
    """Return the class whose word stands in the text, with the word; of several the longest word, then the first."""
    found = [(word, each) for each in categories if (word := each.word_in(text))]
    if not found:
        return None
    word, category = max(found, key=lambda pair: len(pair[0]))
    return category, word
