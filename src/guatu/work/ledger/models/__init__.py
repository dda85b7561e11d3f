"""The rows of the ledger."""

from .campaign import Campaign, CampaignStep
from .commitment import Assistance, Commitment
from .light import LightOfDay, Turn
from .lighted_day import LightedDay
from .occurrence import Occurrence, OccurrenceStep
from .saved_view import SavedView
from .screening import Screening, ScreeningObject, ScreeningStep
from .search_entry import SearchEntry
from .step import Step

__all__ = [
    "Assistance", "Campaign", "CampaignStep", "Commitment", "LightOfDay", "LightedDay", "Occurrence", "OccurrenceStep",
    "SavedView", "Screening", "ScreeningObject", "ScreeningStep", "SearchEntry", "Step", "Turn",
]  # fmt: skip
