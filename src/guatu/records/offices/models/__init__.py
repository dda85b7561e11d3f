"""Users, offices, posts and duties; substitutes, sign-ins and their rules; screens."""

from .change import Act, Change
from .duty import DutyLine
from .former_place import FormerPlace
from .office import Kind, Office
from .post import ADMINISTRATORS, ANSWERING, Post, Role
from .screen import Screen
from .sign_in import Outcome, SignIn
from .sign_in_rules import SignInRules
from .substitute import Substitute
from .user import User

__all__ = [
    "ADMINISTRATORS", "ANSWERING", "Act", "Change", "DutyLine", "FormerPlace", "Kind", "Office", "Outcome", "Post", "Role", "Screen",
    "SignIn", "SignInRules", "Substitute", "User",
]  # fmt: skip
