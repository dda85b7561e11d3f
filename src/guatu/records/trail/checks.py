"""A system check: the triggers of the append-only tables are there."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import Error, Tags, register

from . import guards


@register(Tags.database)
def the_guards_are_there(databases: Sequence[str] | None = None, **_: Any) -> list[Error]:
    """Name every append-only table that has lost its triggers."""
    return [
        Error(
            f"只增不改的触发器不见了：{name}。",
            hint="运行 guatu manage migrate 会重新装上；随后请运行 guatu verify-trail 核对。",
            id="trail.E001",
        )
        for using in databases or ()
        for name in guards.missing(using)
    ]
