"""The yearly notice on holidays, read from its own words: which days are off, which weekends are worked.

Ministries and portals print it in several forms; what is common to them is one entry a feast, days with their
weekday in brackets, a count (共7天), and the verbs 放假, 调休, 补休, 连休 for days off and 上班 for days worked.
Everything the notice says twice is compared: the weekday with the date, the count with the days. A notice with a
fault is not taken at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from .pieces import half_width, small_number, year_number
from .workdays import NATIONAL, WEEKEND, Arrangement, Calendar

ONE_DAY = timedelta(days=1)
YEARS = range(2000, 2100)
FEASTS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_FEAST = "(?:元旦|春节|清明|劳动|端午|中秋|国庆)节?"
_NUMBERED = r"(?:\(?[一二三四五六七八九十]{1,2}[、)]|\(?\d{1,2}[.．、)])?"
_ENTRY = re.compile(
    rf"(?:^|[\n。；]){_NUMBERED}[“\"]?(?:五一|国际)?({_FEAST}(?:[、和及]{_FEAST})*)[”\"]?(?:[^\n。；,:\d]{{0,10}}:|(?=[\d自从]|放假))"
)
_LONGEST_RUN = 16  # days off in a row: more is a slip of the pen
WEEKDAYS = "一二三四五六日"

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_BRACKET = r"(?:\(([^()]{1,24})\))?"
_YEAR = r"(?:(\d{4}|[〇零一二三四五六七八九]{4})年)?"
_DAY = rf"{_YEAR}({_NUMBER})月({_NUMBER})日{_BRACKET}"
_UNTIL = rf"(?:至|到|[—–\-－~～]{{1,2}}){_YEAR}(?:({_NUMBER})月)?({_NUMBER})日{_BRACKET}"
_SPAN = re.compile(rf"{_DAY}(?:{_UNTIL})?|(?<=[、和及])({_NUMBER})日{_BRACKET}")
_HEADING_YEAR = re.compile(r"(\d{4}|二[〇零][一二三四五六七八九〇零]{2})年(?:的)?(?:部分)?(?:节假日|放假|法定节假日|全年)")
_ANY_YEAR = re.compile(r"(\d{4})年")
_COUNT = re.compile(r"(?:共|放假(?:调休)?)(\d{1,2}|[一二三四五六七八九十]{1,3})天")
_BROKEN = re.compile(rf"(?<![。；:\n])\n(?!\n|[“\"]?{_FEAST}|(?=\(?[一二三四五六七八九十\d]{{1,2}}[、.．)]){_NUMBERED})")
_SENTENCE = re.compile(r"[^。；\n]+[。；\n]?")
_WORKED = re.compile("上班|补班|为工作日|正常工作")
# What units are encouraged to allow, or shops and duty officers are to do, names no day off for all.
_ASIDE = re.compile("鼓励|带薪年休假|自行安排|值班|值守|可以结合")
_JOINED = re.compile("周末连休|补休")


@dataclass(frozen=True, slots=True)
class Feast:
    """One entry: the feast's name as printed, its days off and the days worked for it."""

    name: str
    off: tuple[date, ...]
    worked: tuple[date, ...]


@dataclass(slots=True)
class Reading:
    """What a notice was read as. It may be taken where it has no faults; doubts are only to be looked at."""

    year: int | None
    feasts: list[Feast] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def arrangement(self) -> Arrangement:
        """The days off and worked of all feasts."""
        assert self.year is not None
        off = {day for feast in self.feasts for day in feast.off}
        return Arrangement(self.year, frozenset(off), frozenset(day for feast in self.feasts for day in feast.worked))


def read_notice(text: str, year: int | None = None, known: Calendar = NATIONAL) -> Reading:
    """Read a notice. year: where its text names none.

    known: the calendar before it, whose statutory days a notice of that year should hold
    """
    text = _tidied(text)
    heading = _HEADING_YEAR.search(text) or _ANY_YEAR.search(text)
    of_text = year_number(heading[1]) if heading else None
    reading = Reading(of_text or year)
    if reading.year not in YEARS:
        reading.year = None
    if reading.year is None:
        reading.faults.append("没有写是哪一年的。请连同标题一起粘贴，或选好年份。")
        return reading
    if year is not None and of_text not in {None, year}:
        reading.faults.append(f"这是 {of_text} 年的通知，选的是 {year} 年。请核对。")
        return reading
    for name, words in _entries(text):
        reading.feasts.append(_feast(name, words, reading.year, reading.faults))
    _check(reading, known)
    return reading


def _tidied(text: str) -> str:
    """Return the text with plain digits, brackets and punctuation; lines that a page broke are joined again."""
    text = half_width(text).replace("（", "(").replace("）", ")").replace("，", ",").replace("：", ":").replace("\r", "\n")
    text = re.sub(r"[ \u3000\t\xa0]+", "", text)
    return _BROKEN.sub("", text)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield each feast's name and the words up to the next: an entry begins where feasts stand before a colon or days."""
    starts = list(_ENTRY.finditer(text))
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        yield match[1], text[match.end() : end]


