"""How a line's three statuses, its clock and its journal are said on pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from guatu.crafts.planning.passing import length_words
from guatu.crafts.planning.straight import StraightLine
from guatu.crafts.timing.clocks import is_past
from guatu.crafts.timing.workdays import Calendar
from guatu.crafts.typesetting.widths import width_of
from guatu.records.evidence.models import Piece
from guatu.records.paper.templatetags.words import amount as amount_words
from guatu.records.paper.templatetags.words import by_when, clock, day_near, percent, weekday

from ..blockers import Blocker, blocker_in
from ..clocks import to_the_minute
from ..dues import stops_of
from ..lighting import facts_of
from ..models import Commitment, LightOfDay, Occurrence, OccurrenceStep, Step
from ..occurring import returns_now
from ..reports import TELLING, standing, taken_back
from ..stages import CADENCE_WORDS, FINISHED, GONE, Duty, Nature, OccurrenceState, ReviewFinding, Stage, Verb, Verdict


@dataclass(frozen=True, slots=True)
class Status:
    """One of the three: its sign (报, 核, 期), how it stands (ok, no, bad or plain), its words."""

    sign: str
    how: str
    words: str


def done_words(line: Commitment, amount: Decimal | None, share: Decimal | None, *, finished: bool) -> str:
    """Say how much is done: 3/12, 45%, 完."""
    if amount is not None and line.target:
        return "完" if finished and amount >= line.target else f"{amount_words(amount)}/{amount_words(line.target)}"
    if share is not None:
        return "完" if share >= 1 else percent(share)
    return "完" if finished else "—"


def three_statuses(line: Commitment, today: date) -> tuple[Status, Status, Status]:
    """Return what the unit reported, what somebody else verified, and the schedule against the first date."""
    light: LightOfDay | None = getattr(line, "light", None)
    reported = Status("报", "no", "—")
    if line.reported_on and line.returned_on:
        reported = Status("报", "bad", "退回")
    elif line.reported_on:
        done = line.stage in {Stage.REPORTED, Stage.VERIFIED, Stage.CLOSED}
        words = done_words(line, line.reported_amount, line.reported_share, finished=done)
        reported = Status("报", "ok", "已报" if words == "—" else words)
    verified = Status("核", "no", "—")
    if is_verified_anew(line):
        verified = Status("核", "bad", "要重核")
    elif line.verified_on:
        done = line.stage in {Stage.VERIFIED, Stage.CLOSED}
        words = done_words(line, line.verified_amount, line.verified_share, finished=done)
        verified = Status("核", "ok", "已核" if words == "—" else words)
    if line.stage in FINISHED:
        schedule = Status("期", "", light.word if light else "已销")
    elif light is None:
        schedule = Status("期", "no", "—")
    else:
        schedule = Status("期", "bad" if light.colour == "red" else "", light.word)
    return reported, verified, schedule


def is_verified_anew(line: Commitment) -> bool:
    """Say whether a line that had been verified as done was sent back all the same, at its closing: what was found then is not
    the end, and is to be found anew."""
    if line.stage != Stage.ACTING or line.returned_on is None or line.verified_on is None:
        return False
    if line.verified_amount is not None and line.counts_amounts and line.target:
        return line.verified_amount >= line.target
    return line.verified_share is not None and line.verified_share >= 1


def returned_words(step: Step, today: date) -> str:
    """Say who sent the line back, when, and at which step: the verifier who did not find it done, or the approver at its closing."""
    at = "销号时" if step.before == Stage.VERIFIED else "核实时"
    return f"{day_near(step.on, today)}{at}由{step.post_title} {step.user_name} 退回"


def waits_for(
    line: Commitment, today: date, *, since: date | None = None, before_closing: str = "", ruled_by: date | None = None,
    returned: Step | None = None, ruling: str = "",
) -> str:  # fmt: skip
    """Say in one sentence what the line waits for now, at whose door, and for how long.

    since: the day of its last step, where that is what it waits for; before_closing: what stands between it and its seal;
    ruled_by: of what is contested, the day by which the clerk should rule; returned: the step that sent it back
    ruling: of what was contested and given to its lead all the same, why
    """
    lead = line.lead.called if line.lead else ""
    days = {
        Stage.DRAFTED: None, Stage.ASSIGNED: line.assigned_on, Stage.REPORTED: line.reported_on, Stage.VERIFIED: line.verified_on,
        Stage.CONTESTED: since, Stage.SUSPENDED: line.suspended_on,
    }.get(Stage(line.stage), line.reported_on if line.awaits_verification else line.reported_on or line.signed_on)  # fmt: skip
    long = f"，已 {(today - days).days} 天" if days and today > days else ""
    match line.stage:
        case Stage.DRAFTED:
            return "还没有交办到单位。"
        case Stage.ASSIGNED:
            answer = f"申诉的答复：{ruling.rstrip('。；;. ')}。" if ruling else ""
            return f"{answer}{day_near(line.assigned_on, today)}交办，等{lead}签收{long}。"
        case Stage.CONTESTED:
            by = f"最迟{day_near(ruled_by, today)}定。" if ruled_by else ""
            return f"{lead}提出申诉，等督办岗改交办，或由审批岗撤销{long}。{by}"
        case Stage.SUSPENDED:
            return f"{day_near(line.suspended_on, today)}挂账，到{day_near(line.resumes_on, today)}恢复{long}；这期间不计时限。"
        case Stage.REPORTED:
            return f"{lead}{day_near(line.reported_on, today)}反馈办结，等别的单位核实{long}。"
        case Stage.VERIFIED:
            if line.public_until is not None and today <= line.public_until:
                return f"{day_near(line.published_on, today)}起公示，到{day_near(line.public_until, today)}期满，期满以后销号。"
            if line.public_until is not None:
                return f"公示{day_near(line.public_until, today)}期满{f'，记下 {line.objections} 条异议' if line.objections else ''}，等销号。"
            return f"{day_near(line.verified_on, today)}核实，{f'{before_closing}，再' if before_closing else '等'}销号{long}。"
    if line.asked_due:
        return f"{lead}申请延到{by_when(line.asked_said, today)}，等审批岗批。"
    if line.returned_on:
        gone = f"，已 {(today - line.returned_on).days} 天" if today > line.returned_on else ""
        until = f"，时限 {by_when(line.last_said, today)}" if line.due_last else ""
        who = returned_words(returned, today) if returned else f"{day_near(line.returned_on, today)}退回"
        why = f"：{note_of(returned).rstrip('。；;. ')}。等" if returned and note_of(returned) else "，等"
        then = "；再反馈以后重新核实，再销号" if returned and returned.before == Stage.VERIFIED else ""
        return f"{who}{why}{lead}办好再反馈{gone}{until}{then}。"
    if line.awaits_verification:
        return f"{lead}{day_near(line.reported_on, today)}的反馈{f'{long}没有人核实' if long else '还没有核实'}。"
    if line.duty == Duty.RECURRING:
        return f"{lead}办理中，{CADENCE_WORDS.get(line.cadence, '')}一次，一期一期报。"
    if line.reported_on:
        return f"{lead}办理中，上次反馈{day_near(line.reported_on, today)}{long}。"
    if line.times_relisted:
        return f"{lead}办理中，重新列账以后还没有反馈。"
    return f"{lead}办理中，签收{long.removeprefix('，') or '以后'}，还没有反馈。"


def wanted_share(line: Commitment, today: date) -> float | None:
    """Return the share that the straight line to the first date wants today; None where nothing is measured."""
    facts = facts_of(line)
    if line.due_first is None or line.duty != Duty.DATED or not facts.measured or facts.said_on is None:
        return None
    return float(StraightLine(facts.said_on, line.due_first).share_on(today))


def wanted_amount(line: Commitment, today: date) -> str:
    """Return how much the straight line wants today, in the line's own unit or per cent; nothing without a line."""
    share = wanted_share(line, today)
    if share is None:
        return ""
    return f"{amount_words(round(Decimal(str(share)) * line.target, 1))}" if line.target else percent(share)


