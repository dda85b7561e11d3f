"""存入: seal how to reach whoever waits for the answer to a line."""

from datetime import datetime

from django.db import transaction

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from .. import keys
from ..models import Contact, VaultStep, VaultVerb
from ..refusals import NothingToKeep, TooLong
from ..sealing import open_words, seal_words
from .record import record

MOST = 200  # characters; three bytes each at most fit into a block of the seal


def store(line: int, *, words: str, reference: str, by: Actor, post: HeldPost, at: datetime) -> VaultStep:
    """Put the words in, in place of what was there. Whether the actor may is the caller's to know.

    reference: the number of the outside system; the one kept so far if empty

    Raises NothingToKeep, TooLong, KeyIsLost or KeyIsOpen.
    """
    words = words.strip()
    if not words:
        raise NothingToKeep
    if len(words) > MOST:
        raise TooLong(MOST)
    with transaction.atomic():
        hold()
        contact = Contact.objects.filter(line=line).first() or Contact(line=line)
        name, key = keys.sealing_key(may_make=not Contact.objects.filter(gone_on=None).exists())
        contact.reference = reference.strip()[:60] or contact.reference
        contact.sealed, contact.key = seal_words(words, line=line, name=name, key=key), name
        contact.entered_by, contact.entered_at = by.user, at
        contact.gone_on, contact.gone_why = None, ""
        contact.save()
        return record(VaultVerb.STORE, line=line, reference=contact.reference, by=by, post=post, at=at)


def add(line: int, *, words: str, by: Actor, post: HeldPost, at: datetime) -> VaultStep:
    """Put the words in behind what is there, which nobody sees in doing so. Raises what store does."""
    with transaction.atomic():
        hold()
        contact = Contact.objects.filter(line=line, gone_on=None).first()
        if contact is None:
            return store(line, words=words, reference="", by=by, post=post, at=at)
        key = keys.all_keys().get(contact.key, b"\0" * keys.BYTES)
        before = open_words(bytes(contact.sealed), line=line, name=contact.key, key=key)
        entered_by, entered_at = contact.entered_by, contact.entered_at
        step = store(line, words=f"{before}；{words.strip()}", reference="", by=by, post=post, at=at)
        # It stays the first one's: who only adds a number does not get to read the rest.
        Contact.objects.filter(line=line).update(entered_by=entered_by, entered_at=entered_at)
        return step
