"""大事记 and 数据线索: what papers told, by month; what numbers they named."""

from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guatu.records.documents.models import what_is_long
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number

from ..models import Entry, Figure

PER_PAGE = 200
LONG = what_is_long("candidate__document")


@require_safe
@may(has_a_post)
def chronicle_page(request: Request) -> HttpResponse:
    """大事记: newest month first; ?q= words of it, ?year= one year."""
    whole = whole_shown(request)
    asked, year = request.GET.get("q", "").strip()[:60], request.GET.get("year", "")
    entries = Entry.objects.standing().filter(whole=whole).select_related("office", "candidate__document").defer(*LONG)
    years = [day.year for day in entries.order_by().dates("day", "year", order="DESC")]
    for word in asked.split()[:6]:
        entries = entries.filter(
            Q(words__icontains=word) | Q(place__icontains=word) | Q(office__name__icontains=word)
            | Q(office__short__icontains=word) | Q(candidate__document__title__icontains=word)
        )  # fmt: skip
    if is_number(year) and int(year) in years:
        entries = entries.filter(day__year=int(year))
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    months = [(month, list(those)) for month, those in groupby(page.object_list, lambda each: each.day.replace(day=1))]
    query = urlencode({"q": asked, "year": year, "whole": whole.pk})
    context = {
        "page": page, "months": months, "asked": asked, "year": year, "years": years, "whole": whole, "query": query,
    }  # fmt: skip
    return render(request, "intake/chronicle.html", context)


@require_safe
@may(has_a_post)
def figures_page(request: Request) -> HttpResponse:
    """数据线索: the numbers that were kept, each name with its days."""
    whole = whole_shown(request)
    asked = request.GET.get("q", "").strip()[:60]
    figures = Figure.objects.standing().filter(whole=whole).select_related("candidate__document").defer(*LONG)
    for word in asked.split()[:6]:
        figures = figures.filter(Q(name__icontains=word) | Q(owner__icontains=word) | Q(words__icontains=word))
    page = Paginator(figures, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "asked": asked, "whole": whole, "query": urlencode({"q": asked, "whole": whole.pk})}
    return render(request, "intake/figures.html", context)
