"""Who may do what, the whole matrix: every address × every role × own, other, above and below × asking and sending.

What is expected is told here as data, apart from the table that the site obeys (guatu.site.doors): the two are written
by hand and have to agree. An address that stands in neither is shut, and fails here.
"""

from collections import Counter
from functools import cache
from itertools import product

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client

from guatu.conftest import MONDAY, NOTICE_2027, at, post
from guatu.publications.reminders.models import Firing, Message
from guatu.records.almanac.lifecycle import take_notice
from guatu.records.documents.models import Document
from guatu.records.evidence.keeping import hand_in, store
from guatu.records.evidence.looking import look_at
from guatu.records.evidence.tests.pictures import drawing, jpeg
from guatu.records.offices import acting
from guatu.records.offices.lifecycle import hang_screen
from guatu.records.offices.models import Post, Role, Substitute, User
from guatu.records.trail.models import Tail
from guatu.site.doors import ANYBODY, DOORS, lets_in, routes
from guatu.work.intake.models import Entry, Figure, ProposedReport, Word
from guatu.work.ledger.models import Campaign, Commitment, Occurrence, SavedView, Screening

WORKS = "clerk unit head verifier approver reader"
# Who gets in at all, by the first words of an address; the longest that fits counts.
EXPECTED = {
    "sign-in/": "everybody", "sign-out/": "everybody", "here/": "everybody", "password/": "everybody",
    "second/": "everybody", "screen/": "everybody", "first/": "everybody", "first/papers/": "clerk",
    "unit/": WORKS, "wall": WORKS, "ledger/": WORKS, "ledger/call/": "clerk", "ledger/new/": "clerk",
    "ledger/changes/met/": "clerk",
    "campaigns/": WORKS, "campaigns/new/": "clerk",
    "reminders/": WORKS, "reminders/outbox/": "clerk",
    "verify/": "verifier", "verify/sample/": WORKS, "verify/walk/": WORKS, "verify/relapses/": WORKS,
    "papers/": "clerk", "papers/progress/": WORKS, "papers/outcome/": WORKS, "papers/chronicle/": WORKS, "papers/figures/": WORKS,
    "papers/chronicle/<": "clerk", "papers/figures/<": "clerk",
    "papers/<int:pk>/limit/": WORKS, "papers/<int:pk>/purge/": f"{WORKS} security", "papers/manner/": f"{WORKS} admin",
    "settings/": "clerk admin", "settings/offices/<int:pk>/lines/": "clerk",
    "settings/posts/": "clerk admin security", "settings/substitutes/": "clerk admin security", "settings/changes/": "clerk admin security",
    "settings/people/<int:pk>/reset/": "clerk admin security", "settings/security/": "clerk admin security",
    "audit/": "audit",
}  # fmt: skip
# Of these the whole address counts: what lies below them is somebody else's.
EXACTLY = {
    "": "everybody", "papers/words/": WORKS, "papers/words/lexicon.json": WORKS,
    "papers/": f"{WORKS} security", "papers/<int:pk>/": f"{WORKS} security", "papers/reports/": WORKS,
}  # fmt: skip
# What the page itself asks beyond the role: the address, the roles that get no further, and what they are told.
FINER = {
    "papers/<int:pk>/purge/": (WORKS, 403),  # names who may
    # There is a security administrator: these are theirs, though a town without one leaves them to the others.
    "settings/security/": ("clerk admin", 404), "settings/security/rules/": ("clerk admin", 404),
    "settings/security/<int:pk>/unlock/": ("clerk admin", 404), "settings/security/<int:pk>/second/": ("clerk admin", 404),
}  # fmt: skip
# A verb's page asked for by its address: whose it is, of a line that waits to be assigned, a campaign that runs and a place
# that was found clear. Everybody else it tells who may, and what cannot be done as things stand it tells everybody.
FORMS_OF = {
    **dict.fromkeys((f"ledger/<int:pk>/{verb}/" for verb in ("assign", "amend", "siblings", "withdraw", "merge", "contact")), "clerk"),
    **dict.fromkeys((f"ledger/<int:pk>/{verb}/" for verb in ("watch", "unwatch", "accept-day")), "approver"),
    **dict.fromkeys((f"campaigns/<int:pk>/{verb}/" for verb in ("change", "end", "join", "leave", "copy", "screen")), "clerk"),
    **dict.fromkeys((f"campaigns/screenings/<int:pk>/{verb}/" for verb in ("add", "end", "<int:place>/line")), "clerk"),
}  # fmt: skip
NOT_NOW = {
    *(f"ledger/<int:pk>/{verb}/" for verb in (
        "sign-for", "report", "take-back", "verify", "send-back", "publish", "object", "close", "contest", "ask-more", "extend", "deny", "suspend",
        "resume", "look-back", "relist", "break-down", "review")),
}  # fmt: skip
# To be done by this role, were there anything to do: it is not on the list, and nothing was found.
NOTHING_TO_DO = {"ledger/<int:pk>/unwatch/", "campaigns/screenings/<int:pk>/<int:place>/line/"}
# Whatever belongs to a town: the other town has no such thing, the district above sees it, offices below are its own.
SEEN_FROM = {"own", "above", "below"}
# A clerk sets up and enters for their own town; the district's clerk does not reach into it.
ONLY_THE_TOWNS_CLERK = ("settings/offices/", "settings/posts/", "settings/substitutes/", "settings/screens/", "settings/calendar/moved/",
                        "papers/reports/<", "papers/chronicle/<", "papers/figures/<", "reminders/outbox/<")  # fmt: skip
