"""What every verb asks: the day it happened; and a note, or a reason."""

from datetime import date
from typing import Any

from django import forms

from guatu.records.paper.days import DayField

from ..persons import ForNoPerson
from .fields import DAY
from .odd import AsksIfOdd


class OnADay(AsksIfOdd, ForNoPerson):
    """Every verb may have happened before today: the day is given, the moment of writing is kept beside it."""

    on = DayField(label="哪天的事", widget=DAY, help_text="晚于两个工作日补录的会标明。")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["on"] = today
        super().__init__(*args, **kwargs)
        self.today = today


class NoteForm(OnADay):
    """签收, 销号: a day, and a note if one likes."""

    note = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ReasonForm(OnADay):
    """退回, 撤销: a day and a reason."""

    NOTED_IN = "reason"

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 3}))
