"""An amount in a line's own unit, as it is typed and as it stands in the box: 6.43亿, 6200万, 1.2 亿元, １２根.

What the box shows is what a page says of the amount, and reads back as the very same number.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from guatu.crafts.measuring.numerals import parse_numeral
from guatu.records.paper.templatetags.words import amount as amount_words

MONEY = "元"
LARGE, HUGE = Decimal(10**4), Decimal(10**8)  # from here on a page says 万, and 亿
LONGEST = 40  # what is longer is no number that anybody typed
_SCALED = re.compile(r"([百千]?[万亿]亿?)(.*)")  # 万元: the scale, and what is counted in it
_OF_NOTHING = re.compile(r"(?:^[负+-]?|(?<![\d.])0[0.]*|[零〇○])[万亿萬億]")  # 万元, 0亿5000万: a numeral takes these for one 万, one 亿
_HALF_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)}


def parse_amount(typed: str, unit: str) -> Decimal:
    """Return the amount in the unit, which may stand behind it; where the unit is 万元, 1.2亿 and 1.2亿元 are 12000.

    Raises ValueError for what is no number.
    """
    text, unit = ("".join(words.split()).translate(_HALF_WIDTH) for words in (typed, unit))
    number, scale = text.removesuffix(unit), 1
    if number == text and (scaled := _SCALED.fullmatch(unit)):
        number = text.removesuffix(scaled[2])
        if number != text or any(char in number for char in "万亿"):  # said in full, not in the unit's own scale
            scale = int(parse_numeral(scaled[1]))
    return _number(number) / scale


def _number(text: str) -> Decimal:
    if len(text) > LONGEST or _OF_NOTHING.search(text):
        raise ValueError(f"no numeral: {text[:LONGEST]!r}")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return Decimal(str(parse_numeral(text)))
    if not value.is_finite():
        raise ValueError(f"no numeral: {text!r}")
    return value


def amount_typed(amount: Decimal, unit: str) -> str:
    """Return an amount as one would type it: 3, not 3.000; a sum in 万 or 亿 where that says all of it."""
    plain = f"{amount.normalize():f}"
    if unit != MONEY or abs(amount) < LARGE:
        return plain
    said = amount_words(amount)
    return said if parse_amount(said, unit) == amount else plain


def unit_typed(form: forms.Form, name: str = "unit") -> str:
    """Return the unit that stands in the form beside the amount: as it was sent, else as it is shown at first."""
    said = form.data.get(form.add_prefix(name)) if form.is_bound else form.get_initial_for_field(form.fields[name], name)
    return str(said or "").strip()


class AmountField(forms.DecimalField):
    """How much, in the unit of a line, which the form tells it (``count_in``). Empty is nothing said."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_digits=18, decimal_places=3, **kwargs)
        self.unit = self.example = ""

    def count_in(self, unit: str, *known: Decimal | None) -> None:
        """Take the unit, and how large its amounts are from those that are known: of large sums an example stands in the label."""
        most = max((abs(each) for each in known if each is not None), default=Decimal(0))
        self.unit = unit
        if unit != MONEY:
            self.widget.attrs["inputmode"] = "decimal"  # its keys have no 亿
        elif most >= LARGE:
            self.example = "6.2亿" if most >= HUGE else "3.5万"
        example = f"{self.example}，或者写全 {parse_amount(self.example, unit):f}" if self.example else "1.7"
        self.error_messages["invalid"] = f"请填一个数，例如 {example}。"

    def count_typed(self, unit: str, *known: Decimal | None) -> None:
        """Take a unit that is typed beside the amount in the same form, and may be another by the time it is sent."""
        self.count_in(unit, *known)
        self.widget.attrs.pop("inputmode", None)
        self.help_text = "大数可以写 6.2亿、3000万。"
        self.error_messages["invalid"] = "请填一个数，例如 12、1.7、3000万；单位写在“计量单位”里。"

    @property
    def hint(self) -> str:
        """How a large sum may be typed; empty of others."""
        return f"写法如 {self.example}" if self.example else ""

    def called(self, name: str) -> str:
        """Return the label: what the number is, its unit, and how a large sum may be typed."""
        told = "，".join(each for each in (self.unit, self.hint) if each)
        return f"{name}（{told}）" if told else name

    def to_python(self, value: Any) -> Any:
        """Read what was typed, as a Decimal."""
        if isinstance(value, str) and value.strip():
            try:
                value = parse_amount(value, self.unit)
            except ValueError as wrong:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Show an amount as it is typed; what somebody has typed stays as it is."""
        return amount_typed(value, self.unit) if isinstance(value, Decimal) else value
