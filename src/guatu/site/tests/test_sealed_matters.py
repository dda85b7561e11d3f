"""检举 (F4.5): what concerns an office is nowhere to be seen for it: not in a list, a count, a file, or a refusal."""

import re
from datetime import date

import pytest
from django.test import Client

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Role, Substitute, User
from guatu.site.doors import DOORS
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, close, enter, report, sign_for, verify
from guatu.work.ledger.models import Commitment

from .crawling import crawl

SECRET = "鱼塘发包账目"


@pytest.fixture
def sealed(busy_town, town, village, works_office):
    """Returns a function that enters four sealed lines: drafted, overdue with the works office, on its way, closed."""

    def enter_them():
        people = busy_town.people
        lines = []
        for stage, due in (("drafted", None), ("acting", date(2026, 11, 9)), ("verified", MONDAY), ("closed", date(2026, 12, 1))):
            day = date(2026, 11, 5)
            told = {"on": day, "at": at(day)}
            line, _ = enter(
                assigner=town, title=f"核查河东村{SECRET}（{stage}）", source=f"区纪委转来：{SECRET}", duty="dated", due=Due(due) if due else None,
                concerns=village, by=people["clerk"], **told,
            )  # fmt: skip
            if stage != "drafted":
                assign(line, to=works_office, duty="dated", by=people["clerk"], **told)
                sign_for(line, by=people["unit"], **told)
            if stage in {"verified", "closed"}:
                report(line, words=f"{SECRET}查清了", finished=True, by=people["unit"], **told)
                verify(line, finding="属实", by=people["verifier"], on=MONDAY, at=at(MONDAY))
            if stage == "closed":
                close(line, by=people["leader"], on=MONDAY, at=at(MONDAY))
            lines.append(line)
        return lines

    return enter_them


def those_of_the_village(village, town, district, other_town):
    """Whoever holds a post in the village: of every role; and a clerk of the town who holds one there besides; and
    somebody who has a post elsewhere and stands in for the village's for a week."""
    found = {role.value: post(village, role, "岗", "某", f"{role}-there") for role in Role}
    both = post(town, "clerk", "督办岗", "钱", "qian")
    post(village, "unit", "兼岗", "钱", "qian")
    found["clerk of both"] = actor_of(User.objects.get(pk=both.user), MONDAY)
    stand_in = post(town, "clerk", "督办岗", "孙", "sun")
    Substitute.objects.create(
        post=village.posts.get(user__username="unit-there"), user=User.objects.get(pk=stand_in.user), since=MONDAY, until=MONDAY
    )
    found["substitute"] = actor_of(User.objects.get(pk=stand_in.user), MONDAY)
    return found


def client_of(actor):
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


@pytest.fixture
def theirs(village, town, district, other_town, today):
    return those_of_the_village(village, town, district, other_town)


@pytest.mark.parametrize("whose", ["unit", *(pytest.param(who, marks=pytest.mark.slow) for who in ("substitute", "all"))])
def test_no_address_shows_a_sealed_line_to_the_office_it_concerns(sealed, theirs, whose):
    lines = sealed()
    keys = [line.pk for line in lines if whose == "all" or line.stage == "acting"]
    numbers = [line.number for line in lines]
    for who in theirs if whose == "all" else [whose]:
        client = client_of(theirs[who])
        for route in DOORS:
            if re.search(r"<(?!int:pk)", route) or "screenings" in route:
                continue
            about_a_line = route.startswith("ledger/<int:pk>/")
            for key in keys if about_a_line else [1]:
                address = "/" + route.replace("<int:pk>", str(key))
                got = client.get(address, {"q": SECRET, "ids": key} if route == "ledger/" else {})
                said = b"".join(got) if got.streaming else got.content
                # What was asked for stands in its field, and above what is printed.
                said = re.sub(rb'<p class="on-paper-only">.*?</p>', b"", said.replace(f'value="{SECRET}"'.encode(), b""))
                assert SECRET.encode() not in said, (who, address)
                assert not any(number.encode() in said for number in numbers), (who, address)
                if about_a_line:
                    sent = client.post(address, {"version": 1})
                    assert {got.status_code, sent.status_code} <= {403, 404, 405}, (who, address, got.status_code, sent.status_code)
                    # And it is told as of a line that never was.
                    missing = "/" + route.replace("<int:pk>", "987654")
                    assert client.get(missing).status_code == got.status_code, (who, address)
                    assert client.post(missing, {"version": 1}).status_code == sent.status_code, (who, address)


