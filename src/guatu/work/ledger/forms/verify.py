"""核实, 复查, 回头看: what somebody else found."""

from typing import Any

from django import forms

from ..models import Commitment
from ..oddities import odd_found, odd_return
from ..stages import ReviewFinding, Stage, Verdict
from .on_a_day import OnADay
from .progress import ProgressForm


class FoundForm(ProgressForm):
    """How much somebody else has found done."""

    def call_the_number(self, help_text: str) -> None:
        """Call the number what it is here, and say what an empty box means."""
        amount = self.amount_field.called("核实数") if self.amount_field else ""
        for name, label in (("amount", amount), ("percent", "核实进度（%）")):
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, help_text


class VerifyForm(FoundForm):
    """核实: what was found."""

    NOTED_IN = "finding"
    field_order = ["finding", "amount", "percent", "on"]

    finding = forms.CharField(label="核实到的情况", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, line: Commitment, returns: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, line=line, **kwargs)
        self.returns = returns
        told = line.reported_amount is not None or line.reported_share is not None
        self.call_the_number(f"看到办成的有多少。{'空着，就是和反馈的一样；退回的，空着不记数。' if told else ''}")

    def odd(self) -> list[str]:
        """Ask about a number beyond or far below what was reported; of what is returned, about one that leaves nothing to do."""
        return (odd_return if self.returns else odd_found)(self.line, **self.progress())


class SendBackForm(FoundForm):
    """退回: what is wanting; and, of whoever verifies, how much was found done all the same."""

    NOTED_IN = "reason"
    field_order = ["reason", "amount", "percent", "on"]

    reason = forms.CharField(label="哪里没有办到，要办到什么样", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, line=line, **kwargs)
        if line.stage != Stage.REPORTED:
            self.fields.pop("amount", None), self.fields.pop("percent", None)  # an approver does not verify
        self.call_the_number("看到办成的有多少，算核实过的；空着就不记数。")

    def odd(self) -> list[str]:
        """Ask about a number beyond or far below what was reported, and about one that leaves nothing to do."""
        return odd_return(self.line, **self.progress())

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``send_back``."""
        return {"reason": self.cleaned_data["reason"], "on": self.cleaned_data["on"], **self.progress()}


class ReviewForm(OnADay):
    """复查: how a standing duty is kept."""

    field_order = ["finding", "words", "on"]

    finding = forms.ChoiceField(label="坚持得怎样", choices=ReviewFinding)
    words = forms.CharField(label="看到的情况", widget=forms.Textarea(attrs={"rows": 3}))


class LookBackForm(OnADay):
    """回头看: what was found."""

    field_order = ["verdict", "finding", "on"]

    verdict = forms.ChoiceField(label="现在怎样", choices=Verdict)
    finding = forms.CharField(label="看到的情况", widget=forms.Textarea(attrs={"rows": 3}))
