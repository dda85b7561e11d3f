"""词条: an entry of the town's lexicon is written down, switched off, switched on again; each stands in the journal."""

from datetime import date, datetime

from guatu.records.offices.lifecycle.record import one_act, record
from guatu.records.offices.models import Act, Office
from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Word
from ..models.word import LONGEST
from ..refusals import FormIsTooWide, WordIsKnown, WordIsOdd
from ..teaching import too_wide

SHORTEST = 2
FEWEST = 4  # characters of a form beside its …


def add_word(
    whole: Office, *, kind: str, says: str, means: str = "", by: Actor, on: date, at: datetime
) -> Word:
    """Write an entry down.

    Raises NotYours, WordIsOdd, WordIsKnown or FormIsTooWide.
    """
    post = clerk_of(by, whole, Verb.ENTER)
    says, means = says.strip(), means.strip()
    shortest = FEWEST if kind == Word.Kind.NO_COMMITMENT else SHORTEST
    if kind not in Word.Kind or not shortest <= len(says.replace("…", "")) or max(len(says), len(means)) > LONGEST:
        raise WordIsOdd(shortest, LONGEST)
    if kind == Word.Kind.SHORT_NAME and len(means) < SHORTEST:
        raise WordIsOdd(SHORTEST, LONGEST)
    if kind == Word.Kind.NO_COMMITMENT and (why := too_wide(says)):
        raise FormIsTooWide(why)
    with one_act():
        if Word.objects.filter(whole=whole, kind=kind, says=says).exists():
            raise WordIsKnown(says)
        word = Word.objects.create(
            whole=whole, kind=kind, says=says, means=means if kind == Word.Kind.SHORT_NAME else "", added_at=at, added_name=by.name[:40]
        )
        record(whole, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, values={"word": (None, str(word))})
    return word


def switch_word(word: Word, *, on_now: bool, by: Actor, on: date, at: datetime) -> None:
    """Use an entry again, or no longer. It keeps where it is known from.

    Raises NotYours or FormIsTooWide.
    """
    post = clerk_of(by, word.whole, Verb.ENTER)
    if on_now and word.kind == Word.Kind.NO_COMMITMENT and (why := too_wide(word.says)):
        raise FormIsTooWide(why)
    with one_act():
        was, word.on, word.why_off = word.on, on_now, ""
        word.save(update_fields=["on", "why_off"])
        record(
            word.whole, Act.AMEND, office=word.whole, by=by, post=post, on=on, at=at, note=str(word),
            values={"word_on": (was, on_now)},
        )  # fmt: skip
