"""The verbs of intake: confirm, dismiss, undo; decide.py beneath them writes candidate and decision."""

from .confirm import confirm
from .dismiss import dismiss
from .undo import undo

__all__ = ["confirm", "dismiss", "undo"]
