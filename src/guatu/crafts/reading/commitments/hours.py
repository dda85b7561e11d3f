"""Questions about time words: past or due, part of a name, how wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from guatu.crafts.reading.commitments import modes
from guatu.crafts.reading.findings import Due
from guatu.crafts.reading.structure.outline import Line
from guatu.crafts.timing.periods import Period
from guatu.crafts.timing.pieces import pattern, small_number
from guatu.crafts.timing.times import TimeWord

AT_YEAR_END = pattern(r"推进|考核|总结|盘点|述职|测评|评比|检查|决算|奖")  # 年终考核 is held when it is held
YEAR_OF_NAME = pattern(
    r"度?(?:的)?(?:重点|[一二三四五六七八九十\d]{1,3}[件项大])?"
    r"(?:民生实事|为民办实事|工作思路|工作计划|任务|目标|预算|工作|[\u4e00-\u9fff]{2,6}(?:项目计划|发行|预算草案))"
)
ATTRIBUTE = pattern(
    r"(?:确定|确立|制定|下达|提出|既定|定下|布置|部署|安排|签订|签约|批复|印发)的|(?:的)?(?:各项|常规|主要|总体)?(?:重点)?(?:工作(?!组)|任务|目标|攻坚|收官|冲刺|考核指标|指标|项目(?!建成|竣工|开工|投产|落地|完成)|思路|争先|“)"
)
YEARLESS = pattern(
    r"今年(?:以来|\d)|(?:过去|这)?一年(?:来|里)|自\d|全年|年内|年初|年[底末终]|[上下]半年|前[\d一二三四五六七八九十]|第?[一二三四]季度"
    r"|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:月|[—－\-–~至]\d{1,2}月)"
)
LAST_YEAR = frozenset(("去年", "前年", "上年", "去年底", "去年年底"))  # and no plan is for them
LATELY = frozenset(("近日", "日前", "近期"))
NOW = frozenset(("当前", "目前", "日前", "近日", "今日", "昨日", "昨天", "截至目前", "截止目前", "连日来"))
MONTH = pattern(r"\d{1,2}月份?")
OF_ITS_MONTH = pattern(r"(?:\d{4}年)?(?:\d{1,2}|本|[一二三四五六七八九十]{1,2})月份?")
MONTH_AND_DAY = pattern(r"\d{1,2}月\d{1,2}")
YEAR_END = 31  # days before the end of a period from which on a review speaks of all of it
LONG = 45  # days from which on a past time is a period looked back on
NEAR = 95  # days up to which a due interval is a deadline, not a year's frame
WHOLE_YEAR = pattern(r"(?:\d{4}|今)年")
LIMIT = pattern(
    r"(?:[上下中]午|晚上?)?(?:\d{1,2}(?:[:：]\d{2}|[点时](?:\d{1,2}分|半)?))?(?:下班)?(?:之|以)?前(?![期后往来所列])"
)
BEGINNING = pattern(r"[从自]?[\d年月日号底初一二三四五六七八九十]{2,12}(?:开始|起)[^。；;]*$")

TITLE_OPENS = pattern(r"《[^》]*$")
IN_BRACKETS = pattern(r"[（(][^（()）\n]{0,12}$")
TITLE = 60  # characters of the title of a paper before a time in it
HEAD = 300  # characters in which a review says of which half or quarter it tells


def is_past(word: TimeWord, mode: str, said_on: date | None) -> bool:
    """Tell whether a time word says when something happened, not when it is due."""
    period = word.period
    if period is None or period.last is None or said_on is None:
        if word.text in NOW or word.text.endswith("以来"):
            return True  # and a paper without a date knows no better
        return mode in (modes.EVENT, modes.REVIEW) and not word.text.endswith("前")
    if word.text in LAST_YEAR:
        return True
    limit = word.text.endswith("前") and not word.text.endswith(("目前", "当前", "日前"))
    if mode == modes.PLAN and period.precision == "before" and limit:
        return False  # 会议要求2月10日前完成: a limit, be it over
    if period.last < said_on:
        return not (mode == modes.PLAN and period.precision == "year")
    if period.last == said_on:
        return True
    if is_count_day(word) and not word.text.endswith("前") and (period.last - said_on).days < YEAR_END:
        return True  # 截至11月, said in that month
    if mode == modes.REVIEW and period.first is not None and period.first <= said_on:
        # What a paper of the year's end looks back on is the year, though it has some days to go.
        near = period.precision in ("year", "half", "quarter") or OF_ITS_MONTH.fullmatch(word.text) is not None
        return near and (period.last - said_on).days <= YEAR_END
    return mode == modes.EVENT and period.first is not None and period.first <= said_on and width(word) < 300


def is_future(word: TimeWord, said_on: date | None) -> bool:
    return (
        word.period is not None and word.period.last is not None and said_on is not None and word.period.last > said_on
    )


def is_over(word: TimeWord, said_on: date | None) -> bool:
    """Tell whether a time had ended when the paper was written."""
    return word.period is None or word.period.last is None or said_on is None or word.period.last < said_on


def is_ahead(word: TimeWord, said_on: date | None) -> bool:
    """Tell whether all of a time is still to come."""
    return word.period is not None and word.period.first is not None and said_on is not None and word.period.first > said_on


def is_name(text: str, word: TimeWord) -> bool:
    """Tell whether a time belongs to the name of a thing: 2026年度民生实事项目, 四季度攻坚战, 年底各项工作."""
    if (not word.text.endswith(("前", "内")) or word.text in NOW) and ATTRIBUTE.match(text, word.end):
        return True
    if word.text.endswith("年终") and AT_YEAR_END.match(text, word.end):
        return True
    if word.period is not None and word.period.precision != "year":
        return False
    return word.text.endswith("年度") or YEAR_OF_NAME.match(text, word.end) is not None


OF_A_MONTH = pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
OF_A_DAY = pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[—－\-–~至、](?:\d{1,2}|[一二三四五六七八九十]{1,3}))?[日号]")


def in_month(word: TimeWord, year: int, month: int) -> TimeWord:
    """Return a day without a month (5日, 3—6日) as of the month that the heading above it names."""
    period = word.period
    if period is None or period.first is None or period.last is None or not OF_A_DAY.fullmatch(word.text):
        return word
    try:
        first, last = period.first.replace(year=year, month=month), period.last.replace(year=year, month=month)
    except ValueError:  # 31 February
        return word
    return replace(word, period=replace(period, first=first, last=last))


YEAR_ENDS = pattern("年(?:底|末|终)")


def in_year(word: TimeWord, year: int) -> TimeWord:
    """Return a time word without a year (8月, 全年, 上半年) as of a year: that which the heading above it looks back on."""
    period = word.period
    if period is None or period.first is None or period.last is None or not YEARLESS.match(word.text):
        return word
    shift = year - period.first.year
    if shift == 0:
        return word
    try:
        first, last = period.first.replace(year=year), period.last.replace(year=period.last.year + shift)
        if word.text == "今年以来":
            last = date(year, 12, 31)  # of a year that has gone by all of it
    except ValueError:  # 29 February
        return word
    return replace(word, period=replace(period, first=first, last=last))


def year_gone_by(word: TimeWord | None, said_on: date | None) -> int | None:
    """Return the year that a time is all of, where it has gone by: 去年, 2025年."""
    period = word.period if word else None
    if period is None or period.first is None or period.last is None or said_on is None or period.last >= said_on:
        return None
    whole = period.first == date(period.first.year, 1, 1) and period.last == date(period.first.year, 12, 31)
    return period.first.year if whole else None


YEAR = pattern(r"(?<!\d)(20\d\d)年")
OPENING = 600  # characters in which a paper without a day names its year


def only_year(text: str) -> int | None:
    """Return the one year that a paper without a day names at its beginning: 2027年，云溪镇将…."""
    years = {int(match[1]) for match in YEAR.finditer(text, 0, OPENING)}
    return years.pop() if len(years) == 1 else None


FIRST_SENTENCE = 120  # characters of the first paragraph in which a report says of which time it tells
SHORTEST_PARAGRAPH = 40  # characters of what is no heading
SO_FAR = pattern(r"(?:今年|年初|去年|20\d\d年|[一二三四五近几]年)以?来|[上下]半年|前三季度")


def period_opened_with(text: str, times: Sequence[TimeWord], lines: Sequence[Line], said_on: date) -> TimeWord | None:
    """Return 今年以来 in the first sentence of a report that has no such head: it tells of that time to its end."""
    opening = next((line for line in lines if line.part == "paragraph" and len(line.text) > SHORTEST_PARAGRAPH), None)
    if opening is None:
        return None
    until = min(opening.end, opening.start + FIRST_SENTENCE)
    stop = text.find("。", opening.start, until)
    until = stop if stop >= 0 else until
    found = [word for word in times if opening.start <= word.start < until and SO_FAR.fullmatch(word.text) and is_period(word)]
    return found[0] if found and found[0].period and found[0].period.last and found[0].period.last <= said_on else None


NUMBERED_YEAR = pattern(r"20\d\d年(?:度|全年)?")


def year_told_of(words: Sequence[TimeWord]) -> TimeWord | None:
    """Return the one year that a paper without a day names: that of all that it tells."""
    years = [word for word in words if NUMBERED_YEAR.fullmatch(word.text)]
    return years[0] if years and len({word.text[:4] for word in years}) == 1 else None


def of_the_year(words: Sequence[TimeWord], placed: Sequence[TimeWord]) -> list[TimeWord]:
    """Return times with 年内, 全年 and 6月底 of a paper without a day placed in the one year that it names."""
    of_year = {(word.start, word.end): _of_all_the_year(word) for word in placed if YEARLESS.match(word.text) and not word.text.startswith("自")}
    return [of_year.get((word.start, word.end), word) if not is_placed(word) else word for word in words]


def _of_all_the_year(word: TimeWord) -> TimeWord:
    """Return 一年来 as of the year in which it ends."""
    period = word.period
    if "一年" not in word.text or period is None or period.last is None:
        return word
    return replace(word, period=Period(date(period.last.year, 1, 1), date(period.last.year, 12, 31), "year"))


def as_told(word: TimeWord, said_on: date) -> TimeWord:
    """Return a day without a year as news tells it: not of a year to come."""
    period = word.period
    if not word.relative or period is None or not (MONTH_AND_DAY.match(word.text) or MONTH.fullmatch(word.text)):
        return word
    if period.first is None or period.last is None or (period.first - said_on).days <= YEAR_END:
        return word
    try:
        first, last = period.first.replace(year=period.first.year - 1), period.last.replace(year=period.last.year - 1)
    except ValueError:  # 29 February
        return word
    return replace(word, period=replace(period, first=first, last=last))


def lies_in(word: TimeWord, other: TimeWord | None) -> bool:
    """Tell whether a time lies within a longer stretch of years."""
    if other is None or other.period is None or word.period is None:
        return False
    first, last = other.period.first, other.period.last
    if first is None or last is None or word.period.first is None or word.period.last is None or last.year == first.year:
        return False
    return first <= word.period.first and word.period.last <= last


def as_planned(word: TimeWord, said_on: date) -> TimeWord:
    """Return 年底 and 12月底前 as a plan says them: of a year still going on, in spring too."""
    period = word.period
    if not word.relative or period is None or period.last is None or period.last.year >= said_on.year:
        return word
    if not (YEAR_ENDS.match(word.text) or OF_A_MONTH.match(word.text)):
        return word
    shift = said_on.year - period.last.year
    try:
        first = period.first and period.first.replace(year=period.first.year + shift)
        return replace(word, period=replace(period, first=first, last=period.last.replace(year=said_on.year)))
    except ValueError:  # 29 February
        return word


FIVE_YEARS = pattern(r"(?:过去|今后|未来|接下来|此后)?(?:的)?[五5]年(?:来|以来|间)?")
LAST_YEAR_OF_REPORTS = pattern(r"(?:刚刚)?过去(?:的)?一年(?:来|里)?|一年来")  # said in spring
AND_UP_TO = pattern(r"[乃直]至到?")
LAST_MONTHS = 11  # from which month of a year 一年来 looks back on that year
FIRST_MONTHS = 4  # up to which month of a year 五年来 looks back on whole years


def as_terms(words: list[TimeWord], text: str, said_on: date | None) -> list[TimeWord]:
    """Return 五年来 and 今后五年 as a report of a year's first months means them: five whole years, a term or a plan's."""
    if said_on is not None and said_on.month >= LAST_MONTHS:
        return [_of_this_year(word, said_on) if word.rule == "lengths" else word for word in words]
    if said_on is None or said_on.month > FIRST_MONTHS:
        return words
    found: list[TimeWord] = []
    for word in words:
        first, last = (word.period.first, word.period.last) if word.period else (None, None)
        if first and last:
            before = found[-1] if found and AND_UP_TO.fullmatch(text, found[-1].end, word.start) else None
            if word.rule == "lengths" and LAST_YEAR_OF_REPORTS.fullmatch(word.text):
                word = replace(word, period=Period(date(said_on.year - 1, 1, 1), date(said_on.year - 1, 12, 31), "year"))
            if word.rule == "lengths" and FIVE_YEARS.fullmatch(word.text):
                begins, ends = (said_on.year, last.year - 1) if last > said_on else (first.year, said_on.year - 1)
                word = replace(word, period=Period(date(begins, 1, 1), date(ends, 12, 31), "year"))
            elif before and before.rule == "lengths" and before.period and before.period.first:
                found.pop()  # 今后五年乃至到2030年
                period = Period(before.period.first, last, "year")
                word = TimeWord(before.start, word.end, text[before.start : word.end], period, True, before.rule)
        found.append(word)
    return found


# 2026年起5年内, 从2026年起，用5年左右时间: the term of a plan, which its 5年内 means as well.
TERM = pattern(r"[从自]?(?P<year>20\d\d)年(?:起|开始)[，,]?(?:用|在)?(?P<years>[2-9]|10|[二三四五六七八九十])年(?:之?内|(?:左右)?的?时间(?:之?内)?)")
WITHIN_YEARS = pattern(r"(?P<years>[2-9]|10|[二三四五六七八九十])年(?:之?内|左右(?:的)?时间)")


def of_a_term(words: list[TimeWord], text: str, said_on: date | None) -> list[TimeWord]:
    """Return 2026年起5年内 as one time, and the 5年内 that a plan says behind it as the same five years; not of a term that is over."""
    since = said_on.year if said_on else 0
    found_terms = TERM.finditer(text)
    terms = {each.start(): each for each in found_terms if int(each["year"]) + small_number(each["years"]) > since}
    if not terms:
        return words
    lengths = {small_number(match["years"]): int(match["year"]) for match in terms.values()}
    found: list[TimeWord] = []
    until = 0
    for word in words:
        if word.start < until:
            continue
        term = next((terms[place] for place in (word.start, word.start - 1) if place in terms), None)
        within = WITHIN_YEARS.fullmatch(word.text)
        start, end, count = word.start, word.end, small_number(within["years"]) if within else 0
        if term is not None:
            start, end, count = term.start(), max(term.end(), word.end), small_number(term["years"])
            until = end
        if (term is not None or within is not None) and count in lengths:
            year = lengths[count]
            period = Period(date(year, 1, 1), date(year + count - 1, 12, 31), "year")
            word = TimeWord(start, end, text[start:end], period, False, word.rule)
        found.append(word)
    return found


def _of_this_year(word: TimeWord, said_on: date) -> TimeWord:
    """Return 一年来 as a report of a year's last weeks means it: the year that ends."""
    if LAST_YEAR_OF_REPORTS.fullmatch(word.text) is None:
        return word
    return replace(word, period=Period(date(said_on.year, 1, 1), said_on, "year"))


