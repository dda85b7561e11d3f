"""Files that come with a report: each is looked at, whatever else is wrong; what is good is held until the report is taken.

A browser forgets a chosen file as soon as a page comes back. So the good ones are kept where evidence is kept, whole or
not at all, and the page carries a sealed note of each for whoever sent it; what no report comes to name is swept away by
the tick a day later (evidence.keeping).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.core import signing

from guatu.records.evidence import keeping
from guatu.records.evidence.looking import LARGEST, LARGEST_IN_ALL, MOST_FILES, Looked, look_at
from guatu.records.evidence.models import Kind
from guatu.records.evidence.refusals import EvidenceIsTooLarge, TooMuchAtOnce
from guatu.records.offices.acting import Request
from guatu.records.trail.refusals import Refusal

from ..models import Commitment

FIELD, HELD = "evidence", "held"
SALT = "guatu.ledger.held"
HELD_FOR = timedelta(hours=20)  # less than a day, after which the tick sweeps what nobody has named
NOTED = ("name", "kind", "ending", "sha256", "kept_sha256", "likeness", "claimed_at", "claimed_place")


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is held for a report that was not taken yet: what it is called, and the sealed note by which it comes back."""

    name: str
    note: str


@dataclass
class HandedIn:
    """What came with a report. refused: a sentence for each file that was not taken; lost: the files to be chosen again."""

    request: Request
    line: Commitment
    looked: list[Looked] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @cached_property
    def held(self) -> list[Held]:
        """The files that need not be chosen again: they are stored first. What cannot be stored is lost."""
        found = []
        for each in self.looked:
            try:
                keeping.store([each])
            except Refusal as refusal:
                self.refused.append(refusal.in_words)
                self.lost.append(each.name)
            else:
                found.append(Held(each.name, self._seal(each)))
        return found

    def _seal(self, looked: Looked) -> str:
        note = {name: str(getattr(looked, name)) for name in NOTED} | {"user": self.request.actor.user, "of": self.line.subject}
        return signing.dumps(note, salt=SALT, compress=True)

    def take_again(self, note: str) -> None:
        """Take what was held for this line and this person; of anything else there is nothing to be taken."""
        try:
            told: dict[str, Any] = signing.loads(note, salt=SALT, max_age=HELD_FOR)
        except signing.BadSignature:
            self.refused.append("有一个文件放得太久，已经不在了，请重新选。")
            return
        if told.pop("user") != self.request.actor.user or told.pop("of") != self.line.subject:
            self.refused.append("有一个文件不是这一条的，没有收，请重新选。")
            return
        try:
            data = keeping.place(told["kept_sha256"]).read_bytes()
        except OSError:
            data = b""
        if hashlib.sha256(data).hexdigest() != told["kept_sha256"]:
            self.refused.append(f"“{told['name']}”已经不在了，请重新选。")
            self.lost.append(told["name"])
            return
        self.looked.append(Looked(kept=data, **told | {"kind": Kind(told["kind"])}))

    def take(self, name: str, read: Callable[[], bytes]) -> None:
        """Look at a file that was chosen."""
        try:
            self.looked.append(look_at(read(), name))
        except Refusal as refusal:
            self.refused.append(refusal.in_words)
            self.lost.append(name)


def handed_in(request: Request, line: Commitment) -> HandedIn:
    """Return what came with the report, each file looked at by itself and none kept yet; too many at once are not looked at."""
    files = HandedIn(request, line)
    if request.method != "POST":
        return files
    for name in request.META.get("guatu.cut_off", ()):
        files.refused.append(EvidenceIsTooLarge(name, LARGEST).in_words)
        files.lost.append(name)
    for note in request.POST.getlist(HELD)[: MOST_FILES + 1]:
        files.take_again(note)
    came = request.FILES.getlist(FIELD)
    so_far = sum(len(each.kept) for each in files.looked)
    if len(files.looked) + len(came) > MOST_FILES or so_far + sum(each.size or 0 for each in came) > LARGEST_IN_ALL:
        files.refused.append(TooMuchAtOnce(MOST_FILES, LARGEST_IN_ALL).in_words)
        files.lost += [each.name or "" for each in came]
        return files
    for each in came:
        files.take(each.name or "", each.read)
    files.looked = list({each.sha256: each for each in files.looked}.values())  # the same file twice is one
    return files
