"""Repair: a damaged text made readable, each character with its place in the original."""

from __future__ import annotations

from guatu.crafts.reading.repair.lines import Dropped, set_lines
from guatu.crafts.reading.repair.masks import mask
from guatu.crafts.reading.repair.pinyin import DOUBLES, drop_doubled_marks, drop_pinyin
from guatu.crafts.reading.repair.script import simplify
from guatu.crafts.reading.sources import Source
from guatu.crafts.reading.traced import Traced
from guatu.crafts.timing.pieces import pattern

MARKS = pattern(r"(?m)^[ \t\u3000]*[#>*+|=~_`◆●■▲★☆◇○□▶►※•·-]|\|[ \t]*$|\]\(|\*\*|__|<\w")
__all__ = ["Dropped", "repair"]


def repair(source: Source) -> tuple[Traced, Dropped]:
    """Return the repaired text and the furniture that was dropped.

    The order matters: marks go before lines are judged; lost bytes are put back
    while the pinyin beside them still tells their reading, and before the
    script is converted.
    """
    traced = Traced(source.text).edit(source.edits)
    # What most papers do not need is imported where one does: it costs time to start.
    if "\\" in source.text:
        from guatu.crafts.reading.repair.escapes import drop_escapes

        traced = drop_escapes(traced)
    if source.text.lstrip("\ufeff \t\r\n").startswith(("---", "+++")):
        from guatu.crafts.reading.repair.front_matter import drop_front_matter

        traced = drop_front_matter(traced)
    if source.format == "html" or "<" in traced.text or "&" in traced.text:
        from guatu.crafts.reading.repair.tags import drop_tags, has_tags

        if source.format == "html" or has_tags(traced.text):
            traced = drop_tags(traced, page=source.format == "html")
    if source.format != "html" and MARKS.search(traced.text):
        from guatu.crafts.reading.repair.markdown import drop_markdown

        traced = drop_markdown(traced)
    if "?" in traced.text:
        from guatu.crafts.reading.repair.lost_bytes import restore_lost_bytes

        traced = restore_lost_bytes(traced)
    if "-" in traced.text:
        from guatu.crafts.reading.repair.date_signs import restore_date_signs

        traced = restore_date_signs(traced)
    if any(pair in traced.text for pair in DOUBLES):
        traced = drop_doubled_marks(traced)
    traced = drop_pinyin(traced)
    traced = simplify(traced)
    traced = mask(traced)
    return set_lines(traced)
