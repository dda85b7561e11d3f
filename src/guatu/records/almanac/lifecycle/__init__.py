"""The verbs of the almanac: each writes what it changed into the settings' journal and seals it in the trail."""

from .categories import asked_words, copy_category, set_category, switch_category
from .profiles import copy_profile, set_profile, switch
from .rules import meet, set_lights, set_rungs, set_watch_rules
from .take_notice import take_notice

__all__ = [
    "asked_words", "copy_category", "copy_profile", "meet", "set_category", "set_lights", "set_profile", "set_rungs",
    "set_watch_rules", "switch", "switch_category", "take_notice",
]  # fmt: skip
