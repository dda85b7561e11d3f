"""交办, 公示, 更正: many lines at once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from guatu.records.offices.models import Office
from guatu.records.paper.days import DayField

from ..classes import class_choices
from ..models import Campaign, Commitment
from ..oddities import odd_day
from .close import PublishForm
from .fields import DAY, OfficeField
from .offered import may_lead, may_take_in
from .on_a_day import OnADay

NAMED = 3  # lines, in one question


class BulkAssignForm(OnADay):
    """交办, many lines to one office."""

    to = OfficeField(label="主办单位", queryset=Office.objects.none(), empty_label="请选")
    day = DayField(label="时限（空着就用各条自己的）", widget=DAY, required=False)
    undated = forms.BooleanField(label="没有时限的，先按无时限交办", required=False)
    note = forms.CharField(label="交办要求（可不写）", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, whole: Office, today: date, lines: Iterable[Commitment] = (), **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.lines = lines
        self.fields["note"].label = "交办要求（可不写）；改交办的，写为什么"
        self.fields["to"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]

    def odd(self) -> list[str]:
        """Ask about a date that would be red at once, or that lies years away."""
        day = self.cleaned_data["day"]
        if day:
            return odd_day(day, self.today, then="一交办就是红的") if not self.cleaned_data["undated"] else []
        over = [each for each in self.lines if not each.assigned_on and each.due_last and each.due_last < self.today]
        numbers = "、".join(each.number for each in over[:NAMED]) + (f"等 {len(over)} 条" if len(over) > NAMED else "")
        return [f"{numbers} 自己的时限已经过了，一交办就是红的"] if over else []


class BulkPublishForm(PublishForm):
    """公示, one notice for many lines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, days=0, **kwargs)
        self.fields["days"].required = False
        self.fields["days"].help_text = "空着就按各条自己那一类规定的天数。"


class BulkAmendForm(OnADay):
    """更正, the same fields of many lines; what is left empty stays as it is."""

    NOTED_IN = "reason"

    lead = OfficeField(label="主办单位", queryset=Office.objects.none(), required=False, empty_label="不改")
    due_last = DayField(label="时限", widget=DAY, required=False)
    field = forms.CharField(label="分管口", required=False, max_length=20)
    category = forms.ChoiceField(label="类别", required=False)
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不改")
    standard = forms.CharField(label="完成标准", required=False, max_length=300)
    reason = forms.CharField(label="更正的理由", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["lead"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(whole)  # type: ignore[attr-defined]
        self.fields["category"].choices = [("", "不改"), *class_choices(whole)]  # type: ignore[attr-defined]

    def odd(self) -> list[str]:
        """Ask about a date that has passed, or lies years away."""
        day = self.cleaned_data["due_last"]
        return odd_day(day, self.today) if day else []

    def changes(self) -> dict[str, Any]:
        """Return what was filled in, as ``amend`` takes it."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("due_last", "field", "category", "standard") if data[name]}
        return found | {f"{name}_id": data[name].pk for name in ("lead", "campaign") if data[name]}
