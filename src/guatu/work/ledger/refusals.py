"""Why the ledger says no, in the clerk's words."""

from collections.abc import Sequence
from datetime import date

from guatu.records.trail.refusals import Refusal


class MovedMeanwhile(Refusal):
    """Something was done since the page was opened: by somebody else, or by oneself at another window."""

    in_words = "您打开这一页以后，这一条有过变动，所以没有办。请看看它现在的样子，再定要不要办。"

    def __init__(self, told: Sequence[str] = ()) -> None:
        """told: who did what and when, where the form comes back with what was typed."""
        super().__init__(
            f"您打开这一页以后，这一条有过变动：{'；'.join(told)}。这次没有办，您填的都还在下面。请看看现在的样子；仍要办，再提交一次。"
            if told
            else None
        )


class NotAllowedNow(Refusal):
    """The verb does not fit the stage."""

    def __init__(self, verb: str, stage: str, when: str) -> None:
        super().__init__(f"现在是“{stage}”，不能{verb}；{verb}要在“{when}”时办。")


class LineIsPurged(Refusal):
    """Its words were taken away for good."""

    in_words = "这一条的来源文件已清除，字句都不在了，不能再办。要办的事请另立一条。"


class OfAnother(Refusal):
    """It is somebody else's to do. The sentence names who may; ``who`` says it alone, where somebody may."""

    who = ""


class NotYours(OfAnother):
    """The actor holds no post that may do it. The sentence names who may."""

    def __init__(self, verb: str, who: str) -> None:
        super().__init__(f"您今天的岗位不能{verb}这一条。可以办的：{who}。")
        self.who = who


class NotYoursEither(NotYours):
    """The same, of a campaign or of an object of a round."""

    def __init__(self, what: str, who: str) -> None:
        Refusal.__init__(self, f"您今天的岗位不能{what}。可以办的：{who}。")


class LeadIsTheWholeTown(Refusal):
    """The whole cannot lead its own line: nobody outside it could verify."""

    in_words = "主办单位不能是全镇（或它的上级）。请分到部门、村或社区；右侧已按职责分工列出可能的单位。"


class LeadIsElsewhere(Refusal):
    """The office does not lie below the whole that assigns."""

    in_words = "这个单位不在本镇街之下，不能交办给它。镇外单位只能联系；请选本镇街的部门、村或社区作主办。"


class LeadIsAlsoAssistant(Refusal):
    """One office cannot be lead and assistant at once."""

    in_words = "主办单位不能同时是协办单位。请在协办里去掉它。"


class HandlerIsElsewhere(Refusal):
    """The post that is to do the work lies outside the lead's office."""

    in_words = "责任人要是主办单位自己的岗位。请在主办单位的岗位里选，或先不设责任人。"


class DatedNeedsADay(Refusal):
    """A dated commitment needs a day, or is said to have none."""

    in_words = "“限期”的事项要有一个时限。请定一个日期，或选“无时限”先交办、以后再定。"


class DateWasMoved(Refusal):
    """What an approver has decided the clerk does not decide anew."""

    in_words = "时限由审批岗改过，改交办不能再换。请按现在的时限改交办；还要改的，由审批岗用“更正”改，首次时限仍留着。"


class DateRanOut(Refusal):
    """A date that has passed while the line waited to be signed for stays what it was first due by."""

    def __init__(self, due: object) -> None:
        super().__init__(f"交办以后，时限 {due} 已经过了，改交办不能再换。请按原时限改交办；时限要改，由审批岗用“更正”改，首次时限仍留着。")


class AssignedAlready(Refusal):
    """The assignment is sent once more, as it stands."""

    def __init__(self, lead: str) -> None:
        super().__init__(f"已经交办给{lead}，没有改动，所以没有再记一步。要催，请打电话或等催办单；要改，先改主办、时限或别的一项。")


class StandingHasNoDay(Refusal):
    """A standing commitment is reviewed and never due."""

    in_words = (
        "“长期”的事项到日子复查，没有到期一说，不能同时定时限。要到哪天办完的，请改成“限期”；要长期坚持的，请清空日期（或选“无时限”）。"
    )


