"""提醒, 催办簿, the sheet, the outbox, and what other rooms' pages show of them."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.publications.reminders.models import Digest, Firing, Message
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import User
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, report, suspend

from .conftest import NEXT_MONDAY, TUESDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def on_day(monkeypatch):
    """Returns a function that sets the site's clock to a day."""

    def stand(day):
        monkeypatch.setenv("GUATU_TODAY", day.isoformat())

    return stand


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_ones_own_page_shows_the_sheet_the_reason_and_the_morning(chased, new_line, tick, signed_in, works_clerk, on_day):
    new_line()
    tick(NEXT_MONDAY)
    on_day(NEXT_MONDAY)
    page = text_of(signed_in(works_clerk), reverse("reminders"))

    assert "蓝色催办单 云溪催办 2026-1" in page and "时限 11月20日，已过 3 天，满 1 天，还没有报办结。" in page
    assert "今早 的清单" in page or "今早的清单" in page


def test_of_a_long_heading_the_first_are_shown_and_the_rest_is_a_press_away(chased, new_line, tick, signed_in, works_clerk, on_day):
    for number in range(33):
        new_line(f"第 {number} 处", signed=False, due=DECEMBER)
    tick(TUESDAY)
    on_day(TUESDAY)
    client, here = signed_in(works_clerk), reverse("reminders")

    words = client.get(here).content.decode().partition('class="card morning"')[2]
    assert words.count("told=new") == 1 and "还有 3 条，全部列出" in words and "第 29 处" in words and "第 30 处" not in words
    words = text_of(client, f"{here}?told=new")
    assert "新交办 33" in words and "第 0 处" in words and "第 32 处" in words and "还有" not in words
    assert "新交办 33" in text_of(client, f"{here}?told=nothing")


def test_what_is_done_is_there_no_longer(chased, new_line, tick, signed_in, works_clerk, on_day):
    road = new_line()
    tick(NEXT_MONDAY)
    on_day(NEXT_MONDAY)
    report(road, words="完工", finished=True, by=works_clerk, on=NEXT_MONDAY, at=at(NEXT_MONDAY))
    assert "云溪催办 2026-1" not in text_of(signed_in(works_clerk), reverse("reminders"))


