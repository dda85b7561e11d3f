"""Who speaks and who acts: leaders' titles made bodies, meetings, units as subjects. Names of persons are never kept."""

from __future__ import annotations

from guatu.crafts.reading.lexicon.scanner import Lexicon, words
from guatu.crafts.reading.structure.organisations import body_of
from guatu.crafts.timing.pieces import pattern

RANK = r"(?:副?书记|副?主任|副?[镇乡]长|副?主席|部长|委员|副?局长|副?[县区市]长|组长|所长|站长|常委|董事长|总经理|总裁|总工程师)"
# What follows a leader's name: what he does.
ACTING = (
    r"(?:带队|率队|率领|率(?=[\u4e00-\u9fff]{2})|主持|牵头|组织|深入|一行|陪同|出席|参加|讲话|作讲话|前往|赴|到|来到|走访|督查|督导|检查|调研"
    r"|慰问|调度|视察|考察|看望|观摩|暗访|听取|研究|督办|接访|下访|点评|致辞|宣布|寄语|开展|就|对|围绕|先后|表示|强调|指出|要求"
    r"|作|带领|实地|现场|召集|召开|介绍|提出|说|接待|会见|传达|通报|宣读|总结|部署|补充|最后|首先|随后|详细|充分|代表|向|为|与|在|等|及|同志|分别"
    r"|专题|专程|随|、|[,，：:]|$)"
)
TITLED = pattern(
    rf"(?P<title>[\u4e00-\u9fff()（）、，,—“”]{{0,40}}?{RANK})(?P<name>(?!会议|会上|全会|大会)[\u4e00-\u9fff]{{2,3}}?)(?={ACTING})"
)
NAMED = pattern(rf"(?P<rank>{RANK})(?P<name>(?!会议|会上|全会|大会)[\u4e00-\u9fff]{{2,3}}?)(?={ACTING})")
TITLE = pattern(r"[\u4e00-\u9fff()（）、，,—“”]*$")
LONGEST_TITLE = 40  # characters before the rank
WHOLE_TITLE = pattern(
    rf"(?:[\u4e00-\u9fff]{{0,8}}?(?:党委|党工委|党组|人大|政府|街道|办事处|镇|乡|县|区|市))?、?{RANK}(?:、{RANK})*"
)
RANK_WORDS = words(
    """
    书记 主任 镇长 乡长 主席 部长 委员 局长 县长 区长 市长 组长 所长 站长 常委 董事长 总经理 总裁 总工程师
    """
)
SAYING = words(
    """
    强调 指出 要求 表示 提出 希望 号召 认为 明确 议定 确定 决定
    """
)
SIGNALS = Lexicon({"rank": RANK_WORDS, "says": SAYING})
SAYS = pattern(r"(?:强调|指出|要求|表示|提出|希望|号召|认为)(?=[，,：:。]|$|[要，])|(?:强调|指出|要求|表示|提出)")
MEETING = pattern(
    r"(?:会议|会上|大会|全会|例会|镇党委|党工委|党委|领导小组)[\u4e00-\u9fff]{0,4}?(?:强调|指出|要求|明确|提出|号召"
    r"|议定|认为|确定|决定)"
)
MEETS_OF = pattern(
    r"(?:在|召开的?|举行的?)(?P<body>(?:[\u4e00-\u9fff]{2,3}(?=[县市区镇乡]))?[县市区镇乡](?:委(?!员)|政府|人民政府|人大常委会|政协))"
    r"[\u4e00-\u9fff“”（）()]{2,24}?会(?:议)?(?:上|[，,。])"
)
OPENING = 300  # characters in which a paper says at whose meeting leaders speak
UNIT = pattern(
    r"(?:各(?:有关|相关)?委、办、局|各(?:相关|有关|牵头|责任|职能|条线)?(?:部门|单位|科室|站所|办公室|村居|村\(社区\)|村（社区）|村(?:[场屯队]|组(?!织))|居村|村居委|居委会?|居民区|村|社区|条线|乡?镇[（(]街道?[)）]"
    r"|企业|支部|党支部|党组织|镇街|县区|县\(市、区\)|县（市、区）|乡镇|街道|行政村|工作片|镇)(?:[、和及](?:各|相关|有关|责任)*(?:部门|单位|村居|村|社区|站所|企业))*"
    r"|村\(社区\)|村（社区）|居委会?(?=纳|将|对|要|应|须|负|牵|具|作|、|落|每|定|组)|派出所(?=民警|要|负|将|对|结|牵)|(?:宣传|组织|纪检|农业农村|财政|城建|民政|应急|人社|工业|经发|招商|综治|派出所|党政办"
    r"|农业|水利|教育|卫健|文旅|综合执法)(?:部门|办公室|办|站|所|局|科|中心|中队|大队))"
)
SETTLEMENT = pattern(r"([\u4e00-\u9fff]{2,4}?(?:社区|村))(?:党总支|党支部|党委|村委会|居委会|“两委”|两委|村民|居民)")
LEVEL = pattern(r"^(省|市|区|县)级层面")
SELF_NAME = pattern(
    r"^(?:(?:我|本|全|该)(?:镇|街道|乡|区|县|市|旗|办|局|委(?!员)|园区|中心|单位)(?!上下)|[我本该](?:村|社区)|街道[（(]园区[)）]|街道办(?:事处)?|□(?:镇|乡|街道|县|区|市)(?:党工委|党委|人民政府|政府|办事处)?|办事处|园区|开发区|管委会(?![主副书])|[镇乡]党委、?政府|[镇乡]政府(?!工作|网)|[镇乡]里|街道|我们)"
)

