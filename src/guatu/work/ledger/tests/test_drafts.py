"""What is typed of a line and not sent is kept in its tab under whose it is and of what; what was taken is let go of there."""

import re
from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import assign, enter, report, report_occurrence, sign_for
from guatu.work.ledger.lighting import light_up_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
ON = MONDAY.isoformat()
FORM = re.compile(r'<form method="post"[^>]*data-draft="([^"]+)"([^>]*)>')


def kept(client, address, status=200, **sent):
    answer = client.post(address, sent) if sent else client.get(address)
    assert answer.status_code == status
    page = answer.content.decode()
    assert "paper/drafts.js" in page
    return [(name, "data-draft-back" in more) for name, more in FORM.findall(page)]


def test_the_pages_of_a_lines_verbs_keep_what_was_typed_each_under_its_own_name(signed_in, acting_road, works_clerk):
    client, key = signed_in(works_clerk), acting_road.pk
    for page in ("report", "ask-more"):
        assert kept(client, f"/ledger/{key}/{page}/") == [(f"{works_clerk.user}:{page}:{key}", False)]
    refused = {"words": " ", "on": ON, "version": acting_road.version}
    assert kept(client, f"/ledger/{key}/report/", 422, **refused) == [(f"{works_clerk.user}:report:{key}", True)]


def test_the_line_that_one_comes_to_says_that_the_words_were_taken(signed_in, acting_road, works_clerk):
    sent = {"words": "路基已成", "on": ON, "version": acting_road.version}
    page = signed_in(works_clerk).post(f"/ledger/{acting_road.pk}/report/", sent, follow=True).content.decode()
    assert f'<p class="success" data-draft-done="{works_clerk.user}:report:{acting_road.pk}">' in page and "paper/drafts.js" in page


def test_the_verify_page_and_the_desk_keep_one_draft(signed_in, reported_road, verifier):
    client, name = signed_in(verifier), f"{verifier.user}:verify:{reported_road.pk}"
    assert kept(client, f"/ledger/{reported_road.pk}/verify/") == [(name, False)]
    assert f'data-draft="{name}"' in client.get(f"/verify/?line={reported_road.pk}").content.decode()


def test_of_a_period_the_words_of_each_decision_are_kept_apart_and_both_go_when_one_is_taken(
    signed_in, town, clerk, works_office, works_clerk, verifier
):
    signed = {"on": date(2026, 11, 9), "at": at(date(2026, 11, 9))}
    line, _ = enter(assigner=town, title="农村公路巡查", source="例会", duty="recurring", cadence="weekly", by=clerk, **signed)
    assign(line, to=works_office, duty="recurring", by=clerk, **signed)
    sign_for(line, by=works_clerk, **signed)
    light_up_all(town, MONDAY)
    row = line.occurrences.order_by("first")[0]
    report_occurrence(row, words="巡了", by=works_clerk, on=MONDAY, at=at(MONDAY))
    client, name = signed_in(verifier), f"{verifier.user}:occurrence:{row.pk}"
    page = client.get(row.get_absolute_url()).content.decode()
    assert re.findall(r'data-draft="([^"]+)" data-draft-part="([^"]+)"', page) == [(name, "verify"), (name, "send-back")]
    sent = {"verb": "verify", "version": 1, "finding": "到现场看了", "on": ON}
    assert f'data-draft-done="{name}"' in client.post(row.get_absolute_url(), sent, follow=True).content.decode()


def test_nothing_of_what_was_typed_is_on_the_page_of_another_line(signed_in, piles, acting_road, works_clerk):
    client = signed_in(works_clerk)
    report(piles, words="打了三根", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    assert f":{piles.pk}" not in str(kept(client, f"/ledger/{acting_road.pk}/report/"))


def test_a_line_that_is_entered_by_hand_is_kept_as_well_until_it_stands_in_the_ledger(signed_in, town, clerk):
    client, name = signed_in(clerk), f"{clerk.user}:enter:{town.pk}"
    assert kept(client, "/ledger/new/") == [(name, False)]
    sent = {"title": "修桥", "source": "电话", "duty": "standing", "on": ON}
    assert f'data-draft-done="{name}"' in client.post("/ledger/new/", sent, follow=True).content.decode()


def test_what_an_office_says_by_telephone_is_kept_under_the_office_until_all_of_it_is_taken(signed_in, clerk, acting_road, works_office):
    client, name = signed_in(clerk), f"{clerk.user}:call:{works_office.pk}"
    here, key = f"/ledger/call/?office={works_office.pk}", f"l{acting_road.pk}"
    assert kept(client, here) == [(name, False)]
    sent = {"office": works_office.pk, "on": ON, f"{key}-version": acting_road.version}
    assert kept(client, "/ledger/call/", 422, **sent | {f"{key}-finished": "on"}) == [(name, True)]
    page = client.post("/ledger/call/", sent | {f"{key}-words": "路基已成"}, follow=True).content.decode()
    assert f'data-draft-done="{name}"' in page and FORM.findall(page) == [(name, "")]


def test_a_line_that_moved_during_the_call_comes_back_with_its_words_and_is_taken_at_the_second_press(
    signed_in, clerk, works_clerk, acting_road, works_office
):
    client, key = signed_in(clerk), f"l{acting_road.pk}"
    sent = {"office": works_office.pk, "on": ON, f"{key}-version": acting_road.version, f"{key}-words": "路基已成"}
    report(acting_road, words="石灰拌了", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    page = client.post("/ledger/call/", sent).content.decode()
    assert "没有记上" in page and f'name="{key}-version" value="{acting_road.version}"' in page
    assert client.post("/ledger/call/", sent | {f"{key}-version": acting_road.version}).status_code == 302


def test_the_page_of_dividing_keeps_its_rows_however_they_were_filled_until_the_line_is_divided(
    signed_in, clerk, assigned_road, village, farm_office
):
    client, name, here = signed_in(clerk), f"{clerk.user}:break-down:{assigned_road.pk}", f"/ledger/{assigned_road.pk}/break-down/"
    assert kept(client, here) == [(name, False)]
    sent = {"rows": 4, "on": ON, "version": assigned_road.version, "p0-words": "东段"}
    assert kept(client, here, **sent | {"step": "more"}) == [(name, True)]
    assert kept(client, here, 422, **sent | {"step": "do"}) == [(name, True)]
    two = {"p0-to": village.pk, "p1-to": farm_office.pk}
    page = client.post(here, {"rows": 4, "on": ON, "version": assigned_road.version, "step": "do"} | two, follow=True).content.decode()
    assert f'data-draft-done="{name}"' in page
