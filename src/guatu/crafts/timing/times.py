"""Times: every expression of time in a text, and the days it stands for.

A time is read in three steps: a rule of guatu.crafts.timing.rules reads a point (10月底, 四季度, 今年, 近日); a second
point may follow it (11月4日—6日, 3月至5月); and what stands around it bounds it (截至, 前, 起, 以来). The longest
reading at the leftmost place wins, and the search goes on behind it, so that no two words overlap. The search
looks at each place once and each rule looks ahead a bounded distance: its time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from guatu.crafts.timing.beginnings import next_beginning, rules_at
from guatu.crafts.timing.periods import (
    DEFAULT,
    Context,
    Conventions,
    Found,
    Lean,
    Period,
    Precision,
    Stretch,
    settle,
)
from guatu.crafts.timing.pieces import TIES, half_width
from guatu.crafts.timing.rounds import CADENCE_OF, step_of_a_round
from guatu.crafts.timing.rules import bounds, days, feasts, loose, lunar, months, quarters, seasons, terms, weeks, years


@dataclass(frozen=True, slots=True)
class TimeWord:
    """An expression of time.

    start, end: characters of the text, end exclusive; text: what stands there
    period: the days it stands for; with open ends where said_on is not known, None if the words name no days (当日)
    relative: whether the day on which it was said was needed
    rule: the rules that read it, joined by "+"
    """

    start: int
    end: int
    text: str
    period: Period | None
    relative: bool
    rule: str


# What may follow the name of a year.
_PARTS_OF_A_YEAR = (
    days.read_day,
    months.read_month,
    months.read_first_months,
    quarters.read_quarter,
    quarters.read_first_quarters,
    quarters.read_half,
    feasts.read_feast,
    feasts.read_flood_season,
    lunar.read_lunar,
    weeks.read_week_of_year,
    seasons.read_beginning,
    seasons.read_season_of_year,
    lunar.read_new_year,
    terms.read_opening,
    terms.read_holidays,
)
_NEAR = 80  # characters from a dated word within which a bare day is of its month
_YEAR_HEADS = frozenset("0123456789一二今去明来后前上下本")
_TIE = re.compile(TIES)
_JOINED_BY_COMMA = re.compile(r"[、和及与]$")
_BEHIND_EACH = re.compile(r"每(?:年|月|季度?|周)?(?:的)?$")


def find_times(
    text: str, said_on: date | None = None, *, lean: Lean = "near", conventions: Conventions = DEFAULT
) -> list[TimeWord]:
    """Return the times of a text in their order.

    said_on: the day of the paper; without it relative times have open ends
    lean: how a month or day without a year is understood: nearest to said_on ("near", with a handicap for other
        years), as told of the past, or as due in the future; see ``settle``
    """
    flat = half_width(text)
    context = Context(said_on, lean, conventions)
    words: list[TimeWord] = []
    dated: TimeWord | None = None
    at, earlier = 0, None
    while (at := next_beginning(flat, at)) >= 0:
        if earlier is not None and not (at == words[-1].end + 1 and _JOINED_BY_COMMA.match(flat[at - 1])):
            earlier = None
        reading = _read_at(flat, at, context, earlier)
        if reading is None:
            at += 1
            continue
        if isinstance(reading, int):
            at = reading
            continue
        if reading[3].startswith("bare-days") and dated and at - dated.end <= _NEAR:
            reading = _carried(flat, at, context, dated.period, flat[dated.end : at], reading)
            if reading is None:
                at += 1
                continue
        end, period, relative, rule, earlier = reading
        words.append(TimeWord(at, end, text[at:end], period, relative, rule))
        if rule.startswith(("days", "months")):
            dated = words[-1]
        at = end
    return words


_Reading = tuple[int, Period | None, bool, str, int | None]


def _carried(text: str, at: int, context: Context, dated: Period | None, gap: str, plain: _Reading) -> _Reading | None:
    """A bare day behind a dated one, in its month: 10月28日检查，30日复查.

    Beyond the sentence only a limit (25日前) is read, and plainly, or a day of a month (4月的大地…。23日，…);
    None leaves the words.
    """
    first, last = (dated.first, dated.last) if dated else (None, None)
    begin = first or last
    if begin is None or "\n" in gap:
        return plain
    of_month = dated is not None and dated.precision == "month" and plain[1] is not None and plain[1].precision == "day"
    if not of_month and any(char in "。！？；" for char in gap):
        return plain if plain[1] and plain[1].precision == "before" else None
    reading = _read_at(text, at, replace(context, said_on=last or begin), None)
    if not isinstance(reading, tuple) or reading[1] is None or reading[1].last is None:
        return None
    return reading if reading[1].last >= begin else None


def _read_at(text: str, at: int, context: Context, earlier: int | None) -> _Reading | int | None:
    """The time that begins at ``at``: (end, period, relative, rule, year for a month that follows a comma).

    A number if what stands there belongs to a cadence (每年9月到11月, 月初部署、月末考核): the place to go on from.
    """
    if text[at] in CADENCE_OF and (step := step_of_a_round(text, at)):
        return step
    if text[at] in bounds.UP_TO_BEGINS and (match := bounds.UP_TO.match(text, at)):
        return _read_up_to(text, match.end(), context)
    prefix = bounds.FROM.match(text, at) if text[at] in "自从" else None
    begin = prefix.end() if prefix else at
    found = _read_point(text, begin, context)
    if prefix and (direct := loose.read_from_today(text, at, context)):
        found, begin = direct, at
    if found is None:
        return None
    if at and _BEHIND_EACH.search(text, max(0, at - 4), at):
        return (_read_range(text, found, context) or found).end
    if earlier is not None and isinstance(found.meaning, Stretch) and found.meaning.year is None:
        found = replace(found, meaning=replace(found.meaning, year=earlier), relative=False)

    whole = _read_range(text, found, context) or found
    bounded = _bound(text, whole, context)
    if prefix and bounded is None and whole is found and found.rule != "from-today":
        return None  # the plain time behind 自 or 从 is read at its own place
    end, period, relative, rule = bounded or (whole.end, _period(whole, context), whole.relative, whole.rule)
    year = found.meaning.year if isinstance(found.meaning, Stretch) else None
    return end, period, relative, rule, year


def _read_up_to(text: str, at: int, context: Context) -> _Reading | None:
    """What follows 截至: any time up to its end."""
    found = _read_point(text, at, context)
    if found is None:
        return (
            (at + 1, Period(None, context.said_on, "before"), True, "up-to", None)
            if text[at : at + 1] == "今"
            else None
        )
    if found.meaning is None:
        return None
    end = found.end
    if limit := bounds.BEFORE.match(text, end):
        end = limit.end()
    last = _last(found, context)
    return end, Period(None, last, "before"), found.relative, f"{found.rule}+up-to", None


def _read_point(text: str, at: int, context: Context) -> Found | None:
    """The longest reading of a single time at a place."""
    char = text[at : at + 1]
    best: Found | None = None
    for rule in rules_at(text, at):
        found = rule(text, at, context)
        if found is not None and (best is None or found.end > best.end):
            best = found
    if char in _YEAR_HEADS and char and (found := _read_year(text, at, context)):
        return found if best is None or found.end > best.end else best
    return best


def _read_year(text: str, at: int, context: Context) -> Found | None:
    """A year, with the part of it that follows: 2025年, 今年底, 明年一季度, 2024年11月28日."""
    head = years.read_year_head(text, at, context)
    if head is None:
        return None
    lost = head.year is None
    best: Found | None = None
    begin = head.end
    while text[begin : begin + 1] in ("的", " ") and begin < head.end + 1:
        begin += 1
    for rule in _PARTS_OF_A_YEAR:
        found = rule(text, begin, context, head.year, head.relative)
        if found is not None and (best is None or found.end > best.end):
            best = found
    part = years.read_year_part(text, head.end, context, head.year, head.relative)
    if part is not None and (best is None or part.end > best.end):
        best = part
    if best is None:
        best = Found(head.end, years.whole_year(head.year, head.relative), "years", head.relative)
    if lost and isinstance(best.meaning, Stretch):
        best = replace(best, meaning=Period(None, None, _precision(best.meaning)), lost=True)
    return best


def _precision(stretch: Stretch) -> Precision:
    return "day" if stretch.precision == "day" else _AS_PRECISION[stretch.precision]


_AS_PRECISION: dict[str, Precision] = {"month": "month", "quarter": "quarter", "half": "half", "year": "year"}


def _read_range(text: str, found: Found, context: Context) -> Found | None:
    """A second time tied to the first (—, 至, 到): both and what lies between."""
    end = found.end
    if found.rule in ("from-today", "weeks", "feasts", "lunar", "spoken-days") or isinstance(found.meaning, Stretch):
        if starting := bounds.STARTING.match(text, end):
            end = starting.end()
    else:
        return None
    tie = _TIE.match(text, end)
    if tie is None:
        return _read_between(text, found, end, context)
    first = found.meaning
    if (
        isinstance(first, Stretch)
        and text.startswith("今", tie.end())
        and not text.startswith(("今年", "今天", "今日"), tie.end())
    ):
        return _since(tie.end() + 1, found, context)
    second = _read_point(text, tie.end(), context)
    if second is None and isinstance(first, Stretch) and first.precision == "day":
        second = days.read_day_in_range(text, tie.end(), first.first[0], first.year)
    if second is None and found.rule == "feasts" and isinstance(first, Period) and first.first:
        second = feasts.read_feast_of_year(text, tie.end(), first.first.year, True)
    if isinstance(first, Stretch) and first.precision == "day":
        bare = days.read_day_in_range(text, tie.end(), first.first[0], first.year)
        second = bare if bare and (second is None or second.rule == "bare-days") else second
    if second is None or second.meaning is None:
        return None
    return _joined(found, second, context)


def _read_between(text: str, found: Found, end: int, context: Context) -> Found | None:
    """2024年和2026年之间, 3月与9月间."""
    if text[end : end + 1] not in ("和", "与"):
        return None
    second = _read_point(text, end + 1, context)
    if second is None or not text.startswith(("之间", "间"), second.end):
        return None
    whole = _joined(found, second, context)
    return whole and replace(whole, end=second.end + (2 if text.startswith("之间", second.end) else 1))


def _joined(one: Found, other: Found, context: Context) -> Found | None:
    relative = one.relative or other.relative
    rule = f"{one.rule}+range"
    if isinstance(one.meaning, Stretch) and isinstance(other.meaning, Stretch):
        first, last = one.meaning, other.meaning
        if first.year is not None or last.year is not None:
            over = last.last < first.first  # 12月至次年1月
            first_year = first.year if first.year is not None else (last.year or 0) - over
            last_year = last.year if last.year is not None else first_year + over
            start, end = first.in_year(first_year)[0], last.in_year(last_year)[1]
            if end < start:
                return None
            return Found(other.end, Period(start, end, _precision(last)), rule, first.relative or last.relative)
        stretch = Stretch(first.first, last.last, last.precision, whole=last.whole, fixed=first.fixed and last.fixed)
        return Found(other.end, stretch, rule, True)
    start_period, end_period = _period(one, context), _period(other, context)
    if start_period is None or end_period is None:
        return None
    if one.lost or other.lost:
        return Found(other.end, Period(None, None, end_period.precision), rule, relative, lost=True)
    if start_period.first and end_period.last and start_period.first > end_period.last:
        return None
    return Found(other.end, Period(start_period.first, end_period.last, end_period.precision), rule, relative)


def _since(end: int, found: Found, context: Context) -> Found:
    """From the beginning of what was found to the paper's day."""
    stretch = found.meaning
    precision = _precision(stretch) if isinstance(stretch, Stretch) else "day"
    said_on = context.said_on
    if said_on is None:
        return Found(end, Period(None, None, precision), f"{found.rule}+since", lost=True)
    period = _period(found, replace(context, lean="past"))
    first = period.first if period else None
    return Found(end, Period(first, said_on, precision), f"{found.rule}+since")


