"""联系方式: how to reach whoever waits for the answer to a line; who puts it in, who reads it, when it goes (I7)."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q

from guatu.records.almanac.categories import category_of
from guatu.records.offices.acting import who_acts
from guatu.records.offices.models import Role
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.vault.lifecycle import add, look, remove, store
from guatu.records.vault.models import Contact, VaultStep

from ..models import Commitment
from ..refusals import NotYoursEither
from ..stages import GONE, Stage
from .who import answering_post

# Where somebody waits for an answer: the classes of hotlines, petitions and accusations, and what says it comes of one.
REPLIED = frozenset({"hotline", "petition", "accusation"})
WAITS_FOR_A_REPLY = re.compile(r"12345|12388|热线|信访|来信|来访|信箱|留言|网民|投诉|举报")
WHAT = "打开联系方式"


def owes_a_reply(commitment: Commitment) -> bool:
    """Say whether somebody outside waits for the answer: only then is it asked how to reach them."""
    return category_of(commitment).key in REPLIED or bool(WAITS_FOR_A_REPLY.search(commitment.source))


def post_to_put_in(actor: Actor, commitment: Commitment) -> HeldPost | None:
    """Return the actor's post of the lead, or their clerk's post in the assigner; None where they have neither."""
    clerks = (post for post in actor.posts_as(Role.CLERK) if post.whole == commitment.assigner_id)
    return answering_post(actor, commitment.lead) or next(clerks, None)


def contact_of(commitment: Commitment) -> Contact | None:
    """Return what lies in the vault for the line, or its tombstone."""
    return Contact.objects.filter(line=commitment.pk).first()


def may_put_in(actor: Actor, commitment: Commitment) -> bool:
    """Say whether the actor may put something into the vault for the line."""
    return post_to_put_in(actor, commitment) is not None


def putter_of(actor: Actor, commitment: Commitment) -> HeldPost:
    """Return the post by which the actor puts something in: of the lead, or the assigner's clerk. Raises NotYoursEither."""
    post = post_to_put_in(actor, commitment)
    if post is None:
        called = commitment.lead.called if commitment.lead else "主办单位"
        raise NotYoursEither("存这一条的联系方式", f"{called}的承办岗，或{commitment.assigner.called}的督办岗")
    return post


def put_contact(commitment: Commitment, *, words: str, reference: str, by: Actor, at: datetime) -> VaultStep:
    """Put it in, in place of what was there. Raises NotYoursEither and what the vault raises."""
    return store(commitment.pk, words=words, reference=reference, by=by, post=putter_of(by, commitment), at=at)


def add_contact(commitment: Commitment, *, words: str, by: Actor, at: datetime) -> VaultStep:
    """Put it in behind what is there. Raises NotYoursEither and what the vault raises."""
    return add(commitment.pk, words=words, by=by, post=putter_of(by, commitment), at=at)


def is_handed_on(commitment: Commitment) -> bool:
    """Say whether the matter has come to the one who does it: from then on it is theirs alone to open."""
    return commitment.stage != Stage.DRAFTED and commitment.handler_id is not None


def opener_of(actor: Actor, commitment: Commitment, on: date) -> HeldPost:
    """Return the post by which the actor opens: the handler's, whoever holds it or stands in for it that day; until the
    line is handed on, of whoever put it in. Raises NotYoursEither, which names who may.
    """
    if is_handed_on(commitment):
        for post in actor.posts:
            if post.key == commitment.handler_id:
                return post
        assert commitment.handler is not None
        raise NotYoursEither(WHAT, "、".join(who_acts([commitment.handler], on)) or f"{commitment.handler}（现在空着，请督办岗另定承办岗）")
    contact = contact_of(commitment)
    if contact is not None and contact.entered_by == actor.user and (own := post_to_put_in(actor, commitment)):
        return own
    raise NotYoursEither(WHAT, "存入的人；交办并定了承办岗以后，只有承办岗。请督办岗先定承办岗")


def open_contact(commitment: Commitment, *, by: Actor, on: date, at: datetime) -> str:
    """Return the words; the opening stands in the trail. Raises NotYoursEither and what the vault raises."""
    return look(commitment.pk, by=by, post=opener_of(by, commitment, on), at=at)


def forget_contact(lines: Iterable[int], *, why: str, by: Actor, post: HeldPost, at: datetime) -> None:
    """Take out what lies in the vault for these lines: their words go for good."""
    for key in Contact.objects.filter(line__in=list(lines), gone_on=None).values_list("line", flat=True):
        remove(key, why=why, by=by, post=post, at=at)


def forget_old_contacts(today: date, *, days: int, at: datetime) -> int:
    """Take out what belongs to lines that were closed so many days ago, or left the ledger; return how many. The tick's."""
    last = today - timedelta(days=days)
    kept = list(Contact.objects.filter(gone_on=None).values_list("line", flat=True))
    lines = Commitment.objects.filter(pk__in=kept)
    over = set(lines.filter(stage=Stage.CLOSED, closed_on__lte=last).values_list("pk", flat=True))
    gone = lines.filter(stage__in=GONE).annotate(left_on=Max("steps__on")).filter(left_on__lte=last)
    over |= set(gone.values_list("pk", flat=True))
    for key in sorted(over):
        with transaction.atomic():
            # Once more, within the lock of the act: it may have been listed again meanwhile.
            if Commitment.objects.filter(Q(stage__in=GONE) | Q(stage=Stage.CLOSED, closed_on__lte=last), pk=key).exists():
                remove(key, why=f"办结满 {days} 天，到期删除", at=at)
    return len(over)


