"""Reading a paper in the background: its text, its sections, its candidates, all or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from guatu.crafts import reading
from guatu.crafts.reading.commitments.evidence import CUT
from guatu.crafts.reading.taught import with_taught
from guatu.records.almanac.calendars import calendar_of
from guatu.records.documents.keeping import bytes_of
from guatu.records.documents.models import Document, Section
from guatu.records.documents.models import State as PaperState
from guatu.work.ledger.dues import Basis
from guatu.work.ledger.stages import Duty

from .drafts import carry, earlier_draft
from .models import Candidate, State
from .proposals import LeadFinder, ProposedDue, as_json, due_of, duty_of, first_of, is_ours
from .reasons import make_faint
from .refusals import PaperIsBeingDecided
from .teaching import taught_of, why_faint
from .tickets import NOT_WRITTEN, Ticket, ticket_of
from .titles import title_of

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

    plain = found
    if (taught := taught_of(document.whole_id)) is not None:
        found = with_taught(found, taught, recall=True)
    rows = candidates_of(document, found, day=found.date or at.date())
    for row, before, after in zip(rows, plain.candidates, found.candidates, strict=True):
        row.learnt = why_faint(before, after)[:120]
    make_faint(rows, document.whole_id)
    earlier = earlier_draft(document, found.text, found.title or document.name)
    if earlier is not None:
        carry(rows, earlier)
    with transaction.atomic():
        if not claimed.update(
            state=PaperState.READ, read_at=at, title=(found.title or "")[:300], format=found.format,
            encoding=found.encoding, dated=found.date,
            dated_by=found.date_basis if found.date else "", text=found.text, offsets=runs_of(found),
            repairs=[[r.start, r.end, r.kind, r.before] for r in found.repairs],
            doubts=[[d.start, d.end, d.kind, d.words] for d in found.doubts], earlier=earlier,
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
        if is_being_decided(document):
            raise PaperIsBeingDecided
        document.dated, document.dated_by, document.state = dated, "given", PaperState.WAITING
        document.save(update_fields=["dated", "dated_by", "state"])


def is_being_decided(document: Document) -> bool:
    """Say whether anything was ever decided of a paper: then it is not read again."""
    decided = document.candidates.exclude(state__in=[State.WAITING, State.CARRIED])
    spoken_of = document.candidates.filter(Q(decisions__isnull=False) | Q(later__isnull=False))
    return decided.exists() or spoken_of.exists()


def may_be_dated(document: Document) -> bool:
    """Say whether the clerk may still give the paper its day: it states none itself, and nothing of it was decided."""
    return document.dated_by != "document" and not is_being_decided(document)


def candidates_of(document: Document, found: reading.Reading, *, day: date) -> list[Candidate]:
    """Return the rows for what was found, with their proposals."""
    finder = LeadFinder(document.whole, day)
    sections = [(part.start, part.end, part.title or "") for part in found.sections]
    # A paper that never names the town is the town's all the same: its clerk has put it in.
    names_us = any(each.owner and is_ours(each.owner, document.whole) for each in found.candidates)
    title = found.title or document.name
    paper = Paper(document, found.text, title, found.date, finder, ticket_of(found.text, title, found.date, calendar_of(document.whole)))
    rows = []
    for number, each in enumerate(found.candidates, 1):
        ours = not names_us or is_ours(each.owner, document.whole)
        section = next((title for start, end, title in sections if start <= each.start < end), "")
        rows.append(row_of(paper, each, number=number, section=section, ours=ours))
    return rows


@dataclass(frozen=True, slots=True)
class Paper:
    """What of a paper the proposals for its candidates rest on."""

    document: Document
    text: str
    title: str
    said_on: date | None
    finder: LeadFinder
    ticket: Ticket | None = None


def row_of(paper: Paper, each: reading.Candidate, *, number: int, section: str, ours: bool) -> Candidate:
    """Return one row, not yet stored: what was read, and what is proposed for it."""
    if paper.ticket is not None and paper.ticket.due is not None and each.due is None:
        each = replace(each, due=paper.ticket.due)  # by when a ticket is to be done holds for all it asks
    record = each.as_record()
    duty, duty_why = duty_of(each)
    due = due_of(each, duty, said_on=paper.said_on, title=paper.title)
    if paper.ticket is not None and (due.day is None or due.basis != Basis.AS_READ) and duty != Duty.RECURRING:
        duty, duty_why, due = Duty.DATED, "热线工单有承办时限", ProposedDue(None, "", NOT_WRITTEN)
    leads = (
        paper.finder.find(
            each.quote, section=section, field=each.field, owner=each.owner,
            before=before_in_paragraph(paper.text, each.start),
        ) if ours else []
    )  # fmt: skip
    row = Candidate(
        document=paper.document, number=number, kind=each.kind, status=each.status, quote=each.quote,
        start=each.start, end=each.end, section=section[:200], owner=(each.owner or "")[:100],
        assigned_by=(each.assigned_by or "")[:100], details=details_of(record), field=each.field,
        rules=list(each.rules), confidence=each.confidence, faint=is_faint(each), ours=ours,
        title=title_of(each.quote, before_in_paragraph(paper.text, each.start), section, paper.finder.doers)[:120],
        duty=duty, duty_why=duty_why[:100], due=due.day, due_basis=due.basis, due_why=due.why[:100],
        lead=first_of(leads), leads=as_json(leads),
    )  # fmt: skip
    row.shape = shape_of(row)
    return row


def made_of(origin: Candidate, start: int, end: int, *, number: int, made: str) -> Candidate:
    """Return a row for another stretch of the same paper, read anew by itself; not yet stored.

    origin: the candidate it is cut out of, or the first of those that are joined. What the stretch does not say
    itself (whose it is, by when) is taken from there.
    """
    document = origin.document
    quote = document.text[start:end]
    paper = Paper(
        document, document.text, document.title or document.name, document.dated,
        LeadFinder(document.whole, document.dated or document.put_in_at.date()),
        ticket_of(document.text, document.title or document.name, document.dated, calendar_of(document.whole)),
    )  # fmt: skip
    again = reading.read(quote.encode(), name="part.txt", date=document.dated, recall=True)
    found = max(again.candidates, key=lambda each: (not is_faint(each), each.end - each.start), default=None)
    if found is None:
        row = Candidate(
            document=document, number=number, kind=origin.kind, status=origin.status, quote=quote, start=start, end=end,
            details={"quantities": [q for q in origin.details.get("quantities") or [] if q["text"] in quote]},
            field=origin.field, rules=origin.rules,
            title=title_of(quote, before_in_paragraph(document.text, start), origin.section, paper.finder.doers)[:120],
            duty=origin.duty, duty_why=origin.duty_why, lead=origin.lead, leads=origin.leads, shape=origin.shape,
        )  # fmt: skip
    else:
        whole = replace(found, quote=quote, start=start, end=end, owner=found.owner or origin.owner or None)
        row = row_of(paper, whole, number=number, section=origin.section, ours=True)
        row.kind = row.kind if row.is_promise == origin.is_promise else origin.kind
    row.confidence, row.section, row.owner, row.made = origin.confidence, origin.section, origin.owner, made
    row.assigned_by, row.faint, row.ours = origin.assigned_by, False, origin.ours
    if row.due_basis != Basis.AS_READ and origin.due_basis == Basis.AS_READ:
        # “12月10日前完成甲和乙”: the day was said of both.
        row.due, row.due_basis, row.due_why = origin.due, origin.due_basis, origin.due_why
        row.details = {**row.details, "due": origin.details.get("due")}
    return row


SHAPE_TAGS = ("owner:", "verb:", "assigner:", "cadence", "event", "done")


def shape_of(candidate: Candidate) -> str:
    """Return the shape of a sentence: its kind, whose it is, its verb, how it ends. Two of one shape are alike."""
    tags = sorted({rule for rule in candidate.rules if rule.startswith(SHAPE_TAGS)})
    ending = re.sub(r"[^\u4e00-\u9fff]", "", candidate.quote)[-2:]
    return "|".join([candidate.kind, *tags, ending])[:80]


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


PLACES = re.compile(r"\d[\d.]*(?:余|多)?个?(?:行政|自然|中心)?(?:村(?!级|内|民)|社区|居委|镇|街道|小区|网格|乡|片区)")


def counts_places(quote: str, amount: str) -> bool:
    """Say whether an amount only counts the villages in which something is done."""
    end = quote.find(amount) + len(amount)
    return PLACES.match(f"{amount}{quote[end : end + 4]}") is not None


def target_of(candidate: Candidate) -> dict[str, Any]:
    """Return the one amount a line is held against: that of a target; else none."""
    amounts = candidate.details.get("quantities") or []
    if candidate.duty == Duty.RECURRING or not amounts:
        return {}
    # 7个村86户农村户厕改造: in how many villages only says where.
    own = [each for each in amounts if not counts_places(candidate.quote, each["text"])] or amounts
    first = own[0]
    counted = candidate.kind == "target" or len(own) == 1 or candidate.details.get("counted")
    if not counted or first.get("change") or first.get("unit") in NO_WORK or not 0 < first["value"] < 10**15:
        return {}
    return {
        "target": Decimal(str(first["value"])),
        "unit": (first.get("unit") or "")[:12],
        "measure": (first.get("measure") or "")[:40],
        "compare": first.get("compare") or "",
    }
