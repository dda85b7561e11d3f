"""guatu spans: the times, amounts and cadences of some words, one JSON object a line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NoReturn

from guatu.crafts.measuring.amounts import find_amounts
from guatu.crafts.timing.cadences import find_cadences
from guatu.crafts.timing.times import find_times

KINDS = ("time", "amount", "cadence")


USAGE = """\
用法：guatu spans [--date 年-月-日] [--kind 种类] 文字 …
找出文字里的时间、数量和频次，每条一行 JSON。

  --date 年-月-日   文字写成的日期，如 2025-11-10；不给时，相对时间的起止为 null
  --kind 种类       time（时间）、amount（数量）、cadence（频次）或 all（全部，默认）
  -h, --help        显示本说明

以“-”开头的文字放在“--”之后。
"""


class _WrongUsage(Exception):
    """A mistake in the arguments, as one sentence."""


class _Parser(argparse.ArgumentParser):
    """argparse whose own mistakes become one Chinese sentence."""

    def error(self, message: str) -> NoReturn:
        raise _WrongUsage("选项后面缺少内容，如 --date 2025-11-10、--kind time。")


def main(argv: Sequence[str]) -> int:
    """Print one JSON object a line for every expression of every text.

    argv: the arguments behind ``guatu spans``
    returns: 0; 2 for wrong usage, with a sentence on standard error
    """
    try:
        options = _parse(argv)
    except _WrongUsage as mistake:
        sys.stderr.write(f"{mistake}\n{USAGE.splitlines()[0]}\n")
        return 2
    if options.help:
        print(USAGE, end="")
        return 0
    for index, text in enumerate(options.text):
        for record in spans(text, said_on=options.date, kind=options.kind):
            print(json.dumps({"input": index, **record}, ensure_ascii=False))
    return 0


def spans(text: str, *, said_on: date | None = None, kind: str = "all") -> list[dict[str, object]]:
    """The expressions of a text in their order, each as the record that the command prints.

    kind: time, amount, cadence or all
    said_on: the day on which the text was written; without it relative times have null ends
    """
    found: list[dict[str, object]] = []
    if kind in ("time", "all"):
        found.extend(_times(text, said_on))
    if kind in ("amount", "all"):
        found.extend(_amounts(text))
    if kind in ("cadence", "all"):
        found.extend(_cadences(text))
    return sorted(found, key=lambda record: (record["start"], record["end"]))


def _times(text: str, said_on: date | None) -> Iterator[dict[str, object]]:
    for word in find_times(text, said_on):
        period = word.period
        yield {
            "kind": "time",
            "text": word.text,
            "start": word.start,
            "end": word.end,
            "from": period.first.isoformat() if period and period.first else None,
            "to": period.last.isoformat() if period and period.last else None,
            "precision": period.precision if period else None,
        }


def _amounts(text: str) -> Iterator[dict[str, object]]:
    for amount in find_amounts(text):
        yield {
            "kind": "amount",
            "text": amount.text,
            "start": amount.start,
            "end": amount.end,
            "value": amount.value,
            "unit": amount.unit,
            "measure": amount.measure,
            "compare": amount.compare,
            "change": amount.change,
        }


def _cadences(text: str) -> Iterator[dict[str, object]]:
    for word in find_cadences(text):
        yield {
            "kind": "cadence",
            "text": word.text,
            "start": word.start,
            "end": word.end,
            "cadence": word.cadence,
        }


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(prog="guatu spans", add_help=False, allow_abbrev=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--date")
    parser.add_argument("--kind", default="all")
    parser.add_argument("text", nargs="*")
    given = list(argv)
    dashes = given.index("--") if "--" in given else len(given)
    options, unknown = parser.parse_known_intermixed_args(given[:dashes])
    options.text = [*options.text, *given[dashes + 1 :]]
    if options.help:
        return options
    if unknown:
        raise _WrongUsage(f"不认识选项 {unknown[0]}；以“-”开头的文字请放在“--”之后。")
    if not options.text:
        raise _WrongUsage("没有给出文字；请把要看的文字写在命令后面。")
    if options.kind not in (*KINDS, "all"):
        raise _WrongUsage(f"--kind 只能是 time、amount、cadence 或 all，不能是“{options.kind}”。")
    if options.date is not None:
        try:
            options.date = date.fromisoformat(options.date)
        except ValueError:
            raise _WrongUsage(f"--date 要写成 2025-11-10 这样的日期，不能是“{options.date}”。") from None
    return options
