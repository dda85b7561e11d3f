"""The life of a commitment: its stages, and the moves between them, as data that every door obeys."""

from dataclasses import dataclass

from django.db import models


class Stage(models.TextChoices):
    """Where a commitment stands."""

    DRAFTED = "drafted", "待交办"
    ASSIGNED = "assigned", "待签收"
    ACTING = "acting", "办理中"
    REPORTED = "reported", "待核实"
    VERIFIED = "verified", "待销号"
    CLOSED = "closed", "已销号"
    WITHDRAWN = "withdrawn", "已撤销"


class Duty(models.TextChoices):
    """What kind of promise it is."""

    DATED = "dated", "限期"
    RECURRING = "recurring", "周期"
    STANDING = "standing", "长期"


class Nature(models.TextChoices):
    """Whether a problem is everybody's or one office's own."""

    COMMON = "common", "共性"
    PARTICULAR = "particular", "个性"


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
    REPORT = "report", "反馈"
    VERIFY = "verify", "核实"
    SEND_BACK = "send_back", "退回"
    CLOSE = "close", "销号"
    MENTION = "mention", "再提"
    AMEND = "amend", "更正"
    WITHDRAW = "withdraw", "撤销"
    PURGE = "purge", "清除"


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


# How often a recurring commitment falls due.
CADENCE_WORDS = {
    "daily": "每天", "weekly": "每周", "biweekly": "每两周", "halfmonthly": "每半月", "monthly": "每月",
    "quarterly": "每季度", "halfyearly": "每半年", "yearly": "每年",
}  # fmt: skip

# What is over: neither red nor counted as open.
FINISHED = frozenset({Stage.CLOSED, Stage.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table of moves: from these stages, to one of those (the first is the usual one)."""

    before: frozenset[str]
    after: tuple[str, ...]


MOVES: dict[str, Move] = {
    Verb.ENTER: Move(frozenset(), (Stage.DRAFTED,)),
    Verb.ASSIGN: Move(frozenset({Stage.DRAFTED, Stage.ASSIGNED}), (Stage.ASSIGNED,)),
    Verb.SIGN_FOR: Move(frozenset({Stage.ASSIGNED}), (Stage.ACTING,)),
    Verb.REPORT: Move(frozenset({Stage.ACTING}), (Stage.REPORTED, Stage.ACTING)),
    # What was reported on the way may be verified on the way: the wall counts verified work alone.
    Verb.VERIFY: Move(frozenset({Stage.REPORTED, Stage.ACTING}), (Stage.VERIFIED, Stage.ACTING)),
    Verb.SEND_BACK: Move(frozenset({Stage.REPORTED, Stage.VERIFIED}), (Stage.ACTING,)),
    Verb.CLOSE: Move(frozenset({Stage.VERIFIED}), (Stage.CLOSED,)),
    # A later paper says it again: the line stays where it is, and its journal says so.
    Verb.MENTION: Move(frozenset(Stage) - {Stage.WITHDRAWN}, tuple(Stage)),
    Verb.AMEND: Move(frozenset(Stage), tuple(Stage)),
    Verb.WITHDRAW: Move(frozenset({Stage.DRAFTED}), (Stage.WITHDRAWN,)),
    # Its paper must not be here: the words go, the line stays as one that counts no more.
    Verb.PURGE: Move(frozenset(Stage), (Stage.WITHDRAWN,)),
}
