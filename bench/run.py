"""make bench: figures as ratios to a bare peer in the same run; printed, and written to bench/latest.jsonl.

Times on a busy machine move by a factor of two; the ratio to a peer measured in the same minute moves little.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
LINES = 2000
TODAY = date(2026, 11, 20)
figures: list[dict[str, Any]] = []


def figure(name: str, value: float, unit: str, against: str, ratio: float) -> None:
    """Keep and print one figure. ``ratio``: ours to the peer's; for times below is better, for speeds above."""
    figures.append(
        {"name": name, "value": round(value, 3), "unit": unit, "against": against, "ratio": round(ratio, 3)}
    )
    print(f"{name:<38} {value:>12,.2f} {unit:<14} {ratio:>8.2f} × {against}", flush=True)


def median(act: Callable[[], Any], times: int) -> float:
    """Return the median seconds of an act."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


# -- reading ----------------------------------------------------------------------------------------------------


def bench_reading() -> None:
    """Characters a second of the whole pipeline and of its stages, and whether they are linear: see reading.py."""
    from reading import bench

    from guatu.site.demo.papers import sample_papers

    bench(sample_papers(TODAY), TODAY, figure, median)


# -- the rooms --------------------------------------------------------------------------------------------------


def bench_rooms() -> None:
    """A verb, the pages and the sweep, on a ledger of some thousand lines made by the real verbs."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.http import HttpRequest, HttpResponse
    from django.template import engines
    from django.test import Client, RequestFactory

    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import Office, Post, User
    from guatu.work.ledger.dues import Due
    from guatu.work.ledger.lifecycle import assign, enter, sign_for
    from guatu.work.ledger.lighting import light_up_all
    from guatu.work.ledger.models import Commitment, LightedDay

    call_command("migrate", verbosity=0)
    district = Office.objects.create(name="清河区", kind="district", code="清河")
    town = Office.objects.create(name="云溪镇", kind="town", code="云溪", parent=district)
    offices = [
        Office.objects.create(name=f"第{n}办公室", parent=town, order=n, field=["建设", "农业", "工业", "民生"][n % 4])
        for n in range(8)
    ]
    user = User.objects.create_user("chen", name="陈", password=None)
    Post.objects.create(role="clerk", title="督办岗", office=town, user=user)
    clerk = actor_of(user, TODAY)
    zone = ZoneInfo("Asia/Shanghai")
    moment = datetime(2026, 11, 20, 9, tzinfo=zone)

    lines = []
    for n in range(LINES):
        due = Due(TODAY + timedelta(days=n % 90 - 20)) if n % 5 else None
        line, _ = enter(
            assigner=town, title=f"第 {n} 处道路改造", quote="本季度内完成道路改造", source="例会", by=clerk,
            on=TODAY, at=moment, due=due,
        )  # fmt: skip
        assign(
            line, to=offices[n % 8], duty="dated" if n % 7 else "standing", undated=due is None, by=clerk,
            on=TODAY, at=moment,
        )  # fmt: skip
        lines.append(line)

    # A verb against the same number of bare statements in a transaction of its own.
    todo = iter(lines)
    ours = median(lambda: sign_for(next(todo), by=clerk, on=TODAY, at=moment), 200)

    def bare_statements() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE ledger_commitment SET version = version WHERE id = %s", [lines[0].pk])
            cursor.execute("SELECT number, hash FROM trail_tail WHERE id = 1")
            cursor.execute("UPDATE trail_tail SET number = number WHERE id = 1")
            cursor.execute("UPDATE ledger_lightofday SET day = day WHERE commitment_id = %s", [lines[0].pk])
            cursor.execute("SELECT max(number) FROM ledger_step WHERE commitment_id = %s", [lines[0].pk])

    peer = median(bare_statements, 200)
    figure("a verb with step and link", 1 / ours, "verbs/s", "bare statements", ours / peer)

    LightedDay.objects.all().delete()
    begun = time.perf_counter()
    swept = light_up_all(town, TODAY + timedelta(days=1))
    took = time.perf_counter() - begun
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE ledger_lightofday SET day = day WHERE commitment_id = %s", [[line.pk] for line in lines]
        )
    bare = time.perf_counter() - begun
    figure("the daily sweep, 10,000 open lines", took / max(1, swept) * 10_000, "s", "bare updates", took / bare)

    # Pages against a bare Django view with a table of fifty rows.
    LightedDay.objects.all().delete()
    client = Client()
    client.force_login(user)
    template = engines["django"].from_string(
        "<table>{% for line in lines %}<tr><td>{{ line.number }}<td>{{ line.title }}<td>{{ line.lead }}</tr>{% endfor %}"
    )

    def bare_view(request: HttpRequest) -> HttpResponse:
        rows = Commitment.objects.filter(assigner=town).select_related("lead").order_by("due_last")[:50]
        return HttpResponse(template.render({"lines": rows}))

    request = RequestFactory().get("/")
    bare_page = median(lambda: bare_view(request), 20)
    os.environ["GUATU_TODAY"] = TODAY.isoformat()
    for name, address in (
        ("a page of the ledger", "/ledger/"),
        ("the ledger, searched", "/ledger/?q=道路"),
        ("one line", f"/ledger/{lines[0].pk}/"),
        ("the wall", "/wall"),
        ("home", "/"),
    ):
        assert client.get(address).status_code == 200, address
        ours = median(lambda address=address: client.get(address), 15)
        figure(f"{name}, {LINES:,} lines", ours * 1000, "ms", "bare view of 50 rows", ours / bare_page)


def main() -> None:
    """Run all benches and write the figures."""
    home = tempfile.mkdtemp(prefix="guatu-bench-")
    os.environ["GUATU_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guatu.site.settings")
    sys.path.insert(0, str(ROOT / "src"))
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    bench_reading()
    bench_rooms()
    with (ROOT / "bench" / "latest.jsonl").open("w", encoding="utf-8") as file:
        for each in figures:
            file.write(json.dumps(each, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
