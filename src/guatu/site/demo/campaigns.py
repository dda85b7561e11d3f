"""Two campaigns of the demo: the year's livelihood plan with its parts, and a drive with a screening round."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from guatu.crafts.timing.workdays import add_workdays
from guatu.records.documents.models import Document
from guatu.records.offices.models import Kind, Office, Post, Role
from guatu.work.ledger import lifecycle
from guatu.work.ledger.dues import Due
from guatu.work.ledger.models import Campaign, Commitment, Screening, ScreeningObject
from guatu.work.ledger.stages import Answer, Nature

from . import cast
from .papers import SamplePaper

if TYPE_CHECKING:
    from .history import History

Act = Callable[[datetime], None]
Words = tuple[str, ...]
CLERK = "chen"
# The plan's parts, and the words by which a line of the list belongs to one.
PARTS = (
    ("路桥和慢行道", "建设管理办公室", ("路口", "桥", "慢行道", "亲水平台")),
    ("管网和改厕", "建设管理办公室", ("主管", "雨污", "户厕", "改完一户", "沿街住户")),
    ("公厕和消防站", "综合执法队", ("公厕", "保洁", "消防站", "建成后由")),
)
DRIVE = "走村问事"
DRIVEN = ("坑洼", "路灯", "灌溉渠", "公厕", "乱倒", "凸面镜", "纠纷", "助餐", "淤堵", "倒灌")
# What the round found where; every other place is in order, three are not yet looked at.
FOUND = {
    "石桥村": "三组支渠 200 米过水不到一半，渠口有倒伏的芦苇",
    "三里村": "断头路接口处积水，雨天漫到路面",
    "大堰村": "入户支管检查井盖缺 2 块",
    "老街社区": "北巷排水口被建筑垃圾堵住一半",
}
NOT_YET = ("茶亭村", "荷叶村", "云湖社区")
CLEAR = ("沟渠通，没有积水点", "逐段看过，过水正常", "前周刚清过，水面无杂物")


class Campaigns:
    """What the clerk does with campaigns, told to the queue of the history."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.draw = random.Random("campaigns")

    def tell(self, papers: Sequence[SamplePaper]) -> None:
        """Let the two campaigns begin with their papers, gather their lines week by week, and screen."""
        for paper in papers:
            if paper.kind == "list" and "民生实事" in paper.name:
                self.history.at(self.moment(add_workdays(paper.day, 1)), self.begin_plan(paper))
            elif paper.kind == "notice" and DRIVE in paper.name:
                self.history.at(self.moment(add_workdays(paper.day, 1)), self.begin_drive(paper))

    def moment(self, day: date) -> datetime:
        """Return a moment of office hours."""
        return self.history.moment(day, self.draw)

    def office(self, name: str) -> Office:
        """Return an office of the town by its name."""
        return self.history.offices[f"{cast.DISTRICT}/{cast.TOWN}/{name}"]

    def begin_plan(self, paper: SamplePaper) -> Act:
        """年度计划: the list of livelihood matters, in three parts."""

        def act(moment: datetime) -> None:
            by, town, on = self.history.actor(CLERK, moment.date()), self.history.town, moment.date()
            until = date(paper.day.year, 12, 31)
            plan, _ = lifecycle.begin_campaign(
                whole=town, name=f"{paper.day.year} 年镇级民生实事", words="新一轮镇级民生实事，逐件交办、逐件销号，年底向群众报账。",
                document=self.document(paper), sponsor=town, office=self.office("党政办公室"), since=paper.day, until=until,
                rhythm="monthly", by=by, on=on, at=moment,
            )  # fmt: skip
            for name, office, words in PARTS:
                part, _ = lifecycle.begin_campaign(
                    whole=town, name=f"民生实事·{name}", office=self.office(office), parent=plan, since=paper.day,
                    until=until, by=by, on=on, at=moment,
                )  # fmt: skip
                self.gather(part, [paper.name], words, on)
            of_parts = tuple(word for _, _, words in PARTS for word in words)
            self.gather(plan, [paper.name], ("",), on, but=of_parts)

        return act

    def begin_drive(self, paper: SamplePaper) -> Act:
        """专项行动: what the villagers asked for, put right together, with a round over all villages."""

        def act(moment: datetime) -> None:
            by, town, on = self.history.actor(CLERK, moment.date()), self.history.town, moment.date()
            until = max(add_workdays(paper.day + timedelta(days=85), 0), paper.day)
            drive, _ = lifecycle.begin_campaign(
                whole=town, name="走村问事集中整改行动", words="走访收上来的问题集中整改：限期办结，他人核实，满意才销号。",
                document=self.document(paper), sponsor=town, office=self.office("建设管理办公室"), since=paper.day,
                until=until, rhythm="halfmonthly", look_back_on=add_workdays(until, 10), by=by, on=on, at=moment,
            )  # fmt: skip
            self.gather(drive, [paper.name, ""], DRIVEN, on)
            first = add_workdays(self.history.today, -8)
            self.history.at(self.moment(first), self.screen(drive))

        return act

    def document(self, paper: SamplePaper) -> Document | None:
        """Return the paper as the town keeps it."""
        return Document.objects.filter(whole=self.history.town, name=paper.name).first()

    def gather(self, campaign: Campaign, papers: list[str], words: Words, begun: date, *, but: Words = ()) -> None:
        """Let the lines of the papers with one of the words (and none of but) join, now and on every Monday after."""
        day = begun
        while day <= self.history.today:
            self.history.at(self.moment(day), self.join(campaign, papers, words, but))
            day = add_workdays(day + timedelta(days=7 - day.weekday()) - timedelta(days=1), 1)

    def join(self, campaign: Campaign, papers: list[str], words: Words, but: Words) -> Act:
        """归入."""

        def act(moment: datetime) -> None:
            lines = Commitment.objects.of(self.history.town).open().filter(campaign=None).select_related("assigner", "document")
            mine = [
                line
                for line in lines.order_by("serial")
                if any(word in line.title for word in words) and not any(word in line.title for word in but)
                and any(not name or (line.document and line.document.name == name) for name in papers)
            ]
            by = self.history.actor(CLERK, moment.date())
            reason = f"归入“{campaign.name}”"
            lifecycle.join_campaign(mine, campaign, reason=reason, by=by, on=moment.date(), at=moment)

        return act

    # -- the round ----------------------------------------------------------------------------------------------

    def screen(self, drive: Campaign) -> Act:
        """排查: every village and community, in the eight working days before today."""

        def act(moment: datetime) -> None:
            places = Office.objects.below(self.history.town).filter(kind__in=[Kind.VILLAGE, Kind.COMMUNITY])
            screening, _ = lifecycle.begin_screening(
                drive, name="沟渠和排水口排查", words="沟渠过水不足一半、排水口堵塞、路面积水，算有问题。", offices=list(places),
                until=add_workdays(self.history.today, 3), by=self.history.actor(CLERK, moment.date()), on=moment.date(),
                at=moment,
            )  # fmt: skip
            for place in screening.objects_listed.select_related("office"):
                if place.name not in NOT_YET:
                    day = add_workdays(moment.date(), self.draw.randrange(1, 7))
                    self.history.at(self.moment(day), self.look(place))
            # The findings are entered last: the numbers of all earlier lines stay as they are.
            self.history.at(self.history.until, self.enter_found(screening))

        return act

    def look(self, place: ScreeningObject) -> Act:
        """查看: by the place's own people, or by the clerk who was told on the telephone."""

        def act(moment: datetime) -> None:
            fresh = ScreeningObject.objects.select_related("office", "screening__campaign__whole", "screening__campaign__office").get(pk=place.pk)
            own = Post.objects.filter(office=fresh.office, role=Role.UNIT, user__isnull=False).select_related("user").first()
            username = own.user.username if own and own.user else CLERK
            words = FOUND.get(fresh.name, "")
            lifecycle.answer_screening(
                fresh, answer=Answer.FOUND if words else Answer.CLEAR, words=words or self.draw.choice(CLEAR),
                looked_by="" if own and own.user else f"{fresh.name}承办岗", by=self.history.actor(username, moment.date()),
                on=moment.date(), at=moment,
            )  # fmt: skip

        return act

    def enter_found(self, screening: Screening) -> Act:
        """立账: all but one of what was found; the last is left for the visitor."""

        def act(moment: datetime) -> None:
            found = screening.objects_listed.filter(answer=Answer.FOUND).select_related("office", "screening__campaign__whole")
            for place in list(found)[:-1]:
                lifecycle.open_found_line(
                    place, title=f"{place.name}{place.words}"[:60], lead=place.office, nature=Nature.COMMON,
                    due=Due(add_workdays(self.history.today, 15), words="督办岗定"), standard="过水断面恢复，雨后不积水",
                    by=self.history.actor(CLERK, moment.date()), on=moment.date(), at=moment,
                )  # fmt: skip

        return act
