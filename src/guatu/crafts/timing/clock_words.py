"""A clock in words: the limit as a rule says it, the sentence a ledger keeps of it, and the whole calculation.

The sentence (自2026年11月16日交办起5个工作日内) can be read back into the clock it was written from: what a ledger
keeps of a due date is what an official would have written, and the sum is done again from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .clocks import LONGEST, ONE_DAY, Act, Basis, Budget, Clock, Reckoned, Unit, counts, reckon
from .pieces import half_width, small_number
from .workdays import NATIONAL, WEEKEND, Calendar

UNIT_WORDS = {Unit.DAY: "天", Unit.WORKDAY: "个工作日", Unit.HOUR: "小时", Unit.MONTH: "个月"}
BASIS_WORDS = {Basis.LAW: "法规", Basis.DOCUMENT: "文件", Basis.LEADER: "领导", Basis.DEFAULT: "默认"}
LONGEST_NAME = 24
WEEKDAYS = "一二三四五六日"
_NUMBER = r"\d{1,4}|[一二两三四五六七八九十百]{1,5}|半"
_UNIT = r"个?工作日|个?小时|个?自然日|个月|个?星期|周|日|天"
_LIMIT = re.compile(rf"(?:限|在)?({_NUMBER})({_UNIT})(以内|之内|内)?(?:完成|办结|答复|反馈|办理)?")
_SENTENCE = re.compile(
    rf"自(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})日(?:(\d{{1,2}}):(\d\d))?([^起]{{0,8}})起({_NUMBER})({_UNIT})内"
    r"(，遇节假日顺延)?(?:（([^（）]*)）)?"
)


def limit_words(budget: Budget) -> str:
    """Return a budget as it is said: 5 个工作日, 24 小时."""
    return f"{budget.amount} {UNIT_WORDS[budget.unit]}"


def read_limit(words: str) -> Budget | None:
    """15个工作日, 十五个工作日内, 30日内, 三个月, 24小时, 两周 → the budget; None for anything else.

    三月 and 15日 are a month and a day: of months the 个, of 日 the 内 says that a length is meant.
    """
    match = _LIMIT.fullmatch(re.sub(r"\s", "", half_width(words)))
    if match is None or (match[2] == "日" and not match[3]):
        return None
    return _budget(match[1], match[2])


def sentence(clock: Clock) -> str:
    """Return the sentence that a ledger keeps: 自2026年11月16日交办起5个工作日内（热线工单）.

    It tells the start and the limit as first given; what befell the clock since stands in the journal.
    """
    start = clock.start
    at = f"{start.hour}:{start.minute:02d}" if isinstance(start, datetime) else ""
    event = re.sub("[起（）]", "", clock.event)[:8]
    limit = f"{clock.budget.amount}{UNIT_WORDS[clock.budget.unit]}内"
    named = re.sub("[（）]", "", clock.named)[:LONGEST_NAME]
    return (
        f"自{start.year}年{start.month}月{start.day}日{at}{event}起{limit}"
        f"{'，遇节假日顺延' if clock.rolls else ''}{f'（{named}）' if named else ''}"
    )


def read_sentence(words: str) -> Clock | None:
    """Return the clock that such a sentence was written from; None for any other words."""
    match = _SENTENCE.fullmatch(words)
    if match is None:
        return None
    year, month, day, hour, minute, event, number, unit, rolls, named = match.groups()
    budget = _budget(number, unit)
    try:
        start: date = date(int(year), int(month), int(day))
        if hour is not None:
            start = datetime(int(year), int(month), int(day), int(hour), int(minute))
        return None if budget is None else Clock(budget, start, event, named=named or "", rolls=bool(rolls))
    except ValueError:
        return None


def _budget(number: str, unit: str) -> Budget | None:
    if number == "半":  # 半个月, 半天, 半年: as long as somebody says it is
        return None
    amount = small_number(number)
    if "周" in unit or "星期" in unit:
        amount, kind = amount * 7, Unit.DAY
    elif "工作日" in unit:
        kind = Unit.WORKDAY
    elif "小时" in unit:
        kind = Unit.HOUR
    elif "月" in unit:
        kind = Unit.MONTH
    else:
        kind = Unit.DAY
    return Budget(amount, kind) if 1 <= amount <= LONGEST[kind] else None


@dataclass(frozen=True, slots=True)
class Run:
    """Days off or days of a pause that follow each other, or one weekend that was worked."""

    what: str
    first: date
    last: date


def explain(clock: Clock, calendar: Calendar = NATIONAL) -> str:
    """Return the whole calculation in words: what starts it, what is not counted, the last day, what may still move it."""
    end = reckon(clock, calendar)
    told = [f"{_when(clock.start, None)}{clock.event or '起'}", *_limit_told(clock)]
    if clock.budget.unit is Unit.HOUR:
        return f"{'，'.join(told)}；{_hours_told(clock, end)}{_source_told(clock)}"
    said = _days_told(clock, end, calendar)
    return f"{'，'.join(told)}：{'；'.join(said)}。{_notes(end)}{_source_told(clock)}"


def _limit_told(clock: Clock) -> Iterator[str]:
    unit = UNIT_WORDS[clock.budget.unit]
    if clock.budget.unit is not Unit.HOUR:
        yield "当日不计"
    more = clock.total - clock.budget.amount
    yield f"限 {clock.budget.amount} {unit}" + (f"，延长 {more} {unit}" if more else "")


def _days_told(clock: Clock, end: Reckoned, calendar: Calendar) -> Iterator[str]:
    start = clock.begun_on
    unit = UNIT_WORDS[clock.budget.unit]
    in_workdays = clock.budget.unit is Unit.WORKDAY
    last = end.unrolled if isinstance(end.unrolled, date) else None
    span = [start + timedelta(days=n) for n in range(1, ((last or _last_told(clock)) - start).days + 1)]
    first = next((day for day in span if counts(clock, day, calendar)), None) if in_workdays and clock.total > 1 else None
    if first is not None:
        yield f"第 1 个工作日是 {_when(first, start)}{'，那天上班' if first.weekday() >= WEEKEND else ''}"
    runs = list(_runs(clock, span, calendar))
    for run in runs:
        if _is_told(run, calendar) and not (run.what == "worked" and run.first == first):
            yield _run_told(clock, run, start)
    if in_workdays and any(run.what == "off" and not _is_told(run, calendar) for run in runs):
        yield "周末不计"
    for entry in clock.entries:
        if entry.act in {Act.RETURN, Act.REASSIGN}:
            what = "退回重办" if entry.act is Act.RETURN else "改交办"
            yield f"{_day(entry.on, start)}{what}，时限照走"
        elif entry.act is Act.EXTEND:
            yield f"{_day(entry.on, start)}延长 {entry.by} {unit}{f'：{entry.why}' if entry.why else ''}"
    if last is None:
        kind = "天" if clock.budget.unit is Unit.MONTH else unit
        yield f"现在停着，还剩 {end.left} {kind}，恢复以后接着算"
        return
    if in_workdays:
        yield f"第 {clock.total} 个工作日是 {_when(last, start)}，到这天为止"
    elif clock.budget.unit is Unit.MONTH:
        yield f"满 {clock.total} 个月是 {_when(last, start)}"
    else:
        yield f"第 {clock.total} 天是 {_when(last, start)}"
    if end.due != end.unrolled and end.due is not None:
        yield f"那天不上班，顺延到 {_when(end.due, start)}"


def _last_told(clock: Clock) -> date:
    """Return the day before a clock came to stand still."""
    since = next((each for each, until in clock.pauses if until is None), clock.start)
    return max(_as_day(since) - ONE_DAY, clock.begun_on)


def _hours_told(clock: Clock, end: Reckoned) -> str:
    for since, until in clock.pauses:
        if until is None:
            return f"{_when(since, clock.begun_on)}起停着，还剩 {end.left} 小时，恢复以后接着算。"
    stops = [f"{_when(since, clock.begun_on)}至 {_when(until, clock.begun_on)}暂停，不计；" for since, until in clock.pauses if until]
    assert end.due is not None
    return f"{''.join(stops)}到 {_when(end.due, clock.begun_on)}为止，昼夜和节假日照算。"


def _as_day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _runs(clock: Clock, span: list[date], calendar: Calendar) -> Iterator[Run]:
    """Yield, by days, what does not count, and of working days the weekends that are worked."""
    in_workdays = clock.budget.unit is Unit.WORKDAY
    run: Run | None = None
    for day in span:
        what = _what(clock, day, calendar) if in_workdays else "pause" if not counts(clock, day, calendar) else ""
        if run is not None and run.what == what and run.last + ONE_DAY == day and what != "worked":
            run = Run(what, run.first, day)
            continue
        if run is not None:
            yield run
        run = Run(what, day, day) if what else None
    if run is not None:
        yield run


def _what(clock: Clock, day: date, calendar: Calendar) -> str:
    if not calendar.is_workday(day):
        return "off"
    if not counts(clock, day, calendar):
        return "pause"
    return "worked" if day.weekday() >= WEEKEND else ""


def _is_told(run: Run, calendar: Calendar) -> bool:
    """Say whether a run is more than a plain weekend."""
    return run.what != "off" or any(calendar.is_day_off(run.first + timedelta(days=n)) for n in range((run.last - run.first).days + 1))


def _run_told(clock: Clock, run: Run, near: date) -> str:
    if run.what == "worked":
        return f"{_when(run.first, near)}上班，计入"
    days = _day(run.first, near)
    if run.last != run.first:
        days += f"至{run.last.day}日" if run.last.month == run.first.month else f"至{_day(run.last, near)}"
    if run.what == "off":
        return f"{days}放假，不计"
    length = "" if clock.budget.unit is Unit.WORKDAY else f" {(run.last - run.first).days + 1} 天"
    why = next((entry.why for entry in reversed(clock.entries) if entry.act is Act.PAUSE and _as_day(entry.on) <= run.first), "")
    return f"{days}暂停{length}，不计{f'（{why}）' if why else ''}"


def _notes(end: Reckoned) -> str:
    told = ""
    if end.falls_on_a_day_off:
        told += "这天不上班；规定没有写顺延，按这一天提醒。"
    if end.provisional and end.day is not None:
        told += f"{end.day.year}年的放假安排还没有公布，这个日子是暂定的，公布后会重算。"
    return told


def _source_told(clock: Clock) -> str:
    return f"依据：{clock.source}。" if clock.source else ""


def _when(moment: date | datetime, near: date | None) -> str:
    """Return a day with its weekday: 10月10日（周六）, with the year where it is another one; of a moment its time too."""
    at = f"{moment.hour}:{moment.minute:02d} " if isinstance(moment, datetime) else ""
    return f"{_day(moment, near)}（周{WEEKDAYS[moment.weekday()]}）{at}"


def _day(day: date | datetime, near: date | None) -> str:
    year = f"{day.year}年" if near is None or day.year != near.year else ""
    return f"{year}{day.month}月{day.day}日"