RANKED = pattern(
    r"(?P<name>[\u4e00-\u9fff]{1,3}?)(书记|[镇乡]长|主任|主席|部长|委员|站长|所长)"
    r"(?=首先|最后|强调|指出|要求|表示|认为|介绍|说|对|就|在|围绕|代表|带领|通报|传达|宣读|作|从|结合|充分|详细|一行)"
)
RANK_BEHIND = pattern(r"(?:副?书记|[镇乡]长|副?主任|副?主席|部长|委员|站长|所长|同志)(?:一行)?")
MOST = 200  # leaders that one paper names, at most


def meeting_in(text: str) -> str | None:
    """Return the body at whose meeting leaders speak: 在市委中心组理论学习会上."""
    meets = MEETS_OF.search(text, 0, OPENING)
    return meets["body"] if meets else None


class Speakers:
    """The bodies behind the leaders' names of one paper, learnt from the titles it gives them."""

    def __init__(self) -> None:
        self._body: dict[str, str] = {}

    def learn(self, sentence: str, town: str | None) -> None:
        """Remember the leaders whom a sentence names with their titles."""
        place = 0
        for match in NAMED.finditer(sentence):
            title = TITLE.search(sentence, max(place, match.start() - LONGEST_TITLE), match.start())
            body = body_of((title[0] if title else "") + match["rank"], town)
            place = match.end()
            if len(self._body) < MOST and (body or match["name"] not in self._body):
                self._body[match["name"]] = body or ""

    def titled(self, clause: str, town: str | None) -> tuple[str | None, int] | None:
        """Return (body, where the name ends) of the leader with whose title a clause begins; None for a body not known."""
        match = TITLED.match(clause)
        if match is None or "听取" in match["title"]:
            return None  # 会议听取了局长某某的汇报: he is heard, and does not act
        body = body_of(match["title"], town)
        if body is None and not WHOLE_TITLE.fullmatch(match["title"]):
            return None
        # 云溪镇党委副书记、镇长某某: the name stands after the last title.
        return body, match.end()

    def ranked(self, clause: str, town: str | None) -> tuple[str, int] | None:
        """Return (body, where it ends) of the leader with whose name and rank a clause begins: 钱书记强调, 钱某某镇长介绍."""
        match = RANKED.match(clause)
        if match is None or town is None:
            return None
        known = self._body.get(match["name"])
        if known is None and "镇" not in match[2] and "乡" not in match[2] and "书记" not in match[2]:
            return None
        body = known or town + (
            "人民政府" if match[2].endswith("长") else "党工委" if town.endswith("街道") else "党委"
        )
        return body, match.end()

    def named(self, clause: str) -> tuple[str | None, int] | None:
        """Return (body, where the name ends) of the leader with whose name alone a clause begins."""
        if not self._body:
            return None
        for length in (3, 2):
            body = self._body.get(clause[:length])
            if body is not None:
                rank = RANK_BEHIND.match(clause, length)  # 钱某某主任带领…
                return body or None, rank.end() if rank else length
        return None

    def anywhere(self, clause: str) -> str | None:
        """Return the body of a leader named anywhere in a clause (就民生实事,某某要求)."""
        for name, body in self._body.items():
            if body and name in clause:
                return body
        return None
