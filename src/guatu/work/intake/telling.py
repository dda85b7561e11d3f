"""What a result or an activity may be kept as: a figure, an entry of the chronicle; each proposed, none decided."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from guatu.records.offices.models import Kind, Office

from .lifecycle.keep import Happening, Number
from .models import Candidate
from .proposals import names_of

PLACES = {Kind.VILLAGE, Kind.COMMUNITY}


def figures_of(candidate: Candidate) -> list[Number]:
    """Return the numbers of the sentence that name what they measure."""
    day = as_of(candidate)
    found = []
    for each in candidate.details.get("quantities") or []:
        if not abs(each["value"]) < 10**18:
            continue
        name = str(each.get("measure") or candidate.title)[:60]
        value = Decimal(str(each["value"])).quantize(Decimal("0.0001"))
        found.append(Number(name, value, str(each.get("unit") or ""), str(each["text"]), day, str(each.get("change") or "")))
    return found


def happening_of(candidate: Candidate, offices: Sequence[Office]) -> Happening:
    """Return the entry of the chronicle it would be. offices: those of the town, to find the place among."""
    day, until, day_of = day_told(candidate)
    place = next((each.called for each in offices if each.kind in PLACES and is_named(each, candidate.quote)), "")
    office = candidate.lead if candidate.lead and is_named(candidate.lead, f"{candidate.owner}{candidate.quote}") else None
    return Happening(day, day_of, until, office, place)


def day_told(candidate: Candidate) -> tuple[date | None, date | None, str]:
    """Return the day it happened, the last day of a longer time, and whose day it is: the words' or the paper's."""
    when = candidate.details.get("when") or candidate.details.get("due") or {}
    first, last = when.get("from"), when.get("to")
    if first:
        begun = date.fromisoformat(first)
        ended = date.fromisoformat(last) if last else None
        return begun, ended if ended and ended > begun else None, "words"
    if last:
        return date.fromisoformat(last), None, "words"
    return candidate.document.dated, None, "paper"


def as_of(candidate: Candidate) -> date | None:
    """Return the day a number holds for: the last day of a longer time."""
    begun, ended, _ = day_told(candidate)
    return ended or begun


def is_named(office: Office, words: str) -> bool:
    """Say whether the words name the office."""
    return any(name in words for name in names_of(office))
