"""The one writer of a line: the row, its step and the link in the trail change together, or not at all."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db import transaction
from django.db.models import DecimalField, Field
from django.utils import timezone

from guatu.records.almanac.at_hand import calendar_and_lights
from guatu.records.almanac.category import EvidenceRule
from guatu.records.evidence import keeping
from guatu.records.evidence.looking import Looked
from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import Act, appending, content_hash, forge, hold, hold_and
from guatu.records.trail.models import Tail
from guatu.records.trail.written import Statement, changing, is_in, putting_in, send

from .. import lighting, occurring, offers, parts, search
from ..dues import By
from ..models import Assistance, Commitment, Step
from ..refusals import DayIsImpossible, LineIsPurged, MovedMeanwhile, NotAllowedNow, PartIsLater
from ..stages import BEGINNING, FINISHED, GONE, MOVES, Duty, Stage, Verb
from .apart import check_apart

# What a step remembers and a replay restores. Keys are stored as ids, days and amounts as text.
REMEMBERED = (
    "assigner_id", "serial", "number", "title", "quote", "document_id", "start", "end", "said_on", "source",
    "lead_id", "handler_id", "asked_by_id", "campaign_id", "category", "nature", "prompted_by_id", "concerns_id", "standard", "measures",
    "field", "duty", "cadence", "due_first", "due_last", "due_first_at", "due_last_at", "due_basis", "due_words", "stage_plan",
    "target", "unit", "measure", "compare",
    "reported_amount", "reported_share", "reported_on", "verified_amount", "verified_share", "verified_on",
    "awaits_verification",
    "stage", "assigned_on", "signed_on", "published_on", "public_until", "objections", "grade", "closed_on", "closed_at",
    "times_returned",
    "asked_due", "asked_due_at", "times_extended", "suspended_on", "resumes_on", "merged_into_id", "looked_back_on", "looked_back",
    "look_back_by", "look_back_why", "look_back_lot",
    "times_relisted", "returned_on", "watched_on", "watch_rule", "watch_why", "watch_leaves", "watch_left_on",
    "part_of_id", "weight", "broken_down", "reviewed_on", "review_finding", "review_on", "accepted_steps",
)  # fmt: skip
# Fields that came later, as a line's first step leaves them where it does not speak of them.
LATER = {
    "category": "", "nature": "", "standard": "", "measures": "", "objections": 0, "stage_plan": [], "grade": "", "times_extended": 0,
    "looked_back": "", "look_back_why": "", "look_back_lot": "", "times_relisted": 0, "watch_rule": "", "watch_why": "", "watch_leaves": "",
    "weight": 1, "broken_down": False, "review_finding": "", "accepted_steps": [],
}  # fmt: skip
# The day of a verb is not before the day of the step it answers.
FOLLOWS = {
    Verb.SIGN_FOR: ("assigned_on", "交办"),
    Verb.REPORT: ("signed_on", "签收"),
    Verb.TAKE_BACK: ("reported_on", "反馈"),
    Verb.VERIFY: ("reported_on", "反馈"),
    Verb.SEND_BACK: ("reported_on", "反馈"),
    Verb.PUBLISH: ("verified_on", "核实"),
    Verb.OBJECT: ("published_on", "公示"),
    Verb.CLOSE: ("verified_on", "核实"),
    Verb.CONTEST: ("assigned_on", "交办"),
    Verb.ASK_MORE: ("signed_on", "签收"),
    Verb.SUSPEND: ("signed_on", "签收"),
    Verb.RESUME: ("suspended_on", "挂账"),
    Verb.LOOK_BACK: ("closed_on", "销号"),
    Verb.RELIST: ("closed_on", "销号"),
    Verb.REVIEW: ("signed_on", "签收"),
}
WITH_A_MOMENT = {"due_first", "due_last", "asked_due"}
NOT_WATCHED: dict[str, Any] = {"watched_on": None, "watch_rule": "", "watch_why": "", "watch_leaves": ""}
# What of a part its whole is summed from, and the verbs after which it is not: they come with the dividing itself,
# or take the whole away as well.
SUMMED = {"target", "weight", "reported_amount", "reported_share", "reported_on", "verified_amount", "verified_share", "verified_on", "stage"}
NOT_SUMMED_AFTER = {Verb.ENTER, Verb.ASSIGN, Verb.PURGE}
PLACES = {field.attname: field.decimal_places for field in Commitment._meta.concrete_fields if isinstance(field, DecimalField)}
FOUND_BY = {"number", "title", "quote", "source", "lead_id"}


def as_kept(name: str, value: Any) -> Any:
    """Return a value as its column keeps it: two thirds with so many places, in the row, the step and the light alike (I2)."""
    places = PLACES.get(name)
    return value if places is None or value is None else Decimal(value).quantize(Decimal(1).scaleb(-places))


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value


def as_values(commitment: Commitment) -> dict[str, Any]:
    """Return the remembered state of a row, for comparing it with the replay of its steps."""
    values = {name: plain(getattr(commitment, name)) for name in REMEMBERED}
    values["assistants"] = sorted(commitment.assistants.values_list("pk", flat=True))
    return values


def replay(steps: Iterable[Step]) -> dict[str, Any]:
    """Return the state that the steps, in their order, lead to."""
    state: dict[str, Any] = dict.fromkeys(REMEMBERED) | LATER
    state["assistants"] = []
    for step in steps:
        state.update({name: after for name, (_, after) in step.values.items()})
    return state


def allowed(commitment: Commitment, verb: Verb) -> None:
    """Raise NotAllowedNow unless the table of moves lets the verb act at this stage; LineIsPurged once it is."""
    before = MOVES[verb].before
    if commitment.stage not in before:
        when = "、".join(stage.label for stage in Stage if stage in before)
        raise NotAllowedNow(verb.label, Stage(commitment.stage).label, when)
    if commitment.stage == Stage.WITHDRAWN and commitment.steps.filter(verb=Verb.PURGE).exists():
        raise LineIsPurged


def move(
    commitment: Commitment,
    verb: Verb,
    *,
    by: Actor,
    post: HeldPost,
    on: date,
    at: datetime,
    to: Stage | None = None,
    note: str = "",
    on_behalf_of: Office | None = None,
    assistants: Iterable[Office] | None = None,
    evidence: tuple[EvidenceRule, Sequence[Looked]] | None = None,
    **changes: Any,
) -> Step:
    """Change the row if it is still as it was read; write its step, its link, its light.

    commitment: as the actor saw it; a new one has no key yet. It is brought up to date in place.
    to: the stage afterwards, one of those the table of moves allows (the usual one if not given)
    evidence: the rule that asks for files, and the files, whose bytes are stored already
    changes: fields and their new values

    Raises NotAllowedNow, DayIsImpossible or MovedMeanwhile; then nothing is written.
    """
    if verb != Verb.ENTER:
        allowed(commitment, verb)
    ways = MOVES[verb].ways[commitment.stage if commitment.pk else BEGINNING]
    after = Stage(to or ways[0])
    if after not in ways:
        raise ValueError(f"{verb} never leads from {commitment.stage} to {after}")
    if on > timezone.localtime(at).date():
        raise DayIsImpossible(f"{verb.label}的日期 {on:%Y-%m-%d} 还没有到。请改成今天或以前的一天。")
    follows = FOLLOWS.get(verb)
    earliest = getattr(commitment, follows[0]) if follows else None
    if follows and earliest and on < earliest:
        raise DayIsImpossible(
            f"{verb.label}的日期 {on:%Y-%m-%d} 早于{follows[1]}的 {earliest:%Y-%m-%d}。请核对日期；补录也不能早于前一步。"
        )

    for name in WITH_A_MOMENT & changes.keys():
        changes.setdefault(f"{name}_at", None)  # a day that is named without an hour has none
    changes = {name: as_kept(name, value) for name, value in changes.items()}
    if not commitment.pk:
        for name in PLACES:
            setattr(commitment, name, as_kept(name, getattr(commitment, name)))
    check_apart(commitment, changes, assistants, by, on)

    before = commitment.stage if commitment.pk else ""
    old = {name: getattr(commitment, name) for name in REMEMBERED} if commitment.pk else dict.fromkeys(REMEMBERED) | LATER
    changes["stage"] = after
    if after in FINISHED and commitment.watched_on is not None:
        changes |= NOT_WATCHED  # what is over is watched no longer
    today = timezone.localtime(at).date()
    calendar, rule = calendar_and_lights(commitment.assigner, today)

    with _or_as_it_was(commitment, changes):
        # All that can be thought of before the others have to wait is thought of here.
        version = commitment.version
        commitment.version = version + 1 if commitment.pk else 1
        for name, value in changes.items():
            setattr(commitment, name, value)
        values = _changed(old, commitment)
        owes_periods = commitment.duty == Duty.RECURRING or ("duty" in values and verb != Verb.ENTER)
        # What it owes and how it is lit may be read from the journal, in which the step stands first.
        light = None if owes_periods or rule.LOOKS_BACK else lighting.told_today(commitment, today, calendar, rule, at)
        # The version counts the steps: every step raises it by one, and nothing else does.
        step = Step(
            commitment=commitment, number=commitment.version, verb=verb, before=before, after=after, on=on, at=at,
            user=by.user, user_name=by.named_in(post), post=post.key, post_title=post.title, salt=secrets.token_hex(16),
            note=note, on_behalf_of=on_behalf_of, values=values,
        )  # fmt: skip
        whole = commitment.pk and verb != Verb.PURGE and assistants is None and evidence is None
        content = content_hash(content_of(step), step.salt) if whole else ""

        with transaction.atomic():
            # From here to the end everybody else waits: as few ways to the database as it takes (the tests count them).
            held = _take_hold(commitment, version, changes)
            if not whole:
                _complete(step, commitment, assistants, evidence, by=by, at=at)
                content = content_hash(content_of(step), step.salt)
            if FOUND_BY & step.values.keys():
                search.put_in(commitment)
            writing = _sealed(step, commitment.subject, content, held)
            if light is None:
                *_, inserted = send(*writing)
                is_in(step, inserted)
                if owes_periods:
                    occurring.see_to([commitment], today, calendar)
                lighting.light_up(commitment, today, calendar, rule, at)
            else:
                *_, inserted, relit = send(*writing, lighting.relighting(commitment.pk, light))
                is_in(step, inserted)
                lighting.is_lit(commitment, light, relit)
            if commitment.part_of_id and verb not in NOT_SUMMED_AFTER and SUMMED & values.keys():
                _sum_up(commitment, by=by, post=post, on=on, at=at)
    return step


@contextmanager
def _or_as_it_was(commitment: Commitment, changes: Mapping[str, Any]) -> Iterator[None]:
    """Give a line that could not be changed the values back with which it was read."""
    names = {cast("Field[Any, Any]", Commitment._meta.get_field(name)).attname for name in changes} | {"version"}
    was = {name: getattr(commitment, name) for name in names}
    try:
        yield
    except BaseException:
        for name, value in was.items():
            setattr(commitment, name, value)
        raise


def check_within(commitment: Commitment, by: By | None) -> None:
    """Raise PartIsLater for a part's date beyond that of the line it is a part of."""
    whole = commitment.part_of
    if whole is not None and by is not None and whole.by_last is not None and by.is_after(whole.by_last):
        raise PartIsLater(commitment.number, by, whole.by_last)


