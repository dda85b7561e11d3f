"""Whose a commitment is: subjects of clauses made organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from guatu.crafts.reading.commitments.addressees import OF_TOWNS, addressee_at, called_at
from guatu.crafts.reading.commitments.speakers import LEVEL, SELF_NAME, SETTLEMENT, UNIT, Speakers
from guatu.crafts.reading.commitments.units import (
    group_as_subject,
    place_before,
    unit_as_subject,
    unit_on_duty,
    upper_as_subject,
)
from guatu.crafts.reading.lexicon.scanner import Lexicon, Word
from guatu.crafts.reading.structure.organisations import BODIES, FULL_BODY, FUNCTION, NO_NAME, VERB_IN_NAME, short_for
from guatu.crafts.reading.structure.placed import Placed
from guatu.crafts.reading.structure.places import towns_in
from guatu.crafts.sieving.patterns import pattern

PARK = pattern(r"(?:[（(][\u4e00-\u9fff]{2,10}[)）])?")
TOWN_BODY = pattern(rf"({BODIES})?(?:[、和]?({BODIES}))?(?:[“”\u4e00-\u9fff]{{0,4}}(?:(?<=[党团体级])|(?<=[新会]”))组织)?")
TITLE_NEXT = pattern(r"[\u4e00-\u9fff、，,()（）]{0,14}(?:书记|主任|镇长|乡长|主席(?!团)|委员(?!会)|部长|站长|所长)")
# 清河区东苑社区举办…, 清河县竹园村探索…: a village with its county before it.
FAR_VILLAGE = pattern(
    r"[\u4e00-\u9fff]{2,3}[县市区](?P<village>[\u4e00-\u9fff]{2,3}(?:社区|村))(?:党总支|党支部|党委|“两委”|两委)?"
    r"(?=举办|依托|探索|组织|开展|通过|成立|推行|打造|投入|投资|新建|建成|利用|建立|整合|发展|流转|引进|召开|创新)"
)
VILLAGE = pattern(r"[\u4e00-\u9fff]{2,4}?(?:社区|村)(?=[\u4e00-\u9fff])(?![委民级干])")
# 云溪镇第九届人大一次会议: what a people's congress holds or votes.
CONGRESS = pattern(
    r"第[一二三四五六七八九十百\d]{1,4}届(?:人民代表大会"
    r"|人大)(?:第?[一二三四五六七八九十\d]{1,3}次)?((?:全体)?会议)?"
)
# 镇纪委对…, 镇党委主要负责同志带队…: a body of the town itself, or who leads it.
OWN_BODY = pattern(
    r"(?:镇|街道|乡)?(党工委|党委|人大工委|人大主席团|人大|纪工委|纪委监委|纪委|政协工委|妇联|团委|总工会|人武部|关工委)(?![、书])"
    r"((?:班子|有关|主要|分管)?(?:委员|成员|负责同志|负责人|领导)(?:等)?(?=带|率|到|赴|深|前|走|调|督|检|主|参|实|现|[一二三四五六七八九十]))?"
    r"(?!理论|政府|领导|中心|会议|建|办|全会|的|班|成|主|有|分)"
)
# 清河区将对…, 古渡镇安排的20个项目: a place of any level that acts, and that the paper need not be about.
PLACE = pattern(
    r"([\u4e00-\u9fff]{2,3}?(?:区|县|市|旗|镇|乡|街道))(?:人民政府|政府)?"
    r"(?=(?:安排|承担|实施|负责)的[\d一二三四五六七八九十两]|[要将应须](?![是]|[\u4e00-\u9fff]{1,3}的)|计划(?![的书经])|已[开完建实竣]|累计|共[完建实开清整]|拟|力争)"
)
# 古渡镇人大主席团于10月17日对…: a body of a town that the paper need not be about.
OTHER_TOWN = pattern(rf"([\u4e00-\u9fff]{{2,4}}?)(街道|镇|乡)({BODIES})(?!书记|主任|主席(?!团)|委员|副)")
# 柳溪办事处在…: a street as its neighbours call it.
STREET_OFFICE = pattern(r"([\u4e00-\u9fff]{2}办事处)(?=[在对把将要已充加开组投采结针以共累积全]|特别是)")
PLACE_ENDS = frozenset("区县市旗镇乡街")
HAS = pattern(r"(?:安排|承担|实施|负责)的[\d一二三四五六七八九十两]")
NO_PLACE = pattern(
    r"(?:^.*[展辖城社园景片小镇老山地库校厂林牧灾牧矿新郊市湖]区|^.*[城都集超夜农菜早][市镇]|^各|^[本全我该某每两])$"
    r"|^[各本全我该某每]|开发区|城镇|乡镇"
)
SEVERAL_BODIES = pattern(
    r"([省市区县州][\u4e00-\u9fff]{1,10}?(?:局|委|办公室|督查室|中心))"
    r"(?:[、和及][\u4e00-\u9fff]{2,12}?(?:局|委|办公室|督查室|厅|院|大队|支队|公司|中心|镇|街道|乡)){1,12}等(?:相关|有关|[\d一二三四五六七八九十]+个)?(?:部门|单位)"
)
# 开发区经发局 is the 经发局 of its own paper.
OF_A_PLACE = pattern(r"^[\u4e00-\u9fff]{1,6}?[县市区州](?=[\u4e00-\u9fff]{2,12}(?:局|委员会|办公室|中心|大队|支队|督查室)$)")
# 区纪委四级调研员某某一行4人到…: who came with others.
PARTY = pattern(
    r"(?P<who>[省市县区州][\u4e00-\u9fff]{1,9}?(?:监委|纪委|局|委|办|院|中心|组|政府|部))[\u4e00-\u9fff、]{2,18}?一行(?:\d+人|[一二三四五六七八九十]{1,3}人)?"
    r"(?=到|赴|来|深入|前往|走访|调研|先后|实地|对|在)"
)
# 该院, 我校, 法院: a body named before by its whole name.
ITS_BODY = pattern(
    r"(?P<kind>[我本该][院校](?![区友长门舍])|学校(?!里|周边|食堂)|学院|医院|法院|检察院)(?=[\u4e00-\u9fff])(?![的内里])"
)
WHOLE_BODY = pattern(
    r"(?:[\u4e00-\u9fff]{2,4}?[省市县区州镇乡旗])(?:人民|中心|第[一二三四五六七八九十]|实验|中[医等]|职业|[\u4e00-\u9fff]{2}){0,3}"
    r"(?:法院|检察院|医院|卫生院|学院|大学|中学|小学|学校)"
)
SCHOOLS = ("学校", "中学", "小学", "大学", "学院")
BEFORE_BODY_NAME = 600  # characters in which it was named
FIRST_OF = pattern(r"[、和及](?=[\u4e00-\u9fff]{2})")  # 各居村、相关责任单位
UNIT_BEGINNINGS = frozenset("各村居派宣组纪农财城民应人工经招综派党水教卫文")
BEFORE_NAME = pattern(r"(?:[\u4e00-\u9fff]{2,6}(?:省|市|县|区|州|园区|开发区)){1,3}|[\u4e00-\u9fff]{2,8}[（(]")

COUNTIES = frozenset("县市区旗州盟")
NEAR_TOWN = 200  # characters before 镇政府 in which its town has been named
# Rules by which a sentence names an owner that stays for its further clauses.
KEEPS_OWNER = frozenset(
    {"owner:unit", "owner:place", "owner:village", "owner:upper", "owner:level", "owner:body", "owner:addressee"}
)


class Subject(NamedTuple):
    """Who acts in a clause. end: where the subject ends in the text; rule: how it was found."""

    owner: str | None
    end: int
    rule: str
    is_leader: bool = False


def names_in(text: str, names: Sequence[str]) -> Placed[Word]:
    """Return where a paper names its towns and its own body, each tagged with its full name."""
    return Placed(Lexicon({name: (name, OF_A_PLACE.sub("", name)) for name in names}).find(text))


def find_subject(
    text: str, start: int, end: int, town: str | None, names: Placed[Word], speakers: Speakers, ranked: bool
) -> Subject | None:
    """Return the subject with which text[start:end] begins, or None where it names none.

    ranked: whether a rank (书记, 镇长) stands in it
    """
    clause = text[start:end]
    titled = speakers.titled(clause, town) if ranked else None
    if titled:
        return Subject(titled[0], start + titled[1], "owner:leader", True)
    named = speakers.named(clause) or (speakers.ranked(clause, town) if ranked else None)
    if named:
        return Subject(named[0], start + named[1], "owner:leader", True)
    if called := called_at(text, start, end, town):
        return Subject(called.owner, called.end, "owner:addressee")
    for word in names.within(start, min(end, start + 30))[:1]:
        name, at = word.tag, word.start - start
        if at > 0 and not BEFORE_NAME.fullmatch(clause[:at]):
            continue
        place = word.end
        if at == 0 and clause[:1] in "省市区县州" and (above := upper_as_subject(text, start, end)) and above.end > place:
            return Subject(above.owner, above.end, "owner:upper")  # 市政府督查室 in a paper of 市政府
        if name[-1:] in COUNTIES and (its_own := upper_as_subject(text, word.start, end)) and its_own.end > place and its_own.owner != name:
            return Subject(its_own.owner, its_own.end, "owner:upper")  # 清河县卫生健康局 in a paper of 清河县
        park = PARK.match(text[place:end])
        place += park.end() if park else 0
        if text[place : place + 1] in ")）":
            place += 1
        if name.endswith("政府") and text[place : place + 1] == "办" and text[place + 1 : place + 2] not in "理好公":
            continue  # 区政府办 in a paper of 区政府
        if TITLE_NEXT.match(text[place:end]):
            return None
        congress = CONGRESS.match(text, place, end)
        if congress:
            return Subject(name + "人民代表大会", place, "owner:congress")
        body = TOWN_BODY.match(text, place, end)
        owner = name
        if body and body.end() > place:
            kind = FULL_BODY.get(body[1] or "", body[1] or "")
            if kind in (
                "党工委",
                "党委",
                "人大工委",
                "人大主席团",
                "人大",
                "政协",
                "人民代表大会",
                "纪工委",
                "纪委",
                "政协工委",
                "人武部",
                "妇联",
                "团委",
                "总工会",
            ):
                owner = name + kind
            place = body.end()
        settlement = SETTLEMENT.match(text, place, end)
        if settlement:
            return Subject(name + settlement[1], settlement.end(), "owner:village")
        village = VILLAGE.match(text[place:end])
        if village and owner == name and not VERB_IN_NAME.find(village[0]) and village[0][0] not in "深一各全涉到在":
            return Subject(name + village[0], place + village.end(), "owner:village")
        unit = UNIT.match(text, place, end)
        if unit and owner == name:
            return Subject(name + unit[0], unit.end(), "owner:unit")
        office = unit_as_subject(text, place, end, name) if owner == name and place < end else None
        if office and not office.settled:
            return Subject(office.owner, office.end, "owner:unit")
        return Subject(owner, place, "owner:place" if HAS.match(text, place, end) else "owner:town")
    near = clause[2:6]
    other = OTHER_TOWN.match(clause) if "镇" in near or "乡" in near or "街" in near else None
    if other and not (NO_NAME.match(other[1]) or FUNCTION.search(other[1]) or VERB_IN_NAME.find(other[1])):
        of_party = FULL_BODY.get(other[3], other[3])
        of_town = other[1] + other[2]
        own = of_town if of_party in ("人民政府", "办事处", "管委会") else of_town + of_party
        return Subject(own, start + other.end(), "owner:town")
    street = STREET_OFFICE.match(clause) if clause.startswith("办事处", 2) else None
    if street and clause[0] not in "本各我该街全":
        return Subject(street[1], start + street.end(), "owner:place")
    if "一行" in clause and (party := PARTY.match(clause)):
        return Subject(party["who"], start + party.end(), "owner:leader", True)
    together = clause[:2] in ("联合", "会同", "邀请", "配合", "协助")
    named_above = clause[2:3] in "县市区州" or clause[3:4] in "县市区州"
    if not together and (named_above or clause[:1] in "省市区县州团") and (above := upper_as_subject(text, start, end)):
        return Subject(above.owner, above.end, "owner:upper")
    first = clause[:1]
    if first in "省市区县州":
        several = SEVERAL_BODIES.match(text, start, end)
        if several:
            return Subject(several[1], several.end(), "owner:upper")
        level = LEVEL.match(clause)
        if level:
            return Subject(level[1], start + level.end(), "owner:level")
    acts = None if PLACE_ENDS.isdisjoint(clause[2:5]) else PLACE.match(clause)
    if acts and not (NO_PLACE.search(acts[1]) or FUNCTION.search(acts[1]) or VERB_IN_NAME.find(acts[1])):
        whole = town if town and short_for(acts[1], town) else acts[1]
        return Subject(whole, start + acts.end(), "owner:place")
    if named_above and (far := FAR_VILLAGE.match(clause)) and not VERB_IN_NAME.find(far["village"]):
        return Subject(text[start : start + far.end("village")], start + far.end(), "owner:village")
    if told := addressee_at(text, start, end, town):
        return Subject(told.owner, told.end, "owner:addressee")
    unit = UNIT.match(clause) if first in UNIT_BEGINNINGS else None
    if unit and unit.end() < len(clause) and clause[unit.end()] not in "公管的综":
        whose = _place_of(place_before(town)) if unit[0].startswith("各") else place_before(town)
        if OF_TOWNS.match(unit[0]) and whose[-1:] in ("镇", "乡", "道"):
            whose = ""  # 各乡镇 are not those of a town
        return Subject(whose + FIRST_OF.split(unit[0])[0], start + unit.end(), "owner:unit")
    office = unit_as_subject(text, start, end, town)
    if office:
        return Subject(office.owner, office.end, "owner:village" if office.settled else "owner:unit")
    has_duty = "负责" in clause or "牵头" in clause or "配合" in clause or "协助" in clause or "推动" in clause[:8]
    on_duty = unit_on_duty(text, start, end, town) if has_duty else None
    if on_duty:
        return Subject(on_duty.owner, on_duty.end, "owner:unit")
    group = group_as_subject(text, start, end) if "组" in clause or "队" in clause or "团" in clause else None
    if group:
        return Subject(group.owner, group.end, "owner:upper")
    body = OWN_BODY.match(clause) if first in "镇街乡党" else None
    if body and (town or first != "党"):
        name = f"{town}{body[1]}" if town else text[start : start + body.end(1)]
        if town and town[-1] in COUNTIES and first in "镇乡":
            near_by = towns_in(text[max(0, start - NEAR_TOWN) : start])
            name = f"{near_by[-1]}{body[1]}" if near_by else town
        return Subject(name, start + body.end(), "owner:leader" if body[2] else "owner:body", bool(body[2]))
    if first in "我本该学医法检" and (itself := ITS_BODY.match(clause)) and (whole := _last_called(text, start, itself["kind"])):
        return Subject(whole, start + itself.end(), "owner:upper")
    own = SELF_NAME.match(clause) if first in "我本全该街办园开管镇乡□" else None
    if own:
        if town and town[-1] in COUNTIES and own[0][0] in "镇乡" and (near_by := towns_in(text[max(0, start - NEAR_TOWN) : start])):
            return Subject(near_by[-1], start + own.end(), "owner:place")  # 镇政府, after 云溪镇 in a paper of the county
        return Subject(_level_of(own[0], town) if town else None, start + own.end(), "owner:self")
    if town and ("社区" in clause or "村" in clause):
        settlement = SETTLEMENT.match(clause)
        if settlement and not VERB_IN_NAME.find(settlement[1]) and settlement[1][0] not in "深一各全涉到在":
            whose = town.removesuffix(settlement[1])  # in a village's own paper
            return Subject(whose + settlement[1], start + settlement.end(), "owner:village")
    return None


def _last_called(text: str, place: int, called: str) -> str | None:
    """Return the whole name of the school, hospital or court that was named last before a place: 该院, 学校."""
    ends = SCHOOLS if called[-1] == "校" else called[-1]
    named = (match[0] for match in WHOLE_BODY.finditer(text, max(0, place - BEFORE_BODY_NAME), place))
    fits = [name for name in named if name.endswith(ends)]
    return fits[-1] if fits else None


def _place_of(body: str) -> str:
    """Return the place that a body belongs to: 各街道 in a paper of 清河区政府督查室 are those of 清河区."""
    place = re.match(r"[\u4e00-\u9fff]{2,12}?(?:区|县|市|旗|镇|乡|街道)", body)
    return place[0] if place and re.search(r"[室局委厅办会]$", body) else body


def _level_of(self_name: str, owner: str) -> str:
    """Return the county that a body of it speaks of: 我县 in a paper of 清河县水务局 is 清河县."""
    if self_name[-1] not in "县市区旗":
        return owner
    county = re.match(rf"[\u4e00-\u9fff]{{2,8}}?{self_name[-1]}(?=[\u4e00-\u9fff]{{2,}})", owner)
    return county[0] if county else owner
