"""guatu spans."""

import json

import pytest

from guatu.crafts.reading.spans import main


def records(capsys, *argv):
    assert main(argv) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_prints_one_object_a_line_for_every_expression(capsys):
    found = records(capsys, "--date", "2026-11-12", "11月底前新建路灯200余盏", "每月调度")

    assert found == [
        {
            "input": 0, "kind": "time", "text": "11月底前", "start": 0, "end": 5,
            "from": None, "to": "2026-11-30", "precision": "before",
        },
        {
            "input": 0, "kind": "amount", "text": "200余盏", "start": 9, "end": 14,
            "value": 200, "unit": "盏", "measure": "新建路灯", "compare": "gt", "change": None,
        },
        {"input": 1, "kind": "cadence", "text": "每月", "start": 0, "end": 2, "cadence": "monthly"},
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["time", "amount", "cadence"])
def test_prints_only_the_kind_that_is_asked_for(capsys, kind):
    found = records(capsys, "--kind", kind, "年底前新建路灯200盏，每月调度")

    assert [record["kind"] for record in found] == [kind]


def test_without_a_date_relative_times_have_null_ends(capsys):
    (found,) = records(capsys, "四季度")

    assert (found["from"], found["to"], found["precision"]) == (None, None, "quarter")


def test_words_of_time_that_name_no_days_have_null_ends_and_no_precision(capsys):
    (found,) = records(capsys, "--date", "2026-11-12", "当日")

    assert (found["from"], found["to"], found["precision"]) == (None, None, None)


def test_a_text_without_expressions_prints_nothing(capsys):
    assert records(capsys, "凝心聚力", "") == []


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "没有给出文字"),
        (["--kind", "times", "年底"], "--kind 只能是"),
        (["--date", "昨天", "年底"], "--date 要写成"),
        (["年底", "--date"], "缺少内容"),
        (["--when", "年底"], "不认识选项 --when"),
    ],
)
def test_wrong_usage_is_a_sentence_and_exit_status_2(capsys, argv, words):
    assert main(argv) == 2
    out, err = capsys.readouterr()

    assert out == ""
    assert words in err


def test_help_is_in_chinese(capsys):
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("用法：guatu spans")


def test_a_text_may_begin_with_a_dash_behind_two_dashes(capsys):
    (found,) = records(capsys, "--kind", "amount", "--", "-3家以上")

    assert found["value"] == 3