def _feast(name: str, words: str, year: int, faults: list[str]) -> Feast:
    off: list[date] = []
    worked: list[date] = []
    for sentence in _SENTENCE.findall(words):
        if _ASIDE.search(sentence):
            continue
        begun = 0
        for end in _clause_ends(sentence):
            clause, begun = sentence[begun:end], end
            (worked if _WORKED.search(clause) else off).extend(_days(name, clause, year, faults))
    if not off:
        faults.append(f"“{name}”没有读出放假的日子：{words.strip()[:40]}")
    named = len(set(off))
    if _JOINED.search(words):
        off += _weekends_beside(off)
    for said in _COUNT.findall(words):
        if small_number(said) not in {named, len(set(off))}:
            faults.append(f"“{name}”写的是 {said} 天，日子读出来是 {named} 天。请核对。")
    return Feast(name, tuple(sorted(set(off))), tuple(sorted(set(worked))))


def _clause_ends(sentence: str) -> list[int]:
    """Return where the clauses of a sentence end: after each verb that says what its days are."""
    ends = [match.end() for match in re.finditer(r"放假调休|放假|补休|上班|补班|为工作日|正常工作|休息", sentence)]
    return [*ends[:-1], len(sentence)] if ends else []


def _days(name: str, clause: str, year: int, faults: list[str]) -> Iterator[date]:
    """Yield the days a clause names, each with its weekday compared."""
    month = last_year = None
    for match in _SPAN.finditer(clause):
        y1, m1, d1, told1, y2, m2, d2, told2, d3, told3 = match.groups()
        month = m1 or month
        if month is None:
            continue
        last_year = year_number(y1) if y1 else last_year
        # New Year's entry may begin, or work, in the December before.
        usual = year - 1 if "元旦" in name and small_number(month) == 12 else year
        first = _date(last_year or usual, month, d1 or d3, match[0], faults)
        if first is None:
            continue
        _check_weekday(first, told1 or told3, faults)
        last: date | None = first
        if d2:
            month = m2 or month
            last = _date(year_number(y2) if y2 else first.year, month, d2, match[0], faults)
            if last is not None and last < first and not y2 and first.month == 12:
                last = last.replace(year=last.year + 1)
            if last is None or not 0 <= (last - first).days < _LONGEST_RUN:
                faults.append(f"“{name}”的“{match[0]}”前后日子不对。")
                continue
            _check_weekday(last, told2, faults)
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1 if last else 1))


def _date(year: int, month: str, day: str, said: str, faults: list[str]) -> date | None:
    try:
        if year in YEARS:
            return date(year, small_number(month), small_number(day))
    except ValueError:
        pass
    faults.append(f"“{said}”不是一个日子。")
    return None


def _check_weekday(day: date, bracket: str | None, faults: list[str]) -> None:
    """Compare what a bracket says of the weekday: （周四）, （星期日）, （农历除夕、周一）."""
    said = re.search("(?:周|星期)([一二三四五六日天])", bracket or "")
    if said and WEEKDAYS.index(said[1].replace("天", "日")) != day.weekday():
        faults.append(
            f"{day.month}月{day.day}日写的是周{said[1]}，{day.year}年的这一天是周{WEEKDAYS[day.weekday()]}。是不是别的年份的通知，或抄错了？"
        )


def _weekends_beside(days: list[date]) -> list[date]:
    """Return the weekends that days off touch."""
    found = []
    for day in days:
        for step in (-ONE_DAY, ONE_DAY):
            beside = day + step
            while beside.weekday() >= WEEKEND:
                found.append(beside)
                beside += step
    return found


def _check(reading: Reading, known: Calendar) -> None:
    """Add what the notice as a whole lacks or contradicts."""
    year = reading.year
    assert year is not None
    names = "".join(feast.name for feast in reading.feasts)
    missing = [feast for feast in FEASTS if feast.removesuffix("节") not in names]
    if not reading.feasts:
        reading.faults.append("没有读出一个节日。请粘贴通知里“一、元旦：……”起的各条。")
    elif missing:
        reading.faults.append(f"没有读到{'、'.join(missing)}。一年的通知七个节日都有，请把全文贴进来。")
    off = {day for feast in reading.feasts for day in feast.off}
    worked = {day for feast in reading.feasts for day in feast.worked}
    for day in sorted(off & worked):
        reading.faults.append(f"{day.month}月{day.day}日又放假又上班。请核对。")
    for day in sorted(off | worked):
        if abs(day.year - year) > 1 or (day.year > year and day.month > 1) or (day.year < year and day.month < 12):
            reading.faults.append(f"{day.year}年{day.month}月{day.day}日不在 {year} 年前后。请核对。")
    for day in sorted(worked):
        if known.is_day_off(day) and known.is_provisional(day) and day not in off:
            reading.faults.append(f"{day.month}月{day.day}日是法定节日或它的补假，读成了上班。请核对。")
    reading.doubts += [
        f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）本来就要上班，通知里又写了上班。"
        for day in sorted(worked) if day.weekday() < WEEKEND
    ]  # fmt: skip
    first = date(year, 1, 1)
    if reading.faults or not known.is_provisional(first):
        return
    statutory = [day for n in range(366) if (day := first + timedelta(days=n)).year == year and known.is_day_off(day)]
    lacking = [day for day in statutory if day not in off and day.weekday() < WEEKEND]
    reading.doubts += [f"{day.month}月{day.day}日按历法是法定节日或它的补假，通知里没有放假。" for day in lacking]
