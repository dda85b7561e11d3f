"""A quarter of believable history, replayed through the real verbs, each at its own moment.

What happens to a line is drawn from its number, so that the same papers give the same history.
"""

import heapq
import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_DOWN, Decimal
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet

from guatu.crafts.planning.parts import divided
from guatu.crafts.planning.watching import WatchRules
from guatu.crafts.timing.workdays import add_workdays
from guatu.records.almanac.categories import category_of
from guatu.records.almanac.lifecycle import meet, set_watch_rules
from guatu.records.documents.keeping import keep
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Kind, Office, Post, Role, User
from guatu.records.trail.actors import Actor
from guatu.work.intake.lifecycle import confirm, dismiss, join
from guatu.work.intake.lifecycle import keep as keep_told
from guatu.work.intake.lifecycle.dismiss import REASONS
from guatu.work.intake.models import Candidate
from guatu.work.intake.options import category_option, may_lead
from guatu.work.intake.proposals import bigrams
from guatu.work.intake.reading import read_paper
from guatu.work.intake.telling import figures_of, happening_of
from guatu.work.ledger import lifecycle
from guatu.work.ledger.lifecycle.contact import put_contact
from guatu.work.ledger.lifecycle.contest import has_contested
from guatu.work.ledger.lifecycle.who import may_close
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.models import Commitment, Occurrence, Step
from guatu.work.ledger.stages import Change, Duty, OccurrenceState, Stage
from guatu.work.ledger.watching import bring_up_to

from . import cast, dangers, reminding, sayings
from .campaigns import Campaigns
from .papers import SamplePaper, sample_papers

ALIKE = 0.5  # the share of pairs of characters from which two lines are taken for one
SEEN_BY_ALL = 100  # days: the district's papers of this age lie in every town's box too
LEFT_FOR_THE_VISITOR = 8  # days: of papers this new, only the first half is decided


