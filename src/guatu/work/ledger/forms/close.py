"""公示, 记异议, 销号: the end of a line."""

from typing import Any

from django import forms

from guatu.records.almanac.categories import category_of

from ..models import Commitment
from .on_a_day import NoteForm, OnADay


class PublishForm(OnADay):
    """公示: where it hangs, and for how long."""

    field_order = ["words", "days", "on"]

    words = forms.CharField(
        label="贴在哪里、写了什么", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="如 镇政务公开栏、公众号，整改前后对照。不写个人的名字、电话。",
    )  # fmt: skip
    days = forms.IntegerField(label="公示几个工作日", min_value=1, max_value=60)

    def __init__(self, *args: Any, days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "哪天起公示"
        self.fields["on"].help_text = "晚于两个工作日补录的，从补录那天算起。"
        self.fields["days"].initial = days or None
        self.fields["days"].help_text = (
            f"这一类至少 {days} 个工作日；那一天不算，从下一个工作日数起。" if days else "这一类没有规定要公示；公示了就要等期满。"
        )


class ObjectForm(OnADay):
    """记异议: what was said, not by whom."""

    field_order = ["words", "on"]

    words = forms.CharField(
        label="异议说了什么", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="只记说了什么，不记是谁说的。属实的由审批岗退回；不属实的，销号时写明怎么答复的。",
    )  # fmt: skip


class CloseForm(NoteForm):
    """销号: a day, a note, and the grade where the class has any."""

    field_order = ["grade", "note", "on"]

    grade = forms.ChoiceField(label="评等", required=False)

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grades = category_of(line).grades
        self.fields["grade"].choices = [("", "请选"), *((each, each) for each in grades)]  # type: ignore[attr-defined]
        if not grades:
            del self.fields["grade"]
        if line.objections:
            self.fields["note"].label = f"公示中的 {line.objections} 条异议是怎么处理的"
