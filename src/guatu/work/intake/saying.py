"""How the reader's reasons and doubts are said on the card and above the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guatu.crafts.reading.explaining import rule_in_words

MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 24

# The reader names its rules in a few signs; these are their words. One that is new is shown as it is.
RULE_WORDS = {
    "amount": "有数量", "thing": "有具体的事", "name": "有名称", "product": "有成果", "deadline": "有时限",
    "cadence": "有周期", "cadence:vague": "说了定期", "event": "某日的事", "done": "已经做了",
    "verb:build": "建设类动作", "verb:make": "制定类动作", "verb:hold": "开展类动作", "verb:visit": "走访督查",
    "verb:gain": "争取类动作", "verb:act": "办理类动作", "verb:solve": "解决类动作", "verb:push": "推进类动作",
    "verb:praise": "肯定的话", "owner:town": "主体：全镇", "owner:unit": "主体：写明单位", "owner:self": "主体：本单位",
    "owner:leader": "主体：领导", "owner:upper": "主体：上级", "owner:place": "主体：地方", "assigner:speaker": "讲话人要求",
    "not:purpose": "像目的", "not:occasion": "像由头", "not:order": "像口号", "not:talk": "像表态",
    "not:slogan": "像口号", "not:negative": "像禁止", "not:pace": "像鼓劲", "not:short": "太短",
}  # fmt: skip


def rule_words(rules: Iterable[str]) -> list[str]:
    """Return the reasons in the clerk's words, each once."""
    return list(dict.fromkeys(RULE_WORDS.get(rule) or rule_in_words(rule) for rule in rules))


KIND_WORDS = {"target": "指标", "task": "任务", "cadence": "周期", "result": "结果", "activity": "活动"}


def shape_words(shape: str) -> str:
    """Return the shape of a sentence in the clerk's words."""
    kind, *tags, ending = shape.split("|")
    told = [KIND_WORDS.get(kind, kind), *(RULE_WORDS[tag] for tag in tags if tag in RULE_WORDS)]
    return " · ".join(told) + (f" · 以“{ending}”结尾" if ending else "")


@dataclass(frozen=True, slots=True)
class Doubts:
    """Doubts of one sort: the sentence, how many places, and the first few of them."""

    words: str
    count: int
    examples: Sequence[str]


def doubts_of(text: str, doubts: Iterable[Sequence[object]]) -> list[Doubts]:
    """Return the doubts of a paper, those with the same sentence together.

    doubts: [start, end, kind, words], as the paper keeps them
    """
    places: dict[str, list[str]] = {}
    for start, end, _, words in doubts:
        excerpt = text[int(start) : int(end)].strip()  # type: ignore[call-overload]
        if len(excerpt) > LONGEST_EXAMPLE:
            excerpt = excerpt[: LONGEST_EXAMPLE - 1] + "…"
        places.setdefault(str(words), []).append(excerpt)
    return [
        Doubts(words, len(found), [excerpt for excerpt in found if excerpt][:MOST_EXAMPLES])
        for words, found in places.items()
    ]
