"""A view of the list that is kept under a name."""

from typing import Any

from django import forms


class SavedViewForm(forms.Form):
    """A name for a view, and whether the town shares it."""

    name = forms.CharField(label="视图名称", max_length=20)
    shared = forms.BooleanField(label="本镇街共用（谁都看得见，由督办岗改）", required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            self.fields["shared"].disabled = True
            self.fields["shared"].initial = False
