"""The numbers of a page: each knows the query of the ledger that opens exactly the lines it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import QueryDict

from guatu.work.ledger.filters import Scope, chosen, count_kept, ordered
from guatu.work.ledger.models import Commitment


@dataclass(slots=True)
class Number:
    """A number of the page, and the query of the ledger that opens exactly the lines it counts."""

    name: str
    query: str
    count: int = 0
    key: str = ""


def within_a_week(today: date) -> str:
    """Return the query for what falls due from today to this day next week; what is overdue is red already."""
    return f"due_from={today.isoformat()}&due_to={(today + timedelta(days=7)).isoformat()}&stage=open"


def count_all(numbers: Iterable[Number], mine: QuerySet[Commitment], scope: Scope, end: str) -> None:
    """Count behind every number what its own address opens: see filters.count_kept."""
    listed = list(numbers)
    for each, count in zip(listed, count_kept([each.query for each in listed], mine, scope, end), strict=True):
        each.count = count


def shown(mine: QuerySet[Commitment], query: str, today: date, most: int, sort: str | None) -> list[Commitment]:
    """Return the first lines of a query of the ledger."""
    lines = ordered(chosen(mine, QueryDict(query), today), sort)
    return list(lines.select_related("lead", "light", "candidate__lead").defer("quote", "candidate__quote")[:most])
