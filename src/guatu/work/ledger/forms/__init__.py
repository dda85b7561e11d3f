"""The forms of the verbs, one verb or one family a file: a few fields each, nothing asked that the ledger already holds."""

from .accept_day import AcceptDayForm, OccurrenceAcceptForm
from .amend import AmendForm
from .assign import AssignForm, ContestForm
from .break_down import EMPTY_ROWS, MOST_ROWS, BreakDownForm, in_equal_shares, offices_for_parts, pasted_rows, rows_sent
from .bulk import BulkAmendForm, BulkAssignForm, BulkPublishForm
from .campaigns import CampaignForm, ChangeCampaignForm, CopyForm, JoinForm
from .close import CloseForm, ObjectForm, PublishForm
from .enter import EnterForm
from .extend import AskMoreForm, LaterForm, SuspendForm
from .merge import MergeForm
from .occurrences import OccurrenceReportForm, OccurrenceReturnForm, OccurrenceVerifyForm, PeriodsVerifyForm
from .on_a_day import NoteForm, OnADay, ReasonForm
from .progress import CallForm, ReportForm
from .saved import SavedViewForm
from .screenings import AnswerForm, FoundLineForm, ObjectsForm, ScreeningForm, SiblingsForm
from .verify import LookBackForm, ReviewForm, SendBackForm, VerifyForm
from .watch import WatchForm

__all__ = [
    "EMPTY_ROWS", "MOST_ROWS", "AcceptDayForm", "AmendForm", "AnswerForm", "AskMoreForm", "AssignForm", "BreakDownForm", "BulkAmendForm",
    "BulkAssignForm", "BulkPublishForm", "CallForm", "CampaignForm", "ChangeCampaignForm", "CloseForm", "ContestForm", "CopyForm",
    "EnterForm", "FoundLineForm", "JoinForm", "LaterForm", "LookBackForm", "MergeForm", "NoteForm", "ObjectForm", "ObjectsForm",
    "OccurrenceAcceptForm", "OccurrenceReportForm", "OccurrenceReturnForm", "OccurrenceVerifyForm", "OnADay", "PeriodsVerifyForm", "PublishForm",
    "ReasonForm",
    "ReportForm", "ReviewForm", "SavedViewForm", "ScreeningForm", "SendBackForm", "SiblingsForm", "SuspendForm", "VerifyForm", "WatchForm",
    "in_equal_shares", "offices_for_parts", "pasted_rows", "rows_sent",
]  # fmt: skip
