"""回头看: somebody else goes and looks whether what was closed has held."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..refusals import HasRelapsed, NeedsWords
from ..stages import Verb, Verdict
from .move import allowed, move
from .who import looker_of


def look_back(
    commitment: Commitment, *, verdict: str, finding: str, by: Actor, on: date, at: datetime
) -> Step:
    """Write down whether a closed line has held (巩固) or relapsed (反弹). The line stays closed: relisting is an act of its own.

    Where it was drawn to be looked at, that is done; why it was stays on the line.

    What was found relapsed is not talked away by a later look: it is listed again.

    Raises NotAllowedNow, HasRelapsed, LookerIsNotAnother, NeedsWords or MovedMeanwhile; ValueError for another verdict.
    """
    allowed(commitment, Verb.LOOK_BACK)
    check_not_relapsed(commitment)
    post = looker_of(by, commitment, on)
    if not finding.strip():
        raise NeedsWords("看到的情况")
    return move(
        commitment, Verb.LOOK_BACK, by=by, post=post, on=on, at=at, note=finding.strip(),
        looked_back=Verdict(verdict).value, looked_back_on=on, look_back_by=None,
    )  # fmt: skip


def check_not_relapsed(commitment: Commitment) -> None:
    """Raise HasRelapsed where the line waits to be listed again."""
    if commitment.looked_back == Verdict.RELAPSED:
        raise HasRelapsed(commitment.assigner.called)