@dataclass(frozen=True, slots=True)
class Flag:
    """A day on the drawing of the dates: where it stands (0 to 1000), its words, what it is.

    aside: how far its words stand beside it, so that none runs out of the drawing; under: on which line below the
    axis, so that none runs into another
    """

    place: int
    words: str
    what: str
    aside: int = 0
    under: int = 0


FLAG_WORDS = 38  # the size of the words, in a drawing that reaches from DRAWN_FROM to DRAWN_TO
DRAWN_FROM, DRAWN_TO = -40, 1080


def dates_drawn(line: Commitment, today: date, moved: list[dict[str, Any]]) -> list[Flag]:
    """Return the days of a line whose date was moved, for one drawing: begun, today, each date that was."""
    begun = line.assigned_on or line.said_on
    if not moved or begun is None or line.due_last is None:
        return []
    days = [(begun, "begun"), (today, "today"), *((_day_of(each["before"]), "was") for each in moved), (line.due_last, "due")]
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    span = max((last - first).days, 1)
    flags: list[Flag] = []
    ends: list[float] = []  # where the last words of each line end
    for day, what in sorted(dict.fromkeys(days)):
        words, place = "今天" if what == "today" else day_near(day, today), round(1000 * (day - first).days / span)
        half = width_of(words, FLAG_WORDS) / 2
        middle = min(max(place, DRAWN_FROM + half), DRAWN_TO - half)
        under = next((line for line, end in enumerate(ends) if end + FLAG_WORDS / 3 <= middle - half), len(ends))
        ends[under : under + 1] = [middle + half]
        flags.append(Flag(place, words, what, round(middle) - place, under))
    return flags