class DatedStaysDated(Refusal):
    """A date that was given out is moved, and never wiped."""

    in_words = (
        "这一条交办时定了时限；时限可以改，不能改没，所以不能改成“长期”或“无时限”。请另定一个日期；本来就该是长期的，由审批岗撤销，另立一条。"
    )


class RecurringNeedsACadence(Refusal):
    """A recurring commitment needs its interval."""

    in_words = "“周期”的事项要说多久一次。请选每周、每月或其他周期，或改成“长期”。"


class NeedsWords(Refusal):
    """Something must be said."""

    def __init__(self, what: str) -> None:
        super().__init__(f"请写一句{what}，再提交。")


class NothingToVerify(Refusal):
    """There is no report that nobody has verified."""

    in_words = "现在没有等着核实的反馈。单位反馈以后才能核实。"


class NothingToTakeBack(Refusal):
    """There is no report that nobody has looked at, or the last one was taken back."""

    in_words = (
        "没有可以撤回的反馈：能撤的只有最后一次，还没有人核实、退回，也没有撤过；它前面报的撤不了。要改，请按现在的情况再反馈一次。"
    )


class VerifierIsNotIndependent(OfAnother):
    """Four eyes (I3): the doer, the reporter and the enterer do not verify."""

    def __init__(self, why: str, who_may: Sequence[str]) -> None:
        who = "、".join(who_may) if who_may else "目前没有合适的核实岗，请管理员先设一个不在主办、协办单位里的核实岗"
        super().__init__(f"不能由您核实：{why}可以核实的：{who}。")
        self.who = "、".join(who_may)


class CloserIsNotNamed(OfAnother):
    """The approver of this line is somebody else."""

    def __init__(self, why: str, who_may: Sequence[str]) -> None:
        who = "、".join(who_may) if who_may else "目前没有合适的审批岗，请管理员先设一个"
        super().__init__(f"不能由您销号：{why}可以销号的：{who}。")
        self.who = "、".join(who_may)


class HasRelapsed(Refusal):
    """A relapse is answered by listing the line again, not by another look."""

    def __init__(self, assigner: str) -> None:
        super().__init__(f"上次回头看已经记了反弹，等{assigner}的审批岗重新列账；列了账、重新办好销号以后再看。")


class LookerIsNotAnother(OfAnother):
    """Whoever had a part in a line does not look back at it."""

    def __init__(self, why: str, who_may: Sequence[str]) -> None:
        who = "、".join(who_may) if who_may else "目前没有没经手过的核实岗、督办岗，请管理员先设一个"
        super().__init__(f"不能由您回头看：{why}可以去看的：{who}。")
        self.who = "、".join(who_may)


class ContestedAlready(Refusal):
    """One office contests a line once."""

    in_words = "这一条本单位已经申诉过一次。请先签收办理；仍有困难，办理中可以报堵点或申请延期。"


class ContestIsLate(Refusal):
    """The window is over."""

    def __init__(self, last: date, days: int) -> None:
        super().__init__(f"申诉要在交办后 {days} 个工作日内，这一条到 {last:%Y-%m-%d} 为止。请先签收，有困难再报堵点，或请督办岗改交办。")


class NothingToExtend(Refusal):
    """There is no date."""

    in_words = "这一条没有时限，不用延期。"


class AskedAlready(Refusal):
    """A request waits for its answer."""

    def __init__(self, asked: object) -> None:
        super().__init__(f"已经申请延到 {asked}，还没有批。请等审批岗定了再说。")


class TooLateToAsk(Refusal):
    """A date that has passed is not extended."""

    def __init__(self, due: object) -> None:
        super().__init__(f"时限 {due} 已经过了，不能再申请延期。请照实反馈；时限要改，由审批岗用“更正”改，首次时限仍留着。")


class DayIsNoLater(Refusal):
    """Another day is a later one."""

    def __init__(self, due: object) -> None:
        super().__init__(f"新的时限要晚于现在的 {due}。请改成以后的一天。")


class BeyondTheLaw(Refusal):
    """A law says by how much at most."""

    def __init__(self, words: str) -> None:
        super().__init__(f"{words}。请改成那天或以前的一天；再办不完的，到期照实反馈。")


class NobodyAsked(Refusal):
    """There is no request to decide."""

    in_words = "现在没有等着批的延期申请。要改时限，用“更正”。"


