"""Why: for each field of the card, the words of the paper it rests on and the rule or memory behind it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guatu.crafts.timing.cadences import find_cadences
from guatu.work.ledger.dues import Basis

from .models import Candidate
from .saying import rule_words

QUOTED = re.compile("“([^”]{1,60})”|：(.{2,20})$")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Ground:
    """What one field rests on. start, end: in the paper's text, both 0 where no words of it speak."""

    field: str
    name: str
    words: str
    rule: str
    start: int = 0
    end: int = 0

    @property
    def in_text(self) -> bool:
        """Whether words of the paper can be shown."""
        return self.end > self.start


def grounds_of(candidate: Candidate) -> list[Ground]:
    """Return the grounds of a candidate's fields, in the order of the card."""
    if not candidate.is_promise:
        return [*kind_grounds(candidate)[:1], *amount_grounds(candidate), *owner_grounds(candidate)]
    return [
        title_ground(candidate), *kind_grounds(candidate), *due_grounds(candidate), *lead_grounds(candidate),
        *assistant_grounds(candidate), *amount_grounds(candidate), *owner_grounds(candidate),
    ]  # fmt: skip


def title_ground(candidate: Candidate) -> Ground:
    """Return where the proposed title is from: the sentence, with what it is about set before it where it needs that."""
    before, _, words = candidate.title.rpartition("：")
    words = words.rstrip("…")
    if before and before not in candidate.quote:
        return ground("title", "标题", words, f"原句太短，前面补上“{before}”", place_of(candidate, words))
    rule = "原句" if candidate.title == candidate.quote else "原句里第一个说得清的分句"
    return ground("title", "标题", words, rule, place_of(candidate, words))


def assistant_grounds(candidate: Candidate) -> list[Ground]:
    """Return the offices that the paper names to help."""
    names = [str(name) for name in candidate.details.get("assistants") or []][:4]
    return [ground("assistants", "协办", name, "文件里写的配合单位", place_of(candidate, name)) for name in names]


def kind_grounds(candidate: Candidate) -> list[Ground]:
    """Return why it is a promise, a result or an activity, and of what duty."""
    rules = "、".join(rule_words(candidate.rules)[:6])
    kind = Ground("kind", "读成", candidate.get_kind_display(), f"读法：{rules}" if rules else "读法没有留下规则")
    words = next((found[1] or found[2] for found in QUOTED.finditer(candidate.duty_why)), "")
    place = place_of(candidate, words)
    if candidate.duty == "recurring" and not place:
        cadence = next(iter(find_cadences(candidate.quote)), None)
        if cadence is not None:
            words = candidate.quote[cadence.start : cadence.end]
            place = (candidate.start + cadence.start, candidate.start + cadence.end)
    return [kind, ground("duty", "性质", words, candidate.duty_why, place)]


def due_grounds(candidate: Candidate) -> list[Ground]:
    """Return what the proposed day rests on."""
    read = candidate.details.get("due") or {}
    words = str(read.get("text") or "")
    if candidate.due is None:
        return [ground("due", "时限", words, candidate.due_why or "原文没有说到哪天", place_of(candidate, words))] if words else []
    if candidate.due_basis == Basis.AS_READ:
        return [ground("due", "时限", words, f"原文的时间，文件日期 {candidate.document.dated or '没有'}", place_of(candidate, words))]
    return [Ground("due", "时限", "", candidate.due_why)]


def lead_grounds(candidate: Candidate) -> list[Ground]:
    """Return why each of the proposed offices, with the words of the sentence that point to it."""
    found = []
    for number, each in enumerate(candidate.leads[:3], 1):
        why = str(each.get("why") or "")
        said = [match[1] or match[2] for match in QUOTED.finditer(why)]
        words = max((common(candidate.quote, phrase) for phrase in said), key=len, default="")
        found.append(ground(f"lead{number}", f"单位 {number}", words, why, place_of(candidate, words)))
    return found


def amount_grounds(candidate: Candidate) -> list[Ground]:
    """Return the numbers of the sentence."""
    found = []
    for each in (candidate.details.get("quantities") or [])[:4]:
        words, measure = str(each.get("text") or ""), each.get("measure")
        rule = f"数量，指的是“{measure}”" if measure else "数量"
        found.append(ground("amount", "数量", words, rule, place_of(candidate, words)))
    return found


def owner_grounds(candidate: Candidate) -> list[Ground]:
    """Return whose it is and who demanded it, as read."""
    found = []
    for field, name, words in (("owner", "谁的", candidate.owner), ("asked_by", "谁要求的", candidate.assigned_by)):
        if words:
            place = place_of(candidate, words)
            rule = "句中或段中写明" if place else "按文件是谁的推"
            found.append(ground(field, name, words, rule, place))
    return found


def ground(field: str, name: str, words: str, rule: str, place: tuple[int, int] | None) -> Ground:
    """Return a ground with its place, where there is one."""
    return Ground(field, name, words, rule, *(place or (0, 0)))


def place_of(candidate: Candidate, words: str) -> tuple[int, int] | None:
    """Return where the words stand: in the quote itself, else before it in its paragraph; None if nowhere."""
    if len(words) < SHORTEST:
        return None
    within = candidate.quote.find(words)
    if within >= 0:
        return candidate.start + within, candidate.start + within + len(words)
    text = candidate.document.text
    begin = text.rfind("\n", 0, candidate.start) + 1
    before = text.rfind(words, begin, candidate.start)
    return (before, before + len(words)) if before >= 0 else None


def common(one: str, other: str) -> str:
    """Return the longest run of characters that both have, two at least."""
    best = ""
    for begin in range(len(other)):
        length = max(len(best) + 1, SHORTEST)
        while begin + length <= len(other) and other[begin : begin + length] in one:
            best = other[begin : begin + length]
            length += 1
    return best


def lit(grounds: Iterable[Ground]) -> Sequence[tuple[int, int, str]]:
    """Return the places to be lit, with the field that lights them."""
    return [(each.start, each.end, each.field) for each in grounds if each.in_text]
