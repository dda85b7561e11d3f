"""One paper: its text with the candidates marked in it, and one card to decide on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.html import escape
from django.views.decorators.http import require_safe

from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState
from guatu.records.documents.purging import may_purge
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.offices.rights import has_a_post, may
from guatu.records.paper.numbers import is_number
from guatu.records.paper.templatetags.words import day_near, weekday
from guatu.work.ledger.classes import GENERAL, class_choices
from guatu.work.ledger.models import Campaign
from guatu.work.ledger.stages import Change

from .. import seen
from ..drafts import compared
from ..forms import ConfirmForm, initial_of
from ..given_out import given_out
from ..grounds import Ground, grounds_of, lit
from ..marked import Paragraph, Piece, mark_class, paragraphs
from ..matching import matches
from ..models import Candidate, Manner, State
from ..options import (
    asked_by_option,
    asked_of_all,
    assistants_of,
    campaign_options,
    category_option,
    day_options,
    due_after,
    lead_options,
    may_ask,
    may_handle,
    may_lead,
)
from ..original import Original, original_of
from ..reading import may_be_dated
from ..reasons import RETURNS, reasons_of
from ..refusals import LimitNotUnderstood
from ..review import GROUPS, Review, last_decisions, press_of, review_of
from ..saying import doubts_of, rule_words
from ..telling import figures_of, happening_of

MANY_REPAIRS = 60
MOST_TOLD = 9  # of the lines that one press gave out: their digits open them
CARD = (
    "title", "duty", "cadence", "due", "due_day", "due_limit", "lead_other", "target", "unit", "measure", "standard", "measures",
    "campaign", "category", "asked_by", "handler",
)  # fmt: skip


@require_safe
@may(has_a_post)
def paper_page(request: Request, pk: int) -> HttpResponse:
    """Show a paper: ?n= the candidate or ?at= its place, ?show= its group, ?original=1 the text as it came."""
    document = paper_of(request, pk)
    asked = request.GET.get("n", "")
    number = int(asked) if is_number(asked) else None
    if document.state == PaperState.PURGED:
        return render(request, "intake/purged.html", {"document": document, "purge": document.purge})
    if number is None and is_number(place := request.GET.get("at", "")):
        number = document.candidates.filter(start=int(place)).values_list("number", flat=True).first()
    return render_review(request, document, number=number, show=request.GET.get("show", ""))


@require_safe
@may(has_a_post)
def limit_part(request: Request, pk: int) -> HttpResponse:
    """Say to which day a length of time comes, while it is being written."""
    words = request.GET.get("due_limit", "").replace("\x00", "")[:20]
    document = paper_of(request, pk)
    try:
        due = due_after(document, words, request.today)
    except LimitNotUnderstood:
        return HttpResponse("如 15个工作日、30天内、3个月")
    return HttpResponse(f"{day_near(due.day, request.today)} {weekday(due.day)}，{escape(due.words)}")


def paper_of(request: Request, pk: int) -> Document:
    """Return the paper if the actor may see it. Raises Http404."""
    return get_object_or_404(seen.papers_seen_by(request.actor).select_related("whole"), pk=pk)


def render_review(
    request: Request, document: Document, *, number: int | None, show: str, refusal: str = "",
    form: ConfirmForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Show the paper; for htmx only the part that changes. ``form``: what was posted and refused."""
    context: dict[str, Any] = {
        "document": document, "refusal": refusal, "purges": may_purge(request.actor, document.whole),
    }  # fmt: skip
    if document.is_settled and document.text:
        context |= review_context(request, document, number=number, show=show, form=form)
    whole_page = not request.htmx or request.htmx.history_restore_request
    # The whole page shows what was just done above its content; the part, which stands alone, must show it itself.
    context["told"] = [] if whole_page else messages.get_messages(request)
    response = render(request, "intake/paper.html" if whole_page else "intake/_review.html", context, status=status)
    # One address, two answers: the browser must not show the part in place of the page.
    patch_vary_headers(response, ["HX-Request"])
    if request.method == "POST":
        # The address of a verb answers no GET: a refused one leaves the browser on the paper itself.
        response["HX-Push-Url"] = reverse("paper", args=[document.pk]) + (f"?n={number}" if number else "")
    return response


def review_context(
    request: Request, document: Document, *, number: int | None, show: str, form: ConfirmForm | None
) -> dict[str, Any]:
    """Return what the two columns need."""
    review = review_of(document, number=number, show=show)
    current = review.current
    decides = seen.is_clerk_of(request.actor, document.whole_id)
    repaired = sum(1 for start, end, *_ in document.repairs if end > start)
    as_it_came = bool(request.GET.get("original") or request.POST.get("original"))
    original = original_of(document, review.marked) if as_it_came else None
    context: dict[str, Any] = {
        "review": review,
        "groups": [(group, len(review.members[group.key])) for group in GROUPS.values()],
        "decides": decides,
        "reasons": reasons_of(document.whole_id),
        "as_it_came": as_it_came,
        "original": original,
        "doubts": doubts_of(document.text, document.doubts),
        "datable": decides and may_be_dated(document),
        "repaired": repaired,
        "much_repaired": repaired > MANY_REPAIRS,
        "compared": compared(document, review.candidates),
    }
    if decides:
        context |= taken_back_context(request, document, current)
    grounds = grounds_of(current) if current is not None else []
    if as_it_came:
        context["paragraphs"] = original_paragraphs(original, review) if original else []
    else:
        context["paragraphs"] = paragraphs_of(document, review, grounds)
    # By when anything is owed hangs on the paper's day: it is asked for before the first yes.
    undated = context["datable"] and document.dated is None
    context["ask_day"] = undated and not request.GET.get("undated")
    context["without_day"] = "&undated=1" if undated and not context["ask_day"] else ""
    if current is not None:
        context["grounds"] = grounds
        context["waits"] = current.state == State.WAITING
        context["decision"] = None if context["waits"] else current.decisions.last()
        context |= returned_context(current)
        choices = choices_of(document, request.today)
        if context["waits"] and decides:
            form = form or ConfirmForm(initial=initial_with_campaign(current, choices) | context["proposed"], **choices)
            context |= card_context(current, form)
            context["matches"] = matches(current)
            if not current.is_promise:
                context |= told_context(current, choices["offices"])
        context["campaigns"] = choices["campaigns"]
        context["offices"] = choices["offices"]
    return context