class AskedByYourself(OfAnother):
    """Two signatures are of two people."""

    in_words = "这次延期是您申请或代录的，不能由您批。请另一位审批岗来批。"


class CannotTakeIn(Refusal):
    """A line is merged into another open line of its own town."""

    def __init__(self, number: str) -> None:
        super().__init__(f"不能并入 {number}。请选本镇街另一条还在办的事项。")


class PartsAreOpen(Refusal):
    """A divided line is not finished before its parts."""

    def __init__(self, verb: str, open_parts: Sequence[str]) -> None:
        names = "、".join(open_parts[:5]) + (f"等 {len(open_parts)} 条" if len(open_parts) > 5 else "")
        super().__init__(f"这一条已经分解，还有 {len(open_parts)} 条没有办完：{names}。请先把各条办完销号，或撤销，再{verb}。")


class ProgressIsOfItsParts(Refusal):
    """The progress of a divided line is computed, never typed."""

    in_words = "这一条已经分解，进度由各条合计出来，不能另填。请在各条上反馈、核实；这里只写一句话。"


class PartsDoNotSum(Refusal):
    """The amounts of the parts do not come to the whole, and nobody says why."""

    def __init__(self, told: str) -> None:
        super().__init__(f"{told}。请把各条的数改到合得上；有意多分或先不分完的，写一句为什么。")


class PartNeedsAmount(Refusal):
    """A part of a counted line is counted."""

    def __init__(self, name: str, unit: str) -> None:
        super().__init__(f"{name}没有分到数。这一条按{unit or '数量'}算，各条都要有一个大于 0 的数；不分数的请去掉这一行。")


class PartIsLater(Refusal):
    """A part is due within the date of its whole."""

    def __init__(self, name: str, due: object, whole: object) -> None:
        super().__init__(f"{name}的时限 {due} 晚于整条的 {whole}。请改早，或先请审批岗延整条的时限。")


class PartIsElsewhere(Refusal):
    """The lead divides among itself and the offices below it; the assigner's clerk among all that may lead."""

    def __init__(self, name: str, lead: str, who: str) -> None:
        super().__init__(f"{name}不在{lead}之下，{lead}不能分给它。请在{lead}和它下面的单位里选；要分给别的单位，请{who}来分。")


class CannotBeDivided(Refusal):
    """What recurs is owed period by period."""

    in_words = "周期事项一期一期地报，不分解。要几个单位各报各的，请给每个单位立一条。"


class PartsAreTied(Refusal):
    """Some fields of a divided line and of its parts hang together."""

    def __init__(self, what: str) -> None:
        super().__init__(f"这一条和它的分解连在一起，不能单改{what}。请先撤销各条分解，改好以后再分。")


class WholeIsFinished(Refusal):
    """A part is open under an open whole alone."""

    def __init__(self, number: str, stage: str) -> None:
        super().__init__(f"整条 {number} {stage}，分解出来的不能单独重新列账。请先给整条重新列账。")


class DividedAlready(Refusal):
    """Who divides a line has taken it on."""

    in_words = "这一条已经分解下去，就是接下了，不能再申诉或改交办给别的单位。请先撤销各条分解。"


class NotOwedNow(Refusal):
    """The verb does not fit where the occurrence stands."""

    def __init__(self, verb: str, period: str, state: str, when: str) -> None:
        super().__init__(f"{period}这一期现在是“{state}”，不能{verb}；{verb}要在“{when}”时办。")


class PeriodHasNotBegun(Refusal):
    """What is to come is not reported yet."""

    def __init__(self, period: str, first: date, owed: str = "") -> None:
        """owed: what the period is called that is to be reported now; nothing where none is."""
        now = f"现在要报的是{owed}这一期，请打开那一期再报。" if owed else "已经开始的各期都报过了，到那天再来报。"
        super().__init__(f"{period}这一期 {first:%Y-%m-%d} 才开始，还不能报。{now}")


class DayIsBeforeThePeriod(Refusal):
    """A period is reported with a day on which it had not begun."""

    def __init__(self, period: str, first: date, on: date, then: str = "", *, owed: bool = False) -> None:
        """then: what the period is called in which the day lies; owed: whether that one is still to be reported."""
        if owed:
            way = f"那天办的是{then}这一期的，那一期还没有报：请打开那一期补报。"
        elif then:
            way = f"那天在{then}这一期里，那一期已经报过。"
        else:
            way = "那天这一条还没有开始一期一期地报。"
        super().__init__(
            f"填的日子 {on:%Y-%m-%d} 在{period}这一期开始以前。{way}报这一期，请把日子改成 {first:%Y-%m-%d} 或以后办的那天。"
        )


