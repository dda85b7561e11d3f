"""设置→时限, 设置→日历: what a town sets of them, and what a notice does to the ledger."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from guatu.conftest import MONDAY, NOTICE_2027, at, post
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.models import Notice, OwnProfile
from guatu.records.almanac.profiles import find
from guatu.records.trail.chain import first_break
from guatu.work.ledger.clocks import due_by, moved_by, moved_once
from guatu.work.ledger.lifecycle import amend, assign, enter, resume, sign_for, suspend
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lighting import light_now
from guatu.work.ledger.models import Commitment

pytestmark = pytest.mark.django_db
LONGER = NOTICE_2027.replace("1月1日（周五）至3日（周日）放假，共3天", "1月1日（周五）至4日（周一）放假，共4天")
MONDAY_OF_THE_NEW_YEAR = date(2027, 1, 4)


@pytest.fixture
def dated(clerk, works_office):
    """Returns a function that opens a line of a town, dated by the rule of the hotline on the Monday before Christmas."""

    def make(town, title, on=date(2026, 12, 28), by=clerk, to=works_office):
        line, _ = enter(assigner=town, title=title, source="热线", by=by, on=on, at=at(on))
        due = due_by(find(town, "hotline").profile, line, on, calendar_of(town))
        assign(line, to=to, duty="dated", due=due, by=by, on=on, at=at(on))
        return line

    return make


@pytest.fixture
def last_day_of_the_year(monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", "2026-12-31")


def paste(client, text=LONGER, do="look", **told):
    return client.post(reverse("notice"), {"text": text, "do": do, **told})


@pytest.mark.parametrize("page", ["profiles", "calendar", "notice"])
def test_the_pages_open_for_who_sets_the_town_and_for_nobody_else(page, signed_in, clerk, reader, today):
    assert signed_in(clerk).get(reverse(page)).status_code == 200
    assert signed_in(reader).get(reverse(page)).status_code == 403


def test_a_year_says_where_its_days_are_from(signed_in, clerk, today):
    client = signed_in(clerk)
    shipped = client.get(reverse("calendar"), {"year": 2026}).content.decode()
    assert "照国务院办公厅当年的通知" in shipped and '<td class="worked">10<i>班</i></td>' in shipped
    assert shipped.count("<i>休</i>") == 33  # norms F11.3
    assert "2027 年还是暂定的" in client.get(reverse("calendar"), {"year": 2027}).content.decode()


def test_a_look_changes_nothing_and_names_every_date_that_moves(signed_in, clerk, town, dated, last_day_of_the_year):
    line = dated(town, "路灯不亮")
    page = paste(signed_in(clerk)).content.decode()

    assert "1 个暂定的时限要动" in page and line.number in page
    assert "2027年1月5日" in page and "2027年1月6日" in page and "收下，按它算" in page
    assert not Notice.objects.exists()
    line.refresh_from_db()
    assert line.due_first == date(2027, 1, 5)


def test_a_notice_moves_the_dates_it_must_each_with_a_step_and_nothing_else(signed_in, clerk, town, dated, road, last_day_of_the_year):
    line, early = dated(town, "路灯不亮"), dated(town, "井盖松动", on=date(2026, 12, 21))
    before = as_values(early), as_values(Commitment.objects.get(pk=road.pk)), Commitment.objects.count()
    answer = paste(signed_in(clerk), do="apply", follow=True)

    notice = Notice.objects.get()
    assert answer.url == f"{reverse('moved', args=[notice.pk])}?whole={town.pk}"
    line.refresh_from_db()
    assert (line.due_first, line.due_last) == (date(2027, 1, 6), date(2027, 1, 6))
    step = line.steps.order_by("number").last()
    assert step.note == "2027年放假安排公布，暂定的时限重算" and step.values["due_first"] == ["2027-01-05", "2027-01-06"]
    assert as_values(line) == replay(line.steps.order_by("number"))
    early.refresh_from_db(), road.refresh_from_db()
    assert (as_values(early), as_values(road), Commitment.objects.count()) == before
    assert first_break() is None


def test_the_list_afterwards_is_what_was_announced_before(signed_in, clerk, town, dated, last_day_of_the_year):
    from guatu.records.almanac.lifecycle.take_notice import notice_of

    for number in range(3):
        dated(town, f"第 {number} 盏路灯不亮")
    _, looked_at = notice_of(LONGER, None, town)
    announced = [(each.line.pk, each.before, each.after, each.sum_before, each.sum_after) for each in moved_by(looked_at)]
    client = signed_in(clerk)
    paste(client, do="apply")

    notice = Notice.objects.get()
    assert [(each.line.pk, each.before, each.after, each.sum_before, each.sum_after) for each in moved_once(notice)] == announced
    page = client.get(reverse("moved", args=[notice.pk])).content.decode()
    assert "移动了 3 个时限" in page and "1月1日至4日放假" in page
    file = b"".join(client.get(reverse("moved-file", args=[notice.pk])).streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()
    assert rows[0][:5] == ["编号", "事项", "主办", "原来", "现在"]
    assert [row[3:5] for row in rows[1:]] == [[date(2027, 1, 5), date(2027, 1, 6)]] * 3


def test_a_later_notice_leaves_the_list_of_the_first_as_it_was(signed_in, clerk, town, dated, last_day_of_the_year):
    dated(town, "路灯不亮")
    client = signed_in(clerk)
    paste(client, do="apply")
    first = Notice.objects.get()
    told = [(each.before, each.after, each.sum_after) for each in moved_once(first)]
    paste(client, NOTICE_2027, do="apply")
    assert [(each.before, each.after, each.sum_after) for each in moved_once(first)] == told
    assert [(each.before.day, each.after.day) for each in moved_once(Notice.objects.last())] == [(6, 5)]


def test_a_date_an_approver_has_moved_stays_and_only_the_first_is_counted_again(
    signed_in, clerk, mayor, town, dated, last_day_of_the_year
):
    line = dated(town, "路灯不亮")
    amend(line, reason="等备件", due_last=date(2027, 1, 15), by=mayor, on=date(2026, 12, 29), at=at(date(2026, 12, 29)))
    paste(signed_in(clerk), do="apply")
    line.refresh_from_db()
    assert (line.due_first, line.due_last) == (date(2027, 1, 6), date(2027, 1, 15))


def test_a_date_that_a_standstill_has_moved_is_counted_again_with_the_standstill(
    signed_in, clerk, mayor, works_clerk, town, dated, last_day_of_the_year
):
    line = dated(town, "路灯不亮")
    sign_for(line, by=works_clerk, on=date(2026, 12, 28), at=at(date(2026, 12, 28)))
    suspend(line, plan="等备件", until=date(2026, 12, 31), by=mayor, on=date(2026, 12, 29), at=at(date(2026, 12, 29)))
    resume(line, by=mayor, on=date(2026, 12, 30), at=at(date(2026, 12, 30)))
    assert (line.due_first, line.due_last) == (date(2027, 1, 5), date(2027, 1, 6))

    client = signed_in(clerk)
    paste(client, do="apply")

    line.refresh_from_db()
    assert (line.due_first, line.due_last) == (date(2027, 1, 6), date(2027, 1, 7))
    assert as_values(line) == replay(line.steps.order_by("number"))
    told = [(each.before.day, each.after.day, each.is_present) for each in moved_once(Notice.objects.get())]
    assert told == [(5, 6, False), (6, 7, True)]
    page = client.get(reverse("moved", args=[Notice.objects.get().pk])).content.decode()
    assert page.count("现行时限") == 1


def test_the_districts_notice_moves_the_dates_of_its_towns(signed_in, district, town, dated, last_day_of_the_year):
    line = dated(town, "路灯不亮")
    client = signed_in(post(district, "clerk", "督查岗", "丁", "ding"))
    paste(client, do="apply")
    line.refresh_from_db()
    assert line.due_first == date(2027, 1, 6)


def test_the_lights_are_those_of_the_new_calendar(signed_in, clerk, town, dated, monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", "2026-12-31")
    line = dated(town, "路灯不亮")
    client = signed_in(clerk)
    client.get("/")
    paste(client, do="apply")
    line = Commitment.objects.select_related("light", "assigner").get(pk=line.pk)
    fresh = light_now(line, date(2026, 12, 31))
    assert (line.light.word, line.light.because) == (fresh.word, fresh.because)
    assert "暂计" not in line.light.because


def test_a_notice_with_a_fault_is_refused_whole(signed_in, clerk, town, dated, last_day_of_the_year):
    line = dated(town, "路灯不亮")
    client = signed_in(clerk)
    answer = paste(client, LONGER.replace("共7天", "共8天"), do="apply")
    assert answer.status_code == 422 and "写的是 8 天" in answer.content.decode()
    line.refresh_from_db()
    assert line.due_first == date(2027, 1, 5) and not Notice.objects.exists()
    assert paste(client, "", do="apply").status_code == 422
    assert paste(client, LONGER, do="apply", year="2028").status_code == 422


def test_a_profile_is_changed_copied_and_switched_off(signed_in, clerk, town, today):
    client = signed_in(clerk)
    form = {
        "series": "12345", "name": "热线工单", "amount": "3", "unit": "workday", "event": "交办", "starts": "assigned", "more": "",
        "basis": "document", "source": "云溪镇热线办理办法第四条", "nodes": "1天 联系来电人\n2个工作日 现场看", "papers": "", "note": "",
    }  # fmt: skip
    assert client.post(reverse("profile", args=["hotline"]), form | {"seen": "0"}).status_code == 302
    kept = find(town, "hotline").profile
    assert (kept.budget.amount, [node.what for node in kept.nodes]) == (3, ["联系来电人", "现场看"])
    again = client.post(reverse("profile", args=["hotline"]), form | {"amount": "4", "seen": "0"})
    assert again.status_code == 422 and "这里有过变动" in again.content.decode()

    client.post(reverse("profile-copy", args=["hotline"]), form | {"name": "夜间工单", "amount": "1"})
    assert OwnProfile.objects.get(key="own-1").value.called == "12345·夜间工单"
    client.post(reverse("profile-switch", args=["own-1"]))
    page = client.get(reverse("profiles")).content.decode()
    assert "停用</span>" in page and "热线办理办法第四条" in page and "改过什么" in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("nodes", "三天后看", "看不懂"), ("amount", "3000", "太长了：最多 2500 个工作日"), ("amount", "9999", "最大是 3660"),
     ("amount", "0", "最小是 1"), ("source", "", "这一栏要填")],
)  # fmt: skip
def test_what_a_profile_cannot_be_comes_back_with_a_sentence(field, value, words, signed_in, clerk, today):
    client = signed_in(clerk)
    form = {
        "series": "12345", "name": "热线", "amount": "3", "unit": "workday", "event": "交办", "starts": "assigned", "basis": "default",
        "source": "本镇做法",
    }  # fmt: skip
    answer = client.post(reverse("profile", args=["hotline"]), form | {field: value})
    assert answer.status_code == 422 and words in answer.content.decode()


def test_another_towns_profiles_and_notices_do_not_exist_for_a_clerk(signed_in, clerk, other_town, today):
    client = signed_in(clerk)
    assert client.get(reverse("profiles"), {"whole": other_town.pk}).status_code == 404
    assert client.get(reverse("profile", args=["no-such"])).status_code == 404
    notice = Notice.objects.create(whole=other_town, year=2027, text="", feasts=[], at=at(MONDAY), user_name="")
    assert client.get(reverse("moved", args=[notice.pk])).status_code == 404