def is_count_day(word: TimeWord) -> bool:
    """Tell whether a time is the day up to which something is counted: 截至10月, 目前."""
    return word.text.startswith(("截至", "截止", "目前", "现在", "至", "到"))


def counted_to(word: TimeWord, said_on: date | None, lead: str) -> TimeWord:
    """Return 至4月底 or 到4月底 at the head of a clause as the day up to which something is counted, if that day is over."""
    period = word.period
    if period is None or period.last is None or said_on is None or period.last > said_on or word.text.endswith("前"):
        return word
    return replace(word, text=lead + word.text, period=Period(None, period.last, "before"))


def has_begun(word: TimeWord, said_on: date | None) -> bool:
    """Tell whether 从10月12日起 was over when the paper was written, so that nothing is due by it."""
    period = word.period
    return period is not None and period.first is not None and said_on is not None and period.first < said_on


def runs_on(word: TimeWord, said_on: date | None) -> bool:
    """Tell whether a period has begun and goes on: 今年, of which a count tells so far."""
    period = word.period
    if period is None or period.first is None or period.last is None or said_on is None or not is_period(word):
        return False
    return period.first <= said_on < period.last


OPEN_PAST = pattern(r"近期|近年来?|近些年来?|近几年来?|连日来|多年来")


def lately(word: TimeWord, said_on: date | None) -> TimeWord:
    """Return 近期 or 近年来 of what has been done as what it means there: some time before the paper was written."""
    if said_on is None or is_placed(word) or not OPEN_PAST.fullmatch(word.text):
        return word
    return replace(word, period=Period(None, said_on, "before"))


