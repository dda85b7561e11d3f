"""The form of a class of matters."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms

from guatu.crafts.timing.clock_words import BASIS_WORDS, limit_words
from guatu.crafts.timing.clocks import Basis
from guatu.records.almanac.categories import Category, Closer, EvidenceRule
from guatu.records.almanac.category import CONTEST_DAYS
from guatu.records.almanac.models import CLOSER_WORDS
from guatu.records.almanac.profiles import offered
from guatu.records.offices.models import Office

from .forms import names_in

MOST_PUBLIC_DAYS = 60
MOST_GRADES = 6
MOST_LOOK_BACK_DAYS = 366


class CategoryForm(forms.Form):
    """类别: its limit, its evidence, who closes, what is made public."""

    name = forms.CharField(label="名称", max_length=12)
    profile = forms.ChoiceField(label="没写时限的先按", required=False, help_text="交办时先给出按它算的日子，可以改；写明了时限的，以写明的为准。")
    contest_days = forms.IntegerField(
        label="交办后几个工作日内可以申诉", min_value=1, max_value=30, required=False, help_text=f"空着的按 {CONTEST_DAYS} 个工作日。"
    )
    closer = forms.ChoiceField(label="谁批销号", choices=[(each.value, words) for each, words in CLOSER_WORDS.items()])
    public_days = forms.IntegerField(
        label="销号前公示几个工作日", min_value=0, max_value=MOST_PUBLIC_DAYS, required=False, help_text="不用公示的空着。"
    )
    grades = forms.CharField(label="销号时评等", max_length=80, required=False, help_text="从好到差，用顿号隔开，如 好、较好、一般。不评的空着。")
    look_back = forms.IntegerField(
        label="回头看抽百分之几", min_value=0, max_value=100, help_text="逾期、退回过、延过期、重新列过账、代录反馈的，不用抽，总要看。"
    )
    look_back_days = forms.IntegerField(
        label="销号后几天内回头看", min_value=1, max_value=MOST_LOOK_BACK_DAYS, help_text="自然日。销号时就抽；抽到的，差七天上首页。"
    )
    asks_for = forms.CharField(label="要什么佐证", max_length=60, required=False, help_text="如 现场照片、验收单。不要的空着：能不要就不要。")
    at_least = forms.IntegerField(label="至少几份", min_value=1, max_value=20, required=False)
    purpose = forms.CharField(label="用来做什么", max_length=100, required=False, help_text="写给交材料的人看。要佐证就要写。")
    must = forms.BooleanField(label="法规或安全要求，非交不可（不勾的，写明原因可以不交）", required=False)
    is_sealed = forms.BooleanField(label="对被反映的单位保密（检举一类）", required=False)
    basis = forms.ChoiceField(label="依据类别", choices=[(each.value, words) for each, words in BASIS_WORDS.items()])
    source = forms.CharField(label="依据", max_length=200, help_text="哪一级哪个机关的哪份文件，第几条。")
    papers = forms.CharField(label="用于", required=False, max_length=120, help_text="文件标题或事项里有这些字的，先按这一类；用顿号隔开。")
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args: Any, whole: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [(each.key, f"{each.called}　{limit_words(each.budget)}") for each in offered(whole)]
        self.fields["profile"].choices = [("", "不定，照文件或领导写明的"), *rules]  # type: ignore[attr-defined]

    def clean_grades(self) -> tuple[str, ...]:
        """Return the grades, best first."""
        grades = tuple(names_in(self.cleaned_data["grades"]))
        if len(grades) == 1 or len(grades) > MOST_GRADES or any(len(each) > 12 for each in grades):
            raise forms.ValidationError(f"评等要有两等以上、{MOST_GRADES} 等以内，每等不超过 12 个字；不评的空着。")
        return grades

    def clean(self) -> dict[str, Any]:
        """See that evidence is asked for with a purpose, or not at all."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("asks_for") and not data.get("purpose"):
            self.add_error("purpose", "要佐证，就要写明用来做什么：交材料的人看得到。不写就不要佐证。")
        if not data.get("asks_for") and (data.get("must") or data.get("at_least")):
            self.add_error("asks_for", "写明要什么佐证；不要的，把份数和“非交不可”去掉。")
        return data

    def category(self, key: str) -> Category:
        """Return the class that the form tells."""
        data = self.cleaned_data
        asked = EvidenceRule(data["asks_for"], data["purpose"], data["at_least"] or 1, data["must"]) if data["asks_for"] else None
        return Category(
            key, data["name"], Basis(data["basis"]), data["source"], data["profile"], asked, Closer(data["closer"]),
            data["public_days"] or 0, data["grades"], Fraction(data["look_back"], 100), data["look_back_days"], data["is_sealed"],
            data["note"], tuple(names_in(data["papers"])), contest_days=data["contest_days"] or CONTEST_DAYS,
        )  # fmt: skip


def told(category: Category) -> dict[str, Any]:
    """Return a class as the form shows it."""
    asked = category.evidence
    return {
        "name": category.name, "profile": category.profile, "closer": category.closer.value, "public_days": category.public_days or None,
        "contest_days": category.contest_days,
        "grades": "、".join(category.grades), "look_back": int(category.look_back_share * 100), "look_back_days": category.look_back_days,
        "is_sealed": category.is_sealed, "basis": category.basis.value, "source": category.source,
        "papers": "、".join(category.papers), "note": category.note,
        "asks_for": asked.words if asked else "", "at_least": asked.least if asked else None,
        "purpose": asked.purpose if asked else "", "must": bool(asked and asked.must),
    }  # fmt: skip


def as_copy(category: Category) -> Category:
    """Return the class from which a copy begins: called otherwise, so that it can be told apart, and proposed to nothing."""
    return replace(category, name=f"{category.name[:9]}（另）", papers=())
