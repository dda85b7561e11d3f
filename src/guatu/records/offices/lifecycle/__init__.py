"""The verbs of the settings: each changes rows, writes what it changed and seals it in the trail."""

from .accounts import admit, bar, open_account, reset
from .amend import amend
from .close import close
from .duties import set_duties
from .found import found
from .merge import merge
from .posts import amend_post, end_post, hand_over, set_up
from .remove import remove
from .rename import rename

__all__ = [
    "admit", "amend", "amend_post", "bar", "close", "end_post", "found", "hand_over", "merge", "open_account", "remove",
    "rename", "reset", "set_duties", "set_up",
]  # fmt: skip
