"""The working calendar of a town: the shipped one, with the notices pasted there and above it."""

from __future__ import annotations

from guatu.crafts.timing.workdays import NATIONAL, Calendar
from guatu.records.offices.acting import paths_above
from guatu.records.offices.models import Office

from .models import Notice


def notices_of(whole: Office) -> list[Notice]:
    """Return the notices in force in the town or district: those from above first, its own after them."""
    return list(Notice.objects.filter(whole__path__in=paths_above(whole.path)).select_related("whole").order_by("whole__path", "pk"))


def calendar_of(
    whole: Office, *, adding: Notice | None = None, before: Notice | None = None, upto: Notice | None = None,
    nothing: bool = False,
) -> Calendar:
    """Return the calendar by which the town counts. It costs one look.

    adding: a notice that is only looked at yet, as if it were in force where it belongs
    before: as it was before this notice came; upto: as it was with it; nothing: as it was before any notice
    """
    if nothing:
        return NATIONAL
    found = notices_of(whole)
    if before is not None:
        found = [each for each in found if each.pk < before.pk]
    if upto is not None:
        found = [each for each in found if each.pk <= upto.pk]
    if adding is not None:
        place = next((n for n, each in enumerate(found) if len(each.whole.path) > len(adding.whole.path)), len(found))
        found.insert(place, adding)
    return Calendar(each.arrangement for each in found) if found else NATIONAL
