"""Reading a paper in the background: its text, its sections, its candidates, all or nothing."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from guatu.crafts import reading
from guatu.crafts.reading.commitments.evidence import CUT
from guatu.records.documents.keeping import bytes_of
from guatu.records.documents.models import Document, Section
from guatu.records.documents.models import State as PaperState
from guatu.work.ledger.stages import Duty

from .models import Candidate, State
from .proposals import LeadFinder, as_json, due_of, duty_of, first_of, is_ours, title_of
from .refusals import PaperIsBeingDecided

# Units of no amount of work: a rate is kept, a term is met.
NO_WORK = frozenset({"%", "个百分点", "年", "个月", "月", "周", "天", "日", "个工作日", "工作日", "小时", "分钟", "倍"})

def read_paper(document: Document, *, at: datetime) -> None:
    """Read a paper that waits; write what was found. Called again for the same paper it changes nothing.

    A file that cannot be read is marked so, with its reason; that is an end too.
    """
    claimed = Document.objects.filter(pk=document.pk, state__in=[PaperState.WAITING, PaperState.READING])
    if not claimed.update(state=PaperState.READING):
        return
    try:
        found = reading.read(bytes_of(document), name=document.name, date=document.dated, recall=True)
    except reading.Unreadable as unreadable:
        claimed.update(state=PaperState.UNREADABLE, trouble=unreadable.in_words, read_at=at)
        return
    except FileNotFoundError:
        claimed.update(state=PaperState.UNREADABLE, trouble="原件不在数据目录里，请再投一次。", read_at=at)
        return

    rows = candidates_of(document, found, day=found.date or at.date())
    with transaction.atomic():
        if not claimed.update(
            state=PaperState.READ, read_at=at, title=(found.title or "")[:300], format=found.format,
            encoding=found.encoding, dated=found.date,
            dated_by=found.date_basis if found.date else "", text=found.text, offsets=runs_of(found),
            repairs=[[r.start, r.end, r.kind, r.before] for r in found.repairs],
            doubts=[[d.start, d.end, d.kind, d.words] for d in found.doubts],
        ):  # fmt: skip
            return
        document.candidates.all().delete()
        document.sections.all().delete()
        Section.objects.bulk_create(
            Section(
                document=document, number=number, title=(part.title or "")[:200],
                organisation=(part.organisation or "")[:100], start=part.start, end=part.end,
            )
            for number, part in enumerate(found.sections, 1)
        )
        Candidate.objects.bulk_create(rows)
    document.refresh_from_db()


def give_up(document: Document, *, at: datetime) -> None:
    """End a reading that failed for a reason of the reader's own, so that the paper does not wait for ever."""
    begun = Document.objects.filter(pk=document.pk, state__in=[PaperState.WAITING, PaperState.READING])
    if document.candidates.exists():
        begun.update(state=PaperState.READ)
        return
    trouble = "读这份文件时系统出了错，原件还在。请把文件另存为 UTF-8 的 txt 再投一次，并告诉管理员。"
    begun.update(state=PaperState.UNREADABLE, trouble=trouble, read_at=at)


def read_again(document: Document, *, dated: date) -> None:
    """Put a paper back among the waiting, with the day the clerk gives; only while nothing of it is decided.

    Raises PaperIsBeingDecided.
    """
    with transaction.atomic():
        if document.candidates.exclude(state=State.WAITING).exists() or document.candidates.filter(
            decisions__isnull=False
        ):
            raise PaperIsBeingDecided
        document.dated, document.dated_by, document.state = dated, "given", PaperState.WAITING
        document.save(update_fields=["dated", "dated_by", "state"])


def candidates_of(document: Document, found: reading.Reading, *, day: date) -> list[Candidate]:
    """Return the rows for what was found, with their proposals."""
    finder = LeadFinder(document.whole, day)
    sections = [(part.start, part.end, part.title or "") for part in found.sections]
    # A paper that never names the town is the town's all the same: its clerk has put it in.
    names_us = any(each.owner and is_ours(each.owner, document.whole) for each in found.candidates)
    rows = []
    for number, each in enumerate(found.candidates, 1):
        record = each.as_record()
        duty, duty_why = duty_of(each)
        due = due_of(each, duty, said_on=found.date, title=found.title or document.name)
        ours = not names_us or is_ours(each.owner, document.whole)
        section = next((title for start, end, title in sections if start <= each.start < end), "")
        leads = finder.find(each.quote, section=section, field=each.field, owner=each.owner) if ours else []
        rows.append(
            Candidate(
                document=document, number=number, kind=each.kind, status=each.status, quote=each.quote,
                start=each.start, end=each.end, section=section[:200], owner=(each.owner or "")[:100],
                assigned_by=(each.assigned_by or "")[:100], details=details_of(record), field=each.field,
                rules=list(each.rules), confidence=each.confidence, faint=is_faint(each), ours=ours,
                title=title_of(each.quote, before_in_paragraph(found.text, each.start), section),
                duty=duty, duty_why=duty_why[:100], due=due.day, due_basis=due.basis, due_why=due.why[:100],
                lead=first_of(leads), leads=as_json(leads),
            )
        )
    return rows


def before_in_paragraph(text: str, start: int) -> str:
    """Return what stands before a place in its paragraph."""
    return text[text.rfind("\n", 0, start) + 1 : start]


def is_faint(each: reading.Candidate) -> bool:
    """Say whether the reader itself would have kept it back but for ``recall``."""
    return each.confidence < CUT


def details_of(record: dict[str, Any]) -> dict[str, Any]:
    """Return what a record holds beside the columns of a candidate."""
    names = ("due", "when", "cadence", "quantities", "projects", "assistants", "level")
    return {name: record.get(name) for name in names}


def runs_of(found: reading.Reading) -> list[list[int]]:
    """Return the map to the original as runs: [place in the text, place in the original] where it jumps."""
    runs: list[list[int]] = []
    for place in range(len(found.text) + 1):
        original = found.offsets[place]
        if not runs or original - place != runs[-1][1] - runs[-1][0]:
            runs.append([place, original])
    return runs


def target_of(candidate: Candidate) -> dict[str, Any]:
    """Return the one amount a line is held against: that of a target; else none."""
    amounts = candidate.details.get("quantities") or []
    if candidate.duty == Duty.RECURRING or not amounts:
        return {}
    first = amounts[0]
    counted = candidate.kind == "target" or len(amounts) == 1
    if not counted or first.get("change") or first.get("unit") in NO_WORK or not 0 < first["value"] < 10**15:
        return {}
    return {
        "target": Decimal(str(first["value"])),
        "unit": (first.get("unit") or "")[:12],
        "measure": (first.get("measure") or "")[:40],
        "compare": first.get("compare") or "",
    }
