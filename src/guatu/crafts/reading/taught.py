"""What an office has taught: short names, projects, and sentences that are no commitment, from a file of its own.

    {"guatu": "lexicon", "version": 1,
     "short_names": [{"says": "经发办", "means": "云溪镇经济发展办公室", "from": "文件 12"}],
     "projects": [{"name": "云溪大道", "from": "文件 12"}],
     "no_commitment": [{"like": "请…给予支持", "from": "文件 15"}]}

An entry with ``"on": false`` is passed over. What is known from it names its rule ("taught:文件 12"), so that it can be
explained and switched off.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from guatu.crafts.reading.findings import Candidate, Reading
from guatu.crafts.reading.unreadable import Unreadable

MOST_ENTRIES = 20_000
LONGEST = 100  # characters of an entry
FAINT = 0.3  # the confidence of a sentence that is known to be no commitment
CUT = 0.5  # below which a candidate is only shown with --recall
KINDS = {"short_names": ("says", "means"), "projects": ("name",), "no_commitment": ("like",)}
BEFORE = 40  # characters before a quote in which its sentence may name who does it
SENTENCE = re.compile("[。；;！!？?\n]")
CLAUSE = re.compile("[，,：:]")
# The paper itself says whose it is.
NAMED = frozenset({"owner:unit", "owner:village", "owner:upper", "owner:place", "owner:by", "owner:duty-line", "owner:column", "owner:leader"})
TOWN = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:镇|街道|乡)(?=[\u4e00-\u9fff]{2,})")


class BadLexicon(Unreadable):
    def __init__(self, why: str) -> None:
        super().__init__(f"词表读不了：{why}。请照说明的样子写成 JSON，或从系统里重新导出。")


@dataclass(frozen=True, slots=True)
class Taught:
    """The entries that are switched on, with where each is known from."""

    short_names: dict[str, tuple[str, str]]
    projects: tuple[tuple[str, str], ...]
    no_commitment: tuple[tuple[re.Pattern[str], str], ...]


def load(data: bytes) -> Taught:
    """Return what a file teaches. Raises BadLexicon with the place of the mistake."""
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadLexicon("不是 JSON 文件") from error
    if not isinstance(record, dict) or record.get("guatu") != "lexicon" or record.get("version") != 1:
        raise BadLexicon("开头应有 \"guatu\": \"lexicon\" 和 \"version\": 1")
    entries = {kind: list(_entries(record.get(kind, []), kind, names)) for kind, names in KINDS.items()}
    if sum(map(len, entries.values())) > MOST_ENTRIES:
        raise BadLexicon(f"超过 {MOST_ENTRIES} 条")
    return Taught(
        {entry["says"]: (entry["means"], entry["from"]) for entry in entries["short_names"]},
        tuple((entry["name"], entry["from"]) for entry in entries["projects"]),
        tuple((form(entry["like"]), entry["from"]) for entry in entries["no_commitment"]),
    )


def _entries(found: Any, kind: str, names: Sequence[str]) -> Any:
    if not isinstance(found, list):
        raise BadLexicon(f"{kind} 应是一个列表")
    for number, entry in enumerate(found, 1):
        if not isinstance(entry, dict):
            raise BadLexicon(f"{kind} 第{number}条不是一个对象")
        if entry.get("on", True) is False:
            continue
        for name in names:
            words = entry.get(name)
            if not isinstance(words, str) or not 2 <= len(words.strip("…")) <= LONGEST:
                raise BadLexicon(f"{kind} 第{number}条的 {name} 应是 2 到 {LONGEST} 个字")
        yield {**{name: entry[name] for name in names}, "from": str(entry.get("from") or "词表")[:LONGEST]}


def form(like: str) -> re.Pattern[str]:
    """Return the form of a sentence in which … stands for up to thirty characters."""
    return re.compile("[^。\n]{0,30}?".join(map(re.escape, like.split("…")[:6])))


def with_taught(reading: Reading, taught: Taught, *, recall: bool) -> Reading:
    """Return a reading with what was taught: full names, projects, and no candidate that is known to be none.

    recall: keep those as faint candidates
    """
    candidates = (_taught(each, taught, reading.text) for each in reading.candidates)
    return replace(reading, candidates=tuple(each for each in candidates if recall or each.confidence >= CUT))


def _subject(each: Candidate, taught: Taught, text: str) -> tuple[str, str] | None:
    """Return the unit whose short name stands at the beginning of a sentence, or just before it: 经发办年底前…."""
    before = SENTENCE.split(text[max(0, each.start - BEFORE) : each.start])[-1]
    clause = CLAUSE.split(before)[-1]
    for says, known in taught.short_names.items():
        if any(words.startswith(says) for words in (each.quote, before, clause)):
            return known
    return None


def _taught(each: Candidate, taught: Taught, text: str) -> Candidate:
    rules = list(each.rules)
    subject = None if NAMED & set(rules) else _subject(each, taught, text)
    if subject:
        each = replace(each, owner=subject[0])
        rules.append(f"taught:{subject[1]}")
    owner, assistants = each.owner, list(each.assistants)
    for place, name in enumerate([owner, *assistants]):
        known = taught.short_names.get(name or "") or taught.short_names.get(TOWN.sub("", name or ""))
        if known is None:
            continue
        rules.append(f"taught:{known[1]}")
        if place:
            assistants[place - 1] = known[0]
        else:
            owner = known[0]
    projects = list(each.projects)
    for project, source in taught.projects:
        if project in each.quote and project not in projects:
            # The whole name stands for its parts.
            projects = [*(name for name in projects if name not in project), project]
            rules.append(f"taught:{source}")
    confidence = each.confidence
    for form, source in taught.no_commitment:
        if form.search(each.quote):
            confidence = min(confidence, FAINT)
            rules.append(f"taught:{source}")
    return replace(
        each, owner=owner, assistants=tuple(name for name in dict.fromkeys(assistants) if name != owner),
        projects=tuple(projects), confidence=confidence, rules=tuple(dict.fromkeys(rules)),
    )  # fmt: skip
