"""The watch list 重点管理: by which rule a line enters it and leaves it again, with the reason in words.

A leader's word brings a line in and out too; that needs no rule. What a leader has taken off does not come back for
what was known then: only what has happened since counts (another red, another relisting).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from guatu.crafts.planning.facts import COLOUR_WORDS, Colour
from guatu.crafts.planning.light_rules import Number
from guatu.crafts.planning.saying import day_words

BY_HAND = "hand"
RULE_WORDS = {"red": "多次变红", "relisted": "重新列账", "behind": "落后太多", BY_HAND: "领导列入"}


@dataclass(frozen=True, slots=True)
class WatchRules:
    """The numbers a town may choose; 0 leaves a rule out.

    red_times: turned red so often; relisted_times: relisted so often; behind_points: so many percentage points
    behind the straight line; green_weeks: what entered by rule leaves after so many weeks of green
    """

    red_times: int = 2
    relisted_times: int = 1
    behind_points: int = 30
    green_weeks: int = 4

    NUMBERS: ClassVar[dict[str, Number]] = {
        "red_times": Number("变红几次列入", "次", 0, 20),
        "relisted_times": Number("重新列账几次列入", "次", 0, 20),
        "behind_points": Number("落后几个百分点列入", "个百分点", 0, 100),
        "green_weeks": Number("连续绿几周移出", "周", 0, 52),
    }

    def __post_init__(self) -> None:
        if any(not each.least <= getattr(self, name) <= each.most for name, each in self.NUMBERS.items()):
            raise ValueError(f"a rule of the watch list is out of its limits: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rules in sentences."""
        enter = [
            f"变红 {self.red_times} 次" if self.red_times else "",
            f"重新列账 {self.relisted_times} 次" if self.relisted_times else "",
            f"核实的数落后直线 {self.behind_points} 个百分点" if self.behind_points else "",
        ]
        reasons = [each for each in enter if each]
        said = "、".join(reasons) + ("，有一样就列入" if len(reasons) > 1 else "")
        leave = f"连续绿 {self.green_weeks} 周" if self.green_weeks else "领导移出"
        return (
            f"列入：{said}；领导也可以点名列入。" if reasons else "列入：只由领导点名。",
            f"移出：{leave}，或者销号；领导也可以移出。领导移出以后，要有新的变红或重新列账才再列入。",
        )

    @property
    def leaving_words(self) -> str:
        """How what entered by rule leaves again."""
        return f"连续绿 {self.green_weeks} 周，或销号，或领导移出" if self.green_weeks else "销号，或领导移出"


# While a town has put no rules in force, a leader's word alone brings a line in and out: no rule acts that nobody set.
NO_RULES = WatchRules(red_times=0, relisted_times=0, behind_points=0, green_weeks=0)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a line enters: the rule's key, and the sentence with its sum."""

    rule: str
    words: str


def why_watch(
    rules: WatchRules, today: date, *, reddened: Sequence[date], relisted: Sequence[date], behind: int | None, left_on: date | None
) -> Cause | None:
    """Return why a line enters the list today, or None.

    reddened, relisted: the days on which it turned red and was relisted; behind: percentage points, if measured
    left_on: the day it last left the list
    """
    reds = [day for day in reddened if left_on is None or day > left_on]
    again = [day for day in relisted if left_on is None or day > left_on]
    if rules.red_times and len(reds) >= rules.red_times:
        return Cause("red", f"变红 {len(reds)} 次（{_days(reds, today)}），满 {rules.red_times} 次。")
    if rules.relisted_times and len(again) >= rules.relisted_times:
        return Cause("relisted", f"重新列账 {len(again)} 次（{_days(again, today)}），满 {rules.relisted_times} 次。")
    if rules.behind_points and behind is not None and behind >= rules.behind_points and (left_on is None or reds or again):
        return Cause("behind", f"核实的数落后直线 {behind} 个百分点，≥ {rules.behind_points} 个。")
    return None


def why_leave(rules: WatchRules, today: date, *, colour: str, since: date) -> str:
    """Return why a line that entered by rule leaves the list today; nothing while it stays.

    since: the day from which the light has shown its colour
    """
    if not rules.green_weeks or colour != Colour.GREEN:
        return ""
    days = (today - since).days
    if days < 7 * rules.green_weeks:
        return ""
    return f"从 {day_words(since, today)}起一直是{COLOUR_WORDS[Colour.GREEN]}，已有 {days} 天，满 {rules.green_weeks} 周。"


def _days(days: Sequence[date], today: date) -> str:
    return "、".join(day_words(day, today) for day in days[-3:])
