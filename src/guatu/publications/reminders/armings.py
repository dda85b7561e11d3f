"""From which step on a line's ladder counts: a return, another lead, another date begin it anew."""

from django.db.models import Max, Q, QuerySet

from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.stages import Verb

# What arms the ladder again: the old reminders speak of an old owner or an old date, and are over.
ARMING = (Verb.ASSIGN, Verb.SEND_BACK, Verb.EXTEND, Verb.RESUME, Verb.RELIST)
AMENDED = ["due_first", "due_last", "lead_id", "duty"]


def armings_of(lines: QuerySet[Commitment]) -> dict[int, int]:
    """Return for each line the number of the step that armed its ladder last; one look at the journal."""
    steps = Step.objects.filter(commitment__in=lines.order_by().values("pk"))
    arming = Q(verb__in=ARMING) | Q(verb=Verb.AMEND, values__has_any_keys=AMENDED)
    return dict(steps.filter(arming).order_by().values("commitment").annotate(last=Max("number")).values_list("commitment", "last"))
