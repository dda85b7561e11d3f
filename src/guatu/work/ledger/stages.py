"""The life of a commitment: its stages, and the moves between them, as data that every door obeys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import models


class Stage(models.TextChoices):
    """Where a commitment stands."""

    DRAFTED = "drafted", "待交办"
    ASSIGNED = "assigned", "待签收"
    CONTESTED = "contested", "申诉中"
    ACTING = "acting", "办理中"
    SUSPENDED = "suspended", "挂账"
    REPORTED = "reported", "待核实"
    VERIFIED = "verified", "待销号"
    CLOSED = "closed", "已销号"
    WITHDRAWN = "withdrawn", "已撤销"
    MERGED = "merged", "已并案"


class Duty(models.TextChoices):
    """What kind of promise it is."""

    DATED = "dated", "限期"
    RECURRING = "recurring", "周期"
    STANDING = "standing", "长期"


class Nature(models.TextChoices):
    """Whether a problem is everybody's or one office's own."""

    COMMON = "common", "共性"
    PARTICULAR = "particular", "个性"


class Verdict(models.TextChoices):
    """What a look back at a closed line found."""

    HELD = "held", "巩固"
    RELAPSED = "relapsed", "反弹"


class Change(models.TextChoices):
    """What a later paper does to a line that is open already."""

    REPEATED = "repeated", "重申"
    RAISED = "raised", "提高"
    LOWERED = "lowered", "降低"
    POSTPONED = "postponed", "推迟"
    ADVANCED = "advanced", "提前"
    DROPPED = "dropped", "不再提"


class Verb(models.TextChoices):
    """What can be done to a commitment."""

    ENTER = "enter", "立账"
    ASSIGN = "assign", "交办"
    SIGN_FOR = "sign_for", "签收"
    CONTEST = "contest", "申诉"
    REPORT = "report", "反馈"
    TAKE_BACK = "take_back", "撤回反馈"
    VERIFY = "verify", "核实"
    SEND_BACK = "send_back", "退回"
    PUBLISH = "publish", "公示"
    OBJECT = "object", "记异议"
    CLOSE = "close", "销号"
    LOOK_BACK = "look_back", "回头看"
    RELIST = "relist", "重新列账"
    ASK_MORE = "ask_more", "申请延期"
    EXTEND = "extend", "延期"
    DENY = "deny", "不予延期"
    SUSPEND = "suspend", "挂账"
    RESUME = "resume", "恢复"
    MERGE = "merge", "并案"
    TAKE_IN = "take_in", "并入"
    MENTION = "mention", "再提"
    WATCH = "watch", "列入重点"
    UNWATCH = "unwatch", "移出重点"
    BREAK_DOWN = "break_down", "分解"
    SUM_UP = "sum_up", "汇总"
    REVIEW = "review", "复查"
    ACCEPT_DAY = "accept_day", "认定日期"
    AMEND = "amend", "更正"
    WITHDRAW = "withdraw", "撤销"
    PURGE = "purge", "清除"


class OccurrenceVerb(models.TextChoices):
    """What can be done to one occurrence of a recurring commitment."""

    REPORT = "report", "报本期"
    VERIFY = "verify", "核本期"
    SEND_BACK = "send_back", "退回本期"
    ACCEPT_DAY = "accept_day", "认定日期"


class OccurrenceState(models.TextChoices):
    """Where one occurrence stands."""

    OWED = "owed", "待报"
    REPORTED = "reported", "待核"
    VERIFIED = "verified", "已核"


class ReviewFinding(models.TextChoices):
    """How a standing commitment was found to be kept."""

    KEPT = "kept", "坚持"
    SLACK = "slack", "松懈"
    LAPSED = "lapsed", "中断"


class ContestKind(models.TextChoices):
    """Why a lead gives a line back."""

    WORDING = "wording", "要求没写清楚"
    NOT_OURS = "not_ours", "不是本单位的职责"
    HIGHER = "higher", "要上级定"
    NOT_NOW = "not_now", "眼下办不了"


class CampaignVerb(models.TextChoices):
    """What can be done to a campaign."""

    BEGIN = "begin", "建立"
    CHANGE = "change", "变更"
    END = "end", "结束"


class ScreeningVerb(models.TextChoices):
    """What can be done to a screening round and to one of its objects."""

    BEGIN = "begin", "开始排查"
    ADD = "add", "补列对象"
    ANSWER = "answer", "查看"
    OPEN_LINE = "open_line", "立账"
    END = "end", "结束排查"


class Answer(models.TextChoices):
    """What was seen at an object of a screening round."""

    CLEAR = "clear", "无问题"
    FOUND = "found", "发现问题"


# How often a recurring commitment falls due. What is owed each day is owed on working days: the others have no occurrence.
CADENCE_WORDS = {
    "daily": "每个工作日", "weekly": "每周", "biweekly": "每两周", "halfmonthly": "每半月", "monthly": "每月",
    "quarterly": "每季度", "halfyearly": "每半年", "yearly": "每年",
}  # fmt: skip

# How often a standing commitment is looked at, where nothing else is set; and the choices there are.
REVIEW_EACH = "quarterly"
REVIEW_MONTHS = {"monthly": 1, "quarterly": 3, "halfyearly": 6, "yearly": 12}

# What is over: neither red nor counted as open.
FINISHED = frozenset({Stage.CLOSED, Stage.WITHDRAWN, Stage.MERGED})
# What is no line of its own any more: it stays to be read and is counted nowhere.
GONE = frozenset({Stage.WITHDRAWN, Stage.MERGED})
OPEN = tuple(stage for stage in Stage if stage not in FINISHED)


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table of moves: from each stage the verb acts at, where it leads (the usual stage first)."""

    ways: Mapping[str, tuple[str, ...]]

    @property
    def before(self) -> frozenset[str]:
        """The stages at which the verb acts; none for the one that begins a line."""
        return frozenset(self.ways) - {BEGINNING}


