"""投递: papers come in, one request a file; each is kept and read, or refused with its own sentence."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from guatu.crafts.reading import Unreadable
from guatu.crafts.reading.sources.archive import Inner, unpack
from guatu.records.documents.keeping import PaperIsUnreadable, keep
from guatu.records.documents.models import Document
from guatu.records.documents.refusals import NothingWasPutIn, PaperIsAlreadyHere, PaperIsTooLarge
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.offices.rights import is_clerk, may
from guatu.records.trail.refusals import Refusal

from ..forms import DropForm
from ..tasks import read_paper_task
from .papers import render_papers, towns_of_clerk

SCRIPT = "application/json"


@require_POST
@may(is_clerk)
def put_in(request: Request) -> HttpResponse:
    """Take papers in and have them read in the background. Answers the script in JSON, a plain form with the page."""
    form = DropForm(request.POST, request.FILES, wholes=towns_of_clerk(request.actor))
    kept: list[Document] = []
    refused: list[Refusal] = []
    if form.is_valid():
        for name in request.META.get("guatu.cut_off", ()):
            refused.append(too_large(name))
        papers = form.papers()
        if not papers and not refused:
            refused.append(NothingWasPutIn())
        for name, data in papers:
            for inner in files_of(data, name, refused):
                try:
                    kept.append(take_in(request, inner.data, inner.name, form.town(), form.cleaned_data["dated"]))
                except Refusal as refusal:
                    refused.append(refusal)
    else:
        refused.extend(Refusal(str(words)) for errors in form.errors.values() for words in errors)

    if request.headers.get("Accept") == SCRIPT:
        return told_to_the_script(kept, refused)
    if refused:
        return render_papers(request, form=form, refusals=[each.in_words for each in refused], status=422)
    messages.success(request, "、".join(f"《{document.name}》" for document in kept) + "收下了。正在读，读完列在下面。")
    return redirect("papers")


def take_in(request: Request, data: bytes, name: str, whole: Office, dated: date | None) -> Document:
    """Keep one paper and enqueue its reading, after its row is stored. Raises what ``keep`` raises."""
    document = keep(data, name=name, whole=whole, by=request.actor, at=request.now, dated=dated)
    read_paper_task.enqueue(document.pk, request.now.isoformat())
    return document


def files_of(data: bytes, name: str, refused: list[Refusal]) -> list[Inner]:
    """Return the files of an archive or a mail; of any other file itself. Those that cannot be taken are refused here."""
    try:
        inside = unpack(data, name)
    except Unreadable as unreadable:
        refused.append(PaperIsUnreadable(f"《{name}》：{unreadable.in_words}"))
        return []
    refused.extend(PaperIsUnreadable(f"《{inner.name}》：{inner.words}") for inner in inside if inner.words)
    if not inside:
        refused.append(PaperIsUnreadable(f"《{name}》里没有文件。请看看是不是放错了。"))
    return [inner for inner in inside if not inner.words]


def too_large(name: str) -> PaperIsTooLarge:
    """Return the refusal of a file that was cut off while it came in."""
    return PaperIsTooLarge(name, settings.LARGEST_PAPER)


def told_to_the_script(kept: list[Document], refused: list[Refusal]) -> JsonResponse:
    """Answer for one row of the drop zone: what was kept, or the sentence; with where to look.

    Of an archive some files may be kept and others refused: then the row says both. ``papers``: what was kept, for
    the row to ask how the reading of it ended; ``refused``: what it goes on saying beside that.
    """
    words = " ".join(each.in_words for each in refused)
    if kept:
        only = len(kept) == 1 and not refused
        aside = f"没收 {len(refused)} 份：{words}" if refused else ""
        said = "收下了，正在读" if only else f"收下 {len(kept)} 份，正在读" + (f"；{aside}" if aside else "")
        url = reverse("paper", args=[kept[0].pk]) if only else ""
        return JsonResponse({"kept": True, "words": said, "url": url, "papers": [each.pk for each in kept], "refused": aside})
    if len(refused) > 1:
        return JsonResponse({"kept": False, "words": f"{len(refused)} 份都没收：{words}", "url": ""}, status=422)
    first = refused[0]
    before = first.document if isinstance(first, PaperIsAlreadyHere) else None
    url = reverse("paper", args=[before]) if before else ""
    return JsonResponse({"kept": False, "words": words, "url": url}, status=422)
