"""The form of a clock profile."""

from dataclasses import replace
from typing import Any

from django import forms

from guatu.crafts.timing.clock_words import BASIS_WORDS, UNIT_WORDS, limit_words, read_limit
from guatu.crafts.timing.clocks import LONGEST, Basis, Budget, Unit
from guatu.crafts.timing.profiles import Node, Profile, Starts
from guatu.records.almanac.models import STARTS_WORDS

from .forms import names_in

MOST_NODES = 12


class ProfileForm(forms.Form):
    """时限规则: how long, from what, on whose word."""

    series = forms.CharField(label="哪一套", max_length=12, help_text="如 13710、信访、12345。")
    name = forms.CharField(label="名称", max_length=12)
    amount = forms.IntegerField(label="时限", min_value=1, max_value=max(LONGEST.values()))
    unit = forms.ChoiceField(label="单位", choices=[(unit.value, words) for unit, words in UNIT_WORDS.items()])
    event = forms.CharField(label="从哪件事起", max_length=8, help_text="如 交办、受理、收到。那一天不算。")
    starts = forms.ChoiceField(label="那一天取", choices=[(each.value, words) for each, words in STARTS_WORDS.items()])
    more = forms.IntegerField(label="最多可延长", min_value=0, max_value=999, required=False, help_text="同一单位；不能延长的空着。")
    rolls = forms.BooleanField(label="最后一天不上班的，顺延到下一个工作日", required=False)
    basis = forms.ChoiceField(label="依据类别", choices=[(each.value, words) for each, words in BASIS_WORDS.items()])
    source = forms.CharField(label="依据", max_length=200, help_text="哪一级哪个机关的哪份文件，第几条。")
    nodes = forms.CharField(
        label="节点", required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=400, help_text="一行一个，如 3天 反馈进展。没有就空着。"
    )
    papers = forms.CharField(
        label="用于", required=False, max_length=60, help_text="标题里有这些字、又没写时限的文件，确认时多给一个按它算的日子；用顿号隔开。"
    )
    note = forms.CharField(label="说明", max_length=200, required=False)

    def clean_nodes(self) -> tuple[Node, ...]:
        """Return the stops of the stage plan."""
        nodes = []
        for line in self.cleaned_data["nodes"].splitlines():
            if not line.strip():
                continue
            limit, _, what = line.strip().replace("：", " ").replace(":", " ").partition(" ")
            budget = read_limit(limit)
            if budget is None or not what.strip():
                raise forms.ValidationError(f"“{line.strip()[:20]}”看不懂。请写成“3天 反馈进展”，中间空一格。")
            nodes.append(Node(budget, what.strip()[:20]))
        if len(nodes) > MOST_NODES:
            raise forms.ValidationError(f"节点最多 {MOST_NODES} 个。")
        return tuple(nodes)

    def clean(self) -> dict[str, Any]:
        """See that the length is one that can be."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"amount", "unit"} <= data.keys() and data["amount"] > LONGEST[data["unit"]]:
            self.add_error("amount", f"太长了：最多 {LONGEST[data['unit']]} {UNIT_WORDS[Unit(data['unit'])]}。")
        return data

    def profile(self, key: str) -> Profile:
        """Return the profile that the form tells."""
        data = self.cleaned_data
        return Profile(
            key, data["series"], data["name"], Budget(data["amount"], Unit(data["unit"])), data["event"], Basis(data["basis"]),
            data["source"], Starts(data["starts"]), data["more"] or 0, data["rolls"], data["note"], data["nodes"],
            tuple(names_in(data["papers"])),
        )  # fmt: skip


def told(profile: Profile) -> dict[str, Any]:
    """Return a profile as the form shows it."""
    flat = {name: getattr(profile, name) for name in ("series", "name", "event", "more", "rolls", "source", "note")}
    nodes = "\n".join(f"{limit_words(node.budget).replace(' ', '')} {node.what}" for node in profile.nodes)
    return flat | {
        "amount": profile.budget.amount, "unit": profile.budget.unit.value, "starts": profile.starts.value,
        "basis": profile.basis.value, "nodes": nodes, "papers": "、".join(profile.papers), "more": profile.more or None,
    }  # fmt: skip


def as_copy(profile: Profile) -> Profile:
    """Return the profile from which a copy begins: called otherwise, so that it can be told apart."""
    return replace(profile, name=f"{profile.name[:9]}（另）")
