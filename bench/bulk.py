"""A ledger of many lines, each with its true steps and links: written in one pass, and provable afterwards.

Verbs would need an hour for 200,000 lines. Here every line is played in memory with the same words, the same
content hashes and the same links as the verbs write, its steps are put into the order of time, and the rows go
in by the thousand. ``prove`` then asks the trail's own check, and replays a sample of the lines.

Needs migrated tables; the offices and people are those of the demo. Not part of the installed program.
"""

from __future__ import annotations

import heapq
import json
import random
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, connections, models, transaction
from django.db.models import Max

from guatu.crafts.planning.lights import light_of
from guatu.crafts.timing.rhythm import months_later, on_workday
from guatu.records.offices.models import ANSWERING, Kind, Office, Post, Role
from guatu.records.offices.models.office import WHOLES
from guatu.records.trail.chain import Act, content_hash, first_break, hold, seal_many
from guatu.work.ledger import lighting, search
from guatu.work.ledger.lifecycle.move import LATER, REMEMBERED, as_values, content_of, plain, replay
from guatu.work.ledger.models import Assistance, Commitment, LightOfDay, SearchEntry, Step
from guatu.work.ledger.stages import Duty, Stage, Verb

ZONE = ZoneInfo("Asia/Shanghai")
CHUNK = 5_000
MOST_OPEN = 10_000
WORK = (
    "道路养护", "沟渠清淤", "户厕改造", "路灯维修", "厂房建设", "隐患整改", "农田改造", "管网铺设", "小区加装电梯",
    "垃圾分类", "招商签约", "校舍修缮", "危桥加固", "林带补植", "欠薪化解",
)  # fmt: skip
UNITS = ("公里", "处", "户", "盏", "亩", "家", "件")


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody with a post, as a step names them."""

    user: int
    name: str
    post: int
    title: str
    path: str


@dataclass(slots=True)
class Town:
    """A town with the offices that may lead its lines, and who does what in it."""

    office: Office
    leads: list[Office]
    clerk: Hand
    units: dict[int, Hand]
    verifiers: list[Hand]
    approvers: list[Hand]
    in_charge: dict[int, Hand] = field(default_factory=dict)

    @classmethod
    def of(cls, office: Office) -> Town:
        """Look up the town's people once."""
        posts = (
            Post.objects.filter(user__isnull=False).select_related("user", "office").prefetch_related("in_charge_of")
        )
        own = [post for post in posts if post.office.path.startswith(office.path)]

        def hand(post: Post) -> Hand:
            return Hand(post.user.pk, post.user.name, post.pk, str(post), post.office.path)  # type: ignore[union-attr]

        return cls(
            office,
            list(Office.objects.below(office).exclude(kind=Kind.OUTSIDE).exclude(kind__in=WHOLES)),
            hand(next(post for post in own if post.role == Role.CLERK)),
            {post.office_id: hand(post) for post in own if post.role in ANSWERING},
            [hand(post) for post in own if post.role == Role.VERIFIER],
            [hand(post) for post in own if post.role == Role.APPROVER],
            {lead.pk: hand(post) for post in own if post.role == Role.APPROVER for lead in post.in_charge_of.all()},
        )


