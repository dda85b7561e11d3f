"""清除: a paper that must not be here goes, with all that was read out of it; a tombstone and a link are left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connections, transaction
from django.db.models import F, QuerySet
from django_tasks_db.models import DBTaskResult

from guatu.records.documents.models import Document, Purge
from guatu.records.documents.models import State as PaperState
from guatu.records.documents.purging import purge_paper, record, security_of
from guatu.records.documents.refusals import AlreadyPurged, PurgeNeedsAReason, ReasonTellsThePaper
from guatu.records.evidence.models import Piece
from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold
from guatu.work.ledger.lifecycle import lines_of, purge_lines, purge_words, steps_quoting
from guatu.work.ledger.models import Campaign, Commitment, Step

from ..models import Candidate, Decision, Entry, Figure, ProposedReport, State, Word
from ..proposals import like_line
from .decide import blank

READS = "guatu.work.intake.tasks.read_paper_task"
SHORTEST = 4  # characters: a shorter name is no telling word
TITLE_IN_NOTES = 40  # of a line's title as much stands in the step of a line that took it in


@dataclass(frozen=True, slots=True)
class Going:
    """All that goes with a paper, and what stays although it has to do with it."""

    candidates: int
    lines: list[Commitment]
    entries: int
    figures: int
    reports: int
    evidence: int
    quoting: list[Step]
    # These stay: their own words, typed by hand, and other papers are for the administrator to look at.
    campaigns: list[Campaign]
    drafts: list[Document]
    elsewhere: int

    @property
    def counts(self) -> dict[str, int]:
        """How many of each, as the record keeps it."""
        return {
            "candidates": self.candidates, "lines": len(self.lines), "entries": self.entries, "figures": self.figures,
            "reports": self.reports, "evidence": self.evidence, "quoting": len(self.quoting),
        }  # fmt: skip


def going_with(document: Document) -> Going:
    """Return what goes if the paper is purged."""
    candidates = document.candidates.all()
    reports = ProposedReport.objects.filter(candidate__document=document)
    lines = lines_of(document)
    spoken_of = {key for key in candidates.values_list("line", flat=True) if key} | set(reports.values_list("line", flat=True))
    took_in = {line.merged_into_id for line in lines if line.merged_into_id}
    titles = [line.title[:TITLE_IN_NOTES] for line in lines]
    quoting = steps_quoting((spoken_of | took_in) - {line.pk for line in lines}, [*words_of(document), *titles])
    handed_in = Step.objects.filter(proposed_report__in=reports).exclude(pk__in=[step.pk for step in quoting])
    drafts = Document.objects.filter(earlier=document)
    return Going(
        candidates=candidates.count(), lines=lines, quoting=[*quoting, *handed_in.exclude(commitment__in=lines)],
        entries=Entry.objects.filter(candidate__document=document).count(),
        figures=Figure.objects.filter(candidate__document=document).count(), reports=reports.count(),
        evidence=Piece.objects.filter(subject__in=[line.subject for line in lines]).exclude(name="").count(),
        campaigns=list(Campaign.objects.filter(document=document)),
        drafts=[*drafts, *([document.earlier] if document.earlier else [])],
        elsewhere=Document.objects.filter(sha256=document.sha256).exclude(pk=document.pk)
        .exclude(state=PaperState.PURGED).count(),
    )  # fmt: skip


def words_of(document: Document) -> list[str]:
    """Return what would tell of the paper: its names and every sentence read out of it."""
    names = [each for each in (document.title, document.name, document.name.rpartition(".")[0]) if len(each) >= SHORTEST]
    return names + [each for each in document.candidates.values_list("quote", flat=True) if each]


def check_reason(document: Document, reason: str) -> str:
    """Return the reason as it is kept. Raises PurgeNeedsAReason or ReasonTellsThePaper."""
    said = reason.strip()[:200]
    if not said:
        raise PurgeNeedsAReason
    if any(each in said for each in words_of(document)):
        raise ReasonTellsThePaper
    return said


def purge(document: Document, *, reason: str, by: Actor, on: date, at: datetime, lines_too: bool = True) -> Purge:
    """Purge a paper: every word of it in the database, in one transaction; return the record of it.

    lines_too: the lines that came of it lose their words and count no more; else they stay as they are
    The bytes are deleted after the commit (``finish``): a purge whose bytes are still there is pending.

    Raises PurgeIsNotYours, AlreadyPurged, PurgeNeedsAReason or ReasonTellsThePaper; then nothing is written.
    """
    post = security_of(by, document.whole, on)
    if document.state == PaperState.PURGED:
        raise AlreadyPurged
    wipe_what_is_deleted()
    with transaction.atomic():
        hold()
        document = Document.objects.select_for_update(of=("self",)).select_related("whole").get(pk=document.pk)
        if document.state == PaperState.PURGED:
            raise AlreadyPurged
        said = check_reason(document, reason)
        going = going_with(document)
        left = purge_words(going.quoting)
        if lines_too:
            forget_likeness(document.whole_id, [line.title for line in going.lines])
            left |= purge_lines(going.lines, reason=said, by=by, post=post, on=on, at=at)
        left |= blank(list(Decision.objects.filter(candidate__document=document)))
        Word.objects.filter(candidate__document=document).delete()
        blank_candidates(document.candidates.all())
        DBTaskResult.objects.filter(task_path=READS, args_kwargs__args__0=document.pk).delete()
        counts = going.counts | ({} if lines_too else {"lines": 0, "evidence": 0})
        purge_paper(document)
        return record(document, by=by, post=post, on=on, at=at, reason=said, counts=counts, blanked=left)


def blank_candidates(candidates: QuerySet[Candidate]) -> None:
    """Take every word out of the candidates and of what was kept of them; the rows stay and count no more."""
    keys = list(candidates.values_list("pk", flat=True))
    Candidate.objects.filter(pk__in=keys).update(
        state=State.PURGED, version=F("version") + 1, quote="", section="", owner="", assigned_by="", details={},
        field="", rules=[], title="", duty_why="", due=None, due_basis="", due_why="", lead=None, leads=[], shape="",
        learnt="", reason="", proposal={}, proposed_by=None, proposed_name="", returned_to=None,
    )  # fmt: skip
    Entry.objects.filter(candidate__in=keys).update(words="", place="", taken_back=True)
    Figure.objects.filter(candidate__in=keys).update(
        name="", words="", owner="", unit="", change="", value=0, taken_back=True
    )
    ProposedReport.objects.filter(candidate__in=keys).update(words="", why="", amount=None, taken_back=True)


def forget_likeness(whole: int, titles: Sequence[str]) -> None:
    """Take the titles of lines out of the reasons for which other papers' candidates were proposed to an office."""
    told = [like_line(title) for title in titles if title]
    rows = Candidate.objects.filter(document__whole=whole).exclude(leads=[]).only("pk", "leads")
    for row in rows.iterator():
        kept = [lead for lead in row.leads if lead["why"] not in told]
        if len(kept) < len(row.leads):
            Candidate.objects.filter(pk=row.pk).update(leads=kept)


def wipe_what_is_deleted() -> None:
    """Have SQLite write zeroes over what it frees from now on."""
    connection = connections[Purge.objects.db]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
