"""The verbs of the ledger, one a file; move.py beneath them is the only writer of ``stage``."""

from .accept_day import accept_day, accept_occurrence_day, acceptable
from .amend import amend
from .answer_screening import answer_screening
from .ask_more import ask_more
from .assign import assign
from .begin_campaign import begin_campaign
from .begin_screening import add_objects, begin_screening
from .break_down import Portion, break_down
from .change_campaign import change_campaign
from .close import close
from .contest import contest, contest_until, rule_by
from .copy_campaign import copy_campaign
from .deny import deny
from .end_campaign import end_campaign
from .end_screening import end_screening
from .enter import enter
from .extend import extend
from .forget_places import forget_places
from .join_campaign import join_campaign
from .look_back import look_back
from .mention import mention
from .merge import merge
from .note_objection import note_objection
from .open_found_line import open_found_line
from .open_siblings import open_siblings
from .publish import publish
from .purge import lines_of, purge_lines, purge_words, steps_quoting
from .recount import recount
from .relist import relist
from .report import report
from .report_occurrence import report_occurrence
from .resume import resume
from .review import review
from .send_back import send_back
from .sign_for import sign_for
from .suspend import suspend
from .take_back import take_back
from .unwatch import unwatch, unwatch_by_rule
from .verify import verify
from .verify_occurrence import return_occurrence, verify_occurrence
from .verify_occurrences import verify_occurrences
from .watch import watch, watch_by_rule
from .withdraw import withdraw

__all__ = [
    "Portion", "accept_day", "accept_occurrence_day", "acceptable",
    "add_objects", "amend", "answer_screening", "ask_more", "assign", "begin_campaign", "begin_screening",
    "break_down", "change_campaign", "close", "contest", "contest_until", "copy_campaign", "deny", "end_campaign",
    "end_screening", "enter", "extend", "forget_places", "join_campaign", "lines_of", "look_back", "mention", "merge",
    "note_objection", "open_found_line", "open_siblings", "publish", "purge_lines", "purge_words", "recount", "relist", "report",
    "report_occurrence", "resume", "return_occurrence", "review", "rule_by", "send_back", "sign_for", "steps_quoting", "suspend", "take_back",
    "unwatch", "unwatch_by_rule", "verify", "verify_occurrence", "verify_occurrences", "watch", "watch_by_rule", "withdraw",
]  # fmt: skip
