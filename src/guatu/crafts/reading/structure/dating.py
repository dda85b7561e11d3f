"""The day a paper was written, as the paper itself tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from guatu.crafts.timing.pieces import pattern

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "O": 0, "Ｏ": 0, "0": 0}
FULL = pattern(
    r"(?<!\d)((?:19|20)\d{2})\s?(?:年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?(?:日|(?=\s|来源|作者|$))|([-/.])\s?(\d{1,2})\4\s?(\d{1,2})(?!\d))"
)
CHINESE = pattern(
    r"([一二][〇○零OＯ0一二三四五六七八九]{3})年(十[一二]|[一二三四五六七八九十])月(三十一?"
    r"|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
STAMPED = pattern(r"成文|印发|发文|生成|发布|发表|刊发|时间|日期|更新|来源|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
HEAD_LINES = 12
# A masthead that shares its line with the day: 2026年第12期　2026年3月6日　党政办公室编.
ISSUE = pattern(r"第\s?[\d一二三四五六七八九十百]{1,4}\s?[期号]|总第|[编主]\s?印?$|时间\s?[:：]")
# What a page says of itself outside its main part: front matter's date, 发布时间.
OF_PAGE = re.compile(
    r"(?:^date[ \t]*:|(?:成文|印发|发文|发布|发表|更新)(?:时间|日期)[ \t]*[:：])[ \t\"']*(?=[12]\d{3})"
    r"(?P<day>[^\n<]{8,24})",
    re.MULTILINE | re.IGNORECASE,
)
# 请石桥村于2026年12月15日前完成: a day by which something is asked for, or since when; not the day of the paper.
ASKED_BEFORE = pattern(r"(?:时限|期限|截至|截止|到期|[于自从至到在])[:：]?$")
ASKED_AFTER = pattern(r"(?:之|以)?[前后起]|[至到—]|截止|(?:为|为止|止)|完成|开始|到期")
PAGE_HEAD = 20_000
FOOT_LINES = 6
# 2026年11月26日上午，镇长主持召开党政联席会议: the meeting of which minutes tell, in the sentence that begins with its day.
HELD_ON = pattern(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.．]|(?:会议)?时间[:：])?\s?(?P<day>(?:(?P<year>(?:19|20)\d{2})\s?年\s?)?(?P<month>\d{1,2})\s?月\s?(?P<number>\d{1,2})\s?日"
    r"|[一二][〇○零OＯ0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    r"(?!之?以?[前后起])(?:[（(][^（()）]{1,8}[)）])?(?P<held>[^。；;]{0,100}?(?:召开|举行|主持)[^。；;]{0,60}?会)"
)
TO_COME = pattern(r"[将拟]|计划|定于")
YEAR_AHEAD = pattern(r"(?<!\d)(20\d{2})(?=\s?[年〕］\])）】]|第)")  # 2026年第9次, 〔2026〕9号


def find_date(lines: Sequence[str], dropped: Sequence[str]) -> date | None:
    """Return the paper's own date, or None.

    Looked for in this order: a short line near the head that is mainly a date
    (masthead, front matter, ——2025年2月27日在…会议上); the portal's card
    (成文日期, 发布时间); a short line near the foot (the signature).
    """
    own = (line for line in lines[:HEAD_LINES] if not any(line in card for card in dropped))
    for line in own:
        if len(line) <= 80 and not _asks_for_it(line):
            day, share = _day_in(line)
            if day and (share >= 0.3 or _is_session(line) or (len(line) <= 60 and ISSUE.search(line))):
                return day
    for want in ("成文", "印发", "发布", ""):
        for line in dropped:
            if want in line and STAMPED.search(line):
                day, _ = _day_in(line)
                if day:
                    return day
    for line in reversed(lines[-FOOT_LINES:]):
        if len(line) <= 50 and not _asks_for_it(line):
            day, share = _day_in(line)
            if day and (share >= 0.3 or line.endswith("日")):
                return day
    return None


def find_meeting_day(lines: Sequence[str]) -> date | None:
    """Return the day of the meeting that the first sentences of its minutes tell of, or None.

    A day without a year is of the one year that the lines above it name (〔2026〕9号).
    """
    for number, line in enumerate(lines[:HEAD_LINES]):
        met = HELD_ON.match(line)
        if met is None or TO_COME.search(met["held"]):
            continue
        if met["year"] or met["month"] is None:
            return _day_in(met["day"])[0]
        years = {int(found[1]) for above in lines[: number + 1] for found in YEAR_AHEAD.finditer(above)}
        if len(years) == 1:
            return _day_in(f"{years.pop()}年{met['month']}月{met['number']}日")[0]
    return None


def find_date_of_page(page: str) -> date | None:
    """Return the day that a page's front matter or card gives, where neither belongs to its main part."""
    for match in OF_PAGE.finditer(page, 0, PAGE_HEAD):
        day, _ = _day_in(match["day"])
        if day:
            return day
    return None


def _asks_for_it(line: str) -> bool:
    """Tell whether the day in a line is one by which something is asked for, or a sentence goes on about it."""
    match = FULL.search(line) or CHINESE.search(line)
    if match is None or _is_session(line):
        return False
    front = line[: match.start()].rstrip(" \u3000“")
    asked = ASKED_BEFORE.search(front) is not None and not STAMPED.search(front)
    return asked or ASKED_AFTER.match(line, match.end()) is not None


def _is_session(line: str) -> bool:
    """——2025年2月27日在云溪镇第十六届人民代表大会第六次会议上."""
    return bool(re.match(r"[—\-(（]{0,3}\s?\d{4}年\d{1,2}月\d{1,2}日", line)) and "。" not in line


def _day_in(line: str) -> tuple[date | None, float]:
    match = FULL.search(line)
    if match:
        year = int(match[1])
        month, day = (int(match[2]), int(match[3])) if match[2] else (int(match[5]), int(match[6]))
    else:
        match = CHINESE.search(line)
        if match is None:
            return None, 0.0
        year = int("".join(str(DIGITS[c]) for c in match[1]))
        month, day = _small(match[2]), _small(match[3])
    try:
        return date(year, month, day), len(match[0]) / len(line)
    except ValueError:
        return None, 0.0


def _small(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return DIGITS[numeral]
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
