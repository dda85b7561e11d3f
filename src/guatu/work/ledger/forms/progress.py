"""How far a line is, and what its office says of it: 反馈, by the office itself or by telephone."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from guatu.records.almanac.categories import category_of
from guatu.records.trail.refusals import Refusal

from ..blockers import KINDS, OTHER, with_blocker
from ..lifecycle.report import check_evidence
from ..models import Commitment
from ..oddities import odd_said
from .amounts import AmountField
from .on_a_day import OnADay

NOT_ALL_FILES = "有文件没有收下，所以还没有提交。"
FILES = "evidence"  # where what is wrong with them stands: it is no field of the form, and the page draws it


class ProgressForm(OnADay):
    """How much is done: in the line's own unit where it has a number, else in per cent."""

    amount = AmountField(label="完成数")
    percent = forms.DecimalField(label="整体进度（%）", required=False, max_digits=5, decimal_places=1)

    def __init__(self, *args: Any, line: Commitment, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.line = line
        for name in ("percent", "amount") if line.broken_down else ("percent",) if line.target else ("amount",):
            del self.fields[name]  # of a divided line neither is typed: both are its parts'
        if amount := self.amount_field:
            amount.count_in(line.unit, line.target, line.reported_amount, line.verified_amount)

    @property
    def amount_field(self) -> AmountField | None:
        """The field of the amount, where one is typed."""
        field = self.fields.get("amount")
        return field if isinstance(field, AmountField) else None

    def progress(self) -> dict[str, Any]:
        """Return amount and share for the verb."""
        percent = self.cleaned_data.get("percent")
        return {
            "amount": self.cleaned_data.get("amount"),
            "share": None if percent is None else percent / Decimal(100),
        }


class SaidForm(ProgressForm):
    """What an office says of a line: one number, one blocker, one sentence."""

    NOTED_IN = "words"
    day: date | None = None  # on which it was said, where the form does not ask it itself

    stuck = forms.ChoiceField(
        label="卡在哪里", choices=[("", "没有"), *((kind, kind) for kind in KINDS)], required=False, widget=forms.RadioSelect
    )
    stuck_what = forms.CharField(label="要谁来办，办什么", required=False, max_length=80)
    words = forms.CharField(label="说一句", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    finished = forms.BooleanField(label="已经办结，请求核实", required=False)

    def clean(self) -> dict[str, Any]:
        """See that something was said, and that what is done is not held up."""
        data = super().clean() or {}
        if data.get("stuck") == OTHER and not (data.get("stuck_what") or "").strip():
            self.add_error("stuck_what", "选了“其他”，请写一句要谁来办、办什么；没有卡住的，改选“没有”。")
        data["blocked"] = bool(data.get("stuck") or data.get("stuck_what"))
        if data["blocked"] and data.get("finished"):
            self.add_error("finished", "办结了就没有堵点。请去掉一个：还卡着就先报进度，办完了就不填堵点。")
        return data

    def odd(self) -> list[str]:
        """Ask about a number beyond the whole or below the last one, about a day before it, about what is finished and is not."""
        data = self.cleaned_data
        return odd_said(self.line, data.get("on", self.day), **self.progress(), finished=data["finished"])

    def said(self) -> str:
        """Return the sentence as the step keeps it."""
        data = self.cleaned_data
        kind = data["stuck"] or (OTHER if data["stuck_what"] else "")
        return with_blocker(data["words"], kind, data["stuck_what"])

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``report``."""
        return {"words": self.said(), "finished": self.cleaned_data["finished"], "on": self.cleaned_data["on"], **self.progress()}


class ReportForm(SaidForm):
    """反馈, by the office itself. The page shows a field for files only where a rule asks for them."""

    without = forms.CharField(label="没有附的原因", required=False, max_length=120)

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``report``."""
        return super().for_the_verb() | {"without": self.cleaned_data["without"]}

    def clean(self) -> dict[str, Any]:
        """See that something was said."""
        data = super().clean()
        if not data["blocked"] and not (data.get("words") or "").strip():
            self.add_error("words", "请写一句办到什么程度，再提交。")
        return data

    def say_what_is_wrong(self, refused: Sequence[str], files: Collection[str]) -> None:
        """Add to what is wrong with the fields what is wrong with the files; and, where the verb will not be asked, what the
        rule of the line's class would have it say (lifecycle.check_evidence): nobody is told of one thing after the other.

        refused: a sentence for each file that is not taken; files: the hashes of the others
        """
        if not self.is_bound:
            return
        self.is_valid()  # the fields first: what is added now stays
        if refused:
            self._say_of_files(NOT_ALL_FILES)
        if not self["finished"].data:
            return
        rule = category_of(self.line).evidence
        try:
            check_evidence(self.line, rule, files, finished=True, without=self.cleaned_data.get("without", ""))
        except Refusal as refusal:
            if rule is None:  # there is no place for files on the page
                self.add_error(None, refusal.in_words)
            else:
                self._say_of_files(refusal.in_words)

    def _say_of_files(self, words: str) -> None:
        self.errors[FILES] = self.error_class([*self.of_files, words])

    @property
    def of_files(self) -> list[str]:
        """What is wrong with the files, said where they are chosen."""
        return [str(words) for words in self.errors.get(FILES, ())]


class CallForm(SaidForm):
    """What an office says of one line by telephone; one of several in a row, all said on the same day."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sign = forms.BooleanField(label="签收", required=False)

    def __init__(self, *args: Any, line: Commitment, today: date, **kwargs: Any) -> None:
        super().__init__(*args, line=line, today=today, prefix=f"l{line.pk}", initial={"version": line.version}, **kwargs)
        del self.fields["on"]
        self.fields["stuck"].widget = forms.Select(choices=self.fields["stuck"].choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """See that a number does not stand without a sentence."""
        data = super().clean()
        told = data["blocked"] or data.get("finished") or data.get("amount") is not None or data.get("percent") is not None
        if told and not data["blocked"] and not (data.get("words") or "").strip():
            self.add_error("words", "请写一句电话里怎么说的。")
        data["told"] = told or bool((data.get("words") or "").strip())
        return data

    def odd(self) -> list[str]:
        """Ask about what was said; of a line that was not spoken of, nothing."""
        return super().odd() if self.cleaned_data["told"] else []
