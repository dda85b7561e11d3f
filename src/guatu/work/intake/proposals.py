"""What is proposed for a candidate: a title, a duty, a date, an office; each with its reason.

One promise in seven carries a date and hardly any names a department (design §1), so both are proposed and
neither is decided here. The reasons are shown beside the proposals.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from guatu.records.offices.models import Kind as OfficeKind
from guatu.records.offices.models import Office
from guatu.work.ledger.dues import Basis
from guatu.work.ledger.likeness import led_lines
from guatu.work.ledger.models import Campaign, Commitment
from guatu.work.ledger.offers import LikelyLead
from guatu.work.ledger.stages import GONE, Duty

from .models import Candidate
from .titles import ENDS
from .titles import without as without_names

if TYPE_CHECKING:
    from guatu.crafts.reading import Candidate as Found

CONTEXT = 60  # characters before a sentence that may say what it is about
TOO_NEAR = 15  # days: an end of period as near as this is not proposed to work that is only now promised
UNDER_A_HEADING = 0.35  # what a heading says of an office, against what the words themselves say
GOES_ON = re.compile("持续|长期|长效|常态|不断|始终|坚持|日常|进一步|深化|加强|强化|巩固|健全|完善|做好")
YEARLY = re.compile("年度|全年|工作要点|工作报告|实事|责任状|年工作|年重点")
QUARTERLY = re.compile("(?P<of>[一二三四])季度|季度|开门红")
# The reader's fields of work, as a town divides them among its leaders.
CHARGE = {
    "industry": "工业", "investment": "工业", "enterprise-service": "工业",
    "agriculture": "农业", "village-income": "农业", "environment": "农业",
    "infrastructure": "建设", "planning": "综合", "assessment": "综合", "party-building": "综合", "other": "综合",
    "livelihood": "民生", "culture-tourism": "民生", "governance": "民生", "safety": "民生", "petitions": "民生",
}  # fmt: skip

# Weights of a lead: an office the paper names outweighs any likeness of duties (a full one weighs about 20).
DOES, OWNS, NAMED, PLACED = 140.0, 60.0, 40.0, 4.0
HELPS, GETS_FROM_ALL = 3.0, 10.0  # who helps may lead where nobody else does; to whom all villages report sums up
IN_THE_PARAGRAPH = 0.3  # what the words before a sentence say of its office, against what it says itself
REMEMBERED = 14.0  # a line that was given to an office and is wholly alike
CALLED_SO = 30.0  # an office always chosen for whom the paper calls by a name of its own
OF_ITS_CAMPAIGN = 6.0  # the office that leads the campaign a sentence or its heading names
UNDER_THE_SAME = 4.0  # lines under the same heading, of a weekly that keeps its headings
MOST_ALIKE = 6


@dataclass(frozen=True, slots=True)
class ProposedDue:
    """A day, what it rests on, and why; no day where nothing speaks for one."""

    day: date | None
    basis: str
    why: str


@dataclass(frozen=True, slots=True)
class ProposedLead:
    """An office that may be the lead, and why."""

    office: Office
    why: str
    weight: float


def duty_of(found: Found) -> tuple[Duty, str]:
    """Return the duty a candidate looks like, and why."""
    if found.kind == "cadence" and found.cadence:
        return Duty.RECURRING, "写明了周期"
    if found.due is not None and found.due.last is not None:
        return Duty.DATED, f"原文有时限“{found.due.text}”"
    if found.kind == "cadence":
        return Duty.STANDING, "定期要做，没有写多久一次"
    if found.kind == "target":
        return Duty.DATED, "有要达到的数"
    end = ENDS.search(found.quote)
    if GOES_ON.search(found.quote) and (end is None or found.status == "ongoing") and not found.quantities:
        return Duty.STANDING, f"“{GOES_ON.search(found.quote)[0]}”，没有终点"  # type: ignore[index]
    if end:
        return Duty.DATED, f"有终点动作“{end[0]}”"
    return Duty.STANDING, "没有时限、数量和终点动作"


def due_of(found: Found, duty: str, *, said_on: date | None, title: str) -> ProposedDue:
    """Return the day proposed: as read, else the end of the quarter or year the paper speaks of."""
    if found.due is not None and found.due.last is not None:
        return ProposedDue(found.due.last, Basis.AS_READ, f"原文“{found.due.text}”")
    if duty != Duty.DATED or said_on is None:
        return ProposedDue(None, "", "文件没有日期" if said_on is None else "")
    year = said_on.year + (1 if re.search(f"{said_on.year + 1}年|明年", title) else 0)
    year_end = date(year, 12, 31)
    of_the_year = YEARLY.search(title) or (found.kind == "target" and not QUARTERLY.search(title))
    if of_the_year and (year_end - said_on).days >= TOO_NEAR:
        return ProposedDue(year_end, Basis.YEAR_END, f"原文没有时限，按 {year} 年末")
    named = QUARTERLY.search(title)
    if named is not None and named["of"] is not None:
        number = "一二三四".index(named["of"])
        end = quarter_end(date(year, number * 3 + 1, 1))
        if end > said_on:
            return ProposedDue(end, Basis.QUARTER_END, f"原文没有时限，按题目里的{named['of']}季度末")
    end = quarter_end(said_on)
    if (end - said_on).days < TOO_NEAR:
        end = quarter_end(end + timedelta(days=1))
        return ProposedDue(end, Basis.QUARTER_END, "原文没有时限；本季度将尽，按下季度末")
    return ProposedDue(end, Basis.QUARTER_END, f"原文没有时限，按文件所属{'一二三四'[(said_on.month - 1) // 3]}季度末")


def quarter_end(day: date) -> date:
    """Return the last day of the quarter of the day."""
    last_month = (day.month - 1) // 3 * 3 + 3
    return date(day.year + last_month // 12, last_month % 12 + 1, 1) - timedelta(days=1)


def is_ours(owner: str | None, whole: Office) -> bool:
    """Say whether an owner, as read, is the town itself or a part of it. An unnamed owner is taken for ours."""
    if not owner or whole.kind == OfficeKind.DISTRICT:
        return True
    return any(name and name in owner for name in names_of(whole))


def names_of(office: Office) -> list[str]:
    """Return all names of an office, longest first."""
    return sorted({office.name, office.short, *office.also} - {""}, key=len, reverse=True)


# Of 资金, 项目, 工程 speak all duties: one such word in common says nothing of whose a work is.
OF_ANY_DUTY = frozenset(
    ("资金", "项目", "工程", "管理", "服务", "检查", "整治", "工作", "建设", "改造", "清理", "安全", "环境",
     "会议", "信息", "农村", "企业", "群众", "村级", "镇级", "综合", "推进", "落实", "处理", "问题", "排查")
)
# 会议要求, 会议听取了: the meeting of which minutes tell is no matter of those who prepare meetings.
MEETING_SAYS = re.compile(
    "(?:^|(?<=[，,。；;：:、]))会议(?:还|一致|原则上?)*(?=要求|强调|指出|同意|明确|决定|认为|研究|听取|审议|议定|通报|讨论|传达|部署)"
)
INVITES = re.compile("招引|引进[^，,。]{0,6}项目|签约项目|到位(?:资金|内资|外资)")
# What stands around a row of names and says what these do in the sentence: 由…牵头, 会同…, 向…报送, …配合.
ASKED = re.compile("(?:由|请(?![示求假])|责成|督促|责令|要求|交由|安排|明确|落实)$")
ASKED_AFTER = re.compile("(?:等)?(?:共同|具体|统一|分别)?(?:牵头|负责|主办|承办|要(?![求素点])|须|应当?(?![急用])|必须|务必)")
TOLD = re.compile(
    "(?:向|报(?:送|告|给|至|到|经|请)?|送|抄送|抄报|反馈(?:给|至|到)|移交(?:给|至|到)?|汇总(?:至|到)|提交|交(?:给|至|到)|告知|通知|经|对)$"
)
HELPED = re.compile("(?:会同|联合|协同|配合|协助|与|和|商)$")
HELPING = re.compile("(?:等(?:单位|部门)?)?(?:积极|密切|协同|共同|主动|予以)*(?:配合|协助|协办|参与)")
ALL_VILLAGES = re.compile(
    r"(?:由|请|要求|^|[，,；;])(?P<all>(?:辖区|全镇)?各(?:村居?|社区|居村|办公室|办(?![理公事])|站所|部门|单位)"
    r"(?:[、（(和](?:各)?(?:村|社区|单位|部门|办公室)[)）]?)?)(?![民委级干])"
)

EACH_VILLAGE = re.compile(
    r"(?P<all>(?!由|请|要|在|对)[\u4e00-\u9fff]{2,3}(?:村|社区)(?:[、和][\u4e00-\u9fff]{2,3}(?:村|社区)){1,12})(?=各(?!自)|分别)"
)


class LeadFinder:
    """Finds the offices below a whole that a sentence may be for. Made once for a paper."""

    def __init__(self, whole: Office, day: date) -> None:
        self.whole = whole
        below = Office.objects.below(whole).on(day).exclude(kind=OfficeKind.OUTSIDE)
        if whole.kind == OfficeKind.DISTRICT:
            below = below.filter(parent=whole)
        self.offices = list(below.prefetch_related("duties"))
        self.names = {name: office for office in self.offices for name in names_of(office)}
        several = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        self.named = re.compile(rf"(?:{several})(?:[、和及](?:{several}))*") if several else None
        # Those that say who, and not where: 石桥村 in a title says where.
        doers = (name for name, office in self.names.items() if office.kind == OfficeKind.DEPARTMENT)
        self.doers = tuple(sorted(doers, key=len, reverse=True))
        self.duties = [
            (office, duty.number, duty.words, bigrams(duty.words))
            for office in self.offices
            for duty in office.duties.all()
        ]
        counted = Counter(pair for *_, pairs in self.duties for pair in pairs)
        total = max(1, len(self.duties))
        self.memory = Memory(whole)
        running = Campaign.objects.filter(whole=whole, ended_on=None, office__isnull=False)
        self.campaigns = list(running.values_list("name", "office"))
        # A pair that stands in every second duty (工作, 建设) says little of whose it is.
        self.weight = {pair: math.log((total + 1) / count) for pair, count in counted.items()}

    def find(
        self, words: str, *, field: str, owner: str | None = None, section: str = "", before: str = "",
        most: int = 3, without: int | None = None,
    ) -> list[ProposedLead]:  # fmt: skip
        """Return the offices that the words point to, likeliest first, each with its reason.

        section: the heading above the words, before: what stands before them in their paragraph; what these say
        of an office weighs less than the words themselves
        without: a line that is not to be remembered: the one the words became
        """
        best: dict[int, ProposedLead] = {}

        def point_to(office: Office, why: str, weight: float) -> None:
            before = best.get(office.pk)
            total = weight + (before.weight if before else 0.0)
            shown = before.why if before and before.weight >= weight else why
            best[office.pk] = ProposedLead(office, shown, total)

        parts = self.parts_in(words)
        for office in self.offices:
            if owner and (name := next((name for name in names_of(office) if name in owner), "")):
                point_to(office, f"文件写明是“{name}”", OWNS)
                continue
            part, name = parts.get(office.pk, ("", ""))
            if part == "does":
                point_to(office, f"句中由“{name}”办", DOES)
            elif part == "helps":
                point_to(office, f"句中“{name}”是配合的", HELPS)
            elif part == "gets" and ALL_VILLAGES.search(words):
                point_to(office, f"各村办，报“{name}”", GETS_FROM_ALL)
            elif part == "named":
                # 建设办…修补 says whose it is; 在石桥村…修补 may only say where.
                says_whose = office.kind == OfficeKind.DEPARTMENT
                point_to(office, f"句中有“{name}”", NAMED if says_whose else PLACED)
            elif not part and office.kind in {OfficeKind.VILLAGE, OfficeKind.COMMUNITY}:
                place = re.sub("(村|社区)$", "", office.name)
                if len(place) >= 2 and place in words:
                    point_to(office, f"地名在句中：{place}", PLACED)
        by_key = {office.pk: office for office in self.offices}
        # What an office is called says nothing of what is done: 农业农村办公室 is no 农村户厕改造.
        matter, under, ahead = (matter_of(without_names(self.doers, each)) for each in (words, section, before[-CONTEXT:]))
        for key, why, weight in self.memory.recall(matter, owner=owner or "", section=section, without=without):
            if key in by_key:
                point_to(by_key[key], why, weight)
        for name, key in self.campaigns:
            if key in by_key and name in f"{section}{before}{words}":
                point_to(by_key[key], f"“{name}”由它牵头", OF_ITS_CAMPAIGN)
        for said, share in ((matter, 1.0), (under, UNDER_A_HEADING), (ahead, IN_THE_PARAGRAPH)):
            pairs = bigrams(said)
            for office, number, duty, wanted in self.duties:
                shared = wanted & pairs
                if len(shared) == 1 < len(wanted) and shared <= OF_ANY_DUTY:
                    continue  # 到位资金 is not the 资金拨付 of who pays out
                common = sum(self.weight[pair] for pair in shared)
                whole = sum(self.weight[pair] for pair in wanted)
                if common and whole and (common / whole >= 0.3 or longest_run(duty, said) >= 3):
                    point_to(office, f"职责分工第 {number} 条“{duty}”", share * common * (0.5 + common / whole))
        charge = CHARGE.get(field, "")
        for office in self.offices:
            if charge and office.field == charge and office.kind == OfficeKind.DEPARTMENT:
                point_to(office, f"属{charge}口", 0.6)
        ranked = sorted(best.values(), key=lambda lead: (-lead.weight, lead.office.path))
        return ranked[:most]


    def parts_in(self, words: str) -> dict[int, tuple[str, str]]:
        """Return by key what each office that the words name does in them (does, helps, gets, named), and its name there.

        Of several in a row behind 由 the first does it and the others help.
        """
        found: dict[int, tuple[str, str]] = {}
        for row in self.named.finditer(words) if self.named else ():
            before, after = words[: row.start()], words[row.end() :]
            part = part_of(before, after)
            for number, name in enumerate(re.split("[、和及]", row[0])):
                office = self.names.get(name)
                if office is None:
                    continue
                own = "helps" if part == "does" and number else part
                if PARTS.index(own) < PARTS.index(found.get(office.pk, ("gets", ""))[0]) or office.pk not in found:
                    found[office.pk] = own, name
        return found


PARTS = ("does", "named", "helps", "gets")  # the likelier first


def matter_of(words: str) -> str:
    """Return the words as duties are compared with them: 招引项目 is 招商引资, and who met is no matter."""
    bare = MEETING_SAYS.sub("", words)
    return f"{bare} 招商引资" if INVITES.search(bare) and "招商" not in bare else bare


def part_of(before: str, after: str) -> str:
    """Return what names do in a sentence by what stands on both sides of them."""
    if before.endswith(("配合", "协助")) and re.match("做好|完成|开展|抓好|落实|实施", after):
        return "does"  # 综合执法队配合建设管理办公室做好…
    if HELPING.match(after):
        return "helps"
    if ASKED.search(before) or (ASKED_AFTER.match(after) and not HELPED.search(before)):
        return "does"
    if HELPED.search(before):
        return "helps"
    return "gets" if TOLD.search(before) else "named"


class Memory:
    """What the town's clerks have decided before: which office was given what. Made once for a paper.

    It holds the lines with a lead, and of those that came of a candidate, whom the paper named and under which
    heading it stood. Every answer names the line or the count that it rests on.
    """

    def __init__(self, whole: Office) -> None:
        self.lines = led_lines(whole)
        rows = Candidate.objects.filter(document__whole=whole, commitment__lead__isnull=False).exclude(
            commitment__stage__in=GONE
        )
        self.called: dict[str, Counter[int]] = defaultdict(Counter)
        self.under: dict[str, Counter[int]] = defaultdict(Counter)
        for owner, section, lead in rows.values_list("owner", "section", "commitment__lead"):
            if owner:
                self.called[owner][lead] += 1
            if section:
                self.under[section][lead] += 1

    def recall(
        self, words: str, *, owner: str = "", section: str = "", without: int | None = None
    ) -> list[tuple[int, str, float]]:
        """Return keys of offices, the reason and the weight of each memory that speaks for one."""
        told: list[tuple[int, str, float]] = []
        alike = self.lines.find(words, most=MOST_ALIKE, without=() if without is None else (without,))
        for key, _, weight in alike:
            line = self.lines.by_key[key]
            if line.lead is not None:
                told.append((line.lead, like_line(line.title), REMEMBERED * weight / len(alike) ** 0.5))
        for known, name, full in ((self.called.get(owner), owner, CALLED_SO), (self.under.get(section), section, UNDER_THE_SAME)):
            total = known.total() if known else 0
            for lead, count in known.most_common(3) if known and total > 1 else ():
                if count / total > 0.5 or full == UNDER_THE_SAME:
                    told.append((lead, f"“{name[:12]}”的事，{total} 条里 {count} 条给了它", full * (count / total) ** 2))
        return told


def like_line(title: str) -> str:
    """Return the reason that a line of this title gives."""
    return f"与交办给它的“{title[:16]}”相像"


def bigrams(words: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, without punctuation."""
    runs = re.findall(r"[\u4e00-\u9fffA-Za-z]+", words)
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def longest_run(one: str, other: str) -> int:
    """Return the length of the longest run of characters that both have."""
    best = 0
    for i in range(len(one)):
        while i + best < len(one) and one[i : i + best + 1] in other:
            best += 1
    return best


