"""Beginnings: the characters with which a time may begin, and the rules that are asked there."""

from __future__ import annotations

import re

from guatu.crafts.timing.periods import Rule
from guatu.crafts.timing.rules import (
    days,
    eras,
    feasts,
    lengths,
    loose,
    lunar,
    months,
    quarters,
    seasons,
    terms,
    weeks,
    years,
)

_NUMBER_RULES: tuple[Rule, ...] = (
    days.read_day,
    days.read_written_out,
    days.read_bare_day,
    months.read_month,
    months.read_written_month,
    quarters.read_quarter,
    years.read_years,
    lengths.read_within,
    lengths.read_back,
    lengths.read_apart,
)
# The rules that may begin with a character.
RULES_AT: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys("0123456789一二三四五六七八九十〇", _NUMBER_RULES),
    **dict.fromkeys("两半", (lengths.read_within, lengths.read_back, lengths.read_apart)),
    "第": (quarters.read_quarter,),
    "Q": (quarters.read_quarter,),
    "首": (quarters.read_quarter,),
    "前": (
        days.read_spoken_day,
        quarters.read_first_quarters,
        quarters.read_half,
        months.read_first_months,
        loose.read_without_period,
    ),
    "后": (days.read_spoken_day, quarters.read_half),
    "今": (
        days.read_spoken_day,
        years.read_two_years,
        seasons.read_season,
        lengths.read_ahead,
        loose.read_from_today,
        years.read_same_period,
    ),
    "昨": (days.read_spoken_day,),
    "明": (days.read_spoken_day, years.read_two_years, seasons.read_season),
    "本": (months.read_relative_month, quarters.read_relative_quarter, weeks.read_week, days.read_spoken_day),
    "大": (days.read_spoken_day, lunar.read_new_year),
    "这": (months.read_relative_month, quarters.read_relative_quarter, weeks.read_week, loose.read_without_period),
    "上": (
        months.read_relative_month,
        months.read_part_of_month,
        quarters.read_relative_quarter,
        quarters.read_half,
        weeks.read_week,
        years.read_same_period,
        loose.read_without_period,
    ),
    "下": (
        months.read_relative_month,
        months.read_part_of_month,
        quarters.read_relative_quarter,
        quarters.read_half,
        weeks.read_week,
        loose.read_without_period,
    ),
    "中": (months.read_part_of_month, feasts.read_feast),
    "月": (months.read_part_of_month,),
    "季": (quarters.read_relative_quarter,),
    "全": (years.read_bare_year_part,),
    "年": (years.read_bare_year_part, feasts.read_before_new_year),
    "岁": (years.read_bare_year_part,),
    "同": (years.read_same_period,),
    "去": (years.read_same_period, years.read_two_years, seasons.read_season),
    "周": (weeks.read_weekday,),
    "星": (weeks.read_weekday,),
    "礼": (weeks.read_weekday,),
    "未": (lengths.read_ahead,),
    "此": (lengths.read_ahead,),
    "接": (lengths.read_ahead,),
    "用": (lengths.read_taking,),
    "花": (lengths.read_taking,),
    "通": (lengths.read_taking,),
    "利": (lengths.read_taking,),
    "经": (lengths.read_taking,),
    "以": (lengths.read_taking,),
    "近": (loose.read_up_to_now, loose.read_without_period, lengths.read_back),
    "过": (lengths.read_back,),
    "最": (lengths.read_back,),
    "日": (loose.read_up_to_now,),
    "目": (loose.read_up_to_now,),
    "到": (loose.read_up_to_now,),
    "截": (loose.read_up_to_now,),
    "当": (loose.read_up_to_now, loose.read_without_period, weeks.read_week),
    "现": (loose.read_up_to_now, loose.read_from_today),
    "时": (loose.read_up_to_now,),
    "眼": (loose.read_up_to_now,),
    "至": (loose.read_to_this_day,),
    "迄": (loose.read_to_this_day,),
    "即": (loose.read_from_today,),
    "自": (loose.read_from_today,),
    "从": (loose.read_from_today,),
    "次": (loose.read_without_period,),
    **dict.fromkeys('“"‘「', (eras.read_era, feasts.read_feast)),
    **dict.fromkeys("春元清五劳端七建八国教妇植青儿重除", (feasts.read_feast,)),
    **dict.fromkeys("农阴旧正冬闰", (lunar.read_lunar,)),
    "腊": (lunar.read_lunar, feasts.read_feast),
    **dict.fromkeys("汛主", (feasts.read_flood_season,)),
    "入": (seasons.read_beginning,),
    **dict.fromkeys("春秋新学开", (terms.read_opening,)),
    **dict.fromkeys("暑寒", (terms.read_holidays,)),
}
RULES_AT["春"] = (feasts.read_feast, terms.read_opening)
for _char in "五七八":
    RULES_AT[_char] = (*_NUMBER_RULES, feasts.read_feast)
