"""佐证: one file that was handed in with a report, for whoever may see its line."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from guatu.records.evidence.keeping import bytes_of, small_of
from guatu.records.evidence.models import Kind, Piece
from guatu.records.evidence.refusals import EvidenceIsChanged, EvidenceIsGone
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may

from .asking import line_shown

TYPES = {
    "jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
# Nothing in a file runs, whatever it holds.
SHUT = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


@require_GET
@may(has_a_post)
def evidence_page(request: Request, pk: int, place: int, small: bool = False) -> HttpResponse:
    """Give the file: a picture to be looked at (small: as one of several), anything else to be saved."""
    line = line_shown(request, pk)
    found = get_object_or_404(Piece.objects.select_related("file"), pk=place, subject=line.subject)
    is_picture = found.file.kind == Kind.PICTURE
    try:
        data = small_of(found.file) if small and is_picture else bytes_of(found.file)
    except (EvidenceIsGone, EvidenceIsChanged) as refusal:
        return render(request, "ledger/no_evidence.html", {"line": line, "words": refusal.in_words}, status=410)
    ending = "jpg" if small and is_picture else found.file.ending
    answer = HttpResponse(data, content_type=TYPES[ending])
    name = quote(f"{found.name.rpartition('.')[0] or found.name}.{ending}", safe="")
    answer["Content-Disposition"] = f"{'inline' if is_picture else 'attachment'}; filename*=UTF-8''{name}"
    answer["Content-Security-Policy"] = SHUT
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=600"
    return answer
