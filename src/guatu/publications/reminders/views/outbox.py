"""发件箱: what went out of the machine for the people of a town, and what did not, with the reason."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, Post, Role, Substitute
from guatu.records.offices.rights import is_clerk, may
from guatu.records.offices.whose import whole_shown
from guatu.work.ledger.models import Commitment

from ..models import Message, State
from ..outbox import send_again
from ..ways import ways_open

PAGE = 50
VIEWS = {"all": "全部", "trouble": "没发成的", "waiting": "等着发的"}
TROUBLE = (State.FAILED, State.UNSURE)


def of_town(whole: Office) -> Q:
    """Return what is sent for a town: its sheets, and the mornings of its people."""
    posts = Post.objects.filter(office__path__gte=whole.path, office__path__lt=whole.path_end)
    people = Q(user__in=posts.values("user")) | Q(user__in=Substitute.objects.filter(post__in=posts.values("pk")).values("user"))
    return Q(firing__whole=whole) | Q(digest__isnull=False) & people


@require_safe
@may(is_clerk)
def outbox_page(request: Request) -> HttpResponse:
    """List the messages of the town, the newest first, each with the line it is about."""
    whole = _own(request)
    view = request.GET.get("show") if request.GET.get("show") in VIEWS else "all"
    asked = request.GET.get("page", "1")
    page = max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    found = Message.objects.filter(of_town(whole)).select_related("user", "digest", "firing__whole", "firing__line")
    trouble = found.filter(state__in=TROUBLE).count()
    if view == "trouble":
        found = found.filter(state__in=TROUBLE)
    elif view == "waiting":
        found = found.filter(state__in=[State.WAITING, State.SENDING])
    rows = list(found.order_by("-pk")[(page - 1) * PAGE : page * PAGE + 1])
    keys = {message.firing.line_id for message in rows if message.firing}
    seen = set(Commitment.objects.visible_to(request.actor).filter(pk__in=keys).values_list("pk", flat=True))
    context = {
        "whole": whole, "views": VIEWS.items(), "view": view, "here": f"&whole={whole.pk}" if "whole" in request.GET else "",
        "rows": [(message, message.firing is not None and message.firing.line_id in seen) for message in rows[:PAGE]],
        "ways": [way.NAME for way in ways_open()], "trouble": trouble, "page": page, "more": len(rows) > PAGE,
    }  # fmt: skip
    return render(request, "reminders/outbox.html", context)


@require_POST
@may(is_clerk)
def send_again_page(request: Request, pk: int) -> HttpResponse:
    """再发一次: what failed, or of which nobody knows."""
    message = Message.objects.filter(pk=pk if pk < 2**63 else 0).first()
    wholes = [post.whole for post in request.actor.posts_as(Role.CLERK)]
    towns = Office.objects.filter(pk__in=wholes)
    town = next((each for each in towns if message and Message.objects.filter(of_town(each), pk=message.pk).exists()), None)
    if message is None or town is None:
        raise Http404("没有这条消息，或不归您管。")
    if send_again(message, request.now):
        messages.success(request, "排上了，上班时间里一分钟内再发。")
    else:
        messages.error(request, "这条不用再发：它已经发出，或正等着发。")
    return redirect(f"{reverse('reminders-outbox')}?whole={town.pk}")


def _own(request: Request) -> Office:
    whole = whole_shown(request)
    if not any(whole.path.startswith(post.whole_path) for post in request.actor.posts_as(Role.CLERK)):
        raise Http404("没有这个镇街的发件箱，或不归您看。")
    return whole
