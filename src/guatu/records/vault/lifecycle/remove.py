"""删除: the sealed words go; that they were there, until when and why they went, stays."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from ..models import Contact, VaultStep, VaultVerb
from .record import BY_THE_CLOCK, record


def remove(line: int, *, why: str, at: datetime, by: Actor = BY_THE_CLOCK, post: HeldPost | None = None) -> VaultStep | None:
    """Delete what lies in the vault for the line, if anything does; return the step. Safe to run again."""
    with transaction.atomic():
        hold()
        contact = Contact.objects.filter(line=line, gone_on=None).first()
        if contact is None:
            return None
        contact.sealed, contact.key = b"", ""
        contact.gone_on, contact.gone_why = timezone.localtime(at).date(), why[:60]
        contact.save()
        return record(VaultVerb.REMOVE, line=line, reference=contact.reference, by=by, post=post, at=at, note=why)
