"""The forms of intake: putting papers in, and deciding on what was read."""

from datetime import date
from pathlib import Path
from typing import Any

from django import forms

from guatu.crafts.planning.ticks import WORDS as CADENCE_WORDS
from guatu.records.offices.models import Office
from guatu.records.paper.days import DayField
from guatu.work.ledger.dues import Due
from guatu.work.ledger.stages import Duty

from .models import Candidate
from .options import NONE, WRITTEN, due_chosen
from .refusals import NeedsTheDayWritten

OTHER = "other"
LONGEST_NAME = 40
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TOO_LONG = "题目不超过 120 字。"
NOT_A_DAY = {"invalid": "日期看不懂。请写成 2026-11-20 这样，或留空。"}


class DropForm(forms.Form):
    """One paper: a file or pasted words; the day used where the paper has none of its own."""

    paper = forms.FileField(label="文件", required=False, allow_empty_file=True, max_length=200)
    words = forms.CharField(label="或粘贴正文", required=False, strip=False)
    dated = DayField(label="文件里没有日期时用这一天", required=False, widget=DAY, error_messages=NOT_A_DAY)
    whole = forms.ModelChoiceField(label="归哪个镇街", queryset=Office.objects.none(), empty_label=None)

    def __init__(self, *args: Any, wholes: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wholes = wholes
        self.fields["whole"].queryset = Office.objects.filter(pk__in=[whole.pk for whole in wholes])  # type: ignore[attr-defined]
        self.fields["whole"].required = len(wholes) > 1

    def papers(self) -> list[tuple[str, bytes]]:
        """Return what was put in as (name, bytes): the file, and the words under the name of their first line."""
        found = []
        if file := self.cleaned_data.get("paper"):
            found.append((file.name, file.read()))
        words = self.cleaned_data.get("words") or ""
        if words.strip():
            found.append((name_of(words), words.encode()))
        return found

    def town(self) -> Office:
        """Return whose paper it is."""
        return self.cleaned_data.get("whole") or self.wholes[0]


def name_of(words: str) -> str:
    """Return a file's name for pasted words: their first line."""
    line = next((line.strip() for line in words.splitlines() if line.strip()), "粘贴的文字")
    name = "".join("_" if sign in '\\/:*?"<>|' or sign < " " else sign for sign in line)[:LONGEST_NAME]
    return f"{Path(name).name or '粘贴的文字'}.txt"


class DatedForm(forms.Form):
    """The day of a paper that states none."""

    dated = DayField(label="文件日期", widget=DAY, error_messages=NOT_A_DAY | {"required": "请填文件的日期。"})


class DecisionForm(forms.Form):
    """What every decision says: which candidate, as it was seen, and in which group the clerk works."""

    n = forms.IntegerField(min_value=1)
    version = forms.IntegerField(min_value=0)
    show = forms.CharField(required=False)


class ConfirmForm(DecisionForm):
    """确认, with everything put right in the same card."""

    title = forms.CharField(max_length=120, error_messages={"required": "事项要有一个题目。", "max_length": TOO_LONG})
    duty = forms.ChoiceField(choices=Duty)
    cadence = forms.ChoiceField(choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    due = forms.CharField(required=False)
    due_day = DayField(required=False, error_messages=NOT_A_DAY)
    lead = forms.CharField(required=False)
    lead_other = forms.CharField(required=False)
    assistants = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {str(office.pk): office for office in offices}
        self.fields["assistants"].choices = [(key, key) for key in self.offices]  # type: ignore[attr-defined]

    def for_the_verb(self, candidate: Candidate, *, assign_now: bool) -> dict[str, Any]:
        """Return the arguments of ``confirm``. Raises NeedsTheDayWritten."""
        data = self.cleaned_data
        due = self._due(candidate)
        lead = data["lead_other"] if data["lead"] == OTHER else data["lead"]
        return {
            "title": data["title"].strip(), "duty": data["duty"], "cadence": data["cadence"], "due": due,
            "undated": due is None, "lead": self.offices.get(lead), "assign_now": assign_now,
            "assistants": [self.offices[key] for key in data["assistants"] if key != lead],
        }  # fmt: skip

    def _due(self, candidate: Candidate) -> Due | None:
        key, written = self.cleaned_data["due"] or NONE, self.cleaned_data["due_day"]
        if key == WRITTEN and written is None:
            raise NeedsTheDayWritten
        return due_chosen(candidate, key, written)


class DismissForm(DecisionForm):
    """不立账: one of the reasons, or one's own words."""

    reason = forms.CharField(required=False)
    own_words = forms.CharField(required=False, max_length=100)

    def chosen(self) -> str:
        """Return the reason: one's own words, where there are any."""
        return str(self.cleaned_data["own_words"] or self.cleaned_data["reason"]).strip()


def initial_of(candidate: Candidate) -> dict[str, Any]:
    """Return the card's fields as proposed."""
    day: date | None = candidate.due
    return {
        "title": candidate.title, "duty": candidate.duty, "cadence": candidate.details.get("cadence") or "",
        "due": (candidate.due_basis or WRITTEN) if day else NONE, "due_day": "", "lead_other": "",
        "lead": str(candidate.lead_id or ""),
    }  # fmt: skip
