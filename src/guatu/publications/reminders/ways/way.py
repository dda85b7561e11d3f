"""What every way has: a name, and how a message goes out by it."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from guatu.records.offices.models import User


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says. subject: one line; body: the rest; path: where in Guatu it is read in full."""

    subject: str
    body: str
    path: str


class CannotSend(Exception):
    """A message did not go out, and why. of_the_way: no other would either, for now."""

    def __init__(self, in_words: str, *, of_the_way: bool = True) -> None:
        super().__init__(in_words)
        self.in_words = in_words
        self.of_the_way = of_the_way


class Way(Protocol):
    """A way out."""

    NAME: ClassVar[str]

    def send(self, key: str, user: User, words: Words) -> None:
        """Send. Raises CannotSend."""
        ...
