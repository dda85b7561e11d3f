"""The forms of screening rounds: what is gone over, what was seen, what becomes a line."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from guatu.records.offices.models import Kind, Office
from guatu.records.paper.days import DayField

from ..dues import Basis, Due
from ..models import ScreeningObject
from ..stages import Answer, Nature
from .fields import DAY, OfficeField
from .offered import may_lead
from .on_a_day import OnADay


class ObjectsForm(OnADay):
    """补列对象: offices ticked, names pasted."""

    offices = forms.ModelMultipleChoiceField(label="村、社区和部门", queryset=Office.objects.none(), required=False)
    names = forms.CharField(
        label="或贴一份名单", required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一行一个：企业、场所、点位。不写人名、电话。",
    )  # fmt: skip

    def __init__(self, *args: Any, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["offices"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]

    def by_kind(self) -> list[tuple[str, list[Office]]]:
        """Return the offices that may be ticked, villages and communities first."""
        offices = list(self.fields["offices"].queryset)  # type: ignore[attr-defined]
        kinds = (("村", {Kind.VILLAGE}), ("社区", {Kind.COMMUNITY}))
        found = [(name, [each for each in offices if each.kind in wanted]) for name, wanted in kinds]
        rest = [each for each in offices if each.kind not in {Kind.VILLAGE, Kind.COMMUNITY}]
        return [(name, listed) for name, listed in [*found, ("部门和其他", rest)] if listed]

    def ticked(self) -> set[str]:
        """Return the keys ticked so far."""
        return {str(key) for key in self["offices"].value() or []}

    def objects(self) -> dict[str, Any]:
        """Return offices and names as the verbs take them."""
        return {"offices": list(self.cleaned_data["offices"]), "names": self.cleaned_data["names"].splitlines()}


class ScreeningForm(ObjectsForm):
    """开始排查."""

    name = forms.CharField(label="名称", max_length=80)
    words = forms.CharField(label="查什么（写清怎样算有问题）", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    until = DayField(label="查到哪天为止", widget=DAY, required=False)

    def told(self) -> dict[str, Any]:
        """Return the arguments of ``begin_screening``."""
        data = self.cleaned_data
        return {name: data[name] for name in ("name", "words", "until", "on")} | self.objects()


class AnswerForm(OnADay):
    """查看: one of two buttons, and one sentence where something was found."""

    answer = forms.ChoiceField(choices=Answer)
    words = forms.CharField(
        label="一句话（发现问题时必填）", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    looked_by = forms.CharField(label="谁去看的", required=False, max_length=40, help_text="写单位或岗位，如“村水利员”。")


class FoundLineForm(OnADay):
    """立账, from a finding."""

    title = forms.CharField(label="事项", max_length=120)
    lead = OfficeField(label="主办单位", queryset=Office.objects.none(), required=False, empty_label="以后交办")
    day = DayField(label="时限（没有就空着）", widget=DAY, required=False)
    standard = forms.CharField(label="完成标准", required=False, max_length=300)
    nature = forms.ChoiceField(label="共性还是个性", required=False, choices=[("", "先不分"), *Nature.choices])

    def __init__(self, *args: Any, place: ScreeningObject, today: date, **kwargs: Any) -> None:
        campaign = place.screening.campaign
        kwargs.setdefault("initial", {}).update(
            title=f"{place.name}：{place.words}"[:120], lead=place.office_id or campaign.office_id, day=campaign.until
        )
        super().__init__(*args, today=today, **kwargs)
        self.fields["lead"].queryset = may_lead(campaign.whole, today)  # type: ignore[attr-defined]

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``open_found_line``."""
        data = self.cleaned_data
        due = Due(data["day"], Basis.CLERK, "督办岗定") if data["day"] else None
        return {name: data[name] for name in ("title", "lead", "standard", "nature", "on")} | {"due": due}


class SiblingsForm(OnADay):
    """在别处也立."""

    offices = forms.ModelMultipleChoiceField(
        label="在哪些单位也立", queryset=Office.objects.none(), error_messages={"required": "一个单位都没有选。请勾选要一并立账的村社或部门。"}
    )
    title = forms.CharField(label="事项怎么写", max_length=120, help_text="里面的主办单位名会换成各单位自己的名字。")
    day = DayField(label="时限", widget=DAY, required=False)
    way = forms.ChoiceField(
        label="有单位立不了时", widget=forms.RadioSelect, initial="all",
        choices=[("all", "一条也不立，先告诉我"), ("some", "能立的先立")],
    )  # fmt: skip

    def __init__(self, *args: Any, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["offices"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]

    by_kind = ObjectsForm.by_kind
    ticked = ObjectsForm.ticked
