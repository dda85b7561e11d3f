"""One of several clients: reports on the lines whose keys it is given, as soon as it is told to go.

The first line is reported on before: what a process does once (connecting, compiling its questions) is not the verb.
With GUATU_BENCH_PAUSE it waits so many seconds after each line, as somebody does who works while others look.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

DAY = date.fromisoformat(os.environ.get("GUATU_TODAY", "2026-11-20"))
PAUSE = float(os.environ.get("GUATU_BENCH_PAUSE", "0"))
MOMENT = datetime(DAY.year, DAY.month, DAY.day, 18, tzinfo=ZoneInfo("Asia/Shanghai"))


def main(keys: list[int]) -> None:
    """Report on each line; print the seconds of each verb."""
    import django

    django.setup()
    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import User
    from guatu.work.ledger.lifecycle import report
    from guatu.work.ledger.models import Commitment

    clerk = actor_of(User.objects.get(username="chen"), DAY)
    lines = list(Commitment.objects.filter(pk__in=keys).select_related("lead", "assigner"))
    taken = []
    for place, line in enumerate(lines):
        if place == 1:
            print("ready", flush=True)
            sys.stdin.readline()
        begun = time.perf_counter()
        report(line, words="又进了一步。", finished=False, by=clerk, on=DAY, at=MOMENT)
        taken.append(time.perf_counter() - begun)
        time.sleep(PAUSE)
    del taken[0]
    print(*taken)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]])
