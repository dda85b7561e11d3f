"""The forms of intake: putting papers in, and deciding on what was read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django import forms

from guatu.crafts.planning.ticks import WORDS as CADENCE_WORDS
from guatu.records.offices.models import Office, Post
from guatu.records.paper.days import DayField
from guatu.work.ledger.dues import Basis, Due
from guatu.work.ledger.forms.odd import AsksIfOdd
from guatu.work.ledger.models import Campaign
from guatu.work.ledger.oddities import odd_day
from guatu.work.ledger.stages import Change, Duty

from .lifecycle.confirm import Amount
from .models import Candidate
from .options import LIMIT, NONE, RULE, WRITTEN, campaign_options, due_after, due_chosen
from .reading import target_of
from .refusals import LooksOdd, NeedsTheDayWritten
from .tickets import NOT_WRITTEN

OTHER = "other"
LONGEST_NAME = 40
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TOO_LONG = "题目不超过 120 字。"
NOT_A_NUMBER = "数量要填数字，如 18 或 2.5；没有就空着。"
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


class ConfirmForm(DecisionForm, AsksIfOdd):
    """确认, with everything put right in the same card."""

    title = forms.CharField(max_length=120, error_messages={"required": "事项要有一个题目。", "max_length": TOO_LONG})
    duty = forms.ChoiceField(choices=Duty)
    cadence = forms.ChoiceField(choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    due = forms.CharField(required=False)
    due_day = DayField(required=False, error_messages=NOT_A_DAY)
    due_limit = forms.CharField(required=False, max_length=20)
    lead = forms.CharField(required=False)
    lead_other = forms.CharField(required=False)
    assistants = forms.MultipleChoiceField(required=False)
    target = forms.DecimalField(required=False, max_digits=20, decimal_places=3, error_messages={"invalid": NOT_A_NUMBER})
    unit = forms.CharField(required=False, max_length=12)
    measure = forms.CharField(required=False, max_length=40)
    standard = forms.CharField(required=False, max_length=300)
    measures = forms.CharField(required=False, max_length=2000)
    campaign = forms.CharField(required=False)
    category = forms.CharField(required=False, max_length=24)
    asked_by = forms.CharField(required=False)
    handler = forms.CharField(required=False)

    def __init__(
        self, *args: Any, today: date, offices: Sequence[Office], campaigns: Sequence[Campaign] = (),
        askers: Sequence[Office] = (), handlers: Sequence[Post] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.today = today
        self.offices = {str(office.pk): office for office in offices}
        self.campaigns = {str(each.pk): each for each in campaigns}
        self.askers = {str(each.pk): each for each in askers}
        self.handlers = {str(each.pk): each for each in handlers}
        self.fields["assistants"].choices = [(key, key) for key in self.offices]  # type: ignore[attr-defined]

    def for_the_verb(self, candidate: Candidate, *, assign_now: bool) -> dict[str, Any]:
        """Return the arguments of ``confirm``. Raises NeedsTheDayWritten or LimitNotUnderstood."""
        data = self.cleaned_data
        due = self._due(candidate)
        lead = data["lead_other"] if data["lead"] == OTHER else data["lead"]
        return {
            "title": data["title"].strip(), "duty": self._duty(due), "cadence": data["cadence"], "due": due,
            "undated": due is None, "lead": self.offices.get(lead), "assign_now": assign_now,
            "assistants": [self.offices[key] for key in dict.fromkeys(data["assistants"]) if key != lead],
            "amount": self._amount(candidate), "standard": data["standard"], "measures": data["measures"],
            "campaign": self.campaigns.get(data["campaign"]), "category": data["category"] or None, "asked_by": self.askers.get(data["asked_by"]),
            "handler": self.handlers.get(data["handler"]) if assign_now else None,
        }  # fmt: skip

    def _duty(self, due: Due | None) -> str:
        """Return the nature: what is to be done by a day is 限期, whatever was proposed."""
        duty = str(self.cleaned_data["duty"])
        return Duty.DATED if due is not None and duty == Duty.STANDING else duty

    def ask_if_odd(self, due: Due | None, *, assign_now: bool) -> None:
        """Raise LooksOdd for a day that has passed or lies years away, unless the clerk has said that it is meant.

        A day that the paper names is asked about when the line is given out; the clerk's own at once.
        """
        own = self.cleaned_data["due"] in {WRITTEN, LIMIT}
        self.questions = odd_day(due.day, self.today, then="一交办就是红的") if due and (own or assign_now) else []
        self.confirmed = bool(self.questions) and self.data.get(self.sure_name) == self.sure
        if self.questions and not self.confirmed:
            raise LooksOdd(self.questions)

    def _amount(self, candidate: Candidate) -> Amount | None:
        """Return what the line is held against; None where the card did not ask."""
        if "target" not in self.data:
            return None
        data = self.cleaned_data
        compare = target_of(candidate).get("compare", "")
        return Amount(data["target"], data["unit"].strip(), data["measure"].strip(), compare)

    def _due(self, candidate: Candidate) -> Due | None:
        key, written = self.cleaned_data["due"] or NONE, self.cleaned_data["due_day"]
        if key == WRITTEN and written is None:
            raise NeedsTheDayWritten
        if key == LIMIT:
            return due_after(candidate.document, self.cleaned_data["due_limit"], self.today)
        campaign, _ = campaign_options(candidate, list(self.campaigns.values()))
        return due_chosen(candidate, key, written, campaign)


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
    target = target_of(candidate)
    by_rule = candidate.due_why == NOT_WRITTEN and candidate.document.dated is not None
    return {
        "title": candidate.title, "duty": candidate.duty, "cadence": candidate.details.get("cadence") or "",
        "due": (candidate.due_basis or WRITTEN) if day else RULE if by_rule else NONE, "due_day": "", "lead_other": "",
        "lead": str(candidate.lead_id or ""), "target": plain(target.get("target")), "unit": target.get("unit", ""),
        "measure": target.get("measure", ""),
    }  # fmt: skip


def plain(value: Decimal | None) -> str:
    """Return a number as it is typed: without zeros that say nothing."""
    return "" if value is None else format(value.normalize(), "f")


class SplitForm(DecisionForm):
    """拆: the quote with a line end at each cut."""

    cut = forms.CharField(strip=False, max_length=4000, error_messages={"required": "没有收到断开的文字。请再试一次。"})


class LineForm(DecisionForm):
    """Which line a candidate belongs to: one of those proposed (key), or another (number)."""

    line = forms.CharField(required=False)
    line_number = forms.CharField(required=False, max_length=30)


class JoinForm(LineForm):
    """接到已有事项: what the paper does to it, and whether it is put right at once."""

    change = forms.ChoiceField(choices=Change, required=False)
    amend = forms.BooleanField(required=False)


class KeepForm(LineForm):
    """记下: where a result or an activity is kept."""

    report = forms.BooleanField(required=False)
    words = forms.CharField(required=False, max_length=2000)
    amount = forms.DecimalField(required=False, max_digits=20, decimal_places=3, error_messages={"invalid": NOT_A_NUMBER})
    finished = forms.BooleanField(required=False)
    figures = forms.BooleanField(required=False)
    chronicle = forms.BooleanField(required=False)
    day = DayField(required=False, error_messages=NOT_A_DAY)
    place = forms.CharField(required=False, max_length=40)


class HandInForm(forms.Form):
    """代录反馈: as the paper says, or as the clerk has put it right."""

    words = forms.CharField(required=False, max_length=2000)
    amount = forms.DecimalField(required=False, max_digits=20, decimal_places=3, error_messages={"invalid": NOT_A_NUMBER})
    finished = forms.BooleanField(required=False)


class AmendEntryForm(forms.Form):
    """更正一条大事记."""

    words = forms.CharField(max_length=2000, error_messages={"required": "请写发生了什么。"})
    day = DayField(error_messages={**NOT_A_DAY, "required": "大事记要有一个日期。"})
    place = forms.CharField(required=False, max_length=40)
    reason = forms.CharField(required=False, max_length=100)


class AmendFigureForm(forms.Form):
    """更正一条数据线索."""

    name = forms.CharField(max_length=60, error_messages={"required": "请写是什么指标。"})
    value = forms.DecimalField(max_digits=24, decimal_places=4, error_messages={"invalid": NOT_A_NUMBER, "required": "请填数值。"})
    unit = forms.CharField(required=False, max_length=16)
    day = DayField(required=False, error_messages=NOT_A_DAY)
    reason = forms.CharField(required=False, max_length=100)


class RunForm(forms.Form):
    """Several candidates in one press: one day or length of time, one office, one campaign where they are given; else as proposed."""

    show = forms.CharField(required=False)
    act = forms.ChoiceField(choices=[(each, each) for each in ("confirm", "assign", "merge", "dismiss")])
    due = forms.CharField(required=False)
    due_day = DayField(required=False, error_messages=NOT_A_DAY)
    due_limit = forms.CharField(required=False, max_length=20)
    lead = forms.CharField(required=False)
    campaign = forms.CharField(required=False)
    reason = forms.CharField(required=False, max_length=100)

    def due_for_all(self) -> tuple[Due | None, bool]:
        """Return the one day, and whether all are to be without one. Raises NeedsTheDayWritten."""
        if self.cleaned_data["due"] == NONE:
            return None, True
        day = self.cleaned_data["due_day"]
        if self.cleaned_data["due"] == WRITTEN and day is None:
            raise NeedsTheDayWritten
        return (Due(day, Basis.CLERK, "督办岗定"), False) if day else (None, False)


KEPT_OF_THE_CARD = (
    "title", "duty", "cadence", "due", "due_day", "due_limit", "lead", "lead_other", "target", "unit", "measure", "standard",
    "measures", "campaign", "category", "asked_by", "handler",
)  # fmt: skip


def stored(form: ConfirmForm, *, assign_now: bool) -> dict[str, Any]:
    """Return the card as one clerk left it, to be kept until another agrees."""
    fields = {name: form.data[name] for name in KEPT_OF_THE_CARD if name in form.data}
    return {"fields": fields, "assistants": form.cleaned_data["assistants"], "assign": assign_now, "asked": form.noted("")}


def restored(candidate: Candidate, **choices: Any) -> tuple[ConfirmForm, bool]:
    """Return the card as the first clerk left it, and whether it is to be assigned at once."""
    kept = candidate.proposal
    data = kept.get("fields", {}) | {
        "assistants": kept.get("assistants", []), "n": candidate.number, "version": candidate.version,
    }  # fmt: skip
    return ConfirmForm(data, **choices), bool(kept.get("assign"))