# From above they are asked for with the town's name (?whole=); without it they are one's own town's.
OF_ONES_OWN_TOWN = ("ledger/views/", "papers/words/")
KEPT_OUT = "这一页不归您的岗位"
CODES_OF_GETTING_IN = {200, 204, 302, 405, 410, 422}
# Nobody has such a token.
NO_SUCH = {"first/<str:token>/", "ledger/bulk/done/<str:token>/"}
PLACES = ("own", "other", "above", "below")


def expected_roles(route):
    told = EXACTLY.get(route) or EXPECTED[max((each for each in EXPECTED if route.startswith(each)), key=len)]
    return set(Role) if told == "everybody" else set(told.split())


def expected(route, role, place, method):
    """Say what somebody of the role in the place meets: shut, nothing, told, too late, or in."""
    if role not in expected_roles(route):
        return "shut"
    above_it = place == "above" and (route.startswith(OF_ONES_OWN_TOWN) or (role == "clerk" and route.startswith(ONLY_THE_TOWNS_CLERK)))
    if is_of_a_town(route) and (place not in SEEN_FROM or above_it):
        return "nothing"
    if route in FINER and role in FINER[route][0].split():
        return {403: "told", 404: "nothing"}[FINER[route][1]]
    if method == "GET" and route in NOT_NOW:
        return "too late"
    if method == "GET" and route in FORMS_OF:
        theirs = role == FORMS_OF[route] and place in {"own", "below"}  # whoever sits in a village of the town is of the town
        return "told" if not theirs else "too late" if route in NOTHING_TO_DO else "in"
    return "nothing" if route in NO_SUCH else "in"


def is_of_a_town(route):
    return "<int:" in route


def met(answer):
    """Say what an answer is to whoever asked."""
    if answer.status_code == 302 and answer.url.startswith("/sign-in/?"):
        return "signed out"
    if answer.status_code == 403:
        return "shut" if KEPT_OUT in answer.content.decode() else "told"
    if answer.status_code == 404:
        return "nothing"
    if answer.status_code == 409:
        return "too late"
    return "in" if answer.status_code in CODES_OF_GETTING_IN else f"{answer.status_code}"


@pytest.fixture
def quickly(monkeypatch, settings):
    """Pages are asked and not drawn, who acts is looked up once, sessions are in the cookie: thousands fit into seconds."""
    told = {"offices/not_yours.html": KEPT_OUT}
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: told.get(self.template.name, ""))
    monkeypatch.setattr(acting, "actor_of", cache(acting.actor_of))
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"


