"""催办簿: what a town has sent, each with the line it is about; and one sheet, as it is printed."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guatu.crafts.planning.rungs import Makes
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.work.ledger.models import Commitment

from ..models import Firing
from ..showing import Shown, readers_of, to_words, visible, with_addressees
from ..standing import standing

PAGE = 50
KINDS = {"sheets": "单子", "reminder": "催办单", "supervision": "督办单", "all": "连提醒一起"}


@require_safe
@may(has_a_post)
def book_page(request: Request) -> HttpResponse:
    """List the town's sheets, the newest first: of those lines that whoever looks may see."""
    whole = whole_shown(request)
    kind = request.GET.get("show") if request.GET.get("show") in KINDS else "sheets"
    asked = request.GET.get("page", "1")
    page = max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    firings = visible(Firing.objects.filter(whole=whole, passed_over=False), request.actor)
    if kind == "sheets":
        firings = firings.exclude(makes=Makes.NOTICE.value)
    elif kind != "all":
        firings = firings.filter(makes=kind)
    rows = list(with_addressees(firings).order_by("-pk")[(page - 1) * PAGE : page * PAGE + 1])
    still = {firing.pk for firing in standing(rows[:PAGE], request.today)}
    context = {
        "whole": whole, "kinds": KINDS.items(), "kind": kind, "here": f"&whole={whole.pk}" if "whole" in request.GET else "",
        "rows": [(Shown(firing, to_words(firing.addressees.all())), firing.pk in still) for firing in rows[:PAGE]],
        "page": page, "more": len(rows) > PAGE,
    }  # fmt: skip
    return render(request, "reminders/book.html", context)


@require_safe
@may(has_a_post)
def sheet_page(request: Request, pk: int) -> HttpResponse:
    """Show one sheet as it is printed, with room for the answer: one matter, one sheet."""
    found = Firing.objects.filter(pk=pk if pk < 2**63 else 0, number__isnull=False)
    firing = with_addressees(found).select_related("line__document", "line__assigner", "line__handler__office").first()
    if firing is None or not Commitment.objects.filter(pk=firing.line_id).visible_to(request.actor).exists():
        raise Http404("没有这张单子，或不归您看。")
    context = {
        "firing": firing, "line": firing.line, "still": bool(standing([firing], request.today)),
        "to": to_words(firing.addressees.all()), "readers": readers_of(firing, request.now),
        "is_supervision": firing.makes == Makes.SUPERVISION,
    }  # fmt: skip
    return render(request, "reminders/sheet.html", context)
