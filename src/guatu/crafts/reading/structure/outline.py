"""The outline of a paper: its title, its headings and leads, its sections and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guatu.crafts.reading.findings import Section
from guatu.crafts.reading.structure.dominant import body_in_title, spoken_of_most
from guatu.crafts.reading.structure.notes import NOTE, settle_notes
from guatu.crafts.reading.structure.organisations import BODY, find_towns, main_organisation, whole_name
from guatu.crafts.reading.structure.places import (
    bare_body,
    body_of_itself,
    body_of_paper,
    body_spoken_for,
    county_above,
    county_in_front,
    county_of,
    county_of_lead,
    county_sitting,
    county_told_first,
    is_told_in_passing,
    office_or_town_meant,
    represented,
    town_on_the_way,
    village_of_title,
    village_presented,
)
from guatu.crafts.reading.structure.sections import LONGEST_TITLE, sections_of, town_of
from guatu.crafts.reading.structure.tables import Cell, find_rows, find_stacks
from guatu.crafts.timing.pieces import pattern

HEADING_LENGTH = 42
HEADS_ITS_LINE = pattern(
    r"(?P<head>[\u4e00-\u9fff][^，,。；;：:|\t\s]{7,38}[^，,。；;：:|\t\s、])[ \u3000]{2,}"
    r"(?!由|责任|牵头|力争|确保|计划|[^，,。]{0,8}前)(?=[^\s][^\s|]{40}[^|]*。)(?![^，,。]* {2})"
)
SHORT = 16  # characters of a numbered heading that ends in 。, at most
RED_HEAD = pattern(r"(?:政府|委员会|党委|党工委|办公室|办事处|局|镇|街道|乡|简报|情况|专报|纪要)(?:文件)?$")
DISPATCH = pattern(
    r"关于.{2,40}(?:的?(?:通知|意见|方案|决定|通报|报告|请示|批复|函|公告|通告|办法|细则|决议|情况)"
    r")(?:[（(].{1,8}[)）])?$"
)
# 区政府办公室转发区安委会《…工作方案》的通知: a title of any length.
LONG_TITLE = pattern(
    r"[^。；;!！?？]{42,140}(?<!根据)(?:通知|意见|方案|决定|通报|批复|公告|通告|办法|细则|决议)(?:[（(].{1,8}[)）])?$"
)
NAMES_A_PAPER = pattern(r"关于|印发|转发|批转")
TITLE_WITHIN = 10  # lines in which a paper's title stands
HEADS = 4  # lines in which a paper's own title may stand below a heading of its page
OF_A_PAPER = pattern(r"(?:通知|方案|办法|细则|意见|规定|计划|要点|总结|报告|清单|公告|决定)(?:[（(].{1,12}[)）])?$")
TELLS_OF_A_MEETING = pattern(
    r"会议(?:听取|审议|研究|讨论|通报|传达|审查)[^。]*了[^。]*[:：]$"
)  # 会议审议了《…》，议定了以下意见：
ANNEX = pattern(r"附(?:件|表)[\d一二三四五]?[:：]?")
# Lines that say who has to do what stands above them: 责任单位：…；配合单位：….
DUTY = pattern(
    r"^[（(]?(?:(?:牵头|责任|主办|承办|主体责任|实施|落实|配合|协办)(?:单位|部门|主体|科室)"
    r"|(?:完成|实施|整改|办结|建设|起止)(?:时限|期限|时间)|时间安排|时限)[ \u3000]{0,2}[:：]"
)
SIGNS = pattern(r"(?:[\u4e00-\u9fff]{2,12})?[省市县区州旗][\u4e00-\u9fff]{2,16}(?:局|委员会|办公室|中心|督查室)")
ENUMERATED = pattern(
    r"^(?:第[一二三四五六七八九十百\d]{1,4}[章节部篇](?:分)?|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])\s?"
)
MAJOR = pattern(r"^(?:第[一二三四五六七八九十百\d]{1,4}[章节部篇](?:分)?|[一二三四五六七八九十]{1,3}[、.．])\s?")
CAPTION = pattern(r"^(?:图为|图[:：]|▲|△|↑)|图为.{2,60}(?:摄)?$|[\u4e00-\u9fff]{2,4}\s?[/／]?\s?摄[)）]?$")
LONGEST_CAPTION = 240  # characters; an article that ends with who took the picture is longer
BYLINE = pattern(
    r"^[(（【\[]?(?:通讯员|记者(?!从|在|了解|获悉|近日|日前|昨|今|来到|走|看|注意|采访)|作者|文[/／:：]|图[/／:：]|本报记者|全媒体记者)"
)
DATE_LINE = pattern(r"^[(（]?(?:\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?|[一二][〇○零OＯ0一二三四五六七八九]{3}年)")
TELLS_OF_THE_DAY = pattern(
    r"(?:[上下]午|晚上?|(?:之|以)?前|起)?[，,][^，,]{6,}|[^，,。]{8,}。$"
)  # 2026年3月5日，云溪镇召开推进会。
CONCLUDED = frozenset("。；！？;!?，,、")
LEAD = pattern(
    r"(?:^|(?<=[。；！\n]))((?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、．]"
    r"|[①-⑳]|——|第[一二三四五六七八九十],?)?[^。；;！？\n]{2,40}[。：:])(?=[^\n])"
)
# （责任单位：…） behind the only sentence of an item shares it out, and is not what a lead would head.
SHARES_OUT = pattern(
    r"[（(【〔\[]?(?:牵头|责任|主办|承办|实施|落实|配合|协办|完成|整改)[\u4e00-\u9fff]{0,6}[ \u3000]{0,2}[:：]"
)
FIGURE = pattern(r"\d|[一二两三四五六七八九十百千]{1,4}(?:个|家|项|条|座|名|户|次|场|件|处|支|套|公里|亩|万|亿)")
LISTS_FIGURE = pattern(
    r"\d(?:余|多)?(?:个|家|项|条|座|名|户|场|处|支|套|公里|亩|万?元|亿元|平方米|吨|人次?|份|盏|次|起|件)(?:以上|左右)?$"
)
HOW_MANY = pattern(r"[（(]共?[\d一二三四五六七八九十]+[项件个条类][)）]$")  # 一、牵头工作（8项） heads them
# （二）排查整治阶段（9月1日至11月30日）: its figures are days, and it heads what follows.
OF_A_STAGE = pattern(r"[^，,。；;（()）]{0,14}(?:阶段|时期)[（(][^（()）]{4,24}[)）]")
# 二、4月份工作计划 heads what follows; 2.4月底前完工 is an item.
OF_A_MONTH = pattern(
    r"(?:\d{4}年)?\d{1,2}(?:[—－\-–~至]\d{1,2})?月份?(?:的)?(?:重点|主要)?工作(?:总结|计划|安排|打算|情况|完成情况|开展情况|回顾|小结|要点)"
)
STAGE = pattern(r"(?:阶段|时期)[（(][^（()）]{4,24}[)）]$")  # （二）集中整治阶段（3月11日—5月31日） heads its steps
YEAR = pattern(r"\d{4}(?:[—－\-–~至]\d{4})?年度?")
SALUTATION = pattern(r"(?:尊敬的)?(?:各位|同志|乡亲|女士|代表)[^，。]{0,16}[:：!！]$")
IN_BRACKETS = pattern(r"[（(][^（()）]{4,}[)）]$")  # （根据录音整理，未经本人审阅）
# 云溪镇：流动党课送到田间地头 heads what follows; with a figure or a comma it is a paragraph.
PLACE_HEADING = pattern(r"[\u4e00-\u9fff]{1,5}(?:镇|街道|乡|村|社区)[:：][^，,。；;\d]{5,24}$")
HEADLINE = pattern(r"[\u4e00-\u9fff]{2,6}[:：][^，,。；;:：]{6,36}(?:[，,][^，,。；;:：]{4,20})?(?<![！？!?])")
PAST = pattern(
    r"回顾|总结|述职|工作情况|完成情况|进展情况|落实情况"
    r"|实施情况|办理情况|推进情况|执行情况|开展情况|建设情况|整改情况|完成的(?:主要)?工作|已(?:开展|完成|采取)的?(?:主要)?(?:工作|措施)?|开展的(?:主要)?工作|基本情况|工作成效|做法(?:和|与|及)?(?:成效)?|工作汇报|工程进展|工作进展|主要成效|取得的成绩|主要做法"
)
FUTURE = pattern(
    r"计划|打算|安排|思路|要点|下一步|下半年(?!.{0,6}总结)|目标任务|主要任务|重点任务|工作建议|明年|来年"
    r"|候选|拟办|预告|下周|下月|下阶段|议定事项|有关要求|工作要求|责任分工"
    r"|今年(?:的)?(?:主要|重点)?工作|任务分解|实施方案|主要目标|[预奋][期斗]目标|展望|(?:工作|任务)部署|(?:的|实施)意见"
)


# A title that ends so is of one office's own paper; a newspaper's headline does not.
OWN_PAPER = re.compile(
    r"(?:总结|汇报|报告|小结|计划|要点|安排|打算|思路|规划|情况|方案|通知|意见)(?:[(（][^()（）]{0,16}[)）])?$"
)


@dataclass(slots=True)
class Line:
    """One line of the repaired text.

    part: heading, title, byline, caption, date, item, paragraph, note (who was
    there, who gets it), duty (责任单位：…) or row (of a table, with its cells)
    """

    start: int
    end: int
    text: str
    part: str
    level: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(slots=True)
class Outline:
    """Lines, sections and whose paper it is. towns: the towns it names, the most often named first."""

    lines: list[Line]
    sections: list[Section]
    title: str | None
    towns: list[str]
    organisation: str | None
    masthead: str = ""  # what stood around the text and may give a body's full name (发布机构：清河区人民政府)
    card: str = ""  # what the portal's card says of the kind of paper (主题分类：工作动态)


def outline(text: str, dropped: Sequence[str]) -> Outline:
    raw: list[str] = []
    lines: list[Line] = []
    for place, line in _lines(text):
        raw.append(line)
        lines.append(Line(place, place + len(line), line, _part(line)))
    settle_notes(lines)
    _settle_title(lines)
    _settle_headings(lines)
    if _may_hold_a_table(text):
        places = [line.start for line in lines]
        for number, cells in {**find_stacks(raw, places), **find_rows(raw, places)}.items():
            lines[number].part, lines[number].cells = "row", cells
    towns = find_towns([line.text for line in lines if not _is_address(line)], dropped)
    title = _title(lines)
    if not towns and (town := town_on_the_way(text, title)):
        towns = [town]
    organisation = main_organisation(text, towns) or _above_towns(title, lines, dropped, text)
    if organisation in towns and _is_only_one_of_many(towns, lines, title, dropped):
        organisation = _above_towns(title, lines, dropped, text)
    elif organisation in towns and (
        county := county_above(title, towns, text) or county_told_first(title, organisation or "", text)
    ):
        organisation = county
    elif organisation in towns and is_told_in_passing(organisation or "", title, dropped, text):
        organisation = bare_body([line.text for line in lines if line.text], text)
    heads = [title, *(line.text for line in lines[:HEADS] if line.part == "heading" and OF_A_PAPER.search(line.text))]
    if county := next((county for head in heads if (county := county_in_front(head, towns, text))), None):
        organisation = body_of_paper(title, text) or body_in_title(title, text) or county
    signed = _signed(lines)
    if signed and not any(town in signed or (title and town in title) for town in towns):
        organisation = signed
    if spoken_for := represented(text):
        organisation = spoken_for
    if (organisation in towns or organisation == signed) and (above := county_sitting(text, dropped)):
        organisation = above
    if organisation not in towns:
        organisation = _titled(title, towns) or organisation
    if organisation not in towns and (office := office_or_town_meant(text)):
        towns, organisation = [office, *towns], office
    if organisation in towns and (village := village_of_title(title, organisation)):
        towns, organisation = [village, *towns], village
    organisation = village_presented(text) or (whole_name(organisation, text) if organisation else None)
    organisation = organisation or spoken_of_most(title, text)
    card = " ".join(line for line in dropped if OF_KIND.search(line))
    return Outline(
        lines, sections_of(lines, towns, organisation), title, towns, organisation, "\n".join(dropped), card
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their places; a heading on the line of its paragraph is a line too."""
    place = 0
    for line in text.split("\n"):
        start = 0
        if len(line) > HEADING_LENGTH and (head := HEADS_ITS_LINE.match(line)):
            yield place, head["head"]  # 清河区推进重点项目建设   1月份，…: in a brief
            start = head.end()
        yield place + start, line[start:]
        place += len(line) + 1


