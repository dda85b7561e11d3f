"""The drawing of the wall: lines of the ledger as bars against the months, one SVG for screen, print and poster.

What stands where in a row, from the left: the group's name (down the side), the light, the title over the office and
what it waits for, the bar with its flags and words, the date in force over the first one. Plain values in, text out;
the drawing knows nothing of the ledger and makes no judgement: colour and words are given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from guatu.crafts.typesetting.marks import (
    GRID,
    INK,
    LIGHT_DEFS,
    LINE,
    MONTH,
    PAPER,
    SANS,
    box,
    number,
    rule,
    tag,
    text,
    titled,
)
from guatu.crafts.typesetting.rows import Bar, Row
from guatu.crafts.typesetting.scale import Scale, Window
from guatu.crafts.typesetting.sheet import WALL, Sheet
from guatu.crafts.typesetting.widths import width_of


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one name: a field or an office; ``href`` opens its lines."""

    name: str
    href: str
    bars: Sequence[Bar]


def draw_gantt(
    groups: Sequence[Group],
    today: date,
    window: Window,
    *,
    sheet: Sheet = WALL,
    provisional_from: date | None = None,
    group_word: str = "分管",
    label: str = "挂图",
    alone: bool = False,
) -> str:
    """Return the chart as one SVG element that scales with its place.

    provisional_from: the first day of the first year without a notice on holidays; from there on the axis is
        dashed and says so, and so does each date
    group_word: what the groups are, over their column
    label: the name of the drawing for those who cannot see it
    alone: with the defs of lights and hatch, for a file of its own; a page has them once already
    """
    rows = sum(len(group.bars) for group in groups)
    height = sheet.head + rows * sheet.row + 2
    scale = Scale(window, sheet.chart, sheet.right)
    drawn = [LIGHT_DEFS] if alone else []
    drawn += _axis(scale, sheet, height, today, provisional_from, group_word)
    over: list[str] = []
    top = sheet.head
    for group in groups:
        drawn.append(_group_name(group, sheet, top))
        for place, bar in enumerate(group.bars):
            if place:
                drawn.append(rule(sheet.light - 4, top, sheet.width, top, LINE))
            row = Row(bar, sheet, scale, top, today, provisional_from)
            drawn.append(row.under_today())
            over.append(row.over_today())
            top += sheet.row
        drawn.append(rule(0, top, sheet.width, top, INK, 1.4))
    if window.holds(today):
        drawn.append(_today(scale, sheet, today, height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gantt" viewBox="0 0 {number(sheet.width)} {number(height)}" '
        f'role="group" aria-label="{escape(label)}" font-family=\'{SANS}\' '
        f'style="font-variant-numeric:tabular-nums">{"".join(drawn)}{"".join(over)}</svg>'
    )


def _axis(
    scale: Scale, sheet: Sheet, height: float, today: date, provisional_from: date | None, group_word: str
) -> list[str]:
    window, bottom, base = scale.window, height - 2, sheet.head * 20 / 36
    drawn = []
    months = list(window.months())
    if len(months) <= 8:
        drawn += [rule(scale.x(day), sheet.head - 6, scale.x(day), bottom, GRID) for day in window.mondays()]
    edges = [scale.x(day) for day in months] + [scale.right]
    drawn += [rule(x, 4, x, bottom, MONTH) for x in edges]
    tagged = _tag_span(scale, sheet, today) if window.holds(today) else (0.0, 0.0)
    for begins, x, following in zip(months, edges, edges[1:], strict=False):
        words = f"{begins.month}月"
        if begins.year != today.year and (begins.month == 1 or begins == window.first):
            words = f"{begins.year}年{words}"
            if (
                provisional_from
                and begins >= provisional_from
                and width_of(words + "暂", sheet.small) + 8 < following - x
            ):
                words += "暂"
        elif following - x < width_of(words, sheet.small) + 8:
            words = str(begins.month)
        place = _beside(x + 6, width_of(words, sheet.small), following, tagged)
        if place is not None:
            drawn.append(text(place, base, words, size=sheet.small, tone="soft", css="ax"))
    drawn.append(text(sheet.width, base, "现时限", anchor="end", size=sheet.small, tone="soft", css="ax"))
    drawn.append(text(0, base, group_word, size=sheet.small, tone="soft", css="ax"))
    drawn.append(text(sheet.title, base, "事项 · 责任单位", size=sheet.small, tone="soft", css="ax"))
    drawn.append(rule(0, sheet.head, sheet.width, sheet.head, INK, 1.4))
    if provisional_from and provisional_from <= window.last:
        x = scale.x(max(provisional_from, window.first))
        words = "放假通知未发布的年份：工作日为暂计"
        band = rule(x, sheet.head, scale.right, sheet.head, PAPER, 3) + rule(
            x, sheet.head, scale.right, sheet.head, INK, 2, "7 6"
        )
        drawn.append(titled(band, words))
    return drawn


def _beside(x: float, width: float, end: float, taken: tuple[float, float]) -> float | None:
    """Return where words of the width go between x and end, clear of what is taken, or None."""
    if x + width <= taken[0] or x >= taken[1]:
        return x if x + width <= end else None
    after = max(x, taken[1] + 6)
    return after if after + width <= end else None


def _today_words(today: date) -> str:
    return f"今天 {today.month}月{today.day}日"


def _tag_span(scale: Scale, sheet: Sheet, today: date) -> tuple[float, float]:
    width = width_of(_today_words(today), sheet.small) + 14
    begins = min(max(scale.x(today) - width / 2, scale.left), scale.right - width)
    return begins, begins + width


def _today(scale: Scale, sheet: Sheet, today: date, height: float) -> str:
    x = scale.x(today)
    label = tag(
        x, 0, _today_words(today), left=scale.left, right=scale.right, size=sheet.small, height=sheet.head * 0.75
    )
    return rule(x, sheet.head * 0.72, x, height - 2, INK, 2.2) + label


def _group_name(group: Group, sheet: Sheet, top: float) -> str:
    """Return the group's name down the side of its rows: one sign below the other, or two where that is too long."""
    height, middle = len(group.bars) * sheet.row, (sheet.light - 12) / 2
    size, step, lines = _stacked(group.name, height, sheet.title_size * 1.04)
    first = top + (height - len(lines) * step) / 2 + size * 0.96
    signs = "".join(
        text(middle, first + place * step, line, size=size, weight=700, anchor="middle", serif=True, css="grp")
        for place, line in enumerate(lines)
    )
    hit = box(0, top + 1, sheet.light - 10, height - 2, 'class="hit" fill="transparent"')
    words = f"{group.name}，本页 {len(group.bars)} 条"
    return f'<a href="{escape(group.href)}" aria-label="{escape(words)}"><title>{escape(words)}</title>{hit}{signs}</a>'


def _stacked(name: str, height: float, full: float) -> tuple[float, float, list[str]]:
    """Return the size, the step from line to line, and the lines into which a name is cut to fit the height."""
    for size, step in ((full, full * 1.15), (full * 0.85, full)):
        if len(name) * step < height:
            return size, step, list(name)
    size = full * 0.7
    most = max(int((height - 1) / size), 1) * 2
    shown = name if len(name) <= most else name[: most - 1] + "…"
    return size, size, [shown[place : place + 2] for place in range(0, len(shown), 2)]
