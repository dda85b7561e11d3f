"""Who is bound: the lines that somebody cannot verify (I3), marked for lists."""

from collections.abc import Sequence

from guatu.records.trail.actors import HeldPost
from guatu.work.ledger.models import Assistance, Commitment, Step
from guatu.work.ledger.stages import Verb


def mark_bound(lines: Sequence[Commitment], user: int, posts: Sequence[HeldPost]) -> None:
    """Mark the lines that a verifier cannot verify (I3): a post of theirs lies in the lead's or an assistant's office,
    or the report was theirs."""
    paths = {line.pk: [line.lead.path] if line.lead else [] for line in lines}
    for key, path in Assistance.objects.filter(commitment__in=paths).values_list("commitment", "office__path"):
        paths[key].append(path)
    reported: dict[int, set[int]] = {key: set() for key in paths}
    told = Step.objects.filter(commitment__in=paths, verb__in=[Verb.REPORT, Verb.VERIFY, Verb.SEND_BACK]).order_by("number")
    for key, verb, by in told.values_list("commitment", "verb", "user"):
        if verb == Verb.REPORT:
            reported[key].add(by)
        else:
            reported[key].clear()
    for line in lines:
        bound = any(post.is_in_or_below(path) for post in posts for path in paths[line.pk])
        own = user in reported[line.pk]
        line.for_others = (  # type: ignore[attr-defined]
            "是您报的或代录的，由他人核实" if own else "与您的岗位有关，由他人核实" if bound else ""
        )
