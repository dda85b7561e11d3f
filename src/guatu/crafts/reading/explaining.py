"""Why a candidate reads as it does: for each field the words of the paper and the rule.

What a candidate rests on is found again in the text by the rules that it carries; nothing is guessed: a field of which
no words speak says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guatu.crafts.reading.findings import Candidate, Due, Reading
from guatu.crafts.reading.writing import CADENCES, KINDS, STATUSES
from guatu.crafts.timing.cadences import find_cadences
from guatu.crafts.timing.times import find_times

# The rules of a candidate, in the clerk's words.
RULE_WORDS = {
    "amount": "有数量", "thing": "有具体的事", "name": "有名称", "product": "有成果", "deadline": "有时限",
    "cadence": "有周期", "cadence:vague": "说了定期", "event": "某日的事", "event:act": "会上做的事", "done": "已经做了", "works": "有具体的工作",
    "listable": "可以列清单", "duties": "明确了责任", "role": "派了人", "counted list": "说了几大行动", "honour": "得了称号、入了名单",
    "verb:build": "建设类动作", "verb:make": "制定类动作", "verb:hold": "开展类动作", "verb:visit": "走访督查",
    "verb:gain": "争取类动作", "verb:act": "办理类动作", "verb:solve": "解决类动作", "verb:push": "推进类动作",
    "verb:praise": "肯定的话", "verb:step": "加强类动作",
    "owner:town": "句首写明镇街", "owner:unit": "句首写明单位", "owner:addressee": "句首写明谁来做",
    "owner:village": "句首写明村社区", "owner:self": "句中自称（我镇、全镇）",
    "owner:leader": "句首是领导", "owner:upper": "句首是上级单位",
    "owner:group": "句首是检查组、调研组", "owner:place": "句首是一个地方", "owner:level": "句首是上级", "owner:body": "句首是镇的班子",
    "owner:congress": "人代会票决", "owner:by": "“由…牵头（负责）”", "owner:duty-line": "责任单位那一行",
    "owner:column": "表格的责任单位栏", "due:column": "表格的完成时限栏", "cadence:column": "表格的完成时限栏",
    "status:column": "表格的进展栏", "table:row": "表格的一行", "assigner:speaker": "讲话人要求", "assigner:congress": "人代会决定",
    "deadline:duty-line": "完成时限那一行", "deadline:sentence": "同一句末尾的时限",
    "not:purpose": "像目的", "not:occasion": "像由头", "not:order": "像口号", "not:talk": "像表态", "not:slogan": "像口号",
    "not:negative": "像禁止", "not:pace": "像鼓劲", "not:short": "太短", "not:description": "只是描述", "not:method": "只是办法",
    "not:nameless": "没有名称", "not:hearing": "只是听取", "not:topic": "只是话题", "not:copula": "只是判断",
    "not:announcement": "只是公布", "not:setting": "只是场合", "not:stirring": "只是动员", "not:serving": "像目的",
    "not:meaning": "像意义", "not:condition": "只是条件", "not:means": "只是途径",
    "assigned": "写明由谁负责", "listed": "列在任务清单里", "finished": "写明做完了", "passed": "已经通过", "over": "已经做过", "report": "要报送",
    "sanction": "怎么奖惩", "regulation": "怎么规范", "rule in force": "落实一项制度", "sees to": "督促别人办一件具体的事",
    "check": "检查具体的事", "contest": "办一场比赛、评选", "work to finish": "要完成一项工作", "that work": "前面说的那件事",
    "from time to time": "说了不定期", "problem": "只是问题", "when:duty-line": "时间那一行", "when:column": "表格的时间栏",
    "not:attendance": "只是谁参加", "not:caption": "像图片说明", "not:fine words": "像套话", "not:frame": "只是开头的话",
    "not:letter": "像信里的话", "not:person": "在说某个人", "not:problem": "只是问题", "not:state": "只是现状", "not:stock": "只是现有多少",
    "not:subject": "只是名称", "not:way": "只是照着办", "told to do": "方案的措施、步骤、分工里交代的", "not:scope": "只是范围、对象、附表",
    "not:incident": "只是出了什么事", "revision": "修改完善一份文件",
    "grade": "要创一个等次", "object": "有看得见的东西", "leans": "用词像事项", "not:leaning": "用词不像事项",
}  # fmt: skip
# The rules of guatu.crafts.timing.
TIMING_WORDS = {
    "days": "日", "bare-days": "只写了日", "months": "月", "quarters": "季度", "halves": "半年", "years": "年", "weeks": "周",
    "seasons": "季节", "feasts": "节日、汛期", "eras": "五年规划", "lengths": "多少天（月）内", "loose": "近日、当日一类",
    "spoken-days": "今天、昨日一类", "before": "…前", "after": "…后", "since": "…以来", "from": "自…起", "up-to": "截至…",
    "range": "起止", "same-period": "同期", "from-today": "即日起",
}  # fmt: skip
FIELDS = {
    "kind": "类别", "status": "状态", "owner": "责任单位", "assigned_by": "交办单位", "assistants": "配合单位", "due": "时限",
    "when": "发生时间", "cadence": "周期", "quantities": "数量", "projects": "项目",
}  # fmt: skip
TOWN = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:镇|街道|乡)(?=[\u4e00-\u9fff]{2,})")
BEFORE = 600  # characters before a quote in which the words of a field may stand
BEHIND = 300


@dataclass(frozen=True, slots=True)
class Ground:
    """What one field rests on. start, end: where the words stand in the repaired text; both 0 where none speak."""

    field: str
    value: str
    words: str
    start: int
    end: int
    rules: tuple[str, ...]

    def as_record(self) -> dict[str, Any]:
        return {
            "field": self.field, "value": self.value, "words": self.words, "start": self.start, "end": self.end,
            "rules": list(self.rules),
        }  # fmt: skip

    def in_words(self) -> str:
        """Return one line for a clerk's eyes."""
        why = "、".join(rule_in_words(rule) for rule in self.rules)
        words = f"原文“{self.words}”" if self.end > self.start else "句中没有写"
        return f"{FIELDS[self.field]}：{self.value} ← {words}" + (f"（{why}）" if why else "")


