"""The forms of the settings: offices, posts, accounts; and of the first morning."""

import re
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from guatu.records.offices.matching import directory_of
from guatu.records.offices.models import Kind, Office, Post, Role, User
from guatu.records.offices.models.office import WHOLES
from guatu.records.offices.models.sign_in_rules import IDLE, LOCK_AFTER, LOCK_FOR
from guatu.records.paper.days import DayField

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
KINDS = [(kind.value, kind.label) for kind in Kind if kind not in WHOLES]
ROWS = forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "class": "paste"})


class OfficeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among offices, called as on pages."""

    def label_from_instance(self, obj: Office) -> str:
        """Return the office's name on pages."""
        return obj.called


class SeveralOffices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several offices, called as on pages."""

    def label_from_instance(self, obj: Office) -> str:
        """Return the office's name on pages."""
        return obj.called


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among the people of a town."""

    def label_from_instance(self, obj: User) -> str:
        """Return the name, and the sign-in name that tells two of the same name apart."""
        return f"{obj.name}（{obj.username}）"


def offices_of(whole: Office, day: date) -> Any:
    """Return the town's own offices of the day, the town first."""
    return Office.objects.filter(pk__in=[office.pk for office in directory_of(whole, day).offices])


def names_in(words: str) -> list[str]:
    """Return the names that a field lists."""
    return [name.strip() for name in re.split(r"[、，,;；\n]", words) if name.strip()]


class OfficeForm(forms.Form):
    """设立, 修改: what an office is called and where it stands."""

    name = forms.CharField(label="名称", max_length=60)
    short = forms.CharField(label="简称", max_length=20, required=False, help_text="页面上显示它；没有就空着。")
    also = forms.CharField(label="其他叫法", required=False, help_text="旧名、另一块牌子、文件里的写法，用顿号隔开。", max_length=400)
    kind = forms.ChoiceField(label="类别", choices=KINDS)
    parent = OfficeChoice(label="上级", queryset=Office.objects.none(), empty_label=None)
    field = forms.CharField(label="分管口", max_length=20, required=False, help_text="挂图上归在哪一组，如 工业、农业、建设、民生、综合。")
    order = forms.IntegerField(label="顺序", min_value=0, max_value=9999, required=False, help_text="小的在前；空着排在最后。")
    may_ask = forms.BooleanField(label="外部单位才看这一项：可以来文，要求本镇街办事", required=False)

    def __init__(self, *args: Any, whole: Office, today: date, office: Office | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        parents = offices_of(whole, today).exclude(kind=Kind.OUTSIDE)
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]
        if office is not None:
            self.fields["parent"].required = False  # left out: it stays where it is
            self.fields["parent"].queryset = parents.exclude(pk__in=Office.objects.in_or_below(office))  # type: ignore[attr-defined]
            if office.is_whole:
                del self.fields["parent"]
                del self.fields["kind"], self.fields["may_ask"], self.fields["field"]
                self.fields["code"] = forms.CharField(label="编号前缀", max_length=10, help_text="新立的事项编号以它开头，如 云溪。")

    def values(self) -> dict[str, Any]:
        """Return the fields as the verbs take them."""
        data = dict(self.cleaned_data)
        data["also"] = names_in(data["also"])
        return {name: value for name, value in data.items() if value is not None}


class RenameForm(forms.Form):
    """更名."""

    name = forms.CharField(label="新名称", max_length=60)
    short = forms.CharField(label="新简称", max_length=20, required=False)
    on = DayField(label="自哪天起", widget=DAY)
    note = forms.CharField(label="依据", max_length=200, required=False, help_text="哪份文件、哪次会议；可以不写。")


