"""Lines alike: which lines of a town some words may speak of, or resemble, and the words that make them so.

Two texts are alike by the pairs of characters that they share; a pair that few lines have weighs more than one
that many have. A shared name of a project, the same quantity, the same office weigh beside them. Nothing is
decided here: every answer carries its reason, and a clerk says yes or no.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from guatu.records.offices.models import Kind, Office

from .models import Commitment
from .search import fold
from .stages import GONE

LOOKED_AT = 3000  # lines, the newest: a town has fewer open ones
ENOUGH = 0.34  # below it two texts share turns of phrase, not a subject
NAMED_OTHERWISE = 0.55  # what is left of a likeness where the words name a work that the line does not name
SHORTEST_RUN = 2
MOST_RUNS = 3
# Days and counts say when and how much, not what.
NO_SUBJECT = re.compile(
    r"\d+(?:\.\d+)?[万亿千百]*(?:年|月|日|个|处|户|家|座|条|项|件|盏|名|人|公里|千米|平方米|米|亩|吨|万元|亿元|元|%|％)*"
    r"|底前|[本下今明上]?[年月季旬]底|[一二三四]季度|[上下]半年|全年|力争|确保|完成|推进|实施|开展|加快|全面|进一步|工作|建设"
)


@dataclass(frozen=True, slots=True)
class Alike:
    """A line, why it is alike (each reason in words), and how much, about 0 to 2."""

    line: Commitment
    why: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Known:
    """What of a line it is compared by."""

    key: int
    title: str
    words: str
    measure: str
    unit: str
    lead: int | None
    pairs: frozenset[str]


def pairs_of(words: str) -> frozenset[str]:
    """Return the pairs of neighbouring Chinese characters and letters, without days, counts and empty verbs."""
    runs = re.findall(r"[\u4e00-\u9fffa-z]+", NO_SUBJECT.sub(" ", fold(words)))
    return frozenset(one + other for run in runs for one, other in pairwise(run))


class Likeness:
    """Lines made ready to be compared with many texts: one query, then thought alone."""

    def __init__(self, lines: Iterable[tuple[int, str, str, str, str, int | None]]) -> None:
        """Take rows of key, title, quote, measure, unit, lead."""
        self.known = []
        self.having: dict[str, list[int]] = defaultdict(list)
        counted: Counter[str] = Counter()
        for place, (key, title, quote, measure, unit, lead) in enumerate(lines):
            words = fold(f"{title} {quote}" if title not in quote else quote)
            pairs = pairs_of(title) or pairs_of(words)
            self.known.append(Known(key, title, words, measure, unit, lead, pairs))
            counted.update(pairs)
            for pair in pairs:
                self.having[pair].append(place)
        self.by_key = {known.key: known for known in self.known}
        self.whole = len(self.known) + 2
        self.weight = {pair: math.log(self.whole / count) for pair, count in counted.items()}

    def find(
        self, words: str, *, projects: Sequence[str] = (), measure: str = "", unit: str = "",
        lead: int | None = None, lead_name: str = "", without: Iterable[int] = (), places: Iterable[str] = (), most: int = 3,
    ) -> list[tuple[int, tuple[str, ...], float]]:  # fmt: skip
        """Return key, reasons and weight of the lines most alike, likeliest first.

        projects: names of works that the words speak of; measure, unit: of their quantity; lead: the key of the
        office that owes them; without: keys that are left out; places: names that alone make no two texts alike
        """
        ours = pairs_of(" ".join([words, *projects]))
        new = math.log(self.whole)  # what a pair weighs that no line has
        total = sum(self.weight.get(pair, new) for pair in ours)
        shared: Counter[int] = Counter()
        for pair in ours:
            for place in self.having.get(pair, ()):
                shared[place] += self.weight[pair]  # type: ignore[assignment]
        names = [fold(name) for name in projects if len(name) >= 2]
        left_out, nowhere = set(without), {fold(name) for name in places}
        found = []
        for place, common in shared.items():
            known = self.known[place]
            theirs = sum(self.weight[pair] for pair in known.pairs)
            if known.key in left_out or not theirs or not total:
                continue
            alike = 0.5 * common / min(theirs, total) + 0.5 * common / math.sqrt(theirs * total)
            why: list[str] = []
            if mine := [name for name in names if name in known.words]:
                alike += 0.3
                why.append(f"同一个“{max(mine, key=len)}”")
            elif names:
                alike *= NAMED_OTHERWISE
            if alike < ENOUGH:
                continue
            if runs := [run for run in runs_shared(known.words, fold(words), self.weight, of=mine) if run not in nowhere]:
                why.append("都说到" + "、".join(f"“{run}”" for run in runs))
            if measure and (known.measure, known.unit) == (measure, unit):
                alike += 0.2
                why.append(f"同一个数：{measure}")
            if why and lead is not None and known.lead == lead:
                # Of one office are a hundred lines: that alone makes no two of them alike.
                alike += 0.1
                why.append(f"都是{lead_name or '同一单位'}的")
            if why:
                found.append((known.key, tuple(why), round(alike, 4)))
        return sorted(found, key=lambda each: (-each[2], -each[0]))[:most]


def runs_shared(one: str, other: str, weight: dict[str, float], *, of: Sequence[str] = ()) -> list[str]:
    """Return the longest runs of characters that both have and that say a subject, heaviest first."""
    found: dict[str, float] = {}
    for part in re.findall(r"[\u4e00-\u9fffa-z]+", NO_SUBJECT.sub(" ", other)):
        start = 0
        while start < len(part) - 1:
            end = start + SHORTEST_RUN
            if part[start:end] not in one:
                start += 1
                continue
            while end < len(part) and part[start : end + 1] in one:
                end += 1
            run = part[start:end]
            found[run] = sum(weight.get(a + b, 0.0) for a, b in pairwise(run))
            start = end
    said = sorted(found, key=lambda run: -found[run])
    return [run for run in said if found[run] > 0 and not any(run in name for name in of)][:MOST_RUNS]


COLUMNS = ("pk", "title", "quote", "measure", "unit", "lead_id")


def open_lines(whole: Office) -> Likeness:
    """Return a town's open lines, the newest, made ready to be compared."""
    lines = Commitment.objects.of(whole).shown_to_all().open().order_by("-pk")
    return Likeness(lines.values_list(*COLUMNS)[:LOOKED_AT])


