"""A measured line held against the straight line to one of its due dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from guatu.crafts.planning.facts import WEIGHT, Light, Line, Workdays
from guatu.crafts.planning.light_words import done_words, share_words, state_words, step_words
from guatu.crafts.planning.passing import moment_of, time_words
from guatu.crafts.planning.saying import day_words
from guatu.crafts.planning.straight import StraightLine


@dataclass(frozen=True, slots=True)
class Held:
    """Where the verified work stands beside the plan.

    wanted: the share the plan wants by today; done: the verified one
    planned_day: when the plan wanted what is done; ahead: days from today to it, below 0 when behind
    full: nothing is left to be slow with; sum_words, step: the sentence so far
    """

    begins: date
    wanted: Fraction
    done: Fraction
    planned_day: date
    ahead: int
    full: bool
    sum_words: str
    step: str


def plan_to(line: Line, due: date) -> StraightLine:
    """Return the straight line from the paper's day (or the day of beginning it names) to a due date."""
    return StraightLine(min(begins_on(line, due), due), due)


def begins_on(line: Line, due: date) -> date:
    """Return the day the plan begins."""
    return line.starts_on or line.said_on or line.assigned_on or due


def held(line: Line, due: date, today: date) -> Held:
    """Hold what is verified against the straight line to the due date."""
    plan = plan_to(line, due)
    planned_day, ahead, wanted = plan.day_of(line.done), plan.days_ahead(line.done, today), plan.share_on(today)
    name = "首次时限" if due == line.due_first else "现时限"
    span = f"从 {day_words(plan.begins, today)}到{name} {day_words(due, today)}按直线"
    # What is done in time today is what today wants: the rest of the day's piece is nobody's delay yet.
    said = share_words(line, wanted, line.done) if ahead else share_words(line, min(wanted, line.done))
    sum_words = f"{state_words(line, today)}{done_words(line)}，{span}，今天应有 {said}；"
    step = f"{step_words(line)}这一步计划 {day_words(planned_day, today)}"
    return Held(begins_on(line, due), wanted, line.done, planned_day, ahead, line.done == 1, sum_words, step)


def heavier(lights: list[Light]) -> Light:
    """Return the light that weighs more: a moved date neither hides the first nor counts for nothing."""
    return max(lights, key=lambda light: (WEIGHT[light.colour], light.days or 0))


def dates_of(line: Line) -> Iterator[date]:
    """Yield the dates a line is judged by: the first, and the current one where it is another."""
    assert line.due_first is not None and line.due_last is not None
    yield line.due_first
    if line.due_last != line.due_first:
        yield line.due_last


def workdays_left(today: date, due: date, most: int, workdays: Workdays) -> int | None:
    """Return the working days after today up to and with the due date, or None where they are more than ``most``."""
    left, day = 0, today
    while day < due:
        day += timedelta(days=1)
        left += workdays.is_workday(day)
        if left > most:
            return None
    return left


def left_words(line: Line, today: date, nearest: date, left: int, most: int) -> tuple[str, str, int]:
    """Say how near a due date is: in a few signs, in a sentence, and as the number that is counted."""
    if nearest == today:
        moment = moment_of(line, nearest)
        return f"今天 {time_words(moment)} 到期" if moment else "今天到期", "就是今天", 0
    if left:
        return f"余 {left} 个工作日", f"明天起还有 {left} 个工作日，不多于 {most} 个", -left
    return f"余 {(nearest - today).days} 天", "到那天为止已没有工作日", (today - nearest).days


def points_behind(line: Line, today: date) -> int | None:
    """Return by how many whole percentage points the work is behind the plan to its first date; None if not measured."""
    if not line.measured or line.due_first is None:
        return None
    return max(0, int((plan_to(line, line.due_first).share_on(today) - line.done) * 100))
