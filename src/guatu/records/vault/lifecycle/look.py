"""打开: read what lies in the vault for a line; the opening is sealed into the trail before a word is given out."""

from datetime import datetime

from django.db import transaction

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from .. import keys
from ..models import Contact, VaultVerb
from ..refusals import KeyIsLost, NothingKept
from ..sealing import open_words
from .record import record


def look(line: int, *, by: Actor, post: HeldPost, at: datetime) -> str:
    """Return the words. Whether the actor may is the caller's to know. Raises NothingKept, KeyIsLost or KeyIsOpen."""
    with transaction.atomic():
        hold()
        contact = Contact.objects.filter(line=line, gone_on=None).first()
        if contact is None:
            raise NothingKept
        key = keys.all_keys().get(contact.key)
        if key is None:
            raise KeyIsLost
        words = open_words(bytes(contact.sealed), line=line, name=contact.key, key=key)
        record(VaultVerb.OPEN, line=line, reference=contact.reference, by=by, post=post, at=at)
    return words