def _above_towns(title: str | None, lines: Sequence[Line], dropped: Sequence[str], text: str) -> str | None:
    """Return whose paper it is where that is no town: a body's, a county's, or 市政府 alone."""
    words = [line.text for line in lines if line.text]
    return (
        body_of_paper(title, text)
        or body_spoken_for(words, text)
        or body_of_itself(text)
        or county_of(title, words, dropped, text)
        or bare_body(words, text)
        or county_of_lead("".join(words))
    )


def _is_only_one_of_many(
    towns: Sequence[str], lines: Sequence[Line], title: str | None, dropped: Sequence[str]
) -> bool:
    """Tell whether the rows of a table that is for all towns (各镇（街道）) are all that names a town: it is none of theirs."""
    if not any(line.part == "row" or "责任单位：" in line.text for line in lines):
        return False
    if not any(ALL_TOWNS.search(line.text) for line in lines):
        return False
    return not any(town in words for town in towns for words in (title or "", *dropped))


def _is_address(line: Line) -> bool:
    """Tell whether a line only says to whom a paper is written: 古渡镇委员小组："""
    return len(line.text) <= HEADING_LENGTH and line.text[-1:] in (":", "：") and ENUMERATED.match(line.text) is None


def _signed(lines: Sequence[Line]) -> str | None:
    """Return the body above a town that has signed a paper, just before the day at its foot or where it ends."""
    if len(lines) > 2 and SIGNS.fullmatch(lines[-1].text):
        return lines[-1].text
    for number in range(1, len(lines) - 1):
        ends = number >= len(lines) - 3 or (number + 2 < len(lines) and ANNEX.match(lines[number + 2].text) is not None)
        if ends and lines[number + 1].part == "date" and SIGNS.fullmatch(lines[number].text):
            return lines[number].text
    return None


