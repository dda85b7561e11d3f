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
MOST_WORDS = 3  # of one report
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
        (mine, [each for each in alike(mine.file, whole=line.assigner, without=line.subject) if not each[0].is_gone])
        for mine in pieces
        if not mine.is_gone
    ]
    same_words = [(report, same_as(report, whole=line.assigner_id)) for report in reports if report.salt]
    keys = {key for _, found in same_files for theirs, _ in found if (key := key_of(theirs)) is not None}
    keys |= {same.step.commitment_id for _, found in same_words for same in found}
    seen = Commitment.objects.visible_to(actor).filter(assigner=line.assigner).select_related("lead")
    lines = {each.pk: each for each in seen.filter(pk__in=keys)}
    flags = []
    # Cut down only after what may not be seen is gone: it would else hide what may.
    for mine, there in same_files:
        visible = [(theirs, bits, lines[key]) for theirs, bits in there if (key := key_of(theirs)) in lines]
        for theirs, bits, other in visible[:MOST]:
            words = f"几乎一样的照片（64 处里 {bits} 处不同）" if bits else "同一个文件"
            flags.append(Flag("picture" if bits else "file", words, other, mine, theirs))
    for report, alike_there in same_words:
        for same in [each for each in alike_there if each.step.commitment_id in lines][:MOST_WORDS]:
            said, said_there = shared_runs(words_of(report), words_of(same.step))
            other = lines[same.step.commitment_id]
            flags.append(Flag("words", f"同样的话（{percent(same.share)}）", other, said=said, said_there=said_there, step=same.step))
    return flags


def key_of(piece: Piece) -> int | None:
    """Return the key of the line that a piece proves; None for what is no line."""
    key = piece.subject.removeprefix(PREFIX)
    return int(key) if piece.subject.startswith(PREFIX) and key.isdecimal() else None
