"""A town with some forty lines in every stage, two campaigns, a round of screening and papers; made by the verbs."""

from datetime import date, timedelta
from decimal import Decimal

from guatu.conftest import MONDAY, at
from guatu.records.almanac.lifecycle import meet
from guatu.records.offices.models import Kind, Office
from guatu.records.trail.actors import Actor
from guatu.work.intake.lifecycle import confirm, dismiss, keep
from guatu.work.intake.lifecycle.keep import Happening, Report
from guatu.work.intake.tests.papers import UNDATED, put_in
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    Portion,
    answer_screening,
    ask_more,
    assign,
    begin_campaign,
    begin_screening,
    break_down,
    close,
    contest,
    end_campaign,
    enter,
    extend,
    look_back,
    merge,
    open_found_line,
    relist,
    report,
    report_occurrence,
    review,
    send_back,
    sign_for,
    suspend,
    verify,
    verify_occurrence,
    watch,
    withdraw,
)
from guatu.work.ledger.models import Campaign, Commitment

SAID = date(2026, 9, 1)
STAGES = ("drafted", "assigned", "acting", "blocked", "returned", "reported", "verified", "closed", "withdrawn")
DUES = (date(2026, 11, 9), MONDAY, date(2026, 11, 20), date(2026, 12, 31), None)