def _may_hold_a_table(text: str) -> bool:
    return "|" in text or "\t" in text or "｜" in text or "序号" in text or "  " in text or "\u3000\u3000" in text


def _part(line: str) -> str:
    if not line:
        return "paragraph"
    if len(line) <= 60 and (day := DATE_LINE.match(line)) and not TELLS_OF_THE_DAY.match(line, day.end()):
        return "date"
    if NOTE.match(line):
        return "note"
    if DUTY.match(line):
        return "duty"
    if BYLINE.match(line) and len(line) < 60:
        return "byline"
    if len(line) <= LONGEST_CAPTION and ("摄" in line or line[0] in "图▲△↑" or "图为" in line) and CAPTION.search(line):
        return "caption"
    if len(line) <= 60 and line[-1] not in "。；" and CONTENTS.match(line):
        return "heading"
    if len(line) <= HEADING_LENGTH:
        mark = ENUMERATED.match(line)
        bare = line[mark.end() :] if mark else line
        last = bare[-1:] if bare else ""
        inner = bare[:-1]
        if "。" in inner or "；" in inner:
            return "paragraph"
        if mark and OF_A_STAGE.fullmatch(bare):
            return "heading"
        if mark:
            counted = FIGURE.search(HOW_MANY.sub("", YEAR.sub("", bare))) and not (
                OF_A_MONTH.match(bare) or STAGE.search(bare)
            )
            return "item" if last in "；;，,、" or (last == "。" and len(bare) > SHORT) or counted else "heading"
        if last in CONCLUDED or TELLS_OF_A_MEETING.match(line):
            return "paragraph"
        if SALUTATION.match(bare) or (not mark and IN_BRACKETS.match(bare)):
            return "paragraph"
        if PLACE_HEADING.match(bare):
            return "heading"
        if bare.count("，") + bare.count(",") <= 2 and not re.match(r"^[^:：]{2,8}[:：].", bare):
            return "heading"
    return "paragraph"


