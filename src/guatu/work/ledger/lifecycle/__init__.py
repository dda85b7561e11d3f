"""The verbs of the ledger, one a file; move.py beneath them is the only writer of ``stage``."""

from .amend import amend
from .answer_screening import answer_screening
from .assign import assign
from .begin_campaign import begin_campaign
from .begin_screening import add_objects, begin_screening
from .change_campaign import change_campaign
from .close import close
from .copy_campaign import copy_campaign
from .end_campaign import end_campaign
from .end_screening import end_screening
from .enter import enter
from .join_campaign import join_campaign
from .mention import mention
from .open_found_line import open_found_line
from .open_siblings import open_siblings
from .purge import lines_of, purge_lines, purge_words, steps_quoting
from .recount import recount
from .report import report
from .send_back import send_back
from .sign_for import sign_for
from .verify import verify
from .withdraw import withdraw

__all__ = [
    "add_objects", "amend", "answer_screening", "assign", "begin_campaign", "begin_screening", "change_campaign",
    "close", "copy_campaign", "end_campaign", "end_screening", "enter", "join_campaign", "lines_of", "mention", "open_found_line", "open_siblings",
    "purge_lines", "purge_words", "recount", "report", "send_back", "sign_for", "steps_quoting", "verify", "withdraw",
]  # fmt: skip
