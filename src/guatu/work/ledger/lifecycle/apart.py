"""检举: a line that concerns an office stands apart; whatever others see is tied to it in no way (F4.5)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor

from ..models import Commitment
from ..refusals import ConcernsYourOffice, SealedIsSeen, SealedNeverLedThere, SealedStandsApart
from ..stages import Stage

# Numbers of their own: a gap in everybody's would tell that something is hidden.
FIRST_SEALED = 1_000_000_000
# What belongs to a line itself, and shows it to nobody.
ITS_OWN = frozenset({"step", "lightofday", "turn", "searchentry", "assistance", "occurrence"})
TIES = {"document_id": "来源文件", "campaign_id": "专项行动", "prompted_by_id": "举一反三"}


def check_apart(commitment: Commitment, changes: Mapping[str, Any], assistants: Iterable[Office] | None, by: Actor, on: date) -> None:
    """Raise a refusal where a change would show a sealed line to the office it concerns, or tie it to what others see.

    Every verb asks this on its way (move); a line that is not sealed and does not touch one that is passes at once.
    """

    def will_be(name: str) -> Any:
        return changes.get(name, getattr(commitment, name))

    key = will_be("concerns_id")
    named = {will_be(name) for name in ("merged_into_id", "prompted_by_id", "part_of_id") if name in changes or not commitment.pk} - {None}
    if named and set(Commitment.objects.filter(pk__in=named).values_list("concerns", flat=True)) != {key}:
        raise SealedStandsApart("别的事项")
    if key is None:
        return
    office = Office.objects.get(pk=key)
    if any(post.is_in_or_below(office.path) for post in by.posts):
        raise ConcernsYourOffice
    entered = commitment.steps.get(number=1).on if commitment.pk and by.left else on
    if any(path.startswith(office.path) and last >= entered for path, last in by.left):
        raise ConcernsYourOffice
    for name, called in TIES.items():
        if will_be(name) is not None:
            raise SealedStandsApart(called)
    lead = will_be("lead_id")
    bound = {*([lead] if lead else []), *(each.pk for each in assistants or ())}
    if bound and Office.objects.in_or_below(office).filter(pk__in=bound).exists():
        raise SealedNeverLedThere(office.called)


def check_may_be_sealed(commitment: Commitment) -> None:
    """Raise SealedIsSeen unless nobody has acted on the line yet and nothing else names it: it can still become hidden,
    or be shown."""
    if commitment.stage != Stage.DRAFTED:
        raise SealedIsSeen
    for relation in commitment._meta.related_objects:
        others = relation.related_model._default_manager.filter(**{relation.field.name: commitment.pk})
        if relation.related_model._meta.model_name not in ITS_OWN and others.exists():
            raise SealedIsSeen
