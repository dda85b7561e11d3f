"""The drawing of the wall."""

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.typesetting.gantt import Group, draw_gantt
from guatu.crafts.typesetting.marks import COLOURS, LIGHT_DEFS
from guatu.crafts.typesetting.rows import Bar, Tick
from guatu.crafts.typesetting.scale import Window
from guatu.crafts.typesetting.sheet import DESK, WALL
from guatu.crafts.typesetting.widths import width_of

TODAY = date(2026, 11, 20)
QUARTER = Window(date(2026, 10, 1), date(2026, 12, 31))
SVG = "{http://www.w3.org/2000/svg}"

BRIDGE = Bar(
    title="二号危桥改造",
    href="/ledger/2/",
    colour="red",
    word="慢 24 天",
    because="核实 3/12 根，慢 24 天 ≥ 15 天，红。",
    office="建设办",
    begins=date(2026, 10, 19),
    ends=date(2026, 12, 18),
    first_due=date(2026, 11, 30),
    moves=2,
    planned_day=date(2026, 10, 27),
)
FACTORY = Bar(
    title="电机一期投产",
    href="/ledger/7/",
    colour="done",
    word="早 2 天销号",
    because="11月16日销号，早 2 天。",
    begins=date(2026, 10, 1),
    ends=date(2026, 11, 18),
    closed_on=date(2026, 11, 16),
)
WINTER = Bar(
    title="困难群众冬令补助发放",
    href="/ledger/12/",
    colour="none",
    word="12月1日起",
    because="还没有到开工日。",
    begins=date(2026, 12, 1),
    ends=date(2026, 12, 25),
    not_begun=True,
)
STATION = Bar(
    title="小型消防站移交管护",
    href="/ledger/11/",
    colour="green",
    word="余 25 天",
    because="时限 12月15日。",
    begins=date(2026, 11, 2),
    ends=date(2026, 12, 15),
)
PATROL = Bar(
    title="秸秆禁烧巡查",
    href="/ledger/6/",
    colour="green",
    word="第 6 次",
    because="每周一次。",
    begins=date(2026, 10, 12),
    cadence="每周",
    ticks=[Tick(date(2026, 10, 18) + timedelta(7 * n), n < 5, f"第 {n + 1} 次") for n in range(10)],
)


def chart(*bars, today=TODAY, window=QUARTER, **rest):
    return draw_gantt([Group("分管建设", "/ledger/?field=1", bars)], today, window, **rest)


def drawn(svg):
    """Return the drawing as a tree; it fails where the SVG is not well formed."""
    return ElementTree.fromstring(svg)


def texts(svg):
    return ["".join(node.itertext()) for node in drawn(svg).iter(f"{SVG}text")]


def test_twelve_rows_are_as_high_as_the_wall_has_room():
    assert 'viewBox="0 0 1118 710"' in chart(*[STATION] * 12)


def test_every_row_opens_its_line_and_every_group_its_lines():
    links = [node.get("href") for node in drawn(chart(BRIDGE, FACTORY)).iter(f"{SVG}a")]

    assert set(links) == {"/ledger/2/", "/ledger/7/", "/ledger/?field=1"}


def test_the_keyboard_meets_each_row_once():
    reached = [node for node in drawn(chart(BRIDGE, FACTORY)).iter(f"{SVG}a") if node.get("tabindex") != "-1"]

    assert len(reached) == 3


def test_a_moved_date_flies_two_flags_and_says_how_often():
    svg = chart(BRIDGE)

    assert "首次时限 11月30日" in svg and "现时限 12月18日" in svg
    assert "延期 ×2" in texts(svg) and "原 11月30日" in texts(svg)


def test_a_date_moved_to_an_earlier_day_is_no_extension():
    svg = chart(replace(BRIDGE, ends=date(2026, 11, 26), moves=1))

    assert "改期 ×1" in texts(svg) and "延期" not in " ".join(texts(svg))


def test_a_bar_not_moved_flies_one_flag():
    assert "首次时限" not in chart(STATION)