class NothingTicked(Refusal):
    """Several are verified at once: which?"""

    in_words = "还没有勾哪几期。请勾上看过的几期，再提交。"


class PeriodsAreOfSeveralLines(Refusal):
    """What was seen once was seen of one matter."""

    in_words = "一起核实的几期要是同一条事项的。请一条事项一条事项地核实。"


class PeriodIsNotLikeTheOthers(Refusal):
    """A period that something is to be asked about is verified by itself."""

    def __init__(self, period: str, why: str) -> None:
        super().__init__(f"{period}这一期{why}，要单独核实；这次几期都没有写下。请去掉它前面的勾再提交，再点它后面的“核实”。")


class PeriodWasRefused(Refusal):
    """One of several was refused: none is written."""

    def __init__(self, period: str, why: str) -> None:
        super().__init__(f"{period}这一期没有核实成，这次几期都没有写下。{why}")


class LineStandsStill(Refusal):
    """Its occurrences are reported while a line is acted on."""

    def __init__(self, stage: str) -> None:
        super().__init__(f"这一条现在是“{stage}”，各期不报也不核。恢复办理以后再办。")


class NothingToReview(Refusal):
    """Standing lines alone are reviewed."""

    in_words = "只有长期事项才复查：限期的看时限，周期的一期一期地报。"


class ReviewerIsNotAnother(OfAnother):
    """Whoever keeps a duty does not review it."""

    def __init__(self, why: str, who_may: Sequence[str]) -> None:
        who = "、".join(who_may) if who_may else "目前没有合适的核实岗、督办岗，请管理员先设一个不在主办、协办单位里的"
        super().__init__(f"不能由您复查：{why}可以复查的：{who}。")
        self.who = "、".join(who_may)


class NothingIsAskedFor(Refusal):
    """No rule asks for a file (I6)."""

    in_words = "这一类事项不要佐证，文件没有收，反馈也没有提交。请去掉文件，只写办到什么程度。"


class EvidenceIsAskedFor(Refusal):
    """The rule of the line's class asks for files, and there are too few."""

    def __init__(self, words: str, purpose: str, least: int, have: int, *, must: bool) -> None:
        told = f"报办结要附“{words}”{f'，至少 {least} 个，现有 {have} 个' if least > 1 else ''}。用途：{purpose}。"
        then = "请在这一条的反馈页附上再报；还没有的，先报进度。" if must else "请在这一条的反馈页附上；确实没有的，写一句为什么没有。"
        super().__init__(told + then)


class ConcernsYourOffice(Refusal):
    """Whoever holds a post in the office complained of has no part in the matter (回避, F4.5)."""

    in_words = "您在被反映的单位里有岗位，要回避。请另一位督办岗来立账。"


class SealedNeedsTheOffice(Refusal):
    """A class that is kept from the unit complained of needs to know which it is."""

    def __init__(self, category: str) -> None:
        super().__init__(f"“{category}”一类对被反映的单位保密，要先知道是谁。请在“被反映的单位”里选；不是这一类的，换一个类别。")


class SealedNeverFromAPaper(Refusal):
    """The whole town reads the papers: what is kept from an office does not come out of one."""

    def __init__(self, category: str) -> None:
        super().__init__(
            f"“{category}”一类对被反映的单位保密，文件却是全镇看得到的，所以不从文件里立。请用“立账”单独立，选被反映的单位；"
            "这份文件本身要不要留，请问安全管理员。不是这一类的，换一个类别。"
        )


class SealedStandsApart(Refusal):
    """A sealed line is tied to nothing that the office complained of can see."""

    def __init__(self, what: str) -> None:
        super().__init__(f"检举、揭发件不和{what}挂在一起：别人从那里会看到它。请单独立账，内容写在事项和来源里。")


class SealedIsNotDivided(Refusal):
    """The parts would be seen where the line itself is not."""

    in_words = "检举、揭发件不分解：分出来的各条，被反映的单位会看到。要别的单位一起查，请另立一条，同样填被反映的单位。"