def _day_of(said: date | datetime) -> date:
    return timezone.localtime(said).date() if isinstance(said, datetime) else said


QUIET_DAYS = 7  # so long without a word is worth saying


def why_words(line: Commitment, today: date, blocker: Blocker | None, returned_for: str = "") -> str:
    """Say in a few words why a line is not green: what holds it up, else what it waits for, and since when.

    returned_for: why it was sent back
    """
    if line.stage in FINISHED:
        if line.look_back_by:
            return f"{day_near(line.look_back_by, today)}前回头看：{line.look_back_why}"
        return f"{day_near(line.closed_on, today)}销号" if line.closed_on else line.get_stage_display()
    light: LightOfDay | None = getattr(line, "light", None)
    if line.stage == Stage.SUSPENDED:
        return f"挂账到 {day_near(line.resumes_on, today)}"
    if line.stage == Stage.CONTESTED:
        return "申诉中，等督办岗定"
    if line.stage == Stage.VERIFIED and line.public_until is not None and today <= line.public_until:
        return f"公示到 {day_near(line.public_until, today)}"
    if line.stage == Stage.VERIFIED and line.public_until is not None:
        return "公示期满，等销号"
    if line.asked_due:
        return f"申请延到 {by_when(line.asked_said, today)}，等批"
    if line.stage == Stage.ACTING and line.returned_on:
        return f"{day_near(line.returned_on, today)}退回{f'：{returned_for}' if returned_for else '，等再反馈'}"
    if line.stage == Stage.ACTING and line.duty == Duty.RECURRING and returned_for:
        return f"退回，等重报：{returned_for}"
    if blocker:
        return f"堵点：{blocker.words}"
    if light is None or light.colour not in {"red", "orange", "yellow", "blue"}:
        return ""
    for since, words in (
        (line.verified_on if line.stage == Stage.VERIFIED else None, "核实 {} 天未销号"),
        (line.reported_on if line.awaits_verification else None, "反馈 {} 天未核实"),
        (line.assigned_on if line.stage == Stage.ASSIGNED else None, "交办 {} 天未签收"),
        # What is owed by periods is reported by periods: its light says how they stand.
        (line.signed_on if line.stage == Stage.ACTING and _never_reported(line) else None, "签收 {} 天未反馈"),
    ):
        if since and since < today:
            return words.format((today - since).days)
    if line.reported_on and (quiet := (today - line.reported_on).days) > QUIET_DAYS:
        return f"{quiet} 天没有新反馈"
    return light.because


