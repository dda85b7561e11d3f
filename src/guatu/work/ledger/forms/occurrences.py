"""报本期, 核本期, 退回本期: one period of a recurring line."""

from typing import Any

from django import forms

from ..models import Commitment, Occurrence
from ..oddities import odd_of_period
from .amounts import AmountField
from .on_a_day import OnADay


class OccurrenceForm(OnADay):
    """One period of a recurring line: how much, where its line has a unit, and one sentence."""

    amount = AmountField(label="完成数")

    def __init__(self, *args: Any, row: Occurrence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        amount, line = self.fields["amount"], row.line
        if not line.unit:
            del self.fields["amount"]
        elif isinstance(amount, AmountField):
            amount.count_in(line.unit, line.target, row.amount, row.verified_amount)
            amount.label = f"这一期完成多少{line.unit}{f'（{amount.hint}）' if amount.hint else ''}"


class OccurrenceReportForm(OccurrenceForm):
    """报本期."""

    field_order = ["amount", "words", "on"]

    words = forms.CharField(label="这一期办了什么", widget=forms.Textarea(attrs={"rows": 2}))


class OccurrenceVerifyForm(OccurrenceForm):
    """核本期."""

    NOTED_IN = "finding"
    field_order = ["amount", "finding", "on"]

    finding = forms.CharField(label="核实到的情况", widget=forms.Textarea(attrs={"rows": 2}))

    def odd(self) -> list[str]:
        """Ask about a number beyond or far below what was reported of the period."""
        return odd_of_period(self.row, self.cleaned_data.get("amount"))


class PeriodsVerifyForm(OnADay):
    """几期一起核实: what was seen of all of them."""

    NOTED_IN = "finding"
    field_order = ["finding", "on"]

    finding = forms.CharField(label="勾上的几期，看到了什么", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        self.fields["on"].label = "哪天看的"


class OccurrenceReturnForm(OnADay):
    """退回本期."""

    field_order = ["reason", "on"]

    reason = forms.CharField(label="不属实、不够的，写退回的理由", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, row: Occurrence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
