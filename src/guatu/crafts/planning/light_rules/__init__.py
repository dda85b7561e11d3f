"""The rules of lights, one kind a file: pure rules over the facts of a line, each explained in words."""

from collections.abc import Mapping
from typing import cast

from .kind import Number, Rule
from .ladder import Ladder
from .monthly import Monthly
from .points import Points
from .schedule import Schedule
from .shortfall import Shortfall
from .slip import Slip
from .state import State

KINDS: dict[str, type[Rule]] = {each.KIND: cast(type[Rule], each) for each in (Schedule, State, Ladder, Monthly, Slip, Points, Shortfall)}


def rule_of(kind: str, numbers: Mapping[str, int]) -> Rule:
    """Return the rule of a kind with these numbers; those left out are as shipped. What it does not know is left out.

    Raises KeyError for a kind there is not, ValueError for numbers that contradict each other.
    """
    made = KINDS[kind]
    return made(**{name: value for name, value in numbers.items() if name in made.NUMBERS})


def numbers_of(rule: Rule) -> dict[str, int]:
    """Return the numbers of a rule by their names, as they are kept."""
    return {name: getattr(rule, name) for name in rule.NUMBERS}


__all__ = [
    "KINDS", "Ladder", "Monthly", "Number", "Points", "Rule", "Schedule", "Shortfall", "Slip", "State", "numbers_of", "rule_of",
]  # fmt: skip