def _never_reported(line: Commitment) -> bool:
    """Say whether nothing was reported since it was signed for; of what is owed by periods, or listed again, other words tell."""
    return line.reported_on is None and not line.times_relisted and line.duty != Duty.RECURRING


def last_notes(lines: list[Commitment]) -> dict[int, str]:
    """Return the note of the last report that stands of each of these lines, by the line's key; asked for all at once."""
    told: dict[int, list[Any]] = {}
    steps = Step.objects.filter(commitment__in=[line.pk for line in lines], verb__in=TELLING).order_by("number")
    for step in steps.values_list("commitment_id", "verb", "note", named=True):
        told.setdefault(step.commitment_id, []).append(step)
    return {key: reports[-1].note for key, steps in told.items() if (reports := standing(steps))}


def rulings_on(lines: Iterable[Commitment]) -> dict[int, str]:
    """Return what was said to the lead of each of these lines that had contested it and is to do it all the same."""
    waiting = {line.pk: line for line in lines if line.stage == Stage.ASSIGNED}
    ruled = Step.objects.filter(commitment__in=waiting, verb=Verb.ASSIGN, before=Stage.CONTESTED).order_by("number")
    return {
        step.commitment_id: note_of(step) for step in ruled.only("commitment", "note", "salt", "values")
        if "lead_id" not in step.values and step.note
    } if waiting else {}  # fmt: skip


def reasons_of_return(lines: Iterable[Commitment]) -> dict[int, str]:
    """Return why each of these lines was sent back, or periods of it, that was and has not reported since; asked only where there are any."""
    lines = list(lines)
    found = _reasons_of_periods([line.pk for line in lines if line.duty == Duty.RECURRING and line.stage == Stage.ACTING])
    returned = [line.pk for line in lines if line.returned_on]
    if not returned:
        return found
    steps = Step.objects.filter(commitment__in=returned, verb=Verb.SEND_BACK).order_by("number")
    return found | {step.commitment_id: note_of(step) for step in steps.only("commitment", "note", "salt")}


def _reasons_of_periods(recurring: list[int]) -> dict[int, str]:
    """Return of these lines why their periods were sent back that are not reported anew."""
    if not recurring:
        return {}
    rows = list(Occurrence.objects.filter(line__in=recurring, state=OccurrenceState.OWED, times_returned__gt=0).order_by("line", "first"))
    returns = returns_now(rows)
    told: dict[int, list[str]] = {}
    for row in rows:
        told.setdefault(row.line_id, []).append(f"{row.called}：{note_of(returns[row.pk]).rstrip('。；;. ')}")
    return {key: "；".join(reasons) for key, reasons in told.items()}


def blocker_of(line: Commitment, note: str) -> Blocker | None:
    """Return what holds an open line up, as the note of its last report says."""
    return blocker_in(note) if note and line.stage not in FINISHED else None


