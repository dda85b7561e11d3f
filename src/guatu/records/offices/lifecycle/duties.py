"""改职责: the list of what an office is there for is replaced as a whole."""

from collections.abc import Sequence
from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Act, Change, DutyLine, Office
from .record import one_act, record
from .who import setter

LONGEST = 200


def set_duties(
    office: Office, words: Sequence[str], *, by: Actor, on: date, at: datetime, note: str = ""
) -> Change | None:
    """Replace the office's duties, in this order; return the change, or None where they are these already.

    Raises NotYoursToSet.
    """
    wanted = list(dict.fromkeys(each.strip()[:LONGEST] for each in words if each.strip()))
    with one_act():
        post = setter(by, office)
        there = list(office.duties.order_by("number").values_list("words", flat=True))
        if there == wanted:
            return None
        office.duties.all().delete()
        DutyLine.objects.bulk_create(
            DutyLine(office=office, number=number, words=each) for number, each in enumerate(wanted, 1)
        )
        return record(office, Act.DUTIES, office=office, by=by, post=post, on=on, at=at, note=note,
                      values={"duties": (there, wanted)})  # fmt: skip
