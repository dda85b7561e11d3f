"""Going through a paper: its candidates in groups, where the clerk is, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from guatu.records.documents.models import Document, what_is_long

from .models import Candidate, Decision, State
from .reasons import REASONS
from .union import may_be_one


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates that are decided in the same way. reason: that with which all that wait may be set aside."""

    key: str
    name: str
    reason: str = ""


PROMISES = Group("promises", "待确认的承诺")
RETURNED = Group("returned", "复核退回")
SECOND = Group("second", "待复核")
TOLD = Group("told", "结果与活动", REASONS[0])
FAINT = Group("faint", "疑似", REASONS[1])
ELSEWHERE = Group("elsewhere", "别的镇街", REASONS[2])
DECIDED = Group("decided", "已处理")
GROUPS = {group.key: group for group in (PROMISES, RETURNED, SECOND, TOLD, FAINT, ELSEWHERE, DECIDED)}


def group_of(candidate: Candidate) -> Group:
    """Return the one group a candidate is in."""
    if candidate.state == State.PROPOSED:
        return SECOND
    if candidate.state != State.WAITING:
        return DECIDED
    if candidate.returned_to is not None:
        return RETURNED
    if not candidate.ours:
        return ELSEWHERE
    if candidate.faint:
        return FAINT
    return PROMISES if candidate.is_promise else TOLD


@dataclass(slots=True)
class Review:
    """One paper under the clerk's eyes. members: the candidates of each group, in the paper's order."""

    document: Document
    candidates: Sequence[Candidate]
    members: dict[str, list[Candidate]] = field(default_factory=dict)
    group: Group = PROMISES
    current: Candidate | None = None

    @property
    def decided(self) -> int:
        """How many are decided."""
        return len(self.members[DECIDED.key])

    @property
    def promises_left(self) -> int:
        """How many promises wait: about a minute each."""
        return len(self.members[PROMISES.key])

    @property
    def share(self) -> float:
        """The decided share of all, in per cent, for the bar."""
        return 100 * self.decided / len(self.candidates) if self.candidates else 100.0

    @property
    def shown(self) -> list[Candidate]:
        """The candidates of the group the clerk is in."""
        return self.members[self.group.key]

    @property
    def marked(self) -> list[Candidate]:
        """Those marked in the text: what was cut or joined is shown by its parts, or by the whole."""
        return [each for each in self.candidates if each.state not in {State.SPLIT, State.MERGED}]

    @property
    def after(self) -> Candidate | None:
        """The next one of the group, round to its first."""
        return self._beside(1)

    @property
    def before(self) -> Candidate | None:
        """The one before it in the group, round to its last."""
        return self._beside(-1)

    @property
    def joinable_after(self) -> Candidate | None:
        """The next one in the paper, which the current one may become one with; none from the last round to the first."""
        return self._neighbour(1)

    @property
    def joinable_before(self) -> Candidate | None:
        """The one before it in the paper; none from the first round to the last."""
        return self._neighbour(-1)

    def _neighbour(self, step: int) -> Candidate | None:
        here = self.current
        if here is None:
            return None
        waiting = [each for each in self.candidates if each.state == State.WAITING and (not each.faint or each in self.shown)]
        beside = [each for each in waiting if (each.place > here.place if step > 0 else each.place < here.place)]
        near = next(iter(beside if step > 0 else reversed(beside)), None)
        # What is of another group (a result between two promises) is decided first: merging would refuse to leap over it.
        return near if near in self.shown and near is not None and may_be_one([here, near]) else None

    def _beside(self, step: int) -> Candidate | None:
        others = [each for each in self.shown if self.current is None or each.pk != self.current.pk]
        if not others:
            return None
        here = self.current.place if self.current else (0, 0, 0)
        later = [each for each in others if each.place > here]
        if step > 0:
            return (later or others)[0]
        earlier = [each for each in others if each.place < here]
        return (earlier or others)[-1]


def review_of(document: Document, *, number: int | None, show: str) -> Review:
    """Return the paper as it stands.

    number: the candidate to show; without it the first of the group
    show: the group's key; without it the group of the candidate, else the first that still waits

    Where nothing waits and nothing is asked for, no candidate is current: the page says that all is done.
    """
    found = document.candidates.in_place().select_related(
        "lead", "commitment", "line", "merged_into", "cut_from", "earlier__document", "earlier__commitment"
    ).defer(*what_is_long("earlier__document"))
    candidates = list(found)
    for candidate in candidates:
        candidate.document = document
    review = Review(document, candidates, {key: [] for key in GROUPS})
    for candidate in candidates:
        review.members[group_of(candidate).key].append(candidate)

    asked = next((each for each in candidates if each.number == number), None)
    if show in GROUPS:
        review.group = GROUPS[show]
    elif asked is not None:
        review.group = group_of(asked)
    else:
        waiting = [group for group in GROUPS.values() if group is not DECIDED and review.members[group.key]]
        if not waiting:
            return review
        review.group = waiting[0]
    review.current = asked or next(iter(review.shown), None)
    return review


def next_number(document: Document, show: str, after: Candidate) -> int | None:
    """Return the number of the next waiting candidate of the group, round to its first; None if none waits."""
    waiting = document.candidates.in_place().exclude(pk=after.pk)
    wanted = show if show in GROUPS else PROMISES.key
    others = [each for each in waiting.defer("quote", "details", "leads") if group_of(each).key == wanted]
    return next((each.number for each in others if each.place > after.place), others[0].number if others else None)


@dataclass(frozen=True, slots=True)
class Press:
    """What one press of a button decided: one candidate, or several with the same reason."""

    decisions: Sequence[Decision]

    @property
    def first(self) -> Candidate:
        """The candidate it began with."""
        return self.decisions[0].candidate

    @property
    def in_words(self) -> str:
        """What the button to take it back says."""
        if len(self.decisions) == 1:
            return f"第 {self.first.number} 条"
        verb = "收起" if self.decisions[0].verb == "dismiss" else "定"
        return f"刚{verb}的 {len(self.decisions)} 条"


def last_press(document: Document, user: int) -> Press | None:
    """Return what the user decided last on this paper and may take back here; None where there is nothing."""
    return press_of(last_decisions(document, user))


def last_decisions(document: Document, user: int) -> list[Decision]:
    """Return what the user decided last on this paper and what still stands; one press has one moment."""
    later = Decision.objects.filter(candidate=OuterRef("candidate"), link__gt=OuterRef("link"))
    standing = (
        Decision.objects.filter(candidate__document=document, user=user)
        .exclude(verb__in=["undo", "retract"])
        .filter(~Exists(later))
        .select_related("candidate__commitment__lead", "candidate__commitment__assigner", "candidate__commitment__campaign")
    )
    last = standing.order_by("-link").first()
    if last is None:
        return []
    return list(standing.filter(at=last.at, verb=last.verb).order_by("candidate__start", "candidate__number"))


def press_of(decisions: Sequence[Decision]) -> Press | None:
    """Return what of the last decisions is taken back by one press."""
    # What is given out already is not taken back here, and nothing older is offered in its stead.
    together = [each for each in decisions if not each.candidate.is_under_way]
    if not together:
        return None
    last = max(together, key=lambda each: each.link)
    if last.verb == "merge":
        # Taking one of them back takes back the whole.
        return Press([each for each in together if each.candidate.merged_into_id == last.candidate.merged_into_id][:1])
    return Press(together)
