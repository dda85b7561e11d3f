"""Flags for the verifier: the same file or nearly the same picture, or the same words, on another line. To be looked at, no verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from guatu.records.evidence.keeping import alike
from guatu.records.evidence.likeness import NEAR
from guatu.records.evidence.models import Piece
from guatu.records.paper.templatetags.words import percent
from guatu.records.trail.actors import Actor
from guatu.work.ledger.models import Commitment, Step

from .same_words import same_as, words_of
from .wording import SAME, shared_runs

MOST = 4  # of one file
PREFIX = "ledger.commitment:"
HOW = (
    f"“同一个文件”：收到时的 SHA-256 一字不差。“几乎一样的照片”：把画面缩成 9×8 格，比相邻两格哪格亮，64 处里最多 {NEAR} 处不同；转过、裁过的认不出。"
    f"“同样的话”：两段反馈里按先后对得上的字，占两段总字数的 {SAME:.0%} 以上（标点、空格不算，12 字以下不比；从本镇街全部反馈里用指纹找，"
    "大约百分之一会漏）。这些只是提示，不是结论：一个工程拆成几条、一次检查办几件，本来就可能一样。"
)


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to be looked at side by side. kind: file, picture or words; line: the other line, with what stands there."""

    kind: str
    words: str
    line: Commitment
    mine: Piece | None = None
    theirs: Piece | None = None
    said: Sequence[tuple[bool, str]] = ()
    said_there: Sequence[tuple[bool, str]] = ()
    step: Step | None = None


def flags_of(line: Commitment, reports: Sequence[Step], pieces: Sequence[Piece], actor: Actor) -> list[Flag]:
    """Return what of these reports stands on other lines too; only of lines that the actor may see."""
    same_files = [
        (mine, theirs, bits)
        for mine in pieces
        if not mine.is_gone
        for theirs, bits in alike(mine.file, whole=line.assigner, without=line.subject)[:MOST]
        if not theirs.is_gone
    ]
    same_words = [(report, same) for report in reports if report.salt for same in same_as(report, whole=line.assigner_id)]
    keys = {key for _, theirs, _ in same_files if (key := key_of(theirs)) is not None}
    keys |= {same.step.commitment_id for _, same in same_words}
    seen = Commitment.objects.visible_to(actor).filter(assigner=line.assigner).select_related("lead")
    lines = {each.pk: each for each in seen.filter(pk__in=keys)}
    found = [
        Flag("picture" if bits else "file", f"几乎一样的照片（64 处里 {bits} 处不同）" if bits else "同一个文件", lines[key], mine, theirs)
        for mine, theirs, bits in same_files
        if (key := key_of(theirs)) in lines
    ]
    for report, same in same_words:
        if other := lines.get(same.step.commitment_id):
            said, said_there = shared_runs(words_of(report), words_of(same.step))
            found.append(Flag("words", f"同样的话（{percent(same.share)}）", other, said=said, said_there=said_there, step=same.step))
    return found


def key_of(piece: Piece) -> int | None:
    """Return the key of the line that a piece proves; None for what is no line."""
    key = piece.subject.removeprefix(PREFIX)
    return int(key) if piece.subject.startswith(PREFIX) and key.isdecimal() else None
