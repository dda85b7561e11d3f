"""Front matter: of the block between --- and --- (or +++) the values of title and date stay, a line each."""

from __future__ import annotations

import re

from guatu.crafts.reading.traced import Edit, Traced

BLOCK = re.compile(r"\A\ufeff?\s*(---|\+\+\+)[ \t]*\r?\n(?P<keys>.{0,20000}?)\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
KEY = re.compile(
    r"^[ \t]*(?:(?P<kept>title|date|标题|题目|日期|发布日期|发布时间|成文日期)|(?P<told>发布单位|发布机构|发文机关|发文单位|来源单位))"
    r"[ \t]*[:：=][ \t]*([\"']?)(?P<value>.*?)\3[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
ANY_KEY = re.compile(r"^[A-Za-z_][\w-]*[ \t]*[:=]", re.MULTILINE)
# Chinese keys are words of the paper, too, between two rules: there each line must be a key's.
KEY_LINE = re.compile(r"[ \t]*(?:[A-Za-z_\u4e00-\u9fff][\w-]{0,20}[ \t]*[:：=].*|-[ \t].*|#.*|[}\])],?)?")


def drop_front_matter(traced: Traced) -> Traced:
    match = BLOCK.match(traced.text)
    if match is None or not (ANY_KEY.search(match["keys"]) or _is_card(match["keys"])):
        return traced
    edits: list[Edit] = []
    place = 0
    base = match.start("keys")
    for key in KEY.finditer(match["keys"]):
        if not key["value"]:
            continue
        # Who published it stays a line of the card: it is dropped as one, and tells whose paper it is.
        start = key.start("value") if key["kept"] else key.start("told")
        edits.append(Edit(place, base + start, "\n" if place else "", "front matter"))
        place = base + key.end("value")
    edits.append(Edit(place, match.end(), "\n", "front matter"))
    return traced.edit(edits)


def _is_card(block: str) -> bool:
    """Tell whether each line of a block between two rules is a key with its value, the title's or the date's among them."""
    kept = any(key["kept"] for key in KEY.finditer(block))
    return kept and all(KEY_LINE.fullmatch(line.rstrip("\r")) is not None for line in block.split("\n"))
