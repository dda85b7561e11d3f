"""The papers read well on any day, and are what real ones are: long, of four kinds, some of them damaged."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from guatu.crafts.timing.workdays import is_workday
from guatu.site.demo.papers import (
    FOLDER,
    TEMPLATES,
    TEMPLATES_TO_TRY,
    Template,
    fill,
    papers_to_try,
    sample_papers,
)

TODAY = date(2026, 11, 20)
TWO_YEARS = [date(2026, 7, 1) + timedelta(days=n) for n in range(731)]
CORPUS = Path(__file__).parents[6] / "shared" / "corpus"

DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
INSERTED_PINYIN = re.compile(r"\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]+\)")
LEAST = {
    "digest": 3000,
    "newspaper": 1300,
    "speech": 1500,
    "review": 2000,
    "minutes": 1300,
    "notice": 1200,
    "list": 1500,
}
"""Characters a paper has at the least, without what the damage added."""


def without_pinyin(text: str) -> str:
    return INSERTED_PINYIN.sub("", text)


def every_template() -> list[Template]:
    return [*TEMPLATES, *TEMPLATES_TO_TRY]


@pytest.mark.parametrize("template", every_template(), ids=lambda template: template.file)
def test_every_token_has_a_meaning_on_every_day(template):
    raw = (FOLDER / template.file).read_text(encoding="utf-8")
    tokens = "\n".join(sorted(set(re.findall("⟦.*?⟧", raw))))

    for today in TWO_YEARS:
        paper_day = today - timedelta(days=template.days_ago)
        filled = fill(tokens + template.name, today=today, paper_day=paper_day)
        for month, day in DAY.findall(filled):
            assert 1 <= int(day) <= LONGEST_MONTH[int(month) - 1], (today, filled)


@pytest.mark.parametrize("today", TWO_YEARS[::31])
def test_every_paper_is_written_in_its_encoding_and_came_out_on_a_workday_before(today):
    papers = (*sample_papers(today), *papers_to_try(today))

    assert all(paper.bytes for paper in papers)
    assert all(paper.day <= today and is_workday(paper.day) for paper in papers)
    assert all((today - paper.day).days == paper.days_ago for paper in papers)


def test_papers_come_in_the_order_of_their_days_over_a_quarter():
    days = [paper.day for paper in sample_papers(TODAY)]

    assert days == sorted(days)
    assert 85 <= (TODAY - days[0]).days <= 110
    assert (TODAY - days[-1]).days <= 7


def test_no_two_papers_of_a_day_share_a_name():
    papers = (*sample_papers(TODAY), *papers_to_try(TODAY))

    assert len({(paper.day, paper.name) for paper in papers}) == len(papers)


def test_at_least_ten_papers_of_four_kinds():
    papers = sample_papers(TODAY)

    assert len(papers) >= 10
    assert {"digest", "newspaper", "speech", "review"} <= {paper.kind for paper in papers}
    assert all(re.search("[云雲]溪", without_pinyin(paper.bytes.decode(paper.encoding))) for paper in papers)


def test_the_damaged_forms_are_there():
    texts = {t.file: (FOLDER / t.file).read_text(encoding="utf-8") for t in TEMPLATES}
    encodings = {t.encoding for t in TEMPLATES}

    assert {"utf-8", "utf-8-sig", "gb18030", "big5"} <= encodings
    assert any(t.newline == "\r\n" for t in TEMPLATES)
    page, newspaper, speech = (texts[f] for f in ("review-town-tour.html", "newspaper-a.md", "speech-quarter.txt"))
    assert page.startswith("---\n") and 'class="nav"' in page and "******" in page
    assert "(下转" in newspaper and "责任编辑" in newspaper
    assert re.search(r"护河\n\n队", newspaper), "a column ends within a sentence"
    assert speech.count("(zhèn)") > 3 and re.search(r"\?[㐀-鿿]", speech), "pinyin inserted, bytes lost"


@pytest.mark.parametrize("template", every_template(), ids=lambda template: template.file)
def test_each_is_as_long_as_real_ones(template):
    text = (FOLDER / template.file).read_text(encoding="utf-8")
    plain = re.sub(r"<script.*?</script>|<[^>]+>|\s", "", without_pinyin(text))

    assert len(plain) >= LEAST[template.kind], len(plain)


@pytest.mark.parametrize(
    ("token", "today", "paper_day", "words"),
    [
        ("⟦d-40⟧", TODAY, TODAY, "10月11日"),
        ("⟦w-40⟧", TODAY, TODAY, "10月10日"),  # Sunday; the Saturday before is worked for the National Day
        ("⟦ymdw.⟧", TODAY, TODAY, "2026年11月20日 星期五"),
        ("⟦m+20⟧底前", TODAY, TODAY, "12月底前"),
        ("⟦m+60⟧底前", TODAY, TODAY, "明年1月底前"),
        ("⟦e+38⟧前", TODAY, TODAY, "年底前"),
        ("⟦e+50⟧前", TODAY, TODAY, "明年1月底前"),
        ("⟦q-50⟧", date(2027, 2, 25), date(2026, 12, 14), "明年一季度"),
        ("⟦d+20⟧前", date(2027, 1, 3), date(2026, 11, 20), "明年1月23日前"),
        ("⟦d.-3⟧", date(2027, 1, 3), date(2027, 1, 3), "12月31日"),
        ("⟦to.⟧", TODAY, TODAY, "1—10月"),
        ("⟦to.⟧", date(2027, 1, 8), date(2027, 1, 8), "去年全年"),
        ("⟦sum.:8.40⟧亿元", TODAY, TODAY, "7.00亿元"),
        ("⟦s.:春耕|夏种|秋收|冬管⟧", TODAY, TODAY, "秋收"),
        ("⟦k.:开局|过半|攻坚|收官⟧", TODAY, TODAY, "收官"),
        ("⟦since.⟧", date(2027, 2, 8), date(2027, 2, 8), "去年以来"),
    ],
)
def test_a_token_says_what_somebody_writing_that_day_would_say(token, today, paper_day, words):
    assert fill(token, today=today, paper_day=paper_day) == words


@pytest.mark.parametrize("text", ["⟦z-1⟧", "⟦d-⟧", "⟦s.:春|夏⟧", "⟦"])
def test_a_token_that_means_nothing_is_refused(text):
    with pytest.raises(ValueError, match=r"token|four choices"):
        fill(text, today=TODAY, paper_day=TODAY)


@pytest.mark.parametrize("template", every_template(), ids=lambda template: template.file)
def test_no_line_is_taken_from_the_measuring_corpus(template):
    """The corpus is for measuring only; where it is not at hand there is nothing to compare, and the test passes."""
    theirs = "\n".join(
        path.read_text(encoding="utf-8", errors="replace") for path in sorted(CORPUS.rglob("*")) if path.is_file()
    )

    for line in (FOLDER / template.file).read_text(encoding="utf-8").splitlines():
        assert len(line.strip()) < 15 or line.strip() not in theirs
