"""The numbers of a campaign's batch, each with the query of the ledger that opens exactly its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from guatu.crafts.timing.rhythm import Round, next_round
from guatu.records.almanac.calendars import calendar_of
from guatu.records.offices.models import Office

from .filters import UNDATED, chosen
from .models import Campaign, Commitment
from .models.campaign import family
from .stages import FINISHED, GONE, Nature, Stage

OPEN = ~Q(stage__in=FINISHED)


@dataclass(slots=True)
class Number:
    """A number of a page, and the query that opens exactly the lines it counts."""

    name: str
    query: str
    count: int = 0
    tone: str = ""


@dataclass(slots=True)
class OfficeShare:
    """How far one lead office is with its part of the batch (with the offices below it, as the ledger filters)."""

    office: Office | None
    all: Number
    closed: Number
    red: Number

    @property
    def percent(self) -> int:
        """Closed of all, in whole per cent."""
        return 100 * self.closed.count // self.all.count if self.all.count else 0


@dataclass(slots=True)
class Rolled:
    """A campaign in the tree, with what it and its parts hold."""

    campaign: Campaign
    depth: int
    numbers: list[Number] = field(default_factory=list)
    is_plan: bool = False

    @property
    def percent(self) -> int:
        """Closed of all, in whole per cent."""
        return 100 * self.numbers[1].count // self.numbers[0].count if self.numbers[0].count else 0


def numbers_of(campaign: Campaign, mine: QuerySet[Commitment], today: date) -> list[Number]:
    """Return the campaign's numbers, counted in one query behind their own addresses."""
    key = f"campaign={campaign.pk}"
    numbers = [
        Number("全部", key),
        Number("已销", f"{key}&stage=closed", tone="done"),
        Number("在办", f"{key}&stage=open"),
        Number("红", f"{key}&light=red&stage=open", tone="red"),
        Number("橙", f"{key}&light=orange&stage=open", tone="orange"),
        Number("黄", f"{key}&light=yellow&stage=open", tone="yellow"),
        Number("蓝", f"{key}&light=blue&stage=open", tone="blue"),
        Number("待交办", f"{key}&stage=drafted"),
        Number("无时限", f"{key}&due=none&stage=open"),
    ]
    for nature in Nature:
        numbers.append(Number(nature.label, f"{key}&nature={nature.value}"))
    numbers.append(Number("未分", f"{key}&nature=none"))
    behind = {
        f"n{place}": Count("pk", filter=Q(pk__in=chosen(Commitment.objects.all(), QueryDict(each.query), today).values("pk")))
        for place, each in enumerate(numbers)
    }
    of_batch = chosen(mine, QueryDict(key), today).order_by()
    for place, count in enumerate(of_batch.aggregate(**behind).values()):
        numbers[place].count = count
    return [number for number in numbers if number.count or number.tone not in {"orange", "blue"}]


def by_office(campaign: Campaign, batch: QuerySet[Commitment]) -> list[OfficeShare]:
    """Return the batch by lead office, in the order of offices; what has no lead comes last."""
    rows = list(
        batch.order_by().values("lead").annotate(
            all=Count("pk"), closed=Count("pk", filter=Q(stage=Stage.CLOSED)),
            red=Count("pk", filter=OPEN & Q(light__colour="red")),
        )
    )  # fmt: skip
    offices = Office.objects.in_bulk([row["lead"] for row in rows if row["lead"]])
    shares = []
    for office in sorted(offices.values(), key=lambda each: each.path):
        within = [row for row in rows if row["lead"] and offices[row["lead"]].path.startswith(office.path)]
        shares.append(_share(campaign, office, str(office.pk), within))
    if without := [row for row in rows if row["lead"] is None]:
        shares.append(_share(campaign, None, "none", without))
    return shares


def _share(campaign: Campaign, office: Office | None, lead: str, rows: Sequence[Mapping[str, Any]]) -> OfficeShare:
    query = f"campaign={campaign.pk}&lead={lead}"
    return OfficeShare(
        office,
        Number("全部", query, sum(row["all"] for row in rows)),
        Number("已销", f"{query}&stage=closed", sum(row["closed"] for row in rows)),
        Number("红", f"{query}&light=red&stage=open", sum(row["red"] for row in rows)),
    )


def tree_of(whole: Office, mine: QuerySet[Commitment]) -> list[Rolled]:
    """Return the campaigns of the whole as a tree, newest first, parts below their plan, counts rolled up."""
    campaigns = list(Campaign.objects.of(whole).select_related("office"))
    campaigns.sort(key=lambda each: (each.ended_on is not None, -(each.since or date.min).toordinal(), each.pk))
    pairs = [(each.pk, each.parent_id) for each in campaigns]
    held: dict[int, Mapping[str, Any]] = {
        row["campaign"]: row
        for row in mine.filter(campaign__isnull=False).exclude(stage__in=GONE).order_by().values("campaign").annotate(
            all=Count("pk"), closed=Count("pk", filter=Q(stage=Stage.CLOSED)),
            red=Count("pk", filter=OPEN & Q(light__colour="red")), undated=Count("pk", filter=OPEN & UNDATED),
        )
    }  # fmt: skip
    below: dict[int | None, list[Campaign]] = {}
    for each in campaigns:
        below.setdefault(each.parent_id, []).append(each)
    rolled: list[Rolled] = []

    def walk(parent: int | None, depth: int) -> None:
        for each in below.get(parent, []):
            keys = family(each.pk, pairs)
            query = f"campaign={each.pk}"
            numbers = [
                Number(name, query + more, sum(held[key][column] for key in keys if key in held), tone)
                for name, more, column, tone in (
                    ("全部", "", "all", ""),
                    ("已销", "&stage=closed", "closed", "done"),
                    ("红", "&light=red&stage=open", "red", "red"),
                    ("无时限", "&due=none&stage=open", "undated", ""),
                )
            ]
            rolled.append(Rolled(each, depth, numbers, is_plan=len(keys) > 1))
            walk(each.pk, depth + 1)

    walk(None, 0)
    return rolled


def next_dispatch(campaign: Campaign, begun_on: date, today: date) -> Round | None:
    """Return the campaign's next day of 调度: its rhythm counted from its beginning, on working days."""
    if not campaign.rhythm or campaign.ended_on:
        return None
    return next_round(campaign.rhythm, campaign.since or begun_on, today, campaign.until, calendar_of(campaign.whole))


def elapsed(campaign: Campaign, today: date) -> int | None:
    """Return how much of the campaign's period has gone by, in whole per cent; None without a period."""
    if campaign.since is None or campaign.until is None:
        return None
    days = (campaign.until - campaign.since).days + 1
    return max(0, min(100, 100 * ((today - campaign.since).days + 1) // days))