RULES_AT["十"] = (*_NUMBER_RULES, feasts.read_feast, eras.read_era)
# The unit behind a plain number says which of these rules to ask; behind 3、, 3— or 2026. it may be any.
_LENGTH_RULES: tuple[Rule, ...] = (lengths.read_within, lengths.read_back, lengths.read_apart)
_RULES_BEHIND: dict[str, tuple[Rule, ...]] = {
    "月": (days.read_day, months.read_month, lunar.read_lunar),
    "年": (years.read_years, *_LENGTH_RULES),
    "季": (quarters.read_quarter, *_LENGTH_RULES),
    **dict.fromkeys("日号", (days.read_bare_day, *_LENGTH_RULES)),
    **dict.fromkeys("个周天工小星多余", _LENGTH_RULES),
}

# What must stand behind such a character at least; a glance at it spares most places the rules.
_AHEAD = {
    "两半": "个年月周星天工日小至到-—",
    "第": "一二三四1234 ",
    "Q": "1234",
    "首": "季",
    "前": "半天年日阶段两一二三四五六七八九十0123456789",
    "后": "半天年",
    "今": "明天日年晨晚夜后春夏秋冬",
    "昨": "天日晨晚夜",
    "明": "后天日年晨晚春夏秋冬",
    "本": "月季周年星礼个日",
    "大": "前后年",
    "这": "个月季周段星礼一",
    "上下": "月个周季半年一旬中星礼阶上下",
    "中": "旬下秋",
    "月": "底末初中",
    "季": "度末底",
    "全来": "年",
    "去": "今年春夏秋冬",
    "年": "底末终初内中前",
    "岁": "末",
    "同汛": "期前",
    "周": "一二三四五六日末",
    "星": "期",
    "礼": "拜",
    "未": "来",
    "此": "后",
    "接": "下",
    "用花以": "半一二两三四五六七八九十0123456789",
    "通经过": "过去",
    "利": "用",
    "近": "日期年段半一二两三四五六七八九十0123456789",
    "最": "近迟晚",
    "日目时眼": "前下",
    "到": "目",
    "截": "至止",
    "当": "前日天月年季周下",
    "现": "在阶",
    "至": "今",
    "迄": "今至",
    "即": "日",
    "自从": "即现从去今明本上下年月“春国元 一二三四五六七八九十0123456789",
    "次": "日月年",
    "不": "迟晚",
    '“"‘「': "十春元清五劳端七八中国",
    "春": "节季",
    "秋": "季",
    "新": "学",
    "学": "校",
    "开": "学",
    "暑寒": "假期",
    "元": "旦宵",
    "妇": "女",
    "植": "树",
    "青": "年",
    "儿": "童",
    "重": "阳",
    "除": "夕",
    "农阴旧": "历",
    "正冬": "月",
    "腊": "月八",
    "闰": "正一二三四五六七八九十冬腊0123456789",
    "清": "明",
    "劳": "动",
    "端": "午",
    "建": "党军",
    "国": "庆",
    "教": "师",
    "主": "汛",
    "入": "汛春夏秋冬",
}
_NUMERALS = frozenset("0123456789一二三四五六七八九十〇")
_SECOND = {char: frozenset(ahead) for chars, ahead in _AHEAD.items() for char in chars}
# One class of first characters, one of second ones: the engine skips over all others at once. Which second belongs to
# which first is looked up afterwards; a pattern with a branch for each is slower to compile and to run.
_CUE = re.compile(
    f"[{''.join(_SECOND)}{''.join(sorted(_NUMERALS))}]"
    f"(?:(?<=[{''.join(sorted(_NUMERALS))}])|(?=[{re.escape(''.join(sorted(frozenset().union(*_SECOND.values()))))}]))"
)
_NUMBER = re.compile(
    r"(?<!\d\d)(?<!\d\d\.\d)(?<![一二三四五六七八九十〇第每][一二三四五六七八九十])"
    r"[0-9一二三四五六七八九〇○零十]{1,4}[ \u3000]?"
    r"(?:[年月日号季周天工小星交多余、./\-—–－~～―至到五]|个[工月季日小星半交多]|一[前假期])"
)

_RUN = re.compile(r"[0-9一二三四五六七八九十〇○零]{1,4}[ \u3000]?")


def rules_at(text: str, at: int) -> tuple[Rule, ...]:
    """The rules that may read a time at a place."""
    char = text[at : at + 1]
    if char in _NUMERALS and (run := _RUN.match(text, at)):
        unit = text[run.end() : run.end() + 1]
        if unit in _RULES_BEHIND:
            return _RULES_BEHIND[unit]
    return RULES_AT.get(char, ())


def next_beginning(text: str, at: int) -> int:
    """The next place, from ``at`` on, where a time may begin; -1 if there is none."""
    while cue := _CUE.search(text, at):
        at = cue.start()
        char = text[at]
        if _NUMBER.match(text, at) if char in _NUMERALS else text[at + 1] in _SECOND[char]:
            return at
        at += 1
    return -1