def _sum_up(part: Commitment, *, by: Actor, post: HeldPost, on: date, at: datetime) -> None:
    """汇总: the line that the part is of is summed anew, if it comes to something else, or if the part has left it."""
    assert part.part_of_id is not None
    whole = Commitment.objects.select_related("assigner").get(pk=part.part_of_id)
    if whole.stage in GONE:
        return
    told = parts.summed(whole)
    changes = {name: value for name, value in told.changes.items() if plain(getattr(whole, name)) != plain(value)}
    if not changes and part.stage not in GONE:
        return
    left = f"{part.number} {Stage(part.stage).label}；" if part.stage in GONE else ""
    move(whole, Verb.SUM_UP, by=by, post=post, on=on, at=at, note=f"{left}{told.because}", **changes)


def _assist(commitment: Commitment, assistants: Iterable[Office]) -> dict[str, list[list[int]]]:
    old = sorted(Assistance.objects.filter(commitment=commitment).values_list("office_id", flat=True))
    new = sorted({office.pk for office in assistants})
    if old == new:
        return {}
    Assistance.objects.filter(commitment=commitment).exclude(office_id__in=new).delete()
    Assistance.objects.bulk_create(
        Assistance(commitment=commitment, office_id=key) for key in new if key not in old
    )
    return {"assistants": [old, new]}


