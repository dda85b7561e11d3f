"""回头看: which closed lines are looked at again, why, by when; and how those that gave no trouble are drawn.

Nobody can know before the closing what will be drawn, and everybody can draw it again afterwards: each closing draws a lot
(抽签号), which stands in its step and is sealed with it, and the line's place comes from the lot and its number. What was
closed before there were lots was drawn by the town and the month, and is drawn again so.
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from guatu.crafts.planning.lights import Colour
from guatu.crafts.planning.sampling import height_of, is_drawn
from guatu.records.almanac.category import Category

from .models import Commitment, Step, Turn
from .stages import Verb

NEAR = 7  # days before its last day a look back stands on the first page
DRAWN = "抽到 "
WHOLE_CLASS = "这一类全看"
LONGEST = 200


def with_what_happened(lines: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Return the lines with what their troubles rest on besides their own fields: by_clerk and reddened."""
    on_behalf = Step.objects.filter(commitment=OuterRef("pk"), verb=Verb.REPORT, on_behalf_of__isnull=False)
    # A line may have been red without being late: behind by points, and made up since.
    red = Turn.objects.filter(commitment=OuterRef("pk"), after=Colour.RED, by_rules=False)
    return lines.annotate(by_clerk=Exists(on_behalf), reddened=Exists(red))


def troubles_of(line: Commitment, counted: datetime | None) -> tuple[str, ...]:
    """Return why a line must be looked at again: it once gave trouble, or its own unit never said itself that it is done.

    line: as with_what_happened has it; counted: the moment by which its closing counts (I4)
    """
    late = line.by_first is not None and counted is not None and line.by_first.is_over(counted)
    told = (
        ("逾期销号（红过）", late),
        ("红过", not late and getattr(line, "reddened", False)),
        (f"退回过 {line.times_returned} 次", line.times_returned > 0),
        ("延过期", line.times_extended > 0),
        ("重新列过账", line.times_relisted > 0),
        ("反馈是代录的", getattr(line, "by_clerk", False)),
    )
    return tuple(words for words, holds in told if holds)


def drawn_at_closing(
    line: Commitment, category: Category, *, lot: str, closed_on: date, at: datetime, besides: Sequence[str] = ()
) -> tuple[date | None, str]:
    """Return by when a line that is being closed is to be looked back at, and why; no day and no words where it is not drawn.

    lot: drawn for this closing
    at: the moment at which the closing is written: what is entered later is not overdue at once
    besides: what else the rooms above have against it
    """
    troubles = (*troubles_of(with_what_happened(Commitment.objects.filter(pk=line.pk)).get(), at), *besides)
    share = category.look_back_share
    if troubles:
        why = "、".join(troubles)[:LONGEST]
    elif share == 1:
        why = WHOLE_CLASS
    elif is_drawn(line.number, share, lot):
        why = f"{DRAWN}{int(share * 100)}%"
    else:
        return None, ""
    return timezone.localtime(at).date() + timedelta(days=category.look_back_days), why


def new_lot() -> str:
    """Draw a lot: chance alone, and short enough to be copied from paper."""
    return secrets.token_hex(6)


def seed_of(line: Commitment) -> str:
    """Return by what a closed line was drawn: its lot; before there were lots, whose it is and the month of its closing."""
    return line.look_back_lot or f"{line.assigner.name} {line.closed_on:%Y-%m}"


def how_drawn(line: Commitment) -> str:
    """Say how a line was drawn, so that anybody can draw it again; nothing for one that had to be looked at anyway."""
    if not line.look_back_why.startswith(DRAWN) or line.closed_on is None:
        return ""
    seed = seed_of(line)
    height = float(height_of(line.number, seed) * 100)
    if height >= float(line.look_back_why.removeprefix(DRAWN).rstrip("%")):
        return ""  # drawn before there were lots, and the town has another name since
    return f"抽签号“{seed} {line.number}”的 SHA-256 排在 {height:.1f}% 处"
