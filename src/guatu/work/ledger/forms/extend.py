"""申请延期, 延期, 挂账, 恢复, 重新列账: the days that move."""

from typing import Any

from django import forms

from guatu.records.paper.days import DayField

from ..models import Commitment
from ..oddities import odd_day, odd_extension
from ..stages import Stage
from .fields import DAY
from .on_a_day import OnADay


class AskMoreForm(OnADay):
    """申请延期: until when, why, and how far it is."""

    NOTED_IN = "cause"
    field_order = ["day", "cause", "progress", "on"]

    day = DayField(label="延到哪天", widget=DAY)
    cause = forms.CharField(label="延期的原因", widget=forms.Textarea(attrs={"rows": 2}))
    progress = forms.CharField(label="现在办到哪一步", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line

    def odd(self) -> list[str]:
        """Ask about a day that is years away, or longer than the work was ever given."""
        return odd_extension(self.line, self.cleaned_data["day"], self.today)


class LaterForm(OnADay):
    """延期, 恢复, 重新列账: the day it is due on from now on, and a word."""

    field_order = ["day", "note", "on"]

    day = DayField(label="现时限", widget=DAY, required=False)
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        if line.due_last is None:
            del self.fields["day"]

    def odd(self) -> list[str]:
        """Ask about a day that is years away, or longer than the work was ever given; of what is listed anew, only the first."""
        day = self.cleaned_data.get("day")
        if day is None:
            return []
        return odd_day(day, self.today) if self.line.stage == Stage.CLOSED else odd_extension(self.line, day, self.today)


class SuspendForm(OnADay):
    """挂账: until when, and what is planned."""

    NOTED_IN = "plan"
    field_order = ["until", "plan", "on"]

    until = DayField(label="挂账到", widget=DAY)
    plan = forms.CharField(label="为什么挂账、接下来的计划", widget=forms.Textarea(attrs={"rows": 3}))

    def odd(self) -> list[str]:
        """Ask about a day that is years away; one that has passed the verb refuses."""
        until = self.cleaned_data["until"]
        return odd_day(until, self.today, "挂账到") if until > self.today else []
