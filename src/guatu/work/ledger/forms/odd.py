"""What looks odd is asked before it is written: a box to tick appears with the question, and the journal notes the answer."""

from hashlib import sha256
from typing import Any

from django import forms

from ..checked import with_checked

NAME = "sure"  # of the box


class AsksIfOdd(forms.Form):
    """A form that asks once more before it writes what looks odd; what was typed is kept.

    The answer is to these questions alone: whoever changes what was asked about is asked anew.
    NOTED_IN: the field whose words then say in the journal what was asked
    """

    NOTED_IN = "note"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions: list[str] = []
        self.confirmed = False

    def odd(self) -> list[str]:
        """Return what looks odd in what was typed, each in a sentence (guatu.work.ledger.oddities). Nothing else is wrong."""
        return []

    @property
    def sure_name(self) -> str:
        """What the box is called."""
        return self.add_prefix(NAME)

    @property
    def sure(self) -> str:
        """What the box sends: which questions it answers."""
        return sha256("；".join(self.questions).encode()).hexdigest()[:12]

    def noted(self, words: str) -> str:
        """Return the words, with what was asked and confirmed."""
        return with_checked(words, self.questions) if self.confirmed else words

    def _clean_form(self) -> None:
        super()._clean_form()  # type: ignore[misc]
        if self.errors:
            return
        self.questions = self.odd()
        if not self.questions:
            return
        self.confirmed = self.data.get(self.sure_name) == self.sure
        if not self.confirmed:
            self.errors[NAME] = self.error_class(self.questions)  # it is no field: the box stands there only now
        elif self.NOTED_IN in self.cleaned_data:
            self.cleaned_data[self.NOTED_IN] = self.noted(self.cleaned_data[self.NOTED_IN])
