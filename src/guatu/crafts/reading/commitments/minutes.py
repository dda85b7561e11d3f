"""Minutes of a meeting: who sat, what was heard there and took place, what was decided there and is still to be done."""

from __future__ import annotations

from guatu.crafts.reading.structure.outline import Outline
from guatu.crafts.timing.pieces import pattern

TITLE = pattern(r"纪要|会议记录")
# 2026年3月30日，镇长主持召开第5次镇长办公会。
OPENS = pattern(r"[^。\n]{0,80}(?:召开|举行)[^。\n]{2,80}(?:会议?|会)(?:[，,。]|$)")
SPEAKS = pattern(r"会议(?:还|首先|审议|听取|传达|研究|讨论|指出|要求|议定|原则|强调|决定|认为|同意|明确|通过)")
HEAD = 8  # lines in which minutes tell of the meeting
LEAST_SPOKEN = 2  # paragraphs that begin with what the meeting did or said
# 听取了, 审议并通过了: what a meeting did with what lay before it.
DEALT_WITH = r"(?:听取|审议|研究|讨论|审查|审定|通报)(?:(?:和|并)[\u4e00-\u9fff]{2,4})?(?:了|通过了?|并通过)"
# 会议听取了…汇报, 会议审议了《…》
HEARD = pattern(rf"会议(?:还|首先|专题|分别|集体)?(?:{DEALT_WITH}|(?:审议并)?(?:原则上?|一致)通过)")
# 听取了…情况汇报, 审议了《…》: what a meeting heard of a work; not 其他事项, nor what it was told to study.
HEARD_OF = pattern(rf"(?:还|首先|分别|专题|集体)?{DEALT_WITH}(?:关于)?[^，]{{6,}}$|(?:审议并)?(?:原则上?|一致)通过了?[^，]{{6,}}$")
OF_NO_WORK = pattern(r"(?:其他|其它|有关|相关)(?:事项|工作|情况)$|(?:讲话|会议|文件)精神$")
# 研究议定了以下意见：, 原则同意…: from here on it is still to be done.
ANNOUNCES = r"(?:会议)?(?:研究|经研究|一致)?(?:议定|明确|决定|形成)了?(?:以下|如下)(?:[\u4e00-\u9fff]{0,2}意见|事项|决定)?"
ONLY_ANNOUNCES = pattern(ANNOUNCES)
DECIDES = pattern(
    rf"{ANNOUNCES}$|(?:研究)?(?:议定|决定|确定)(?=[由在对将从])|(?:会议)?(?:原则上?|一致|研究)?同意|会议(?:要求|强调|指出|明确|议定|决定|认为)"
)
# 召开清河市第13届人民政府第47次常务会议, 清河县人民政府常务会议纪要: the body that sat.
SITS = pattern(
    r"(?:(?:召开|主持|举行)[^，,。]{0,24}?|(?:^|(?<=\n)))(?P<place>(?:(?<!召)(?!召开|主持|举行)[\u4e00-\u9fff]{2,4}?(?=[县市区旗镇乡]))?[县市区旗镇乡])"
    r"(?:第?[\d一二三四五六七八九十]{1,3}届)?(?P<body>人民政府|政府|委)[^，,。\n]{0,14}(?:常务|常委|全体|党组|办公)(?:\(扩大\)|（扩大）)?会"
)
SAT = pattern(r"会议(?:[^，,。；;]{0,6})(?:强调|要求|指出|议定|确定|明确|审议|听取|研究|讨论|决定|同意|传达)")
OPENING = 300  # characters in which minutes say who sat
LEAST_SAT = 2  # times that minutes tell what the sitting did


def hears_of_a_work(words: str) -> bool:
    """Tell whether a clause of minutes tells what the meeting heard of a work."""
    return HEARD_OF.match(words) is not None and OF_NO_WORK.search(words) is None


def is_minutes(outline: Outline) -> bool:
    """Tell whether a paper is the minutes of a meeting, by its title or by how its paragraphs begin."""
    head = outline.lines[:HEAD]
    if any(line.part == "heading" and TITLE.search(line.text) for line in head):
        return True
    spoken = sum(line.part in ("paragraph", "item") and SPEAKS.match(line.text) is not None for line in outline.lines)
    return spoken >= LEAST_SPOKEN and any(line.part == "paragraph" and OPENS.match(line.text) for line in head)


def sitting_in(text: str) -> str | None:
    """Return the government or committee of whose sitting a paper is the minutes: 县政府, 清河市人民政府."""
    sits = SITS.search(text, 0, OPENING)
    if sits is None or sum(1 for _ in SAT.finditer(text)) < LEAST_SAT:
        return None
    return sits["place"] + sits["body"]
