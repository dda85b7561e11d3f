"""并案: into which line."""

from typing import Any

from django import forms

from guatu.records.paper.numbers import is_number

from ..models import Commitment
from .on_a_day import ReasonForm


class MergeForm(ReasonForm):
    """并案: into which line."""

    field_order = ["into", "reason", "on"]

    into = forms.CharField(label="并入哪一条", max_length=24, help_text="填编号，如 云溪-0087，只填 87 也行。")

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line

    def clean_into(self) -> Commitment:
        """Return the line of that number."""
        said = self.cleaned_data["into"].strip()
        serial = said.rpartition("-")[2]
        # A sealed line is one with another that concerns the same office, and with nothing else.
        own = Commitment.objects.of(self.line.assigner).filter(concerns=self.line.concerns_id).select_related("assigner", "lead")
        found = own.filter(serial=int(serial)).first() if is_number(serial) else own.filter(number=said).first()
        if found is None:
            raise forms.ValidationError(f"台账里没有“{said}”。请填本镇街一条在办事项的编号。")
        return found