class SealedNeverLedThere(Refusal):
    """The office complained of neither leads nor assists."""

    def __init__(self, office: str) -> None:
        super().__init__(f"{office}是被反映的单位，它和它下面的单位不能主办、协办这一条。请交办给别的单位。")


class SealedIsSeen(Refusal):
    """What has been given out or is named elsewhere cannot be hidden any more."""

    in_words = "“被反映的单位”只能在交办以前、别处还没有引用这一条时改。请撤销这一条，另立一条。"


class AmountIsImpossible(Refusal):
    """A reported or verified amount that cannot be."""

    def __init__(self, words: str) -> None:
        super().__init__(words)


class DayIsImpossible(Refusal):
    """The day an act happened lies in the future, or before what it follows."""


class NothingChanged(Refusal):
    """An amendment that amends nothing."""

    in_words = "没有改动任何一项，所以没有记更正。"


class CampaignNameTaken(Refusal):
    """Two campaigns of one town cannot bear one name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"已经有一个叫“{name}”的专项行动。请换一个名称，例如带上年份。")


class CampaignPeriodIsTurned(Refusal):
    """A campaign cannot end before it begins."""

    in_words = "结束的日期早于开始的日期。请核对“自”和“至”。"


class CampaignIsElsewhere(Refusal):
    """The campaign is another town's."""

    in_words = "这个专项行动不是本镇街的，不能归进去。请选本镇街自己的专项行动，或先建一个。"


class CampaignHasEnded(Refusal):
    """What has ended takes in nothing more."""

    def __init__(self, name: str, ended_on: date) -> None:
        super().__init__(
            f"“{name}”{ended_on.year}年{ended_on.month}月{ended_on.day}日已经结束，不再变更，也不再归入事项。请另建一个，或归到别的专项行动。"
        )


class CampaignBelowItself(Refusal):
    """A campaign is no part of itself."""

    in_words = "一个行动不能属于它自己，也不能属于自己的分项。请另选上级，或先把分项移出来。"


class CampaignHasOpenParts(Refusal):
    """Parts end before the plan."""

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__(f"还有 {len(parts)} 个分项没有结束：{'、'.join(parts[:5])}。请先结束分项，再结束整个行动。")


class CampaignHasOpenLines(Refusal):
    """Ending with lines open needs a word on what becomes of them."""

    def __init__(self, left: int) -> None:
        super().__init__(f"还有 {left} 条没有销号。可以结束，但请写一句这些事项接下来怎么办（例如转入日常，各按原时限办）。")


class SiblingIsThere(Refusal):
    """The office has this problem in the ledger already."""

    def __init__(self, number: str) -> None:
        super().__init__(f"这个单位已经有 {number}，不用再立。")


class SiblingsRefused(Refusal):
    """Lines that were to be opened together were not, each office with its reason."""

    def __init__(self, refused: Sequence[tuple[str, str]]) -> None:
        told = "".join(f"{name}：{why}" for name, why in refused)
        super().__init__(f"一条也没有立。{told}请去掉这些单位，或改选“能立的先立”。")


class ScreeningNameTaken(Refusal):
    """Two rounds of one campaign cannot bear one name."""

    in_words = "这个专项里已经有同名的排查。请换一个名称，例如“第二轮”。"


class ScreeningHasEnded(Refusal):
    """A round that is over takes no more answers."""

    in_words = "这轮排查已经结束，不能再改。要再查，请另开一轮。"


class NothingToAdd(Refusal):
    """A round needs objects that are not listed yet."""

    in_words = "没有可列的对象：一个都没有选，或都已经列了。请勾选村社，或贴一份单位、点位的名单，一行一个。"