def taken_back_context(request: Request, document: Document, current: Candidate | None) -> dict[str, Any]:
    """Return what the last press decided, to be taken back, or what it gave out; and whether the current one was given out."""
    last = last_decisions(document, request.actor.user)
    press = press_of(last)
    out = [] if press else [each.candidate.commitment for each in last]
    here = current.commitment if current is not None and current.is_under_way else None
    told = {line.pk: given_out(line, request.actor, request.today, request.now) for line in (*out[:MOST_TOLD], here) if line is not None}
    return {
        "press": press, "given_last": [told[line.pk] for line in out[:MOST_TOLD] if line is not None],
        "given_here": [told[here.pk]] if here is not None else [],
    }  # fmt: skip


def returned_context(current: Candidate) -> dict[str, Any]:
    """Return why a second clerk sent it back, and the card as the first had left it, as long as it waits for them."""
    asked = current.state == State.PROPOSED or current.returned_to is not None
    back = current.decisions.filter(verb="send_back").last() if asked else None
    kept = current.proposal if current.returned_to is not None else {}
    return {
        "back": back, "returns": RETURNS, "proposed": kept.get("fields", {}),
        "helpers": kept.get("assistants") if kept else None,
    }  # fmt: skip


def choices_of(document: Document, today: date) -> dict[str, Any]:
    """Return what the fields of the card choose among."""
    offices = may_lead(document.whole, today)
    return {
        "today": today,
        "offices": offices,
        "handlers": may_handle(offices, today),
        "campaigns": list(Campaign.objects.filter(whole=document.whole, ended_on=None)),
        "askers": may_ask(document.whole, today),
    }


def initial_with_campaign(current: Candidate, choices: dict[str, Any]) -> dict[str, Any]:
    """Return the card's fields as proposed, with the campaign and the body that asked for it."""
    campaign, _ = campaign_options(current, choices["campaigns"])
    proposed = category_option(current, campaign)
    asker = asked_by_option(current, choices["askers"])
    return initial_of(current) | {
        "campaign": str(campaign.pk) if campaign else "", "category": proposed.category.key if proposed else GENERAL,
        "asked_by": str(asker.pk) if asker else "",
    }  # fmt: skip


def told_context(current: Candidate, offices: Sequence[Office]) -> dict[str, Any]:
    """Return what a result or an activity may be kept as."""
    return {"figures": figures_of(current), "happening": happening_of(current, offices)}


def card_context(current: Candidate, form: ConfirmForm) -> dict[str, Any]:
    """Return what the card offers, and what is chosen in it."""
    offices, campaigns = list(form.offices.values()), list(form.campaigns.values())
    leads = lead_options(current, offices)
    campaign, campaign_why = campaign_options(current, campaigns)
    proposed = category_option(current, campaign)
    offered = {str(option.office.pk) for option in leads}
    lead = str(form["lead"].value() or "")
    return {
        "asked": form,
        "card": {name: form[name].value() or "" for name in CARD},
        "lead": lead if lead in offered or not lead else "other",
        "cadences": form.fields["cadence"].choices,  # type: ignore[attr-defined]
        "duties": form.fields["duty"].choices,  # type: ignore[attr-defined]
        "rules": rule_words(current.rules),
        "days": day_options(current, campaign),
        "leads": leads,
        "assistants": assistants_of(current, offices),
        "of_all": asked_of_all(current),
        "askers": list(form.askers.values()),
        "handlers": list(form.handlers.values()),
        "two_clerks": Manner.of(current.document.whole_id).two_clerks,
        "campaign_why": campaign_why,
        "categories": class_choices(current.document.whole),
        "category_why": proposed.why if proposed else "",
        "changes": Change.choices,
    }


def paragraphs_of(
    document: Document, review: Review, grounds: Sequence[Ground]
) -> list[tuple[str, list[tuple[Piece, str]]]]:
    """Return the paragraphs as (form, pieces), each piece with the class of its mark."""
    sections = document.sections.values_list("start", flat=True)
    return marked(paragraphs(document.text, review.marked, document.repairs, sections, grounds=lit(grounds)), review)


def original_paragraphs(original: Original, review: Review) -> list[tuple[str, list[tuple[Piece, str]]]]:
    """Return the original's paragraphs, with the same marks in it."""
    return marked(paragraphs(original.text, review.marked, original.mends, places=original.places), review)


def marked(found: Sequence[Paragraph], review: Review) -> list[tuple[str, list[tuple[Piece, str]]]]:
    """Return paragraphs with the class of each piece's mark."""
    return [
        (each.form, [(piece, mark_class(piece.candidate, review.current) if piece.candidate else "") for piece in each.pieces])
        for each in found
    ]
