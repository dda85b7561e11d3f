"""A clock in words: read from them, written into them, and the calculation."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guatu.crafts.timing.clock_words import explain, limit_words, read_limit, read_sentence, sentence
from guatu.crafts.timing.clocks import Act, Budget, Clock, Entry, Unit, replay


def assigned(amount: int, unit: Unit, *day: int, **told: object) -> Clock:
    return Clock(Budget(amount, unit), date(*day), "交办", **told)


@pytest.mark.parametrize(
    ("words", "amount", "unit"),
    [
        ("15个工作日", 15, "workday"), ("十五个工作日内", 15, "workday"), ("限5个工作日内办结", 5, "workday"), ("３０日内", 30, "day"),
        ("7天", 7, "day"), ("两周", 14, "day"), ("三个月", 3, "month"), ("24 小时内", 24, "hour"), ("10工作日", 10, "workday"),
    ],
)  # fmt: skip
def test_reads_a_limit(words, amount, unit):
    assert read_limit(words) == Budget(amount, Unit(unit))


@pytest.mark.parametrize("words", ["", "12月", "三月", "15日", "半个月", "0天", "11月20日", "年底", "5个工作日后再说", "9999天"])
def test_leaves_what_is_no_limit(words):
    assert read_limit(words) is None


def test_prints_its_calculation():
    assert explain(assigned(7, Unit.WORKDAY, 2026, 9, 29, source="《云溪镇热线办理办法》")) == (
        "2026年9月29日（周二）交办，当日不计，限 7 个工作日：第 1 个工作日是 9月30日（周三）；10月1日至7日放假，不计；"
        "10月10日（周六）上班，计入；周末不计；第 7 个工作日是 10月14日（周三），到这天为止。依据：《云溪镇热线办理办法》。"
    )


def test_says_what_a_later_notice_may_move():
    told = explain(assigned(5, Unit.WORKDAY, 2026, 12, 29))
    assert told.endswith("第 5 个工作日是 2027年1月6日（周三），到这天为止。2027年的放假安排还没有公布，这个日子是暂定的，公布后会重算。")


def test_warns_of_the_earlier_day_where_the_rule_does_not_say_that_it_rolls():
    assert "第 60 天是 10月3日（周六）。这天不上班；规定没有写顺延，按这一天提醒。" in explain(assigned(60, Unit.DAY, 2026, 8, 4))
    assert "那天不上班，顺延到 10月8日（周四）" in explain(assigned(60, Unit.DAY, 2026, 8, 4, rolls=True))


def test_tells_every_entry_of_the_ledger():
    told = explain(
        replay(
            assigned(7, Unit.WORKDAY, 2026, 11, 16),
            [
                Entry(Act.RETURN, date(2026, 11, 17)), Entry(Act.REASSIGN, date(2026, 11, 17)),
                Entry(Act.PAUSE, date(2026, 11, 18), "等批复"), Entry(Act.RESUME, date(2026, 11, 20)),
                Entry(Act.EXTEND, date(2026, 11, 24), "连日下雨", by=3),
            ],
        )
    )  # fmt: skip
    for words in ("11月18日至19日暂停，不计（等批复）", "11月17日退回重办，时限照走", "11月17日改交办，时限照走",
                  "11月24日延长 3 个工作日：连日下雨", "第 10 个工作日是 12月2日（周三）"):  # fmt: skip
        assert words in told


def test_says_that_it_stands_still_and_what_is_left():
    still = assigned(7, Unit.WORKDAY, 2026, 11, 16).after(Entry(Act.PAUSE, date(2026, 11, 18)))
    assert "现在停着，还剩 6 个工作日，恢复以后接着算" in explain(still)


def test_hours_are_told_with_their_minutes():
    begun = Clock(Budget(24, Unit.HOUR), datetime(2026, 11, 16, 9, 5), "接单")
    assert explain(begun) == "2026年11月16日（周一）9:05 接单，限 24 小时；到 11月17日（周二）9:05 为止，昼夜和节假日照算。"


def test_the_sentence_is_what_an_official_would_write():
    named = assigned(5, Unit.WORKDAY, 2026, 11, 16, named="热线工单")
    assert sentence(named) == "自2026年11月16日交办起5个工作日内（热线工单）"
    assert limit_words(named.budget) == "5 个工作日"


moments = some.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)).map(lambda each: each.replace(second=0, microsecond=0))
NAMES = some.text("热线工单急件一般疑难信访", max_size=20)


@given(
    some.one_of(
        some.builds(Clock, some.builds(Budget, some.integers(1, 120), some.sampled_from([Unit.DAY, Unit.WORKDAY, Unit.MONTH])),
                    some.dates(date(2000, 1, 1), date(2090, 1, 1)), some.sampled_from(["交办", "受理", ""]), named=NAMES, rolls=some.booleans()),
        some.builds(Clock, some.builds(Budget, some.integers(1, 240), some.just(Unit.HOUR)), moments, some.just("接单"), named=NAMES),
    )
)  # fmt: skip
def test_the_sentence_is_read_back_into_its_clock(clock):
    assert len(sentence(clock)) <= 60
    assert read_sentence(sentence(clock)) == clock


@pytest.mark.parametrize("words", ["", "督办岗定", "原文“年底前”", "自2026年13月40日交办起5个工作日内", "自2026年11月16日起5个工作日"])
def test_other_words_are_no_sentence_of_a_clock(words):
    assert read_sentence(words) is None
