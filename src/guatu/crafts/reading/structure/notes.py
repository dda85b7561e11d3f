"""Lines that are no text of a paper: to whom it is written, who was there, who gets it, the names of its annexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guatu.crafts.timing.pieces import pattern

if TYPE_CHECKING:
    from guatu.crafts.reading.structure.outline import Line

# Lines that say who was there, who gets the paper, who keeps the minutes.
NOTE = pattern(
    r"^附件[\d一二三四五]?[ \u3000]{0,2}[:：][^。]*$"
    r"|^(?:参加(?:单位|人员|会议)?|参会(?:单位|人员)?|到会(?:人员)?|出[ \u3000]{0,4}席(?:人员|单位)?|列[ \u3000]{0,4}席(?:人员|单位)?"
    r"|缺[ \u3000]{0,4}席"
    r"|请[ \u3000]{0,4}假|主[ \u3000]{0,4}持(?:人)?"
    r"|记[ \u3000]{0,4}录(?:人)?|整理(?:人)?|地点|时间|分送|主送|抄送|抄报|报送|报|送|发|印发|签发(?:人)?|联系(?:人|电话))[ \u3000]{0,2}[:：]"
)
# 区住建局、区财政局，各街道办事处： to whom a paper is written.
ADDRESSEES = pattern(
    r"(?:各|[^，,。；;:：]{2,24}[、，,])"
    r"[^。；;:：]{2,120}(?:局|办公?室?|委|政府|单位|部门|队|会|公司|室|处|所|院|村|社区"
    r"|居|镇|乡|街道|园区|组|场|站|企业|支部|办)[）)]?[:：]$"
)
ADDRESSED_WITHIN = 15  # lines in which a paper says to whom it is written
WHO_CAME = pattern(r"[出列][ \u3000]{0,4}席|参[加会]|到会|请[ \u3000]{0,4}假|缺[ \u3000]{0,4}席")
ANNEXES = pattern(r"附(?:件|表)?[:：](?:$|[ \u3000]{0,2}(?:1|一)[.．、])")
NUMBERED = pattern(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．)）](?!\d)|[①-⑳]")
LONGEST_NAME = 140  # characters of an annex's name


def settle_notes(lines: Sequence[Line]) -> None:
    """Make notes of the lines that say to whom a paper is written, who came, and what its annexes are called."""
    for line in lines[:ADDRESSED_WITHIN]:
        if line.part in ("heading", "paragraph") and ADDRESSEES.fullmatch(line.text):
            line.part = "note"
    _note_who_came(lines)
    _note_annexes(lines)


def _note_who_came(lines: Sequence[Line]) -> None:
    """Make notes of the groups of persons below 列席：."""
    below = False
    for line in lines:
        if line.part == "note" and WHO_CAME.match(line.text):
            below = True
        elif below and NUMBERED.match(line.text) and "。" not in line.text:
            line.part = "note"
        else:
            below = False


def _note_annexes(lines: Sequence[Line]) -> None:
    """Make notes of the names of annexes that stand below 附件：."""
    below = False
    for line in lines:
        if ANNEXES.match(line.text):
            below, line.part = True, "note"
        elif below and NUMBERED.match(line.text) and len(line.text) <= LONGEST_NAME and line.text[-1] not in "。；":
            line.part = "note"
        else:
            below = False
