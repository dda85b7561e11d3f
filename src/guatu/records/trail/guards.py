"""Triggers that let rows be added and nothing else, on SQLite and PostgreSQL.

They are installed after every migration, because SQLite drops them silently when it rebuilds a table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection as default_connection
from django.db import connections

TOLD = "append-only: rows of {table} cannot be changed or removed"


@dataclass(frozen=True, slots=True)
class Guard:
    """A table that only grows. ``open_columns`` may be blanked later (by purge, itself a link)."""

    table: str
    open_columns: tuple[str, ...] = ()


GUARDS: dict[str, Guard] = {}


def guard(table: str, *, open_columns: tuple[str, ...] = ()) -> None:
    """Declare that a table only grows. Called by the room that owns it, when it is made ready."""
    GUARDS[table] = Guard(table, open_columns)


def trigger_names(table: str) -> tuple[str, str]:
    """Return the names of the two triggers of a table."""
    return f"{table}_no_update", f"{table}_no_delete"


def install_all(using: str = "default", **_: Any) -> None:
    """Install what is missing. A receiver of ``post_migrate``; safe to call again."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    for each in GUARDS.values():
        if each.table in present:
            _install(connection, each)


def missing(using: str = "default") -> list[str]:
    """Return the names of the triggers that should be there and are not."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        there = {name for (name,) in cursor.fetchall()}
    wanted = [name for each in GUARDS.values() if each.table in present for name in trigger_names(each.table)]
    return [name for name in wanted if name not in there]


@contextmanager
def lifted(using: str = "default") -> Iterator[None]:
    """Take the triggers away for a moment: for the teardown of tests alone."""
    connection = connections[using]
    remove_all(connection)
    try:
        yield
    finally:
        install_all(using)


def _install(connection: Any, each: Guard) -> None:
    no_update, no_delete = trigger_names(each.table)
    columns = _guarded_columns(connection, each)
    told = TOLD.format(table=each.table)
    _remove(connection, each)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f'CREATE TRIGGER {no_update} BEFORE UPDATE OF {columns} ON "{each.table}" '
                f"BEGIN SELECT RAISE(ABORT, '{told}'); END"
            )
            cursor.execute(
                f"CREATE TRIGGER {no_delete} BEFORE DELETE ON \"{each.table}\" BEGIN SELECT RAISE(ABORT, '{told}'); END"
            )
        else:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION guatu_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'append-only: rows of % cannot be changed or removed', TG_TABLE_NAME; END $$"
            )
            cursor.execute(
                f'CREATE TRIGGER {no_update} BEFORE UPDATE OF {columns} ON "{each.table}" '
                "FOR EACH ROW EXECUTE FUNCTION guatu_append_only()"
            )
            cursor.execute(
                f'CREATE TRIGGER {no_delete} BEFORE DELETE OR TRUNCATE ON "{each.table}" '
                "FOR EACH STATEMENT EXECUTE FUNCTION guatu_append_only()"
            )


def _guarded_columns(connection: Any, each: Guard) -> str:
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, each.table)]
    return ", ".join(f'"{name}"' for name in columns if name not in each.open_columns)


def _remove(connection: Any, each: Guard) -> None:
    with connection.cursor() as cursor:
        for name in trigger_names(each.table):
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            else:
                cursor.execute(f'DROP TRIGGER IF EXISTS {name} ON "{each.table}"')


def remove_all(connection: Any | None = None) -> None:
    """Take all triggers away (the next migration, or ``install_all``, puts them back): for teardown alone."""
    connection = connection or default_connection
    present = set(connection.introspection.table_names())
    for each in GUARDS.values():
        if each.table in present:
            _remove(connection, each)


guard("trail_link")
