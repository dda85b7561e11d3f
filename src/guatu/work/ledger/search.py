"""Finding lines by two characters or more: pairs of neighbouring characters, indexed in both databases.

Neither FTS5's trigram (nothing below three characters) nor PostgreSQL's parser (no words in Chinese) finds
小区. So each line's words are cut into pairs (小区道路 → 小区 区道 道路), kept in an FTS5 table on SQLite and
in an array with a GIN index on PostgreSQL. A line that has all pairs of the query is then held against the
query itself.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from guatu.crafts.reading.contacts import mask_contacts
from guatu.records.offices.models import Office

from .models.commitment import Commitment
from .models.search_entry import SearchEntry
from .stages import Verb

TABLE = "ledger_search_pairs"
FEW = 500
CHUNK = 500
NAMES = frozenset({"name", "short", "also"})


def fold(text: str) -> str:
    """Return the text as it is compared: half-width, lower case, without white space or control characters."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isprintable() and not c.isspace())


def pairs(text: str) -> list[str]:
    """Return the pairs of neighbouring letters and digits in the folded text, each once."""
    folded = fold(text)
    found = (folded[i : i + 2] for i in range(len(folded) - 1))
    return list(dict.fromkeys(pair for pair in found if pair.isalnum()))


def install(using: str = "default", **_: Any) -> None:
    """Make the index where it is missing. A receiver of ``post_migrate``; safe to call again."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(pairs, tokenize='unicode61')")
        else:
            cursor.execute(f"CREATE TABLE IF NOT EXISTS {TABLE} (id bigint PRIMARY KEY, pairs text[] NOT NULL)")
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {TABLE}_gin ON {TABLE} USING gin (pairs)")


def words_of(commitment: Commitment) -> str:
    """Return the words a line is found by, folded."""
    lead = commitment.lead
    names = lead.names if lead else []
    # Nobody is found by a telephone or identity number (I7).
    return fold(mask_contacts("\n".join([commitment.number, commitment.title, commitment.quote, commitment.source, *names])))


def put_in(commitment: Commitment) -> None:
    """Index a line anew. Called by the verbs, inside their transaction."""
    put_in_many([commitment])


def put_in_many(commitments: Iterable[Commitment]) -> None:
    """Index these lines anew, in a few statements however many they are."""
    words = {commitment.pk: words_of(commitment) for commitment in commitments}
    SearchEntry.objects.bulk_create(
        [SearchEntry(commitment_id=key, words=each) for key, each in words.items()],
        update_conflicts=True, unique_fields=["commitment"], update_fields=["words"],
    )  # fmt: skip

    connection = connections[SearchEntry.objects.db]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [[key] for key in words])
            cursor.executemany(
                f"INSERT INTO {TABLE} (rowid, pairs) VALUES (%s, %s)",
                [[key, " ".join(pairs(each))] for key, each in words.items()],
            )
        else:
            cursor.executemany(
                f"INSERT INTO {TABLE} (id, pairs) VALUES (%s, %s) ON CONFLICT (id) DO UPDATE SET pairs = excluded.pairs",
                [[key, pairs(each)] for key, each in words.items()],
            )


def put_in_those_of(sender: object, instance: Office, update_fields: Iterable[str] | None, **_: Any) -> None:
    """Index the lines of an office anew whose name may have changed. A receiver of the offices' ``post_save``."""
    if update_fields is None or NAMES.intersection(update_fields):
        lines = Commitment.objects.filter(lead=instance)
        keys = list(lines.exclude(steps__verb=Verb.PURGE).values_list("pk", flat=True))
        for begin in range(0, len(keys), CHUNK):
            put_in_many(Commitment.objects.filter(pk__in=keys[begin : begin + CHUNK]).select_related("lead"))


def take_out(keys: Iterable[int]) -> None:
    """Take lines, by their keys, out of the index: their words must not be found any more."""
    gone = [[key] for key in keys]
    SearchEntry.objects.filter(commitment__in=[key for (key,) in gone]).delete()
    connection = connections[SearchEntry.objects.db]
    name = "rowid" if connection.vendor == "sqlite" else "id"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE {name} = %s", gone)
        if connection.vendor == "sqlite" and gone:
            # A deleted row's pairs stay in the index's segments until these are merged.
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")


def find(lines: "QuerySet[Commitment]", query: str) -> "QuerySet[Commitment]":
    """Return those of the lines whose words contain every word of the query.

    Where few lines have the pairs, these lead and the rest is asked of them alone; where many have, the lines are
    walked in their order and soon fill a page. (Left to choose, SQLite always walks: through all years for a rare
    word.) A word of one character is held against the words directly, without the index. Of a long query the
    first sixty characters and six words count.
    """
    words = query[:60].split()[:6]
    wanted = list(dict.fromkeys(pair for word in words for pair in pairs(word)))
    if wanted:
        found = _first_having(wanted)
        if len(found) <= FEW:
            lines = Commitment.objects.filter(pk__in=found).filter(Exists(lines.filter(pk=OuterRef("pk"))))
        else:
            lines = lines.filter(pk__in=RawSQL(*_having(wanted)))
    for word in map(fold, words):
        if pairs(word) != [word]:  # of a word of two characters its one pair says all there is to say
            lines = lines.filter(search_entry__words__contains=word)
    return lines


def _first_having(wanted: list[str]) -> list[int]:
    """Return the keys of lines that have these pairs: all of them, or one more than a few."""
    words, values = _having(wanted)
    with connections[SearchEntry.objects.db].cursor() as cursor:
        cursor.execute(f"{words} LIMIT {FEW + 1}", values)
        return [key for (key,) in cursor.fetchall()]


def _having(wanted: list[str]) -> tuple[str, list[Any]]:
    if connections[SearchEntry.objects.db].vendor == "sqlite":
        match = " AND ".join(f'"{pair}"' for pair in wanted)
        return f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [match]
    return f"SELECT id FROM {TABLE} WHERE pairs @> %s::text[]", [wanted]
