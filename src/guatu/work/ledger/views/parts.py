"""分解: the page on which a line is divided, and what its own page says of its parts."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from guatu.crafts.planning.parts import missing
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Role
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..forms import (
    EMPTY_ROWS,
    MOST_ROWS,
    BreakDownForm,
    in_equal_shares,
    offices_for_parts,
    pasted_rows,
    rows_sent,
)
from ..lifecycle.break_down import assigner_of_parts
from ..models import Commitment
from ..parts import both_sums, counted, facts_of_part, gap_words, said
from ..stages import GONE, Verb
from .asking import check_seen, draft_of, verb_page


@verb_page(Verb.BREAK_DOWN)
def break_down_page(request: Request, line: Commitment) -> HttpResponse:
    """分解. Buttons fill the rows (from a paste, in equal shares, more of them); the last one divides."""
    wide = any(post.whole == line.assigner_id for post in request.actor.posts_as(Role.CLERK))
    offices = offices_for_parts(line, request.today, wide=wide)
    sent = request.POST if request.method == "POST" else None
    count = min(int(asked), MOST_ROWS) if sent and is_number(asked := sent.get("rows", "")) else EMPTY_ROWS
    form = BreakDownForm(sent, today=request.today)
    rows = rows_sent(sent, line, offices, [], count)
    there = list(counted(line).select_related("lead"))
    step = sent.get("step", "do") if sent else ""
    if step and step != "do":
        rows, unknown = filled(request, line, step, rows, there, offices)
        if unknown:
            form.add_error("pasted", f"这几个名称对不上单位：{'、'.join(unknown[:8])}。请改成全称或简称，或在表里选。")
    elif sent is not None and all([form.is_valid(), *(row.is_valid() for row in rows)]):
        portions = [portion for portion in (row.portion() for row in rows) if portion]
        data = form.cleaned_data
        try:
            check_seen(request, line, request.POST.get("version", ""))
            made, _ = lifecycle.break_down(line, portions, why=data["why"], on=data["on"], by=request.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            told = f"{line.number} 分成 {len(made)} 条，都已交办：{'、'.join(part.number for part in made)}。"
            messages.success(request, told, extra_tags=draft_of(request, line.pk))
            return redirect(line)
    context = {
        "line": line, "form": form, "rows": rows, "there": there, "gap": gap_words(line, there) if there else "",
        "left": left_of(line, there), "count": len(rows), "whole": assigner_of_parts(line), "wide": wide,
        "draft": draft_of(request, line.pk),
    }  # fmt: skip
    wrong = step == "do" and (form.errors or any(row.errors for row in rows))
    return render(request, "ledger/break_down.html", context, status=422 if wrong else 200)


def left_of(line: Commitment, there: list[Commitment]) -> Decimal | None:
    """Return how much no part has taken on yet; None where nothing is counted."""
    if not line.counts_amounts or line.target is None:
        return None
    return missing([facts_of_part(part, by_amount=True) for part in there], line.target)


def filled(
    request: Request, line: Commitment, step: str, rows: list[Any], there: list[Commitment], offices: Any
) -> tuple[list[Any], list[str]]:
    """Return the rows as a button fills them, and what of a paste was not understood."""
    kept = [
        {name: row.data.get(row.add_prefix(name), "") for name in row.fields}
        for row in rows
        if row.data.get(row.add_prefix("to")) or row.data.get(row.add_prefix("words"))
    ]
    unknown: list[str] = []
    if step == "fill":
        more, unknown = pasted_rows(request.POST.get("pasted", ""), line, offices, request.today)
        kept += more
    elif step == "equal":
        taken = sum((part.target or Decimal(0) for part in there), Decimal(0))
        kept = in_equal_shares(line, kept, taken)
    elif step == "all":
        chosen = {str(row["to"]) for row in kept} | {str(part.lead_id) for part in there}
        kept += [{"to": office.pk} for office in offices if str(office.pk) not in chosen and office.pk != line.lead_id]
    count = len(kept) + (0 if step == "equal" else 2)
    return rows_sent(None, line, offices, kept, min(max(count, EMPTY_ROWS), MOST_ROWS)), unknown


def parts_of(line: Commitment, request: Request) -> dict[str, Any]:
    """Return what a line's page says of its parts, or of the line it is a part of."""
    parts: list[Commitment] = []
    if line.broken_down or line.parts.exists():
        seen = line.parts.visible_to(request.actor)
        parts = list(seen.select_related("lead", "light").order_by("serial"))
    now = [part for part in parts if part.stage not in GONE]
    told: dict[str, Any] = {"parts": parts, "parts_counted": len(now), "parts_whole": assigner_of_parts(line)}
    if now:
        told |= {"parts_said": said(*both_sums(line, now)), "parts_gap": gap_words(line, now), "parts_left": left_of(line, now)}
    return told
