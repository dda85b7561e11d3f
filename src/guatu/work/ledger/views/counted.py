"""The numbers of the occurrences of recurring lines, apart from all numbers of lines."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict

from .. import occurring
from ..models import Commitment

SHOWN = (("due", "应报"), ("done", "已报"), ("missed", "漏报"), ("owed", "待报"), ("verify", "待核"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number of occurrences, and the address of the list that opens exactly those."""

    name: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of a town's or an office's occurrences: of this month how many are due and done, and what waits."""

    due: Number
    done: Number
    missed: Number
    owed: Number
    verify: Number

    def of_a_verifier(self, own: int) -> "Counted":
        """Return the same for somebody who may verify so many of what waits: what waits for others is not theirs."""
        return replace(self, verify=Number("待我核", f"{self.verify.query}&whose=me", own))

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.due.count or self.missed.count or self.owed.count or self.verify.count)


def counted(mine: QuerySet[Commitment], today: date, **more: Any) -> Counted:
    """Return the numbers of the occurrences of these lines, apart from all numbers of lines. more: of the address, such as lead."""
    queries, names = occurring.queries(today, **more), dict(SHOWN)
    rows = occurring.whose(occurring.seen(mine), QueryDict(queries["owed"]))
    back = Count("pk", filter=occurring.past_and_sent_back(today))
    counts = rows.aggregate(n_back=back, **{
        f"n_{name}": Count("pk", filter=occurring.wanted(QueryDict(query), today, anew=())) for name, query in queries.items()
    })  # fmt: skip
    if counts["n_back"]:  # the journal says of these which are missed, and is asked only then
        counts["n_missed"] -= rows.filter(pk__in=occurring.may_report_anew(today)).count()
    return Counted(**{name: Number(names[name], query, counts[f"n_{name}"]) for name, query in queries.items()})
