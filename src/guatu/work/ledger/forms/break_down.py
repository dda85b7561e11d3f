"""分解: one row for each part, filled by hand, from a pasted table, or in equal shares."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from guatu.crafts.planning.parts import divided
from guatu.records.offices.matching import directory_of
from guatu.records.offices.models import Office
from guatu.records.paper.days import DayField

from ..lifecycle.break_down import Portion, assigner_of_parts
from ..models import Commitment
from ..persons import ForNoPerson
from .amounts import AmountField, amount_typed, parse_amount
from .fields import DAY, OfficeField
from .offered import may_lead
from .on_a_day import OnADay

EMPTY_ROWS = 4
MOST_ROWS = 60
CELLS = re.compile(r"\t|,|，|\s{2,}")


class PortionForm(ForNoPerson):
    """One row: who, how much (or how much it weighs), by when, and in which words."""

    to = OfficeField(label="单位", queryset=Office.objects.none(), required=False, empty_label="请选")
    amount = AmountField(label="数量")
    weight = forms.IntegerField(label="权重", required=False, min_value=1, max_value=1000)
    day = DayField(label="时限", widget=DAY, required=False)
    words = forms.CharField(label="做什么", required=False, max_length=120)

    def __init__(
        self, data: QueryDict | None = None, *, line: Commitment, offices: Any, place: int, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, prefix=f"p{place}", initial=initial)
        self.fields["to"].queryset = offices  # type: ignore[attr-defined]
        self.counts = line.counts_amounts
        self.fields["amount"].count_in(line.unit, line.target)  # type: ignore[attr-defined]
        del self.fields["weight" if self.counts else "amount"]

    def clean(self) -> dict[str, Any]:
        """See that a row that says something says whose it is."""
        data = super().clean() or {}
        if not data.get("to") and any(data.get(name) for name in ("amount", "words")):
            self.add_error("to", "请选单位，或把这一行清空。")
        return data

    def portion(self) -> Portion | None:
        """Return what the row says; nothing of an empty one."""
        data = self.cleaned_data
        if not data.get("to"):
            return None
        return Portion(data["to"], data["words"], data.get("amount"), data.get("weight") or 1, data["day"])


class BreakDownForm(OnADay):
    """What is said of all the parts together."""

    why = forms.CharField(label="合不上总数的话，写一句为什么", required=False, max_length=200)
    pasted = forms.CharField(label="从 Excel 粘贴", required=False, widget=forms.Textarea(attrs={"rows": 3}))


def offices_for_parts(line: Commitment, today: date, *, wide: bool) -> Any:
    """Return the offices among which the line may be divided: the lead and what is below it; for the clerk all that may lead."""
    whole, lead = assigner_of_parts(line), line.lead
    among = may_lead(whole, today)
    return among if wide or lead is None or whole == lead else among.filter(path__gte=lead.path, path__lt=lead.path_end)


def rows_sent(data: QueryDict | None, line: Commitment, offices: Any, start: list[dict[str, Any]], count: int) -> list[PortionForm]:
    """Return the rows of the page: those that were sent, else the ones to begin with."""
    given = {"line": line, "offices": offices}
    if data is not None:
        return [PortionForm(data, place=place, **given) for place in range(count)]
    return [PortionForm(place=place, initial=start[place] if place < len(start) else {}, **given) for place in range(count)]


def pasted_rows(text: str, line: Commitment, offices: Any, today: date) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rows of a pasted table, and the names that are no office's: 单位、数（或权重）、时限、做什么, in any columns after the first."""
    directory = directory_of(assigner_of_parts(line), today)
    allowed = set(offices.values_list("pk", flat=True))
    rows, unknown = [], []
    for words in text.splitlines():
        name, *cells = [cell.strip() for cell in CELLS.split(words.strip())]
        if not name:
            continue
        office = directory.find(name)
        if office is None or office.pk not in allowed:
            unknown.append(name)
            continue
        rows.append({"to": office.pk, **_told(cells, line)})
    return rows[:MOST_ROWS], unknown


def _told(cells: list[str], line: Commitment) -> dict[str, Any]:
    """Return what the cells after the name say: a day, a number, words."""
    told: dict[str, Any] = {}
    for cell in filter(None, cells):
        if day := _day(cell):
            told.setdefault("day", day)
        elif (number := _number(cell, line.unit)) is not None:
            told.setdefault("amount" if line.counts_amounts else "weight", number)
        else:
            told.setdefault("words", cell)
    return told


def _day(cell: str) -> date | None:
    match = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", cell)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _number(cell: str, unit: str) -> Decimal | None:
    try:
        return parse_amount(cell, unit)
    except ValueError:
        return None


def in_equal_shares(line: Commitment, chosen: list[dict[str, Any]], taken: Decimal) -> list[dict[str, Any]]:
    """Return the rows with equal amounts that come to what no part has taken on yet."""
    left = (line.target or Decimal(0)) - taken
    if not line.counts_amounts or left <= 0 or not chosen:
        return chosen
    whole_numbers = left == left.to_integral_value() and left >= len(chosen)
    amounts = divided(left, len(chosen), whole_numbers=whole_numbers)
    return [row | {"amount": amount_typed(amount, line.unit)} for row, amount in zip(chosen, amounts, strict=True)]