def as_json(leads: Sequence[ProposedLead]) -> list[dict[str, object]]:
    """Return proposals as a candidate keeps them."""
    return [{"office": lead.office.pk, "why": lead.why} for lead in leads]


def first_of(leads: Iterable[ProposedLead]) -> Office | None:
    """Return the likeliest office, or None."""
    return next((lead.office for lead in leads), None)


def leads_for(commitment: Commitment) -> list[LikelyLead]:
    """Propose leads for a line of the ledger (see guatu.work.ledger.offers): the one its candidate was confirmed with stands
    first, then those found by its words."""
    candidate = getattr(commitment, "candidate", None)
    day = commitment.said_on or commitment.entered_at.date()
    finder = LeadFinder(commitment.assigner, day)
    words = f"{commitment.title} {commitment.quote}"
    before = ""
    if candidate is not None and commitment.document is not None:
        before = commitment.document.paragraph(candidate.start, candidate.end)[0]
    section = candidate.section if candidate else ""
    found = finder.find(
        words, section=section, field=candidate.field if candidate else "", owner=candidate.owner if candidate else None,
        before=before, without=commitment.pk,
    )  # fmt: skip
    likely = [LikelyLead(lead.office, lead.why) for lead in found]
    if candidate is not None and candidate.lead is not None and all(each.office.pk != candidate.lead.pk for each in likely[:1]):
        why = next((each.why for each in likely if each.office.pk == candidate.lead.pk), "确认时定的")
        likely.insert(0, LikelyLead(candidate.lead, why))
    return likely