@pytest.fixture
def clients(district, town, other_town, village, today, quickly):
    """One client for every role in every place."""
    found = {}
    for place, office in zip(PLACES, (town, other_town, district, village), strict=True):
        for role in Role:
            actor = post(office, role, "岗", "某", f"{role}-{place}")
            found[role, place] = Client()
            found[role, place].force_login(User.objects.get(pk=actor.user))
    return found


@pytest.fixture
def address(busy_town, clients, town, works_office):
    """Returns a function that fills an address with things of the town."""
    unit = Post.objects.get(user__username="unit-own")
    admin = acting.actor_of(User.objects.get(username="admin-own"), MONDAY)
    told = {"by": admin, "on": MONDAY, "at": at(MONDAY)}
    keys = {
        "ledger/": Commitment.objects.of(town).first(), "ledger/occurrences/": Occurrence.objects.first(),
        "verify/": Commitment.objects.of(town).first(), **reminders_of(town),
        "ledger/views/": SavedView.objects.create(whole=town, name="红的"),
        "campaigns/": Campaign.objects.running().first(), "campaigns/screenings/": Screening.objects.first(),
        "papers/": Document.objects.order_by("pk").first(), "papers/reports/": ProposedReport.objects.first(),
        "papers/chronicle/": Entry.objects.first(), "papers/figures/": Figure.objects.create(
            candidate=Entry.objects.first().candidate, whole=town, name="桥", value=1, words="1座", kept_at=at(MONDAY), kept_name="陈"
        ),
        "settings/offices/": works_office, "settings/posts/": unit, "settings/people/": unit.user, "settings/security/": unit.user,
        "papers/words/": Word.objects.create(whole=town, kind="projects", says="梁河路", added_at=at(MONDAY), added_name="陈"), "wall/": town,
        "settings/substitutes/": Substitute.objects.create(
            post=unit, user=User.objects.get(username="head-own"), since=MONDAY, until=MONDAY
        ),
        "settings/screens/": hang_screen(town, "三楼", **told).screen,
        "settings/calendar/moved/": take_notice(NOTICE_2027, whole=town, **told),
    }  # fmt: skip
    listed = Screening.objects.first().objects_listed.first()
    words = {"<slug:key>": "order-plain", "<str:name>": "assign", "<str:token>": "abc", "<int:place>": str(listed.pk)}

    looked = look_at(jpeg(drawing("road")), "现场.jpg")
    store([looked])
    [piece] = hand_in([looked], subject=keys["ledger/"].subject, whole=town, asked="照片", purpose="看", by=admin, at=at(MONDAY))

    def fill(route):
        if "/evidence/" in route:
            route = route.replace("<int:place>", str(piece.pk))
        if "settings/lights" in route or "settings/rungs" in route:
            return f"/{route.replace('<slug:key>', 'ladder')}"
        if "samples" in route:
            return f"/{route.replace('<slug:key>', 'offices')}"
        if route.startswith("settings/categories/"):
            route = route.replace("<slug:key>", "order")
        best = max((each for each in keys if route.startswith(each)), key=len, default="")
        for name, value in words.items():
            route = route.replace(name, value)
        for name in ("<int:pk>", "<int:whole>"):
            route = route.replace(name, str(keys[best].pk) if best else "")
        return f"/{route}"

    return fill


def reminders_of(town):
    """A sheet about a line of the town, and a message that did not go out."""
    line = Commitment.objects.of(town).filter(stage="acting").first()
    sheet = Firing.objects.create(
        line=line, arming=2, rung="late-1", as_of=line.version, day=MONDAY, at=at(MONDAY), when="overdue", called="逾期 1 天", makes="reminder",
        colour="blue", whole=town, lead=line.lead, year=2026, number=1,
    )  # fmt: skip
    message = Message.objects.create(
        key="folder-f1-1", way="folder", what="firing", user=User.objects.get(username="unit-own"), firing=sheet, made_at=at(MONDAY),
        state="failed", next_at=at(MONDAY),
    )  # fmt: skip
    return {"reminders/sheets/": sheet, "reminders/outbox/": message}


