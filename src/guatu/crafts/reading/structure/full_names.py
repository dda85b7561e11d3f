"""Full names that the document itself gives: 县政府 is 清河县人民政府 where it stands so written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guatu.crafts.reading.structure.places import counties_in
from guatu.crafts.timing.pieces import pattern

LEVEL = pattern(r"(?P<level>[县市区旗])(?=[\u4e00-\u9fff])")
GOVERNMENT = pattern(r"(?P<place>[\u4e00-\u9fff]{0,6}?[县市区旗镇乡道])(?:人民)?政府(?P<office>办公室|办(?![公理]))?")
SHORTENED = pattern(
    r"(?P<whole>[\u4e00-\u9fff“”、]{4,30})[（(](?:以下)?(?:统一)?简称[为：:]?[“\"]?(?P<short>[\u4e00-\u9fff]{2,10})[”\"]?[）)]"
)
BEFORE_NAME = pattern(r".*(?:[的为由以及]|成立了?|组建了?|设立了?|日[，,])")
MOST_TEXT = 100_000  # characters in which full names are looked for
MOST_NAMES = 300  # names of one paper that are looked for
LONGEST_NAME = 24  # characters of a short name that may have a full one
MOST_PLACES = 8  # counties and cities at a paper's head among which the full name is looked for
LONGEST_PLACE = 5


class FullNames:
    """The full names of one paper's bodies."""

    def __init__(self, text: str, own: str | None, heads: str) -> None:
        """own: whose paper it is; heads: its title and what stood around the text, which may name the place above a town."""
        self._text = f"{text[:MOST_TEXT]}\n{heads}"
        self._own = own
        self._heads = heads
        self._places: list[str] | None = None
        self._known: dict[str, str] = {}
        self._short: dict[str, str] | None = None

    def of(self, name: str) -> str:
        """Return a body's full name where the document gives it, else the name as it is."""
        if len(name) > LONGEST_NAME or (len(self._known) >= MOST_NAMES and name not in self._known):
            return name
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._find(name)
        return known

    def _find(self, name: str) -> str:
        if short := self._shortened().get(name[1:] if LEVEL.match(name) else name):
            return short
        level = LEVEL.match(name)
        if level is None:
            return self._as_government(name)
        for place in self._all_places():
            if place.endswith(level["level"]) and place != name:
                firm = f"{place}{name[1:-2]}有限公司" if name.endswith("公司") else ""
                if firm and firm in self._text:
                    return firm
                whole = self._as_government(place + name[1:])
                if whole in self._text:
                    return whole
                government = GOVERNMENT.match(whole)
                if government and government[0] in self._text:
                    return whole  # 市政府办督查室, where 清河市人民政府办公室 stands
        return name

    def _as_government(self, name: str) -> str:
        """Write 清河县政府 with 人民 where the document does."""
        government = GOVERNMENT.match(name)
        if government is None:
            return name
        office = "办公室" if government["office"] else ""
        for whole in (f"{government['place']}人民政府{office}", f"{government['place']}人民政府"):
            if whole in self._text:
                rest = name[government.end() :]
                return whole + (rest if whole.endswith("办公室") or not office else office + rest)
        return name

    def _shortened(self) -> dict[str, str]:
        """Return the full names of what the paper itself shortens: 禁毒工作协调小组（以下简称“协调小组”）."""
        if self._short is None:
            self._short = {}
            for match in SHORTENED.finditer(self._text) if "简称" in self._text else ():
                whole = BEFORE_NAME.sub("", match["whole"])
                if len(whole) > len(match["short"]) and whole[-1] == match["short"][-1]:
                    self._short[re.sub(r"^[县市区镇]", "", match["short"])] = whole
        return self._short

    def _all_places(self) -> Sequence[str]:
        if self._places is None:
            own = re.match(r"[\u4e00-\u9fff]{1,6}?[县市区旗](?![县市区旗])", self._own or "")
            names = dict.fromkeys([*([own[0]] if own else []), *counties_in(self._heads)])
            self._places = [name for name in names if len(name) <= LONGEST_PLACE][:MOST_PLACES]
        return self._places