def _hand_in(
    commitment: Commitment, rule: EvidenceRule, files: Sequence[Looked], *, by: Actor, at: datetime
) -> list[list[Any]] | None:
    """Write the rows of the files; return what the step says of them: their keys and the hashes of what came."""
    pieces = keeping.hand_in(
        files, subject=commitment.subject, whole=commitment.assigner, asked=rule.words, purpose=rule.purpose, by=by, at=at
    )
    return [[piece.pk, piece.file.sha256] for piece in pieces] or None


def _take_hold(commitment: Commitment, version: int, changes: Mapping[str, Any]) -> Tail:
    """Hold the chain's end and change the row, if it is still as it was read; a new one is put in later.

    version: that with which it was read

    Raises MovedMeanwhile.
    """
    if not commitment.pk:
        return hold()
    held, [answer] = hold_and(changing(commitment, {"version": version + 1, **changes}, version=version))
    if answer.count != 1:
        raise MovedMeanwhile
    return held


def _complete(
    step: Step, commitment: Commitment, assistants: Iterable[Office] | None, evidence: tuple[EvidenceRule, Sequence[Looked]] | None,
    *, by: Actor, at: datetime,
) -> None:  # fmt: skip
    """Write what else belongs to a step, a new line, who assists, the files, and let the step tell of it."""
    if not commitment.pk:
        commitment.save(force_insert=True)
        step.commitment = commitment
    if step.verb == Verb.PURGE:
        # The steps before it are blank: this one tells the whole state, and nothing of what was.
        step.values = {name: [None, value] for name, value in as_values(commitment).items()}
    if assistants is not None:
        step.values.update(_assist(commitment, assistants))
    if evidence:
        step.evidence = _hand_in(commitment, *evidence, by=by, at=at)


