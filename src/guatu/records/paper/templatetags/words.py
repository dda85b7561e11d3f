"""How days and amounts are said on a page. Built in: every template has these filters."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from html import escape

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from guatu.crafts.reading.contacts import mask_contacts

register = template.Library()
WEEKDAYS = "一二三四五六日"


def _day(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """11月20日; nothing for no day."""
    return f"{_day(value).month}月{_day(value).day}日" if value else ""


@register.filter
def day_year(value: date | datetime | None) -> str:
    """2026年11月20日."""
    return f"{_day(value).year}年{day(value)}" if value else ""


@register.filter
def day_near(value: date | None, today: date) -> str:
    """11月20日, with the year where it is another than today's."""
    if value is None:
        return ""
    return day(value) if _day(value).year == today.year else day_year(value)


@register.filter
def by_when(value: date | datetime | None, today: date) -> str:
    """A due date: a day as day_near says it; a moment as 今天 16:30 前, 11月20日 16:30."""
    if not isinstance(value, datetime):
        return day_near(value, today)
    moment = timezone.localtime(value)
    at = f"{moment.hour}:{moment.minute:02d}"
    return f"今天 {at} 前" if moment.date() == today else f"{day_near(moment, today)} {at}"


@register.filter
def weekday(value: date | datetime | None) -> str:
    """周五."""
    return f"周{WEEKDAYS[_day(value).weekday()]}" if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """09:30, in the town's time."""
    return f"{timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def amount(value: Decimal | float | None) -> str:
    """An amount without needless zeros; from ten thousand on in 万, from a hundred million on in 亿."""
    if value is None:
        return ""
    number = Decimal(str(value))
    for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(number) >= size:
            scaled = (number / size).quantize(Decimal("0.0001")).normalize()
            return f"{scaled:f}{word}"
    return f"{number.normalize():f}"


@register.filter
def percent(value: Decimal | float | None) -> str:
    """A share as 45%."""
    return "" if value is None else f"{Decimal(str(value)) * 100:.0f}%"


@register.filter
def masked(value: object) -> str:
    """Words as lists and prints show them: a telephone or identity number hidden but for its first digits (I7)."""
    return mask_contacts(str(value)) if value else ""


@register.filter
def lookup(mapping: dict[object, object], key: object) -> object:
    """The value of a mapping under a key that is itself a variable."""
    return mapping.get(key, "")


@register.simple_tag
def options(choices: Iterable[tuple[object, object]], chosen: object = "") -> SafeString:
    """The options of a select, that of the chosen value selected. Drawn here: a long list is slow in a template."""
    value = str(chosen or "")
    return mark_safe(
        "".join(
            f'<option value="{escape(str(key))}"{" selected" if str(key) == value else ""}>{escape(str(words))}</option>'
            for key, words in choices
        )
    )
