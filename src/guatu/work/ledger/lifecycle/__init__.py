"""The verbs of the ledger, one a file; move.py beneath them is the only writer of ``stage``."""

from .amend import amend
from .assign import assign
from .close import close
from .enter import enter
from .mention import mention
from .report import report
from .send_back import send_back
from .sign_for import sign_for
from .verify import verify
from .withdraw import withdraw

__all__ = ["amend", "assign", "close", "enter", "mention", "report", "send_back", "sign_for", "verify", "withdraw"]
