"""What every verb counts by, the town's calendar and the rule of its lights, at the price of one short look.

Notices and rules are only ever added. While the newest of each is the one it was, what was worked out from them
holds, and a process that has worked it out once keeps it.
"""

from __future__ import annotations

from datetime import date

from django.core.cache import cache
from django.db import connection

from guatu.crafts.planning.light_rules import Rule
from guatu.crafts.timing.workdays import Calendar
from guatu.records.offices.models import Office

from .calendars import calendar_of
from .models import LightsInForce, Notice
from .rules import lights_on

NEWEST = f'SELECT (SELECT MAX(id) FROM "{Notice._meta.db_table}"), (SELECT MAX(id) FROM "{LightsInForce._meta.db_table}")'


def calendar_and_lights(whole: Office, day: date) -> tuple[Calendar, Rule]:
    """Return the calendar by which the town counts, and the rule by which its lines are lit that day."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        newest = cursor.fetchone()
    key = ":".join(map(str, ("at-hand", whole.path, day, *newest)))
    kept: tuple[Calendar, Rule] | None = cache.get(key)
    if kept is None:
        kept = calendar_of(whole), lights_on(whole, day).rule
        cache.set(key, kept)
    return kept
