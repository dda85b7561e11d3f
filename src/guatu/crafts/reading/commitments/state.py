"""What is carried from clause to clause, and the candidates in the making."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from guatu.crafts.measuring.amounts import Amount
from guatu.crafts.reading.findings import Due
from guatu.crafts.reading.lexicon.scanner import Word
from guatu.crafts.timing.times import TimeWord


@dataclass(slots=True)
class Draft:
    """A candidate in the making. weight: see evidence.weigh; sentence: the number of its sentence."""

    start: int
    end: int
    sentence: int
    weight: float
    rules: list[str]
    kind: str = "task"
    status: str = "planned"
    owner: str | None = None
    assigned_by: str | None = None
    assistants: tuple[str, ...] = ()
    due: Due | None = None
    when: Due | None = None
    cadence: str | None = None
    amounts: list[Amount] = field(default_factory=list)
    projects: list[str] = field(default_factory=list)
    subject_field: str = "other"
    level: str | None = None
    measure: str | None = None  # taken over from the part before, where its own is not said

    def copy(self) -> Draft:
        return replace(self, rules=list(self.rules), amounts=list(self.amounts), projects=list(self.projects))


@dataclass(slots=True)
class State:
    """What earlier clauses of a paragraph and section leave for the next."""

    mode: str
    town: str | None = None
    place: str | None = None  # the village whose paragraph it is (竹园村：…)
    work: str | None = None  # the work that the item names before a colon
    speaker: str | None = None  # the body in whose mouth the clauses stand
    lists: bool = False  # what the speaker demands stands in the items below (会议要求：)
    actor: str | None = None  # who did what is told
    when: TimeWord | None = None  # when it happened
    base: TimeWord | None = None  # the period that a paragraph looks back on
    year: int | None = None  # the past year that a review looks back on
    due: TimeWord | None = None  # what a sentence's opening says about when it is due
    announced: TimeWord | None = None  # the year or term of what a paragraph goes on to list (全年预期目标：…)
    led: tuple[int, str] | None = None  # the sentence that lists who came, and the body of the first of them
    owner: str | None = None  # subject of the sentence, where it is not the town
    firm: str | None = None  # the firm of which the paragraph tells (石桥建材有限公司…。公司…)
    addressee: str | None = None  # the unit that the sentence before told what to do: 要… goes on telling it
    intends: int = -1  # the sentence in which a leader says what will be done: no demand
    sentence: int = -1
    before_now: tuple[TimeWord | None, int] | None = None  # when, before 目前 came to govern the sentence
    stock: int = -9  # the sentence that lists what there is (现有水库3座、山塘46口)
    part: int = -9  # the sentence in which 其中 divides what stands before it
    told: int = -1  # the sentence that said when it happened
    facts: bool = False  # a clause of this sentence stated a fact (截至目前, 已…): the rest of it does too
    complains: bool = False  # the sentence lists what is wrong (存在问题：…)
    tells: bool = False  # the paragraph began with what was counted up to a day
    preamble: int = 0  # up to where the sentence only says what the paper is for
    counts: bool = False  # the sentence counts what was done up to a day, whatever heads it
    aims: bool = False  # a clause of this sentence set an aim (确保…): the rest of it does too
    carries: bool = False  # the plan was opened by 将 or 下一步: the next paragraph goes on with it
    heading_words: list[Word] = field(default_factory=list)
