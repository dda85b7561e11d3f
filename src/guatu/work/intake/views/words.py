"""词表: what the town has taught the reader, to look at, switch and take along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from guatu.records.documents.models import what_is_long
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, is_clerk, may
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.refusals import Refusal

from .. import seen
from ..lifecycle.set_word import add_word, switch_word
from ..models import Word
from ..teaching import file_of, words_of


@require_safe
@may(has_a_post)
def words_page(request: Request) -> HttpResponse:
    """Show the lexicon, kind by kind."""
    return render_words(request)


@require_http_methods(["POST"])
@may(is_clerk)
def add_one(request: Request) -> HttpResponse:
    """Write an entry down; a refused one is shown again as it was typed."""
    whole = whole_shown(request)
    told = {name: request.POST.get(name, "").replace("\x00", "") for name in ("kind", "says", "means")}
    try:
        word = add_word(whole, **told, by=request.actor, on=request.today, at=request.now)
    except Refusal as refusal:
        return render_words(request, refusal=refusal.in_words, typed=told, status=422)
    messages.success(request, f"“{word}”记下了，从下一份文件起用。")
    return redirect(f"{reverse('words')}?whole={whole.pk}")


@require_http_methods(["POST"])
@may(is_clerk)
def switch_one(request: Request, pk: int) -> HttpResponse:
    """Use an entry, or no longer."""
    whole = whole_shown(request)
    word = get_object_or_404(Word.objects.filter(whole=whole).select_related("whole"), pk=pk)
    on_now = request.POST.get("on") == "1"
    try:
        switch_word(word, on_now=on_now, by=request.actor, on=request.today, at=request.now)
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        messages.success(request, f"“{word}”{'又用上了' if on_now else '停用了'}，从下一份文件起。")
    return redirect(f"{reverse('words')}?whole={whole.pk}")


@require_safe
@may(has_a_post)
def words_file(request: Request) -> HttpResponse:
    """The lexicon as the file that ``guatu read --lexicon`` takes."""
    whole = whole_shown(request)
    answer = HttpResponse(file_of(words_of(whole.pk)), content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="lexicon-{whole.pk}.json"'
    return answer


def render_words(
    request: Request, *, refusal: str = "", typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    """Show the lexicon; refusal, typed: what was just not taken, and why."""
    whole = whole_shown(request)
    words = words_of(whole.pk).select_related("candidate__document").defer(*what_is_long("candidate__document"))
    kinds = [(kind, [word for word in words if word.kind == kind]) for kind in Word.Kind]
    context = {
        "whole": whole, "kinds": kinds, "any": any(words for _, words in kinds), "refusal": refusal, "typed": typed or {},
        "decides": seen.is_clerk_of(request.actor, whole.pk),
    }  # fmt: skip
    return render(request, "intake/words.html", context, status=status)
