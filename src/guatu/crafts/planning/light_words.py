"""How the sentence of a light says where a line stands and how much of it is done."""

from datetime import date
from fractions import Fraction

from guatu.crafts.planning.facts import Line, Workdays
from guatu.crafts.planning.passing import due_said
from guatu.crafts.planning.saying import amount_words, day_words, percent_words
from guatu.crafts.planning.straight import exact


def waiting_words(line: Line, today: date) -> str:
    """Say for what a line waits that is not begun."""
    if line.stage == "drafted":
        return "还没有交办"
    if line.stage == "assigned":
        return f"{day_words(line.assigned_on, today)}交办，还没有签收" if line.assigned_on else "已交办，还没有签收"
    if line.stage == "contested":
        return "申诉中，等督办岗定"
    return "还没有到开工日"


def state_words(line: Line, today: date) -> str:
    """Say at whose door a line lies that waits for somebody, with its own semicolon; nothing while it is acted on and was
    not sent back."""
    if not line.begun:
        return f"{waiting_words(line, today)}；"
    if line.stage == "reported":
        return f"{day_words(line.reported_on, today)}已反馈，等待核实；" if line.reported_on else "已反馈，等待核实；"
    if line.stage == "verified":
        return "已核实，等待销号；"
    if line.returned_on is not None:
        anew = "核实过的要重新核实，" if line.undone else ""
        return f"{day_words(line.returned_on, today)}退回，{anew}等主办单位办好再反馈；"
    return ""


def unmeasured_words(line: Line) -> str:
    """Say why a line is judged by its date alone."""
    return "重新核实以前没有数量可量" if line.undone else "没有数量可量"


def done_words(line: Line) -> str:
    """Say how much is verified, and what is reported beyond it: 核实 3/12 根（另反馈到 11 根，未核实）."""
    if line.verified_share is None and line.target is not None:
        words = f"核实 {amount_words(line.verified or 0)}/{amount_words(line.target, line.unit)}"
        told = line.reported or 0
        return words + (beyond_words(line, amount_words(told, line.unit)) if told > (line.verified or 0) else "")
    words = f"核实 {percent_words(line.done)}"
    if line.reported_share is not None and exact(line.reported_share) > line.done:
        words += beyond_words(line, percent_words(line.reported_share))
    return words


def beyond_words(line: Line, told: str) -> str:
    """Say what became of a report beyond what is verified: nobody has looked, it was sent back (by whoever verifies, or at its
    closing), or less was found."""
    if line.awaits:
        return f"（另反馈到 {told}，未核实）"
    return f"（反馈到 {told}，退回了）" if line.returned_on is not None else f"（反馈的是 {told}）"


MANY = 100  # of so many and more nobody asks for a tenth


def share_words(line: Line, share: Fraction, than: Fraction | None = None) -> str:
    """Return a share of the whole in the line's own unit, else in per cent.

    than: a share beside which it is said; what is more than it never reads the same: a line that should have 2.6 and
        has 2 is behind, and its sentence does not say that 2 are wanted. What no two places tell apart is 2 处多.
    """
    for places in (0, 1, 2):
        words = _share_words(line, share, places)
        if than is None or share <= than or words != _share_words(line, than, places):
            return words
    return f"{words}多"


def _share_words(line: Line, share: Fraction, places: int) -> str:
    if line.verified_share is None and line.target is not None:
        target = exact(line.target)
        counted = target.denominator == 1 and target >= 4
        least = 2 if not counted else 0 if share * target >= MANY else 1
        return amount_words(share * target, line.unit, places=max(least, places))
    return percent_words(share, places=places)


def step_words(line: Line) -> str:
    """Return what is verified, before 这一步."""
    if line.verified_share is None and line.target is not None:
        return amount_words(line.verified or 0, line.unit) + ("" if line.unit else " ")
    return percent_words(line.done) + " "


def due_words(line: Line, today: date) -> str:
    """Name the due date in force, and the first one where it was moved."""
    assert line.due_first is not None and line.due_last is not None
    if line.due_first == line.due_last:
        return f"时限 {due_said(line, line.due_last, today)}"
    return f"现时限 {due_said(line, line.due_last, today)}（首次时限 {day_words(line.due_first, today)}）"


def notice_words(today: date, due: date, workdays: Workdays) -> str:
    """Say that working days were counted in a year without its notice; nothing where they were not."""
    if workdays.is_provisional(due) or workdays.is_provisional(today):
        return f"（{due.year} 年放假安排通知还没有发布，工作日为暂计。）"
    return ""
