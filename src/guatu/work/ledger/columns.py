"""The columns of the list: which there are, which everybody sees first; the page and the exports share them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list: its key, its heading, and its width in a workbook."""

    key: str
    name: str
    wide: int = 12


ALL = (
    Column("why", "为什么", 28),
    Column("lead", "责任单位", 14),
    Column("due", "时限（首次 → 现在）", 14),
    Column("reported", "报", 10),
    Column("verified", "核", 10),
    Column("schedule", "期", 12),
    Column("handler", "承办岗", 12),
    Column("campaign", "专项", 18),
    Column("source", "来源", 30),
    Column("stage", "阶段", 10),
    Column("category", "类别", 12),
    Column("field", "分管口", 10),
    Column("duty", "性质", 8),
    Column("target", "数量", 12),
    Column("assistants", "协办", 20),
    Column("asked_by", "来文单位", 16),
    Column("nature", "共性个性", 10),
    Column("standard", "完成标准", 30),
    Column("measures", "整改措施", 30),
    Column("part_of", "分解自", 12),
    Column("reviewed", "复查", 10),
    Column("review_on", "下次复查", 12),
    Column("returned", "退回", 8),
    Column("extended", "延期", 8),
    Column("relisted", "重新列账", 10),
    Column("looked_back", "回头看", 10),
    Column("look_back_by", "回头看不晚于", 14),
    Column("look_back_why", "为什么回头看", 20),
    Column("watched", "重点管理", 24),
    Column("assigned", "交办日", 12),
    Column("signed", "签收日", 12),
    Column("public", "公示到", 12),
    Column("closed", "销号日", 12),
    Column("grade", "评等", 8),
    Column("quote", "原文", 40),
)
KEYS = {column.key: column for column in ALL}
FIRST = ("why", "lead", "due", "reported", "verified", "schedule", "handler", "campaign", "source", "stage")


def columns(keys: Iterable[object]) -> list[Column]:
    """Return the columns of these keys, in the order of the list; the usual ones where none is known."""
    wanted = set(keys) & KEYS.keys()
    return [column for column in ALL if column.key in (wanted or set(FIRST))]