def clock_words(line: Commitment, today: date, calendar: Calendar, now: datetime) -> list[tuple[str, str, str]]:
    """Return the sum of the clock: label, day, and how it was come by."""
    if line.due_first is None:
        how = {Duty.RECURRING: "整条没有定日期；每期各有应报日，漏了就红，见“各期”。", Duty.STANDING: "长期事项，到日子复查，不会变红。"}
        return [("时限", line.undated_said, how.get(Duty(line.duty), "没有定日期：不判快慢，不会变红。可以随时用“更正”定一个。"))]
    told = [("首次时限", _with_weekday(line.due_first, today, line.due_first_at), basis_words(line))]
    if line.by_last != line.by_first and line.due_last:
        told.append(("现时限", _with_weekday(line.due_last, today, line.due_last_at), "改过；首次时限一直留着，按期与否看首次"))
    if line.closed_on:
        told.append(("销号", _with_weekday(line.closed_on, today), ""))
        return told
    if line.due_last == line.due_first and (stops := stops_of(line.stage_plan, line.due_words, line.due_first, calendar)):
        told.append(("节点", "、".join(f"{day_near(day, today)} {what}" for day, what in stops), "过了一个还没有反馈，变黄；反馈一次就补上"))
    in_hours = line.due_first_at or line.due_last_at
    told.append(("现在", _with_weekday(today, today, now), "昼夜照算") if in_hours else ("今天", _with_weekday(today, today), "不计当日"))
    told.append(("距首次", _distance(today, line.due_first, calendar, line.due_first_at, now), _provisional(line.due_first, calendar)))
    if line.by_last != line.by_first and line.due_last:
        told.append(("距现时限", _distance(today, line.due_last, calendar, line.due_last_at, now), _provisional(line.due_last, calendar)))
    return told


def basis_words(line: Commitment) -> str:
    """Say what the first due date rests on."""
    if line.due_basis == "as_read":
        words = line.due_words.removeprefix("原文").strip("“”")
        return f"原文“{words}”"
    return line.due_words or line.get_due_basis_display()


def _with_weekday(day: date, today: date, moment: datetime | None = None) -> str:
    return f"{day_near(day, today)} {weekday(day)}{f' {clock(moment)}' if moment else ''}"


def _distance(today: date, due: date, calendar: Calendar, moment: datetime | None, now: datetime) -> str:
    if moment is not None:
        if is_past(moment, now):
            return f"已过 {length_words(now - moment, with_minutes=True)}"
        return f"还有 {length_words(moment - to_the_minute(now), with_minutes=True)}"
    days = (due - today).days
    if days < 0:
        return f"已过 {-days} 天，{calendar.workdays_between(due, today)} 个工作日"
    if days == 0:
        return "就是今天"
    return f"{days} 天，{calendar.workdays_between(today, due)} 个工作日"


def _provisional(due: date, calendar: Calendar) -> str:
    if calendar.is_provisional(due):
        return f"{due.year} 年放假安排还没有公布，工作日数为暂计"
    return ""


LOOP = (
    (Verb.ASSIGN, "交办"), (Verb.SIGN_FOR, "签收"), (None, "办理中"), (Verb.REPORT, "反馈办结"),
    (Verb.VERIFY, "核实"), (Verb.CLOSE, "销号"),
)  # fmt: skip
PLACE = {
    Stage.DRAFTED: 0, Stage.ASSIGNED: 1, Stage.CONTESTED: 1, Stage.ACTING: 2, Stage.SUSPENDED: 2, Stage.REPORTED: 4,
    Stage.VERIFIED: 5, Stage.CLOSED: 6,
}  # fmt: skip


ASIDE = {Stage.CONTESTED, Stage.SUSPENDED, *GONE}


def loop_words(line: Commitment, steps: list[Step]) -> list[tuple[str, str]]:
    """Return the loop: each stop with its state (did, now or ahead) and its words, with the day once it is done."""
    days: dict[str, date] = {}
    for step in steps:
        if step.verb == Verb.REPORT and step.after != Stage.REPORTED:
            continue
        if step.verb == Verb.VERIFY and step.after != Stage.VERIFIED:
            continue
        if step.verb == Verb.RELIST:
            days.pop(Verb.REPORT, None), days.pop(Verb.VERIFY, None), days.pop(Verb.CLOSE, None)
        days[step.verb] = step.on
    stood = next((step.after for step in reversed(steps) if step.after not in GONE), Stage.DRAFTED)
    here = PLACE[Stage(stood if line.stage in GONE else line.stage)]
    stops = []
    for place, (verb, words) in enumerate(LOOP):
        if place < here:
            day = days.get(verb) if verb else None
            stops.append(("did", f"{words} {day.month}月{day.day}日" if day else words))
        elif place == here:
            said = {0: "待交办", 1: "待签收", 4: "待核实", 5: "待销号"}.get(place, "退回重办" if place == 2 and line.returned_on else words)
            stops.append(("now", Stage(line.stage).label if line.stage in ASIDE else said))
        else:
            stops.append(("", words))
    return stops


