"""清除: in two steps: what will go, then the last word."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from guatu.records.documents.models import State as PaperState
from guatu.records.documents.purging import remove_bytes, security_of
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.trail.refusals import Refusal

from ..lifecycle.purge import check_reason, going_with, purge
from ..original import kept_open
from ..tasks import finish_purges_task
from .paper import paper_of


@require_http_methods(["GET", "POST"])
@may(has_a_post)
def purge_page(request: Request, pk: int) -> HttpResponse:
    """Show what goes; POST with a reason shows it once more; POST sure=1 purges."""
    document = paper_of(request, pk)
    if document.state == PaperState.PURGED:
        messages.info(request, "这份文件已经清除过了，没有再办一次。")
        return redirect("paper", pk=pk)
    reason = request.POST.get("reason", "").strip()
    lines_too = request.method == "GET" or request.POST.get("lines") == "1"
    context = {"document": document, "reason": reason, "lines_too": lines_too, "asked": request.method == "POST"}
    try:
        security_of(request.actor, document.whole, request.today)
    except Refusal as refusal:
        return render(request, "intake/purge.html", context | {"refused": refusal.in_words}, status=403)
    context["going"] = going_with(document)
    if request.method == "GET":
        return render(request, "intake/purge.html", context)
    try:
        check_reason(document, reason)
        if request.POST.get("sure") != "1":
            return render(request, "intake/purge.html", context)
        done = purge(
            document, reason=reason, lines_too=lines_too, by=request.actor, on=request.today, at=request.now
        )
    except Refusal as refusal:
        return render(request, "intake/purge.html", context | {"asked": False, "refusal": refusal.in_words}, status=422)
    kept_open.cache_clear()
    remove_bytes(done)
    finish_purges_task.enqueue(request.now.isoformat())
    messages.success(request, "已清除。文件列表里留着一行记录，流转链上留着一环。")
    return redirect("papers")
