"""立账: the words, where they come from, and what is already known."""

from datetime import date
from typing import Any

from django import forms

from guatu.records.offices.models import Office
from guatu.records.paper.days import DayField

from ..classes import BY_WORDS, class_choices, proposed_class
from ..models import Campaign
from ..oddities import odd_day, odd_undated
from ..stages import CADENCE_WORDS, Duty, Nature
from .amounts import AmountField, unit_typed
from .fields import DAY, ConcernsField, HandlerField, OfficeField, PlacedSelect
from .offered import answering_posts, askers, may_concern, may_lead, may_take_in
from .on_a_day import OnADay


class EnterForm(OnADay):
    """立账, by hand: the words, where they come from, and what is already known."""

    field_order = [
        "title", "source", "quote", "duty", "cadence", "day", "on", "target", "unit", "lead", "handler", "standard",
        "measures", "category", "campaign", "asked_by", "nature", "concerns",
    ]  # fmt: skip

    title = forms.CharField(label="事项", max_length=120)
    source = forms.CharField(label="从哪里来", max_length=200, help_text="哪次会、哪个电话、哪份文件")
    quote = forms.CharField(label="原话（有就贴上）", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    duty = forms.ChoiceField(label="性质", choices=Duty, initial=Duty.DATED)
    cadence = forms.ChoiceField(label="多久一次（长期的：多久复查一次）", choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    day = DayField(label="时限（“限期”的写；没有就空着）", widget=DAY, required=False)
    target = AmountField(label="数量")
    unit = forms.CharField(label="计量单位", required=False, max_length=12)
    lead = OfficeField(
        label="主办单位（可以以后交办）", queryset=Office.objects.none(), required=False, empty_label="以后交办",
        widget=PlacedSelect(attrs={"data-lead": ""}),
    )  # fmt: skip
    handler = HandlerField()
    standard = forms.CharField(label="完成标准（可不写）", required=False, max_length=300)
    measures = forms.CharField(label="整改措施（可不写）", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    category = forms.ChoiceField(label="类别", required=False)
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不属于专项")
    asked_by = OfficeField(label="来文单位（上级或镇外要求的才选）", queryset=Office.objects.none(), required=False, empty_label="没有")
    nature = forms.ChoiceField(label="共性个性", choices=[("", "不分"), *Nature.choices], required=False)
    concerns = ConcernsField()

    def __init__(self, *args: Any, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["concerns"].queryset = may_concern(whole, today)  # type: ignore[attr-defined]
        self.fields["lead"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]
        self.fields["handler"].queryset = answering_posts(whole, today)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(whole)  # type: ignore[attr-defined]
        self.whole = whole
        self.fields["target"].count_typed(unit_typed(self))  # type: ignore[attr-defined]
        self.fields["category"].choices = [(BY_WORDS, "先由系统看字句定"), *class_choices(whole)]  # type: ignore[attr-defined]
        self.fields["asked_by"].queryset = askers(whole, today)  # type: ignore[attr-defined]

    def odd(self) -> list[str]:
        """Ask about a date that has passed, or lies years away, and about none where one is to be expected."""
        day = self.cleaned_data["day"]
        return odd_day(day, self.today, then="一交办就是红的") if day else odd_undated(self.cleaned_data["duty"], day)

    def class_chosen(self) -> tuple[str | None, str]:
        """Return the class for ``enter``, and why where the words have said so."""
        data = self.cleaned_data
        if data["category"] not in {"", BY_WORDS}:
            return data["category"], ""
        words = ((data["quote"], "原话里"), (data["title"], "事项里"), (data["source"], "来源里"))
        proposed = proposed_class(self.whole, campaign=data["campaign"], words=words)
        return (proposed.category.key, f"{proposed.why}，按“{proposed.category.name}”一类") if proposed else (None, "")
