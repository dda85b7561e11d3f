"""Five-year plans as times: “十五五”期间, “十四五”以来, “十四五”末. The plan's bare name is no time,
unless a heading looks back on it: “十四五”及2025年工作回顾."""

from __future__ import annotations

from datetime import date

from guatu.crafts.timing.periods import Context, Found, Period
from guatu.crafts.timing.pieces import pattern, small_number

PLAN = pattern(
    r"(?:[“\"‘「]?(十[一二三四五六七八九])|[“\"‘「](十))五[”\"’」]?(期间|时期|以来|期末|末期|末|收官之年|开局之年|首年|期(?=[，,。、])|(?=(?:及|和|与)20\d\d年|(?:工作|发展)?(?:回顾|总结)))"
)


def read_era(text: str, at: int, context: Context) -> Found | None:
    """The years of a plan; the 14th runs from 2021 to 2025. 以来 ends with the paper's day, 末 is the last year."""
    match = PLAN.match(text, at)
    if match is None:
        return None
    first = 2021 + (small_number(match[1] or match[2]) - 14) * 5
    if match[3] == "以来":
        said_on = context.said_on
        start = date(first, 1, 1) if said_on is not None else None
        return Found(match.end(), Period(start, said_on, "year"), "eras", lost=said_on is None)
    last = first + 4
    if match[3] in ("末", "期末", "末期", "收官之年"):
        first = last
    elif match[3] in ("开局之年", "首年"):
        last = first
    return Found(match.end(), Period(date(first, 1, 1), date(last, 12, 31), "year"), "eras", False)
