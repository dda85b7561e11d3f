"""The sections of a paper: where each begins, and of which town, county or body it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guatu.crafts.reading.findings import Section
from guatu.crafts.reading.structure.dominant import DATELINE, place_of_news, place_of_part
from guatu.crafts.reading.structure.organisations import TOWN_ENDS
from guatu.crafts.timing.pieces import pattern

if TYPE_CHECKING:
    from guatu.crafts.reading.structure.outline import Line

LEAST_OF_A_PART = 2  # lines of a part of a digest; places that make it one
LONGEST_TITLE = 140
OF_A_TOWN = pattern(r"[我全该本](?:镇|乡|街道)")


def sections_of(lines: list[Line], towns: list[str], organisation: str | None) -> list[Section]:
    """Return sections that cover the text without gaps but for line ends."""
    starts = _section_starts(lines, towns)
    if not lines:
        return []
    begins = set(starts)
    marks = sorted({0, *starts})
    sections: list[Section] = []
    several = len({town for town in (town_of(lines[n].text, towns) for n in starts) if town}) > 1
    ends = [*marks[1:], len(lines)]
    places = _places_of_parts(lines, marks, ends, organisation)
    for number, end in zip(marks, ends, strict=True):
        last = end - 1
        first_line = lines[number]
        heading = _section_title(first_line)
        heads = first_line.part != "paragraph" and len(first_line.text) <= LONGEST_TITLE
        named = town_of(first_line.text, towns) if heads else None
        if named and organisation and named != organisation and re.match(rf"{re.escape(organisation)}(?!{re.escape(named)})", first_line.text):
            named = None  # 清河区领导到云溪镇调研, in a paper of 清河区
        if named is None and several and number in begins:
            named = _town_named_first(lines[number : last + 1], towns)
        whose: str | None = named or (None if several and number == 0 else organisation)
        if named is None and number in places:
            whose = places[number]
        elif named is None and heads and whose in towns and (above := _above_its_towns(lines[number : last + 1], towns)):
            whose = above
        if first_line.part == "heading" and named:
            body = re.match(
                rf"(?:[\u4e00-\u9fff()（）]{{0,12}}?){re.escape(named)}(人大工委|人大主席团|政协工委|纪委|纪工委)",
                first_line.text,
            )
            if body:
                whose = named + body[1]
        sections.append(Section(heading, whose, first_line.start, lines[last].end))
    return sections


def town_of(heading: str, towns: Sequence[str]) -> str | None:
    """Return the town that a heading names: the one in front, or the one in its brackets."""
    best: tuple[int, str] | None = None
    for town in towns:
        at = heading.find(town)
        if at >= 0 and (best is None or at < best[0]):
            best = (at, town)
    return best[1] if best else None


def _is_town_heading(line: str, towns: Sequence[str]) -> bool:
    """Tell whether a heading is nothing but a town's name: 石桥镇, 开发区(云溪街道)."""
    town = town_of(line, towns)
    if town is None:
        return False
    if line.startswith((f"【{town}】", f"[{town}]", f"〔{town}〕", f"◎{town}")):
        return True
    rest = re.sub(r"[()（）【】\[\]:：\s>》|｜·—\-]|" + TOWN_ENDS, "", line.replace(town, ""))
    return (
        len(rest) <= 8
        and (not rest or re.fullmatch(r".{0,8}(?:区|园|县|市|场|新城|[\u4e00-\u9fff]{2,4})", rest) is not None)
        and (len(line) <= len(town) + 10)
    )


def _above_its_towns(lines: Sequence[Line], towns: Sequence[str]) -> str | None:
    """Return the county with which the heading of an article begins that says nothing of the towns of its page."""
    if len(lines) < LEAST_OF_A_PART or any(town in line.text or OF_A_TOWN.search(line.text) for town in towns for line in lines):
        return None
    county = place_of_part(lines[0].text, "")
    return county if county and lines[0].text.startswith(county) else None


def _places_of_parts(
    lines: Sequence[Line], marks: Sequence[int], ends: Sequence[int], organisation: str | None
) -> dict[int, str]:
    """Return the place of each part of a digest of news from several places, by the number of its first line.

    Nothing where fewer than two parts under headings begin with places of their own: the paper is of one place.
    """
    found: dict[int, str] = {}
    for number, end in zip(marks, ends, strict=True):
        if DATELINE.match(lines[number].text):
            place = place_of_news(lines[number].text)
        elif lines[number].part != "heading" or end - number < LEAST_OF_A_PART:
            continue
        else:
            place = place_of_part(lines[number].text, lines[number + 1].text)
        if place is not None:
            found[number] = place
    below = (organisation or "")[-1:] in ("市", "州") and all(place[-1] in "县区旗" for place in found.values())
    if len(set(found.values())) < LEAST_OF_A_PART and not below:
        return {}  # but in a paper of a city one county at the head of an article is enough
    return {number: place for number, place in found.items() if not (organisation or "").startswith(place)}


def _section_title(line: Line) -> str | None:
    if line.part in ("heading", "title"):
        return line.text
    if line.part == "paragraph":
        first = re.match(r"[^。；！？]{4,40}(?=。)", line.text)
        if (
            first
            and len(line.text) > len(first[0]) + 10
            and re.match(r"聚焦|围绕|[一二三四五六七八九十]{1,2}[、是]", first[0])
        ):
            return first[0]
    return None


def _town_named_first(lines: list[Line], towns: Sequence[str]) -> str | None:
    for line in lines[1:4]:
        town = town_of(line.text[:60], towns)
        if town:
            return town
    return None


def _section_starts(lines: list[Line], towns: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that begin a section, and of the articles without a heading on a page of news."""
    starts = _headed_starts(lines, towns)
    news = [n for n, line in enumerate(lines) if line.part != "heading" and DATELINE.match(line.text)]
    if len(news) < LEAST_OF_A_PART:
        return starts
    return sorted({*starts, *(n for n in news if n == 0 or lines[n - 1].part not in ("heading", "date", "byline"))})


def _headed_starts(lines: list[Line], towns: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that begin a section.

    Town headings, where there are at least two, cut the paper; else its main
    headings do; else paragraphs whose leads run parallel (聚焦…, 聚焦…).
    """
    by_town = [n for n, line in enumerate(lines) if line.part == "heading" and _is_town_heading(line.text, towns)]
    if len(by_town) >= 2:
        return by_town
    headings = [n for n, line in enumerate(lines) if line.part == "heading"]
    # Of headings that follow each other at once only the first begins a section; a repeated title begins none.
    seen: set[str] = set()
    first = []
    all_headings = set(headings)
    for n in headings:
        if n - 1 not in all_headings and lines[n].text not in seen:
            first.append(n)
        seen.add(lines[n].text)
    major = [n for n in first if lines[n].level == 1]
    plain = [n for n in first if lines[n].level == 2]
    if len(plain) >= 3 and (not major or plain[1] < major[0]):
        return plain
    if len(major) >= 2:
        return sorted({*major, *(n for n in plain if n < major[0])})
    if len(first) >= 2:
        return first
    leads: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if line.part == "paragraph" and re.match(r"[\u4e00-\u9fff]{4,40}[，,。]", line.text):
            leads.setdefault(line.text[:2], []).append(n)
    parallel = max(leads.values(), key=len, default=[])
    return parallel if len(parallel) >= 3 else []
