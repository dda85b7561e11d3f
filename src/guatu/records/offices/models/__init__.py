"""Users, offices, posts and duties."""

from .duty import DutyLine
from .office import Kind, Office
from .post import ANSWERING, Post, Role
from .user import User

__all__ = ["ANSWERING", "DutyLine", "Kind", "Office", "Post", "Role", "User"]
