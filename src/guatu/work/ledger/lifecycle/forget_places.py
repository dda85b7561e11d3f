"""Where pictures were taken serves the one who verifies: it is forgotten when nothing waits for verification any more."""

from guatu.records.evidence import keeping
from guatu.records.evidence.models import Piece

from ..models import Commitment

PREFIX = "ledger.commitment:"


def forget_places() -> int:
    """Forget the places of the pictures of lines that wait for no verification; return how many. The tick asks for it."""
    placed = Piece.objects.exclude(claimed_place="").filter(subject__startswith=PREFIX)
    subjects = set(placed.values_list("subject", flat=True))
    keys = [int(subject.removeprefix(PREFIX)) for subject in subjects]
    waiting = set(Commitment.objects.filter(pk__in=keys, awaits_verification=True).values_list("pk", flat=True))
    return keeping.forget_places(f"{PREFIX}{key}" for key in keys if key not in waiting)
