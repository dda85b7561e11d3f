"""Loose words: 近日, 日前, 目前, 至今 (up to the paper's day), 即日起; 当日, 近期, 下一阶段 give no period."""

from __future__ import annotations

from guatu.crafts.timing.periods import Context, Found, Period
from guatu.crafts.timing.pieces import pattern

# Left and right of it stand the characters that make another word: 项目前期, 应当前往, 节日前, 最近日子.
UP_TO_NOW = pattern(
    r"(?:(?<!最)近日(?!点|子|常|均|趋)"
    r"|(?<![节生假今昨明近即\d一二三四五六七八九十旦元当作纪末])日前(?!往|来|后|期|线|去|夕)"
    r"|(?:到|截至)?(?<![项数科题栏名条书篇类])目前(?!期|景|提|置|沿|端|瞻|往|来|面|后|身|列)(?:为止)?"
    r"|(?<![应适相])当前(?!往|来|者)"
    r"|现阶段|时下(?!载)|眼下(?!方))"
)
TO_THIS_DAY = pattern(r"(?:迄今(?:为止)?|(?<![甚乃以直延不冬夏])至今(?!年|天|日|后|晚|春|秋|冬|夏|古))")
FROM_TODAY = pattern(r"(?:从|自)?(?:即日|现在|今日|今天)起")
NO_PERIOD = pattern(
    r"(?:(?<![应相适])当[日天月年季周](?!前|均|报)(?:(?<=月)\d{1,2}[日号]前?|(?<=[年月季])年?[底末初]前?)?|(?<![一二三四五六七八九十两每多首再初本此数上\d多度])次[日月年](?!报)"
    r"(?:(?<=月)\d{1,2}[日号]前?|(?<=[年月])年?[底末初]前?)?"
    r"|近期|近年来?|下一?阶段|上一?阶段|前一?阶段|前段时间|近段时间|近一段时间|这段时间|当下)"
)


def read_up_to_now(text: str, at: int, context: Context) -> Found | None:
    """近日, 日前, 目前, 当前: some time before the paper was written."""
    match = UP_TO_NOW.match(text, at)
    if match is None:
        return None
    return Found(match.end(), Period(None, context.said_on, "before"), "loose", lost=context.said_on is None)


def read_to_this_day(text: str, at: int, context: Context) -> Found | None:
    """至今, 迄今."""
    match = TO_THIS_DAY.match(text, at)
    if match is None:
        return None
    return Found(match.end(), Period(None, context.said_on, "before"), "loose", lost=context.said_on is None)


def read_from_today(text: str, at: int, context: Context) -> Found | None:
    """即日起: from the paper's day on, without an end."""
    match = FROM_TODAY.match(text, at)
    if match is None:
        return None
    return Found(match.end(), Period(context.said_on, None, "day"), "from-today", lost=context.said_on is None)


def read_without_period(text: str, at: int, context: Context) -> Found | None:
    """当日, 次月, 次月5日前, 当年底, 近期, 下一阶段: words of time that name no days."""
    match = NO_PERIOD.match(text, at)
    return None if match is None else Found(match.end(), None, "loose")
