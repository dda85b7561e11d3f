"""The rules a town has in force on a day: its lights, its watch list, its rungs of 催办; and when it last met."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from guatu.crafts.planning.presets import USUAL, LightSet
from guatu.crafts.planning.rung_sets import PLAIN
from guatu.crafts.planning.rungs import RungSet
from guatu.crafts.planning.watching import NO_RULES, WatchRules
from guatu.records.offices.acting import paths_above
from guatu.records.offices.models import Office
from guatu.records.offices.models.office import WHOLES

from .models import InForce, LastMeeting, LightsInForce, RungsInForce, WatchInForce

Kept = TypeVar("Kept", bound=InForce)


def last_of(model: type[Kept], whole: Office, day: date) -> Kept | None:
    """Return the row that holds in the town that day: its own before that of what lies above it. It costs one look."""
    rows = model._default_manager.filter(whole__path__in=paths_above(whole.path), since__lte=day)
    return rows.order_by("-whole__path", "-since", "-pk").first()


def lights_on(whole: Office, day: date) -> LightSet:
    """Return the set of lights that holds in the town on a day; the one shipped while nobody has set another."""
    row = last_of(LightsInForce, whole, day)
    return row.value if row else USUAL


def watch_rules_on(whole: Office, day: date) -> WatchRules:
    """Return the rules of the watch list that hold in the town on a day; none while nobody has put any in force."""
    row = last_of(WatchInForce, whole, day)
    return row.value if row else NO_RULES


def rungs_on(whole: Office, day: date) -> RungSet:
    """Return the ladder of 催办 that holds in the town on a day; while nobody has set one, what only reminds."""
    row = last_of(RungsInForce, whole, day)
    return row.value if row else PLAIN


def towns_under(model: type[InForce], whole: Office) -> list[Office]:
    """Return the town itself and those below it that have set nothing of their own: what it sets holds there."""
    towns = Office.objects.in_or_below(whole).filter(kind__in=WHOLES).order_by("path")
    own = set(model._default_manager.filter(whole__in=towns).values_list("whole__path", flat=True)) - {whole.path}
    return [each for each in towns if not any(each.path.startswith(path) for path in own)]


def last_meeting(whole: Office) -> date | None:
    """Return the day of the town's last meeting, as somebody said; None while nobody has."""
    return LastMeeting.objects.filter(whole=whole).values_list("day", flat=True).first()
