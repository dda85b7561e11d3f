"""One paper: its text with the candidates marked in it, and one card to decide on."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from guatu.crafts import reading
from guatu.crafts.reading.sources import open_source
from guatu.records.documents.keeping import bytes_of
from guatu.records.documents.models import Document
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.work.ledger.filters import is_number

from .. import seen
from ..forms import ConfirmForm, initial_of
from ..lifecycle.dismiss import REASONS
from ..marked import Piece, mark_class, paragraphs
from ..models import Candidate, State
from ..options import assistants_of, day_options, lead_options, may_lead
from ..review import GROUPS, Review, last_press, review_of
from ..saying import doubts_of, rule_words

MANY_REPAIRS = 60
CARD = ("title", "duty", "cadence", "due", "due_day", "lead_other")


@require_safe
@may(has_a_post)
def paper_page(request: Request, pk: int) -> HttpResponse:
    """Show a paper: ?n= the candidate or ?at= its place, ?show= its group, ?original=1 the text as it came."""
    document = paper_of(request, pk)
    asked = request.GET.get("n", "")
    number = int(asked) if is_number(asked) else None
    if number is None and is_number(place := request.GET.get("at", "")):
        number = document.candidates.filter(start=int(place)).values_list("number", flat=True).first()
    return render_review(request, document, number=number, show=request.GET.get("show", ""))


def paper_of(request: Request, pk: int) -> Document:
    """Return the paper if the actor may see it. Raises Http404."""
    return get_object_or_404(seen.papers_seen_by(request.actor).select_related("whole"), pk=pk)


def render_review(
    request: Request, document: Document, *, number: int | None, show: str, refusal: str = "",
    form: ConfirmForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Show the paper; for htmx only the part that changes. ``form``: what was posted and refused."""
    context: dict[str, Any] = {"document": document, "refusal": refusal}
    if document.is_settled and document.text:
        context |= review_context(request, document, number=number, show=show, form=form)
    whole_page = not request.htmx or request.htmx.history_restore_request
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
    context: dict[str, Any] = {
        "review": review,
        "groups": [(group, len(review.members[group.key])) for group in GROUPS.values()],
        "decides": decides,
        "reasons": REASONS,
        "press": last_press(document, request.actor.user) if decides else None,
        "original": original_of(document, current) if request.GET.get("original") else None,
        "doubts": doubts_of(document.text, document.doubts),
        "datable": document.dated is None and decides and not review.decided,
        "repaired": repaired,
        "much_repaired": repaired > MANY_REPAIRS,
    }
    if context["original"] is None:
        context["paragraphs"] = paragraphs_of(document, review)
    if current is not None:
        offices = may_lead(document.whole, request.today)
        context |= card_context(current, form or ConfirmForm(initial=initial_of(current), offices=offices), offices)
        context["waits"] = current.state == State.WAITING
        context["decision"] = None if context["waits"] else current.decisions.last()
    return context


def card_context(current: Candidate, form: ConfirmForm, offices: list[Any]) -> dict[str, Any]:
    """Return what the card offers, and what is chosen in it."""
    leads = lead_options(current, offices)
    offered = {str(option.office.pk) for option in leads}
    lead = str(form["lead"].value() or "")
    return {
        "card": {name: form[name].value() or "" for name in CARD},
        "lead": lead if lead in offered or not lead else "other",
        "cadences": form.fields["cadence"].choices,  # type: ignore[attr-defined]
        "duties": form.fields["duty"].choices,  # type: ignore[attr-defined]
        "rules": rule_words(current.rules),
        "days": day_options(current),
        "leads": leads,
        "offices": offices,
        "assistants": assistants_of(current, offices),
    }


def paragraphs_of(document: Document, review: Review) -> list[tuple[str, list[tuple[Piece, str]]]]:
    """Return the paragraphs as (form, pieces), each piece with the class of its mark."""
    sections = document.sections.values_list("start", flat=True)
    found = paragraphs(document.text, review.candidates, document.repairs, sections)

    def marked(piece: Piece) -> tuple[Piece, str]:
        return piece, mark_class(piece.candidate, review.current) if piece.candidate else ""

    return [(each.form, [marked(piece) for piece in each.pieces]) for each in found]


def original_of(document: Document, current: Candidate | None) -> dict[str, str]:
    """Return the paper as it came, parted where the current candidate stands in it."""
    try:
        text = open_source(bytes_of(document), name=document.name).text
    except (OSError, reading.Unreadable):
        return {"before": "原件不在数据目录里。", "at": "", "after": ""}
    if current is None:
        return {"before": text, "at": "", "after": ""}
    first, last = place_in_original(document, current.start), place_in_original(document, current.end)
    return {"before": text[:first], "at": text[first:last], "after": text[last:]}


def place_in_original(document: Document, place: int) -> int:
    """Return where a character of the repaired text stood in the original."""
    base = [0, 0]
    for run in document.offsets:
        if run[0] > place:
            break
        base = run
    return int(base[1] + place - base[0])
