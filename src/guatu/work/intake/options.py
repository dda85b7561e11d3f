"""What the card offers for a candidate: days with their basis, offices with their reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from guatu.crafts.timing.clock_words import read_limit, sentence
from guatu.crafts.timing.clocks import Clock, Unit, reckon
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import Category
from guatu.records.almanac.profiles import offered
from guatu.records.documents.models import Document
from guatu.records.offices.models import ANSWERING, Kind, Office, Post
from guatu.records.offices.models.office import WHOLES
from guatu.work.ledger.classes import Proposed, limit_of_class, proposed_class
from guatu.work.ledger.dues import Basis, Due
from guatu.work.ledger.models import Campaign

from .models import Candidate
from .proposals import ALL_VILLAGES, EACH_VILLAGE, names_of, quarter_end
from .refusals import LimitNotUnderstood

WRITTEN, LIMIT, NONE, CAMPAIGN, RULE = "clerk", "limit", "none", "campaign", "rule"
ALSO_READ = "also_read_"  # with a number: a later day of those that were read of neighbours, now one


@dataclass(frozen=True, slots=True)
class DayOption:
    """A day that may be the due date. day: None where the words give none; the option then stays, greyed."""

    key: str
    name: str
    day: date | None
    why: str


def day_options(candidate: Candidate, campaign: Campaign | None = None) -> list[DayOption]:
    """Return the days a clerk may choose, in their order: as read, quarter's end, year's end, the campaign's, a rule's."""
    options = days_of_the_paper(candidate)
    if campaign is not None and campaign.until and campaign.until not in {option.day for option in options}:
        options.append(DayOption(CAMPAIGN, "专项期满", campaign.until, f"“{campaign.name}”期满日"))
    return [*options, *days_of_a_rule(candidate, campaign)]


def days_of_a_rule(candidate: Candidate, campaign: Campaign | None = None) -> Iterator[DayOption]:
    """Yield the day of the town's clock profile for such papers (会议纪要 20 天), else of the class that is proposed.

    A limit in the paper's own words beats it.
    """
    document = candidate.document
    read = candidate.details.get("due") or {}
    if document.dated is None or read.get("to"):
        return
    profile = next((each for each in offered(document.whole) if each.is_for(document.called)), None)
    if profile is None and (proposed := category_option(candidate, campaign)):
        profile = limit_of_class(document.whole, proposed.category)
    if profile is not None:
        clock = profile.clock(document.dated)
        yield DayOption(RULE, profile.called, reckon(clock, calendar_of(document.whole)).day, sentence(clock))


def days_of_the_paper(candidate: Candidate) -> list[DayOption]:
    """Return the days that the paper itself speaks for."""
    options = []
    read = candidate.details.get("due") or {}
    proposed = candidate.due_basis
    others = candidate.details.get("other_dues") or []
    if read.get("text"):
        day = date.fromisoformat(read["to"]) if read.get("to") else None
        how = f"；并的 {len(others) + 1} 个时限里最早的" if others else ""
        options.append(DayOption(Basis.AS_READ, "原文", day, f"“{read['text']}”" + (how if day else "，不成日期")))
    for number, other in enumerate(others, 1):
        options.append(DayOption(f"{ALSO_READ}{number}", "原文", date.fromisoformat(other["to"]), f"“{other['text']}”"))
    said_on = candidate.document.dated
    if said_on is None:
        options.append(DayOption(Basis.QUARTER_END, "季度末", None, "文件没有日期，算不出"))
        return options

    quarter = candidate.due if proposed == Basis.QUARTER_END else quarter_end(said_on)
    year = candidate.due if proposed == Basis.YEAR_END else date(said_on.year, 12, 31)
    if quarter != year:
        why = candidate.due_why if proposed == Basis.QUARTER_END else "文件所属的季度"
        options.append(DayOption(Basis.QUARTER_END, "季度末", quarter, why))
    key = proposed if quarter == year and proposed == Basis.QUARTER_END else Basis.YEAR_END
    why = candidate.due_why if proposed == key else "文件所属的年度"
    options.append(DayOption(key, "季度末" if key == Basis.QUARTER_END else "年末", year, why))
    return options


def campaign_options(candidate: Candidate, campaigns: Sequence[Campaign]) -> tuple[Campaign | None, str]:
    """Return the campaign a candidate seems to belong to, and why; None where nothing says so."""
    document = candidate.document
    for campaign in campaigns:
        if campaign.document_id == document.pk:
            return campaign, "就是它的依据文件"
        for words, where in ((candidate.quote, "句中"), (candidate.section, "小标题里"), (document.called, "文件名里")):
            if campaign.name in words:
                return campaign, f"{where}有“{campaign.name}”"
    return None, ""


def category_option(
    candidate: Candidate, campaign: Campaign | None = None, known: list[Category] | None = None
) -> Proposed | None:
    """Return the class that is proposed for a candidate, and why; None where nothing says so."""
    document = candidate.document
    words = ((candidate.section, "小标题里"), (candidate.quote, "句中"))
    return proposed_class(document.whole, campaign=campaign, paper=document.called, words=words, known=known)


def may_ask(whole: Office, day: date) -> list[Office]:
    """Return those who may have demanded a line of the town."""
    return list(Office.objects.that_may_ask(whole).on(day))


def asked_by_option(candidate: Candidate, askers: Sequence[Office]) -> Office | None:
    """Return the body that demanded it, where the paper names one of them."""
    named = candidate.assigned_by
    return next((each for each in askers if named and any(name in named for name in names_of(each))), None)


def due_after(document: Document, words: str, today: date) -> Due:
    """Return the due date that a length of time comes to: 15个工作日, 30天内, 3个月; a bare 15 is of working days.

    It runs from the paper's own day, from today where it has none. Raises LimitNotUnderstood.
    """
    bare = words.strip().removeprefix("+").strip()
    budget = read_limit(f"{bare}个工作日" if bare.isdecimal() else words)
    if budget is None or budget.unit is Unit.HOUR:
        raise LimitNotUnderstood(words.strip()[:20])
    clock = Clock(budget, document.dated or today, "成文" if document.dated else "确认")
    day = reckon(clock, calendar_of(document.whole)).day
    assert day is not None
    return Due(day, Basis.CLERK, sentence(clock))


def due_chosen(
    candidate: Candidate, key: str, written: date | None, campaign: Campaign | None = None
) -> Due | None:
    """Return the due date behind the clerk's choice; None for 无时限 or a choice that gives no day."""
    if key == NONE:
        return None
    if key == WRITTEN:
        return Due(written, Basis.CLERK, "督办岗定") if written else None
    option = next((each for each in day_options(candidate, campaign) if each.key == key and each.day), None)
    if option is None or option.day is None:
        return None
    if key.startswith(ALSO_READ):
        return Due(option.day, Basis.AS_READ, option.why.strip("“”")[:60])
    words = (candidate.details.get("due") or {}).get("text", "") if key == Basis.AS_READ else option.why
    return Due(option.day, Basis.CLERK if key in {CAMPAIGN, RULE} else key, str(words)[:60])


