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
        "东塘、石桥、云溪三", "一行来到石桥园区，", "实施道路硬化、", "云溪（石桥）区、", "自去年以来，", "已展开调查，并", '","', 'a("8月',
        "从6月1日起，6月2日止，", "修补云溪镇", "争取",
        "各", "各部门、", "住建、", "石桥公司", "石桥公司\n", "促进清河", "“绿色清河", "（简称", "协调小组（以下简称“小组”）", "召开清河县", "同意由",
        "会议要求：\n", "镇政府", "各部门要。",
        f"推进{'6' * 28}项目，", f"推进{'六百' * 14}项目，", f"推进{'镇区' * 14}项目，", f"推进{'老旧' * 14}工程，",
        "推进环境治理和", "深化某某改革", "《关于审定", "创作《", "到清流公司", "落实“甲乙”和", "打造“", "同日下午，", "讨论了",
        "会议通过了《", "1.9月30日前，", "目前", "布局10处", "将3公里管道", "等8家卫生院", "在县政务中心", "每年占", "定期检测制度",
        "（责任单位：镇建设办）", "完成时限：", "下一步，", "今年以来，", "截至", "自2026年", "近", "其中", "力争",
        "1个、", "1个和", "5亿元、", "新建公厕6座，", "推进", "推动高质量发展，", "项目名称：",
        "其中：国税收入5万元，", "\n", " ", "\u3000", "\t", "一、",
        "1.\n", "1.200户\n", "序号\t内容\t责任单位\n", "序号\n内容\n责任单位\n", "1\t2\t3\n", "聚焦云溪，\n",
        "\\r\\n", "\\", "\\u", "&amp;", "&", "<!--", "<!--\n-->", "<?xml ", "&lt;p&gt;", "2026-度",
        f"{'作者：' * 50}。\n", f"{'索引号 | ' * 25}。\n", f"{'×' * 150}\n", "4-", "作者：", "【打印】", "打印 ", "新闻 > ",
        "新闻 > 动态 > 新闻 > 动态 > 新闻 > 动态 >\n", "首页 ", "本文",
        "更多资讯", "微信\n", "本报记者 钱", "。来源：", "a{", "var ", "附件：a.doc", "钱某某 ",
        "政务公开 | ", "（钱某", "上一版 ", "标题：\n", "发布机构：\n",
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