BEGINNING = ""  # where a line comes from that is not there yet


def to(stage: Stage, *, of: Iterable[Stage]) -> Move:
    """Return the move from any of these stages to the one."""
    return Move({before: (stage,) for before in of})


def staying(stages: Iterable[Stage]) -> Move:
    """Return the move that leaves a line at whichever of these stages it is."""
    return Move({stage: (stage,) for stage in stages})


MOVES: dict[str, Move] = {
    Verb.ENTER: Move({BEGINNING: (Stage.DRAFTED,)}),
    Verb.ASSIGN: to(Stage.ASSIGNED, of=(Stage.DRAFTED, Stage.ASSIGNED, Stage.CONTESTED)),
    Verb.SIGN_FOR: to(Stage.ACTING, of=(Stage.ASSIGNED,)),
    # Once a lead, within its window: the clerk assigns again, or it is withdrawn.
    Verb.CONTEST: to(Stage.CONTESTED, of=(Stage.ASSIGNED,)),
    Verb.REPORT: Move({Stage.ACTING: (Stage.REPORTED, Stage.ACTING)}),
    # The last report, while nobody has looked at it.
    Verb.TAKE_BACK: to(Stage.ACTING, of=(Stage.REPORTED, Stage.ACTING)),
    # What was reported on the way may be verified on the way: the wall counts verified work alone.
    Verb.VERIFY: Move({Stage.REPORTED: (Stage.VERIFIED,), Stage.ACTING: (Stage.ACTING,)}),
    Verb.SEND_BACK: to(Stage.ACTING, of=(Stage.REPORTED, Stage.VERIFIED)),
    # Before the closing, where the class demands it: the notice hangs so many working days, and what is said against it is kept.
    Verb.PUBLISH: staying([Stage.VERIFIED]),
    Verb.OBJECT: staying([Stage.VERIFIED]),
    Verb.CLOSE: to(Stage.CLOSED, of=(Stage.VERIFIED,)),
    Verb.LOOK_BACK: staying([Stage.CLOSED]),
    Verb.RELIST: to(Stage.ACTING, of=(Stage.CLOSED,)),
    # The lead asks before the date has passed; the approver grants another day, or does not.
    Verb.ASK_MORE: staying([Stage.ACTING]),
    Verb.EXTEND: staying([Stage.ACTING]),
    Verb.DENY: staying([Stage.ACTING]),
    Verb.SUSPEND: to(Stage.SUSPENDED, of=(Stage.ACTING,)),
    Verb.RESUME: to(Stage.ACTING, of=(Stage.SUSPENDED,)),
    Verb.MERGE: to(Stage.MERGED, of=OPEN),
    # The line that takes another in stays where it is; its journal says which.
    Verb.TAKE_IN: staying(OPEN),
    # A later paper says it again: the line stays where it is, and its journal says so.
    Verb.MENTION: staying(stage for stage in Stage if stage not in GONE),
    # 重点管理: the line stays where it is, and is looked at oftener.
    Verb.WATCH: staying(OPEN),
    Verb.UNWATCH: staying(OPEN),
    # The lead divides its line among offices below it: the line stays, and its progress is that of its parts.
    Verb.BREAK_DOWN: staying([Stage.ASSIGNED, Stage.ACTING]),
    # Something was done to a part: the whole is summed anew.
    Verb.SUM_UP: staying(stage for stage in Stage if stage not in GONE),
    # A standing line is looked at every so often; it is never overdue.
    Verb.REVIEW: staying([Stage.ACTING]),
    # What was written later than it happened counts from when it was written, unless an approver accepts the paper's day (I4).
    Verb.ACCEPT_DAY: staying(stage for stage in Stage if stage not in GONE),
    Verb.AMEND: staying(Stage),
    Verb.WITHDRAW: to(Stage.WITHDRAWN, of=OPEN),
    # Its paper must not be here: the words go, the line stays as one that counts no more.
    Verb.PURGE: to(Stage.WITHDRAWN, of=Stage),
}

# The same table for one occurrence of a recurring line: from each state the verb acts at, where it leads.
OCCURRENCE_MOVES: dict[str, Mapping[str, str]] = {
    OccurrenceVerb.REPORT: {OccurrenceState.OWED: OccurrenceState.REPORTED},
    OccurrenceVerb.VERIFY: {OccurrenceState.REPORTED: OccurrenceState.VERIFIED},
    OccurrenceVerb.SEND_BACK: {OccurrenceState.REPORTED: OccurrenceState.OWED},
    OccurrenceVerb.ACCEPT_DAY: {state: state for state in (OccurrenceState.REPORTED, OccurrenceState.VERIFIED)},
}
