"""发件箱: what leaves the machine, put in with what it tells of, and sent afterwards, each message once.

A message is claimed before it is sent, outside of any transaction: whoever finds it claimed leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from guatu.records.offices.acting import actor_of
from guatu.work.ledger.models import Commitment

from .addressing import Acting
from .models import Addressee, Digest, Message, State, What
from .standing import standings_of, still_stands
from .ways import MAIL, CannotSend, Way, ways_open
from .wording import digest_words, firing_words

AT_ONCE = 200
MOST_TRIES = 6
FIRST_WAIT = timedelta(minutes=2)  # doubled with each failure
# So long after it was taken a message whose sender is gone is looked at again.
STUCK_AFTER = timedelta(minutes=10)


def put_in(addressees: Sequence[Addressee], acting: Mapping[int, Sequence[Acting]], at: datetime) -> None:
    """Put in what does not wait for the morning, for each person once. Inside the transaction that makes it."""
    ways = [way.NAME for way in ways_open()]
    wanted = {
        (each.firing_id, who.user): each
        for each in addressees if ways and each.firing.immediate
        for who in acting.get(each.post_id, ())
    }  # fmt: skip
    Message.objects.bulk_create(
        [
            Message(key=f"{way}-f{firing}-{user}", way=way, what=What.FIRING, user_id=user, firing_id=firing, made_at=at, next_at=at)
            for firing, user in wanted for way in ways
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def put_in_digests(digests: Sequence[Digest], at: datetime) -> None:
    """Put in the mornings of these people. Inside the transaction that makes them."""
    Message.objects.bulk_create(
        [
            Message(key=f"{way.NAME}-d{digest.pk}", way=way.NAME, what=What.DIGEST, user_id=digest.user_id, digest=digest, made_at=at, next_at=at)
            for digest in digests for way in ways_open()
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def send_waiting(at: datetime) -> tuple[int, int]:
    """Send what is due; return how many went out and how many did not. One failed way is not tried again before its time."""
    _take_up_stuck(at)
    sent = failed = 0
    for way in ways_open():
        waiting = Message.objects.filter(way=way.NAME, state=State.WAITING, next_at__lte=at).order_by("next_at", "pk")
        for message in waiting.select_related("user", "digest", "firing__line__assigner", "firing__whole")[:AT_ONCE]:
            if not Message.objects.filter(pk=message.pk, state=State.WAITING).update(state=State.SENDING, taken_at=at):
                continue  # another process has it
            try:
                went_out = _send(message, way, at)
            except CannotSend as trouble:
                failed += 1
                _put_off(message, trouble.in_words, at)
                if trouble.of_the_way:
                    break
            else:
                sent += went_out
    return sent, failed


def _send(message: Message, way: Way, at: datetime) -> bool:
    """Send one that is claimed, if what it says still holds. Raises CannotSend."""
    actor = actor_of(message.user, timezone.localtime(at).date())
    reason = "" if message.user.is_active else "账号已停用"
    if message.firing is not None and not reason:
        seen = Commitment.objects.filter(pk=message.firing.line_id).visible_to(actor).exists()
        told = message.firing.addressees.filter(post__in=[post.key for post in actor.posts]).exists()
        now = standings_of([message.firing.line_id]).get(message.firing.line_id)
        if not told:
            reason = "已不在这个岗位"
        elif not seen or not still_stands(message.firing, now, timezone.localtime(at).date()):
            reason = "已经不用催了"
        words = firing_words(message.firing)
    elif message.digest is not None:
        words = digest_words(message.digest)
        if message.digest.day != timezone.localtime(at).date():
            reason = "那天已经过去，新的清单会说"
    if reason:
        Message.objects.filter(pk=message.pk, state=State.SENDING).update(state=State.DROPPED, said=reason)
        return False
    way.send(message.key, message.user, words)
    Message.objects.filter(pk=message.pk, state=State.SENDING).update(state=State.SENT, sent_at=at, said="", tries=message.tries + 1)
    return True


def _put_off(message: Message, said: str, at: datetime) -> None:
    tries = message.tries + 1
    over = tries >= MOST_TRIES
    Message.objects.filter(pk=message.pk, state=State.SENDING).update(
        state=State.FAILED if over else State.WAITING, tries=tries, next_at=at + FIRST_WAIT * 2**message.tries, said=said[:200]
    )


def _take_up_stuck(at: datetime) -> None:
    """What was being sent when its process died: a file is written again under its name; whether a letter went out nobody
    knows, and nobody gets it twice."""
    stuck = Message.objects.filter(state=State.SENDING, taken_at__lt=at - STUCK_AFTER)
    stuck.filter(way=MAIL).update(state=State.UNSURE, said="发到一半断了，可能已经发出，没有再发；要再发的按“再发一次”。")
    stuck.filter(~Q(way=MAIL)).update(state=State.WAITING)


def send_again(message: Message, at: datetime) -> bool:
    """再发一次 what failed, or may have gone out; say whether it waits now."""
    again = Message.objects.filter(pk=message.pk, state__in=[State.FAILED, State.UNSURE])
    return bool(again.update(state=State.WAITING, tries=0, next_at=at, said=""))
