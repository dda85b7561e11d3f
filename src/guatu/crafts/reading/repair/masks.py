"""Masked and lost runs: 旧厂房******收回 becomes 旧厂房□收回, one □ whatever its length."""

from __future__ import annotations

from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

SIGN = "□"
RUN = pattern(
    r"[*＊]{3,}|[×╳]{2,}|(?<![A-Za-z])(?:[Xx]{2,}|[Ｘｘ]{2,})(?![A-Za-z])|[\ufffd]+|[█▇■]{2,}|□{2,}"
    r"|(?<=[\u4e00-\u9fff、，,])[?？]{3,}(?=[\u4e00-\u9fff])|(?<=、)[?？]{3,}"
)  # fmt: skip
SIGNS = ("**", "＊＊", "××", "╳╳", "XX", "xx", "Xx", "xX", "ＸＸ", "ｘｘ", "\ufffd", "██", "▇▇", "■■", "□□", "???", "？？？")
DOUBLED = pattern(r"[,，](?=[,，、。；;：:！？])")  # ,, and ,、: a comma set before every mark, against copying
SO_MANY = 4  # of them in a text that was damaged so
STRAY = pattern(r"(?<!\*)\*\*(?!\*)")
# A lost blank: ??（一）检查组, 责任人:杨 ?某.
LOST_BLANK = pattern(r"(?m)^[ \t\u3000]*[?？]{1,4}(?=[（(\u4e00-\u9fff])|(?<=[\u4e00-\u9fff][ \u3000])[?？](?=[\u4e00-\u9fff])")


# 某某官网入口·(中国)官方网站 in the place of whose paper it is: what a captured page's owner has put there.
ADVERTISED = pattern(
    r"(?:[\u4e00-\u9fffA-Za-z0-9]{2,14}[·・\-－])?[(（]中国[)）](?:官方网站|官网|有限公司(?:官网|官方网站)?)"
    r"|[\u4e00-\u9fffA-Za-z0-9]{2,10}(?:手机)?官网入口"
)


def mask(traced: Traced) -> Traced:
    if "官方网站" in traced.text or "官网入口" in traced.text or "(中国)" in traced.text:
        traced = traced.edit(Edit(m.start(), m.end(), SIGN, "masked") for m in ADVERTISED.finditer(traced.text))
    if any(pair in traced.text for pair in (",,", ",、", ",。", "，，", "，、")):
        doubled = [Edit(m.start(), m.end(), "", "masked") for m in DOUBLED.finditer(traced.text)]
        traced = traced.edit(doubled) if len(doubled) >= SO_MANY else traced
    if "?" in traced.text or "？" in traced.text:
        traced = traced.edit(Edit(m.start(), m.end(), "", "masked") for m in LOST_BLANK.finditer(traced.text))
    text = traced.text
    if not any(sign in text for sign in SIGNS):
        return traced
    traced = traced.edit(
        Edit(match.start(), match.end(), SIGN, "masked")
        for match in RUN.finditer(text)
        if text[match.start()] not in "XxＸｘ" or _stands_in_chinese(text, match.start(), match.end())
    )
    if "**" in traced.text:
        traced = traced.edit(Edit(m.start(), m.end(), "", "markup") for m in STRAY.finditer(traced.text))
    return traced


def _stands_in_chinese(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    return "\u4e00" <= before <= "\u9fff" or "\u4e00" <= after <= "\u9fff"
