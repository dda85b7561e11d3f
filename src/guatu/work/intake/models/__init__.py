"""The rows of intake: candidates, decisions on them, what is kept of them, the town's rules of review."""

from .candidate import PROMISES, UNDECIDED, Candidate, CandidateQuerySet, Kind, Made, State
from .decision import Decision
from .kept import Entry, Figure, ProposedReport
from .manner import Manner
from .word import Word

__all__ = [
    "PROMISES", "UNDECIDED", "Candidate", "CandidateQuerySet", "Decision", "Entry", "Figure", "Kind", "Made", "Manner",
    "ProposedReport", "State", "Word",
]  # fmt: skip