def test_what_is_verified_is_dark_up_to_the_planned_day():
    svg = chart(BRIDGE)

    dark = re.search(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" fill="url\(#hatch\)"', svg)

    assert dark is not None
    assert float(dark[1]) + float(dark[2]) == pytest.approx(470 + 26 * 544 / 92, abs=0.11)


def test_a_line_without_an_amount_has_a_plain_bar():
    svg = chart(STATION)

    assert 'fill="#1f7346"' not in svg
    assert 'stroke="#1f7346"' in svg


def test_a_closed_line_bears_the_seal_and_says_how_early():
    svg = chart(FACTORY)

    assert "销" in texts(svg)
    assert "11月16日 · 早 2 天" in texts(svg)


def test_a_line_closed_without_a_date_tells_the_day_alone():
    svg = chart(Bar("公示", "/", "done", "已销号", "。", begins=date(2026, 10, 1), closed_on=date(2026, 11, 16)))

    assert "11月16日" in texts(svg)


def test_words_of_an_early_seal_stand_right_of_todays_line():
    early = replace(FACTORY, closed_on=date(2026, 11, 5), ends=date(2026, 11, 6))

    node = next(node for node in drawn(chart(early)).iter(f"{SVG}text") if "11月5日 · 早" in "".join(node.itertext()))

    assert float(node.get("x", 0)) > 470 + 50 * 544 / 92


def words_of(svg, said):
    return next(node for node in drawn(svg).iter(f"{SVG}text") if said in "".join(node.itertext()))


def test_where_the_day_has_no_room_right_of_the_seal_the_words_are_shorter():
    svg = chart(replace(FACTORY, closed_on=date(2026, 11, 28), ends=date(2026, 12, 30), word="早 32 天销号"), today=date(2026, 11, 30))

    node = words_of(svg, "早 32 天")
    assert "".join(node.itertext()) == "早 32 天" and node.get("text-anchor") is None


def test_words_left_of_the_seal_stand_on_a_plate_and_not_on_the_dark_bar():
    svg = chart(replace(FACTORY, closed_on=date(2026, 12, 28), ends=date(2026, 12, 31), word="早 3 天销号"), today=date(2026, 12, 29))

    node = words_of(svg, "早 3 天")
    end, wide = float(node.get("x", 0)), width_of("早 3 天", WALL.word_size)
    plates = [each for each in drawn(svg).iter(f"{SVG}rect") if each.get("fill") == "#fffdf8"]
    assert node.get("text-anchor") == "end"
    assert any(
        float(each.get("x", 0)) <= end - wide and float(each.get("x", 0)) + float(each.get("width", 0)) >= end for each in plates
    )


def test_the_seal_does_not_stand_on_todays_line():
    svg = chart(FACTORY)

    place = re.search(r"translate\(([\d.]+) ", svg)

    assert place is not None
    assert abs(float(place[1]) - (470 + 50 * 544 / 92)) >= 17


def test_work_not_begun_has_its_arrow_and_the_words_beside_it():
    assert texts(chart(WINTER)).count("12月1日起") == 1
    assert "l15 10l-15 10z" in chart(WINTER)
    assert "l15 10l-15 10z" not in chart(STATION)


def test_a_recurring_line_is_a_row_of_ticks():
    svg = chart(PATROL)

    assert [f"第 {n} 次" in svg for n in (1, 5, 10)] == [True] * 3
    assert "每周" in texts(svg)
    assert "现时限 1" not in svg


def test_a_date_in_another_year_is_printed_with_its_year():
    later = Window(date(2026, 10, 1), date(2027, 1, 31))
    svg = chart(Bar("路灯改造", "/", "green", "余 56 天", "时限。", begins=TODAY, ends=date(2027, 1, 15)), window=later)

    assert "2027.1.15" in texts(svg)
    assert "2027年1月" in texts(svg)


def test_a_year_without_notice_is_shown_as_provisional():
    bar = Bar("路灯改造", "/", "green", "余 56 天", "时限。", begins=TODAY, ends=date(2027, 1, 15))
    svg = chart(bar, window=Window(date(2026, 10, 1), date(2027, 1, 31)), provisional_from=date(2027, 1, 1))

    assert "年历暂排" in texts(svg)
    assert "2027年1月暂" in texts(svg)
    assert "stroke-dasharray" in svg


def test_todays_line_says_its_day():
    assert "今天 11月20日" in texts(chart(STATION))


def test_a_chart_of_another_time_has_no_todays_line():
    assert not any("今天" in words for words in texts(chart(STATION, today=date(2027, 3, 1))))


def title_node(title):
    bar = Bar(title, "/", "green", "按计划", "。", begins=TODAY)
    return next(node for node in drawn(chart(bar)).iter(f"{SVG}text") if node.get("class") == "ti")


def test_titles_are_cut_before_the_chart():
    node = title_node("标准厂房封顶、外墙与管网同步完成并确保设备进场调试")

    title = "".join(node.itertext())

    assert title.startswith("标准厂房") and title.endswith("…")
    assert WALL.title + width_of(title, float(node.get("font-size"))) < WALL.chart


@pytest.mark.parametrize(
    ("title", "size"),
    [("二号危桥改造", 25), ("全年实现规上工业产值 42 亿元以上", 22), ("全力推进标准厂房二期外立面与管网", 22)],
)
def test_a_long_title_is_set_smaller_before_it_is_cut(title, size):
    node = title_node(title)

    assert "".join(node.itertext()) == title
    assert float(node.get("font-size")) == size


def test_the_whole_title_is_on_the_row_for_those_who_point_at_it():
    long = "标准厂房封顶、外墙与管网同步完成并确保设备进场调试"

    assert f"<title>{long}：" in chart(Bar(long, "/", "green", "按计划", "。", begins=TODAY))


def test_a_long_name_of_a_group_of_one_row_is_cut_inside_it():
    svg = draw_gantt([Group("经济发展和科技创新办公室", "/", [STATION])], TODAY, QUARTER)

    assert "经济" in texts(svg)
    assert any(words.endswith("…") for words in texts(svg))


@pytest.mark.parametrize(("sheet", "smallest"), [(WALL, 18), (DESK, 13)])
def test_nothing_is_set_smaller_than_the_sheet_allows(sheet, smallest):
    svg = chart(BRIDGE, FACTORY, WINTER, STATION, PATROL, sheet=sheet)

    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)) >= smallest


