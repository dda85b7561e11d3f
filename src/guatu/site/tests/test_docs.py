"""The documentation fails the build when it lags behind: its links, commands, numbers, refusals and examples."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from guatu.crafts.planning.light_rules import Schedule
from guatu.crafts.planning.lights import Line, light_of
from guatu.crafts.planning.rates import FEWEST
from guatu.crafts.reading import read
from guatu.crafts.timing.clock_words import explain, sentence
from guatu.crafts.timing.clocks import Budget, Clock, Unit
from guatu.publications.chart.counting import SEAL_DAYS
from guatu.publications.chart.gathering import MOST_PAGES, ROWS
from guatu.records.almanac.refusals import NoticeHasFaults
from guatu.records.almanac.shipped import SHIPPED
from guatu.records.offices.lifecycle.substitutes import LONGEST
from guatu.records.offices.models.sign_in import KEPT_DAYS
from guatu.records.offices.signing_in import Rules
from guatu.site.command import USAGE
from guatu.site.demo.papers import sample_papers

ROOT = Path(__file__).resolve().parents[4]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# The wall's picture is taken from the demo; it is put there with each release.
TAKEN_LATER: set[str] = set()
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
# A folder of somebody's own machine; an address that is neither this machine nor the example of an intranet.
PLACE_OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home|Users)/|https?://(?!127\.0\.0\.1|10\.0\.0\.8)")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def commands(page: Path) -> Iterator[str]:
    """Yield what a page tells to type: lines after $ and words in backquotes, without the path before guatu."""
    text = page.read_text(encoding="utf-8")
    typed = [line[2:] for block in CONSOLE.findall(text) for line in block.splitlines() if line.startswith("$ ")]
    for command in [*typed, *re.findall(r"(?<!`)`((?:guatu|make) [^`\n]+)`", text)]:
        yield command.removeprefix(".venv/bin/")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    wrong = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"https?:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        there = target.exists() or name(target) in TAKEN_LATER
        if not there or (anchor and anchor not in anchors(target)):
            wrong.append(link)
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    guatu = set(re.findall(r"^  guatu ([\w-]+)", USAGE, re.MULTILINE))
    managed = {path.stem for path in (ROOT / "src").rglob("management/commands/*.py")}
    managed |= {"migrate", "shell", "changepassword"}
    wrong = []
    for command in commands(page):
        program, *words = command.split()
        word = next((each for each in words if not each.startswith("-")), "")
        if program == "make" and word not in targets:
            wrong.append(command)
        if program == "guatu" and word and word not in guatu:
            wrong.append(command)
        if program == "guatu" and word == "manage" and not set(words[1:2]) <= managed | {"…"}:
            wrong.append(command)
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_names_a_place_of_one_machine_or_an_address_outside(page):
    assert PLACE_OF_ONE_MACHINE.findall(page.read_text(encoding="utf-8")) == []


def test_the_environment_variables_named_are_those_that_are_read():
    read = set(re.findall(r"^(GUATU_\w+)", (ROOT / "src/guatu/site/settings.py").read_text(encoding="utf-8"), re.M))
    named = {word for page in PAGES for word in re.findall(r"GUATU_[A-Z_]*[A-Z]", page.read_text(encoding="utf-8"))}
    assert named and named <= read


def test_the_decisions_are_numbered_without_gaps_and_listed():
    folder = ROOT / "docs" / "decisions"
    pages = sorted(folder.glob("[0-9]*.md"))
    assert [path.name[:4] for path in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]}. ")
        places = [text.index(f"**{part}.**") for part in ("Context", "Decision", "Consequences", "Rejected")]
        assert places == sorted(places)
        assert f"]({path.name})" in listed


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (r"慢 \*\*(\d+)\*\* 天变黄", Schedule().slow_yellow),
        (r"慢 \*\*(\d+)\*\* 天变红", Schedule().slow_red),
        (r"到期前 \*\*(\d+)\*\* 个工作日变黄", Schedule().soon_workdays),
        (r"不足 \*\*(\d+)\*\* 条不算率", FEWEST),
        (r"再挂 \*\*(\d+)\*\* 天", SEAL_DAYS),
        (r"每页 \*\*(\d+)\*\* 条", ROWS),
        (r"超过 \*\*(\d+)\*\* 页", MOST_PAGES),
    ],
)
def test_the_numbers_of_the_wall_are_those_of_its_rules(words, number):
    found = re.findall(words, (GUIDE / "挂图.md").read_text(encoding="utf-8"))
    assert found == [str(number)]


def test_the_seconds_of_the_wall_are_those_of_its_script():
    script = (ROOT / "src/guatu/publications/chart/static/chart/wall.js").read_text(encoding="utf-8")
    turn, old, rest = re.search(r"TURN = (\d+), OLD = (\d+), REST = (\d+)", script).groups()
    text = (GUIDE / "挂图.md").read_text(encoding="utf-8")
    assert f"每 **{turn}** 秒翻一页" in text
    assert f"停 **{rest}** 秒不翻" in text
    assert f"**{int(old) // 60}** 分钟没有取到新数据" in text


def test_the_largest_paper_is_the_one_of_the_settings(settings):
    assert f"每份不超过 **{settings.LARGEST_PAPER // 1024**2}** MB" in (GUIDE / "文件与确认.md").read_text(encoding="utf-8")


def test_the_refusals_quoted_are_said_in_these_words():
    ledger, evidence = ROOT / "src/guatu/work/ledger", ROOT / "src/guatu/records/evidence"
    files = [ledger / "refusals.py", evidence / "refusals.py", *(ledger / "lifecycle").glob("*.py")]
    said = "".join(path.read_text(encoding="utf-8") for path in files)
    quoted = re.findall(r"^> (.+)$", (GUIDE / "台账与动作.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(quoted) > 8
    assert [part for line in quoted for part in line.split("…") if part not in said] == []


def test_the_calculation_the_sets_and_the_refusal_of_the_guide_to_limits_are_the_systems_own():
    guide = (GUIDE / "时限怎么算.md").read_text(encoding="utf-8")
    clock = Clock(Budget(7, Unit.WORKDAY), date(2026, 9, 29), "交办")
    quoted = re.findall(r"^> (.+)$", guide, re.MULTILINE)
    call = Clock(Budget(2, Unit.HOUR), datetime(2026, 11, 16, 14, 30), "接单")
    assert quoted == [explain(clock), explain(call), NoticeHasFaults([]).in_words]
    assert f"“{sentence(clock)}”" in guide
    assert "、".join(dict.fromkeys(profile.series for profile in SHIPPED)) in guide


def test_the_table_of_verbs_names_every_verb():
    from guatu.work.ledger.stages import Verb

    table = (GUIDE / "台账与动作.md").read_text(encoding="utf-8").split("| 动作 |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| (\w+) \|", table, re.MULTILINE)
    assert rows == [verb.label for verb in Verb]


def test_the_story_tells_of_a_sentence_of_the_demo_and_of_its_light():
    story = (ROOT / "docs" / "story.md").read_text(encoding="utf-8")
    sentence, light, *_ = re.findall(r"^> (.+)$", story, re.MULTILINE)
    (minutes, *_) = [paper for paper in sample_papers(date(2026, 11, 22)) if "联席会议纪要" in paper.name]
    assert sentence in read(minutes.bytes, name=minutes.name).text

    due = date(2026, 11, 18)
    motor = Line(
        "dated", "acting", said_on=date(2026, 8, 28), due_first=due, due_last=due, reported_on=date(2026, 11, 1)
    )
    assert light_of(motor, date(2026, 11, 4)).because == light


def sample(page: Path, file: str) -> str:
    """Return the words that a page tells to store under the name of a file."""
    return re.search(rf"<!-- {file} -->\n```\w*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)[1]


def examples() -> Iterator[tuple[str, str]]:
    for block in CONSOLE.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        command, _, printed = block.partition("\n")
        if printed.strip() and not printed.startswith("$ "):
            yield command.removeprefix("$ "), printed


@pytest.mark.parametrize(("command", "printed"), list(examples()))
def test_the_examples_print_what_the_readme_says(command, printed, tmp_path):
    (tmp_path / "一周看点.txt").write_text(sample(ROOT / "README.md", "一周看点.txt"), encoding="utf-8")
    words = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "guatu.site.command", *words], cwd=tmp_path, capture_output=True, check=True
    )
    told = [line.rstrip() for line in done.stdout.decode().rstrip().splitlines()]
    assert told == [line.rstrip() for line in printed.rstrip().splitlines()]


def test_the_rosters_and_duties_of_the_guide_are_read_as_it_says():
    from guatu.records.offices.duty_lists import read_duties
    from guatu.records.offices.rosters import read_roster

    page = GUIDE / "机构与岗位.md"
    names = read_roster(sample(page, "机构名单"))
    assert [(office.name, office.parent) for office in names.offices][2] == ("路桥组", "建设管理办公室")
    roster = read_roster(sample(page, "机构和岗位"))
    assert (len(roster.offices), len(roster.posts), roster.faults) == (2, 2, [])
    duties = read_duties(sample(page, "职责"))
    assert list(duties.by_office()) == ["建设办", "农业农村办公室"]
    assert [charge.title for charge in duties.charges] == ["副镇长"]
    assert duties.left == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (r"连错 \*\*(\d+)\*\* 次", Rules().tries),
        (r"锁 \*\*(\d+)\*\* 分钟", Rules().minutes),
        (r"电脑 \*\*(\d+)\*\* 分钟", Rules().idle_desk),
        (r"手机 \*\*(\d+)\*\* 分钟", Rules().idle_mobile),
        (r"留 \*\*(\d+)\*\* 天", KEPT_DAYS),
        (r"最长 \*\*(\d+)\*\* 天", LONGEST),
    ],
)
def test_the_numbers_of_signing_in_are_those_of_the_rules(words, number):
    assert re.findall(words, (GUIDE / "机构与岗位.md").read_text(encoding="utf-8")) == [str(number)]


def test_the_refusals_of_the_settings_are_said_in_these_words():
    said = (ROOT / "src/guatu/records/offices/refusals.py").read_text(encoding="utf-8")
    quoted = re.findall(r"^> (.+)$", (GUIDE / "机构与岗位.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert quoted and [line for line in quoted if line not in said] == []


def test_the_table_of_posts_names_every_role():
    from guatu.records.offices.models import Role

    table = (GUIDE / "机构与岗位.md").read_text(encoding="utf-8").split("## 岗位")[1].split("\n\n")[1]
    rows = re.findall(r"^\| (.+?) \|", table, re.MULTILINE)[2:]
    assert "、".join(rows).split("、") == [role.label for role in Role]


def test_the_diagram_of_the_guide_is_drawn_from_the_table_of_moves():
    from guatu.work.ledger.diagram import diagram

    # Behind the table? python -m guatu.work.ledger.diagram docs/guide/台账与动作.md
    assert diagram() in (GUIDE / "台账与动作.md").read_text(encoding="utf-8")