def test_files_and_prints_leave_it_out(sealed, theirs, town, clerk):
    lines = sealed()
    for name in ("ledger/export.csv", "ledger/export.xlsx", "ledger/print/", "ledger/reminders/"):
        picked = [f"{line.pk}:{line.version}" for line in lines]
        for who in ("unit", "clerk of both", "substitute", "reader"):
            answer = client_of(theirs[who]).post(f"/{name}", {"pick": picked})
            said = b"".join(answer) if answer.streaming else answer.content
            assert SECRET.encode() not in said, (who, name)
    # Whoever it does not concern has it in the file.
    answer = client_of(clerk).get("/ledger/export.csv")
    assert b"".join(answer).decode().count(SECRET) >= 4


def differences(one, other):
    """The lines of two pages that differ, shortened around the first difference."""
    for a, b in zip(one.splitlines(), other.splitlines(), strict=False):
        if a != b:
            place = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
            yield f"  {a[max(0, place - 60) : place + 60]}\n  {b[max(0, place - 60) : place + 60]}"


def bare(answer):
    """A page without what differs from one showing to the next: its token, the time of day, the end of the chain."""
    page = re.sub(r'(csrf\w*" value="|X-CSRFToken[^a-zA-Z0-9]*)[\w-]+', "", answer.content.decode())
    page = re.sub(r"链尾 [0-9a-f]{16}", "", page)  # any act of anybody's moves it
    return re.sub(r"\d{1,2}(:|%3A)\d\d((:|%3A)\d\d\.\d+)?", "", page)


@pytest.mark.slow
@pytest.mark.parametrize("who", ["unit", "reader", "clerk of both"])
def test_every_page_is_the_same_for_them_with_and_without_it(sealed, theirs, forget, who):
    client = client_of(theirs[who])
    before = {address: bare(answer) for address, answer, page in crawl(client, depth=2, alike=3) if page is not None}
    lines = sealed()
    forget()
    after = {address: bare(answer) for address, answer, page in crawl(client, depth=2, alike=3) if page is not None}
    assert before.keys() == after.keys() and len(before) > 15
    different = [told for address in before if before[address] != after[address] for told in (address, *differences(before[address], after[address]))]
    assert not different, different
    assert all(f"/ledger/{line.pk}/" not in page for line in lines for page in after.values())


def test_the_wall_shows_a_sealed_line_to_nobody_and_no_number_of_it(sealed, clerk, mayor, forget, town):
    client = client_of(mayor)
    walls = [bare(client.get(address)) for address in ("/wall", f"/wall/{town.pk}/?by=office", "/wall?page=2&show=all")]
    sealed()
    assert [bare(client.get(address)) for address in ("/wall", f"/wall/{town.pk}/?by=office", "/wall?page=2&show=all")] == walls


def test_the_others_go_on_with_it(sealed, clerk, works_clerk, mayor):
    lines = sealed()
    for actor in (clerk, works_clerk, mayor):
        page = client_of(actor).get(lines[1].get_absolute_url())
        assert page.status_code == 200 and "河东村看不到" in page.content.decode()
    assert Commitment.objects.visible_to(clerk).filter(concerns__isnull=False).count() == 4
    assert [line.number for line in lines] == ["云溪-密001", "云溪-密002", "云溪-密003", "云溪-密004"]
