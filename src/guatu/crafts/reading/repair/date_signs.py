"""Signs of dates that a site took out put back: 2026-度 is 2026年度, 4-初 is 4月初, 3-24 before a comma is 3月24日.

Such a site writes every 年 and 月 as a hyphen and drops every 日, in words and dates alike. One 2026-度 alone may be a
slip of the pen; where several stand, the hyphens that can only be signs of dates are read as such.
"""

from __future__ import annotations

from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

MONTH = r"(?:1[0-2]|[1-9])"
YEAR_SIGN = pattern(r"(?<![\d-])(?:19|20)\d{2}(-)(?=[\u4e00-\u9fff])")
MONTH_SIGN = pattern(rf"(?<![\d-]){MONTH}(-)(?=[初底末份]|[上中下]旬)|[半每]个?(-)(?=[\u4e00-\u9fff，,])")
DAY_SIGN = pattern(rf"(?<![\d-]){MONTH}(-)(?:[12]\d|3[01]|[1-9])()(?=[，,]|[上下]午)")
FEWEST = 2


def restore_date_signs(traced: Traced) -> Traced:
    text = traced.text
    years = [Edit(m.start(1), m.end(1), "年", "date sign") for m in YEAR_SIGN.finditer(text)]
    months = [Edit(*m.span(m.lastindex or 1), "月", "date sign") for m in MONTH_SIGN.finditer(text)]
    if not years or len(years) + len(months) < FEWEST:
        return traced
    days: list[Edit] = []
    for match in DAY_SIGN.finditer(text):
        days += [Edit(*match.span(1), "月", "date sign"), Edit(*match.span(2), "日", "date sign")]
    return traced.edit(sorted([*years, *months, *days]))