class ObjectIsElsewhere(Refusal):
    """The office is not the town's."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}不在本镇街之下，不能列为排查对象。请去掉它再试。")


class ObjectIsAPerson(Refusal):
    """The list seems to name people by their numbers (I7)."""

    in_words = "名单里像是有电话号码或证件号。排查对象只列单位、场所、点位，不列人。请去掉号码和人名再试。"


class NothingFound(Refusal):
    """Only a finding becomes a line."""

    in_words = "这个对象没有“发现问题”，没有可以立账的。请先填发现了什么。"


class FindingIsALine(Refusal):
    """The finding stands in the ledger already."""

    def __init__(self, number: str) -> None:
        super().__init__(f"这个发现已经立账为 {number}。接下来在那一条事项上办；要改结果，先撤销那一条。")


class ObjectsLeft(Refusal):
    """Some objects were not looked at."""

    def __init__(self, left: Sequence[str]) -> None:
        names = "、".join(left[:8]) + ("等" if len(left) > 8 else "")
        super().__init__(f"还有 {len(left)} 个没有查：{names}。请先查完，或写一句为什么不查了再结束。")


class TooManyToCopy(Refusal):
    """A copy is entered in one go; there is an end to what one go holds."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(f"没销号的有 {count} 条，一次最多带 {most} 条。请不带事项先谋划，或按分项一个一个谋划。")


class NeedsPublishing(Refusal):
    """The class demands 公示 before the closing."""

    def __init__(self, category: str, days: int, whole: str) -> None:
        super().__init__(
            f"还不能销号：“{category}”一类销号前要公示 {days} 个工作日，这一条还没有公示。请先公示，期满再销。可以公示的：{whole}的督办岗。"
        )


class StillPublic(Refusal):
    """The notice still hangs."""

    def __init__(self, until: date) -> None:
        super().__init__(f"还不能销号：公示到 {until:%Y-%m-%d} 为止，那天过完才算期满。请等期满再销；有异议的，可以退回。")


class PublishedTooShort(Refusal):
    """A notice hangs at least as long as the class demands."""

    def __init__(self, category: str, days: int) -> None:
        super().__init__(
            f"公示的天数不够：“{category}”一类至少公示 {days} 个工作日。请改成 {days} 个以上。"
            if days
            else f"“{category}”一类没有规定公示几天。要公示，请写至少 1 个工作日。"
        )


class NotPublished(Refusal):
    """An objection is noted to what was made public."""

    in_words = "这一条还没有公示，没有异议可记。请先公示；别的意见写在退回的理由里。"


class NeedsGrade(Refusal):
    """The class is graded at the closing."""

    def __init__(self, category: str, grades: Sequence[str]) -> None:
        super().__init__(f"还不能销号：“{category}”一类销号时要评等。请在“{'、'.join(grades)}”里选一等，再盖章。")


class GradeIsNotAsked(Refusal):
    """The class has no grades."""

    def __init__(self, category: str) -> None:
        super().__init__(f"“{category}”一类不评等。请去掉评等，或先把类别更正好。")


class NoSuchCategory(Refusal):
    """A class that the town does not have."""

    in_words = "没有这个类别。请在列出的类别里选一个；要添类别，到“设置→类别”。"


class IsWatched(Refusal):
    """A line is on the watch list once."""

    in_words = "这一条已经在重点管理里了。要改理由，先移出，再列入。"


class IsNotWatched(Refusal):
    """What is not on the watch list does not leave it."""

    in_words = "这一条不在重点管理里，可能刚被移出。请刷新看看。"


class NothingCountsByIt(Refusal):
    """Only by reports and closings it is judged what was done in time."""

    def __init__(self, verb: str) -> None:
        super().__init__(f"按期与否不看“{verb}”是哪天写下的，不用认定。能认定的是补录的反馈和销号。")


class ReportIsTakenBack(Refusal):
    """What the lead has taken back counts no more."""

    in_words = "这次反馈已经撤回，不再算数，不用认定。请看后来报的。"


class WrittenThatDay(Refusal):
    """What was written on its own day counts by it anyway."""

    in_words = "这一步就是当天写下的，本来就按那一天算，不用认定。"


class ClosingIsUndone(Refusal):
    """The closing counts no more: the line was listed again."""

    in_words = "这次销号以后重新列过账，它不再算数，不用认定。请等这一条再销号。"


class AcceptedAlready(Refusal):
    """A day is accepted once."""

    in_words = "这一步的日期已经认定过了。请刷新看看经过。"


class NotYoursToAccept(Refusal):
    """Whoever wrote a step does not accept its day."""

    def __init__(self, who_may: Sequence[str]) -> None:
        who = "、".join(who_may) if who_may else "目前没有别的审批岗，请管理员先设一个"
        super().__init__(f"这一步是您写下的，日期不能由您认定。可以认定的：{who}。")
