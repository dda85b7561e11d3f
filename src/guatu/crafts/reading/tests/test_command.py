"""guatu read: files and folders in; table, JSON lines, CSV or a workbook out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from guatu.crafts.reading.command import main
from guatu.crafts.reading.writing import cell

PAPER = "云溪镇近期工作安排\n下一步,云溪镇将在12月底前新建公厕6座,每周调度进度。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers" / "below").mkdir(parents=True)
    (tmp_path / "papers" / "周报.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "papers" / "below" / "page.html").write_text(
        f"<html><body><p>{PAPER}</p></body></html>", encoding="gb18030"
    )
    (tmp_path / "papers" / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_folder_gives_one_file_a_document(folder):
    out, texts = str(folder / "out"), str(folder / "texts")
    code = main([str(folder / "papers"), "--date", "2026-11-12", "--format", "jsonl", "--out", out, "--text", texts])

    assert code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["page.jsonl", "周报.jsonl"]
    record = json.loads((folder / "out" / "周报.jsonl").read_text("utf-8").splitlines()[0])
    assert record["due"] == {"text": "12月底前", "from": None, "to": "2026-12-31", "precision": "before"}
    text = (folder / "texts" / "周报.txt").read_text("utf-8")
    assert text[record["start"] : record["end"]] == record["quote"]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_done(folder, capsys):
    (folder / "empty.txt").write_bytes(b"")

    code = main(
        [
            str(folder / "empty.txt"),
            str(folder / "missing.txt"),
            str(folder / "papers" / "周报.txt"),
            "--format",
            "jsonl",
        ]
    )

    out = capsys.readouterr()
    assert code == 1
    assert "empty.txt" in out.err and "missing.txt" in out.err
    assert len(out.out.splitlines()) == 2


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--date", "昨天", "x.txt"],
        ["x.txt", "--format", "pdf"],
        ["x.txt", "--format", "xlsx"],
        ["x.txt", "--workers", "0"],
    ],
)
def test_wrong_usage_is_two(argv, capsys):
    assert main(argv) == 2


def test_the_table_is_for_a_clerks_eyes(folder, capsys):
    assert main([str(folder / "papers" / "周报.txt"), "--date", "2026-11-12"]) == 0

    out = capsys.readouterr().out
    assert "新建公厕6座" in out and "云溪镇" in out and "每周" in out


def test_csv_opens_in_a_spreadsheet_and_runs_no_formula(folder):
    assert main([str(folder / "papers" / "周报.txt"), "--format", "csv", "--out", str(folder / "a.csv")]) == 0

    assert (folder / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert [cell(words) for words in ("=1+1", "+1", "-1", "@x", "新建")] == ["'=1+1", "'+1", "'-1", "'@x", "新建"]


def test_a_workbook_is_written(folder):
    assert main([str(folder / "papers"), "--format", "xlsx", "--out", str(folder / "a.xlsx")]) == 0
    assert (folder / "a.xlsx").read_bytes().startswith(b"PK")


def test_several_workers_give_what_one_gives(folder):
    for workers in ("1", "2"):
        assert (
            main(
                [
                    str(folder / "papers"),
                    "--format",
                    "jsonl",
                    "--workers",
                    workers,
                    "--out",
                    str(folder / f"{workers}.jsonl"),
                ]
            )
            == 0
        )

    assert (folder / "1.jsonl").read_text("utf-8") == (folder / "2.jsonl").read_text("utf-8")


def test_neither_django_nor_what_is_heavy_is_loaded_to_start():
    code = (
        "import sys, guatu.crafts.reading.command;"
        "print([n for n in ('django', 'opencc', 'xlsxwriter', 'holidays', 'multiprocessing') if n in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
