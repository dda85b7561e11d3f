"""The town's lexicon: what clerks' decisions teach the reader, and the file that ``guatu read --lexicon`` takes.

Nothing is learnt by weight or chance: each entry names the paper it is known from, can be switched off, and takes
effect only if it does no harm to the sample papers that the system brings along.
"""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q, QuerySet

from guatu.crafts import reading
from guatu.crafts.reading.commitments.evidence import CUT
from guatu.crafts.reading.findings import Reading
from guatu.crafts.reading.taught import BEFORE, CLAUSE, NAMED, SENTENCE, Taught, form, load
from guatu.records.offices.models import Office

from .models import PROMISES, Candidate, Manner, Word
from .reasons import ONLY_THIS_ONE, learnt_of

Kind = Word.Kind
# Bodies that are the town itself, whatever leads the line.
ITSELF = re.compile(r"(?:党委|党工委|人民政府|政府|办事处|党政|人大|人大主席团|党委、?政府|机关|镇|街道|乡|我|本|全|该)*")
SHORTEST = 2
UNIT = re.compile(r"(?!各|由|对|到|在|[一二三四五六七八九十]是)[\u4e00-\u9fff]{1,12}(?:办公室|办|局|所|站|中心|大队|中队|队|科|股|专班)")
# What belongs to the district, or to another town, is nobody's short name here.
OUTSIDE = re.compile(r"[省市区县州]|[\u4e00-\u9fff]{2,4}(?:镇|街道|乡)")
FEWEST_LEFT = 4  # characters a form must keep, or it would be like anything
MOST_GAPS = 5
DAY = re.compile(r"\d{1,4}(?:年|月|日|号)|[一二三四]季度")


class Sample(NamedTuple):
    """A sample paper: its bytes, its name, its day."""

    bytes: bytes
    name: str
    day: date


# Rooms above hand in where the sample papers are.
SAMPLES: list[Callable[[], Iterable[Sample]]] = []


# -- what the reader takes ----------------------------------------------------------------------------------------


def file_of(words: Iterable[Word]) -> bytes:
    """Return entries as the file that ``guatu read --lexicon`` takes, those that are off among them."""
    entries: dict[str, list[dict[str, object]]] = {kind.value: [] for kind in Kind}
    for word in words:
        said = {"says": word.says, "means": word.means} if word.kind == Kind.SHORT_NAME else {
            "name" if word.kind == Kind.PROJECT else "like": word.says
        }  # fmt: skip
        entries[word.kind].append({**said, "from": word.source, **({} if word.on else {"on": False})})
    return json.dumps({"guatu": "lexicon", "version": 1, **entries}, ensure_ascii=False, indent=1).encode()


def taught_of(whole: int) -> Taught | None:
    """Return what the town has taught and still wants used; None where there is nothing."""
    words = words_of(whole).filter(on=True)
    manner = Manner.of(whole)
    forgotten = Q(candidate__shape__in=manner.forgotten) if manner.learns else Q(candidate__isnull=False)
    used = list(words.exclude(forgotten, kind=Kind.NO_COMMITMENT))
    return load(file_of(used)) if used else None


def words_of(whole: int) -> QuerySet[Word]:
    """Return the town's entries with where they are known from."""
    return Word.objects.filter(whole=whole).select_related("candidate")


def why_faint(plain: reading.Candidate, taught: reading.Candidate) -> str:
    """Return why a sentence is faint now that was firm before it was held against the lexicon; else nothing."""
    if plain.confidence < CUT or taught.confidence >= CUT:
        return ""
    source = next((rule.removeprefix("taught:") for rule in reversed(taught.rules) if rule.startswith("taught:")), "")
    return f"像词表里“不算承诺的话”（{source}）"


# -- what decisions teach -----------------------------------------------------------------------------------------


def learn_from_line(candidate: Candidate, lead: Office | None, *, title: str, name: str, at: datetime) -> None:
    """Learn from a confirmed candidate: whom the paper's short name means, and the project the clerk has named.

    A form of sentence whose like is confirmed after all is used no more. Within the transaction of the decision.
    """
    whole = candidate.document.whole
    if candidate.shape:
        like = Word.objects.filter(whole=whole, kind=Kind.NO_COMMITMENT, on=True, candidate__shape=candidate.shape)
        like.update(on=False, why_off="这种句式后来又立过账")
    if lead is not None and (says := subject_of(candidate) or short_name_in(candidate.owner, whole)):
        _learn_short_name(candidate, says, lead, name=name, at=at)
    known = set(candidate.details.get("projects") or [])
    for project in projects_in(title, candidate) - known:
        Word.objects.get_or_create(
            whole=whole, kind=Kind.PROJECT, says=project,
            defaults={"candidate": candidate, "added_at": at, "added_name": name[:40]},
        )  # fmt: skip


