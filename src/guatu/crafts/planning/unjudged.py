"""The lights that no rule set decides: what is over, what stands still, what has no date, what is not begun."""

from datetime import date

from guatu.crafts.planning.facts import Colour, Light, Line
from guatu.crafts.planning.light_words import done_words, due_words, state_words, waiting_words
from guatu.crafts.planning.passing import days_past, due_said, late_word, length_words, since_words
from guatu.crafts.planning.periodic import Standing
from guatu.crafts.planning.saying import day_words
from guatu.crafts.planning.ticks import WORDS as CADENCE_WORDS
from guatu.crafts.planning.ticks import current
from guatu.crafts.timing.clocks import is_past


def closed_light(line: Line, today: date) -> Light:
    """Say how early or late it was closed."""
    if line.closed_on is None:
        return Light(Colour.DONE, "已销号", None, "已销号。")
    closed = f"{day_words(line.closed_on, today)}销号"
    if line.due_first is None:
        return Light(Colour.DONE, "已销号", None, f"{closed}；这条没有时限，不分早晚。")
    early = (line.due_first - line.closed_on).days
    first = f"首次时限 {day_words(line.due_first, today)}"
    moved = f"（后改为 {day_words(line.due_last, today)}）" if line.due_last and line.due_last != line.due_first else ""
    if line.due_first_at is not None and line.closed_at is not None and not early:
        first = f"首次时限 {due_said(line, line.due_first, today)}"
        if not is_past(line.due_first_at, line.closed_at):
            return Light(Colour.DONE, "按时销号", 0, f"{closed}，{first}{moved}，按时。")
        late = length_words(line.closed_at - line.due_first_at)
        return Light(Colour.DONE, f"晚 {late}销号", 0, f"{closed}，{first}{moved}，晚 {late}。")
    if early > 0:
        return Light(Colour.DONE, f"早 {early} 天销号", -early, f"{closed}，{first}{moved}，早 {early} 天。")
    if early < 0:
        return Light(Colour.DONE, f"晚 {-early} 天销号", -early, f"{closed}，{first}{moved}，晚 {-early} 天。")
    return Light(Colour.DONE, "当天销号", 0, f"{closed}，正是{first}当天{moved}。")


def suspended_light(line: Line, today: date) -> Light:
    """A suspended line is not judged until its day; after that it is yellow."""
    if line.resumes_on is None:
        return Light(Colour.NONE, "挂账", None, "挂账，这期间不计时限。")
    over = (today - line.resumes_on).days
    if over > 0:
        return Light(
            Colour.YELLOW, f"挂账到期 {over} 天", over, f"挂账到 {day_words(line.resumes_on, today)}，已过 {over} 天还没有恢复，黄。"
        )
    return Light(Colour.NONE, "挂账", over, f"挂账到 {day_words(line.resumes_on, today)}，这期间不计时限。")


def standing_light(line: Line, today: date) -> Light:
    """A standing duty is reviewed and never red."""
    if not line.begun:
        return Light(Colour.NONE, "未开始", None, f"{waiting_words(line, today)}；长期事项只作复核，不因到期变红。")
    looked = f"上次复查 {day_words(line.reviewed_on, today)}" if line.reviewed_on else "还没有复查过"
    if line.review_on and today >= line.review_on:
        because = f"{state_words(line, today)}长期事项，{looked}，{day_words(line.review_on, today)}起该看一看；没有到期一说，不会变红。"
        return Light(Colour.GREEN, "该看一看", None, because)
    following = f"，下次 {day_words(line.review_on, today)}" if line.review_on else ""
    return Light(Colour.GREEN, "长期", None, f"{state_words(line, today)}长期事项，定期复查，{looked}{following}；没有到期一说，不会变红。")


def undated_light(line: Line, today: date) -> Light:
    """A line without a date is not judged."""
    return Light(
        Colour.NONE, "无时限", None, f"{state_words(line, today)}没有时限，不判快慢，也不会变红；定下时限后按时限亮灯。"
    )


def recurring_light(line: Line, today: date) -> Light:
    """A recurring duty is counted occurrence by occurrence."""
    if not line.begun or (line.starts_on and line.starts_on > today):
        return not_begun(line, today, "周期事项")
    if line.turns:
        return _by_its_turns(line, today)
    began = line.starts_on or line.said_on
    if line.cadence not in CADENCE_WORDS or began is None:
        return Light(Colour.GREEN, "周期", None, "周期事项，没有写明多久一次；按次另计，不在这里判快慢。")
    now = current(line.cadence, began, today)
    if now is None:
        return not_begun(line, today, "周期事项")
    return Light(
        Colour.GREEN,
        f"第 {now.number} 次",
        (today - now.last).days,
        f"周期事项，{CADENCE_WORDS[line.cadence]}一次，从 {day_words(began, today)}起算，现在是第 {now.number} 次，"
        f"到 {day_words(now.last, today)}为止；每一次另计，不在这里判快慢。",
    )


