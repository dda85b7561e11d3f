"""What a list was asked for, in words: what stands above it on paper, where no chip can be opened."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from ..filters import PARTS, SORT_NAMES, offices_named
from ..stages import Duty, Nature, Stage

NOT_LIMITED = ""
DUES = {"week": "七日内到期", "overdue": "已过", "none": "无时限"}


def asked_in_words(
    asked: QueryDict, *, lights: Iterable[tuple[str, str]], choices: Mapping[str, Any], groups: Mapping[str, str],
    worn: Iterable[tuple[str, str, str]],
) -> list[str]:  # fmt: skip
    """Return each condition of a list, in the order of its chips: 灯：红, 单位：建设办, 搜“路灯”.

    lights, choices, groups: what the chips offer, as the list's page has it; worn: what no chip offers (worn_chips)
    """
    lead = asked.get("lead", "")
    said = [
        ("搜", f"“{words}”" if (words := asked.get("q", "").strip()) else NOT_LIMITED),
        ("灯", dict(lights).get(asked.get("light", ""), NOT_LIMITED)),
        ("单位", "还没有主办" if lead == "none" else called(lead)),
        ("阶段", {"open": "在办", **dict(Stage.choices)}.get(asked.get("stage", ""), NOT_LIMITED)),
        ("时限", DUES.get(asked.get("due", ""), NOT_LIMITED)),
        ("专项", {"any": "属于专项", "none": "不属于专项"}.get(asked.get("campaign", "")) or one_of(choices["campaigns"], asked.get("campaign", ""))),
        ("类别", one_of(choices["categories"], asked.get("category", ""))),
        ("分管口", asked.get("field", "")),
        ("性质", dict(Duty.choices).get(asked.get("duty", ""), NOT_LIMITED)),
        ("分解", PARTS.get(asked.get("parts", ""), NOT_LIMITED)),
        ("共性个性", dict(Nature.choices).get(asked.get("nature", ""), NOT_LIMITED)),
        ("来文单位", "有" if asked.get("asked_by") == "any" else one_of(choices["askers"], asked.get("asked_by", ""))),
        ("退回", "退回过" if asked.get("returned") else NOT_LIMITED),
        ("重点", "重点管理" if asked.get("watched") else NOT_LIMITED),
        ("堵点", "有堵点" if asked.get("blocked") else NOT_LIMITED),
    ]
    told = [f"{name}：{words}" for name, words in said if words]
    told += [f"{label}：{words}" if words else label for label, words, _ in worn]
    if group := groups.get(asked.get("group", "")):
        told.append(f"按{group}分组")
    if sort := SORT_NAMES.get(asked.get("sort", "")):
        told.append(sort)
    return told


def one_of(choices: Iterable[tuple[object, object]], value: str) -> str:
    """Return the words of the choice with that value; nothing where it is none."""
    return next((str(words) for key, words in choices if value and str(key) == value), NOT_LIMITED)


def called(key: str) -> str:
    """Return what the office of a key is called, or those of several."""
    return "、".join(office.called for office in offices_named(key)) or NOT_LIMITED
