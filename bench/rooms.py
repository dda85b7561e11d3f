"""The rooms on one database: pages, verbs, the sweep and the export, on a ledger of many lines with true steps.

Run by bench/run.py, once for each database, in a process of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 20)
CLIENTS = 8
ASKED = 240  # answers of each kind through the server
VERBS = 240
AT_ONCE = 800  # verbs of the clients together
ACTS = 1.0  # seconds between two acts of somebody who works while the others look
GOALS = {"list": 100.0, "one line": 60.0, "wall": 150.0}  # milliseconds, of eight clients' 95th percentile (one line: of one)
PAGES: tuple[tuple[str, str], ...] = (
    ("list", "/ledger/"),
    ("list, open and red", "/ledger/?stage=open&light=red"),
    ("list, of one office, by light", "/ledger/?lead={lead}&stage=open&sort=light"),
    ("list, what is closed this month", "/ledger/?stage=closed&closed_from=2026-11-01"),
    ("list, page 40 of what is open", "/ledger/?stage=open&page=40"),
    ("list, deep page", "/ledger/?page={deep}"),
    ("list, searched", "/ledger/?q=路灯"),
    ("list, searched, two words", "/ledger/?q=沟渠 党政办&stage=open"),
    ("one line", "/ledger/{line}/"),
    ("wall", "/wall"),
    ("home", "/"),
)


def build(lines: int) -> None:
    """Fill the empty database, and prove what was written."""
    from bulk import fill, prove
    from django.core.management import call_command
    from figures import figure

    from guatu.site.demo import build as demo
    from guatu.site.demo import cast
    from guatu.work.ledger.lighting import light_up_all

    call_command("migrate", verbosity=0)
    offices = demo.make_offices()
    demo.make_people(offices, since=TODAY - timedelta(days=1500))
    begun = time.perf_counter()
    wrote = fill(offices[f"{cast.DISTRICT}/{cast.TOWN}"], lines, TODAY)
    took = time.perf_counter() - begun
    figure("a ledger written", wrote["lines"] / took, "lines/s", "itself", 1, steps=wrote["steps"], open=wrote["open"])
    begun = time.perf_counter()
    if broken := prove():
        raise SystemExit(f"the ledger of the bench does not hold: {broken}")
    took = time.perf_counter() - begun
    figure("the trail proved", wrote["steps"] / took, "links/s", "itself", 1)
    for office in offices.values():
        if office.is_whole:
            light_up_all(office, TODAY)


def look_after_the_tables() -> None:
    """Let PostgreSQL look at its tables, as it does by itself. SQLite goes without, as in use."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def bench_pages() -> None:
    """The pages: one client in this process, then eight through granian."""
    from bare import bare_view
    from clients import ask_at_once, served, somebody_acts
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client, RequestFactory
    from django.test.utils import CaptureQueriesContext
    from figures import figure, median, quantile, timed

    from guatu.records.offices.models import User
    from guatu.work.ledger.models import Commitment

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username="chen"))
    cookie = "; ".join(f"{name}={each.value}" for name, each in client.cookies.items())
    some = Commitment.objects.open().filter(stage="acting").select_related("lead").order_by("-pk")[0]
    words = {"lead": some.lead_id, "line": some.pk, "deep": Commitment.objects.count() // 50 * 3 // 4}
    request = RequestFactory().get("/")
    peer = median(lambda: bare_view(request), 30)
    figure("a bare view of fifty rows", peer * 1000, "ms", "itself", 1)
    addresses = {name: address.format(**words) for name, address in PAGES}
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, address
        asked = len(queries)  # now: the next request begins its log anew
        taken, own = [], 0.0
        for _ in range(20):
            for kept in caches.all(initialized_only=True):
                kept.clear()  # as after somebody's act
            begun = time.process_time()
            taken += timed(lambda address=address: client.get(address), 1)
            own += (time.process_time() - begun) / 20
        again = median(lambda address=address: client.get(address), 10)
        p50, p95 = quantile(taken, 0.5), quantile(taken, 0.95)
        figure(
            name, p50 * 1000, "ms", "bare view", p50 / peer,
            most=GOALS["one line"] if name == "one line" else None,
            again=round(again * 1000, 1), p95=round(p95 * 1000, 1), cpu=round(own * 1000, 1), queries=asked,
        )  # fmt: skip

    def at_once(program: str, pages: list[str]) -> tuple[list[float], float]:
        with served(program) as port:
            ask_at_once(port, pages, cookie, clients=CLIENTS, times=CLIENTS * 2)
            begun = time.perf_counter()
            taken = ask_at_once(port, pages, cookie, clients=CLIENTS, times=ASKED)
            return taken, len(taken) / (time.perf_counter() - begun)

    bare, _ = at_once("bare:application", ["/"])
    peer = quantile(bare, 0.95)
    figure("8 clients: bare view, p95", peer * 1000, "ms", "itself", 1, p50=round(quantile(bare, 0.5) * 1000, 1))
    lists = [address for name, address in addresses.items() if name.startswith("list")]
    keys = Commitment.objects.order_by("-pk").values_list("pk", flat=True)[:200]
    acted_on = [key for key in some_acting().order_by("-pk").values_list("pk", flat=True)[:120]]
    for name, pages in (
        ("list", [addresses["list"]]), ("list, somebody acts", [addresses["list"]]), ("lists of every kind", lists),
        ("one line", [f"/ledger/{key}/" for key in keys]), ("wall", [addresses["wall"]]),
        ("wall, somebody acts", [addresses["wall"]]),
    ):  # fmt: skip
        with somebody_acts(acted_on, every=ACTS) if name.endswith("somebody acts") else nullcontext():
            taken, speed = at_once("guatu.site.wsgi:application", pages)
        p50, p95 = quantile(taken, 0.5), quantile(taken, 0.95)
        figure(
            f"8 clients: {name}, p95", p95 * 1000, "ms", "bare view's p95", p95 / peer,
            most=GOALS.get(name.split(",")[0]) if name != "one line" else None,
            p50=round(p50 * 1000, 1), answers=len(taken), a_second=round(speed, 1),
        )  # fmt: skip


def some_acting() -> Any:
    """Return the lines that can be reported on."""
    from guatu.work.ledger.models import Commitment

    return Commitment.objects.filter(stage="acting", lead__isnull=False).exclude(reported_on__gt=TODAY)


def bench_verbs() -> None:
    """A verb with its step and link: one client, then eight in processes of their own."""
    from acting import DAY, MOMENT
    from clients import act_at_once
    from django.db import connection, transaction
    from figures import figure, quantile, timed

    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import User
    from guatu.records.trail.chain import first_break
    from guatu.work.ledger.lifecycle import report

    clerk = actor_of(User.objects.get(username="chen"), DAY)
    acting = some_acting().select_related("lead", "assigner").order_by("pk")
    todo = iter(acting[:VERBS])
    ours = timed(lambda: report(next(todo), words="又进了一步。", finished=False, by=clerk, on=DAY, at=MOMENT), VERBS)
    spare = iter(range(10**9, 2 * 10**9))
    key = acting[0].pk

    def bare_statements() -> None:
        """The same rows written with nothing thought of: what the database itself needs."""
        number = next(spare)
        link = [number, MOMENT, "bare", "bare:1", 1, 1, "0" * 64, "0" * 64, f"{number:064d}"]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE trail_tail SET number = number WHERE id = 1")
            cursor.execute("UPDATE ledger_commitment SET source = source WHERE id = %s", [key])
            cursor.execute(
                "INSERT INTO trail_link (number, at, verb, subject, \"user\", post, content, previous, hash) "
                "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", link,
            )  # fmt: skip
            cursor.execute("SELECT number, hash FROM trail_tail WHERE id = 1")
            cursor.execute("UPDATE ledger_lightofday SET day = day WHERE commitment_id = %s", [key])

    from guatu.records.trail import guards

    peer = timed(bare_statements, VERBS)
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM trail_link WHERE verb = 'bare'")
    p50 = quantile(ours, 0.5)
    figure(
        "a verb with step and link", p50 * 1000, "ms", "bare statements", p50 / quantile(peer, 0.5),
        most=60, p95=round(quantile(ours, 0.95) * 1000, 1), a_second=round(len(ours) / sum(ours)),
    )  # fmt: skip

    keys = list(acting.values_list("pk", flat=True)[VERBS : VERBS + AT_ONCE])
    speed, taken = act_at_once([keys[n::CLIENTS] for n in range(CLIENTS)])
    figure(
        "8 clients: verbs", speed, "verbs/s", "one bare client", speed * sum(peer) / len(peer), least=150,
        p50=round(quantile(taken, 0.5) * 1000, 1), p95=round(quantile(taken, 0.95) * 1000, 1), verbs=len(taken),
    )  # fmt: skip
    if broken := first_break():
        raise SystemExit(f"after the verbs the trail does not hold: {broken.in_words}")


def bench_sweep() -> None:
    """The lights of the next morning."""
    from django.db import connection, transaction
    from figures import figure

    from guatu.work.ledger.lighting import light_up_all
    from guatu.work.ledger.models import Commitment

    whole = Commitment.objects.all()[0].assigner
    begun = time.perf_counter()
    swept = light_up_all(whole, TODAY + timedelta(days=1))
    took = time.perf_counter() - begun
    keys = [[key] for key in Commitment.objects.open().values_list("pk", flat=True)]
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("UPDATE ledger_lightofday SET day = day WHERE commitment_id = %s", keys)
    bare = time.perf_counter() - begun
    figure("the sweep, 10,000 open lines", took / max(1, swept) * 10_000, "s", "bare updates", took / bare, most=10, open=swept)
    light_up_all(whole, TODAY)


def bench_export() -> None:
    """The list as a workbook, against the bare library writing the same cells, which it need not ask the database for."""
    import xlsxwriter
    from django.test import Client
    from figures import figure

    from guatu.records.offices.models import User
    from guatu.work.ledger.columns import columns
    from guatu.work.ledger.models import Commitment
    from guatu.work.ledger.views.export import getters_of, in_rows, values, with_what_stands_in

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username="chen"))
    shown = columns([])
    getters = getters_of(shown)
    cells = [values(row, getters) for row in in_rows(with_what_stands_in(Commitment.objects.open(), shown), TODAY)]
    client.get("/ledger/export.xlsx?stage=contested")  # all that is loaded once a process is loaded
    begun = time.perf_counter()
    answer = client.get("/ledger/export.xlsx?stage=open")
    size = sum(len(each) for each in answer.streaming_content)  # type: ignore[attr-defined]
    took = time.perf_counter() - begun
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as file, xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for place, row in enumerate(cells):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value, day)
                elif value not in {None, ""}:
                    sheet.write(place, column, value)
    bare = time.perf_counter() - begun
    figure("export as a workbook", len(cells) / took, "rows/s", "bare library, same cells", bare / took, bytes=size)


def main(lines: int, into: str, parts: list[str]) -> None:
    """Build the ledger and take the figures of one database."""
    os.environ["GUATU_TODAY"] = TODAY.isoformat()
    os.environ["DJANGO_SETTINGS_MODULE"] = "guatu.site.settings"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
    from django.db import connection
    from figures import RUN

    import guatu.site.wsgi  # noqa: F401 (set up as when it is served)

    RUN.update(into=into, database=connection.vendor, lines=lines)
    print(f"-- {connection.vendor}, {lines:,} lines", flush=True)
    if not connection.introspection.table_names():
        build(lines)
        look_after_the_tables()
    benches: dict[str, Callable[[], Any]] = {
        "pages": bench_pages, "verbs": bench_verbs, "sweep": bench_sweep, "export": bench_export,
    }  # fmt: skip
    for name in parts or benches:
        benches[name]()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