def _bound(text: str, found: Found, context: Context) -> tuple[int, Period | None, bool, str] | None:
    """The time with the word that follows and bounds it: 前, 以来, 起, 期间."""
    if found.meaning is None or found.rule in ("loose", "eras") or "since" in found.rule:
        return None
    if isinstance(found.meaning, Period) and found.meaning.precision == "before":
        return None
    if match := bounds.BEFORE.match(text, found.end):
        last = _last(found, context, before=match[0][0] not in "或及")
        return match.end(), Period(None, last, "before"), found.relative, f"{found.rule}+before"
    if match := bounds.AFTER.match(text, found.end):
        return match.end(), _after(found, context, match[0][0] in "或及"), found.relative, f"{found.rule}+after"
    if match := bounds.SINCE.match(text, found.end):
        since = _since(match.end(), found, context)
        return since.end, _period(since, context), True, since.rule
    if (match := bounds.STARTING.match(text, found.end)) and found.rule not in ("from-today", "lengths"):
        period = _period(found, context)
        first = period.first if period else None
        precision = period.precision if period else "day"
        return match.end(), Period(first, None, precision), found.relative, f"{found.rule}+from"
    if match := bounds.THROUGHOUT.match(text, found.end):
        return match.end(), _period(found, context), found.relative, found.rule
    return None


