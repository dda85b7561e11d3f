"""The verbs of the settings: each changes rows, writes what it changed and seals it in the trail."""

from .accounts import admit, bar, open_account, reset, unlock
from .amend import amend
from .close import close
from .duties import set_duties
from .found import found
from .merge import merge
from .posts import amend_post, end_post, hand_over, set_up
from .remove import remove
from .rename import rename
from .screens import hang_screen, take_down_screen
from .second import lay_down_second, take_away_second, take_up_second
from .sign_in_rules import set_sign_in_rules
from .substitutes import call_back, substitute
from .transfer import transfer

__all__ = [
    "admit", "amend", "amend_post", "bar", "call_back", "close", "end_post", "found", "hand_over", "hang_screen",
    "lay_down_second", "merge", "open_account", "remove", "rename", "reset", "set_duties", "set_sign_in_rules", "set_up",
    "substitute", "take_away_second", "take_down_screen", "take_up_second", "transfer", "unlock",
]  # fmt: skip
