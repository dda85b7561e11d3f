"""What ends a session: time without a hand at the keyboard, a post that is over. A changed password ends it by itself.

Nothing of this is kept but in the session, and nothing is counted: it is gone with it (I6).
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from guatu.records.offices.acting import Request, actor_of
from guatu.records.offices.models import User
from guatu.records.offices.signing_in import rules_for
from guatu.site import clock

SEEN, IDLE, POSTS = "seen", "idle", "posts"
RENEWED_EVERY = 60  # seconds: a session is not written with every page
PHONE = "Mobi"  # what the browsers of telephones call themselves


def begin(sender: object, request: HttpRequest, user: User, **_: Any) -> None:
    """Note when it began, for how long it may stand idle, and by which posts. A receiver of ``user_logged_in``."""
    now = clock.now()
    request.session[SEEN] = int(now.timestamp())
    request.session[IDLE] = rules_for(user, now.date()).idle(phone=PHONE in request.headers.get("User-Agent", ""))
    request.session[POSTS] = sorted(post.key for post in actor_of(user, now.date()).posts)


class EndSessions:
    """Middleware: whoever has been idle too long, or has lost a post, is signed out before anything is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and (why := why_over(request)):  # type: ignore[arg-type]
            logout(request)
            del request.actor  # type: ignore[attr-defined]
            messages.info(request, why)
        return self.get_response(request)


def why_over(request: Request) -> str:
    """Return why the session is over, in a sentence; nothing if it goes on."""
    session, now = request.session, int(request.now.timestamp())
    idle = session.get(IDLE, 0)
    if now - session.get(SEEN, 0) > idle * 60:
        return f"{idle} 分钟没有动作，已经自动退出。请重新登录，登录后回到刚才那一页。"
    held = sorted(post.key for post in request.actor.posts)
    known = session.get(POSTS, [])
    if set(known) - set(held):
        return "您的岗位有变动，请重新登录。"
    if held != known:
        session[POSTS] = held
    if by_hand(request) and now - session[SEEN] >= RENEWED_EVERY:
        session[SEEN] = now
    return ""


def by_hand(request: HttpRequest) -> bool:
    """Say whether somebody asks, and not a page that fetches itself anew."""
    return "X-Wall" not in request.headers and request.path != reverse("papers-progress")


@require_POST
def still_here(request: Request) -> HttpResponse:
    """Answer a page in which somebody types: the session goes on meanwhile (paper/page.js)."""
    return HttpResponse(status=204)
