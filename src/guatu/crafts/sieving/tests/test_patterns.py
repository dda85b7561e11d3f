"""What a sieved pattern finds is what the pattern finds, in any text; a text without what it needs it is not asked of."""

import random
import re
import sys
from importlib import import_module
from pathlib import Path
from re import _constants as node  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest

from guatu.crafts.sieving.needs import BEGINNING, END, LAST, needs
from guatu.crafts.sieving.patterns import Family, Sieved, pattern

SOURCE = Path(__file__).resolve().parents[4]


def patterns_of_the_crafts():
    """Return every sieved pattern of the crafts, by where it stands."""
    found = {}
    for file in sorted((SOURCE / "guatu" / "crafts").rglob("*.py")):
        if "tests" in file.parts or "sieving.patterns import" not in file.read_text(encoding="utf-8"):
            continue
        module = import_module(".".join(file.relative_to(SOURCE).with_suffix("").parts))
        found |= {f"{file.stem}.{name}": form for name, form in vars(module).items() if isinstance(form, Sieved)}
    return found


def made_up(tree, chance):
    """Return words after a pattern: what it could match, if what it forbids is left out of the account."""
    words = ""
    for kind, what in tree:
        if kind is node.LITERAL:
            words += chr(what)
        elif kind is node.NOT_LITERAL or kind is node.ANY:
            words += chance.choice("云溪镇1，\n")
        elif kind is node.IN:
            words += chance.choice([*(chr(each) for of, each in what if of is node.LITERAL), "云", "3", " "])
        elif kind is node.BRANCH:
            words += made_up(chance.choice(what[1]), chance)
        elif kind is node.SUBPATTERN:
            words += made_up(what[3], chance)
        elif kind in (node.MAX_REPEAT, node.MIN_REPEAT):
            times = chance.randint(what[0], min(int(what[1]), what[0] + 3))
            words += "".join(made_up(what[2], chance) for _ in range(times))
        elif kind is node.ASSERT and what[0] > 0:
            words += made_up(what[1], chance)
    return words


def asked(form, how, text):
    found = getattr(form, how)(text)
    return found and found.span()


@pytest.mark.parametrize("where", sorted(patterns_of_the_crafts()))
def test_nothing_is_found_otherwise_than_without_the_sieve(where):
    sieved = patterns_of_the_crafts()[where]
    plain = re.compile(sieved.pattern)
    tree = _parser.parse(sieved.pattern)
    chance = random.Random(where)

    for _ in range(80):
        words = made_up(tree, chance)
        at, to = sorted(chance.choices(range(len(words) + 1), k=2))
        for text in (words, f"为{words}", f"{words}的", f"{words}\n", words[:at] + words[to:], words[at:to]):
            for how in ("search", "match", "fullmatch"):
                assert asked(sieved, how, text) == asked(plain, how, text), text


@pytest.mark.parametrize(
    ("source", "how", "signs"),
    [
        ("同意(?:了)?《", "search", {"同意"}),
        ("(?:确保|力争).*完成", "search", {"完成"}),
        ("(?:确保|力争)(?!了)", "search", {"确保", "力争"}),
        ("^(?:若|倘)", "search", {f"{BEGINNING}若", f"{BEGINNING}倘"}),
        ("[^，]*(?:任务|目标)$", "search", {f"务{END}", f"标{END}"}),
        ("[^，]{2,}镇", "match", {"镇"}),
    ],
)
def test_a_pattern_needs_the_rarest_of_what_it_must_find(source, how, signs):
    needed = needs(source, how)

    assert needed is not None
    assert {sign.strip(BEGINNING + END) for sign in needed} <= {sign.strip(BEGINNING + END) for sign in signs} | {
        "任务",
        "目标",
    }


@pytest.mark.parametrize(
    "source", ["[^，]*", "(?:同意)?", "(?m)^同意", "(?i)a", "同意|[^，]", "(?!同意)", "(?<=同意)", "^", "$"]
)
def test_a_pattern_that_finds_something_without_any_sign_is_always_asked(source):
    assert needs(source, "search") is None


def test_every_digit_and_every_blank_of_unicode_stands_before_the_last():
    beyond = "".join(map(chr, range(LAST, sys.maxunicode + 1)))

    assert re.search(r"[\d\s]", beyond) is None


def test_the_end_of_a_text_may_stand_before_its_last_line_end():
    assert asked(pattern("有关[^，]*情况$"), "search", "有关情况\n") == (0, 4)


def test_a_pattern_read_later_is_asked_of_a_text_looked_at_before():
    text = "清淤云溪河五公里"
    assert asked(pattern("竹园村|石桥村"), "search", text) is None

    assert asked(pattern("云溪河|石桥河"), "search", text) == (2, 5)


def test_in_a_long_text_every_pattern_is_asked():
    assert asked(pattern("云溪河|石桥河"), "search", "的" * 5000 + "云溪河") == (5000, 5003)


def test_of_a_family_only_those_are_asked_that_may_find_something_in_their_order():
    family = Family(
        (pattern("云溪河"), "river"),
        (pattern("[^，]*村"), "village"),
        (pattern("[^，]"), "any"),
        (pattern("^清淤"), "works"),
    )

    assert [name for _, name in family.of("清淤云溪河")] == ["river", "any", "works"]
    assert [name for _, name in family.of("竹园村")] == ["village", "any"]
