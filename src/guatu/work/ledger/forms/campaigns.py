"""The forms of campaigns: what is told of one, and which lines join it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from guatu.records.documents.models import Document, State, what_is_long
from guatu.records.offices.models import Kind, Office
from guatu.records.paper.days import DayField

from ..classes import GENERAL, class_choices
from ..models import Campaign
from ..stages import CADENCE_WORDS
from .fields import DAY, OfficeField
from .on_a_day import OnADay

PAPERS = 200


class PaperField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among the papers of the whole, called as on pages."""

    def label_from_instance(self, obj: Document) -> str:
        """Return the paper's name on pages."""
        return f"{obj.called}（{obj.dated:%Y-%m-%d}）" if obj.dated else obj.called


class CampaignForm(OnADay):
    """建立."""

    name = forms.CharField(label="名称", max_length=80)
    words = forms.CharField(label="说明（要解决什么）", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    document = PaperField(label="依据文件", queryset=Document.objects.none(), required=False, empty_label="没有，或还没投进来")
    sponsor = OfficeField(
        label="发起单位", queryset=Office.objects.none(), required=False, empty_label="未填", help_text="谁要求搞的：区里或本镇街。"
    )
    office = OfficeField(label="牵头办公室", queryset=Office.objects.none(), required=False, empty_label="未定")
    parent = forms.ModelChoiceField(
        label="属于哪个行动或计划", queryset=Campaign.objects.none(), required=False, empty_label="自成一个"
    )
    since = DayField(label="自", widget=DAY, required=False)
    until = DayField(label="至", widget=DAY, required=False)
    rhythm = forms.ChoiceField(
        label="调度节奏", choices=[("", "跟着各条自己的"), *CADENCE_WORDS.items()], required=False,
        help_text="从“自”那天数起，遇休息日顺延到下一个工作日。",
    )  # fmt: skip
    category = forms.ChoiceField(label="类别", required=False, help_text="归进来的事项没另写的，都先按这一类。")
    look_back_on = DayField(label="集中回头看", widget=DAY, required=False, help_text="这一天把已销号的逐条再看一遍。")

    def __init__(self, *args: Any, whole: Office, today: date, campaign: Campaign | None = None, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        kept = campaign.category if campaign else ""
        self.fields["category"].choices = [(GENERAL, "不定，各条按自己的"), *class_choices(whole, kept)[1:]]  # type: ignore[attr-defined]
        sponsors = Office.objects.that_may_ask(whole) | Office.objects.in_or_below(whole)
        choices: dict[str, Any] = {
            "document": papers_of(whole, campaign),
            "sponsor": sponsors.on(today) | Office.objects.filter(pk__in=[campaign.sponsor_id] if campaign and campaign.sponsor_id else []),
            "office": Office.objects.in_or_below(whole).on(today).exclude(kind=Kind.OUTSIDE),
            "parent": Campaign.objects.of(whole).running().exclude(pk=campaign.pk if campaign else 0).order_by("name"),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Return the arguments of ``begin_campaign``."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return told | {"category": told["category"] or GENERAL}


def papers_of(whole: Office, campaign: Campaign | None) -> QuerySet[Document]:
    """Return the papers that may be a campaign's: the newest of the town, and the one it has."""
    newest = Document.objects.filter(whole=whole).exclude(state=State.PURGED).order_by("-pk").values_list("pk", flat=True)
    own = [campaign.document_id] if campaign and campaign.document_id else []
    return Document.objects.filter(pk__in=[*newest[:PAPERS], *own]).order_by("-pk").defer(*what_is_long())


class ChangeCampaignForm(CampaignForm):
    """变更."""

    reason = forms.CharField(label="变更的理由", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).update(
            name=campaign.name, words=campaign.words, document=campaign.document_id, sponsor=campaign.sponsor_id,
            office=campaign.office_id, parent=campaign.parent_id, since=campaign.since, until=campaign.until,
            rhythm=campaign.rhythm, category=campaign.category or GENERAL, look_back_on=campaign.look_back_on,
        )  # fmt: skip
        super().__init__(*args, whole=campaign.whole, campaign=campaign, **kwargs)

    def changes(self) -> dict[str, Any]:
        """Return the fields as ``change_campaign`` takes them."""
        data = self.cleaned_data
        keys = {f"{name}_id": data[name].pk if data[name] else None for name in ("document", "sponsor", "office", "parent")}
        own = {name: data[name] for name in ("name", "words", "since", "until", "rhythm", "look_back_on")}
        return keys | own | ({"category": data["category"]} if data["category"] else {})


class CopyForm(OnADay):
    """谋划明年."""

    name = forms.CharField(label="新的名称", max_length=80)
    with_lines = forms.BooleanField(label="把没销号的事项也带过去", required=False)


class JoinForm(OnADay):
    """归入, 移出: the lines chosen, and why."""

    lines = forms.TypedMultipleChoiceField(label="事项", coerce=int, choices=())
    reason = forms.CharField(label="理由", max_length=200)

    def __init__(self, *args: Any, keys: list[int], today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["lines"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]
        self.fields["lines"].error_messages |= {
            "required": "一条都没有选。请在左边勾上要归入的事项。",
            "invalid_choice": "选的事项里有的已经不在这里了，请刷新后再选。",
        }