class Play:
    """One line from its entry to where it stands, with every step on the way."""

    def __init__(self, town: Town, key: int, serial: int, entered: datetime, until: datetime, draw: random.Random):
        self.town, self.draw, self.until = town, draw, until
        self.moment = entered
        self.steps: list[Step] = []
        self.assistants: list[int] = []
        self.line = Commitment(pk=key, assigner=town.office, serial=serial, entered_at=entered, stage=Stage.DRAFTED)
        self.line.number = f"{town.office.code or town.office.called}-{serial:04d}"

    def write(
        self, verb: Verb, hand: Hand, *, to: Stage, note: str = "", behalf: int | None = None, **changes: Any
    ) -> None:
        """Change the line, and keep the step that says so."""
        line, before = self.line, str(self.line.stage) if self.steps else ""
        names = [name for name in REMEMBERED if name in changes or name == "stage"] if self.steps else REMEMBERED
        old = {name: getattr(line, name) for name in names} if self.steps else dict.fromkeys(REMEMBERED) | LATER
        for name, value in changes.items():
            setattr(line, name, value)
        line.stage = to
        values = {}
        for name in names:
            was, now = plain(old[name]), plain(getattr(line, name))
            if was != now:
                values[name] = [was, now]
        if verb == Verb.ASSIGN and self.assistants:
            values["assistants"] = [[], sorted(self.assistants)]
        line.version += 1
        self.steps.append(
            Step(
                commitment_id=line.pk, number=line.version, verb=verb, before=before, after=to,
                on=self.moment.date(), at=self.moment, user=hand.user, user_name=hand.name, post=hand.post,
                post_title=hand.title, on_behalf_of_id=behalf, note=note, values=values, salt=secrets.token_hex(16),
            )
        )  # fmt: skip

    def wait(self, least: int, most: int) -> bool:
        """Let some days pass; say whether that is still in the past."""
        later = self.moment + timedelta(days=self.draw.randint(least, most))
        later = later.replace(hour=self.draw.randint(8, 17), minute=self.draw.randrange(60))
        self.moment = max(later, self.moment + timedelta(minutes=7))
        return self.moment < self.until

    def enter(self) -> None:
        """立账."""
        draw, day = self.draw, self.moment.date()
        work, number = draw.choice(WORK), draw.randint(2, 60)
        duty = draw.choices([Duty.DATED, Duty.RECURRING, Duty.STANDING], [80, 12, 8])[0]
        due = day + timedelta(days=draw.randint(12, 120)) if duty == Duty.DATED and draw.random() < 0.9 else None
        words = f"{due.month}月{due.day}日前" if due else ""
        counted = duty == Duty.DATED and draw.random() < 0.35
        unit = draw.choice(UNITS) if counted else ""
        title = f"{draw.choice(self.town.leads).called}{work}" + (f" {number} {unit}" if counted else f"第 {number} 批")
        self.write(
            Verb.ENTER, self.town.clerk, to=Stage.DRAFTED, title=title, quote=f"{words}完成{title}，每周报一次进度。",
            source="镇长办公会", said_on=day, duty=duty, due_first=due, due_last=due,
            cadence=draw.choice(["weekly", "monthly"]) if duty == Duty.RECURRING else "",
            due_basis="clerk" if due else "", due_words=words, unit=unit, target=Decimal(number) if counted else None,
        )  # fmt: skip

    def assign(self) -> None:
        """交办."""
        lead = self.draw.choice(self.town.leads)
        self.line.lead = lead
        if self.draw.random() < 0.2:
            others = self.draw.sample(self.town.leads, 2)
            self.assistants = [office.pk for office in others if office != lead]
        changes = {"lead_id": lead.pk, "assigned_on": self.moment.date(), "field": lead.field}
        self.line.lead_id = None
        self.write(Verb.ASSIGN, self.town.clerk, to=Stage.ASSIGNED, **changes)
        self.line.lead = lead

    def doer(self) -> tuple[Hand, int | None]:
        """Return who answers for the lead: its own people, or the clerk on its behalf."""
        own = self.town.units.get(self.line.lead_id or 0)
        return (own, None) if own else (self.town.clerk, self.line.lead_id)

    def sign_for(self) -> None:
        """签收."""
        (hand, behalf), day = self.doer(), self.moment.date()
        review = on_workday(months_later(day, 3)) if self.line.duty == Duty.STANDING else None
        self.write(Verb.SIGN_FOR, hand, to=Stage.ACTING, behalf=behalf, signed_on=day, review_on=review)

    def report(self, *, finished: bool) -> None:
        """反馈."""
        line, (hand, behalf) = self.line, self.doer()
        if line.target:
            told = {"reported_amount": line.target if finished else (line.target / 2).quantize(Decimal(1))}
        else:
            told = {"reported_share": Decimal(1) if finished else Decimal("0.5")}
        self.write(
            Verb.REPORT, hand, to=Stage.REPORTED if finished else Stage.ACTING, behalf=behalf,
            note="已全部办完，请核实。" if finished else "完成一半，继续推进。", reported_on=self.moment.date(),
            awaits_verification=True, **told,
        )  # fmt: skip

    def verifier(self) -> Hand:
        """Return somebody independent of the lead and the assistants."""
        paths = [office.path for office in self.town.leads if office.pk in {self.line.lead_id, *self.assistants}]
        free = [hand for hand in self.town.verifiers if not any(hand.path.startswith(path) for path in paths)]
        return self.draw.choice(free or self.town.verifiers)

    def verify(self) -> None:
        """核实."""
        line = self.line
        self.write(
            Verb.VERIFY, self.verifier(), note="到现场看过，属实。",
            to=Stage.VERIFIED if line.stage == Stage.REPORTED else Stage.ACTING, verified_on=self.moment.date(),
            verified_amount=line.reported_amount, verified_share=line.reported_share, awaits_verification=False,
        )  # fmt: skip

    def send_back(self) -> None:
        """退回."""
        self.write(
            Verb.SEND_BACK, self.verifier(), to=Stage.ACTING, note="还差收尾，退回接着办。", awaits_verification=False,
            times_returned=self.line.times_returned + 1,
        )  # fmt: skip

    def close(self) -> None:
        """销号."""
        hand = self.town.in_charge.get(self.line.lead_id or 0) or self.draw.choice(self.town.approvers)
        self.write(Verb.CLOSE, hand, to=Stage.CLOSED, closed_on=self.moment.date(), closed_at=self.moment)

    def move_the_date(self) -> None:
        """更正: another date; the first one stays."""
        if self.line.due_last is not None:
            later = self.line.due_last + timedelta(days=self.draw.randint(8, 30))
            hand = self.town.in_charge.get(self.line.lead_id or 0) or self.draw.choice(self.town.approvers)
            self.write(Verb.AMEND, hand, to=Stage(self.line.stage), note="雨季顺延。", due_last=later)

    def to_its_end(self) -> None:
        """Play a line that is over: six steps, or eight where it was sent back once."""
        self.enter()
        self.wait(0, 1)
        self.assign()
        self.wait(0, 2)
        self.sign_for()
        for again in range(2 if self.draw.random() < 0.1 else 1, 0, -1):
            self.wait(3, 12)
            self.report(finished=True)
            self.wait(1, 3)
            if again > 1:
                self.send_back()
        self.verify()
        self.wait(0, 2)
        self.close()

    def to_where_it_stands(self) -> None:
        """Play a line that is open: as far as a draw lets it come, and never past the end of the history."""
        self.enter()
        reach = self.draw.choices([0, 1, 2, 3, 4, 5, 6], [4, 5, 10, 21, 30, 16, 14])[0]
        if reach and self.wait(0, 2):
            self.assign()
        if reach > 1 and self.line.stage == Stage.ASSIGNED and self.wait(0, 3):
            self.sign_for()
        if self.line.stage != Stage.ACTING:
            return
        if reach > 2 and self.draw.random() < 0.08 and self.wait(1, 2):
            self.move_the_date()
        if reach > 2 and self.wait(4, 20):
            self.report(finished=False)
            if reach > 3 and self.wait(1, 3):
                self.verify()
        if reach > 4 and self.wait(3, 15):
            self.report(finished=True)
            if reach > 5 and self.wait(1, 3):
                self.verify()


