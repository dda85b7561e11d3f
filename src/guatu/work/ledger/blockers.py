"""A blocker 堵点 as it is kept in the words of a report: its kind, and who should do what about it."""

from dataclasses import dataclass

PREFIX = "堵点："
END = "。"
OTHER = "其他"  # says nothing by itself: what it is stands beside it
KINDS = ("资金", "手续", "用工", OTHER)


@dataclass(frozen=True, slots=True)
class Blocker:
    """What holds a line up, and the rest of what was said."""

    words: str
    rest: str = ""


def with_blocker(words: str, kind: str, what: str) -> str:
    """Return the sentence of a report with the blocker before it, in the one form that ``blocker_in`` reads again."""
    named = "，".join(part for part in (kind.strip(), what.strip().replace(END, "；").rstrip("；")) if part)
    return f"{PREFIX}{named}{END}{words.strip()}" if named else words.strip()


def blocker_in(note: str) -> Blocker | None:
    """Return the blocker that a report names, or None."""
    if not note.startswith(PREFIX):
        return None
    words, _, rest = note.removeprefix(PREFIX).partition(END)
    return Blocker(words, rest.strip())
