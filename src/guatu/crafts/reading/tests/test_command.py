"""guatu read: files and folders in; table, JSON lines, CSV or a workbook out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from guatu.crafts.reading.command import main
from guatu.crafts.reading.writing import cell

from .papers_made import TASKS, docx_of, mail_of, pdf_of, xlsx_of, zip_of

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


def test_a_folder_is_read_whatever_forms_lie_in_it(folder, capsys):
    papers = folder / "papers"
    (papers / "任务.docx").write_bytes(docx_of("云溪镇任务表", TASKS))
    (papers / "任务.xlsx").write_bytes(xlsx_of({"任务": TASKS}))
    (papers / "通知.pdf").write_bytes(pdf_of([("text", 60, 60, 10, "云溪镇年底前新建公厕6座。")]))
    (papers / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (papers / "~$任务.docx").write_bytes(b"lock")

    assert main([str(papers), "--date", "2026-03-02"]) == 1

    out = capsys.readouterr()
    assert all(f"{name}  成文日期" in out.out for name in ("任务.docx", "任务.xlsx", "通知.pdf", "周报.txt", "page.html"))
    assert "旧.doc：" in out.err and "另存为 docx" in out.err and len(out.err.splitlines()) == 1


def test_files_inside_are_read_each_for_itself_and_the_damaged_one_is_named(folder, capsys):
    inner = {"甲/任务.docx": docx_of("云溪镇任务表", TASKS), "坏.docx": docx_of(TASKS)[:900], "报.eml": mail_of("通知", PAPER)}
    (folder / "打包.zip").write_bytes(zip_of(inner))

    assert main([str(folder / "打包.zip")]) == 1

    out = capsys.readouterr()
    assert "任务.docx  成文日期" in out.out and "报.eml  成文日期" in out.out
    assert "打包.zip/坏.docx：" in out.err and "损坏" in out.err


def test_explained_each_field_names_its_words_and_its_rule(folder, capsys):
    paper = str(folder / "papers" / "周报.txt")

    assert main([paper, "--date", "2026-11-12", "--explain"]) == 0
    assert "时限：2026-12-31 以前 ← 原文“12月底前”" in capsys.readouterr().out
    assert main([paper, "--date", "2026-11-12", "--explain", "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out.splitlines()[0])
    assert {"field": "due", "words": "12月底前"}.items() <= next(
        each for each in record["explained"] if each["field"] == "due"
    ).items()
    assert main([paper, "--explain", "--format", "csv"]) == 2


def test_two_pages_are_read_as_one_paper(folder, capsys):
    (folder / "1版.txt").write_text("云溪镇实事开工\n云溪镇将在年底前改造背（下转3版）\n", "utf-8")
    (folder / "3版.txt").write_text("（上接1版）街小巷12条。\n", "utf-8")

    assert main([str(folder / "1版.txt"), str(folder / "3版.txt"), "--together"]) == 0

    out = capsys.readouterr().out
    assert "改造背街小巷12条" in out and out.count("成文日期：") == 1


def test_neither_django_nor_what_is_heavy_is_loaded_to_start():
    code = (
        "import sys, guatu.crafts.reading.command;"
        "print([n for n in ('django', 'opencc', 'xlsxwriter', 'holidays', "
        "'multiprocessing', 'docx', 'lxml', 'pypdfium2', 'python_calamine', 'rapidocr', 'zipfile', 'email') if n in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
