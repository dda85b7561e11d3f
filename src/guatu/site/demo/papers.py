"""The demo's papers: written for the fictional 清河区, dated against the day the demo is built.

The folder ``papers`` holds templates. Whatever depends on the day stands in a token ⟦…⟧; `fill` replaces it.

    ⟦WHAT OFFSET⟧            the day is the demo's day moved by OFFSET: ⟦d-40⟧, ⟦m+20⟧
    ⟦WHAT . OFFSET⟧          the day is the paper's own day, moved by OFFSET if one is given: ⟦ymd.⟧, ⟦w.-3⟧
    ⟦WHAT …:argument⟧        with an argument: ⟦sum.:8.00⟧, ⟦s.:春耕|夏种|秋收|冬管⟧

    d      10月13日                   a day as it falls; 去年 and 明年 before it where the paper needs them
    w      10月13日                   that day, or the last working day before it: meetings, visits
    ymd    2026年10月13日             ymdw with 星期二, iso 2026-10-13, compact 20261013
    y      2026                       m 12月, q 四季度 (both with 去年, 明年); e 年底 in December, else 11月底
    s      one of four by season      spring from March on; k one of four by quarter
    to     1—10月                     the months of the year that are over; in January 去年全年
    sum    6.67 for ⟦sum.:8.00⟧       what a year's amount would be by ``to``, with as many decimals
    since  今年以来                   去年以来 in January and February
    issue  46                         the number of a weekly; no of N a year (⟦no.:12⟧), total since the first

A token for a deadline counts from the demo's day, so that every paper names the same day for the same work; one
for what happened in the paper's week counts from the paper's own day.

Some are damaged as copies on the web are, and stay so: traditional script with pinyin inserted and bytes lost
(speech-quarter, try-article), a web page with its furniture and masked runs (review-town-tour), newspaper columns
that end within a sentence. The other encodings are made here, from templates in UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from guatu.crafts.timing.workdays import is_workday

FOLDER = Path(__file__).parent / "papers"
FIRST_YEAR = 2014  # of the weekly and the newspaper, for their running numbers
FRIDAY = 4

TOKEN = re.compile(r"⟦(?P<what>[a-z]+)(?P<own>\.?)(?P<offset>[+-]\d+)?(?::(?P<argument>[^⟦⟧]*))?⟧")


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """One paper as its file would lie in a clerk's folder.

    name: the file's name, Chinese, with its ending
    days_ago: how long before the day of the demo it came out
    kind: digest, newspaper, speech, review, minutes, notice or list
    whose: the district or town that put it out
    bytes: the file itself, written in ``encoding``
    day: the day it came out
    """

    name: str
    days_ago: int
    kind: str
    whose: str
    bytes: bytes
    encoding: str
    day: date


@dataclass(frozen=True, slots=True)
class Template:
    """A paper before it is dated: its text, how old it shall be, and how its file is written."""

    file: str
    days_ago: int
    kind: str
    whose: str
    name: str
    weekly: bool = False  # comes out on Fridays
    encoding: str = "utf-8"
    newline: str = "\n"


TEMPLATES = (
    Template(
        "livelihood-list.txt",
        91,
        "list",
        "云溪镇",
        "关于下达新一轮镇级民生实事项目任务的通知.txt",
        newline="\r\n",
    ),
    Template(
        "minutes-joint.txt",
        86,
        "minutes",
        "云溪镇",
        "党政联席会议纪要（第⟦no.:24⟧期）.txt",
        encoding="utf-8-sig",
    ),
    Template("digest-district-a.txt", 78, "digest", "清河区", "镇街一周要情（第⟦issue.⟧期）.txt", weekly=True),
    Template("speech-quarter.txt", 73, "speech", "云溪镇", "重点工作推进会讲话_网页另存.txt"),
    Template("newspaper-a.md", 66, "newspaper", "云溪镇", "今日云溪⟦compact.⟧一版.md"),
    Template("review-town-tour.html", 59, "review", "云溪镇", "云水长歌启新程_清河新闻网.html"),
    Template(
        "digest-yunxi-a.txt",
        50,
        "digest",
        "云溪镇",
        "云溪镇一周看点第⟦issue.⟧期.txt",
        weekly=True,
        encoding="gb18030",
        newline="\r\n",
    ),
    Template("notice-campaign.txt", 46, "notice", "云溪镇", "走村问事集中整改行动通知（定稿）.txt"),
    Template("newsletter.txt", 40, "newspaper", "云溪镇", "雲溪鄉訊⟦compact.⟧.txt", encoding="big5", newline="\r\n"),
    Template("minutes-works.txt", 31, "minutes", "云溪镇", "重点工程周调度会议纪要⟦compact.⟧.txt"),
    Template("digest-district-b.txt", 22, "digest", "清河区", "镇街一周要情（第⟦issue.⟧期）.txt", weekly=True),
    Template("newspaper-b.md", 17, "newspaper", "云溪镇", "今日云溪⟦compact.⟧一版.md"),
    Template("speech-dispatch.txt", 13, "speech", "云溪镇", "镇长在重点工作调度会上的讲话.txt", encoding="gb18030"),
    Template("digest-district-c.txt", 9, "digest", "清河区", "镇街一周要情（第⟦issue.⟧期）.txt", weekly=True),
    Template("digest-yunxi-b.txt", 1, "digest", "云溪镇", "云溪镇一周看点第⟦issue.⟧期.txt", weekly=True),
)
"""What the demo has read before anybody opens it."""

TEMPLATES_TO_TRY = (
    Template("try-digest.txt", 0, "digest", "清河区", "镇街一周要情（第⟦issue.⟧期）.txt", weekly=True),
    Template("try-article.txt", 0, "speech", "云溪镇", "署名文章_网页另存.txt"),
    Template("try-newspaper.md", 0, "newspaper", "云溪镇", "今日云溪⟦compact.⟧增刊.md"),
)
"""What a visitor finds in a folder, to drop."""


def sample_papers(today: date) -> tuple[SamplePaper, ...]:
    """Return the papers of the past quarter, the oldest first.

    today: the day the demo is built
    """
    return _dated(TEMPLATES, today)


def papers_to_try(today: date) -> tuple[SamplePaper, ...]:
    """Return three papers of this week: a plain digest, a damaged article, a newspaper page."""
    return _dated(TEMPLATES_TO_TRY, today)


def _dated(templates: tuple[Template, ...], today: date) -> tuple[SamplePaper, ...]:
    papers = [_paper(template, today) for template in templates]
    return tuple(sorted(papers, key=lambda paper: paper.day))


def _paper(template: Template, today: date) -> SamplePaper:
    """Fill one template and write it as its file would be written."""
    day = today - timedelta(days=template.days_ago)
    if template.weekly:
        day -= timedelta(days=(day.weekday() - FRIDAY) % 7)
    day = workday_up_to(day)

    text = fill((FOLDER / template.file).read_text(encoding="utf-8"), today=today, paper_day=day)
    return SamplePaper(
        name=fill(template.name, today=today, paper_day=day),
        days_ago=(today - day).days,
        kind=template.kind,
        whose=template.whose,
        bytes=text.replace("\n", template.newline).encode(template.encoding),
        encoding=template.encoding,
        day=day,
    )


def fill(text: str, *, today: date, paper_day: date) -> str:
    """Replace every token of the text.

    Raises ValueError for a token that is none of those above.
    """

    def word(token: re.Match[str]) -> str:
        base = paper_day if token["own"] else today
        try:
            say = WORDS[token["what"]]
        except KeyError:
            raise ValueError(f"no such token: {token[0]}") from None
        return say(base + timedelta(days=int(token["offset"] or 0)), paper_day, token["argument"] or "")

    filled = TOKEN.sub(word, text)
    if "⟦" in filled or "⟧" in filled:
        raise ValueError(f"a token is not well formed: {filled[filled.find('⟦') :][:40]!r}")
    return filled


def workday_up_to(day: date) -> date:
    """Return the day, or the last working day before it."""
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


# What a token says: the day it means, the day of the paper it stands in, its argument.
Say = Callable[[date, date, str], str]


def _year_word(day: date, paper_day: date) -> str:
    """去年, 明年 or nothing, as somebody writing on the day of the paper would say."""
    if day.year > paper_day.year:
        return "明年"
    # In the first days of January nobody writes 去年 for the week before.
    return "去年" if day.year < paper_day.year and (paper_day - day).days > 31 else ""


def _day(day: date, paper_day: date, argument: str = "") -> str:
    return f"{_year_word(day, paper_day)}{day.month}月{day.day}日"


def _full_day(day: date, paper_day: date, argument: str = "") -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _month(day: date, paper_day: date, argument: str = "") -> str:
    year = {paper_day.year: "", paper_day.year + 1: "明年"}.get(day.year, "去年")
    return f"{year}{day.month}月"


def _month_end(day: date, paper_day: date, argument: str = "") -> str:
    if (day.year, day.month) == (paper_day.year, 12):
        return "年底"
    return _month(day, paper_day) + "底"


def _quarter(day: date, paper_day: date, argument: str = "") -> str:
    year = {paper_day.year: "", paper_day.year + 1: "明年"}.get(day.year, "去年")
    return f"{year}{'一二三四'[(day.month - 1) // 3]}季度"


def _by_season(day: date, paper_day: date, argument: str) -> str:
    return _one_of_four(argument, (day.month - 3) % 12 // 3)


def _by_quarter(day: date, paper_day: date, argument: str) -> str:
    return _one_of_four(argument, (day.month - 1) // 3)


def _one_of_four(argument: str, index: int) -> str:
    choices = argument.split("|")
    if len(choices) != 4:
        raise ValueError(f"four choices needed: {argument!r}")
    return choices[index]


def _months_over(day: date) -> int:
    """How many months the report covers: those of the year that are over, in January the twelve before."""
    return day.month - 1 or 12


def _reported_months(day: date, paper_day: date, argument: str = "") -> str:
    months = _months_over(day)
    return {12: "去年全年", 1: "1月份"}.get(months, f"1—{months}月")


def _year_to_date(day: date, paper_day: date, argument: str) -> str:
    decimals = len(argument.partition(".")[2])
    return f"{float(argument) * _months_over(day) / 12:.{decimals}f}"


def _week(day: date) -> int:
    return (day.timetuple().tm_yday - 1) // 7 + 1


def _number(day: date, paper_day: date, argument: str) -> str:
    return str((day.timetuple().tm_yday - 1) * int(argument) // 366 + 1)


def _running_number(day: date, paper_day: date, argument: str) -> str:
    return str((day.year - FIRST_YEAR) * int(argument) + int(_number(day, paper_day, argument)))


WORDS: dict[str, Say] = {
    "d": _day,
    "w": lambda day, paper_day, argument: _day(workday_up_to(day), paper_day),
    "ymd": _full_day,
    "ymdw": lambda day, paper_day, argument: f"{_full_day(day, paper_day)} 星期{'一二三四五六日'[day.weekday()]}",
    "iso": lambda day, paper_day, argument: day.isoformat(),
    "compact": lambda day, paper_day, argument: f"{day:%Y%m%d}",
    "y": lambda day, paper_day, argument: str(day.year),
    "m": _month,
    "e": _month_end,
    "q": _quarter,
    "s": _by_season,
    "k": _by_quarter,
    "to": _reported_months,
    "sum": _year_to_date,
    "since": lambda day, paper_day, argument: "今年以来" if day.month > 2 else "去年以来",
    "issue": lambda day, paper_day, argument: str(_week(day)),
    "no": _number,
    "total": _running_number,
}
