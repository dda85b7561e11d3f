"""No citizen is a record, no show is counted (I6, I7): no model, form, column, filter or page has room for it."""

import re
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django import forms
from django.apps import apps
from django.db import models

import guatu
from guatu.records.vault.models import Contact
from guatu.site.doors import DOORS
from guatu.work.ledger.columns import ALL
from guatu.work.ledger.views.export import GETTERS

# What a person would be recorded by, and what a show would be counted by, as a name of code would say it.
PERSON = (
    "phone|mobile|tel(no|ephone)|id_?card|identity|id_?number|petitioner|caller|complainant|informant|resident|citizen|"
    "person(_|al|$)|surname|gender|birth|wechat|e?mail|home_?address"
)
SHOW = (
    "login_?count|logins|online|points|check_?in|punch|attendance|gps|track(?!ed)|longitude|latitude|whereabouts|"
    "read_?(at|count|receipt)|views_?count|visits_?count|last_?seen|ranking|repeat"
)
NAMED = re.compile(rf"(^|(?<!idle)_)({PERSON}|{SHOW})", re.I)
# The same in the words of a label.
SAID = re.compile(
    "手机号|电话号|身份证|证件号|信访人|来访人|来信人|来电人|反映人|举报人|投诉人|住址|性别|民族|"
    "登录次数|在线时长|积分|打卡|签到|轨迹|经纬度|已读|点击量|重复访|排名"
)
# The house's own people alone have a name, and a sign-in its moment: an account is no citizen (F12.3).
EXCEPT = {"offices.user.email", "offices.user.last_login", "documents.document.read_at"}
OURS = [model for model in apps.get_models() if model.__module__.startswith("guatu.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_no_column_is_for_a_person_or_for_show(model):
    for field in model._meta.get_fields():
        place = f"{model._meta.label_lower}.{field.name}"
        if place in EXCEPT:
            continue
        assert not NAMED.search(field.name), place
        assert not SAID.search(f"{getattr(field, 'verbose_name', '')}"), place


def test_whose_name_is_kept_is_an_account_of_the_house():
    """A name is kept of whoever acts (the journals), of offices, and of what is named: never of whom a matter is about."""
    named = {f"{model._meta.label_lower}.{field.name}" for model in OURS for field in model._meta.fields
             if field.name.endswith("name") and isinstance(field, models.CharField | models.TextField)}  # fmt: skip
    of_acts = {"user_name", "added_name", "kept_name", "put_in_name", "proposed_name", "set_name"}
    acting = {name for name in named if name.rpartition(".")[2] in of_acts}
    things = {"offices.office.name", "offices.user.name", "offices.user.username", "ledger.campaign.name", "ledger.screening.name",
              "ledger.savedview.name", "ledger.screeningobject.name", "documents.document.name", "almanac.ownprofile.name",
              "almanac.owncategory.name", "almanac.lightsinforce.name", "offices.screen.name", "almanac.ownprofile.named", "offices.signin.username",
              "intake.figure.name", "almanac.rungsinforce.name", "evidence.piece.name"}  # fmt: skip
    # Who adds a column of this kind says here whose name it is.
    assert not named - acting - things


def forms_of_the_house():
    for module in walk_packages(guatu.__path__, "guatu."):
        if re.search(r"forms$|\.views\.|persons", module.name) and ".tests" not in module.name:
            for _, each in getmembers(import_module(module.name), isclass):
                if issubclass(each, forms.BaseForm) and each.__module__ == module.name:
                    yield each


def test_no_form_asks_for_one():
    asked = 0
    for form in forms_of_the_house():
        for name, field in form.base_fields.items():
            asked += 1
            assert not NAMED.search(name), (form, name)
            # The vault's form alone asks how to reach somebody, in one free field.
            if form.__name__ != "ContactForm":
                assert not SAID.search(f"{field.label}"), (form, name)
    assert asked > 100


def test_no_column_of_a_list_or_a_file_shows_one():
    for column in ALL:
        assert not NAMED.search(column.key) and not SAID.search(column.name)
    assert not [key for key in GETTERS if NAMED.search(key)]
    assert not [route for route in DOORS if NAMED.search(route.replace("/", "_"))]


def test_no_page_has_room_for_one():
    for template in Path(guatu.__file__).parent.rglob("templates/**/*.html"):
        page = template.read_text()
        names = re.findall(r'name="([\w-]+)"', page) + re.findall(r"\{\{ ?[\w.]*\.(\w+)", page)
        assert not [name for name in names if NAMED.search(name)], template
        labels = re.findall(r"<(?:th|dt|label|legend)[^>]*>([^<]*)<", page)
        assert not [label for label in labels if SAID.search(label)], template


def test_nothing_is_found_counted_or_linked_by_what_lies_in_the_vault():
    """The vault is asked by the line's own key, nowhere by anything else: no other line can be found through it."""
    assert [field.name for field in Contact._meta.fields if field.unique and not field.primary_key] == ["line"]
    assert not [field for field in Contact._meta.get_fields() if field.is_relation]
    asked = re.compile(r"Contact\.objects\.(?:using\(\w+\)\.)?(\w+)\(([^)]*)")
    for code in Path(guatu.__file__).parent.rglob("*.py"):
        if "tests" in code.parts:
            continue
        for verb, words in asked.findall(code.read_text()):
            wanted = set(re.findall(r"(\w+)=", words))
            assert wanted <= {"line", "line__in", "gone_on", "key"} and verb in {"filter", "exclude"}, (code, verb, words)
