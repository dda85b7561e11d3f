"""What imports cannot show: the rules of the house that hold for every room."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

HOUSE = Path(__file__).resolve().parents[2]
WINGS = ["crafts", "records", "work", "publications", "site"]
ROOMS = {
    "records": [["trail", "paper"], ["offices"], ["almanac"], ["documents", "evidence"]],
    "work": [["ledger"], ["intake"], ["verification"]],
}
# What Guatu never counts (I6, I7): people at work, people who complain, people who sign in.
NEVER = re.compile(
    "last_login|login_count|online|check_?in|punch|points|likes|read_receipt|read_at_by|gps|track_|petitioner|caller"
    "|id_card|phone|signin_count|visits_by|登录次数|在线时长|打卡|积分|上访次数|信访量|身份证|手机号|轨迹"
)


def sources(*wings: str) -> Iterator[Path]:
    for wing in wings:
        for path in sorted((HOUSE / wing).rglob("*.py")):
            if not {"migrations", "tests"} & set(path.parts):
                yield path


def place(model: type[models.Model]) -> tuple[int, int] | None:
    parts = model.__module__.split(".")
    if parts[0] != "guatu":
        return None
    wing, room = parts[1], parts[2]
    level = next((i for i, rooms in enumerate(ROOMS.get(wing, [])) if room in rooms), 0)
    return WINGS.index(wing), level


def test_a_foreign_key_points_at_its_own_room_or_a_lower_one():
    wrong = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and place(model)
        and place(field.related_model)
        and place(field.related_model) > place(model)
    ]
    assert wrong == []


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield f"{ast.unparse(node.func)}"


@pytest.mark.parametrize("wing", ["crafts", "records", "work", "publications"])
def test_nothing_below_the_site_asks_the_clock(wing):
    asked = re.compile(r"(?:^|\.)(?:today|now|utcnow|localdate|time\.time)$")
    wrong = [
        f"{path.relative_to(HOUSE)}: {call}" for path in sources(wing) for call in calls(path) if asked.search(call)
    ]
    assert wrong == []
    assert not [path for path in sources(wing) if re.search(r"auto_now|guatu\.site", path.read_text(encoding="utf-8"))]


def test_the_crafts_work_without_django():
    program = (
        "import sys, pkgutil, importlib, guatu.crafts as c\n"
        "for m in pkgutil.walk_packages(c.__path__, 'guatu.crafts.'):\n"
        "    if '.tests' not in m.name: importlib.import_module(m.name)\n"
        "sys.exit(any(n.split('.')[0] in ('django', 'socket', 'sqlite3') for n in sys.modules))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_reading_begins_without_loading_what_is_heavy():
    program = (
        "import sys, guatu.site.command\n"
        "guatu.site.command.main(['read', '--help'])\n"
    )
    heavy = "import sys; sys.exit(any(n.split('.')[0] in ('django','opencc','rjieba','holidays','xlsxwriter') for n in sys.modules))"
    wrapped = f"try:\n    exec({program!r})\nexcept SystemExit:\n    pass\n{heavy}"
    assert subprocess.run([sys.executable, "-c", wrapped], check=False, stdout=subprocess.DEVNULL).returncode == 0


def test_chinese_stands_inline_and_no_gettext_is_used():
    wrong = [path for path in sources(*WINGS) if re.search(r"gettext|ugettext", path.read_text(encoding="utf-8"))]
    assert wrong == []


def test_no_field_counts_people_petitions_or_sign_ins():
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("guatu.")
        for field in model._meta.get_fields()
        if NEVER.search(field.name) or NEVER.search(str(getattr(field, "verbose_name", "")))
    ]
    assert wrong == []


def test_no_page_counts_people_petitions_or_sign_ins():
    pages = [path for path in HOUSE.rglob("templates/**/*.html")]
    assert len(pages) > 10
    assert [path for path in pages if re.search(r"last_login|登录次数|在线时长|打卡|积分|已读回执|上访", path.read_text())] == []


def test_no_page_loads_anything_from_outside():
    outside = re.compile(r"""(?:src|href|url\()=?\s*["']?(?:https?:)?//""")
    files = [path for ending in ("html", "css", "js") for path in HOUSE.rglob(f"*.{ending}") if "demo" not in path.parts]
    assert [path for path in files if outside.search(path.read_text(encoding="utf-8"))] == []


def test_djangos_admin_is_not_installed(settings):
    assert not [app for app in settings.INSTALLED_APPS if "admin" in app]


def test_rooms_have_no_drawers_for_everything():
    names = {path.stem for path in HOUSE.rglob("*.py")} | {path.name for path in HOUSE.rglob("*") if path.is_dir()}
    assert not names & {"utils", "util", "helpers", "common", "core", "misc"}


@pytest.mark.django_db
def test_no_migration_is_missing():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