def light_of_turn(turn: Standing, today: date) -> Light:
    """Return the light of one occurrence of a recurring duty (F1.20)."""
    due = f"{turn.called}，{day_words(turn.due, today)}应报"
    if turn.told_on is None and turn.back is not None:
        late = (today - turn.by).days
        back = f"{due}；{day_words(turn.back.on, today)}退回，到 {day_words(turn.by, today)}重报"
        if late > 0:
            return Light(Colour.RED, f"重报晚 {late} 天", late, f"{back}，已过 {late} 天没有重报，红；重报以后变黄。")
        return Light(Colour.NONE, "退回，等重报", late, f"{back}；报过，不算漏报。")
    if turn.told_on is None:
        late = (today - turn.due).days
        if late > 0:
            return Light(Colour.RED, f"漏报 {late} 天", late, f"{due}，已过 {late} 天没有报，红；补报以后变黄。")
        return Light(Colour.NONE, "待报" if turn.first <= today else "还没到", -(turn.due - today).days, f"{due}。")
    tail = "，已核实" if turn.verified else "，还没有核实"
    late = (turn.told_on - turn.late_after).days
    if late <= 0 and turn.back is not None:
        back = f"{day_words(turn.back.on, today)}退回，{day_words(turn.told_on, today)}重报了"
        return Light(Colour.GREEN, "按期重报", late, f"{due}；{back}，绿{tail}。")
    if late > 0:
        return Light(Colour.YELLOW, f"补报，晚 {late} 天", late, f"{due}，{day_words(turn.told_on, today)}才报，黄，不转绿{tail}。")
    return Light(Colour.GREEN, "按期", late, f"{due}，{day_words(turn.told_on, today)}报了，绿{tail}。")


def _by_its_turns(line: Line, today: date) -> Light:
    """Return the light of a recurring duty as its occurrences are."""
    each = f"周期事项，{CADENCE_WORDS.get(line.cadence or '', '')}一次，"
    here = next((turn for turn in line.turns if turn.first <= today <= turn.last), None)
    now = ""
    if here is not None:
        state = "已报" if here.told_on else "待报"
        now = f"本期 {here.called}（{day_words(here.due, today)}应报）{state}。"
    missed = [turn for turn in line.turns if turn.is_missed(today)]
    if missed:
        days = (today - missed[0].by).days
        names = "、".join(turn.called for turn in missed[:3]) + (f"等 {len(missed)} 期" if len(missed) > 3 else "")
        if all(turn.waits_anew for turn in missed):
            return Light(Colour.RED, f"没重报 {len(missed)} 期", days, f"{each}{names}退回以后过了日子没有重报，红，重报以后变黄。{now}")
        return Light(Colour.RED, f"漏报 {len(missed)} 期", days, f"{each}{names}没有报，红，补报以后变黄。{now}")
    past = [turn for turn in line.turns if turn.told_on is not None and turn.due <= today]
    if back := [turn for turn in line.turns if turn.waits_anew]:
        names = "、".join(f"{turn.called}（到 {day_words(turn.by, today)}）" for turn in back[:3])
        late = any(turn.back and turn.back.was_late for turn in back) or (bool(past) and not past[-1].in_time)
        colour, said = (Colour.YELLOW, "黄，有晚报的") if late else (Colour.GREEN, "没有漏报，绿")
        return Light(colour, f"退回 {len(back)} 期，等重报", None, f"{each}{names}退回，等重报；{said}。{now}")
    if past and not past[-1].in_time:
        return Light(Colour.YELLOW, "补报", None, f"{each}{past[-1].called}晚报了，黄，不转绿，下一期按期报就绿。{now}")
    return Light(Colour.GREEN, f"本期{'已报' if here.told_on else '待报'}" if here else "周期", None, f"{each}没有漏报，绿。{now}")


def overdue(line: Line, today: date) -> Light | None:
    """Return the red of what is past its current date, or None."""
    assert line.due_first is not None and line.due_last is not None
    late = days_past(line, line.due_last, today)
    if late <= 0:
        return None
    due = due_words(line, today)
    state = state_words(line, today)
    done = done_words(line) + "，" if line.measured else ""
    since = since_words(line, line.due_last, today)
    return Light(Colour.RED, late_word(line, line.due_last, today), late, f"{state}{done}{due}{since}，还没有销号，红。")


def not_begun(line: Line, today: date, due: str) -> Light:
    """Return the ring of what is not begun. due: what is said of its date."""
    tail = f"；{due}。" if due else "。"
    if line.starts_on and line.starts_on > today:
        day = day_words(line.starts_on, today)
        return Light(Colour.NONE, f"{day}起", (today - line.starts_on).days, f"写明 {day}开工，还没有到开工日{tail}")
    return Light(Colour.NONE, "未开始", None, f"{waiting_words(line, today)}{tail}")