def moved_dues(steps: list[Step]) -> list[dict[str, Any]]:
    """Return every change of the due date once it was given out, with its reason and who decided it.

    was_first: it was made before the line was signed for, and what it names is the first one
    """
    moved: list[dict[str, Any]] = []
    day, moment = None, None
    for step in steps:
        before = moment or day
        day, moment = (step.values.get(name, (None, kept))[1] for name, kept in (("due_last", day), ("due_last_at", moment)))
        if before and day and (moment or day) != before and step.before != Stage.DRAFTED:
            moved.append({"step": step, "before": _said(before), "after": _said(moment or day), "was_first": step.verb == Verb.ASSIGN})
    return moved


def _said(kept: str) -> date | datetime:
    """Return a day or a moment as the journal keeps it."""
    return datetime.fromisoformat(kept) if "T" in kept else date.fromisoformat(kept)


FIELD_WORDS = {
    "title": "事项", "source": "来源", "field": "分管口", "duty": "性质", "cadence": "周期", "lead_id": "主办",
    "due_last": "时限", "due_words": "时限说明", "target": "数量", "unit": "单位", "measure": "指的是",
    "assistants": "协办", "handler_id": "承办岗", "standard": "完成标准", "measures": "整改措施",
    "category": "类别", "grade": "评等", "public_until": "公示到",
    "campaign_id": "专项", "asked_by_id": "来文单位", "nature": "共性个性", "prompted_by_id": "举一反三自", "concerns_id": "被反映的单位",
    "reported_amount": "反馈数", "reported_share": "反馈进度", "verified_amount": "核实数",
    "verified_share": "核实进度", "due_last_at": "到几点", "asked_due": "申请延到", "asked_due_at": "申请延到几点",
    "resumes_on": "挂账到", "watch_leaves": "怎么移出", "merged_into_id": "并入",
    "looked_back": "回头看", "look_back_by": "回头看不晚于", "look_back_why": "为什么看", "look_back_lot": "抽签号",
    "part_of_id": "分解自", "review_finding": "复查", "review_on": "下次复查", "weight": "权重",
}  # fmt: skip

@dataclass(frozen=True, slots=True)
class Names:
    """What the keys in the journal are called: offices, posts, campaigns, other lines."""

    offices: dict[int, str]
    posts: dict[int, str]
    campaigns: dict[int, str]
    lines: dict[int, str]
    categories: Mapping[str, str] = field(default_factory=dict)

    def of(self, field: str, key: int) -> str:
        """Return the name of the key that stands in a field."""
        kept = {
            "handler_id": self.posts, "campaign_id": self.campaigns, "prompted_by_id": self.lines, "merged_into_id": self.lines,
            "part_of_id": self.lines,
        }  # fmt: skip
        return kept.get(field, self.offices).get(key, "（已不在）")


KEYED = {
    "lead_id", "asked_by_id", "concerns_id", "handler_id", "campaign_id", "prompted_by_id", "merged_into_id", "part_of_id",
}  # fmt: skip


def keys_in(steps: list[Step], *fields: str) -> set[int]:
    """Return the keys that these fields ever held."""
    found: set[int] = set()
    for step in steps:
        for name in fields:
            for value in step.values.get(name, ()):
                found.update(value if isinstance(value, list) else [value] if value else [])
    return found


