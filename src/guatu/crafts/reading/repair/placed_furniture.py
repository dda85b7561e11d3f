"""Furniture that only its place tells: a card with a line for each value, a feed's columns, what stands above and below a page."""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.reading.repair.furniture import (
    BUTTONS,
    CARD_LABEL,
    CRUMBS,
    DAY_OF_PAGE,
    FILE_NAME,
    LONGEST_LINE,
    NAVIGATION,
    PERSON,
    SIZES,
    is_furniture,
)
from guatu.crafts.timing.pieces import pattern

CARD_PART = pattern(rf"(?:信息)?(?:{CARD_LABEL.pattern}|文件名称|标题|名称|公文种类)[:：]$")
TITLE_PART = pattern(r"文件名称|标题|名称|信息名称")
DAY_PART = pattern(r"(?:成文|印发|发文)(?:日期|时间)[:：]"), pattern(r"(?:发布|生成|公开)(?:日期|时间)[:：]")
LONGEST_VALUE = 60
VALUES = (
    (pattern(r"日期|时间|[文引]\s?号|编号|字号"), pattern(r"\d|^无$")),
    (pattern(r"有效|效力|公开|分类"), pattern(r"^[^，。]{1,6}$")),
    (pattern(r"机[构关]|单位|部门"), pattern(r"[委会处心府部社局室组站院办镇乡道]$")),
    (pattern(r"标题|名称"), pattern(r".")),
)
TITLES = 3  # lines kept among which a page's title is looked for when it comes again
SHORT_LINE = 8  # characters of a line that tells nothing of the page's width
PAGE_HEAD = 40  # lines among which the card stands
HEAD_OF_FEED = 8  # lines among which a feed has its columns, and a portal its name
FOOT = 24  # lines among which the links below a page stand
SHORT_NAME = 12
OF_A_TAB = pattern(r"[-—_|｜:：]")
POSITION = pattern(r"位置|[>»›]")
PARTS = pattern(r"[ \u3000]*[>»›:：][ \u3000>»›]*")
PORTAL = pattern(r"[^。，：:]{2,20}(?:门户网站?|官方网站|政府网站?|政务网)")
SITE = pattern(r"[^。，：:]{2,16}(?:人民政府|网站?|平台|委员会)")
HOST = pattern(r"(?:主办|承办|维护|运行)单位[:：][^，。；]{2,30}$")  # of the portal, where it stands among its links
LINK = pattern(r"[\u4e00-\u9fffA-Za-z]{2,8}")
BARE_DAY = pattern(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ ]\d{1,2}:\d{2}(?::\d{2})?)?")
COUNT = pattern(r"\d{1,7}|admin\w{0,8}|(?:浏览|点击|阅读)(?:量|数|次数)?[ ]?\d{1,7}次?")
NAMED = pattern(rf"{PERSON}(?:[、\u3000 ]{{1,3}}{PERSON}){{0,3}}")
ATTACHMENTS = pattern(r"(?:相关)?附件(?:下载)?[:：]?")
SPONSORS = pattern(r"^(?:联合)?(?:主办|承办|协办|主管|主管主办|编印|编|出版|联合出品|出品)(?:单位)?$")
SPONSOR = pattern(
    r"^[\u4e00-\u9fff()（）“”—\-· \u3000]{3,40}(?:委|会|处|心|府|部|社|局|室|组|站|报|院|公司|集团)[ \u3000]*$"
)


