"""催办 brought up to the moment: each rung that is due is claimed, and what it makes is made, in one transaction.

The tick asks; twice a minute, from two machines or after a crash is as good as once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from guatu.crafts.planning.rungs import Makes, Reached
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.rules import rungs_on
from guatu.records.offices.models import Office
from guatu.records.trail.chain import FIRST, hold
from guatu.records.trail.kept import head
from guatu.work.ledger.models import Commitment

from .addressing import Directory
from .matters import CHASED, Seen
from .models import Addressee, Book, Firing
from .outbox import put_in
from .rising import Rise, claims_of, rises_of

CHUNK = 200  # lines in one transaction: nobody waits long for it


@dataclass(slots=True)
class Swept:
    """What a sweep did: how many rungs fired, how many were passed over, how many lines moved meanwhile and wait."""

    fired: int = 0
    passed: int = 0
    moved: int = 0


def is_open(whole: Office, at: datetime, calendar: Calendar | None = None) -> bool:
    """Say whether anything is sent in the town at this moment: a working day, in its hours."""
    moment = timezone.localtime(at)
    hours = rungs_on(whole, moment.date()).hours
    return hours.is_open(moment.date(), moment.hour * 60 + moment.minute, calendar or calendar_of(whole))


def sweep(whole: Office, at: datetime) -> Swept:
    """Let every rung of the town fire that is due, each once. Outside of working hours nothing does: it is looked at again
    at the next opening, and fires then if it is still due.

    While nothing was done since the last sweep of the day it costs one look: rungs depend on sealed acts, and on the day.
    """
    day, end = timezone.localtime(at).date(), head()
    book, _ = Book.objects.get_or_create(whole=whole)
    if book.day == day and book.end == end != FIRST:
        return Swept()
    calendar = calendar_of(whole)
    if not is_open(whole, at, calendar):
        return Swept()
    rises = rises_of(whole, day, calendar=calendar)
    directory = Directory(whole, day) if rises else None
    swept = Swept()
    for begin in range(0, len(rises), CHUNK):
        assert directory is not None
        try:
            _fire(rises[begin : begin + CHUNK], whole, directory, at, swept)
        except IntegrityError:  # somebody who holds no book has taken one of these: nothing was made, the next tick looks again
            swept.moved += 1
    if not swept.moved:
        Book.objects.filter(whole=whole).update(day=day, end=end)
    return swept


def _fire(rises: Sequence[Rise], whole: Office, directory: Directory, at: datetime, swept: Swept) -> None:
    """Claim and make what is due on these lines, if they are still as they were seen.

    The end of the chain is held meanwhile, as by every act: an act upon one of the lines comes wholly before or wholly after.
    """
    day = timezone.localtime(at).date()
    with transaction.atomic():
        hold()
        Book.objects.select_for_update().get(whole=whole)
        keys = [rise.line for rise in rises]
        lines = Commitment.objects.filter(pk__in=keys)
        still = {line.pk: line for line in lines.only("pk", "version", "stage", "handler", "lead", "concerns")}
        taken = claims_of(keys)
        offices = _offices_of(still.values())
        numbers = _last_numbers(whole, day.year)
        made: list[tuple[Firing, Rise]] = []
        for rise in rises:
            line = still[rise.line]
            if line.version != rise.version or line.stage not in CHASED:
                swept.moved += 1
                continue
            claims = [(seen, each, True) for seen, each in rise.passed]
            if rise.fires:
                claims.append((*rise.fires, False))
            if any(each.rung.key in taken.get((rise.line, rise.arming, seen.of), ()) for seen, each, _ in claims):
                continue  # another process was here since we looked: the next look finds what is left
            made += [(_firing(rise, seen, each, passed, whole, numbers, at), rise) for seen, each, passed in claims]
        rows = Firing.objects.bulk_create([firing for firing, _ in made], batch_size=CHUNK)
        addressees = []
        for firing, rise in zip(rows, (rise for _, rise in made), strict=True):
            if firing.passed_over:
                swept.passed += 1
                continue
            swept.fired += 1
            line = still[firing.line_id]
            assert rise.fires is not None
            concerns = offices.get(line.concerns_id or 0)
            told = directory.addressed(
                rise.fires[1].rung.to, offices.get(line.lead_id or 0), handler=line.handler_id,
                kept_from=concerns.path if concerns else "",
            )  # fmt: skip
            addressees += [Addressee(firing=firing, post_id=each.post, function=each.function.value, stands_in=each.stands_in) for each in told]
        Addressee.objects.bulk_create(addressees, batch_size=500)
        put_in(addressees, directory.acting, at)


def _firing(
    rise: Rise, seen: Seen, each: Reached, passed: bool, whole: Office, numbers: dict[str, int], at: datetime
) -> Firing:
    rung, day = each.rung, timezone.localtime(at).date()
    because = each.because
    if not passed and rise.more:
        because = f"{because}另有 {rise.more} 期也没有报。"
    row = Firing(
        line_id=rise.line, arming=rise.arming, rung=rung.key, of=seen.of, as_of=rise.version, day=day, at=at, passed_over=passed,
        when=rung.when.value, called=rung.when_words, because=because[:300], makes=rung.makes.value, colour=rung.colour,
        immediate=not passed and rise.immediate, whole=whole, lead_id=seen.lead, due=seen.due,
    )  # fmt: skip
    if not passed and rung.makes != Makes.NOTICE:
        numbers[rung.makes] = numbers.get(rung.makes, 0) + 1
        row.year, row.number = day.year, numbers[rung.makes]
    return row


def _last_numbers(whole: Office, year: int) -> dict[str, int]:
    """Return the last number of each kind of sheet in the year. The book is held: nobody else gives one out meanwhile."""
    rows = Firing.objects.filter(whole=whole, year=year).order_by().values("makes").annotate(last=Max("number"))
    return dict(rows.values_list("makes", "last"))


def _offices_of(lines: Iterable[Commitment]) -> dict[int, Office]:
    keys = {key for line in lines for key in (line.lead_id, line.concerns_id) if key is not None}
    return Office.objects.in_bulk(keys)