def journal(steps: list[Step], names: Names, line: Commitment, calendar: Calendar) -> list[dict[str, object]]:
    """Return the steps, newest first, each with what it changed in words and the files handed in with it."""
    pieces, gone = pieces_of(steps, line), taken_back(steps)
    told = []
    for step in reversed(steps):
        changes = []
        # In the order of the words: what the step keeps has none on PostgreSQL.
        for name in [name for name in FIELD_WORDS if name in step.values]:
            before, after = step.values[name]
            wiped = name.startswith(("reported", "verified", "asked_due", "resumes", "look", "public", "grade", "watch")) and after in {None, ""}
            if step.verb in {Verb.ENTER, Verb.PURGE} or wiped or name == "look_back_lot":
                continue
            if step.verb in {Verb.REPORT, Verb.TAKE_BACK, Verb.VERIFY, Verb.SEND_BACK, Verb.SUM_UP} and name.endswith(("amount", "share")):
                changes.append(f"{FIELD_WORDS[name]} {_value(name, after, names, line)}")
            elif before in (None, "", []):
                changes.append(f"{FIELD_WORDS[name]}：{_value(name, after, names, line)}")
            else:
                changes.append(
                    f"{FIELD_WORDS[name]}：{_value(name, before, names, line)} → {_value(name, after, names, line)}"
                )
        blocker = blocker_in(step.own_words) if step.verb == Verb.REPORT else None
        told.append({
            "step": step, "changes": "；".join(changes), "blocker": blocker.words if blocker else "",
            "note": blocker.rest if blocker else note_of(step), "checked": step.checked, "evidence": pieces.get(step.pk, []),
            "late": step.workdays_late(calendar), "accepted": step.number in line.accepted_steps,
            "taken_back": step.number in gone, "lot": step.values.get("look_back_lot", ("", ""))[1],
        })  # fmt: skip
    return told


def has_verified(step: Step) -> bool:
    """Say whether a step says how much somebody else has found done: a verification, or a return with a number."""
    return step.verb == Verb.VERIFY or (step.verb == Verb.SEND_BACK and "verified_on" in step.values)


def pieces_of(steps: Iterable[Step], line: Commitment) -> dict[int, list[Piece]]:
    """Return the files handed in with each of these steps of the line; asked for only where there are any."""
    wanted = {step.pk: [key for key, _ in step.evidence] for step in steps if step.evidence}
    if not wanted:
        return {}
    known = {piece.pk: piece for piece in Piece.objects.filter(subject=line.subject).select_related("file")}
    return {key: [known[piece] for piece in pieces if piece in known] for key, pieces in wanted.items()}


def note_of(step: Step | OccurrenceStep) -> str:
    """Return somebody's own words in a step; of one whose words were purged, that they were."""
    return step.own_words if step.salt else "已清除"


def _value(name: str, value: object, names: Names, line: Commitment) -> str:
    if name == "category":
        return names.categories.get(str(value or ""), "（已不在）")
    if value in (None, "", []):
        return "无"
    if name in KEYED:
        return names.of(name, int(str(value)))
    if name == "assistants" and isinstance(value, list):
        return "、".join(names.of(name, key) for key in value)
    if name == "nature":
        return Nature(str(value)).label
    if name == "duty":
        return Duty(str(value)).label
    if name == "cadence":
        return CADENCE_WORDS.get(str(value), str(value))
    if name == "review_finding":
        return ReviewFinding(str(value)).label
    if name == "watch_leaves":
        return {"green": "按规则", "hand": "领导移出"}.get(str(value), str(value))
    if name == "looked_back":
        return Verdict(str(value)).label
    if name in {"due_last", "asked_due", "resumes_on", "public_until", "review_on", "look_back_by"}:
        day = date.fromisoformat(str(value))
        return f"{day.year}年{day.month}月{day.day}日"
    if name in {"due_last_at", "asked_due_at"}:
        return clock(datetime.fromisoformat(str(value)))
    if name.endswith("share"):
        return percent(Decimal(str(value)))
    if name.endswith("amount") or name == "target":
        return f"{amount_words(Decimal(str(value)))}{line.unit}"
    return str(value)
