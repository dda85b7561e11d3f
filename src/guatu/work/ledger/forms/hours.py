"""The hour in a form: asked only of a line whose clock runs in hours, and where a rule that counts hours may be chosen."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from django import forms
from django.utils import timezone

from guatu.crafts.timing.clocks import Unit
from guatu.crafts.timing.profiles import Profile, Starts

from ..dues import by_hour
from ..models import Commitment

HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
F = TypeVar("F", bound=forms.Form)


def hour_field(label: str, help_text: str = "", initial: datetime | None = None) -> forms.TimeField:
    """Return the field of an hour."""
    shown = timezone.localtime(initial).time() if initial else None
    return forms.TimeField(label=label, required=False, widget=HOUR, help_text=help_text, initial=shown)


def with_an_hour(form: F, line: Commitment, shown: datetime | None = None, *, day: str = "day") -> F:
    """Ask for the hour beside the day, where the line's present due date has one.

    shown: the moment whose hour stands in the field at first
    """
    if line.due_last_at is not None and day in form.fields:
        form.fields["hour"] = hour_field("到几点", "这一条按小时算。空着就是到那天完。", shown)
        names = [name for name in form.fields if name != "hour"]
        form.order_fields([*names[: names.index(day) + 1], "hour"])
    return form


def at_the_hour(form: forms.Form, changes: dict[str, Any]) -> dict[str, Any]:
    """Return what ``amend`` is to change, with the moment of the due date where the form asked for its hour."""
    if "hour" not in form.cleaned_data or not changes.get("due_last"):
        return changes
    return changes | by_hour(changes["due_last"], form.cleaned_data["hour"]).fields("due_last")


def counts_hours(rules: Iterable[Profile]) -> bool:
    """Say whether one of these rules runs in hours."""
    return any(rule.budget.unit is Unit.HOUR for rule in rules)


def began_at(rule: Profile, on: date, hour: time | None, now: datetime | None) -> datetime | None:
    """Return the moment from which a rule in hours runs: the hour that was given, else this moment if it is of that day.

    None for every other rule, and where nobody knows the hour.
    """
    if rule.budget.unit is not Unit.HOUR or rule.starts == Starts.SAID:
        return None
    if hour is not None:
        return by_hour(on, hour).at
    return now if now is not None and timezone.localtime(now).date() == on else None


def check_began(form: forms.Form, rules: Mapping[str, Profile], now: datetime | None) -> None:
    """Add an error where a rule in hours was chosen and its beginning is unknown, or has not come."""
    data = form.cleaned_data
    rule, on = rules.get(data.get("rule") or ""), data.get("on")
    if rule is None or on is None or rule.budget.unit is not Unit.HOUR or rule.starts == Starts.SAID or now is None:
        return
    began = began_at(rule, on, data.get("began"), now)
    if began is None:
        form.add_error("began", f"“{rule.called}”按小时算。补录的要写明那天几点{rule.event}。")
    elif began > now:
        form.add_error("began", "这个时刻还没有到，请核对。")