class TransferForm(forms.Form):
    """划归."""

    below = OfficeChoice(label="划归到", queryset=Office.objects.none(), empty_label="请选", help_text="从那天起的上级。")
    on = DayField(label="自哪天起", widget=DAY, help_text="在原上级下面的最后一天是它的前一天。")
    note = forms.CharField(label="依据", max_length=200, required=False, help_text="哪份文件、哪次会议；可以不写。")

    def __init__(self, *args: Any, whole: Office, office: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = offices_of(whole, today).exclude(kind=Kind.OUTSIDE).exclude(pk__in=Office.objects.in_or_below(office))
        self.fields["below"].queryset = others.exclude(pk=office.parent_id)  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    """合并."""

    into = OfficeChoice(label="并入", queryset=Office.objects.none(), empty_label="请选")
    on = DayField(label="自哪天起", widget=DAY, help_text="原单位的最后一天是它的前一天。")
    hand_over = forms.BooleanField(label="在办的事项一并改交办给它", required=False, initial=True)
    note = forms.CharField(label="依据", max_length=200, required=False)

    def __init__(self, *args: Any, whole: Office, office: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = offices_of(whole, today).exclude(pk=office.pk).exclude(kind__in=[*WHOLES, Kind.OUTSIDE])
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


class LastDayForm(forms.Form):
    """停用, 撤岗: the last day, and why."""

    last = DayField(label="最后一天", widget=DAY)
    note = forms.CharField(label="说明", max_length=200, required=False)


class NoteForm(forms.Form):
    """删除: why."""

    note = forms.CharField(label="说明", max_length=200, required=False)


class ToForm(forms.Form):
    """改交办: to whom an office's open lines go."""

    to = OfficeChoice(label="改给", queryset=Office.objects.none(), empty_label="请选")
    reason = forms.CharField(label="理由", max_length=200)

    def __init__(self, *args: Any, whole: Office, office: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = offices_of(whole, today).exclude(pk=office.pk).exclude(kind__in=[*WHOLES, Kind.OUTSIDE])
        self.fields["to"].queryset = others  # type: ignore[attr-defined]


class DutiesForm(forms.Form):
    """改职责: one duty a line."""

    words = forms.CharField(label="职责，一行一条", required=False, widget=forms.Textarea(attrs={"rows": 12}))


class PostForm(forms.Form):
    """设岗."""

    office = OfficeChoice(label="所在机构", queryset=Office.objects.none(), empty_label=None)
    role = forms.ChoiceField(label="岗位类别", choices=Role)
    title = forms.CharField(label="岗位名称", max_length=40, help_text="如 路桥岗、分管建设副镇长。")
    user = PersonChoice(label="在岗人员", queryset=User.objects.none(), required=False, empty_label="空岗")
    since = DayField(label="自哪天起", widget=DAY)
    in_charge_of = SeveralOffices(
        label="分管（审批岗）", queryset=Office.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, whole: Office, today: date, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = offices_of(whole, today)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        self.fields["in_charge_of"].queryset = offices.exclude(kind__in=[*WHOLES, Kind.OUTSIDE])  # type: ignore[attr-defined]


class AmendPostForm(forms.Form):
    """改岗位: its title, and what its holder is in charge of."""

    title = forms.CharField(label="岗位名称", max_length=40)
    in_charge_of = SeveralOffices(
        label="分管", queryset=Office.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, post: Post, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = offices_of(whole, today).exclude(kind__in=[*WHOLES, Kind.OUTSIDE])
        self.fields["in_charge_of"].queryset = offices  # type: ignore[attr-defined]
        if post.role != Role.APPROVER:
            del self.fields["in_charge_of"]


class HandOverForm(forms.Form):
    """换人."""

    user = PersonChoice(label="换成", queryset=User.objects.none(), required=False, empty_label="空着")
    since = DayField(label="自哪天起", widget=DAY, help_text="原来的人最后一天是它的前一天。")
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class SubstituteForm(forms.Form):
    """代岗."""

    user = PersonChoice(label="谁来代", queryset=User.objects.none(), empty_label="请选")
    since = DayField(label="自哪天起", widget=DAY)
    until = DayField(label="最后一天", widget=DAY)
    note = forms.CharField(label="说明", max_length=200, required=False, help_text="如 外出学习、休假；可以不写。")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class ScreenForm(forms.Form):
    """挂屏."""

    name = forms.CharField(label="挂在哪里", max_length=40, help_text="如 三楼会议室、办事大厅。")


class SignInRulesForm(forms.Form):
    """登录规则."""

    tries = forms.IntegerField(label="连错几次，账号锁定", min_value=LOCK_AFTER[0], max_value=LOCK_AFTER[1])
    minutes = forms.IntegerField(label="锁几分钟", min_value=LOCK_FOR[0], max_value=LOCK_FOR[1])
    idle_desk = forms.IntegerField(label="电脑上几分钟没有动作就退出", min_value=IDLE[0], max_value=IDLE[1])
    idle_mobile = forms.IntegerField(label="手机上几分钟没有动作就退出", min_value=IDLE[0], max_value=IDLE[1])


class CodeForm(forms.Form):
    """第二步: the code of the telephone, and for setting it up or ending it one's password."""

    password = forms.CharField(label="口令", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    code = forms.CharField(
        label="手机上的 6 位数", max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """The password must be right: whoever finds the page open sets nothing up."""
        if not self.user.check_password(self.cleaned_data["password"]):
            raise ValidationError("口令不对，请重新输入。")
        return str(self.cleaned_data["password"])


class AccountForm(forms.Form):
    """建账号."""

    name = forms.CharField(label="姓名", max_length=40)
    username = forms.CharField(label="登录名", max_length=40, help_text="字母、数字都行，如姓的拼音。")


class PasteForm(forms.Form):
    """导入: a paste, or a file that becomes one."""

    text = forms.CharField(label="粘贴", required=False, widget=ROWS, strip=False, max_length=400_000)
    file = forms.FileField(label="或选文件", required=False, help_text="xlsx、docx、csv、txt")


class PasswordForm(forms.Form):
    """改口令: the old one, and the new one twice."""

    old = forms.CharField(label="现在的口令", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    new = forms.CharField(
        label="新口令", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="至少 8 位，不全是数字，不要太常见，不要和姓名、登录名相近。",
    )  # fmt: skip
    again = forms.CharField(label="再输一遍", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old(self) -> str:
        """The old password must be right."""
        if not self.user.check_password(self.cleaned_data["old"]):
            raise ValidationError("现在的口令不对，请重新输入。")
        return str(self.cleaned_data["old"])

    def clean(self) -> dict[str, Any]:
        """The new one is strong enough, typed alike twice, and new."""
        data = super().clean() or {}
        new = data.get("new")
        if new:
            try:
                validate_password(new, self.user)
            except ValidationError as error:
                self.add_error("new", error)
            if new != data.get("again"):
                self.add_error("again", "两遍不一样，请重新输入。")
            if new == data.get("old"):
                self.add_error("new", "新口令和现在的一样，请换一个。")
        return data
