"""One row of the chart: the light, the title, the bar with its flags and words, the date in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from guatu.crafts.typesetting.marks import (
    BAR,
    EDGE,
    EDGES,
    FILLS,
    PAPER,
    PRESSING,
    RED,
    begin_mark,
    box,
    flag,
    light,
    number,
    rule,
    seal,
    text,
    tick,
    titled,
)
from guatu.crafts.typesetting.scale import Scale
from guatu.crafts.typesetting.sheet import Sheet
from guatu.crafts.typesetting.widths import fit, width_of


@dataclass(frozen=True, slots=True)
class Tick:
    """One occurrence of a recurring duty: it stands on ``day``; ``passed`` when its period is over.

    fate: what became of it, where that is more than passed or to come: missed, or late (made up late)
    """

    day: date
    passed: bool
    words: str
    fate: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the chart.

    colour: red orange yellow blue green none done; word: the light's reason in a few signs; because: in a sentence
    office: under the title; note: after it, in the light's colour (what it waits for, how much is done)
    begins, ends: the bar, to the due date in force; ends None draws no bar (a recurring duty without end)
    first_due: the first due date where another is in force now; moves: how often it was moved
    planned_day: the day by which the plan wanted what is verified: the dark end; None: nothing is measured
    not_begun: draws ▷ where the bar begins
    closed_on: the day of the seal
    ticks: of a recurring duty, instead of the bar; cadence: 每周, in the place of the date
    """

    title: str
    href: str
    colour: str
    word: str
    because: str
    office: str = ""
    note: str = ""
    begins: date | None = None
    ends: date | None = None
    first_due: date | None = None
    moves: int = 0
    planned_day: date | None = None
    not_begun: bool = False
    closed_on: date | None = None
    ticks: Sequence[Tick] = ()
    cadence: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar and the place of its row; what lies under today's line and what over it."""

    bar: Bar
    sheet: Sheet
    scale: Scale
    top: float
    today: date
    provisional_from: date | None

    @property
    def bar_top(self) -> float:
        return self.top + self.sheet.row * 27 / 56

    @property
    def bar_height(self) -> float:
        return self.sheet.row * 20 / 56

    @property
    def word_base(self) -> float:
        return self.bar_top + self.bar_height * 0.85

    def under_today(self) -> str:
        """Return the link with the light, the words and the bar."""
        bar = self.bar
        hit = box(
            self.sheet.light - 4,
            self.top + 1,
            self.sheet.width - self.sheet.light + 4,
            self.sheet.row - 2,
            'class="hit" fill="transparent"',
        )
        middle = self._ticks() if bar.ticks else self._bar() + self._flags()
        return self._link(hit + self._names() + middle + self._dates(), named=True)

    def over_today(self) -> str:
        """Return the words right of today's line and the seal, which stand on everything else."""
        return self._link(self._seal() if self.bar.closed_on else self._words(), named=False)

    def _link(self, inside: str, *, named: bool) -> str:
        if not inside:
            return ""
        if not named:  # the same link a second time: for the pointer only
            return f'<a href="{escape(self.bar.href)}" tabindex="-1" aria-hidden="true">{inside}</a>'
        words = f"{self.bar.title}：{self.bar.word}。{self.bar.because}"
        return f'<a href="{escape(self.bar.href)}"><title>{escape(words)}</title>{inside}</a>'

    def _names(self) -> str:
        bar, sheet = self.bar, self.sheet
        room = sheet.chart - sheet.title - 14
        title_base = self.top + sheet.row / 2
        under = self.top + sheet.row * 49 / 56
        drawn = titled(
            light(bar.colour, sheet.light, self.top + 9 * sheet.row / 56, sheet.title_size * 0.96), bar.because
        )
        size = next((size for size in sheet.title_sizes if width_of(bar.title, size) <= room), sheet.title_sizes[-1])
        drawn += text(sheet.title, title_base, fit(bar.title, size, room), size=size, weight=600, css="ti")
        office = fit(bar.office, sheet.small, room * 0.55 if bar.note else room)
        drawn += text(sheet.title, under, office, size=sheet.small, tone="soft", css="se")
        begins = width_of(office, sheet.small) + (12 if office else 0)
        note = fit(bar.note, sheet.small, room - begins)
        if note:
            tone, weight = (bar.colour, 700) if bar.colour in PRESSING else ("soft", 400)
            drawn += text(sheet.title + begins, under, note, size=sheet.small, tone=tone, weight=weight, css="se")
        return drawn

    def _bar(self) -> str:
        bar, scale = self.bar, self.scale
        begins = bar.begins or bar.closed_on or self.today
        if bar.ends is None:
            return ""
        left, right = scale.x(min(begins, bar.ends)), scale.x(bar.ends)
        whole = f"{_day(begins, self.today)}至{_day(bar.ends, self.today)}"
        plain = bar.planned_day is None and bar.closed_on is None and not bar.not_begun
        drawn = titled(
            box(
                left,
                self.bar_top,
                right - left,
                self.bar_height,
                f'fill="{BAR}" ' + (EDGES[bar.colour] if plain else f'stroke="{EDGE}"'),
            ),
            f"{whole}：{bar.because}",
        )
        dark_end = bar.closed_on or bar.planned_day
        if dark_end is not None and dark_end > begins:
            dark = box(left, self.bar_top, scale.x(dark_end) - left, self.bar_height, FILLS[bar.colour])
            drawn += titled(dark, bar.because)
        if bar.colour == "red" and bar.closed_on is None and self.today > bar.ends and scale.window.holds(bar.ends):
            drawn += titled(self._overdue_stretch(right), bar.because)
        if bar.not_begun and scale.window.holds(begins):
            drawn += titled(begin_mark(left, self.bar_top, self.bar_height), bar.word)
        if begins < scale.window.first:
            drawn += self._goes_on(scale.left, 1)
        if bar.ends > scale.window.last:
            drawn += self._goes_on(scale.right, -1)
        return drawn

    def _overdue_stretch(self, due: float) -> str:
        """Return the days past the date, as a row of red teeth from the flag to today's line."""
        today, middle = self.scale.x(self.today), self.bar_top + self.bar_height / 2
        return rule(due + 2, middle, max(today - 2, due + 2), middle, RED, self.bar_height * 0.4, "3 4")

    def _goes_on(self, x: float, way: int) -> str:
        """Return the notch of a bar that goes on outside the chart's months."""
        height = self.bar_height
        return (
            f'<path d="M{number(x)} {number(self.bar_top - 1)}l{way * 7} {number(height / 2 + 1)}'
            f'l{way * -7} {number(height / 2 + 1)}z" fill="{PAPER}" stroke="{EDGE}" stroke-width="1"/>'
        )

    def _flags(self) -> str:
        bar, scale, small = self.bar, self.scale, self.sheet.small
        if bar.ends is None:
            return ""
        foot, height = self.bar_top, self.sheet.row * 22 / 56
        drawn = ""
        current = scale.x(bar.ends) if scale.window.holds(bar.ends) else None
        moved = bar.first_due is not None and bar.first_due != bar.ends
        crowded = False
        if moved and bar.first_due is not None and scale.window.holds(bar.first_due):
            first = scale.x(bar.first_due)
            words = f"{'延' if bar.ends > bar.first_due else '改'}期 ×{bar.moves}" if bar.moves else "原时限"
            wide = width_of(words, small) + 5
            drawn += titled(
                flag(first, foot, solid=False, to_the_left=False, height=height),
                f"首次时限 {_day(bar.first_due, self.today)}",
            )
            end = current if current is not None and current > first else scale.right
            beside = first + 20 + wide <= end
            base = foot - height * 0.28
            if beside:
                drawn += text(first + 20, base, words, size=small, weight=600, halo=True, css="ex")
            else:
                drawn += text(first - 6, base, words, size=small, weight=600, halo=True, anchor="end", css="ex")
            crowded = current is not None and 0 <= current - first < 36 + (wide if beside else 0)
        if current is not None and (bar.closed_on is None or moved or bar.closed_on > bar.ends):
            drawn += titled(
                flag(current, foot, solid=True, to_the_left=not crowded or current + 16 > scale.right, height=height),
                f"现时限 {_day(bar.ends, self.today)}",
            )
        return drawn

    def _ticks(self) -> str:
        shown = [mark for mark in self.bar.ticks if self.scale.window.holds(mark.day)]
        wide = 10.0
        if len(shown) > 1:
            spread = self.scale.x(shown[-1].day) - self.scale.x(shown[0].day)
            wide = min(wide, max(spread / (len(shown) - 1) * 0.45, 1.5))
        return "".join(
            titled(
                tick(self.scale.x(mark.day) - wide / 2, self.bar_top, wide, self.bar_height, passed=mark.passed, fate=mark.fate),
                mark.words,
            )
            for mark in shown
        )

    def _words(self) -> str:
        """Return the light's reason, right of today's line or of the dark end, whichever is further."""
        bar, size = self.bar, self.sheet.word_size
        x = self.scale.x(self.today)
        if bar.ticks:
            base = self.bar_top - self.sheet.row * 6 / 56
        else:
            base = self.word_base
            if bar.planned_day is not None:
                x = max(x, self.scale.x(bar.planned_day))
            if bar.not_begun and bar.begins is not None and bar.begins > self.today:
                x = self.scale.x(bar.begins) + self.bar_height * 0.75 - 1
        wide = width_of(bar.word, size)
        if x + 8 + wide <= self.scale.right:
            place, anchor = x + 8, "start"
        else:
            place, anchor = min(x, self.scale.x(self.today)) - 8, "end"
        return text(place, base, bar.word, size=size, tone=bar.colour, weight=700, anchor=anchor, halo=True, css="wd")

    def _seal(self) -> str:
        bar, size = self.bar, self.sheet.word_size
        assert bar.closed_on is not None
        radius = self.sheet.row * 17 / 56
        end = max(
            self.scale.x(bar.closed_on),
            min(self.scale.x(bar.ends), self.scale.x(bar.closed_on) + 40) if bar.ends else 0,
        )
        x = end + radius + 6
        today = self.scale.x(self.today)
        if abs(x - today) < radius + 2:
            x = today + radius + 4
        day = f"{bar.closed_on.month}月{bar.closed_on.day}日"
        early = bar.word.removesuffix("销号")
        plain = early in ("", "已")
        # The day itself is told by where the seal stands: where room is short, the words say how early or how late.
        for words in (day,) if plain else (f"{day} · {early}", early):
            place, anchor, wide = x + radius + 5, "start", width_of(words, size)
            if place < today < place + wide + 8:  # all words stand right of today's line
                place = today + 8
            if place + wide <= self.scale.right:
                break
        drawn = ""
        if place + wide > self.scale.right:
            x = min(x, self.scale.right - radius - 2)
            place, anchor = x - radius - 5, "end"
            # Left of the seal lies the dark bar, of the words' own colour: they stand on a plate.
            drawn = box(place - wide - 4, self.bar_top, wide + 8, self.bar_height, f'fill="{PAPER}" stroke="{EDGE}"')
        drawn += text(
            place, self.word_base, words, size=size, tone="done", weight=700, anchor=anchor, halo=not drawn, css="wd"
        )
        return drawn + titled(seal(x, self.bar_top + self.bar_height * 0.3, radius), bar.because)

    def _dates(self) -> str:
        bar, sheet = self.bar, self.sheet
        if bar.ends is None and not bar.cadence:
            return ""
        base, under = self.top + sheet.row * 36 / 56, ""
        words = bar.cadence or _short_day(bar.ends, self.today)
        provisional = bar.ends is not None and self.provisional_from is not None and bar.ends >= self.provisional_from
        if bar.first_due is not None and bar.first_due != bar.ends:
            under = f"原 {_short_day(bar.first_due, self.today)}"
        elif provisional and not bar.cadence:
            under = "年历暂排"
        if under:
            base = self.top + sheet.row * 28 / 56
        late = bar.colour == "red" and bar.ends is not None and self.today > bar.ends
        drawn = text(
            sheet.width,
            base,
            words,
            size=sheet.word_size,
            weight=600,
            anchor="end",
            tone="red" if late else "ink",
            css="du",
        )
        if provisional and not bar.cadence:
            wide = width_of(words, sheet.word_size)
            drawn += rule(sheet.width - wide, base + 4, sheet.width, base + 4, EDGE, 1.6, "4 3")
            drawn = titled(drawn, f"{bar.ends.year if bar.ends else ''} 年放假安排通知未发布，工作日为暂计")
        if under:
            drawn += text(
                sheet.width,
                self.top + sheet.row * 49 / 56,
                under,
                size=sheet.small,
                tone="soft",
                anchor="end",
                css="se",
            )
        return drawn


def _day(day: date, today: date) -> str:
    words = f"{day.month}月{day.day}日"
    return words if day.year == today.year else f"{day.year}年{words}"


def _short_day(day: date | None, today: date) -> str:
    """Return a date that has room in the last column: 12月18日, or 2027.1.15 in another year."""
    if day is None:
        return ""
    return f"{day.month}月{day.day}日" if day.year == today.year else f"{day.year}.{day.month}.{day.day}"
