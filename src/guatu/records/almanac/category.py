"""A class of matters 类别: what hangs on the kind of a line beside its words, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from guatu.crafts.timing.clocks import Basis

GENERAL = "general"  # the key of the class of every line that names none
CONTEST_DAYS = 3  # working days, where neither a rule nor the town has set others (norms req. 15)
LOOK_BACK_DAYS = 30  # after the closing, where the town has set nothing else: no national number is known (norms F2.9)


class Closer(StrEnum):
    """Who approves a closing: the leader in charge of the lead, any approver of the assigner, its main leader."""

    LEADER = "leader"
    APPROVER = "approver"
    MAIN = "main"


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """What is asked for when a line of the class is reported done, and what for (I6).

    words: what is asked for (整改前后的现场照片, 验收单)
    least: at least so many files
    purpose: what they are for, shown where they are asked for
    must: a law or safety asks for them; else the report may go without, with a reason
    """

    words: str
    purpose: str
    least: int = 1
    must: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """One class.

    profile: key of the clock profile that is proposed where a line has no date; "" where none is
    evidence: None where nothing is asked for
    public_days: so many working days of 公示 before the closing; 0 where none is demanded
    grades: one of these words is given at the closing, best first; none where it is not graded
    look_back_share: the share of closed lines, 0 to 1, that is drawn to be looked at again
    look_back_days: so many days after its closing a drawn line is looked at, at the latest
    is_sealed: hidden from the unit complained of (检举)
    source: the issuing body and the document, or whose practice it is
    papers: words of a paper's title, or of a line, that propose it
    contest_days: so many working days after the assignment the lead may contest it (申诉)
    """

    key: str
    name: str
    basis: Basis
    source: str
    profile: str = ""
    evidence: EvidenceRule | None = None
    closer: Closer = Closer.LEADER
    public_days: int = 0
    grades: tuple[str, ...] = ()
    look_back_share: Fraction = Fraction(1, 5)
    look_back_days: int = LOOK_BACK_DAYS
    is_sealed: bool = False
    note: str = ""
    papers: tuple[str, ...] = ()
    contest_days: int = CONTEST_DAYS

    @property
    def is_general(self) -> bool:
        """Whether it is the class of every line that names none."""
        return self.key == GENERAL

    @property
    def on_a_line(self) -> str:
        """Its key as a line keeps it: nothing for the general class."""
        return "" if self.is_general else self.key

    def word_in(self, text: str) -> str:
        """Return the longest of its words that stands in the text, or nothing."""
        return max((word for word in self.papers if word in text), key=len, default="")
