"""The fields the verbs' forms share: an office, the post that does the work, a time limit by rule; a day."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms

from guatu.records.offices.models import Office, Post

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OfficeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among the offices below a whole, called as on pages."""

    def label_from_instance(self, obj: Office) -> str:
        """Return the office's name on pages."""
        return obj.called


class PlacedSelect(forms.Select):
    """A choice whose options say where in the tree they stand: the page then offers the posts of the chosen lead."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the option, with the path of its office beside it."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if instance := getattr(value, "instance", None):
            option["attrs"]["data-path"] = instance.office.path if isinstance(instance, Post) else instance.path
        return option


class RuleSelect(forms.Select):
    """A choice among clock profiles, each with the day it comes to: the page then fills it in."""

    days: Mapping[str, date] = {}
    in_hours: Collection[str] = ()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the option, with its day beside it."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if day := self.days.get(str(value)):
            option["attrs"]["data-day"] = day.isoformat()
        if str(value) in self.in_hours:
            option["attrs"]["data-hours"] = ""
        return option


class HandlerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """承办岗: a post of the lead. Without script all posts of the town are offered, and the verb refuses the others."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Post.objects.none(), required=False, empty_label="先不设", widget=PlacedSelect(attrs={"data-handlers": ""}),
            label="责任人（承办岗，可不设）", **kwargs,
        )  # fmt: skip

    def label_from_instance(self, obj: Post) -> str:
        """Return the office and the post."""
        return str(obj)


class ConcernsField(OfficeField):
    """检举件: the office that a line complains of, from which it is then kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Office.objects.none(), required=False, empty_label="不是检举件", label="被反映的单位（检举、揭发件才选）",
            help_text="选了以后，这个单位和它下面的人哪里都看不到这一条；也不上墙。", **kwargs,
        )  # fmt: skip