def _learn_short_name(candidate: Candidate, says: str, lead: Office, *, name: str, at: datetime) -> None:
    if says in lead.names or Office.objects.below(candidate.document.whole).filter(name=says).exists():
        return
    word, new = Word.objects.get_or_create(
        whole=candidate.document.whole, kind=Kind.SHORT_NAME, says=says,
        defaults={"means": lead.name, "candidate": candidate, "added_at": at, "added_name": name[:40]},
    )  # fmt: skip
    if not new and word.means != lead.name and word.on and word.candidate is not None:
        word.on, word.why_off = False, f"也指过{lead.called}，分不清是谁"
        word.save(update_fields=["on", "why_off"])


def learn_from_dismissal(candidate: Candidate, *, name: str, at: datetime) -> None:
    """Learn the form of a sentence whose like was set aside again and again. Within the transaction of the decision."""
    ours = candidate.kind in PROMISES and candidate.ours and not candidate.faint and not candidate.made
    if not ours or candidate.reason in ONLY_THIS_ONE or not candidate.shape:
        return
    whole = candidate.document.whole
    if not learnt_of(whole.pk, [candidate.shape]) or (like := form_of(candidate)) is None or too_wide(like):
        return
    Word.objects.get_or_create(
        whole=whole, kind=Kind.NO_COMMITMENT, says=like,
        defaults={"candidate": candidate, "added_at": at, "added_name": name[:40]},
    )  # fmt: skip


def short_name_in(owner: str, whole: Office) -> str:
    """Return the part of an owner, as read, that is a name of a unit and not the town itself; else nothing."""
    said = owner
    for name in sorted(whole.names, key=len, reverse=True):
        said = said.removeprefix(name)
    return said if UNIT.fullmatch(said) and not ITSELF.fullmatch(said) and not OUTSIDE.match(said) else ""


def subject_of(candidate: Candidate) -> str:
    """Return the unit that the reader did not know and that stands right before a sentence, or before its day or 要:
    规建办年底前…; else nothing."""
    if NAMED.intersection(candidate.rules):
        return ""
    before = SENTENCE.split(candidate.document.text[max(0, candidate.start - BEFORE) : candidate.start])[-1]
    day = (candidate.details.get("due") or {}).get("text") or "要"
    for subject in (CLAUSE.split(before)[-1].strip(), candidate.quote.partition(day)[0]):
        if UNIT.fullmatch(subject) and not OUTSIDE.match(subject):
            return subject
    return ""


def projects_in(title: str, candidate: Candidate) -> set[str]:
    """Return the names that a clerk's own title marks with “” or 《》 and that stand in the sentence."""
    if title == candidate.title:
        return set()
    marked = re.findall(r"[“《]([^“”《》]{2,24})[”》]", title)
    return {name for name in marked if name in candidate.quote}


def form_of(candidate: Candidate) -> str | None:
    """Return a sentence with … for what changes from one to the next: days, amounts, names; None if little is left."""
    details = candidate.details
    changing = [candidate.owner, *(details.get("projects") or []), *(each["text"] for each in details.get("quantities") or [])]
    changing += [(details.get(name) or {}).get("text") or "" for name in ("due", "when")]
    like = candidate.quote
    for words in sorted(filter(None, changing), key=len, reverse=True):
        like = like.replace(words, "…")
    like = DAY.sub("…", re.sub(r"\d+(?:\.\d+)?", "…", like))
    parts = [part for part in re.split("…+", like.replace("\n", "")) if len(part.strip("，,、；;：: ")) >= SHORTEST]
    parts = parts[: MOST_GAPS + 1]
    like = "…".join(part.strip("，,、；;：: ") for part in parts)[: Word._meta.get_field("says").max_length]
    return like if len(re.findall("[\u4e00-\u9fff]", like)) >= FEWEST_LEFT else None


def too_wide(like: str) -> str:
    """Return why a form is not to be used: promises of the sample papers are like it; else nothing."""
    caught = sum(1 for quote in sample_promises() if form(like).search(quote))
    return f"太宽：样例文件里有 {caught} 句承诺也像它" if caught else ""


@lru_cache(maxsize=1)
def sample_promises() -> tuple[str, ...]:
    """Return the promises that the reader finds in the sample papers. Read once in the life of the process."""
    readings: Iterable[Reading] = (
        reading.read(sample.bytes, name=sample.name, date=sample.day) for samples in SAMPLES for sample in samples()
    )
    return tuple(each.quote for found in readings for each in found.candidates if each.kind in PROMISES)
