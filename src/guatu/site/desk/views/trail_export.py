"""流转链带走: a stretch of the chain as one file that proves itself in any browser, without the system and without a network."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, Post
from guatu.records.trail.actors import Actor
from guatu.records.trail.models import Link

from .audit import EARLIEST, in_words, whole_audited
from .settings.offices import day_asked

CHUNK = 500
HERE = "LINKS-STAND-HERE"
BACK = 31  # days, where none are given


@require_safe
def export_page(request: Request) -> StreamingHttpResponse:
    """Send the links of some days: ?from=, ?to=. Those of other towns stand as hashes alone, so that the chain holds."""
    whole = whole_audited(request)
    last = max(EARLIEST, min(day_asked(request.GET.get("to", ""), request.today), request.today))
    first = max(EARLIEST, min(day_asked(request.GET.get("from", ""), last - timedelta(days=BACK)), last))
    answer = StreamingHttpResponse(file_of(request, whole, first, last), content_type="text/html; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="trail-{first:%Y%m%d}-{last:%Y%m%d}.html"'
    return answer


def file_of(request: Request, whole: Office, first: date, last: date) -> Iterator[str]:
    """Yield the file: the reader's page, with the links in it."""
    page = render_to_string("desk/trail_reader.html", {"whole": whole, "first": first, "last": last, "here": HERE}, request)
    before, _, after = page.partition(HERE)
    yield before
    yield from links_in(whole, first, last, request.actor)
    yield after


def links_in(whole: Office, first: date, last: date, actor: Actor) -> Iterator[str]:
    """Yield the links as JSON, one a line."""
    between = Link.objects.filter(at__gte=start_of(first), at__lt=start_of(last + timedelta(days=1)))
    ends = between.order_by("number").values_list("number", flat=True)
    if (begin := ends.first()) is None:
        return
    # By number, not by moment: a clock that was set back leaves no gap.
    stretch = Link.objects.filter(number__gte=begin, number__lte=ends.last())
    own = set(Post.objects.filter(office__path__gte=whole.path, office__path__lt=whole.path_end).values_list("pk", flat=True))
    mark = ""
    for chunk in chunks(stretch.order_by("number")):
        said = {row.link.number: row for row in in_words([link for link in chunk if link.post is None or link.post in own], actor)}
        for link in chunk:
            told: dict[str, object] = {"n": link.number, "previous": link.previous, "hash": link.hash}
            if row := said.get(link.number):
                told |= {
                    "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"), "verb": link.verb, "subject": link.subject,
                    "user": link.user, "post": link.post, "content": link.content,
                    "said": [f"{timezone.localtime(link.at):%Y-%m-%d %H:%M}", row.verb, row.what, row.who, row.post],
                }  # fmt: skip
            # Within a script of a page "<" would end it: JSON may spell it otherwise.
            yield mark + json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
            mark = ",\n"


def chunks(links: QuerySet[Link]) -> Iterator[list[Link]]:
    """Yield the links, some hundreds at a time."""
    walked = links.iterator(chunk_size=CHUNK)
    while chunk := list(islice(walked, CHUNK)):
        yield chunk


def start_of(day: date) -> datetime:
    """Return the first moment of a day, in the town's time."""
    return timezone.make_aware(datetime.combine(day, time.min))
