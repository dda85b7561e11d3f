"""What was asked because it looked odd, and confirmed: kept in a step's note below the words, on a line of its own.

Whoever reads what a unit said reads its own words; what it confirmed stands apart.
"""

import re
from collections.abc import Sequence
from typing import Any

SIGN = "核对过："
_BELOW = re.compile(rf"(?:^|\n){SIGN}([^\n]*)$")
# As it was kept before: glued to the words.
_GLUED = re.compile(r"（确认过：([^\n]*)）$")


def with_checked(words: str, questions: Sequence[str]) -> str:
    """Return the words with what was confirmed below them."""
    return f"{words.rstrip()}\n{SIGN}{'；'.join(questions)}".lstrip("\n")


def parted(note: str) -> tuple[str, str]:
    """Return somebody's own words, and what was confirmed; nothing where nothing was asked."""
    found = _BELOW.search(note) or _GLUED.search(note)
    return (note[: found.start()], found[1]) if found else (note, "")


def adding(note: str, more: str) -> str:
    """Return the note with more behind somebody's own words."""
    words, checked = parted(note)
    return with_checked(words + more, [checked]) if checked else words + more


class SaidApart:
    """A step whose note is read in its two parts."""

    note: Any

    @property
    def own_words(self) -> str:
        """What was said."""
        return parted(self.note)[0]

    @property
    def checked(self) -> str:
        """What was asked and confirmed."""
        return parted(self.note)[1]
