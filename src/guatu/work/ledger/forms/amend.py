"""更正: what was wrong, and why it is put right."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms

from guatu.records.almanac.categories import GENERAL
from guatu.records.offices.models import Office
from guatu.records.paper.days import DayField

from ..classes import class_choices
from ..lifecycle.amend import AMENDABLE
from ..models import Campaign, Commitment
from ..oddities import odd_day
from ..stages import CADENCE_WORDS, Duty, Nature, Stage
from .amounts import AmountField, unit_typed
from .fields import DAY, ConcernsField, HandlerField, OfficeField, PlacedSelect
from .offered import answering_posts, askers, may_concern, may_lead, may_take_in
from .on_a_day import OnADay

# What a form calls a field by, where the line keeps the key.
KEYED = {name: f"{name}_id" for name in ("lead", "handler", "campaign", "asked_by", "concerns")}


class AmendForm(OnADay):
    """更正: what was wrong, and why it is put right."""

    field_order = [
        "title", "lead", "handler", "duty", "cadence", "due_last", "field", "target", "unit", "standard", "measures",
        "category", "campaign", "asked_by", "nature", "concerns", "on", "reason",
    ]  # fmt: skip

    NOTED_IN = "reason"

    title = forms.CharField(label="事项", max_length=120)
    lead = OfficeField(
        label="主办单位", queryset=Office.objects.none(), required=False, empty_label="未定",
        widget=PlacedSelect(attrs={"data-lead": ""}),
    )  # fmt: skip
    handler = HandlerField()
    duty = forms.ChoiceField(label="性质", choices=Duty)
    cadence = forms.ChoiceField(label="多久一次（长期的：多久复查一次）", choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    due_last = DayField(label="时限", widget=DAY, required=False)
    target = AmountField(label="数量")
    unit = forms.CharField(label="计量单位", required=False, max_length=12)
    field = forms.CharField(label="分管口", required=False, max_length=20)
    standard = forms.CharField(label="完成标准", required=False, max_length=300)
    measures = forms.CharField(label="整改措施", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不属于专项")
    asked_by = OfficeField(label="来文单位", queryset=Office.objects.none(), required=False, empty_label="没有")
    nature = forms.ChoiceField(label="共性个性", choices=[("", "不分"), *Nature.choices], required=False)
    concerns = ConcernsField()
    category = forms.ChoiceField(label="类别", required=False)
    reason = forms.CharField(label="更正的理由", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, today: date, may: Collection[str] = AMENDABLE, **kwargs: Any) -> None:
        """may: the fields of the line that are open to whoever amends; the others are not shown."""
        self.line = line
        kwargs.setdefault("initial", {}).update(
            handler=line.handler_id, standard=line.standard, measures=line.measures, campaign=line.campaign_id,
            asked_by=line.asked_by_id, nature=line.nature, concerns=line.concerns_id, category=line.category or GENERAL,
            title=line.title, lead=line.lead_id, duty=line.duty, cadence=line.cadence, due_last=line.due_last,
            target=line.target, unit=line.unit, field=line.field,
        )  # fmt: skip
        super().__init__(*args, today=today, **kwargs)
        self.fields["lead"].queryset = may_lead(line.assigner, today)  # type: ignore[attr-defined]
        self.fields["handler"].queryset = answering_posts(line.assigner, today, line.handler_id)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(line.assigner, line)  # type: ignore[attr-defined]
        self.fields["asked_by"].queryset = askers(line.assigner, today, line.asked_by_id)  # type: ignore[attr-defined]
        self.fields["category"].choices = class_choices(line.assigner, line.category)  # type: ignore[attr-defined]
        if line.stage == Stage.DRAFTED:
            self.fields["concerns"].queryset = may_concern(line.assigner, today, line.concerns_id)  # type: ignore[attr-defined]
        self.fields["target"].count_typed(unit_typed(self), line.target)  # type: ignore[attr-defined]
        for name, kept in ((name, KEYED.get(name, name)) for name in list(self.fields)):
            # What was sent all the same the verb refuses: nothing is dropped in silence.
            if kept in AMENDABLE and kept not in may and (name not in self.data or name == "concerns"):
                del self.fields[name]

    def odd(self) -> list[str]:
        """Ask about another date that has passed, or lies years away."""
        day = self.cleaned_data.get("due_last")
        return odd_day(day, self.today) if day and day != self.line.due_last else []

    def changes(self) -> dict[str, Any]:
        """Return the fields as ``amend`` takes them. What came later and was not sent is left as it is."""
        data = self.cleaned_data
        found: dict[str, Any] = {name: data[name] for name in ("title", "duty", "cadence", "due_last", "target", "unit", "field") if name in data}
        if "lead" in data:
            found["lead_id"] = data["lead"].pk if data["lead"] else None
        found |= {name: data[name] for name in ("standard", "measures", "nature") if name in self.data and name in data}
        if data.get("category"):
            found["category"] = data["category"]
        for name in ("handler", "campaign", "asked_by", "concerns"):
            if name in self.data and name in data:
                found[f"{name}_id"] = data[name].pk if data[name] else None
        if found.get("handler_id") == self.line.handler_id and found.get("lead_id", self.line.lead_id) != self.line.lead_id:
            # Another lead, and nobody was chosen anew: the post of the one before is let go.
            found.pop("handler_id", None)
        return found