def _settle_title(lines: list[Line]) -> None:
    """Make headings of a first line 云溪：年中盘点鼓干劲 above a paragraph, and of a title of any length."""
    if (
        len(lines) > 1
        and lines[0].part == "paragraph"
        and HEADLINE.fullmatch(lines[0].text)
        and len(lines[1].text) > HEADING_LENGTH
    ):
        lines[0].part = "heading"
    for number, line in enumerate(lines):
        if line.part == "paragraph" and len(line.text) <= LONGEST_TITLE and LONG_TITLE.fullmatch(line.text):
            of_annex = number > 0 and ANNEX.fullmatch(lines[number - 1].text) is not None
            if of_annex or (number < TITLE_WITHIN and NAMES_A_PAPER.search(line.text)):
                line.part = "heading"


def _settle_headings(lines: list[Line]) -> None:
    """Judge headings by what follows: a numbered line among numbered lines without paragraphs is a list's item."""
    for number, line in enumerate(lines):
        if line.part != "heading":
            continue
        mark = ENUMERATED.match(line.text)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if mark and (following is None or (following.part in ("heading", "item") and ENUMERATED.match(following.text))):
            same = following is not None and _mark_form(following.text) == _mark_form(line.text)
            before = lines[number - 1] if number else None
            goes_on = before is not None and before.part == "item" and _mark_form(before.text) == _mark_form(line.text)
            if same or goes_on:
                line.part = "item"
        line.level = 1 if MAJOR.match(line.text) else 3 if mark else 2
    for number, line in enumerate(lines):
        # The last of a list of items is an item too.
        if line.part == "heading" and ENUMERATED.match(line.text) and number and lines[number - 1].part == "item":
            following = lines[number + 1] if number + 1 < len(lines) else None
            of_list = _mark_form(lines[number - 1].text) == _mark_form(line.text)
            if of_list and (following is None or following.part != "paragraph" or len(following.text) < 60):
                line.part = "item"
    _list_figures(lines)
    # The signature stands before the day at a paper's foot.
    for number in range(max(0, len(lines) - 3), len(lines) - 1):
        if lines[number].part == "heading" and number > 2 and lines[number + 1].part == "date":
            lines[number].part = "byline"


