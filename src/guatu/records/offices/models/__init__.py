"""Users, offices, posts and duties."""

from .change import Act, Change
from .duty import DutyLine
from .office import Kind, Office
from .post import ANSWERING, Post, Role
from .user import User

__all__ = ["ANSWERING", "Act", "Change", "DutyLine", "Kind", "Office", "Post", "Role", "User"]
