"""A due date as it is proposed or decided: the day, and what it rests on."""

from dataclasses import dataclass
from datetime import date

from django.db import models


class Basis(models.TextChoices):
    """What a due date rests on."""

    AS_READ = "as_read", "原文"
    QUARTER_END = "quarter_end", "季度末"
    YEAR_END = "year_end", "年末"
    CLERK = "clerk", "督办岗定"


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is owed. ``words``: as the paper says it, or why this day."""

    day: date
    basis: str = Basis.CLERK
    words: str = ""