def is_this_year(word: TimeWord, said_on: date | None) -> bool:
    """Tell whether a time is the year in which the paper was written, as 今年 or by its number."""
    period = word.period
    return WHOLE_YEAR.fullmatch(word.text) is not None and period is not None and said_on is not None and period.first == date(said_on.year, 1, 1)


def is_whole_year(word: TimeWord) -> bool:
    """Tell whether a time is 全年, 年内 or a year by its number: it governs all that a sentence goes on to list."""
    return WHOLE_YEAR.fullmatch(word.text) is not None or word.text in ("全年", "年内", "今年内", "本年度", "年度内")


def is_stretch(word: TimeWord) -> bool:
    """Tell whether a time is a month or longer, in which one body did something: 区住建局2月份完成…."""
    return word.period is not None and word.period.precision in ("month", "quarter", "half", "year")


def is_dated(word: TimeWord | None) -> bool:
    """Tell whether a time is one on which an event takes place: a day, 近日, a month; not 目前 or 从10月12日起."""
    if word is None or is_count_day(word):
        return False
    if not is_placed(word):  # in a paper without a date
        return (MONTH_AND_DAY.match(word.text) is not None and not word.text.endswith("前")) or word.text in LATELY
    if word.period is None or word.period.last is None:
        return False
    return word.period.precision in ("day", "before", "month")


