"""A small town: one person is clerk and handler, sits in two offices, a village never signs in. It works, and says what it withholds."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Office, Post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, report, sign_for
from guatu.work.ledger.models import Commitment, Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = MONDAY.isoformat()


@pytest.fixture
def party_office(town):
    return Office.objects.create(name="党政办公室", short="党政办", parent=town, order=1)


@pytest.fixture
def luo(town, party_office, works_office):
    """Luo is the town's clerk, the handler of the party office and of the works office, and a verifier besides."""
    post(party_office, "unit", "综合岗", "罗", "luo")
    post(works_office, "unit", "路桥岗", "罗", "luo")
    post(party_office, "verifier", "核实岗", "罗", "luo")
    return post(town, "clerk", "督办岗", "罗", "luo")


def line_of(town, luo, office):
    line, _ = enter(assigner=town, title="修门前路灯", source="电话", by=luo, on=MONDAY, at=at(MONDAY), due=Due(date(2026, 12, 1)))
    assign(line, to=office, duty="dated", by=luo, on=MONDAY, at=at(MONDAY))
    return line


def test_clerk_and_handler_in_one_sees_both_days_on_one_page(signed_in, town, luo, works_office, party_office):
    line = line_of(town, luo, works_office)
    page = signed_in(luo).get("/")

    assert {owed.office for owed in page.context["desk"].owed} == {"建设办", "党政办"}
    html = page.content.decode()
    assert "云溪镇今天" in html and "建设办待办" in html
    assert html.count(f'href="{line.get_absolute_url()}"') == 1


def test_what_is_her_own_work_is_not_marked_as_written_on_behalf(signed_in, town, luo, works_office):
    line = line_of(town, luo, works_office)
    assert "代建设办签收" not in signed_in(luo).get(line.get_absolute_url()).content.decode()

    signed_in(luo).post(f"/ledger/{line.pk}/sign-for/", {"on": DAY, "version": line.version})
    assert Step.objects.get(verb="sign_for").on_behalf_of is None


def test_she_does_not_verify_what_she_did_and_the_page_names_who_may(signed_in, town, luo, works_office, verifier):
    line = line_of(town, luo, works_office)
    sign_for(line, by=luo, on=MONDAY, at=at(MONDAY))
    report(line, words="亮了", finished=True, by=luo, on=MONDAY, at=at(MONDAY))

    page = signed_in(luo).get(line.get_absolute_url()).content.decode()
    assert "<b>核实、退回</b>由别人办：应急管理办核实岗。" in page
    home = signed_in(luo).get("/").content.decode()
    assert f"&amp;line={line.pk}" not in home
    assert "是您报的或代录的，由应急管理办核实岗核实" in home
    answer = signed_in(luo).post(f"/ledger/{line.pk}/verify/", {"on": DAY, "version": line.version, "finding": "好"})
    assert answer.status_code == 422 and "应急管理办核实岗" in answer.content.decode()


def test_where_nobody_may_verify_the_page_says_what_to_do(signed_in, town, luo, works_office):
    line = line_of(town, luo, works_office)
    sign_for(line, by=luo, on=MONDAY, at=at(MONDAY))
    report(line, words="亮了", finished=True, by=luo, on=MONDAY, at=at(MONDAY))

    assert "请管理员先设一个不在主办、协办单位里的核实岗" in signed_in(luo).get(line.get_absolute_url()).content.decode()


def test_a_village_that_never_signs_in_goes_the_whole_way_by_telephone(
    signed_in, town, luo, village, verifier, leader, mayor
):
    line = line_of(town, luo, village)
    client = signed_in(luo)
    said = {
        "office": village.pk, "on": DAY, f"l{line.pk}-version": line.version, f"l{line.pk}-sign": "on",
        f"l{line.pk}-words": "灯都亮了", f"l{line.pk}-finished": "on",
    }  # fmt: skip
    assert client.post("/ledger/call/", said).status_code == 302
    line.refresh_from_db()
    assert line.stage == "reported"

    signed_in(verifier).post(f"/ledger/{line.pk}/verify/", {"on": DAY, "version": line.version, "finding": "看过"})
    line.refresh_from_db()
    answer = signed_in(mayor).post(f"/ledger/{line.pk}/close/", {"on": DAY, "version": line.version})
    assert answer.status_code == 302
    assert Commitment.objects.get(pk=line.pk).stage == "closed"
    page = signed_in(luo).get(f"/ledger/{line.pk}/file/").content.decode()
    assert page.count("代录：代 河东村") == 2


def test_in_bulk_too_her_own_lines_and_the_villages_are_told_apart(signed_in, town, luo, works_office, village):
    lines = [line_of(town, luo, works_office), line_of(town, luo, village)]
    picks = [f"{line.pk}:{line.version}" for line in lines]
    signed_in(luo).post("/ledger/bulk/sign-for/", {"pick": picks, "on": DAY, "step": "do", "token": "a1"})

    assert [step.on_behalf_of for step in Step.objects.filter(verb="sign_for").order_by("commitment")] == [None, village]


def test_who_leaves_the_post_leaves_the_work_to_the_next(signed_in, town, luo, works_office):
    handler = Post.objects.get(title="路桥岗")
    line = line_of(town, luo, works_office)
    assign(line, to=works_office, duty="dated", handler=handler, by=luo, on=MONDAY, at=at(MONDAY, 10))
    handler.user = None
    handler.save()

    page = signed_in(luo).get(f"/ledger/{line.pk}/amend/").content.decode()
    assert f'<option value="{handler.pk}" selected' in page


def test_whoever_answers_for_two_offices_sees_both_counted_together_and_each_by_its_tab(signed_in, town, clerk, works_office, village):
    post(village, "unit", "兼岗", "吴", "wu")
    wu = post(works_office, "unit", "路桥岗", "吴", "wu")
    road, ditch = line_of(town, clerk, works_office), line_of(town, clerk, village)
    client = signed_in(wu)
    home = client.get("/")
    desk, html = home.context["desk"], home.content.decode()
    assert "建设办、河东村待办" in html and desk.numbers["open"].count == 2 and desk.whose == "建设办、河东村"
    assert [number.count for number in desk.five.numbers.five] == [2, 2, 0, 0, 0]
    for name, key in (("建设办", works_office.pk), ("河东村", village.pk)):
        assert f'office={key}">{name}<b>1</b></a>' in html
    page = client.get("/unit/?office=all&show=sign").content.decode()
    assert road.get_absolute_url() in page and ditch.get_absolute_url() in page and page.count("data-row") == 2
    alone = client.get(f"/unit/?office={village.pk}").content.decode()
    assert ditch.get_absolute_url() in alone and road.get_absolute_url() not in alone
    assert f'office={village.pk}" class="on" aria-current="page">河东村' in alone
    listed = client.get(f"/ledger/?{desk.numbers['open'].query}")
    assert listed.context["total"] == "2" and "单位：建设办、河东村" in listed.context["said"]
