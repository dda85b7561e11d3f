"""No text takes more than its share: each rule's worst text, ten times as long, takes about ten times as long."""

from __future__ import annotations

import contextlib
import gc
import time
from datetime import date

import pytest

from guatu.crafts.reading import Unreadable, read

SHORT, LONG = 30_000, 300_000  # characters
MOST = 30  # times as long, for ten times the text: a square would take a hundred times as long
PINYIN = "雲溪鎮(zhèn)黨(dǎng)委書(shū)記(jì)帶(dài)隊(duì)檢(jiǎn)查"
# What a rule begins to read and never ends, again and again.
WORST = {
    "a.txt": (
        "一", "1", "第", "半", "12.", "1,", "年", "月", "2026", "1月", "十一", "周周", "月初", "每每", "一天一",
        "按月", "共计", "同比增长", "90—", "不少于", "“", "”", "《", "（", "(", "）", "，", "、", "；", "。", "：",
        ":", "的", "了", "等", "要", "将", "由", "对", "把", "和", "以", "项目", "工程", "行动", "路", "村", "社区",
        "有限公司", "集团", "中心", "等企业", "A、B等项目", "“村村看”", "书记", "镇长钱", "某某要求", "会议强调",
        "区政府", "区住建局、", "市委第二巡察组", "对18个小区，", "记者从", "至4月底，", "推进五大", "清河区", "该镇", "石桥、",
        "镇", "云溪镇", "云溪镇\n", "镇党委副书记、镇长", "我镇", "各村", "责任单位：", "责任单位：镇建设办；",
        "从6月1日起，6月2日止，", "修补云溪镇", "争取",
        f"推进{'6' * 28}项目，", f"推进{'六百' * 14}项目，", f"推进{'镇区' * 14}项目，", f"推进{'老旧' * 14}工程，",
        "（责任单位：镇建设办）", "完成时限：", "下一步，", "今年以来，", "截至", "自2026年", "近", "其中", "力争",
        "1个、", "1个和", "5亿元、", "新建公厕6座，", "推进", "推动高质量发展，", "\n", " ", "\u3000", "\t", "一、",
        "1.\n", "1.200户\n", "序号\t内容\t责任单位\n", "序号\n内容\n责任单位\n", "1\t2\t3\n", "聚焦云溪，\n",
        "来源：", "（下转3版）", "□", "**", "×", "X", "*", "?", "!", PINYIN, f"{PINYIN}?；l(fā)展",
        f"{PINYIN}?。ㄗ髡", "這個", "(zhèn)", "a(b)", "http://", "。\n", "图为", "摄\n", "、\n", "主办\n",
    ),
    "a.md": (
        "#", "# 云溪镇\n", ">", "- ", "|", "|-|", "| a | b |\n", "[a](", "![a](", "[", "](", "**a", "__a", "```\n",
        "---\n", "<a@b", "<http://a ",
    ),
    "a.html": (
        "<", "<p", "<p>", "<div>", "</div>", "<div><p>云溪镇，", "<table><tr><td>", "<tr><td>a</td>", "<td>", "<tr>",
        "<!--", "<script>", "&", "&amp", "&#1", "<a href=", "<br>", "<h1>", "<nav>", '<p class="nav">', "</td>",
        "<style>a",
    ),
}  # fmt: skip


def seconds(words: str, length: int, name: str) -> float:
    head = "<html><body>" if name.endswith("html") else "清河区云溪镇工作安排\n"
    data = (head + words * (length // len(words)) + "\n").encode()
    gc.collect()
    begun = time.process_time()
    with contextlib.suppress(Unreadable):
        read(data, name=name, date=date(2026, 11, 12))
    return time.process_time() - begun


def growth(words: str, name: str) -> float:
    short = max(0.004, min(seconds(words, SHORT, name) for _ in range(2)))
    return seconds(words, LONG, name) / short


@pytest.mark.slow
@pytest.mark.parametrize(("name", "words"), [(name, words) for name, texts in WORST.items() for words in texts])
def test_ten_times_the_text_takes_about_ten_times_as_long(name, words):
    seconds(words, SHORT, name)  # patterns are compiled at their first use

    # A busy machine may slow one round; a square slows every one.
    assert any(growth(words, name) < MOST for _ in range(4)), words