def fill(whole: Office, lines: int, today: date, *, open_lines: int | None = None, seed: int = 1) -> Counter[str]:
    """Write so many lines for the town; return how many rows of each kind.

    open_lines: how many of them are still open (the rest is closed); the half, and no more than 10,000
    """
    wanted = min(lines // 2, MOST_OPEN) if open_lines is None else open_lines
    wrote: Counter[str] = Counter()
    with transaction.atomic():
        hold()
        batch: list[tuple[Play, Step]] = []
        for play, step in in_order_of_time(plays(Town.of(whole), lines, wanted, today, random.Random(seed))):
            batch.append((play, step))
            if len(batch) == CHUNK:
                _write(batch, today, wrote)
                batch = []
        _write(batch, today, wrote)
        if connection.vendor == "postgresql":
            from django.core.management.color import no_style

            with connection.cursor() as cursor:
                for statement in connection.ops.sequence_reset_sql(no_style(), [Commitment]):
                    cursor.execute(statement)
        lighting.light_up_anew(whole, today)
    return wrote


def plays(town: Town, lines: int, open_lines: int, today: date, draw: random.Random) -> Iterator[Play]:
    """Yield the lines in the order in which they were entered."""
    until = datetime.combine(today, time(0), ZONE)

    def moment(least: int, most: int) -> datetime:
        return until - timedelta(days=draw.randint(least, most)) + timedelta(minutes=draw.randint(480, 1020))

    begun = [(moment(45, 900), True) for _ in range(lines - open_lines)] + [
        (moment(1, 80), False) for _ in range(open_lines)
    ]
    key = Commitment.objects.aggregate(last=Max("pk"))["last"] or 0
    serial = Commitment.objects.filter(assigner=town.office).aggregate(last=Max("serial"))["last"] or 0
    for place, (entered, over) in enumerate(sorted(begun), 1):
        play = Play(town, key + place, serial + place, entered, until, draw)
        play.to_its_end() if over else play.to_where_it_stands()
        yield play


def in_order_of_time(found: Iterable[Play]) -> Iterator[tuple[Play, Step]]:
    """Yield every step of all lines in the order in which they were written."""
    waiting: list[tuple[datetime, int, int, Play]] = []
    for play in found:
        for step in play.steps:
            heapq.heappush(waiting, (step.at, play.line.pk, step.number, play))
        while waiting and waiting[0][0] < play.line.entered_at:
            _, _, number, done = heapq.heappop(waiting)
            yield done, done.steps[number - 1]
    while waiting:
        _, _, number, done = heapq.heappop(waiting)
        yield done, done.steps[number - 1]


def _write(batch: list[tuple[Play, Step]], today: date, wrote: Counter[str]) -> None:
    """Write a batch of steps with their links, and the lines that are entered in it."""
    if not batch:
        return
    links = seal_many(
        Act(
            verb=step.verb, subject=f"ledger.commitment:{step.commitment_id}", user=step.user, post=step.post,
            content=content_hash(content_of(step), step.salt), at=step.at,
        )
        for _, step in batch
    )  # fmt: skip
    for (_, step), link in zip(batch, links, strict=True):
        step.link = link.number
    entered = [play for play, step in batch if step.number == 1]
    lines = [play.line for play in entered]
    insert(Commitment, lines)
    insert(Assistance, [Assistance(commitment=p.line, office_id=key) for p in entered for key in p.assistants])
    insert(Step, [step for _, step in batch])
    words = [(line.pk, search.words_of(line)) for line in lines]
    insert(SearchEntry, [SearchEntry(commitment_id=key, words=each) for key, each in words])
    with connection.cursor() as cursor:
        pairs = [[key, search.pairs(each)] for key, each in words]
        if connection.vendor == "sqlite":
            pairs = [[key, " ".join(each)] for key, each in pairs]
            cursor.executemany(f"INSERT INTO {search.TABLE} (rowid, pairs) VALUES (%s, %s)", pairs)
        else:
            cursor.executemany(f"INSERT INTO {search.TABLE} (id, pairs) VALUES (%s, %s)", pairs)
    insert(LightOfDay, [light_of_day(line, today) for line in lines])
    wrote.update(lines=len(lines), steps=len(batch), open=sum(line.is_open for line in lines))


def light_of_day(line: Commitment, today: date) -> LightOfDay:
    """Return the light of an open line today, of a closed one as its closing left it."""
    day = today if line.is_open else line.closed_on or today
    # What recurs is lit by its periods, whose rows are made when all lines are there.
    light = light_of(lighting.facts_of(line), day) if line.duty == Duty.RECURRING else lighting.light_now(line, day)
    return LightOfDay(
        commitment_id=line.pk, day=day, colour=light.colour.value, word=light.word[:40], because=light.because[:300],
        days=light.days, planned_day=light.planned_day, since=day - timedelta(days=line.pk % 9 if line.is_open else 0),
    )  # fmt: skip


def insert(model: type[models.Model], objects: list[Any]) -> None:
    """Write rows past the ORM, in the form in which it would have written them."""
    fields = [each for each in model._meta.concrete_fields if not (each.primary_key and model in {Step, Assistance})]
    names = ", ".join(f'"{each.column}"' for each in fields)
    columns = [(each.attname, _as_kept(each)) for each in fields]
    rows = (
        [value if keep is None or value is None else keep(value) for value, keep in _values(row, columns)]
        for row in objects
    )
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})', list(rows))
        else:
            with cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)


