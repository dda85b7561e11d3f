"""Quarters and halves."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize(
    ("clause", "first", "last", "precision"),
    [
        ("四季度新签约", "2026-10-01", "2026-12-31", "quarter"),
        ("第四季度冲刺", "2026-10-01", "2026-12-31", "quarter"),
        ("一季度末考评", "2026-03-01", "2026-03-31", "quarter"),
        ("前三季度完成", "2026-01-01", "2026-09-30", "quarter"),
        ("三、四季度集中攻坚", "2026-07-01", "2026-12-31", "quarter"),
        ("一至三季度均有增长", "2026-01-01", "2026-09-30", "quarter"),
        ("明年一季度开工", "2027-01-01", "2027-03-31", "quarter"),
        ("2025 年第三季度", "2025-07-01", "2025-09-30", "quarter"),
        ("上季度已通报", "2026-07-01", "2026-09-30", "quarter"),
        ("上一季度已通报", "2026-07-01", "2026-09-30", "quarter"),
        ("本季度完成", "2026-10-01", "2026-12-31", "quarter"),
        ("Q1完成", "2026-01-01", "2026-03-31", "quarter"),
        ("上半年完成", "2026-01-01", "2026-06-30", "half"),
        ("下半年推进", "2026-07-01", "2026-12-31", "half"),
        ("上半年末见底", "2026-06-01", "2026-06-30", "half"),
        ("今年下半年推进", "2026-07-01", "2026-12-31", "half"),
    ],
)
def test_reads_a_quarter_or_a_half(clause, first, last, precision):
    assert days(clause) == (first, last, precision)


@pytest.mark.parametrize(
    "clause", ["每季度打分", "四季如春", "5季度", "按季度通报", "换季", "大半年", "秋冬季防火", "TQ1000型"]
)
def test_leaves_what_is_no_quarter(clause):
    assert times_in(clause) == {}
