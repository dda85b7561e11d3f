"""Where the numbers of the wall lead: each opens the lines of the ledger that it counts."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from guatu.records.offices.models import Office


def lines(whole: Office, **asked: object) -> str:
    """Return the address of the ledger of a town, filtered; days are written as the ledger reads them.

    What is None or empty is left out. ``hung=1`` leaves the lines that hang on the wall: those with a date,
    and the recurring ones. The wall counts each matter once: what a line was divided into stands in the line. What is
    sealed hangs nowhere: the lists that the wall opens leave it out, too.
    """
    query: dict[str, object] = {"whole": whole.pk, "parts": "none", "walled": 1}
    for name, value in asked.items():
        if value not in (None, ""):
            query[name] = value.isoformat() if isinstance(value, date) else value
    return f"{reverse('ledger')}?{urlencode(query)}"


def changes(whole: Office, *, by_meeting: bool) -> str:
    """Return the address of what has changed: since the last meeting, else since the last working day."""
    return f"{reverse('ledger-changes')}?{'since=meeting&' if by_meeting else ''}whole={whole.pk}"


def wall(whole: Office, address: str = "", **asked: object) -> str:
    """Return the address of a town's wall; of a screen's own wall, below the screen's address."""
    query = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
    return (address or reverse("town-wall", args=[whole.pk])) + (f"?{query}" if query else "")
