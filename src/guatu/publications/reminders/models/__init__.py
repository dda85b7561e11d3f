"""What the room keeps: rungs that have fired, digests, what is sent."""

from .book import Book
from .digest import Digest
from .firing import Addressee, Firing
from .message import Message, State, What

__all__ = ["Addressee", "Book", "Digest", "Firing", "Message", "State", "What"]
