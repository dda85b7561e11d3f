"""Pages out of a database's dump: escapes, tags without a page around them, remarks, front matter with Chinese keys."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import read


def text_of(words: str, name: str = "公文.txt") -> str:
    return read(words.encode(), name=name).text


@pytest.mark.parametrize(
    ("dumped", "words"),
    [
        (r"云溪镇召开推进会。\r\n<P>11月底前新建公厕6座。</P>\r\n<P></P>", "云溪镇召开推进会。\n11月底前新建公厕6座。"),
        (r"云溪镇召开推进会。\n\n11月底前新建公厕6座。\n", "云溪镇召开推进会。\n11月底前新建公厕6座。"),
        (r"云溪镇召开推进会。\\r\\n\\t11月底前新建公厕6座。", "云溪镇召开推进会。\n11月底前新建公厕6座。"),
        (r"<p>一、实施阶段（3月\n1日）</p>\n<p>\n新建公厕6座。</p><br>", "一、实施阶段（3月1日）\n新建公厕6座。"),
        (r"<p style=\"text-indent: 2em;\">落实\"路长制\"，完成1\/3。</p>", '落实"路长制"，完成1/3。'),
        (r"<p>\u4e91\u6eaa\u9547新建公厕6座。\u3000</p>", "云溪镇新建公厕6座。"),
        (r"<h3 style=\"text-align: center;\">\r\n\t云溪镇纪要</h3>\r\n<p>\r\n\t&nbsp; 新建公厕6座。</p>\r\n", "云溪镇纪要\n新建公厕6座。"),
    ],
)
def test_what_a_dump_spelled_out_is_undone(dumped, words):
    assert text_of(dumped) == words


@pytest.mark.parametrize("words", [r"表格存于D:\reports\new，请各村自取。", r"按照A\B两类，分别整治。"])
def test_a_stroke_that_escapes_nothing_stays(words):
    assert text_of(words) == words


@pytest.mark.parametrize(
    ("dumped", "words"),
    [
        ("<p>新建公厕6座。</p><!-- 正文结束 -->\n<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->", "新建公厕6座。"),
        ("云溪镇&nbsp;&amp;ldquo;路长制&amp;rdquo;&nbsp落实到位。", "云溪镇 “路长制” 落实到位。"),
        ("&lt;p&gt;新建公厕6座。&lt;/p&gt;&lt;p&gt;修补道路2公里。&lt;/p&gt;", "新建公厕6座。\n修补道路2公里。"),
        ("<p>新建<st1:chmetcnv unitname='座'>公厕6座</st1:chmetcnv>。<o:p></o:p></p><?xml:namespace prefix = o />", "新建公厕6座。"),
    ],
)
def test_marks_of_a_page_without_a_page_around_them_go(dumped, words):
    assert text_of(dumped) == words


@pytest.mark.parametrize("words", ["完成率<80%的村、>95%的村分别通报。", "R&D投入5000万元，同比增长8%。", "<!——云溪镇：新建公厕6座。"])
def test_signs_that_mark_nothing_up_stay(words):
    assert text_of(words) == words


def test_of_front_matter_with_chinese_keys_title_and_day_stay_beside_the_papers_own():
    title = "云溪镇2026年人居环境整治工作方案"
    keys = f"标题: {title}\n文号: 云政发〔2026〕3号\n发布单位: 清河区云溪镇人民政府\n发布日期: 2026-02-26\n分类: 环境"
    assert text_of(f"---\n{keys}\n---\n\n# {title}\n\n新建公厕6座。\n") == f"{title}\n2026-02-26\n{title}\n新建公厕6座。"


def test_what_stands_between_two_rules_is_no_front_matter():
    words = "---\n一、云溪镇工作\n日期：2026年11月12日\n责任单位：镇建设办。新建公厕6座，确保年底前完成\n---\n二、石桥镇工作"
    assert "新建公厕6座" in text_of(words)