def test_every_address_is_in_the_table_and_nothing_else():
    assert set(DOORS) == set(routes())


def test_every_address_has_a_name_of_its_own():
    names = Counter(pattern.name for pattern in routes().values())
    assert [name for name, count in names.items() if count > 1] == []


def test_an_address_that_is_not_in_the_table_is_shut(clients, monkeypatch):
    monkeypatch.delitem(DOORS, "ledger/")
    assert clients[Role.CLERK, "own"].get("/ledger/").status_code == 403
    assert Client().get("/ledger/").status_code == 302


def test_whoever_is_not_signed_in_gets_the_sign_in_and_a_screens_address_and_nothing_else(address, quickly):
    stranger = Client()
    for route in routes():
        asked, sent = met(stranger.get(address(route))), met(stranger.post(address(route)))
        if route in {"sign-in/", "sign-in/code/", "screen/<str:token>/"}:
            assert (asked, sent) == ("in", "in"), route
        elif route.startswith("first/") and route != "first/papers/":
            assert asked == "nothing" and sent in {"nothing", "in"}, route  # in: 405, before anything is looked at
        else:
            assert asked == "signed out" and sent in {"signed out", "in" if route.startswith("wall") else ""}, route


def test_somebody_without_a_post_gets_their_own_pages_and_nothing_else(address, quickly):
    nobody = Client()
    nobody.force_login(User.objects.create_user("wu-gang", name="无", password=None))
    for route in routes():
        if route != "sign-out/":
            own = DOORS[route].reads | DOORS[route].writes == ANYBODY
            assert (met(nobody.get(address(route))) != "shut") == own, route


@pytest.mark.slow
def test_every_address_and_role_in_ones_own_town_and_from_another(address, clients):
    assert list(faults(address, clients, ("own", "other"))) == []


@pytest.mark.slow
def test_every_address_and_role_from_above_and_from_below(address, clients):
    assert list(faults(address, clients, ("above", "below"))) == []


def faults(address, clients, places):
    """Ask and send to every address by every role from these places; yield what was met and not expected."""
    before = links()
    for route in routes():
        for role, place in product(Role, places):
            if route == "sign-out/" or (place != "own" and not reaches(route, role)):
                continue
            client = clients[role, place]
            for method, answer, sealed in (("GET", client.get(address(route)), 0), ("POST", *sent(client, address(route)))):
                want = expected(route, role, place, method)
                # A page that takes no such request says so before it looks for anything: 405.
                if met(answer) != want and not (want == "nothing" and answer.status_code == 405):
                    yield f"{method} {route} {role} {place}: {met(answer)} ({answer.status_code}), expected {want}"
                if sealed and want != "in":
                    yield f"{method} {route} {role} {place}: {sealed} links were sealed"
    if links() != before:
        yield "a page that was only asked for has changed something"


def reaches(route, role):
    """Say whether the place matters: something of a town is asked for, by somebody the table lets in."""
    return is_of_a_town(route) and any(lets_in(DOORS[route], method, [role]) for method in ("GET", "POST"))


def links():
    """Return how many acts were sealed."""
    return Tail.objects.get(id=1).number


def sent(client, address):
    """Send, and take back whatever it did; return the answer, and how many links were sealed."""
    with transaction.atomic():
        before = links()
        answer = client.post(address, {"n": "1", "reason": "试一试"})
        sealed = links() - before
        transaction.set_rollback(True)
    return answer, sealed


def test_what_is_the_districts_does_not_exist_for_its_towns(clients, district, other_town):
    for role, place in product(Role, ("own", "other")):
        for route in ("wall/<int:whole>/", "settings/offices/<int:pk>/", "settings/offices/<int:pk>/amend/"):
            answer = clients[role, place].get("/" + route.replace("<int:pk>", str(district.pk)).replace("<int:whole>", str(district.pk)))
            assert answer.status_code == (404 if role in expected_roles(route) else 403), (route, role)