STAMP = pattern(r"\d{1,2}:\d{2}:\d{2}")


def is_stamp(word: TimeWord) -> bool:
    """Tell whether a time is to the second: what a machine has put down beside the text is not told by it."""
    return ":" in word.text and STAMP.search(word.text) is not None


def is_placed(word: TimeWord) -> bool:
    """Tell whether it is known which days a time means."""
    return word.period is not None and (word.period.first is not None or word.period.last is not None)


def is_of_a_day(word: TimeWord) -> bool:
    """Tell whether a time is a day or a few, or 近日: that of one event, and no period that is counted."""
    period = word.period
    if period is None or not is_placed(word):
        return MONTH_AND_DAY.match(word.text) is not None and not word.text.endswith("前")
    return (
        (period.precision == "day" and width(word) < NEAR) or (period.precision == "before" and word.text in LATELY)
    )


def width(word: TimeWord) -> int:
    """Return the days between first and last; very many where an end is open."""
    if word.period is None or word.period.first is None or word.period.last is None:
        return 10_000
    return (word.period.last - word.period.first).days


def is_period(word: TimeWord) -> bool:
    return (
        word.period is not None
        and word.period.precision in ("year", "half", "quarter", "month")
        and LONG < width(word) < 4_000
    )


def nearness(word: TimeWord | None) -> str | None:
    """Return near for a deadline, far for a year's frame, None for none."""
    if word is None or word.period is None:
        return None
    return "near" if width(word) <= NEAR or word.period.precision == "before" else "far"


