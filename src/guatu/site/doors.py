"""Who may open which address: one table for the whole house. What does not stand in it is shut (default deny).

The table knows roles alone. Whose town it is, which line, which campaign: that the pages themselves ask, and what
somebody may *do* is the verbs' to say. The three administrators are kept apart here: the system administrator and the
auditor never see what the lines and papers say, the security administrator only what has to be purged (F12.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver

from guatu.records.offices.acting import who_acts
from guatu.records.offices.models import Post, Role
from guatu.records.trail.actors import Actor

Roles = frozenset[str]

# Whoever works on the lines, or reads them.
CONTENT: Roles = frozenset({Role.CLERK, Role.UNIT, Role.HEAD, Role.VERIFIER, Role.APPROVER, Role.READER})
CLERK: Roles = frozenset({Role.CLERK})
VERIFIER: Roles = frozenset({Role.VERIFIER})
SECURITY: Roles = frozenset({Role.SECURITY})
AUDIT: Roles = frozenset({Role.AUDIT})
# Offices, accounts and the rest of the settings: a small town without an administrator is the clerk's to set up.
SETTERS: Roles = CLERK | {Role.ADMIN}
# Posts, and what watches over the accounts: the security administrator's, where there is one; the verbs know whose.
GUARDS: Roles = SETTERS | SECURITY
NOBODY: Roles = frozenset()
FEW, MOST_NAMED = 5, 6  # roles, and posts of them, that a refusal still names
# Whoever is signed in, with a post or without.
ANYBODY: Roles = frozenset({*Role, ""})


@dataclass(frozen=True, slots=True)
class Door:
    """Who may ask for an address, and who may send something to it.

    signed_out: it is opened without signing in, too; its page knows when (the demo's wall, the first morning)
    """

    reads: Roles
    writes: Roles = NOBODY
    signed_out: bool = False


def doors(door: Door, *routes: str) -> dict[str, Door]:
    """Return the same door for several addresses."""
    return dict.fromkeys(routes, door)


DOORS: dict[str, Door] = {
    # -- signing in, and what is one's own --
    **doors(Door(ANYBODY, ANYBODY, signed_out=True), "sign-in/", "sign-in/code/"),
    **doors(Door(NOBODY, ANYBODY), "sign-out/", "here/"),
    **doors(Door(ANYBODY, ANYBODY), "password/", "second/"),
    **doors(Door(ANYBODY), ""),
    # -- the first morning, while nobody has an account --
    **doors(Door(ANYBODY, ANYBODY, signed_out=True), "first/town/", "first/offices/", "first/duties/", "first/people/"),
    **doors(Door(ANYBODY, signed_out=True), "first/samples/<slug:key>/", "first/<str:token>/"),
    **doors(Door(CLERK), "first/papers/"),
    # -- the wall: of a screen, which has its own address; of the demo; of whoever works on the lines --
    **doors(Door(ANYBODY, signed_out=True), "screen/<str:token>/"),
    **doors(Door(CONTENT, signed_out=True), "wall", "wall/", "wall/<int:whole>/"),
    # -- the ledger --
    **doors(Door(CONTENT), "unit/", "ledger/", "ledger/bulk/done/<str:token>/", "ledger/<int:pk>/", "ledger/<int:pk>/file/",
            "ledger/<int:pk>/evidence/<int:place>/", "ledger/<int:pk>/evidence/<int:place>/small/", "ledger/<int:pk>/alike/",
            "ledger/occurrences/", "ledger/changes/", "ledger/watched/", "ledger/late/"),
    # -- reminders: one's own, and the sheets about lines one may see; what goes out of the machine is the clerk's --
    **doors(Door(CONTENT), "reminders/", "reminders/sheets/", "reminders/sheets/<int:pk>/"),
    **doors(Door(CLERK), "reminders/outbox/"),
    **doors(Door(NOBODY, CLERK), "reminders/outbox/<int:pk>/again/"),
    # -- verification: whoever may verify; what comes of it, whoever works on the lines --
    **doors(Door(VERIFIER), "verify/"),
    **doors(Door(NOBODY, VERIFIER), "verify/<int:pk>/"),
    **doors(Door(CONTENT), "verify/sample/", "verify/walk/", "verify/relapses/"),
    **doors(Door(NOBODY, CLERK), "ledger/changes/met/"),
    **doors(Door(CLERK, CLERK), "ledger/call/", "ledger/new/", "settings/offices/<int:pk>/lines/"),
    **doors(Door(CONTENT, CONTENT), "ledger/views/", "ledger/bulk/<str:name>/", "ledger/export.xlsx", "ledger/export.csv",
            "ledger/print/", "ledger/reminders/", "ledger/occurrences/<int:pk>/"),
    **doors(Door(NOBODY, CONTENT), "ledger/views/<int:pk>/", "ledger/columns/", "ledger/bulk/bar/", "ledger/<int:pk>/periods/"),
    # Contact data: the vault's own rule says who opens it, and tells who may instead.
    **doors(Door(CONTENT, CONTENT), "ledger/<int:pk>/contact/"),
    **doors(Door(NOBODY, CONTENT), "ledger/<int:pk>/contact/open/"),
    # A verb tells who may instead: whoever may see the line may ask.
    **doors(Door(CONTENT, CONTENT), *(f"ledger/<int:pk>/{verb}/" for verb in (
        "assign", "sign-for", "report", "take-back", "verify", "send-back", "publish", "object", "close", "amend", "siblings", "withdraw",
        "contest", "ask-more", "extend", "deny", "suspend", "resume", "merge", "look-back", "relist", "watch", "unwatch",
        "break-down", "review", "accept-day"))),
    # -- campaigns --
    **doors(Door(CONTENT), "campaigns/", "campaigns/<int:pk>/", "campaigns/screenings/<int:pk>/", "campaigns/<int:pk>/look-back/"),
    **doors(Door(CLERK, CLERK), "campaigns/new/"),
    **doors(Door(CONTENT, CONTENT), "campaigns/<int:pk>/change/", "campaigns/<int:pk>/end/", "campaigns/<int:pk>/join/",
            "campaigns/<int:pk>/leave/", "campaigns/<int:pk>/copy/", "campaigns/<int:pk>/screen/",
            "campaigns/screenings/<int:pk>/add/", "campaigns/screenings/<int:pk>/end/",
            "campaigns/screenings/<int:pk>/<int:place>/", "campaigns/screenings/<int:pk>/<int:place>/line/"),
    # -- papers --
    **doors(Door(CONTENT | SECURITY), "papers/", "papers/<int:pk>/"),
    **doors(Door(CONTENT | SECURITY, CONTENT | SECURITY), "papers/<int:pk>/purge/"),
    **doors(Door(CONTENT), "papers/progress/", "papers/outcome/", "papers/chronicle/", "papers/figures/", "papers/reports/", "papers/<int:pk>/limit/",
            "papers/words/", "papers/words/lexicon.json"),
    **doors(Door(CONTENT | {Role.ADMIN}, CONTENT | {Role.ADMIN}), "papers/manner/"),
    **doors(Door(NOBODY, CLERK), "papers/put-in/", "papers/reports/<int:pk>/hand-in/", "papers/words/add/",
            "papers/words/<int:pk>/switch/", "papers/chronicle/<int:pk>/amend/", "papers/figures/<int:pk>/amend/",
            *(f"papers/<int:pk>/{verb}/" for verb in (
        "dated", "confirm", "agree", "back", "dismiss", "dismiss-rest", "undo", "split", "merge", "join", "keep", "run"))),
    # -- 系统管理: offices, accounts, settings --
    **doors(Door(SETTERS), "settings/", "settings/offices/<int:pk>/", "settings/people/", "settings/profiles/",
            "settings/categories/", "settings/lights/", "settings/rungs/", "settings/calendar/", "settings/calendar/moved/<int:pk>/",
            "settings/calendar/moved/<int:pk>.xlsx", "settings/samples/<slug:key>/"),
    **doors(Door(SETTERS, SETTERS), "settings/offices/new/", *(f"settings/offices/<int:pk>/{verb}/" for verb in (
        "amend", "rename", "transfer", "merge", "close", "remove", "duties")), "settings/people/new/",
            "settings/profiles/<slug:key>/", "settings/profiles/<slug:key>/copy/", "settings/categories/<slug:key>/",
            "settings/categories/<slug:key>/copy/", "settings/lights/<slug:key>/", "settings/watching/", "settings/rungs/<slug:key>/",
            "settings/calendar/notice/", "settings/import/", "settings/duties/", "settings/screens/"),
    **doors(Door(NOBODY, SETTERS), "settings/people/<int:pk>/bar/", "settings/profiles/<slug:key>/switch/",
            "settings/categories/<slug:key>/switch/", "settings/screens/<int:pk>/down/"),
    # -- 安全管理: posts of those who watch, locked accounts, the rules of signing in --
    **doors(Door(GUARDS), "settings/posts/", "settings/changes/", "settings/security/"),
    **doors(Door(GUARDS, GUARDS), "settings/posts/new/", "settings/posts/<int:pk>/", "settings/posts/<int:pk>/hand-over/",
            "settings/posts/<int:pk>/end/", "settings/posts/<int:pk>/substitute/", "settings/security/rules/"),
    **doors(Door(NOBODY, GUARDS), "settings/substitutes/<int:pk>/back/", "settings/people/<int:pk>/reset/",
            "settings/security/<int:pk>/unlock/", "settings/security/<int:pk>/second/"),
    # -- 审计管理: the trail and who signed in; nothing to send --
    **doors(Door(AUDIT), "audit/", "audit/trail.html"),
}  # fmt: skip


def routes() -> dict[str, URLPattern]:
    """Return every address of the house."""
    return dict(_routes(get_resolver(), ""))


def _routes(resolver: URLResolver, above: str) -> Iterable[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        place = above + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each, place)
        else:
            yield place, each


def lets_in(door: Door | None, method: str, roles: Iterable[str]) -> bool:
    """Say whether somebody signed in, with posts of these roles, may ask or send so.

    What takes only one of the two is let through to its page, which answers the other with 405.
    """
    if door is None:
        return False
    wanted = door.reads or door.writes if method in {"GET", "HEAD", "OPTIONS"} else door.writes or door.reads
    return bool(wanted & {*roles, ""})


def opens(actor: Actor, name: str) -> bool:
    """Say whether a page of that name is opened to the actor: the menus ask."""
    return lets_in(DOORS.get(_route_of(name)), "GET", {post.role for post in actor.posts})


@cache
def _route_of(name: str) -> str:
    return next(route for route, pattern in routes().items() if pattern.name == name)


class KeepTheDoors:
    """Middleware: before any page is asked, the table is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: Any) -> HttpResponse | None:
        """Let the request through, send it to sign in, or say whose page it is."""
        door = DOORS.get(request.resolver_match.route if request.resolver_match else "")
        if not request.user.is_authenticated:
            return None if door and door.signed_out else redirect_to_login(request.get_full_path())
        roles = {post.role for post in request.actor.posts}  # type: ignore[attr-defined]
        if lets_in(door, request.method or "", roles):
            return None
        whose = sorted((door.reads | door.writes) - {""}, key=list(Role).index) if door else []  # type: ignore[arg-type]
        told = {"whose": [Role(role).label for role in whose], "acting": who_acts_there(request, whose)}
        return render(request, "offices/not_yours.html", told, status=403)


def who_acts_there(request: HttpRequest, roles: list[str]) -> list[str]:
    """Return the posts of these roles in the actor's own towns that somebody acts in today, substitutes by name."""
    if not 0 < len(roles) < FEW:
        return []
    wholes = Q(pk__in=[])
    for path in {post.whole_path for post in request.actor.posts}:  # type: ignore[attr-defined]
        wholes |= Q(office__path__gte=path, office__path__lt=path + "\U0010ffff")
    day = request.today  # type: ignore[attr-defined]
    return who_acts(Post.objects.on(day).filter(wholes, role__in=roles).select_related("office")[:MOST_NAMED], day)
