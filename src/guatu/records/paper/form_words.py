"""What every field says of a mistake, in a clerk's words, where its form says nothing of its own.

Django's own Chinese reads like a program (确保该变量包含不超过 120 字符), and some of it ends in an English full stop.
Each sentence here says what is wrong and what to do; a form that knows more still says more with `error_messages`.
"""

from typing import Any

from django import forms
from django.core import validators

FIELDS: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "这一栏要填。"},
    forms.DateField: {"invalid": "没有这一天。请写成 2026-12-31 的样子。"},
    forms.IntegerField: {"invalid": "请填一个整数，例如 12。"},
    forms.DecimalField: {"invalid": "请只填数字，单位另填，例如 1.7。"},
    forms.ChoiceField: {"invalid_choice": "这一项不在可选的里面。请从列出的里面选。"},
    forms.MultipleChoiceField: {"invalid_choice": "有一项不在可选的里面。请从列出的里面选。"},
    forms.ModelChoiceField: {"invalid_choice": "这一项现在不能选，可能刚刚有改动。请重新选。"},
    forms.ModelMultipleChoiceField: {
        "invalid_choice": "有一项现在不能选，可能刚刚有改动。请重新选。",
        "invalid_pk_value": "有一项现在不能选，可能刚刚有改动。请重新选。",
    },
    forms.FileField: {
        "required": "还没有选文件。",
        "empty": "这个文件是空的。请另选一个。",
        "missing": "还没有选文件。",
    },
}

VALIDATORS: dict[Any, str] = {
    validators.MaxLengthValidator: "太长了：最多 %(limit_value)d 个字，现在 %(show_value)d 个。请缩短。",
    validators.MinLengthValidator: "太短了：至少 %(limit_value)d 个字，现在 %(show_value)d 个。",
    validators.MaxValueValidator: "太大了：最大是 %(limit_value)s。请核对。",
    validators.MinValueValidator: "太小了：最小是 %(limit_value)s。请核对。",
    validators.ProhibitNullCharactersValidator: "里面有看不见的坏字符。请重新录入这一栏，不要粘贴。",
}

DECIMALS = {
    "invalid": "请只填数字，单位另填，例如 1.7。",
    "max_digits": "数字太长，一共最多 %(max)s 位。请核对。",
    "max_decimal_places": "小数最多 %(max)s 位。请四舍五入后再填。",
    "max_whole_digits": "数字太大，小数点前最多 %(max)s 位。请核对。",
}


def say_it_in_words() -> None:
    """Put these sentences in the place of Django's. Called once, when the room is ready."""
    for field, words in FIELDS.items():
        field.default_error_messages = {**field.__dict__.get("default_error_messages", {}), **words}
    for validator, sentence in VALIDATORS.items():
        validator.message = sentence
    validators.DecimalValidator.messages = DECIMALS