def placed_furniture(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that are furniture because of what stands beside, above or below them."""
    finders = (sponsor_lines, card_lines, tab_titles, feed_lines, site_heads, attachment_labels, foot_links)
    return set().union(*(find(lines) for find in finders))


def card_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of a portal's card that has each label, 发布机构：, and each value on a line of its own."""
    found: set[int] = set()
    labels = [number for number, line in enumerate(lines[:PAGE_HEAD]) if len(line) <= 12 and CARD_PART.match(line)]
    if len(labels) < 2:
        return found
    days = [number for form in DAY_PART for number in labels if form.match(lines[number])]
    dated = next((number + 1 for number in days if number + 1 < len(lines) and DAY_OF_PAGE.match(lines[number + 1])), -1)
    for number in labels:
        found.add(number)
        value = lines[number + 1] if number + 1 < len(lines) else ""
        # The paper's day stays; behind a label left empty the paper itself begins.
        if number + 1 == dated or (number == labels[-1] and not _is_value(lines[number], value)):
            continue
        if len(value) <= LONGEST_VALUE and (TITLE_PART.match(lines[number]) is None or value in lines[number + 2 :]):
            found.add(number + 1)
    return found


def feed_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that a feed's columns have put beside the day: who put it in, how often it was read."""
    found: set[int] = set()
    days = [number for number, line in enumerate(lines[:HEAD_OF_FEED]) if BARE_DAY.fullmatch(line)]
    for number in days:
        if number > 1 and NAMED.fullmatch(lines[number - 1]):
            found.add(number - 1)
        found.update(other for other in (number - 1, number + 1) if 0 < other < len(lines) and COUNT.fullmatch(lines[other]))
    return found


def site_heads(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that name the site or its column, 云溪镇 or 镇街动态, around the line that says where the page stands."""
    head = [line if len(line) <= LONGEST_LINE else "" for line in lines[:HEAD_OF_FEED]]
    found = {number for number, line in enumerate(head) if PORTAL.fullmatch(line)}
    at = next((number for number, line in enumerate(head) if CRUMBS.match(line) or (POSITION.search(line) and NAVIGATION.match(line))), None)
    if at is None:
        return found
    parts = set(PARTS.split(lines[at])) if ">" in lines[at] or "»" in lines[at] or "›" in lines[at] else set()
    found.update(number for number, line in enumerate(head) if number != at and len(line) <= SHORT_NAME and line in parts)
    found.update(number for number, line in enumerate(head[:at]) if SITE.fullmatch(line) and number + 1 < len(lines))
    return found


def foot_links(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the short lines among the buttons below a page, from which nothing but buttons and links follows."""
    first, buttons = len(lines), 0
    links: set[int] = set()
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - FOOT), -1):
        line = lines[number]
        if len(line) > LONGEST_LINE:
            break
        if BUTTONS.match(line) or SIZES.match(line) or NAVIGATION.match(line):
            first, buttons = number, buttons + 1
        elif LINK.fullmatch(line) or HOST.match(line):
            links.add(number)
        elif not is_furniture(line):
            break
    return {number for number in links if number > first} if buttons > 1 else set()


def attachment_labels(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines 附件： that stand over nothing but the names of files."""
    return {
        number
        for number, line in enumerate(lines[:-1])
        if len(line) <= SHORT_NAME and ATTACHMENTS.fullmatch(line) and FILE_NAME.match(lines[number + 1])
    }


def _is_value(label: str, value: str) -> bool:
    """Tell whether a line can be the value of the last label of a card."""
    for form, value_form in VALUES:
        if form.search(label):
            return value_form.search(value) is not None
    return False


def tab_titles(lines: Sequence[str]) -> set[int]:
    """Return the number of a first line that is a browser's title, 清河区政府-…报告, or a collection's, 第一篇：…报告, above the title itself."""
    kept = [number for number, line in enumerate(lines[:TITLES]) if not is_furniture(line)][:2]
    if len(kept) < 2:
        return set()
    first, title = lines[kept[0]], lines[kept[1]]
    longer = len(title) > SHORT_LINE and len(first) > len(title) and (first.endswith(title) or first.startswith(title))
    return {kept[0]} if longer and OF_A_TAB.search(first.replace(title, "")) else set()


def sponsor_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that name a newspaper's sponsors: those before 主办, and that line."""
    found: set[int] = set()
    for number, line in enumerate(lines[:40]):
        if SPONSORS.match(line):
            found.add(number)
            before = number - 1
            while before >= 0 and (not lines[before] or SPONSOR.match(lines[before])):
                if lines[before]:
                    found.add(before)
                before -= 1
    return found
