"""The forms of the first morning: the town, and its first people."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from guatu.records.offices.lifecycle.begin import FirstPost
from guatu.records.offices.models import ADMINISTRATORS, Office, Role, User
from guatu.records.offices.usual import STYLES


class TownForm(forms.Form):
    """1. The town."""

    name = forms.CharField(label="全称", max_length=60, help_text="例如 云溪镇、东关街道、清河经济开发区。")
    style = forms.ChoiceField(label="类别", choices=[(key, label) for key, (label, _) in STYLES.items()], widget=forms.RadioSelect)
    district = forms.CharField(label="所属区县（可以不填）", max_length=60, required=False)

    def __init__(self, *args: Any, town: Office | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if town is not None:
            self.fields["district"].disabled = True
            self.fields["district"].help_text = "已经建好，这里不再改。"

    def clean(self) -> dict[str, Any]:
        """The town and its district are two."""
        data = super().clean() or {}
        if data.get("name") and data.get("name") == data.get("district"):
            self.add_error("district", "区县和镇街不能同名，请核对。")
        return data


# The posts beside the clerk's: role, what it is for, the usual title.
OTHERS = (
    (Role.VERIFIER, "核实岗", "看办得属实不属实，不常做主办", "核实岗"),
    (Role.APPROVER, "审批岗", "核实以后销号，如镇长、分管领导", "镇长"),
    (Role.ADMIN, "系统管理员", "设机构、岗位和账号，要另一个人；空着的，这些归您", "系统管理员"),
)
PARTS = ("title", "name", "username", "me", "office")


class PeopleForm(forms.Form):
    """4. The first people: the clerk with a password of her own, the others with one-time ones."""

    name = forms.CharField(label="您的姓名", max_length=40)
    username = forms.CharField(label="登录名", max_length=40, help_text="如姓的拼音：chen")
    password = forms.CharField(
        label="口令", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text="至少 8 位，不全是数字，不要太常见，不要和姓名、登录名相近。",
    )  # fmt: skip
    again = forms.CharField(
        label="再输一遍", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True)
    )

    def __init__(self, *args: Any, town: Office, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.town = town
        self.offices = {str(office.pk): office for office in offices}
        places = [("", "镇街本级"), *((str(office.pk), office.called) for office in offices)]
        for role, label, _, title in OTHERS:
            self.fields[f"{role}_title"] = forms.CharField(label="岗位名称", max_length=40, required=False, initial=title)
            self.fields[f"{role}_name"] = forms.CharField(label="姓名", max_length=40, required=False)
            self.fields[f"{role}_username"] = forms.CharField(label="登录名", max_length=40, required=False)
            if role not in ADMINISTRATORS:
                self.fields[f"{role}_me"] = forms.BooleanField(label=f"就是我，我兼{label}", required=False)
            self.fields[f"{role}_office"] = forms.ChoiceField(label="在哪个机构", choices=places, required=False)

    def others(self) -> list[dict[str, Any]]:
        """Return the rows of the other posts, for the page."""
        return [
            {"label": label, "does": does, **{part: self[f"{role}_{part}"] for part in PARTS if f"{role}_{part}" in self.fields}}
            for role, label, does, _ in OTHERS
        ]

    def clean(self) -> dict[str, Any]:
        """The password is strong and typed alike twice; a row is whole or empty; one sign-in name is one person."""
        data = super().clean() or {}
        user = User(username=data.get("username", ""), name=data.get("name", ""))
        password = data.get("password")
        if password:
            try:
                validate_password(password, user)
            except ValidationError as error:
                self.add_error("password", error)
            if password != data.get("again"):
                self.add_error("again", "两遍不一样，请重新输入。")
        people = {data.get("username"): data.get("name")}
        for role, label, *_ in OTHERS:
            name, username = data.get(f"{role}_name"), data.get(f"{role}_username")
            if data.get(f"{role}_me"):
                continue
            if bool(name) != bool(username):
                self.add_error(f"{role}_name", f"{label}要姓名和登录名都写，或都空着以后再设。")
            elif username and people.setdefault(username, name) != name:
                self.add_error(f"{role}_username", f"登录名“{username}”已经是{people[username]}的，请换一个；同一个人就写一样的姓名。")
        return data

    def posts(self) -> list[FirstPost]:
        """Return the posts wanted, the clerk's first. Whoever has the clerk's sign-in name is the clerk."""
        data = self.cleaned_data
        found = [FirstPost(data["name"], data["username"], Role.CLERK, "督办岗", self.town, data["password"])]
        for role, _, _, title in OTHERS:
            username = data["username"] if data.get(f"{role}_me") else data[f"{role}_username"]
            if not username:
                continue
            mine = username == data["username"]
            found.append(
                FirstPost(
                    data["name"] if mine else data[f"{role}_name"], username, role, data[f"{role}_title"] or title,
                    self.offices.get(data[f"{role}_office"], self.town), data["password"] if mine else None,
                )
            )
        return found
