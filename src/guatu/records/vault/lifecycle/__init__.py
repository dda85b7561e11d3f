"""The verbs of the vault, one a file; record.py beneath them writes the step and its link."""

from .look import look
from .record import BY_THE_CLOCK
from .remove import remove
from .rotate import rotate
from .store import MOST, add, store

__all__ = ["BY_THE_CLOCK", "MOST", "add", "look", "remove", "rotate", "store"]
