"""What a field says of a mistake: a clerk's sentence, not a program's."""

import pytest
from django import forms
from django.core.validators import MaxValueValidator


@pytest.mark.parametrize(
    ("field", "filled", "said"),
    [
        (forms.CharField(), "", "这一栏要填。"),
        (forms.DateField(), "2026-02-30", "没有这一天。请写成 2026-12-31 的样子。"),
        (forms.CharField(max_length=4), "梁河路改造", "太长了：最多 4 个字，现在 5 个。请缩短。"),
        (forms.DecimalField(), "一百亩", "请只填数字，单位另填，例如 1.7。"),
        (forms.DecimalField(max_digits=5, decimal_places=1), "1234567", "数字太长，一共最多 5 位。请核对。"),
        (forms.IntegerField(validators=[MaxValueValidator(9)]), "10", "太大了：最大是 9。请核对。"),
        (forms.ChoiceField(choices=[("a", "甲")]), "b", "这一项不在可选的里面。请从列出的里面选。"),
        (forms.CharField(), "路\0桥", "里面有看不见的坏字符。请重新录入这一栏，不要粘贴。"),
    ],
)
def test_a_field_says_what_is_wrong_and_what_to_do(field, filled, said):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(filled)

    assert said in refused.value.messages


def test_a_form_that_knows_more_says_more():
    with pytest.raises(forms.ValidationError, match="请填文件的日期。"):
        forms.DateField(error_messages={"required": "请填文件的日期。"}).clean("")