def test_words_from_the_ledger_are_never_markup():
    bar = Bar("<b>危桥</b> & “路”", '/?q="', "green", "<i>", "<script>", office="<u>", note="&", begins=TODAY)

    svg = draw_gantt([Group("<g>", "/", [bar])], TODAY, QUARTER, label='"<')

    assert "<b>危桥</b> & “路”" in texts(svg)
    assert not list(drawn(svg).iter(f"{SVG}script"))


def test_a_drawing_alone_brings_its_lights_with_it():
    assert '<symbol id="l-red"' in chart(BRIDGE, alone=True)
    assert '<symbol id="l-red"' not in chart(BRIDGE)


def test_there_are_seven_lights_and_the_hatch():
    assert 'id="hatch"' in LIGHT_DEFS
    assert [f'id="l-{colour}"' in LIGHT_DEFS for colour in COLOURS] == [True] * 7


DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
BARS = st.builds(
    Bar,
    title=st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60),
    href=st.just("/ledger/1/"),
    colour=st.sampled_from(COLOURS),
    word=st.sampled_from(["慢 24 天", "按计划", "余 2 个工作日", "未开始", "早 2 天销号"]),
    because=st.just("因为。"),
    office=st.text("建设办·农业", max_size=40),
    note=st.text("缺资金 9天", max_size=20),
    begins=st.none() | DAYS,
    ends=st.none() | DAYS,
    first_due=st.none() | DAYS,
    moves=st.integers(0, 12),
    planned_day=st.none() | DAYS,
    not_begun=st.booleans(),
    closed_on=st.none() | DAYS,
    ticks=st.lists(st.builds(Tick, DAYS, st.booleans(), st.just("第 1 次")), max_size=4),
    cadence=st.sampled_from(["", "每周"]),
)


@given(st.lists(BARS, max_size=4), DAYS)
def test_whatever_the_rows_are_the_drawing_is_well_formed_and_stays_inside(bars, today):
    svg = draw_gantt([Group("分管建设", "/", bars)] if bars else [], today, QUARTER)

    for node in drawn(svg).iter(f"{SVG}rect"):
        assert float(node.get("x", 0)) >= -0.05
        assert float(node.get("x", 0)) + float(node.get("width", 0)) <= WALL.width + 1.5
