"""The ways a message can leave the machine: a folder that a relay empties, and letters. None of them has to be open."""

from .folder import Folder
from .mail import MAIL, Mail
from .way import CannotSend, Way, Words


def ways_open() -> list[Way]:
    """Return the ways that the settings open; none on an intranet that has neither: the page of reminders is enough."""
    return [way for way in (Folder.of_the_settings(), Mail.of_the_settings()) if way is not None]


__all__ = ["MAIL", "CannotSend", "Folder", "Mail", "Way", "Words", "ways_open"]
