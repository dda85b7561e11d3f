"""Structure: whose paper it is, from which day, and how it is cut."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import read
from guatu.crafts.reading.structure.dating import find_date
from guatu.crafts.reading.structure.organisations import find_towns

DIGEST = """清河一周看点
这一周,各镇街聚焦重点工作,推动各项任务落地见效。
开发区(柳河街道)
>>>办好实事 惠及群众
11月5日,柳河街道党工委书记赵某某带队督查便民服务中心建设情况。
石桥镇
>>>紧盯项目 冲刺全年
近日,石桥镇召开重点工作推进会。
下一步,石桥镇将加快石白路改造。
"""


def test_each_town_of_a_digest_has_its_section():
    reading = read(DIGEST.encode(), name="周报.txt", date=date(2026, 11, 12))

    assert [(section.title, section.organisation) for section in reading.sections] == [
        ("清河一周看点", None),
        ("开发区(柳河街道)", "柳河街道"),
        ("石桥镇", "石桥镇"),
    ]


def test_sections_cover_the_text_but_for_line_ends():
    reading = read(DIGEST.encode(), name="周报.txt")

    ends = [section.end for section in reading.sections]
    assert reading.sections[0].start == 0
    assert ends[-1] == len(reading.text)
    assert all(after.start == end + 1 for end, after in zip(ends, reading.sections[1:], strict=False))


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["今日云溪", "2026年11月12日 星期四 | 第11期 总第118期", "云溪镇召开会议。"], date(2026, 11, 12)),
        (
            ["云溪镇政府工作报告", "——2026年2月27日在云溪镇第十六届人民代表大会第六次会议上", "各位代表:"],
            date(2026, 2, 27),
        ),
        (["关于公布实事项目的公告", "现予公告。", "石桥镇人民政府", "二〇二六年六月十五日"], date(2026, 6, 15)),
        (["云溪镇周报", "2026年，云溪镇新建公厕6座，11月5日召开了推进会。"], None),
    ],
)
def test_reads_the_papers_own_day(lines, day):
    assert find_date(lines, []) == day


def test_the_portals_card_tells_the_day():
    assert find_date(["云溪镇召开会议"], ["发布日期：2026-11-12 10:00", "浏览次数：1"]) == date(2026, 11, 12)


def test_where_the_day_comes_from_is_told():
    dated = "今日云溪\n2026年11月12日 星期四\n11月5日,云溪镇召开推进会。".encode()
    plain = "11月5日,云溪镇召开推进会。".encode()
    day = date(2026, 12, 1)

    assert read(dated, name="a.txt", date=day).date_basis == "document"
    assert read(plain, name="a.txt", date=day).date_basis == "given"
    assert read(dated, name="a.txt", date_override=day).date_basis == "override"
    assert read(plain, name="a.txt").date_basis == "none"


def test_a_paper_without_a_day_is_doubtful():
    assert {doubt.kind for doubt in read("11月5日,云溪镇召开推进会。".encode(), name="a.txt").doubts} >= {
        "no date",
        "year",
    }


@pytest.mark.parametrize(
    "words", ["全镇上下齐心协力。", "推动乡镇和城镇协调发展。", "打造特色小镇，助力乡村振兴。", "各镇街道要抓好落实。"]
)
def test_common_words_are_no_towns(words):
    assert find_towns([words] * 3) == []


def test_towns_with_telling_characters_are_towns():
    assert find_towns(["和平镇召开会议。", "近日,清河区向阳镇召开会议。", "三河街道召开会议。"] * 2) == [
        "三河街道",
        "向阳镇",
        "和平镇",
    ]


@pytest.mark.parametrize(
    ("clause", "towns"),
    [
        ("中都街道深入推进项目建设", ["中都街道"]),
        ("于集镇召开推进会", ["于集镇"]),
        ("上都镇人民政府工作报告", ["上都镇"]),
        ("推动云溪镇高质量发展", []),
        ("与云溪镇签约", []),
        ("对口支援云溪镇", []),
        ("在县委、县政府和镇党委的领导下", []),
        ("与会镇村干部", []),
    ],
)
def test_a_town_stands_at_the_head_of_a_clause(clause, towns):
    assert find_towns([clause, clause]) == towns


@pytest.mark.parametrize(
    "ask",
    [
        "请石桥村于2026年12月15日前完成清淤。", "大堰村要在2026年12月15日之前完成。", "2026年12月15日前，大堰村完成清淤。",
        "完成时限：2026年12月15日", "自2026年12月1日起施行", "活动时间为2026年12月1日至12月15日",
    ],
)
def test_a_day_by_which_something_is_asked_for_is_not_the_papers(ask):
    assert find_date(["关于清淤的通知", "各村：", ask, "云溪镇人民政府", "2026年11月26日"], []) == date(2026, 11, 26)


def test_a_line_that_begins_with_the_day_by_which_something_is_due_is_read():
    reading = read("关于清淤的通知\n各村：\n2026年12月15日前，大堰村完成池塘清淤3处。\n云溪镇人民政府\n2026年11月26日".encode(), name="通知.txt")

    assert [(each.due.last if each.due else None) for each in reading.candidates] == [date(2026, 12, 15)]
