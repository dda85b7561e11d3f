"""The verbs of the ledger, one a file; move.py beneath them is the only writer of ``stage``."""

from .amend import amend
from .assign import assign
from .begin_campaign import begin_campaign
from .change_campaign import change_campaign
from .close import close
from .end_campaign import end_campaign
from .enter import enter
from .join_campaign import join_campaign
from .mention import mention
from .report import report
from .send_back import send_back
from .sign_for import sign_for
from .verify import verify
from .withdraw import withdraw

__all__ = [
    "amend", "assign", "begin_campaign", "change_campaign", "close", "end_campaign", "enter", "join_campaign",
    "mention", "report", "send_back", "sign_for", "verify", "withdraw",
]  # fmt: skip
