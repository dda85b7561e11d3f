"""提醒, brought up to the moment for all towns: rungs first, then the mornings that tell of them, then what is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from guatu.records.offices.models import Office

from .digesting import Towns, tell_mornings
from .models import Digest, Message
from .outbox import send_waiting
from .sweeping import is_open, sweep

# So long a digest, and what is known of a message, is kept. Firings stay: they are what was said to an office.
KEPT = timedelta(days=200)


@dataclass(slots=True)
class Ran:
    """What was done: rungs that fired and were passed over, mornings told, messages sent and failed."""

    fired: int = 0
    passed: int = 0
    mornings: int = 0
    sent: int = 0
    failed: int = 0


def remind(wholes: Sequence[Office], at: datetime, *, send: bool = True) -> Ran:
    """Do what is due in these towns at this moment. Safe to run again, by anybody, at any time."""
    ran, towns = Ran(), Towns(timezone.localtime(at).date())
    for whole in wholes:
        swept = sweep(whole, at)
        ran.fired += swept.fired
        ran.passed += swept.passed
        ran.mornings += tell_mornings(whole, at, towns)
    if ran.mornings:
        forget_old(timezone.localtime(at).date())
    if send and any(is_open(whole, at) for whole in wholes):
        ran.sent, ran.failed = send_waiting(at)
    return ran


def forget_old(today: date) -> None:
    """Let go of mornings and messages of long ago."""
    Digest.objects.filter(day__lt=today - KEPT).delete()
    Message.objects.filter(made_at__date__lt=today - KEPT).delete()