class History:
    """The replay: a queue of moments, each with what happens then."""

    def __init__(
        self, offices: dict[str, Office], *, until: datetime, today: date, say: Callable[[str], Any]
    ) -> None:
        self.offices = offices
        self.until = until
        self.today = today
        self.say = say
        self.queue: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self.serial = 0
        self.town = offices[f"{cast.DISTRICT}/{cast.TOWN}"]
        self.users = {user.username: user for user in User.objects.all()}
        self.actors: dict[str, Actor] = {}

    # -- the queue ----------------------------------------------------------------------------------------------

    def at(self, moment: datetime, act: Callable[[datetime], None]) -> None:
        """Let something happen at a moment, unless that lies beyond the end of the history."""
        if moment <= self.until:
            self.serial += 1
            heapq.heappush(self.queue, (moment, self.serial, act))

    def moment(self, day: date, draw: random.Random) -> datetime:
        """Return a moment of office hours on a day."""
        hour, minute = draw.choice([8, 9, 10, 11, 14, 15, 16, 17]), draw.randrange(60)
        return datetime.combine(day, time(hour, minute, draw.randrange(60)), self.until.tzinfo)

    def replay(self) -> None:
        """Play everything, in the order of time."""
        papers = sample_papers(self.today)
        Campaigns(self).tell(papers)
        dangers.tell(self)
        reminding.tell(self, papers)
        for paper in papers:
            self.say(f"{paper.day:%-m月%-d日}　{paper.name}")
            for whole, username in self.receivers(paper):
                self.put_in(paper, whole, username)
        self.say("重放办理经过……")
        lit = None
        while self.queue:
            moment, _, act = heapq.heappop(self.queue)
            if moment.date() != lit:
                # As the tick does each morning: a light remembers since when it shows.
                lit = moment.date()
                light_up_all(self.town, lit)
            act(moment)
        self.leave_for_the_visitor()
        self.watch_two(papers)

    def leave_for_the_visitor(self) -> None:
        """What units have put before the clerk and the leader this morning, and nobody has answered."""
        own = Commitment.objects.filter(assigner=self.town, steps__isnull=False).distinct()
        lately = own.filter(stage=Stage.ASSIGNED).order_by("-assigned_on", "-pk")
        for line in [line for line in lately if not has_contested(line)][:1]:
            Course(self, line, "chen", random.Random(line.number)).contest(self.until)
        self.hang_a_notice(own)
        soon = own.filter(stage=Stage.ACTING, due_last__gte=self.today, awaits_verification=False)
        for line in soon.order_by("due_last", "pk")[:1]:
            Course(self, line, "chen", random.Random(line.number)).ask_more(self.until)
        self.what_came_by_telephone()

    def hang_a_notice(self, own: QuerySet[Commitment]) -> None:
        """One line hangs under 公示 today, whatever the day: if none does, the newest that waits for its seal."""
        verified = own.filter(stage=Stage.VERIFIED)
        if not verified.filter(public_until__gte=self.today).exists():
            for line in verified.order_by("-verified_on", "-pk")[:1]:
                by = self.actor("chen", self.until.date())
                lifecycle.publish(line, words=sayings.notice(line), days=5, by=by, on=self.until.date(), at=self.until)

    def what_came_by_telephone(self) -> None:
        """A line of the hotline, with how to reach the caller in the vault; and one that a village does not see."""
        by, day = self.actor("chen", self.until.date()), self.until.date()
        acting: dict[str, Any] = {"by": by, "on": day, "at": self.until}
        works = Office.objects.get(name="建设管理办公室", parent=self.town)
        lamp, _ = lifecycle.enter(
            assigner=self.town, title="石桥村口三盏路灯不亮", source="12345热线工单 2026-1107", duty=Duty.STANDING, said_on=day,
            category="hotline", **acting,
        )  # fmt: skip
        put_contact(lamp, words=sayings.CALLER, reference="2026-1107", by=by, at=self.until)
        handler = Post.objects.filter(office=works, role=Role.UNIT, user__isnull=False).first()
        lifecycle.assign(lamp, to=works, duty=Duty.STANDING, handler=handler, **acting)
        pond = Office.objects.get(name="东塘村", parent=self.town)
        ledgers, _ = lifecycle.enter(
            assigner=self.town, title="核查东塘村鱼塘发包收入账目", source="区纪委监委转办 2026-31", duty=Duty.STANDING, said_on=day,
            category="accusation", concerns=pond, **acting,
        )  # fmt: skip
        lifecycle.assign(ledgers, to=Office.objects.get(name="财政所", parent=self.town), duty=Duty.STANDING, **acting)

    def watch_two(self, papers: Sequence[SamplePaper]) -> None:
        """重点管理: what was relisted enters by rule, and the reddest line by a leader's word. And when they last met."""
        last = self.until.date()
        chen = self.actor("chen", last)
        told: dict[str, Any] = {"by": chen, "on": last, "at": self.until}
        met = [paper.day for paper in papers if "调度会" in paper.name and paper.day <= last]
        if met:
            meet(self.town, day=max(met), **told)
        rules = WatchRules(red_times=0, relisted_times=1, behind_points=0)
        set_watch_rules(rules, since=last, whole=self.town, note="先从重新列账的管起", **told)
        light_up_all(self.town, last)
        reddest = Commitment.objects.filter(assigner=self.town, stage=Stage.ACTING, light__colour="red", times_relisted=0)
        for line in reddest.order_by("-light__days", "pk")[:1]:
            leader = Course(self, line, "chen", random.Random(line.number)).closer(line)
            if leader is not None:
                by = self.actor(leader, last)
                lifecycle.watch(line, reason="慢得最多，下次调度会逐项过", leaves_by_rule=True, by=by, on=last, at=self.until)
        bring_up_to(self.town, self.until)

    def counts(self) -> dict[str, int]:
        """Return what the demo holds."""
        return {
            "机构": Office.objects.count(),
            "文件": len(sample_papers(self.today)),
            "事项": Commitment.objects.exclude(stage=Stage.WITHDRAWN).count(),
            "流转": Step.objects.count(),
        }

    def receivers(self, paper: SamplePaper) -> list[tuple[Office, str]]:
        """Return the towns in whose box a paper lies, each with its clerk."""
        found = [(self.town, "chen")]
        if paper.whose == cast.DISTRICT and paper.days_ago <= SEEN_BY_ALL:
            for post in cast.POSTS:
                path = post.office.rpartition("/")[0]
                office = self.offices.get(path)
                if post.role == "clerk" and office and office.kind == Kind.TOWN and office != self.town:
                    found.append((office, post.username))
        return found

    def actor(self, username: str, day: date) -> Actor:
        """Return somebody with the posts of the day (nobody changes posts in the demo)."""
        if username not in self.actors:
            self.actors[username] = actor_of(self.users[username], day)
        return self.actors[username]

    # -- a paper ------------------------------------------------------------------------------------------------

    def put_in(self, paper: SamplePaper, whole: Office, username: str) -> None:
        """Put a paper in on its day and read it; its candidates are decided within the next hours."""
        draw = random.Random(f"{paper.name} {whole.name}")

        def act(moment: datetime) -> None:
            by = self.actor(username, moment.date())
            document = keep(paper.bytes, name=paper.name, whole=whole, by=by, at=moment, dated=paper.day)
            read_paper(document, at=moment)
            found = list(document.candidates.waiting().filter(ours=True, faint=False).order_by("number"))
            if (self.today - paper.day).days <= LEFT_FOR_THE_VISITOR and whole == self.town:
                found = found[: len(found) // 2]
            later = moment
            for candidate in found:
                later += timedelta(seconds=draw.randrange(25, 90))
                self.at(later, self.decision(candidate, username, draw.random()))

        self.at(self.moment(paper.day, draw), act)

    def decision(self, candidate: Candidate, username: str, luck: float) -> Callable[[datetime], None]:
        """Return the clerk's decision on a candidate."""

        def act(moment: datetime) -> None:
            by = self.actor(username, moment.date())
            if not candidate.is_promise:
                places = may_lead(candidate.document.whole, moment.date())
                figures = figures_of(candidate) if candidate.kind == "result" else []
                keep_told(candidate, by=by, at=moment, figures=figures, happening=happening_of(candidate, places))
            elif (line := self.known(candidate)) is not None:
                join(candidate, line, change=Change.REPEATED, by=by, on=moment.date(), at=moment)
            elif candidate.due and candidate.due < moment.date():
                dismiss(candidate, reason=REASONS[4], by=by, at=moment)
            elif luck > self.worth(candidate):
                dismiss(candidate, reason=REASONS[1], by=by, at=moment)
            else:
                undated = candidate.due_basis not in {"", "as_read"} and luck < 0.03
                category = class_of(candidate)
                line = confirm(candidate, by=by, on=moment.date(), at=moment, undated=undated, category=category)
                self.follow(line, candidate, username)

        return act

    def worth(self, candidate: Candidate) -> float:
        """Return how likely the clerk keeps a candidate: a day or a number weighs most, a turn of phrase least."""
        if not candidate.leads:
            return 0.0
        named = bool(candidate.details.get("projects"))
        if candidate.due_basis == "as_read":
            worth = 0.95
        elif candidate.kind == "target":
            worth = 0.45 if named else 0.3
        elif candidate.duty == Duty.RECURRING:
            worth = 0.3
        elif candidate.duty == Duty.DATED:
            worth = 0.3 if named else 0.12
        else:
            worth = 0.1 if named else 0.04
        return worth if candidate.document.whole == self.town else min(0.95, worth * 2)

    def known(self, candidate: Candidate) -> Commitment | None:
        """Return the line of the ledger with nearly the same words, if there is one."""
        mine = bigrams(candidate.title)
        lines = Commitment.objects.filter(assigner=candidate.document.whole).exclude(stage=Stage.WITHDRAWN)
        for key, title in lines.values_list("pk", "title"):
            theirs = bigrams(title)
            if mine and theirs and len(mine & theirs) / min(len(mine), len(theirs)) >= ALIKE + 0.25:
                return Commitment.objects.get(pk=key)
        return None

    # -- a line -------------------------------------------------------------------------------------------------

    def follow(self, line: Commitment, candidate: Candidate, username: str) -> None:
        """Let the line be assigned, and what comes after."""
        draw = random.Random(line.number)
        office = candidate.lead or self.offices[f"{cast.DISTRICT}/{line.assigner.name}/党政办公室"]
        day = add_workdays(line.entered_at.astimezone(self.until.tzinfo).date(), draw.choice([0, 1, 1, 2]))
        moment = self.moment(day, draw)
        moment = max(moment, line.entered_at + timedelta(minutes=20))

        def act(moment: datetime) -> None:
            fresh = Commitment.objects.get(pk=line.pk)
            lifecycle.assign(
                fresh, to=office, duty=fresh.duty, undated=fresh.due_last is None,
                cadence="monthly" if fresh.duty == Duty.STANDING else "", by=self.actor(username, moment.date()), on=moment.date(), at=moment,
            )  # fmt: skip
            Course(self, fresh, username, draw).begin(moment)

        self.at(moment, act)


# What the papers of the demo tell of the works that come back in them: how far they are by the last paper.
# The ledger must not contradict its own sources.
TOLD = (
    ("桩", 12, 5 / 12),
    ("慢行道", 1.7, 1.4 / 1.7),
    ("管网", 2.4, 1.39 / 2.4),
    ("户厕", 200, 146 / 200),
    ("欠薪", 17, 13 / 17),
    ("棚屋", 3, 2 / 3),
    ("公厕", 6, 4 / 6),
    ("灌溉渠", 3.2, 2.3 / 3.2),
    ("坑洼", 12, 7 / 12),
    ("路灯", 12, 7 / 12),
    ("消防站", 4, 2 / 4),
)


# The work that is divided among villages, among how many, and from how large an amount on.
DIVIDED, DIVIDED_AMONG, DIVIDED_FROM = "户厕", 5, 100
# What the clerk knows of a line and its paper does not say: of which class it is.
CLASSED = (("欠薪", "wages"), ("乱倒", "environment"), ("清淤", "environment"), ("清到底", "environment"), ("棚屋", "feedback"))


def class_of(candidate: Candidate) -> str | None:
    """Return the class that the clerk gives a line: what they know, else what is proposed."""
    known = next((key for word, key in CLASSED if word in candidate.quote), None)
    proposed = category_option(candidate)
    return known or (proposed.category.key if proposed else None)


def told_of(line: Commitment) -> float | None:
    """Return how far the papers say this line is, 0 to 1; None where they do not follow it up."""
    for words, target, share in TOLD:
        if words in line.title and line.target is not None and abs(float(line.target) - target) < 0.001:
            return share
    return None


class Course:
    """What becomes of one line after it is assigned: drawn once, then played."""

    def __init__(self, history: History, line: Commitment, clerk: str, draw: random.Random) -> None:
        self.history = history
        self.pk = line.pk
        self.clerk = clerk
        self.draw = draw
        self.aside = random.Random(f"{line.number} aside")
        self.told = told_of(line)
        self.fate = "told" if self.told else draw.choices(["early", "kept", "late", "stuck"], [34, 48, 10, 8])[0]

    def line(self) -> Commitment:
        """Return the line as it stands now."""
        return Commitment.objects.select_related("lead", "assigner").get(pk=self.pk)

    def begin(self, assigned: datetime) -> None:
        """Now and then an office says that a line is not its own; the clerk talks to it, and assigns it once more."""
        if self.told or self.aside.random() > 0.04:
            self.run(assigned)
            return
        contested = assigned + timedelta(hours=2)
        self.history.at(contested, self.contest)
        self.history.at(self.history.moment(add_workdays(assigned.date(), 1), self.aside), self.assign_again)

    def contest(self, moment: datetime) -> None:
        """申诉."""
        line = self.line()
        by = self.history.actor(self.doer(line), moment.date())
        lifecycle.contest(line, reason=sayings.not_ours(self.aside), by=by, on=moment.date(), at=moment)

    def assign_again(self, moment: datetime) -> None:
        """The clerk rules."""
        line = self.line()
        by = self.history.actor(self.clerk, moment.date())
        assert line.lead is not None
        lifecycle.assign(
            line, to=line.lead, duty=line.duty, undated=line.due_last is None, note="分管领导定了，仍由你单位牵头",
            by=by, on=moment.date(), at=moment,
        )  # fmt: skip
        self.run(moment)

    def run(self, assigned: datetime) -> None:
        """Plan signing, reports and the end."""
        draw, history = self.draw, self.history
        signed = add_workdays(assigned.date(), draw.choice([0, 1, 1, 2]))
        sign = max(history.moment(signed, draw), assigned + timedelta(minutes=35))
        history.at(sign, self.sign)
        line = self.line()
        end = self.last_day(line, signed)
        day = signed
        while True:
            day = add_workdays(day, draw.randrange(6, 12))
            if end is not None and day >= end:
                break
            if day > history.today:
                break
            history.at(history.moment(day, draw), self.progress(end, signed))
        if end is not None:
            history.at(history.moment(end, draw), self.finish)
        if self.fate in {"late", "stuck"} and line.due_last and draw.random() < 0.4:
            moved = line.due_last - timedelta(days=draw.randrange(3, 9))
            if moved > signed:
                history.at(history.moment(add_workdays(moved, 0), draw), self.ask_more)
        elif self.fate == "stuck" and self.aside.random() < 0.4:
            history.at(history.moment(add_workdays(signed, 12), self.aside), self.suspend)

    def last_day(self, line: Commitment, signed: date) -> date | None:
        """Return the day on which the unit says it is done, or None."""
        if line.duty != Duty.DATED or self.fate in {"stuck", "told"} or line.due_last is None:
            return None
        span = max(1, (line.due_last - signed).days)
        if self.fate == "early":
            return add_workdays(signed + timedelta(days=max(4, int(span * self.draw.uniform(0.35, 0.8)))), 0)
        if self.fate == "kept":
            return max(signed, line.due_last - timedelta(days=self.draw.randrange(9, 20)))
        return line.due_last + timedelta(days=self.draw.randrange(2, 12))

    # -- the steps ----------------------------------------------------------------------------------------------

    def doer(self, line: Commitment) -> str:
        """Return who answers for the lead: its own people, or the clerk on its behalf."""
        post = Post.objects.filter(office=line.lead, role=Role.UNIT, user__isnull=False).select_related("user").first()
        return post.user.username if post and post.user and self.draw.random() < 0.85 else self.clerk

    def verifier(self, line: Commitment) -> str:
        """Return somebody independent of the lead: one of the town's two verifiers, or the district's."""
        if line.assigner != self.history.town:
            return "hequ"
        tied = {"应急管理办公室": "he", "镇纪委监察办公室": "yan"}.get(line.lead.name if line.lead else "")
        return self.draw.choice([name for name in ("he", "yan") if name != tied])

    def closer(self, line: Commitment) -> str | None:
        """Return the leader who closes it, as its class says; who decides otherwise: the one in charge of the lead, else the head."""
        if line.stage == Stage.VERIFIED:
            named = may_close(line, category_of(line).closer, self.history.today)
            return named[0].user.username if named and named[0].user else None
        leaders = Post.objects.filter(role=Role.APPROVER, user__isnull=False).select_related("user")
        whole = line.assigner
        found = leaders.filter(in_charge_of=line.lead).first() or leaders.filter(office=whole).order_by("id").first()
        return found.user.username if found and found.user else None

    def sign(self, moment: datetime) -> None:
        """签收."""
        line = self.line()
        by = self.history.actor(self.doer(line), moment.date())
        lifecycle.sign_for(line, by=by, on=moment.date(), at=moment)
        if line.duty == Duty.RECURRING:
            self.next_period(moment)
        elif line.duty == Duty.STANDING and self.aside.random() < 0.5:
            day = add_workdays(moment.date(), self.aside.randrange(15, 35))
            self.history.at(self.history.moment(day, self.aside), self.review)
        elif self.told and DIVIDED in line.title and line.assigner == self.history.town:
            self.divide(moment + timedelta(minutes=25))

    def next_period(self, moment: datetime) -> None:
        """Plan the report of the next period: mostly in time, now and then some days late."""
        line = self.line()
        light_up_all(line.assigner, moment.date())  # no tick comes to the neighbouring towns
        row = line.occurrences.filter(state=OccurrenceState.OWED).order_by("first").first()
        if row is None:
            return
        late = self.aside.random() < 0.12
        day = add_workdays(row.due, self.aside.randrange(1, 4) if late else -self.aside.randrange(0, 3))
        after = add_workdays(moment.date(), 1)
        self.history.at(self.history.moment(max(day, row.first, after), self.aside), self.period)

    def period(self, moment: datetime) -> None:
        """报本期, and what was missed before; it is verified some days later. Who is stuck lets it lie for a week."""
        line, today = self.line(), moment.date()
        light_up_all(line.assigner, today)
        if line.stage != Stage.ACTING or (self.fate == "stuck" and self.aside.random() < 0.3):
            if line.is_open:
                self.history.at(self.history.moment(add_workdays(today, 5), self.aside), self.period)
            return
        by = self.history.actor(self.doer(line), today)
        rows = line.occurrences.filter(state=OccurrenceState.OWED, first__lte=today).order_by("first")
        for place, row in enumerate(rows[:3]):
            at = moment + timedelta(minutes=4 * place)
            lifecycle.report_occurrence(row, words=sayings.of_a_period(self.aside), by=by, on=today, at=at)
            if self.aside.random() < 0.8:
                seen = add_workdays(today, self.aside.randrange(1, 4))
                self.history.at(self.history.moment(seen, self.aside), self.look_at(row.pk))
        self.next_period(moment)

    def look_at(self, key: int) -> Callable[[datetime], None]:
        """Return a verification of one period."""

        def act(moment: datetime) -> None:
            row = Occurrence.objects.select_related("line__assigner", "line__lead").get(pk=key)
            if row.line.stage == Stage.ACTING and row.state == OccurrenceState.REPORTED:
                by = self.history.actor(self.verifier(row.line), moment.date())
                finding = sayings.seen(row.line, None, self.aside)
                lifecycle.verify_occurrence(row, finding=finding, by=by, on=moment.date(), at=moment)

        return act

    def review(self, moment: datetime) -> None:
        """复查: somebody else looks whether a standing duty is kept."""
        line = self.line()
        if line.stage == Stage.ACTING:
            finding = self.aside.choices(["kept", "slack", "lapsed"], [70, 25, 5])[0]
            by = self.history.actor(self.verifier(line), moment.date())
            lifecycle.review(line, finding=finding, words=sayings.reviewed(finding), by=by, on=moment.date(), at=moment)

    def divide(self, moment: datetime) -> None:
        """分解: the clerk divides the line among the villages; each goes its own way from then on."""
        line = self.line()
        if line.target is None or line.target < DIVIDED_FROM:
            return
        villages = list(Office.objects.filter(parent=self.history.town, kind=Kind.VILLAGE).order_by("order")[:DIVIDED_AMONG])
        amounts = divided(line.target, len(villages), whole_numbers=True)
        portions = [lifecycle.Portion(village, amount=amount) for village, amount in zip(villages, amounts, strict=True)]
        by = self.history.actor(self.clerk, moment.date())
        parts, _ = lifecycle.break_down(line, portions, by=by, on=moment.date(), at=moment)
        for part in parts:
            course = Course(self.history, part, self.clerk, random.Random(part.number))
            course.told, course.fate = self.told, "told"
            course.run(moment)

    def progress(self, end: date | None, begun: date) -> Callable[[datetime], None]:
        """Return a report on the way; it is verified some days later."""

        def act(moment: datetime) -> None:
            line = self.line()
            if line.stage != Stage.ACTING or line.broken_down or line.duty == Duty.RECURRING:
                return
            share = self.share(line, moment.date(), begun, end)
            amount, rate = self.measured(line, share)
            if amount is not None and line.reported_amount is not None and amount <= line.reported_amount:
                return
            late = 6 if self.draw.random() < 0.06 else 0
            on = max(add_workdays(moment.date(), -late), line.signed_on or moment.date())
            words = sayings.progress(line, share, amount, self.draw)
            by = self.history.actor(self.doer(line), moment.date())
            lifecycle.report(line, words=words, finished=False, amount=amount, share=rate, by=by, on=on, at=moment)
            if self.draw.random() < 0.95:
                seen = add_workdays(moment.date(), self.draw.randrange(1, 4))
                self.history.at(self.history.moment(seen, self.draw), self.look(generous=False))

        return act

    def share(self, line: Commitment, day: date, begun: date, end: date | None) -> float:
        """Return how far the unit is on a day."""
        if self.told:
            whole = max(1, (self.history.today - begun).days)
            return self.told * min(1.0, (day - begun).days / whole + 0.02)
        aim = end or line.due_last
        if aim is None:
            return min(0.9, 0.1 + (day - begun).days / 150)
        whole = max(1, (aim - begun).days)
        pace = {"early": 1.1, "kept": 1.0, "late": 0.85, "stuck": 0.5}[self.fate]
        return max(0.05, min(0.96, pace * (day - begun).days / whole + self.draw.uniform(0, 0.05)))

    def measured(self, line: Commitment, share: float) -> tuple[Decimal | None, Decimal | None]:
        """Return the amount of a counted line, or the share of another (only where units speak of one)."""
        if line.target and line.duty == Duty.DATED:
            amount = line.target * Decimal(str(round(share, 4)))
            step = Decimal(1) if line.target == line.target.to_integral_value() and line.target < 10**5 else Decimal("0.1")
            if line.target >= 10**4:
                step = Decimal(10) ** (len(str(int(line.target))) - 3)
                return (amount / step).to_integral_value(ROUND_DOWN) * step, None
            return amount.quantize(step, ROUND_DOWN), None
        return None, None

    def look(self, *, generous: bool) -> Callable[[datetime], None]:
        """Return a verification of what was reported on the way."""

        def act(moment: datetime) -> None:
            line = self.line()
            if line.stage != Stage.ACTING or not line.awaits_verification:
                return
            amount = line.reported_amount
            if amount is not None and amount >= 4 and self.draw.random() < 0.15:
                amount = (amount * Decimal("0.8")).quantize(Decimal(1), ROUND_DOWN)
            words = sayings.seen(line, amount, self.draw)
            by = self.history.actor(self.verifier(line), moment.date())
            lifecycle.verify(line, finding=words, amount=amount, by=by, on=moment.date(), at=moment)

        return act

    def finish(self, moment: datetime) -> None:
        """The unit says it is done; verification and closing follow, now and then after a return."""
        line = self.line()
        if line.stage != Stage.ACTING:
            return
        by = self.history.actor(self.doer(line), moment.date())
        words = sayings.finished(line, self.draw)
        asked = category_of(line).evidence is not None
        handed_in = [dangers.proof("整改后.jpg", line.number, moment)] if asked else []
        lifecycle.report(line, words=words, finished=True, evidence=handed_in, by=by, on=moment.date(), at=moment)
        day = add_workdays(moment.date(), self.draw.randrange(1, 4))
        returned = self.draw.random() < 0.1 and line.times_returned == 0
        self.history.at(self.history.moment(day, self.draw), self.send_back if returned else self.settle)

    def send_back(self, moment: datetime) -> None:
        """What was found wanting goes back, and is done again."""
        line = self.line()
        if line.stage != Stage.REPORTED:
            return
        by = self.history.actor(self.verifier(line), moment.date())
        lifecycle.send_back(line, reason=sayings.wanting(self.draw), by=by, on=moment.date(), at=moment)
        day = add_workdays(moment.date(), self.draw.randrange(3, 7))
        self.history.at(self.history.moment(day, self.draw), self.finish)

    def settle(self, moment: datetime) -> None:
        """Verified; the leader in charge closes it a day or two later."""
        line = self.line()
        if line.stage != Stage.REPORTED:
            return
        by = self.history.actor(self.verifier(line), moment.date())
        lifecycle.verify(line, finding=sayings.seen_whole(self.draw), by=by, on=moment.date(), at=moment)
        day = add_workdays(moment.date(), self.draw.randrange(1, 3))
        self.history.at(self.history.moment(day, self.draw), self.publish if category_of(line).public_days else self.close)

    def publish(self, moment: datetime) -> None:
        """公示: the notice hangs, and the line is closed after its last day."""
        line = self.line()
        if line.stage != Stage.VERIFIED:
            return
        by = self.history.actor(self.clerk, moment.date())
        lifecycle.publish(line, words=sayings.notice(line), by=by, on=moment.date(), at=moment)
        assert line.public_until is not None
        self.history.at(self.history.moment(add_workdays(line.public_until, 1), self.aside), self.close)

    def close(self, moment: datetime) -> None:
        """销号."""
        line = self.line()
        leader = self.closer(line)
        if line.stage != Stage.VERIFIED or leader is None:
            return
        by = self.history.actor(leader, moment.date())
        grades = category_of(line).grades
        grade = grades[0 if self.aside.random() < 0.7 else 1] if grades else ""
        lot = sha256(f"{line.number} {moment}".encode()).hexdigest()[:12]
        lifecycle.close(line, grade=grade, lot=lot, by=by, on=moment.date(), at=moment)
        if self.aside.random() < 0.8 and line.look_back_by is not None:
            day = add_workdays(moment.date(), self.aside.randrange(10, 16))
            self.history.at(self.history.moment(day, self.aside), self.look_back)

    def look_back(self, moment: datetime) -> None:
        """Somebody who had no part in it goes and looks; what has relapsed is listed again."""
        line = self.line()
        part = set(line.steps.values_list("user_name", flat=True))
        free = [name for name, called in (("zhou", "周"), ("chen", "陈")) if called not in part]
        leader = self.closer(line)
        clerks = Office.objects.get(parent=self.history.town, name="党政办公室")  # where they sit: what it does, others look at
        bound = {line.lead, *line.assistants.all()}
        if line.stage != Stage.CLOSED or line.assigner != self.history.town or clerks in bound or not free or leader is None:
            return
        relapsed = self.aside.random() > 0.9
        by = self.history.actor(free[0], moment.date())
        words = sayings.looked_back(relapsed, self.aside)
        lifecycle.look_back(line, verdict="relapsed" if relapsed else "held", finding=words, by=by, on=moment.date(), at=moment)
        if relapsed:
            by = self.history.actor(leader, moment.date())
            again = add_workdays(moment.date(), 15)
            lifecycle.relist(line, reason=words, day=again, by=by, on=moment.date(), at=moment + timedelta(minutes=20))

    def ask_more(self, moment: datetime) -> None:
        """The unit asks for another date, and a leader answers; the first one stays."""
        line = self.line()
        if line.stage != Stage.ACTING or line.due_last is None:
            return
        by = self.history.actor(self.doer(line), moment.date())
        later = add_workdays(line.due_last, self.draw.randrange(8, 20))
        lifecycle.ask_more(
            line, day=later, cause=sayings.why_later(self.draw), progress=sayings.halfway(self.aside),
            by=by, on=moment.date(), at=moment,
        )  # fmt: skip
        self.history.at(self.history.moment(add_workdays(moment.date(), 1), self.aside), self.decide)

    def decide(self, moment: datetime) -> None:
        """延期, or not."""
        line = self.line()
        leader = self.closer(line)
        if line.stage != Stage.ACTING or line.asked_due is None or leader is None:
            return
        by = self.history.actor(leader, moment.date())
        if self.aside.random() >= 0.2:
            lifecycle.extend(line, by=by, on=moment.date(), at=moment)
        else:
            lifecycle.deny(line, reason="加派人手，按原时限办", by=by, on=moment.date(), at=moment)

    def suspend(self, moment: datetime) -> None:
        """挂账: what waits for somebody else stands still until a day."""
        line = self.line()
        leader = self.closer(line)
        if line.stage != Stage.ACTING or leader is None:
            return
        by = self.history.actor(leader, moment.date())
        until = add_workdays(max(self.history.today, moment.date()), self.aside.randrange(10, 40))
        lifecycle.suspend(line, until=until, plan=sayings.waiting(self.aside), by=by, on=moment.date(), at=moment)
