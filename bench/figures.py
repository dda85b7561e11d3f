"""One figure: a value of ours, its ratio to a bare peer of the same run, and what else is worth knowing."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

RUN: dict[str, Any] = {}  # what every figure of this run says: the database, the number of lines


def figure(
    name: str, value: float, unit: str, against: str, ratio: float,
    *, most: float | None = None, least: float | None = None, **more: Any,
) -> None:  # fmt: skip
    """Print one figure and keep it.

    ratio: ours to the peer's; for times below is better, for speeds above
    most, least: the goal that the design sets for the value; judged by eye, as the machine is not always quiet
    """
    told = {"name": name, "value": round(value, 3), "unit": unit, "against": against, "ratio": round(ratio, 3)}
    if most is not None:
        told |= {"goal": f"≤ {most:g}", "met": value <= most}
    if least is not None:
        told |= {"goal": f"≥ {least:g}", "met": value >= least}
    if into := RUN.get("into"):
        with Path(into).open("a", encoding="utf-8") as file:
            where = {key: each for key, each in RUN.items() if key != "into"}
            file.write(json.dumps({**told, **where, **more}, ensure_ascii=False) + "\n")
    goal = f"{told['goal']} {'✓' if told['met'] else '✗'}" if "goal" in told else ""
    beside = "  ".join(f"{key} {each}" for key, each in more.items())
    print(f"{name:<44} {value:>12,.2f} {unit:<13} {goal:<10} {ratio:>8.2f} × {against:<24} {beside}", flush=True)


def median(act: Callable[[], Any], times: int) -> float:
    """Return the median seconds of an act."""
    return statistics.median(timed(act, times))


def timed(act: Callable[[], Any], times: int) -> list[float]:
    """Return the seconds of each time."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return taken


def quantile(taken: list[float], share: float) -> float:
    """Return the time that this share of the acts stays below."""
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]