def _changed(old: Mapping[str, Any], commitment: Commitment) -> dict[str, list[Any]]:
    """Return what is no longer as it was, each as [before, after]."""
    values = {}
    for name in REMEMBERED:
        was, now = old[name], getattr(commitment, name)
        if was is not now and (kept := plain(was)) != (told := plain(now)):
            values[name] = [kept, told]
    return values


def _sealed(step: Step, subject: str, content: str, held: Tail) -> tuple[Statement, ...]:
    """Seal a step; return the statements that write its link, the chain's end and the step itself, which is the last."""
    [link] = forge([Act(step.verb, subject, step.user, step.post, content, step.at)], held)
    step.link = link.number
    return *appending(link, held), putting_in(step)


def content_of(step: Step) -> dict[str, Any]:
    """Return all that a step says, as it is sealed."""
    return {
        "commitment": step.commitment_id, "number": step.number, "verb": str(step.verb),
        "before": str(step.before), "after": str(step.after), "on": step.on.isoformat(),
        "user_name": step.user_name, "post_title": step.post_title, "on_behalf_of": step.on_behalf_of_id,
        "note": step.note, "values": step.values, **({"evidence": step.evidence} if step.evidence else {}),
    }  # fmt: skip


def blank(steps: Sequence[Step], *, words_only: bool = False) -> dict[int, str]:
    """Take words, values and salt out of these steps; return for each link the hash of what is left. For purge alone.

    words_only: the values stay: another line, whose own state they are, only quoted the paper
    """
    left = {}
    for step in steps:
        step.note, step.salt = "", ""
        if not words_only:
            step.values = {}
        left[step.link] = content_hash(content_of(step), "")
    Step.objects.bulk_update(steps, ["note", "values", "salt"], batch_size=200)
    for forget in offers.WHEN_BLANKED:
        forget([step.pk for step in steps])
    return left


def witness() -> Iterator[tuple[int, str]]:
    """Yield for each step the number of its link and its content's hash, as the rows now give it."""
    for step in Step.objects.order_by("link").iterator(chunk_size=2000):
        yield step.link, content_hash(content_of(step), step.salt)
