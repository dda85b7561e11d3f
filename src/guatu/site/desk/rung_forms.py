"""The forms of a ladder of 催办: its name and hours, and a row for each rung."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from django import forms

from guatu.crafts.planning.rungs import (
    COUNTED,
    LIMITS,
    MAKES_WORDS,
    MOST_RUNGS,
    SHEET_COLOURS,
    TO_WORDS,
    WHEN_WORDS,
    Makes,
    Opening,
    Rung,
    RungSet,
    To,
    When,
)
from guatu.records.almanac.refusals import RungsContradict

from .light_forms import SinceForm

OWN = "own-"  # of rungs the town has added


class LadderForm(SinceForm):
    """催办层级: whose it is, and in which hours anything is sent."""

    name = forms.CharField(label="名称", max_length=20)
    source = forms.CharField(label="依据", max_length=200, help_text="本地哪次会、哪份文件定的；照搬的就留着。")
    opens = forms.TimeField(label="几点起发", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), help_text="工作日的上班时间。")
    closes = forms.TimeField(label="几点以后不发", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args: Any, kept: RungSet, today: date, **more: Any) -> None:
        hours = kept.hours
        told = {"name": kept.name, "source": kept.source, "opens": _time(hours.opens), "closes": _time(hours.closes)}
        super().__init__(*args, **{"initial": told, **more})
        self.kept = kept
        self.add_since(today)

    def clean(self) -> dict[str, Any]:
        """See that the office opens before it closes."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"opens", "closes"} <= data.keys() and data["opens"] >= data["closes"]:
            self.add_error("closes", "下班要晚于上班。")
        return data

    def ladder(self, rungs: list[Rung]) -> RungSet:
        """Return the ladder that the forms tell. Raises RungsContradict."""
        data = self.cleaned_data
        hours = Opening(_minutes(data["opens"]), _minutes(data["closes"]))
        try:
            return replace(self.kept, name=data["name"], source=data["source"], hours=hours, rungs=tuple(rungs))
        except ValueError as fault:
            raise RungsContradict from fault


def _time(minutes: int) -> time:
    return time(min(minutes, 24 * 60 - 1) // 60, min(minutes, 24 * 60 - 1) % 60)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


class RungForm(forms.Form):
    """One rung: when, how long, what is made, for whom."""

    key = forms.SlugField(max_length=24, required=False, widget=forms.HiddenInput)
    when = forms.ChoiceField(
        label="什么情形", choices=[("", "（不用这一行）"), *((each.value, words) for each, words in WHEN_WORDS.items())], required=False
    )
    amount = forms.IntegerField(
        label="满几天", min_value=0, max_value=365, required=False, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    makes = forms.ChoiceField(label="出什么", choices=[(each.value, words) for each, words in MAKES_WORDS.items()], required=False)
    colour = forms.ChoiceField(label="颜色", choices=list(SHEET_COLOURS.items()), required=False)
    to = forms.MultipleChoiceField(
        label="给谁", choices=[(each.value, words) for each, words in TO_WORDS.items()], widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Make the rung, or say what is missing."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["rung"] = None
        if self.errors or not data.get("when"):
            return data
        when, amount = When(data["when"]), data.get("amount") or 0
        least, most = LIMITS.get(when, (0, 0))
        if when not in LIMITS:
            amount = 0  # what comes at once has no days
        elif not least <= amount <= most:
            self.add_error("amount", f"要在 {least} 到 {most} {COUNTED[when]}之间。")
        if not data.get("to"):
            self.add_error("to", "至少勾一个。")
        makes = Makes(data.get("makes") or Makes.NOTICE)
        colour = "" if makes == Makes.NOTICE else data.get("colour") or ""
        if not self.errors:
            data["rung"] = Rung(data.get("key") or "", when, amount, tuple(To(each) for each in data["to"]), makes, colour)
        return data


class RungFormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows of a ladder, and two empty ones."""

    def rungs(self) -> list[Rung]:
        """Return the rungs in the order of the rows; a new one gets a key of its own, which stays its own."""
        told = [form.cleaned_data["rung"] for form in self.forms if form.cleaned_data.get("rung")]
        taken = {rung.key for rung in told}
        found = []
        for rung in told:
            if not rung.key:
                key = next(f"{OWN}{number}" for number in range(1, 100) if f"{OWN}{number}" not in taken)
                taken.add(key)
                rung = replace(rung, key=key)
            found.append(rung)
        return found


def rungs_form(data: Any, ladder: RungSet) -> RungFormSet:
    """Return the rows of a ladder, as they are or as they were sent."""
    made = RUNGS(data, initial=rows_of(ladder), prefix="r")
    assert isinstance(made, RungFormSet)
    return made


RUNGS = forms.formset_factory(RungForm, formset=RungFormSet, extra=2, max_num=MOST_RUNGS, absolute_max=MOST_RUNGS, validate_max=True)


def rows_of(ladder: RungSet) -> list[dict[str, Any]]:
    """Return a ladder as its rows begin."""
    return [
        {"key": rung.key, "when": rung.when.value, "amount": rung.amount or None, "makes": rung.makes.value, "colour": rung.colour,
         "to": [each.value for each in rung.to]}
        for rung in ladder.climbing
    ]  # fmt: skip
