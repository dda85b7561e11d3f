"""The rows of the ledger."""

from .campaign import Campaign
from .commitment import Assistance, Commitment
from .light import LightOfDay
from .lighted_day import LightedDay
from .search_entry import SearchEntry
from .step import Step

__all__ = ["Assistance", "Campaign", "Commitment", "LightOfDay", "LightedDay", "SearchEntry", "Step"]
