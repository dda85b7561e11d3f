"""Markdown and the marks that portals put before headings: #, >>>, **, links. The words stay."""

from __future__ import annotations

import re

from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

LINE_MARK = re.compile(
    r"^[ \t\u3000]*(?:#{1,6}(?=[ \t\u3000\u4e00-\u9fff“《【(（])|>{1,6}|[-*+][ \t]+(?![-*+ \t])|[◆●■▲★☆◇○□▶►※•·][ "
    r"\t\u3000]*(?=\S))",
    re.MULTILINE,
)
RULE = re.compile(r"^[ \t]*(?:[-*_=~][ \t]*){3,200}\r?$", re.MULTILINE)
TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*\r?$", re.MULTILINE)
EMPHASIS = pattern(r"(\*\*|__)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1")
IMAGE = pattern(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)")
LINK = pattern(r"\[([^\]\[\n]{0,300})\]\([^()\s]{0,1000}(?:[ \t]+\"[^\"\n]{0,200}\")?\)")
AUTOLINK = pattern(r"<(?:https?://|mailto:|ftp://)[^<>\s]{1,1000}>|<[\w.+-]{1,60}@[\w.-]{1,60}>")
LEFT_OUT = pattern(r"\*\*(?=[年县镇乡](?![^*\n]{0,40}\*\*(?![年县镇乡村月]))|月\d|[万亿]元|公里)")
NAMELESS = pattern(r"\*\*[省市州县区]\*\*[市州县区镇乡街村]")  # **市**区: names were taken out, nothing is bold
TAKEN_OUT = pattern(r"\*{2,}")
CODE = re.compile(r"^```[^\n]{0,40}\r?$", re.MULTILINE)


def drop_markdown(traced: Traced) -> Traced:
    """Take the marks out. Each pass is one kind of mark, so that none overlaps another."""
    text = traced.text
    nameless = "**" in text and NAMELESS.search(text) is not None
    if nameless:
        traced = traced.edit(Edit(m.start(), m.end(), "□", "masked") for m in TAKEN_OUT.finditer(text))
        text = traced.text
    elif "**" in text:  # **年**县 leaves out what is not to be known
        traced = traced.edit(Edit(m.start(), m.end(), "□", "masked") for m in LEFT_OUT.finditer(text))
        text = traced.text
    if "](" in text:
        traced = traced.edit(Edit(m.start(), m.end(), "", "markup") for m in IMAGE.finditer(text))
        traced = traced.edit(_links(traced.text))
    if "<" in traced.text:
        traced = traced.edit(Edit(m.start(), m.end(), "", "link") for m in AUTOLINK.finditer(traced.text))
    if "**" in traced.text or "__" in traced.text:
        traced = traced.edit(_emphasis(traced.text))
    marks = (m for m in LINE_MARK.finditer(traced.text) if not (nameless and "□" in m[0]))
    traced = traced.edit(Edit(m.start(), m.end(), "", "markup") for m in marks)
    for form, sign in ((TABLE_RULE, "|"), (RULE, ""), (CODE, "```")):
        if sign in traced.text:
            traced = traced.edit(Edit(m.start(), m.end(), "", "markup") for m in form.finditer(traced.text))
    if "\n|" in traced.text or "|\n" in traced.text or traced.text.startswith("|"):
        traced = traced.edit(
            Edit(m.start(), m.end(), "", "markup")
            for m in re.finditer(r"^[ \t]*\|[ \t]*|(?<=\S)[ \t]{0,20}\|[ \t]*$", traced.text, re.MULTILINE)
        )
    return traced


def _links(text: str) -> list[Edit]:
    edits = []
    for match in LINK.finditer(text):
        edits.append(Edit(match.start(), match.start(1), "", "markup"))
        edits.append(Edit(match.end(1), match.end(), "", "link"))
    return edits


def _emphasis(text: str) -> list[Edit]:
    edits = []
    for match in EMPHASIS.finditer(text):
        edits.append(Edit(match.start(), match.start(2), "", "markup"))
        edits.append(Edit(match.end(2), match.end(), "", "markup"))
    return edits
