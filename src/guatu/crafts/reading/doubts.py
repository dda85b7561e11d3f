"""Doubts: what the reader cannot settle and a clerk must, one Chinese sentence each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from guatu.crafts.reading.findings import Doubt, Reading
from guatu.crafts.reading.repair.masks import SIGN
from guatu.crafts.timing.pieces import pattern

DAY_WITHOUT_YEAR = pattern(r"(?<![\d年])\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬|份)?")
FAR = 400  # days between the paper's own date and the one given, from which on one of them is doubted


def with_doubts(reading: Reading, *, own_date: date | None) -> Reading:
    """Return the reading with its doubts, in the order of the text."""
    doubts: list[Doubt] = list(reading.doubts)
    if reading.date is None:
        doubts.append(Doubt(0, 0, "no date", "文件没有写明日期，“年底”“本月”等时间无法换算；请补填成文日期后重读。"))
        match = DAY_WITHOUT_YEAR.search(reading.text)
        if match:
            doubts.append(Doubt(match.start(), match.end(), "year", f"“{match[0]}”没有写明是哪一年，请核对后补填。"))
    elif reading.date_basis == "override" and own_date and abs((own_date - reading.date).days) > FAR:
        doubts.append(
            Doubt(
                0, 0, "date",
                f"文件自己的日期是{own_date.isoformat()}，与指定的{reading.date.isoformat()}相差一年以上，请核对。",
            )
        )  # fmt: skip
    doubts.extend(
        Doubt(match.start(), match.end(), "damage", "此处原文缺损，无法恢复；请对照纸质原件补正。")
        for match in re.finditer(SIGN, reading.text)
    )
    if not reading.text:
        doubts.append(Doubt(0, 0, "no text", "除页面装饰外没有读到正文；请检查放入的是不是正文页。"))
    if reading.candidates and all(candidate.owner is None for candidate in reading.candidates):
        doubts.append(Doubt(0, 0, "owner", "全文没有写明是哪个镇（街道）或单位的文件，请指定责任单位。"))
        ownerless = False
    else:
        ownerless = True
    for candidate in reading.candidates:
        if ownerless and candidate.owner is None:
            doubts.append(Doubt(candidate.start, candidate.end, "owner", "看不出这一条由谁承担，请指定单位。"))
        if (
            candidate.due
            and reading.date
            and candidate.due.last
            and candidate.due.last < reading.date
            and candidate.status != "done"
        ):
            doubts.append(
                Doubt(
                    candidate.start, candidate.end, "due past",
                    f"时限“{candidate.due.text}”换算后早于成文日期，请核对年份。",
                )
            )  # fmt: skip
    return replace(reading, doubts=tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end, doubt.kind))))
