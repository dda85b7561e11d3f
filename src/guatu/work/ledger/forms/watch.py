"""列入重点: why, and whether the line leaves by rule."""

from django import forms

from .on_a_day import ReasonForm


class WatchForm(ReasonForm):
    """列入重点: why, and whether the line leaves by rule."""

    field_order = ["reason", "leaves_by_rule", "on"]

    leaves_by_rule = forms.BooleanField(label="好转了按规则移出（不勾的，只由领导移出）", required=False, initial=True)
