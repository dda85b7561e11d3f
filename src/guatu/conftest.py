"""The steady cast of all tests: clerk Chen, the works office, the village, and the road due in December."""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.cache import caches
from hypothesis import HealthCheck
from hypothesis import settings as trying

# How long an example takes to be made says how busy the machine is, and nothing of the rule.
trying.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
trying.load_profile("any machine")

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 16)


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a day, in the town's time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Under CI a skipped test is a failed one: what CI lacks, .ci/run installs."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        reporter.write_line("CI: 有测试被跳过，按失败计。", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def forget() -> Callable[[], None]:
    """Returns a function that forgets what is kept between two acts: as after somebody's act."""

    def all_kept() -> None:
        for cache in caches.all(initialized_only=True):
            cache.clear()

    return all_kept


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, forget: Callable[[], None]) -> Iterator[None]:
    """Every test has a folder of data of its own, and keeps nothing of the one before."""
    forget()
    before = settings.HOME
    settings.HOME = tmp_path
    yield
    settings.HOME = before


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The site's clock stands at a Monday."""
    monkeypatch.setenv("GUATU_TODAY", MONDAY.isoformat())
    return MONDAY


NOTICE_2027 = """清河区人民政府办公室关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


# -- 清河区, 云溪镇 ---------------------------------------------------------------------------------------------


@pytest.fixture
def district(db):
    from guatu.records.offices.models import Kind, Office

    return Office.objects.create(name="清河区", kind=Kind.DISTRICT, code="清河")


@pytest.fixture
def town(district):
    from guatu.records.offices.models import Kind, Office

    return Office.objects.create(name="云溪镇", kind=Kind.TOWN, parent=district, code="云溪", order=1)


@pytest.fixture
def other_town(district):
    from guatu.records.offices.models import Kind, Office

    return Office.objects.create(name="石桥镇", kind=Kind.TOWN, parent=district, code="石桥", order=2)


@pytest.fixture
def works_office(town):
    from guatu.records.offices.models import DutyLine, Office

    office = Office.objects.create(name="建设管理办公室", short="建设办", parent=town, order=3, field="建设")
    DutyLine.objects.create(office=office, number=1, words="道路、桥梁建设和养护")
    return office


@pytest.fixture
def farm_office(town):
    from guatu.records.offices.models import DutyLine, Office

    office = Office.objects.create(name="农业农村办公室", short="农业农村办", parent=town, order=4, field="农业")
    DutyLine.objects.create(office=office, number=1, words="高标准农田、农村户厕改造")
    return office


@pytest.fixture
def safety_office(town):
    from guatu.records.offices.models import Office

    return Office.objects.create(name="应急管理办公室", short="应急管理办", parent=town, order=6, field="民生")


@pytest.fixture
def village(town):
    from guatu.records.offices.models import Kind, Office

    return Office.objects.create(name="河东村", kind=Kind.VILLAGE, parent=town, order=20)


def post(office, role, title, name, username, in_charge_of=()):
    """Somebody with a post; returns the actor as of the Monday."""
    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import Post, User

    user = User.objects.filter(username=username).first() or User.objects.create_user(
        username, name=name, password="shi-yi-shi-2026"
    )
    held = Post.objects.create(role=role, title=title, office=office, user=user)
    held.in_charge_of.set(in_charge_of)
    return actor_of(user, MONDAY)


@pytest.fixture
def clerk(town):
    return post(town, "clerk", "督办岗", "陈", "chen")


@pytest.fixture
def second_clerk(town):
    return post(town, "clerk", "督办岗", "周", "zhou")


@pytest.fixture
def works_clerk(works_office):
    return post(works_office, "unit", "路桥岗", "吴", "wu")


@pytest.fixture
def verifier(safety_office):
    return post(safety_office, "verifier", "核实岗", "郑", "zheng")


@pytest.fixture
def leader(town, works_office):
    return post(town, "approver", "分管建设副镇长", "许", "xu", in_charge_of=[works_office])


@pytest.fixture
def mayor(town):
    return post(town, "approver", "镇长", "何", "he")


@pytest.fixture
def reader(town):
    return post(town, "reader", "查阅岗", "冯", "feng")


@pytest.fixture
def road(town, clerk):
    """The road that is due in December, drafted from a telephone call."""
    from guatu.work.ledger.dues import Due
    from guatu.work.ledger.lifecycle import enter

    line, _ = enter(
        assigner=town, title="东干道改造 2 公里", quote="东干道改造 2 公里，12 月底前完工", source="镇长办公会",
        by=clerk, on=MONDAY, at=at(MONDAY), said_on=MONDAY, due=Due(date(2026, 12, 31), "as_read", "12 月底前"),
    )  # fmt: skip
    return line


@pytest.fixture
def lots(monkeypatch):
    """The lots by which closings are drawn, as a test can count on them: 0, 1, 2 …"""
    from itertools import count

    from guatu.work.ledger import look_backs

    drawn = count()
    monkeypatch.setattr(look_backs, "new_lot", lambda: f"{next(drawn):012x}")


@pytest.fixture
def signed_in(client):
    """Returns a function that signs an actor in and gives the client."""
    from guatu.records.offices.models import User

    def sign_in(actor):
        client.force_login(User.objects.get(pk=actor.user))
        return client

    return sign_in


@pytest.fixture
def lifted_guards(transactional_db) -> Iterator[None]:
    """For tests that commit: the teardown empties all tables, which the triggers would refuse."""
    from guatu.records.trail import guards

    yield
    guards.remove_all()