Keep = Callable[[Any], Any]


def _values(row: Any, columns: list[tuple[str, Keep | None]]) -> Iterator[tuple[Any, Keep | None]]:
    told = row.__dict__
    return ((told[name], keep) for name, keep in columns)


def _as_kept(column: models.Field[Any, Any]) -> Keep | None:
    """Return how the database keeps a value of the column, or None where it takes it as it is."""
    if isinstance(column, models.JSONField):
        return json.dumps
    if isinstance(column, models.DateField | models.DecimalField) and connection.vendor == "sqlite":
        here = connections["default"]
        return lambda value: column.get_db_prep_save(value, here)
    return None


def prove(sample: int = 200) -> str:
    """Return why the ledger is not what the verbs would have made of it, or nothing.

    The trail's own check walks every link and every step; of a sample of lines the replay is held against the row.
    """
    if broken := first_break():
        return broken.in_words
    keys = list(Commitment.objects.order_by("pk").values_list("pk", flat=True))
    for line in Commitment.objects.filter(pk__in=random.Random(7).sample(keys, min(sample, len(keys)))):
        if as_values(line) != replay(line.steps.all()):
            return f"{line.number}: 行与步骤对不上"
        found = search.find(Commitment.objects.filter(pk=line.pk), line.title)
        if not found.exists():
            return f"{line.number}: 搜不到"
    return ""
