"""A day in a form: one that can be, not the year 9999."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
IMPOSSIBLE = f"日期要在 {FIRST.year} 年到 {LAST.year} 年之间，请核对年份。"


class DayField(forms.DateField):
    """A date between 2000 and 2099."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators += [MinValueValidator(FIRST, IMPOSSIBLE), MaxValueValidator(LAST, IMPOSSIBLE)]