def first_half(word: TimeWord) -> TimeWord:
    """Return a year as the half of it on which a half year's report looks back."""
    period = word.period
    if period is None or period.first is None or not WHOLE_YEAR.fullmatch(word.text):
        return word
    last = date(period.first.year, 6, 30)
    return replace(word, period=replace(period, last=last)) if period.last and period.last > last else word


def limited(text: str, word: TimeWord) -> TimeWord:
    """Return a day behind which 下班前 or 18:00前 stands as the limit that it is."""
    period = word.period
    if period is None or period.last is None or period.precision != "day":
        return word
    limit = LIMIT.match(text, word.end)
    if limit is None:
        return word
    period = Period(None, period.last, "before")
    return replace(word, end=limit.end(), text=text[word.start : limit.end()], period=period)


def spanned(text: str, begins: TimeWord, ends: TimeWord) -> TimeWord:
    """Return 从6月1日开始，6月10日结束 as one time, and what ends alone where the time before it begins nothing."""
    if begins.period is None or begins.period.first is None or ends.period is None or ends.period.last is None:
        return ends
    between = text[begins.start : ends.start]
    if not BEGINNING.match(between) or begins.period.first > ends.period.last:
        return ends
    period = Period(begins.period.first, ends.period.last, begins.period.precision)
    # With the work in between, the words that end it stand for both.
    start = begins.start if ends.start - begins.end <= 4 else ends.start
    return TimeWord(start, ends.end, text[start : ends.end], period, ends.relative, ends.rule)