class BusyTown:
    """The cast and what it does."""

    def __init__(self, town: Office, offices: tuple[Office, ...], people: dict[str, Actor]) -> None:
        self.town, self.offices, self.people = town, offices, people
        self.clerk = people["clerk"]

    def build(self) -> None:
        """Do everything once."""
        whole, part = self.campaigns()
        for place, (stage, due) in enumerate((stage, due) for stage in STAGES for due in DUES):
            campaign = (None, whole, part)[place % 3]
            self.line(f"第 {place} 件：{stage}", stage, due, self.offices[place % 2], campaign)
        for cadence in ("daily", "weekly", "monthly"):
            line, _ = enter(
                assigner=self.town, title=f"巡查（{cadence}）", source="例会", duty="recurring", cadence=cadence, by=self.clerk,
                on=MONDAY, at=at(MONDAY), said_on=SAID,
            )  # fmt: skip
            assign(
                line, to=self.offices[0], duty="recurring", cadence=cadence, undated=True, by=self.clerk, on=MONDAY, at=at(MONDAY)
            )
            if cadence != "daily":
                self.periods(line, made_up=cadence == "weekly")
        self.parts()
        self.standing()
        self.aside(whole)
        self.screening(whole)
        self.papers()

    def campaigns(self) -> tuple[Campaign, Campaign]:
        """A campaign with a part, and one that is over."""
        told = {"whole": self.town, "by": self.clerk, "on": MONDAY, "at": at(MONDAY)}
        whole, _ = begin_campaign(name="沟渠清淤专项行动", office=self.offices[0], until=date(2026, 12, 31), **told)
        part, _ = begin_campaign(name="沟渠清淤·河东片", parent=whole, **told)
        over, _ = begin_campaign(name="夏季防汛专项行动", **told)
        end_campaign(over, by=self.clerk, on=MONDAY, at=at(MONDAY))
        return whole, part

    def line(self, title: str, stage: str, due: date | None, lead: Office, campaign: Campaign | None) -> Commitment:
        """A line that was brought as far as the stage."""
        day, reach = date(2026, 11, 5), STAGES.index(stage)
        duty = "dated" if due else "standing"
        nature = "common" if campaign and due == MONDAY else ""
        line, _ = enter(
            assigner=self.town, title=title, source="镇长办公会", by=self.clerk, on=day, at=at(day), said_on=SAID, duty=duty,
            due=Due(due) if due else None, campaign=campaign, nature=nature,
        )  # fmt: skip
        if stage == "withdrawn":
            withdraw(line, reason="立重了", by=self.clerk, on=day, at=at(day))
            return line
        if reach >= 1:
            assign(line, to=lead, duty=duty, undated=due is None, by=self.clerk, on=day, at=at(day, 10))
        if reach >= 2:
            sign_for(line, by=self.clerk, on=day, at=at(day, 11))
        if stage == "blocked":
            report(line, words="堵点：手续，等用地批下来。先清了杂草", finished=False, by=self.clerk, on=day, at=at(day, 12))
        if reach >= 4:
            report(line, words="做完了", finished=True, share=Decimal(1), by=self.clerk, on=day, at=at(day, 13))
        if stage == "returned":
            send_back(line, reason="现场还没有清完", by=self.people["verifier"], on=MONDAY, at=at(MONDAY, 8))
        if reach >= 6:
            verify(line, finding="看过，属实", share=Decimal(1), by=self.people["verifier"], on=day, at=at(day, 14))
        if stage == "closed":
            closer = self.people["leader"] if lead == self.offices[0] else self.people["mayor"]
            close(line, by=closer, on=MONDAY - timedelta(days=3), at=at(MONDAY - timedelta(days=3)))
        return line

    def aside(self, campaign: Campaign) -> None:
        """What left the straight way: contested, asked for more time, extended, suspended, merged, relapsed, relisted."""
        boss, works, due = self.people["mayor"], self.offices[0], date(2026, 11, 20)
        monday, now = {"on": MONDAY, "at": at(MONDAY, 15)}, {"by": self.clerk, "on": MONDAY, "at": at(MONDAY, 14)}

        def line(words: str, stage: str = "acting") -> Commitment:
            return self.line(words, stage, due, works, campaign)

        soon = date(2026, 11, 6)
        contest(line("被申诉的", "assigned"), reason="不归我们管", by=self.clerk, on=soon, at=at(soon))
        ask_more(line("申请延期的"), day=date(2026, 12, 20), cause="下雨", progress="过半", **now)
        longer = line("延了期的")
        ask_more(longer, day=date(2026, 12, 20), cause="等材料", progress="过半", **now)
        extend(longer, by=boss, **monday)
        suspend(line("挂账的"), until=date(2026, 12, 31), plan="等批复", by=boss, **monday)
        merge(line("并案的"), into=line("并进来的"), reason="一件事", by=boss, **monday)
        for words in ("反弹的", "重新列账的"):
            closed = line(words, "verified")
            close(closed, by=self.people["leader"], on=MONDAY, at=at(MONDAY, 9))
            look_back(closed, verdict="relapsed", finding="又堵了", by=self.people["looker"], **monday)
        relist(closed, reason="又堵了", day=date(2026, 12, 10), by=boss, **monday)
        watch(line("盯着的"), reason="区里盯着", by=boss, **monday)
        meet(self.town, day=date(2026, 11, 13), by=self.clerk, on=MONDAY, at=at(MONDAY, 15))

    def periods(self, line: Commitment, *, made_up: bool) -> None:
        """A recurring line signed for in September: a period verified, one reported late, the others missed."""
        sign_for(line, by=self.clerk, on=MONDAY, at=at(MONDAY))
        row = line.occurrences.order_by("first").first()
        assert row is not None
        told = {"on": MONDAY, "at": at(MONDAY, 12)}
        report_occurrence(row, words="巡过了", by=self.clerk, **told)
        if made_up:
            verify_occurrence(row, finding="看过", by=self.people["verifier"], **told)

    def parts(self) -> None:
        """A line divided among two offices: one part half done, another withdrawn."""
        line = self.line("分给两家的", "acting", date(2026, 12, 31), self.offices[0], None)
        told = {"by": self.clerk, "on": MONDAY, "at": at(MONDAY, 10)}
        (first, second), _ = break_down(line, [Portion(office) for office in self.offices[:2]], **told)
        sign_for(first, **told)
        report(first, words="过半", finished=False, share=Decimal("0.5"), **told)
        withdraw(second, reason="归到上一家", by=self.people["mayor"], on=MONDAY, at=at(MONDAY, 11))

    def standing(self) -> None:
        """A standing duty that has not been looked at for a long time, and one looked at today."""
        july = date(2026, 7, 6)
        for words in ("常态化巡河", "长效保洁"):
            line, _ = enter(assigner=self.town, title=words, source="例会", duty="standing", by=self.clerk, on=july, at=at(july))
            assign(line, to=self.offices[0], duty="standing", by=self.clerk, on=july, at=at(july))
            sign_for(line, by=self.clerk, on=july, at=at(july))
        review(line, finding="slack", words="有两处没人管", by=self.people["verifier"], on=MONDAY, at=at(MONDAY))

    def screening(self, campaign: Campaign) -> None:
        """Two villages looked at, one finding that is a line."""
        far = Office.objects.create(name="溪北村", kind=Kind.VILLAGE, parent=self.town, order=21)
        told = {"by": self.clerk, "on": MONDAY, "at": at(MONDAY)}
        round_, _ = begin_screening(campaign, name="淤堵排查", offices=[far], names=["取水口", "河东闸"], **told)
        first, second, _ = round_.objects_listed.all()
        answer_screening(first, answer="clear", looked_by="督办岗", **told)
        answer_screening(second, answer="found", words="闸门锈死", looked_by="督办岗", **told)
        open_found_line(second, title="取水口闸门更换", lead=self.offices[0], due=Due(date(2026, 11, 30)), **told)

    def papers(self) -> None:
        """Minutes with one promise confirmed, one set aside, a happening and a report kept; and a paper without a day."""
        minutes = put_in(self.town, self.clerk)
        put_in(self.town, self.clerk, UNDATED, name="简报.txt")
        waiting = [each for each in minutes.candidates.in_place() if each.is_promise]
        told = [each for each in minutes.candidates.in_place() if not each.is_promise]
        line = confirm(
            waiting[0], lead=self.offices[0], undated=waiting[0].due is None, by=self.clerk, on=MONDAY, at=at(MONDAY, 10)
        )
        dismiss(waiting[1], reason="不是承诺", by=self.clerk, at=at(MONDAY, 10))
        happening = Happening(day=MONDAY, day_of="paper")
        keep(told[0], by=self.clerk, at=at(MONDAY, 11), report=Report(line, "已贯通 1.4 公里"), happening=happening)
