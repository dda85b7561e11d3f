"""认定日期: the form by which an approver accepts the day a paper gives."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from guatu.crafts.timing.workdays import Calendar
from guatu.records.paper.templatetags.words import day, day_near

from ..models import Commitment, Occurrence, Step
from .hours import hour_field
from .on_a_day import OnADay


class PaperForm(OnADay):
    """What was seen, and why it was written so late."""

    paper = forms.CharField(label="看了哪份材料", max_length=200, help_text="哪份材料上写着那一天：签收单、会议记录、盖章的反馈件。")
    reason = forms.CharField(label="为什么补录晚了", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "哪天认定"
        self.fields["on"].help_text = ""


class AcceptDayForm(PaperForm):
    """认定日期, of one step of a line."""

    field_order = ["step", "hour", "paper", "reason", "on"]

    step = forms.TypedChoiceField(label="认定哪一步", coerce=int, widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, line: Commitment, steps: Sequence[Step], calendar: Calendar, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, today=today, **kwargs)
        if line.due_first_at is not None:
            self.fields["hour"] = hour_field("材料上是几点", f"这一条按小时算，首次时限 {line.by_first}。")
            self.order_fields(self.field_order)
        self.steps = {step.number: step for step in steps}
        said = [(number, said_of(step, calendar, today)) for number, step in self.steps.items()]
        self.fields["step"].choices = said  # type: ignore[attr-defined]
        if len(said) == 1:
            self.fields["step"].initial = said[0][0]

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``accept_day``."""
        data = self.cleaned_data
        return {name: data[name] for name in ("paper", "reason", "on", "hour") if name in data} | {"step": self.steps[data["step"]]}


def said_of(step: Step, calendar: Calendar, today: date) -> str:
    """Say which step it is: what, of which day, when and by whom it was written."""
    late = step.workdays_late(calendar)
    written = f"{day_near(step.at, today)}写下{f'，晚 {late} 个工作日' if late else ''}"
    return f"{day(step.on)}{step.get_verb_display()}（{written}，{step.post_title} {step.user_name}）"


class OccurrenceAcceptForm(PaperForm):
    """认定日期, of the report of one period."""

    field_order = ["paper", "reason", "on"]

    def __init__(self, *args: Any, row: Occurrence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

