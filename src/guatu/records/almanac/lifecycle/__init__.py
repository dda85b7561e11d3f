"""The verbs of the almanac: each writes what it changed into the settings' journal and seals it in the trail."""

from .profiles import copy_profile, set_profile, switch
from .take_notice import take_notice

__all__ = ["copy_profile", "set_profile", "switch", "take_notice"]