def rule_in_words(rule: str) -> str:
    """Return a rule in the clerk's words; one that has none as it is."""
    if rule.startswith("taught:"):
        return f"从{rule.removeprefix('taught:')}记住的"
    if rule.startswith("time:"):
        return "时间：" + "＋".join(TIMING_WORDS.get(part, part) for part in rule.removeprefix("time:").split("+"))
    return RULE_WORDS.get(rule, rule)


def days_in_words(time: Due) -> str:
    """Return an interval as a clerk writes it."""
    if time.first == time.last:
        return str(time.first) if time.first else "哪天不明"
    if time.first is None:
        return f"{time.last} 以前"
    return f"{time.first} 至 {time.last}" if time.last else f"{time.first} 起"


def explain(reading: Reading, candidate: Candidate) -> list[Ground]:
    """Return what each field of a candidate rests on, in the order of FIELDS."""
    return list(_Explainer(reading, candidate).grounds())


class _Explainer:
    def __init__(self, reading: Reading, candidate: Candidate) -> None:
        self.reading, self.each, self.text = reading, candidate, reading.text

    def grounds(self) -> Iterator[Ground]:
        each, rules = self.each, self.each.rules
        why = tuple(rule for rule in rules if not rule.startswith(("owner:", "assigner:", "due:", "status:", "deadline:")))
        yield self._ground("kind", KINDS[each.kind], each.quote, why)
        yield self._ground("status", STATUSES[each.status], "", _of("status:", rules) or _of("done", rules))
        if each.owner:
            yield self._ground(
                "owner", each.owner, self._named(each.owner), (*(_of("owner:", rules) or self._of_section()), *_of("taught:", rules))
            )
        if each.assigned_by:
            yield self._ground("assigned_by", each.assigned_by, self._named(each.assigned_by), _of("assigner:", rules))
        for name in each.assistants:
            yield self._ground("assistants", name, self._named(name), _of("owner:", rules))
        for field, time in (("due", each.due), ("when", each.when)):
            if time is not None:
                how = _of("due:", rules) or _of("deadline:", rules) if field == "due" else ()
                yield self._ground(field, days_in_words(time), time.text, (*how, *self._timing(time.text)))
        if each.cadence:
            found = find_cadences(each.quote)
            words = found[0].text if found else ""
            yield self._ground("cadence", CADENCES.get(each.cadence, each.cadence), words, (_of("cadence:column", rules) or ("cadence",)))
        for quantity in each.quantities:
            value = f"{quantity.value}{quantity.unit}" + (f"，指“{quantity.measure}”" if quantity.measure else "")
            yield self._ground("quantities", value, quantity.text, ("amount",))
        for project in each.projects:
            yield self._ground("projects", project, project, ("name",))

    def _ground(self, field: str, value: str, words: str, rules: tuple[str, ...]) -> Ground:
        start, end = self._place(words)
        return Ground(field, value, words if end > start else "", start, end, rules)

    def _place(self, words: str) -> tuple[int, int]:
        """Return where words stand: in the quote, else nearest before it, else behind it on its line or below."""
        if not words:
            return 0, 0
        at = self.text.find(words, self.each.start, self.each.end)
        if at < 0:
            at = self.text.rfind(words, max(0, self.each.start - BEFORE), self.each.start)
            behind = self.text.find(words, self.each.end, self.each.end + BEHIND)
            line_end = self.text.find("\n", self.each.end)
            if behind >= 0 and (at < 0 or line_end < 0 or behind < line_end):
                at = behind
        return (at, at + len(words)) if at >= 0 else (0, 0)

    def _named(self, owner: str) -> str:
        """Return the words by which the text names a unit: its full name, or that without its town."""
        for name in (owner, TOWN.sub("", owner)):
            if self._place(name)[1]:
                return name
        return owner if owner in self.text else ""

    def _of_section(self) -> tuple[str, ...]:
        for section in self.reading.sections:
            if section.start <= self.each.start < section.end and section.organisation:
                return (f"这一部分是{section.organisation}的",)
        return ("按文件是谁的推",)

    def _timing(self, words: str) -> tuple[str, ...]:
        return tuple(f"time:{word.rule}" for word in find_times(words, self.reading.date)[:1])


def _of(prefix: str, rules: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rule for rule in rules if rule.startswith(prefix))
