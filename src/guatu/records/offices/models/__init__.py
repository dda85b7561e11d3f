"""Users, offices, posts and duties."""

from .duty import DutyLine
from .office import Kind, Office
from .post import Post, Role
from .user import User

__all__ = ["DutyLine", "Kind", "Office", "Post", "Role", "User"]
