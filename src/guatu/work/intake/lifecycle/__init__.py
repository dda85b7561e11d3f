"""The verbs of intake, one a file; decide.py beneath them writes candidate and decision."""

from .agree import agree, propose
from .confirm import confirm
from .dismiss import dismiss
from .hand_in import hand_in
from .join import join
from .keep import keep
from .merge import merge
from .purge import purge
from .send_back import send_back
from .split import split
from .undo import undo

__all__ = [
    "agree", "confirm", "dismiss", "hand_in", "join", "keep", "merge", "propose", "purge", "send_back", "split", "undo",
]  # fmt: skip