def test_a_reminder_leaves_the_old_owner(chased, new_line, tick, signed_in, works_clerk, farm_office, clerk):
    nong = post(farm_office, "unit", "农田岗", "农", "nong")
    line = new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    assert "东干道" in text_of(signed_in(works_clerk), reverse("reminders"))
    assign(line, to=farm_office, duty="dated", note="归田里管", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    tick(MONDAY, 12)

    assert "还要办的" not in text_of(signed_in(works_clerk), reverse("reminders"))
    assert "还要办的" in text_of(signed_in(nong), reverse("reminders"))


def test_looking_leaves_no_trace(chased, new_line, tick, signed_in, works_clerk, on_day):
    new_line()
    tick(NEXT_MONDAY)
    on_day(NEXT_MONDAY)
    rows = [list(model.objects.order_by("pk").values()) for model in (Firing, Digest, Message)]
    for address in (reverse("reminders"), reverse("reminder-book"), Firing.objects.get(passed_over=False).get_absolute_url(), "/"):
        text_of(signed_in(works_clerk), address)
    assert rows == [list(model.objects.order_by("pk").values()) for model in (Firing, Digest, Message)]


def test_home_shows_the_heaviest_and_the_mornings_numbers(chased, new_line, tick, signed_in, works_clerk, reader, on_day):
    new_line()
    tick(NEXT_MONDAY)
    on_day(NEXT_MONDAY)
    page = text_of(signed_in(works_clerk), "/")

    assert "蓝色催办单" in page and "今早的清单： 催办 1" in page
    assert "看清单" not in text_of(signed_in(reader), "/")


def test_the_lines_page_says_what_fired_what_comes_next_and_why(chased, new_line, tick, signed_in, clerk, works_clerk, mayor, on_day):
    road = new_line()
    on_day(MONDAY)
    assert "下一次 11月17日：提醒，给承办单位 到期前 3 个工作日" in text_of(signed_in(clerk), road.get_absolute_url())
    tick(NEXT_MONDAY)
    on_day(NEXT_MONDAY)
    page = text_of(signed_in(clerk), road.get_absolute_url())
    assert "给 承办单位、单位负责人（代转） 建设办路桥岗" in page
    assert "下一次 11月27日：橙色督办单，给承办单位、单位负责人、分管领导 逾期 7 天" in page
    assert "越过 2 级" in page or "越过 1 级" in page

    suspend(road, until=date(2026, 12, 31), plan="等批复", by=mayor, on=NEXT_MONDAY, at=at(NEXT_MONDAY))
    assert "挂账中，不催；恢复办理以后重新起算。" in text_of(signed_in(clerk), road.get_absolute_url())


def test_what_fires_on_a_day_off_is_said_for_the_next_working_day(chased, new_line, signed_in, clerk, on_day, tick):
    road = new_line(due=date(2026, 11, 20))
    tick(TUESDAY)
    on_day(date(2026, 11, 18))
    # One day after the Friday is a Saturday.
    assert "下一次 11月23日：蓝色催办单" in text_of(signed_in(clerk), road.get_absolute_url())


def test_a_sheet_restates_the_demand_and_the_dates_and_leaves_room_for_the_answer(chased, new_line, tick, signed_in, clerk, on_day):
    new_line(standard="两公里都通车")
    tick(NEXT_MONDAY)
    on_day(NEXT_MONDAY)
    [sheet] = Firing.objects.filter(number__isnull=False)
    page = text_of(signed_in(clerk), sheet.get_absolute_url())

    for words in ("云溪镇催办单", "云溪催办 2026-1", "建设管理办公室", "两公里都通车", "首次时限 2026年11月20日", "签发：", "办理情况"):
        assert words in page, words
    assert "13912345678" not in page
    assert page.count("建设办路桥岗") == 1, "whom it is for stands there once"


def test_only_a_county_has_a_sheet_of_supervision_by_that_name(district, town, clerk, works_clerk):
    above = post(district, "clerk", "督查岗", "丁", "ding")
    line, _ = enter(assigner=district, title="桥", source="会", by=above, due=Due(DECEMBER), on=MONDAY, at=at(MONDAY))
    made = {"line": line, "arming": 1, "rung": "r", "as_of": 1, "day": MONDAY, "at": at(MONDAY), "makes": "supervision", "colour": "red"}
    assert (Firing(whole=district, **made).name, Firing(whole=town, **made).name) == ("红色督查单", "红色督办单")
    assert Firing(whole=district, year=2026, number=3, **made).numbered == "清河督查 2026-3"


def test_the_book_lists_the_sheets_with_their_lines(chased, new_line, tick, signed_in, clerk, reader, on_day):
    for title in ("路", "桥"):
        new_line(title)
    tick(NEXT_MONDAY)
    on_day(NEXT_MONDAY)
    for actor in (clerk, reader):
        page = text_of(signed_in(actor), reverse("reminder-book"))
        assert "云溪催办 2026-1" in page and "云溪催办 2026-2" in page and "还要办" in page
    assert "没有发过" in text_of(signed_in(clerk), reverse("reminder-book") + "?show=supervision")


def test_of_a_sealed_matter_nothing_is_shown_to_whom_it_is_kept_from(chased, town, village, new_line, tick, signed_in, clerk, works_office, on_day):
    villager = post(village, "unit", "承办岗", "村", "cun")
    both = post(town, "clerk", "督办岗", "钱", "qian")
    post(village, "unit", "兼岗", "钱", "qian")
    told = {"by": clerk, "on": MONDAY, "at": at(MONDAY)}
    line, _ = enter(assigner=town, title="核查鱼塘发包账目", source="区纪委转来", due=Due(date(2026, 11, 20)), concerns=village, **told)
    assign(line, to=works_office, duty="dated", **told)
    for day in range(30):
        tick(MONDAY + timedelta(days=day))
    day = MONDAY + timedelta(days=29)
    on_day(day)
    sheet = Firing.objects.filter(number__isnull=False).last()

    assert "鱼塘" in text_of(signed_in(clerk), reverse("reminders")) + text_of(signed_in(clerk), reverse("reminder-book"))
    for kept_from in (villager, actor_of(User.objects.get(pk=both.user), day)):
        client = signed_in(kept_from)
        for address in ("/", reverse("reminders"), reverse("reminder-book"), reverse("reminder-book") + "?show=all"):
            assert "鱼塘" not in text_of(client, address) and line.number not in text_of(client, address)
        assert client.get(sheet.get_absolute_url()).status_code == 404
        for digest in Digest.objects.filter(user=kept_from.user):
            assert line.pk not in [key for _, rows, _ in digest.items for key, _, _ in rows]


def test_the_outbox_lists_what_went_out_with_its_line_and_sends_again_what_did_not(
    chased, new_line, tick, signed_in, clerk, works_clerk, settings, tmp_path
):  # fmt: skip
    settings.OUTBOX_FOLDER = str(tmp_path / "out")
    (tmp_path / "out").write_text("in the way", encoding="utf-8")
    new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    page = text_of(signed_in(clerk), reverse("reminders-outbox"))
    assert "东干道改造 2 公里" in page and "投递目录写不进去" in page and "10:02 再试" in page

    message = Message.objects.filter(what="firing").get()
    Message.objects.filter(pk=message.pk).update(state="failed")
    assert "没发成的 1" in text_of(signed_in(clerk), reverse("reminders-outbox"))
    assert signed_in(clerk).post(reverse("reminder-again", args=[message.pk])).status_code == 302
    assert Message.objects.get(pk=message.pk).state == "waiting"
    assert signed_in(works_clerk).post(reverse("reminder-again", args=[message.pk])).status_code == 403


def test_another_towns_clerk_sees_nothing_of_it(chased, other_town, new_line, tick, signed_in, settings, tmp_path):
    settings.OUTBOX_FOLDER = str(tmp_path / "out")
    neighbour = post(other_town, "clerk", "督办岗", "邻", "lin")
    new_line()
    tick(NEXT_MONDAY)
    client, message = signed_in(neighbour), Message.objects.first()
    assert client.get(Firing.objects.filter(number__isnull=False).get().get_absolute_url()).status_code == 404
    assert client.post(reverse("reminder-again", args=[message.pk])).status_code == 404
    assert client.get(f"{reverse('reminders-outbox')}?whole={chased.pk}").status_code == 404
    assert "发件箱是空的" in text_of(client, reverse("reminders-outbox"))
