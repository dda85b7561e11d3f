"""Which lines are meant: the rows that were chosen, else all that the address finds."""

from django.db.models import QuerySet
from django.http import QueryDict

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.paper.numbers import is_number

from ..bulk import MOST
from ..filters import chosen, ordered
from ..models import Commitment


def query_asked(request: Request) -> QueryDict:
    """Return the query of the list that the page comes from."""
    return QueryDict(request.POST.get("query", "").replace("\x00", "")[:4000]) if request.method == "POST" else request.GET


def picks(request: Request) -> dict[int, int]:
    """Return the chosen rows, each with the version it was shown with; what is no such pair is left out."""
    found = {}
    for value in request.POST.getlist("pick")[:MOST]:
        key, _, version = value.partition(":")
        if is_number(key) and is_number(version):
            found[int(key)] = int(version)
    return found


def lines_meant(request: Request, whole: Office) -> QuerySet[Commitment]:
    """Return the lines meant, in the order of the list; all of them where ``all`` is asked or no row is chosen."""
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    asked = query_asked(request)
    if (keys := picks(request)) and not request.POST.get("all"):
        found: QuerySet[Commitment] = mine.filter(pk__in=keys)
    else:
        found = chosen(mine, asked, request.today)
    return ordered(found, asked.get("sort"), asked.get("group"))
