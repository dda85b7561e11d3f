"""交办, 申诉: to whom a line is given, and why not to them."""

from datetime import date, datetime
from typing import Any

from django import forms

from guatu.crafts.timing.clock_words import limit_words
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import category_of
from guatu.records.almanac.profiles import offered
from guatu.records.offices.models import Office
from guatu.records.paper.days import DayField
from guatu.records.paper.templatetags.words import by_when
from guatu.records.trail.refusals import Refusal

from ..classes import class_choices, lacks_a_date, limit_of_class, limit_said, proposed_for
from ..clocks import due_by
from ..dues import Basis, Due
from ..lifecycle.assign import check_still_the_clerks
from ..models import Campaign, Commitment
from ..oddities import odd_due
from ..refusals import StandingHasNoDay
from ..stages import CADENCE_WORDS, ContestKind, Duty, Stage
from .fields import DAY, HandlerField, OfficeField, PlacedSelect, RuleSelect
from .hours import began_at, check_began, counts_hours, hour_field
from .offered import answering_posts, may_lead, may_take_in
from .on_a_day import OnADay, ReasonForm


class AssignForm(OnADay):
    """交办."""

    to = OfficeField(
        label="主办单位", queryset=Office.objects.none(), empty_label="请选", widget=PlacedSelect(attrs={"data-lead": ""})
    )
    handler = HandlerField()
    assistants = forms.ModelMultipleChoiceField(label="协办单位", queryset=Office.objects.none(), required=False)
    category = forms.ChoiceField(label="类别", required=False)
    duty = forms.ChoiceField(label="性质", choices=Duty, widget=forms.RadioSelect)
    cadence = forms.ChoiceField(label="多久一次（长期的：多久复查一次）", choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    day = DayField(label="时限", widget=DAY, required=False)
    rule = forms.ChoiceField(label="或按时限规则", required=False, widget=RuleSelect(attrs={"data-rule": ""}))
    began = hour_field("几点起算（只用于按小时的规则）", "空着就从写下的这一刻起算；先接了电话后录的，写接的钟点。")
    undated = forms.BooleanField(label="无时限，先交办", required=False)
    standard = forms.CharField(label="完成标准（可不写）", required=False, max_length=300)
    measures = forms.CharField(label="整改措施（可不写）", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不属于专项")
    note = forms.CharField(label="交办要求（可不写）", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, today: date, now: datetime, **kwargs: Any) -> None:
        proposed = None if line.category else proposed_for(line)
        category = proposed.category if proposed else category_of(line)
        limit = limit_of_class(line.assigner, category) if lacks_a_date(line) else None
        kwargs["initial"] = {"category": category.key, "rule": limit.key if limit else ""} | kwargs.get("initial", {})
        super().__init__(*args, today=today, **kwargs)
        self.line, self.now = line, now
        self.fields["category"].choices = class_choices(line.assigner, line.category)  # type: ignore[attr-defined]
        self.fields["category"].help_text = f"拟：{proposed.why}。" if proposed else ""
        self.fields["rule"].help_text = f"{limit_said(category, limit)}；可以另选，或勾“无时限”。" if limit else ""
        offices = may_lead(line.assigner, today)
        if line.concerns is not None:
            offices = offices.exclude(path__gte=line.concerns.path, path__lt=line.concerns.path_end)
        self.fields["handler"].queryset = answering_posts(line.assigner, today, line.handler_id)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(line.assigner, line)  # type: ignore[attr-defined]
        self.fields["to"].queryset = offices  # type: ignore[attr-defined]
        self.calendar = calendar_of(line.assigner)
        self.rules = {profile.key: profile for profile in offered(line.assigner)}
        if not counts_hours(self.rules.values()):
            del self.fields["began"]
        dues = {key: due_by(profile, line, today, self.calendar, now) for key, profile in self.rules.items()}
        said = {
            key: f"{profile.called}　{limit_words(profile.budget)}（{by_when(dues[key].at or dues[key].day, today)}）"
            for key, profile in self.rules.items()
        }
        self.fields["rule"].choices = [("", "不用规则，照上面的日期"), *said.items()]  # type: ignore[attr-defined]
        self.fields["rule"].widget.days = {key: due.day for key, due in dues.items()}
        self.fields["rule"].widget.in_hours = {key for key, due in dues.items() if due.at}
        self.fields["assistants"].queryset = offices  # type: ignore[attr-defined]
        self.date_stays = ""
        if line.assigned_on is not None:
            self._again(line)

    def _again(self, line: Commitment) -> None:
        """Leave of what is assigned again what may still be changed: a date that was given out is moved, and never wiped."""
        self.fields["note"].label = (
            "怎么定的（仍由原单位办、改时限的要写，单位看得到）" if line.stage == Stage.CONTESTED else "为什么改交办（改主办、时限的要写）"
        )
        if line.due_first is None:
            return
        del self.fields["undated"]
        self.fields["duty"].choices = [each for each in Duty.choices if each[0] != Duty.STANDING]  # type: ignore[attr-defined]
        try:
            check_still_the_clerks(line, self.now)
        except Refusal as refusal:
            self.date_stays = refusal.in_words
            for name in {"day", "rule", "began"} & self.fields.keys():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """See that a rule in hours knows from when, and that no day is named of what has none."""
        data = super().clean() or self.cleaned_data
        if data.get("duty") == Duty.STANDING:
            if data.get("day") and not data.get("undated"):
                self.add_error("day", StandingHasNoDay.in_words)
            data["rule"] = ""  # it was only proposed, for want of a date
        check_began(self, self.rules, self.now)
        return data

    def odd(self) -> list[str]:
        """Ask about a date that would be red at once, or that lies years away."""
        due = self.for_the_verb()["due"]
        if due is not None:
            return odd_due(due.by, self.now, self.today)
        by = self.line.by_last
        if by is None or self.line.assigned_on or self.cleaned_data["undated"] or self.cleaned_data["duty"] == Duty.STANDING:
            return []
        return odd_due(by, self.now, self.today) if by.is_over(self.now) else []

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``assign``."""
        data = self.cleaned_data
        day, line, undated = data.get("day"), self.line, data.get("undated", False)
        same = day is not None and day == line.due_last
        due = None
        if data.get("rule") and not undated:
            rule = self.rules[data["rule"]]
            due = due_by(rule, line, data["on"], self.calendar, began_at(rule, data["on"], data.get("began"), self.now))
        elif day and not undated and not same:
            due = Due(day, Basis.CLERK, "督办岗定")
        return {
            "to": data["to"], "assistants": list(data["assistants"]), "duty": data["duty"], "due": due,
            "cadence": data["cadence"], "undated": undated, "note": data["note"], "on": data["on"],
            "handler": data["handler"], "campaign": data["campaign"], "category": data["category"] or None,
            # A form sent without these fields says nothing of them.
            "standard": data["standard"] if "standard" in self.data else None,
            "measures": data["measures"] if "measures" in self.data else None,
        }  # fmt: skip


class ContestForm(ReasonForm):
    """申诉: of which kind, and why."""

    field_order = ["kind", "reason", "on"]

    kind = forms.ChoiceField(label="为什么", choices=[("", "请选"), *ContestKind.choices])
