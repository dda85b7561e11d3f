"""One row put in or changed while everybody else waits: the statement is written out, so that no time goes into composing it.

What Django's own insert and update do, for one row, with every value prepared by its field; no signals, no expressions.
Several statements go to PostgreSQL on one way there and back; SQLite, to which there is no way, takes one after the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and the values of its places, as the database takes them."""

    words: str
    values: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back of a statement: its first row, if it gives rows, and how many it gave or changed."""

    row: tuple[Any, ...] | None
    count: int


def send(*statements: Statement) -> list[Answer]:
    """Let the database do these statements in their order; return an answer for each."""
    if connection.vendor != "postgresql" or len(statements) == 1:
        return [_send_one(each) for each in statements]
    with connection.cursor() as cursor:
        cursor.execute("; ".join(each.words for each in statements), [value for each in statements for value in each.values])
        answers = [_answer(cursor)]
        while cursor.nextset():
            answers.append(_answer(cursor))
    return answers


def put_in(row: Model) -> None:
    """Insert the row under a key of the database's, which it has afterwards."""
    [answer] = send(putting_in(row))
    is_in(row, answer)


def putting_in(row: Model) -> Statement:
    """Return the statement that inserts the row and gives its key, for is_in."""
    words, fields = _insert(type(row))
    return Statement(words, [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])


def is_in(row: Model, answer: Answer) -> None:
    """Give the row the key under which it was inserted."""
    assert answer.row is not None
    [row.pk] = answer.row
    row._state.adding, row._state.db = False, connection.alias


def change_if(row: Model, changes: Mapping[str, Any], **still: Any) -> bool:
    """Change these fields of the row if the others are still as told; return whether they were.

    changes: by the fields' names or their columns' (lead or lead_id), as the row itself takes them
    """
    [answer] = send(changing(row, changes, **still))
    return answer.count == 1


def changing(row: Model, changes: Mapping[str, Any], **still: Any) -> Statement:
    """Return the statement of change_if; it changes one row or none."""
    fields = _fields(type(row))
    values = [_prepared(fields[name], value) for name, value in changes.items()]
    told = {type(row)._meta.pk.attname: row.pk, **still}
    words = (
        f'UPDATE "{row._meta.db_table}" SET {", ".join(f"{_column(fields[name])} = %s" for name in changes)} '
        f"WHERE {' AND '.join(f'{_column(fields[name])} = %s' for name in told)}"
    )
    return Statement(words, [*values, *(_prepared(fields[name], value) for name, value in told.items())])


def _send_one(statement: Statement) -> Answer:
    with connection.cursor() as cursor:
        cursor.execute(statement.words, statement.values)
        return _answer(cursor)


def _answer(cursor: Any) -> Answer:
    return Answer(cursor.fetchone() if cursor.description else None, cursor.rowcount)


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
