"""What looks odd in what is about to be written: possible, and mostly a slip. It is asked before; what cannot be, the verbs refuse.

Each is said in a sentence without its full stop: a page asks it, and the journal notes that it was asked.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from guatu.records.paper.templatetags.words import amount as amount_words
from guatu.records.paper.templatetags.words import day_near, day_year, percent

from .dues import By
from .models import Commitment, Occurrence
from .stages import Duty

TOO_FAR = timedelta(days=731)  # two years: of a township's promises hardly one runs longer, and a year is soon mistyped
TOO_LONG, TOO_MUCH = timedelta(days=92), 2  # an extension longer than a quarter, and more than twice as long as all there was
SLIP = 100  # so many times less than was reported: 6.2 typed where 6.2亿 was meant


def odd_day(day: date, today: date, what: str = "时限", then: str = "一写下就是红的") -> list[str]:
    """Ask about a day that has passed, or lies years away."""
    if day < today:
        return [f"{what} {day_near(day, today)} 已经过了，{then}"]
    return [f"{what} {day_year(day)} 还有{_years(day - today)}，像是年份写错了"] if day - today > TOO_FAR else []


def odd_due(by: By, now: datetime, today: date, then: str = "一交办就是红的") -> list[str]:
    """The same of a due date that may have a moment."""
    return odd_day(by.day, today, then=then) or ([f"时限 {by} 已经过了，{then}"] if by.is_over(now) else [])


def odd_extension(line: Commitment, day: date, today: date) -> list[str]:
    """Ask about a later due date that is years away, or longer than the work was ever given."""
    if line.due_first is None or line.due_last is None:
        return []
    more = day - line.due_last
    if more > TOO_FAR:
        return [f"延到 {day_year(day)}，比现在的 {day_year(line.due_last)} 晚{_years(more)}，像是年份写错了"]
    begun = line.assigned_on or line.said_on or line.due_first
    whole = line.due_first - begun
    if more > TOO_LONG and more > TOO_MUCH * max(whole, timedelta(days=1)):
        return [f"要再延 {more.days} 天，原来从 {day_near(begun, today)} 到首次时限 {day_near(line.due_first, today)} 一共才 {whole.days} 天"]
    return odd_day(day, today)


def odd_done(line: Commitment, amount: Decimal | None, share: Decimal | None, *, finished: bool) -> list[str]:
    """Ask about a reported number beyond the whole, and about what is said to be finished and is not whole by its number."""
    if amount is not None and line.target is not None:
        whole, told = f"{amount_words(line.target)}{line.unit}", f"{amount_words(amount)}{line.unit}"
        ceiling = line.compare in {"le", "lt"}
        if line.counts_amounts and amount > line.target and amount != line.reported_amount:
            return [f"完成数 {told} 多于一共的 {whole}"]
        if finished and not ceiling and amount < line.target:
            return [f"勾了“已经办结”，完成数却是 {told}，一共要 {whole}"]
        if finished and ceiling and amount > line.target:
            return [f"勾了“已经办结”，{told} 却高于不能超过的 {whole}"]
    if finished and share is not None and share < 1:
        return [f"勾了“已经办结”，进度却是 {percent(share)}"]
    return []


def odd_said(line: Commitment, on: date | None, amount: Decimal | None, share: Decimal | None, *, finished: bool) -> list[str]:
    """Ask of a report what ``odd_done`` asks, and where it says less than the one before, or is of a day before it.

    Whoever was sent back is expected to say less; of a divided line the day before is also that of its parts.
    """
    asked = odd_done(line, amount, share, finished=finished)
    if line.returned_on is None:
        before = line.reported_amount
        if amount is not None and before is not None and amount < before and line.compare not in {"le", "lt"} and line.unit != "%":
            asked.append(f"比上次报的少：上次 {amount_words(before)}{line.unit}，这次 {amount_words(amount)}{line.unit}，是更正吗")
        if share is not None and line.reported_share is not None and share < line.reported_share:
            asked.append(f"比上次报的少：上次 {percent(line.reported_share)}，这次 {percent(share)}，是更正吗")
    if on is not None and line.reported_on is not None and on < line.reported_on and not line.broken_down:
        asked.append(f"这次写的 {day_year(on)} 早于上次反馈的 {day_year(line.reported_on)}，是补录吗")
    if finished and line.duty == Duty.STANDING:
        asked.append("这是长期事项，要一直坚持；报了办结、销了号，就不再复查")
    return asked


def odd_undated(duty: str, day: date | None) -> list[str]:
    """Ask about what is to be done by a date, and has none."""
    return ["性质是“限期”，没有写时限：没有时限的不判快慢，也不会变红"] if duty == Duty.DATED and day is None else []


def odd_found(line: Commitment, amount: Decimal | None, share: Decimal | None) -> list[str]:
    """Ask about a verified number beyond what was reported, or beyond the whole where nobody has reported a number;
    and about one far below what was reported, or lower than the last one verified.
    """
    if amount is not None:
        most, whose = (line.reported_amount, "单位反馈的") if line.reported_amount is not None else (line.target, "一共的")
        if most is not None and (line.counts_amounts or line.reported_amount is not None) and amount > most:
            return [f"核实数 {amount_words(amount)}{line.unit} 多于{whose} {amount_words(most)}{line.unit}"]
        rises = line.compare not in {"le", "lt"} and line.unit != "%"
        return _odd_less(amount, line.reported_amount, line.verified_amount if rises else None, line.unit)
    if share is not None and line.reported_share is not None and share > line.reported_share:
        return [f"核实进度 {percent(share)} 高于单位反馈的 {percent(line.reported_share)}"]
    if share is not None and line.verified_share is not None and share < line.verified_share:
        return [f"核实进度 {percent(share)} 低于上次核实的 {percent(line.verified_share)}，是更正吗"]
    return []


def odd_of_period(row: Occurrence, amount: Decimal | None) -> list[str]:
    """Ask about a number verified of one period beyond what was reported of it, far below that, or below what was verified of it."""
    if amount is None:
        return []
    if row.amount is not None and amount > row.amount:
        return [f"核实数 {amount_words(amount)}{row.line.unit} 多于单位反馈的 {amount_words(row.amount)}{row.line.unit}"]
    return _odd_less(amount, row.amount, row.verified_amount, row.line.unit)


def odd_return(line: Commitment, amount: Decimal | None, share: Decimal | None) -> list[str]:
    """Ask about a number found at a return: as at a verification, and where nothing would be left to do."""
    whole = (amount is not None and line.counts_amounts and line.target is not None and amount >= line.target) or share == 1
    return odd_found(line, amount, share) or (["退回，核实的数却已经做满"] if whole else [])


def _odd_less(amount: Decimal, reported: Decimal | None, before: Decimal | None, unit: str) -> list[str]:
    """Ask about a verified number so far below the reported one that its unit was mistaken, or lower than the one verified before."""
    if reported is not None and 0 < amount * SLIP < reported:
        return [f"核实数 {amount_words(amount)}{unit} 不到单位反馈的 {amount_words(reported)}{unit} 的百分之一，单位写错了吗"]
    if before is not None and amount < before:
        return [f"核实数 {amount_words(amount)}{unit} 比上次核实的 {amount_words(before)}{unit} 少，是更正吗"]
    return []


def _years(length: timedelta) -> str:
    return f" {length.days // 365} 年多"
