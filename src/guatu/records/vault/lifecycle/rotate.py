"""换钥匙: everything in the vault is sealed anew with a new key; then the old ones are thrown away."""

from datetime import datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold

from .. import keys
from ..models import Contact, VaultVerb
from ..refusals import KeyIsLost
from ..sealing import open_words, seal_words
from .record import record

CHUNK = 100  # entries a transaction: the end of the chain is held for a moment only


def rotate(*, by: Actor, at: datetime) -> int:
    """Change the key; return how many entries were sealed anew.

    A machine that stops on the way loses nothing: both keys are in the file until the last entry is done, and another
    run finishes it. Raises KeyIsLost, before anything is changed, where an entry cannot be opened; KeyIsOpen.
    """
    held = keys.all_keys()
    for contact in Contact.objects.filter(gone_on=None).iterator(chunk_size=CHUNK):
        _open(contact, held)
    held = keys.add_key()
    name, key = list(held.items())[-1]
    done = 0
    while True:
        with transaction.atomic():
            hold()
            left = list(Contact.objects.filter(gone_on=None).exclude(key=name).order_by("pk")[:CHUNK])
            for contact in left:
                contact.sealed = seal_words(_open(contact, held), line=contact.line, name=name, key=key)
                contact.key = name
                contact.save(update_fields=["sealed", "key"])
            done += len(left)
            if not left:
                # Whoever stores meanwhile waits for this: nothing is sealed with an old key any more.
                keys.keep_only({name: key})
                record(VaultVerb.ROTATE, line=None, reference="", by=by, post=None, at=at, note=f"重新封了 {done} 份")
                return done


def _open(contact: Contact, held: dict[str, bytes]) -> str:
    if contact.key not in held:
        raise KeyIsLost
    return open_words(bytes(contact.sealed), line=contact.line, name=contact.key, key=held[contact.key])
