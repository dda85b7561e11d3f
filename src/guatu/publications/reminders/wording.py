"""What a message says: how many and which by number and title, and where to read the rest. Never the words of a paper.

What concerns an office and is kept from it (检举) leaves the machine with its number alone; a telephone or identity
number in a title is masked (I7).
"""

from django.urls import reverse

from guatu.crafts.reading.contacts import mask_contacts
from guatu.work.ledger.models import Commitment

from .models import Digest, Firing
from .ways import Words

SHOWN = 20


def called(line: Commitment) -> str:
    """Return what a line is called outside of the machine."""
    return f"{line.number}（保密事项）" if line.is_sealed else f"{line.number} {mask_contacts(line.title)[:60]}"


def firing_words(firing: Firing) -> Words:
    """Return what is said of one firing."""
    line = firing.line
    because = "" if line.is_sealed else firing.because
    subject = f"【挂图】{firing.name}：{called(line)}"
    body = "\n".join(part for part in (f"{firing.name} {firing.numbered}".strip(), called(line), because) if part)
    return Words(subject[:120], body, reverse("reminders"))


def digest_words(digest: Digest) -> Words:
    """Return what is said of one person's morning."""
    keys = {key for _, rows, _ in digest.items for key, _, _ in rows[:SHOWN]}
    lines = Commitment.objects.in_bulk(keys)
    told = []
    for heading, rows, many in digest.items:
        told.append(f"{heading} {many} 条")
        for key, why, _ in rows[:SHOWN]:
            if key in lines:
                told.append(f"  {called(lines[key])}{'' if lines[key].is_sealed or not why else f'　{why}'}")
        if many > len(rows[:SHOWN]):
            told.append(f"  另有 {many - len(rows[:SHOWN])} 条")
    day = digest.day
    return Words(f"【挂图】{day.month}月{day.day}日：{digest.count} 条", "\n".join(told), reverse("reminders"))
