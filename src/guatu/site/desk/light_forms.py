"""The forms of the rules: a set of lights with its numbers, and the numbers of the watch list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from guatu.crafts.planning.light_rules import Number, numbers_of, rule_of
from guatu.crafts.planning.presets import LightSet
from guatu.crafts.planning.watching import WatchRules
from guatu.records.almanac.refusals import RuleContradictsItself


def add_numbers(form: forms.Form, numbers: Mapping[str, Number], told: Mapping[str, int]) -> None:
    """Give the form a field for each number of a rule, as it is now."""
    for name, number in numbers.items():
        form.fields[name] = forms.IntegerField(
            label=f"{number.label}（{number.unit}）", min_value=number.least, max_value=number.most, initial=told[name],
            help_text=f"{number.least} 到 {number.most}。", widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip


class SinceForm(forms.Form):
    """From which day a rule holds."""

    def add_since(self, today: date) -> None:
        """Ask for the day last: today, or a later one."""
        self.fields["since"] = forms.DateField(
            label="从哪天起用", initial=today, help_text="今天或以后的一天，比如下月1日。过去的日子按当时的规则，不改。",
            widget=forms.DateInput(attrs={"type": "date", "min": today.isoformat()}, format="%Y-%m-%d"),
        )  # fmt: skip
        self.fields["why"] = forms.CharField(label="为什么换", max_length=200, required=False, help_text="如 9月调度会定。")


class LightSetForm(SinceForm):
    """亮灯规则: a shipped set, or what the town makes of it."""

    name = forms.CharField(label="名称", max_length=20)
    source = forms.CharField(label="依据", max_length=200, help_text="本地哪次会、哪份文件定的；照搬的就留着。")

    def __init__(self, *args: Any, kept: LightSet, today: date, **more: Any) -> None:
        super().__init__(*args, **{"initial": {"name": kept.name, "source": kept.source}, **more})
        self.kept = kept
        add_numbers(self, kept.rule.NUMBERS, numbers_of(kept.rule))
        self.add_since(today)

    def light_set(self) -> LightSet:
        """Return the set that the form tells. Raises RuleContradictsItself."""
        data = self.cleaned_data
        numbers = {name: data[name] for name in self.kept.rule.NUMBERS}
        try:
            rule = rule_of(self.kept.rule.KIND, numbers)
        except ValueError as fault:
            raise RuleContradictsItself from fault
        return replace(self.kept, name=data["name"], source=data["source"], rule=rule)


class WatchRulesForm(SinceForm):
    """重点管理规则: the numbers by which lines enter and leave; 0 leaves a rule out."""

    def __init__(self, *args: Any, kept: WatchRules, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        add_numbers(self, WatchRules.NUMBERS, {name: getattr(kept, name) for name in WatchRules.NUMBERS})
        self.add_since(today)

    def rules(self) -> WatchRules:
        """Return the rules that the form tells."""
        return WatchRules(**{name: self.cleaned_data[name] for name in WatchRules.NUMBERS})