def _after(found: Found, context: Context, inclusive: bool) -> Period | None:
    """From a day, or from the end of a month, quarter or year on: 10月1日以后, 2026年以后; 及以后 has the unit in it."""
    period = _period(found, context)
    if period is None or period.first is None or period.last is None:
        return period and Period(None, None, period.precision)
    if inclusive or period.precision == "day":
        return Period(period.first if inclusive else period.last, None, period.precision)
    return Period(period.last + timedelta(days=1), None, period.precision)


def _period(found: Found, context: Context) -> Period | None:
    if not isinstance(found.meaning, Stretch):
        return found.meaning
    try:
        ends = settle(found.meaning, context)
    except ValueError:  # a year outside the calendar
        ends = None
    precision = _precision(found.meaning)
    return Period(*ends, precision) if ends else Period(None, None, precision)


def _last(found: Found, context: Context, *, before: bool = False) -> date | None:
    """The last day of a limit. 11月底前 and 6月30日前 include their day; 10月前 ends where October begins."""
    if not isinstance(found.meaning, Stretch):
        return found.meaning.last if found.meaning else None
    try:
        ends = settle(found.meaning, context, edge="last")
    except ValueError:
        ends = None
    if ends is None:
        return None
    return ends[0] - timedelta(days=1) if before and found.meaning.whole else ends[1]