@dataclass(frozen=True, slots=True)
class LeadOption:
    """An office that may be the lead, the key that chooses it, and why."""

    key: int
    office: Office
    why: str


def lead_options(candidate: Candidate, offices: Sequence[Office]) -> list[LeadOption]:
    """Return the proposed offices, likeliest first. ``offices``: those that may lead today."""
    by_key = {office.pk: office for office in offices}
    proposed = [(by_key[each["office"]], each["why"]) for each in candidate.leads if each["office"] in by_key]
    return [LeadOption(number, office, why) for number, (office, why) in enumerate(proposed[:3], 1)]


def may_lead(whole: Office, day: date) -> list[Office]:
    """Return the offices that may lead a line of the whole on that day, in their order."""
    below = Office.objects.below(whole).on(day).exclude(kind=Kind.OUTSIDE)
    below = below.filter(parent=whole) if whole.kind == Kind.DISTRICT else below.exclude(kind__in=WHOLES)
    return list(below)


def may_handle(offices: Sequence[Office], day: date) -> list[Post]:
    """Return the posts that may do the work of a line one of these offices leads."""
    posts = Post.objects.on(day).filter(role__in=ANSWERING, office__in=offices)
    return list(posts.select_related("office"))


@dataclass(frozen=True, slots=True)
class Assistant:
    """A body that the paper names as assisting. office: None for one outside the town, which is only contacted, and for all of a sort."""

    name: str
    office: Office | None

    @property
    def several(self) -> bool:
        """Whether it names all of a sort, of which the clerk picks: 各村."""
        return self.office is None and self.name.startswith(("各", "相关", "有关"))


def assistants_of(candidate: Candidate, offices: Iterable[Office]) -> list[Assistant]:
    """Return the bodies named as assisting, matched to the town's offices by their names, with or without the town's before."""
    by_name = {name: office for office in offices for name in names_of(office)}
    whole = candidate.document.whole
    found: dict[str, Assistant] = {}
    for named in candidate.details.get("assistants") or []:
        bare = without_the_whole(str(named), whole)
        office = by_name.get(named) or by_name.get(bare)
        found.setdefault(office.name if office else bare, Assistant(bare, office))
    return list(found.values())


def without_the_whole(name: str, whole: Office) -> str:
    """Return a name as the town itself says it: 财政所 for 云溪镇财政所."""
    return next((name.removeprefix(own) for own in names_of(whole) if len(name) > len(own) and name.startswith(own)), name)


def asked_of_all(candidate: Candidate) -> str:
    """Return the words by which a sentence asks several villages at once (各村、社区; 石桥村、柳湾村各…); "" where it does not."""
    found = ALL_VILLAGES.search(candidate.quote) or EACH_VILLAGE.search(candidate.quote)
    if found:
        return found["all"]
    owner = without_the_whole(candidate.owner, candidate.document.whole)
    return owner if owner.startswith("各") else ""