def _list_figures(lines: list[Line]) -> None:
    """Make items of short lines without number or mark, each with a figure, that follow one another: 新建公厕3座 / 修复路面1200平方米."""
    counts = [
        number > 0
        and line.part == "heading"
        and not ENUMERATED.match(line.text)
        and LISTS_FIGURE.search(line.text) is not None
        for number, line in enumerate(lines)
    ]
    for number, line in enumerate(lines):
        if counts[number] and (counts[number - 1] or counts[number + 1 : number + 2] == [True]):
            line.part = "item"


def _mark_form(line: str) -> str:
    mark = ENUMERATED.match(line)
    return re.sub(r"[一二三四五六七八九十百]+", "c", re.sub(r"\d+|[①-⑳]", "n", mark[0])) if mark else ""


def _title(lines: list[Line]) -> str | None:
    first: str | None = None
    for line in lines[:10]:
        if line.part != "heading" or ENUMERATED.match(line.text) or len(line.text) < 4:
            continue
        # Under a red head (…人民政府文件) stands the title itself (关于…的通知).
        if first is None or (RED_HEAD.search(first) and DISPATCH.search(line.text)):
            first = line.text
    return first


def _titled(title: str | None, towns: Sequence[str]) -> str | None:
    """Return the town in front of a report's or a plan's title: 石桥镇2026年工作总结 is of 石桥镇, whoever else it names."""
    if title is None or not OWN_PAPER.search(title):
        return None
    town = town_of(title, towns)
    return town if town and title.find(town) <= 4 else None


GLUED = pattern(r"(\d{1,2})[.．](?=\d)")
NUMBERED = pattern(r"(\d{1,2})[.．、]")
OF_KIND = pattern(r"分类|栏目|体裁|主题")
CONTENTS = pattern(r"0\d[ \u3000]{1,4}[\u4e00-\u9fff“\"《]")  # 06 社区风采：… of a list of contents
ALL_TOWNS = pattern(r"各(?:乡镇|镇街|街镇|镇|街道)(?:[（(](?:街道|乡镇|园区|场|、)*[)）])?(?:$|[、，,；;。\s])")
BEFORE_MONTH = pattern(r"(?<![\d.])\d{1,2}[.．](?=(?:1[0-2]|[1-9])月)")  # 2.8月底前竣工: no month has tenths


def glued_numbers(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the spans of list numbers that stand glued to a number (2.200户, the second item: 200户).

    Before a month it is always one. Else a line's number counts as one of a list where the line before or after bears the number before or after it.
    """
    spans: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        if line.part not in ("heading", "date"):
            spans.extend(
                (line.start + match.start(), line.start + match.end()) for match in BEFORE_MONTH.finditer(line.text)
            )
        match = GLUED.match(line.text)
        if match is None or (spans and spans[-1][1] > line.start and BEFORE_MONTH.match(line.text)):
            continue
        for other, step in ((place - 1, -1), (place + 1, 1)):
            beside = NUMBERED.match(lines[other].text) if 0 <= other < len(lines) else None
            if beside and int(beside[1]) == int(match[1]) + step:
                spans.append((line.start, line.start + match.end()))
                break
    return spans


def lead_spans(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the spans of leads: short first sentences that only head what follows (一是紧盯指标。)."""
    spans = []
    for line in lines:
        if line.part not in ("paragraph", "item"):
            continue
        for match in LEAD.finditer(line.text):
            if line.part == "item" and match.start() == 0 and match.end() == len(line.text):
                continue
            if SHARES_OUT.match(line.text, match.end()):
                continue
            sentence = match[1]
            at_start = match.start() == 0
            marked = ENUMERATED.match(sentence) or re.match(r"[一二三四五六七八九十]{1,2}是|——", sentence)
            if not (at_start or marked):
                continue
            if at_start and not marked and len(sentence) > 26 and not re.match(r"聚焦|围绕|紧扣", sentence):
                continue
            if sentence[-1] in "：:" and not marked:
                continue
            if FIGURE.search(re.sub(r"^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]{1,2}是)?", "", sentence)):
                continue
            if BODY.search(sentence) or re.search(
                r"召开|举行|\d月|(?:季度|半年|阶段|\d{4}年度?|年[底末]前?)[：:]$", sentence
            ):
                continue
            spans.append((line.start + match.start(1), line.start + match.end(1)))
    return spans
