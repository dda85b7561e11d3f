"""A later draft of a paper: what stands in both, what was changed, what is new, what is gone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models.functions import Abs, Length

from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState

from .models import UNDECIDED, Candidate, State

SAME = 0.6  # of the characters of the longer paper: as much stands in both, paragraph by paragraph
SOME = 0.3  # as much must be the same to the letter before paragraphs that were touched up are looked for
NEARLY = 0.8  # of a paragraph that was touched up
LIKE = 0.6  # of two sentences: as much of them is the same
SHORTEST_NAME = 6
NO_NAME = re.compile(
    "修改稿|修订稿|修正稿|更正稿|更正|征求意见稿|送审稿|讨论稿|报批稿|草案|初稿|定稿|终稿|最新|副本|改后|修改后|新版|[一二三四五六]稿|第[一二三四五六]次"
    r"|[年月日号]|[^\u4e00-\u9fff]"
)
LOOKED_AT = 60  # papers of the town, the newest, of about the same length


def earlier_draft(document: Document, text: str, called: str) -> Document | None:
    """Return the town's earlier paper that this one is a corrected draft of; None if there is none.

    called: its title, or the name of its file. Two notices of one office say most of what they say in the same words:
    only what bears the same name is a draft of it.
    """
    ours = paragraphs_in(text)
    length = sum(len(line) * count for line, count in ours.items())
    if not length:
        return None
    before = (
        Document.objects.filter(whole=document.whole_id, state=PaperState.READ)
        .exclude(pk=document.pk)
        .annotate(off=Abs(Length("text") - len(text)))
        .filter(off__lt=len(text), put_in_at__lte=document.put_in_at)
        .order_by("-put_in_at", "-pk")
    )
    best: tuple[float, Document | None] = (SAME, None)
    for other in before[:LOOKED_AT]:
        if not same_name(called, other.called):
            continue
        theirs = paragraphs_in(other.text)
        longer = max(length, sum(len(line) * count for line, count in theirs.items()))
        common = sum(len(line) * count for line, count in (ours & theirs).items())
        if common >= SOME * longer:
            common += sum(touched_up(ours - theirs, theirs - ours))
        share = common / longer
        if share > best[0] or (share == best[0] and best[1] is None):
            best = (share, other)
    return best[1]


def same_name(one: str, other: str) -> bool:
    """Say whether two papers bear the same name, whichever draft each is of: one name may go on where the other ends."""
    shorter, longer = sorted((stem_of(one), stem_of(other)), key=len)
    return shorter == longer or (len(shorter) >= SHORTEST_NAME and (longer.startswith(shorter) or longer.endswith(shorter)))


def stem_of(called: str) -> str:
    """Return a name without its ending, its days and numbers, and what it says of its being a draft."""
    return NO_NAME.sub("", re.sub(r"\.[A-Za-z]{2,5}$", "", called))


def touched_up(ours: Counter[str], theirs: Counter[str]) -> Iterator[int]:
    """Yield the length of each paragraph that stands in the other paper but for a few characters."""
    left = list(theirs)
    for line in ours:
        like = next((each for each in left if likeness(each, line, NEARLY) >= NEARLY), None)
        if like is not None:
            left.remove(like)
            yield len(line)


def paragraphs_in(text: str) -> Counter[str]:
    """Return the paragraphs, without blanks, each with how often it stands there."""
    lines = ("".join(line.split()) for line in text.split("\n"))
    return Counter(line for line in lines if line)


def carry(rows: Sequence[Candidate], earlier: Document) -> None:
    """Point rows, not yet stored, at the candidates of the earlier draft; what was decided there is not asked again."""
    standing = list(earlier.candidates.in_place())
    left = {each.pk: each for each in standing}
    for row in rows:
        same = next((each for each in left.values() if each.quote == row.quote and each.due == row.due), None)
        if same is not None:
            del left[same.pk]
            row.earlier = same
            row.state = State.WAITING if same.state in UNDECIDED else State.CARRIED
    for row in rows:
        if row.earlier is None and left:
            like = max(left.values(), key=lambda each: likeness(each.quote, row.quote))
            if like.is_promise == row.is_promise and likeness(like.quote, row.quote) >= LIKE:
                del left[like.pk]
                row.earlier = like


def likeness(one: str, other: str, least: float = LIKE) -> float:
    """Return how much of two sentences is the same, 0 to 1; 0 where it is less than the least."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


@dataclass(frozen=True, slots=True)
class Bit:
    """A few characters of a sentence in two drafts. how: same, gone (only before), new (only now)."""

    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A paper beside its earlier draft. changed: (now, before, what differs)."""

    earlier: Document
    carried: Sequence[Candidate]
    waiting: Sequence[Candidate]
    changed: Sequence[tuple[Candidate, Candidate, Sequence[Bit]]]
    new: Sequence[Candidate]
    gone: Sequence[Candidate]


def compared(document: Document, candidates: Iterable[Candidate]) -> Compared | None:
    """Return how the paper differs from its earlier draft; None if it is the first."""
    if document.earlier_id is None:
        return None
    earlier = Document.objects.get(pk=document.earlier_id)
    read = [each for each in candidates if not each.made]
    met = {each.earlier_id for each in read}
    carried: list[Candidate] = []
    waiting: list[Candidate] = []
    changed: list[tuple[Candidate, Candidate, Sequence[Bit]]] = []
    new: list[Candidate] = []
    for each in read:
        before = each.earlier
        if before is None or before.document_id != earlier.pk:
            new.append(each)
        elif before.quote == each.quote and before.due == each.due:
            (carried if each.state == State.CARRIED else waiting).append(each)
        else:
            changed.append((each, before, difference(before.quote, each.quote)))
    gone = [each for each in earlier.candidates.in_place().filter(made="", faint=False) if each.pk not in met]
    return Compared(earlier, carried, waiting, changed, [each for each in new if not each.faint], gone)


def difference(before: str, now: str) -> list[Bit]:
    """Return both sentences as one, with what is only in the one or the other."""
    bits: list[Bit] = []
    for how, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if how == "equal":
            bits.append(Bit("same", before[a:b]))
        else:
            bits.extend(bit for bit in (Bit("gone", before[a:b]), Bit("new", now[c:d])) if bit.words)
    return bits