def as_due(word: TimeWord | None, until: date | None = None) -> Due | None:
    """Return the interval of a time word. until: what happened did not happen after this day."""
    if word is None or word.period is None:
        return None
    first, last = word.period.first, word.period.last
    if last is None and first is not None and FROM_A_DAY.search(word.text):
        last = first if word.period.precision == "day" else _month_end(first)  # 从6月1日起: on that day it is due
    if until and last and last > until and (first is None or first <= until):
        last = until
    return Due(word.text, first, last, word.period.precision)


def _is_long_over(word: TimeWord, said_on: date | None) -> bool:
    """Tell whether a time ended before the year that went before that of the paper."""
    return said_on is not None and word.period is not None and word.period.last is not None and word.period.last.year < said_on.year - 1


FROM_A_DAY = pattern(r"\d(?:日|号|月份?)(?:起|开始)$")


def _month_end(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def period_of_review(text: str, times: Sequence[TimeWord], said_on: date | None) -> TimeWord | None:
    """Return the time word that names the period which a review looks back on: the first past year, half or 今年以来."""
    for word in times:
        if TITLE_OPENS.search(text, max(0, word.start - TITLE), word.start):
            continue
        if word.period is None or word.period.last is None or word.period.precision not in ("year", "half", "quarter"):
            continue
        if word.start > HEAD and (word.text.startswith("近") or word.text in LAST_YEAR or _is_long_over(word, said_on)):
            continue  # 近两年来, 去年, 2019年, deep in a paper, is not what all of it tells of
        if IN_BRACKETS.search(text, max(0, word.start - TITLE), word.start):
            continue  # 东苑二期工程（2024年度续建项目）
        if word.start < HEAD and is_whole_year(word) and said_on is not None and runs_on(word, said_on):
            return None  # it tells of the year in which it was written
        if width(word) < NEAR - 10:  # 2024年底 is no period looked back on
            continue
        if word.start > (3000 if word.period.precision == "year" else HEAD):
            break
        if word.period.first is None:
            continue
        if said_on is None or word.period.last <= said_on:
            return word
    return None