def led_lines(whole: Office) -> Likeness:
    """Return a town's lines that an office was given, open or closed: the memory of who does what."""
    lines = Commitment.objects.of(whole).shown_to_all().exclude(lead=None).exclude(stage__in=GONE).order_by("-pk")
    return Likeness(lines.values_list(*COLUMNS)[:LOOKED_AT])


def names_in(whole: Office) -> tuple[list[str], list[str]]:
    """Return what the town and its offices are called, and what its villages are; longest first."""
    offices: set[str] = {whole.name, whole.short, *whole.also}
    places: set[str] = set()
    for office in Office.objects.below(whole):
        (offices if office.kind == Kind.DEPARTMENT else places).update((office.name, office.short, *office.also))
    places |= {re.sub("(村|社区)$", "", name) for name in places}
    long = [sorted((name for name in names if len(name) > 1), key=len, reverse=True) for names in (offices, places)]
    return long[0], long[1]


def alike(
    whole: Office, words: str, *, projects: Sequence[str] = (), measure: str = "", unit: str = "",
    lead: Office | None = None, day: date | None = None, without: Iterable[int] = (), most: int = 3,
    names: tuple[Sequence[str], Sequence[str]] | None = None,
) -> list[Alike]:  # fmt: skip
    """Return the open lines of the whole that the words may speak of, likeliest first.

    day: lines said after that day are left out: an older paper does not report on them

    Whose two lines are does not make them one matter, nor does where alone: the names of offices are not compared, and
    those of villages are no reason. names: those of ``names_in``, where the caller has them already
    """
    offices, places = names or names_in(whole)
    matter = re.sub("|".join(map(re.escape, offices)), " ", words) if offices else words
    found = open_lines(whole).find(
        matter, projects=projects, measure=measure, unit=unit, lead=lead.pk if lead else None,
        lead_name=lead.called if lead else "", without=without, places=places,
        most=most * 2 if day else most,
    )  # fmt: skip
    lines = Commitment.objects.select_related("lead", "assigner", "light").in_bulk([key for key, *_ in found])
    told = [Alike(lines[key], why, weight) for key, why, weight in found if key in lines]
    return [each for each in told if not (day and each.line.said_on and each.line.said_on > day)][:most]
