"""One row put in or changed while everybody else waits: the statement is written out, so that no time goes into composing it.

What Django's own insert and update do, for one row, with every value prepared by its field; no signals, no expressions.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model


def put_in(row: Model) -> None:
    """Insert the row under a key of the database's, which it has afterwards."""
    statement, fields = _insert(type(row))
    with connection.cursor() as cursor:
        cursor.execute(statement, [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias


def change_if(row: Model, changes: Mapping[str, Any], **still: Any) -> bool:
    """Change these fields of the row if the others are still as told; return whether they were.

    changes: by the fields' names or their columns' (lead or lead_id), as the row itself takes them
    """
    fields = _fields(type(row))
    values = [_prepared(fields[name], value) for name, value in changes.items()]
    told = {type(row)._meta.pk.attname: row.pk, **still}
    statement = (
        f'UPDATE "{row._meta.db_table}" SET {", ".join(f"{_column(fields[name])} = %s" for name in changes)} '
        f"WHERE {' AND '.join(f'{_column(fields[name])} = %s' for name in told)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *(_prepared(fields[name], value) for name, value in told.items())])
        return bool(cursor.rowcount == 1)


def _prepared(field: "Field[Any, Any]", value: Any) -> Any:
    return field.get_db_prep_save(value.pk if isinstance(value, Model) else value, connection)


def _column(field: "Field[Any, Any]") -> str:
    return f'"{field.column}"'


@cache
def _fields(model: type[Model]) -> dict[str, "Field[Any, Any]"]:
    found: dict[str, Field[Any, Any]] = {}
    for field in model._meta.concrete_fields:
        found[field.name] = found[field.attname] = field
    return found


@cache
def _insert(model: type[Model]) -> tuple[str, list["Field[Any, Any]"]]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    places = ", ".join(["%s"] * len(fields))
    columns = ", ".join(_column(field) for field in fields)
    return (
        f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}) RETURNING "{model._meta.pk.column}"',
        fields,
    )
