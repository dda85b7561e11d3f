"""What papers of the genre say in other words: facts are no promises, units own what they do, notes are no records."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Candidate, Reading, read

SAID_ON = date(2026, 11, 12)


def read_paper(words: str, name: str = "文件.txt") -> Reading:
    return read(words.encode(), name=name, date=SAID_ON)


def speech(words: str) -> tuple[Candidate, ...]:
    return read_paper(f"在全镇重点工作例会上的讲话\n云溪镇党委书记\n{words}。").candidates


def digest(words: str) -> tuple[Candidate, ...]:
    return read_paper(f"云溪镇一周动态\n第8期(2026年11月12日)\n【重点工作】\n{words}。").candidates


def notice(words: str) -> tuple[Candidate, ...]:
    return read_paper(f"云溪镇人民政府文件\n云溪镇关于下达年度任务的通知\n{words}").candidates


@pytest.mark.parametrize(
    "words",
    [
        "污水支管铺设目前完成3.2公里",
        "危房改造已完成41户,占61%",
        "门口的棚子拆了2处",
        "截至目前,东圩渠清淤2.4公里,新装闸门3座",
        "年初以来,全镇累计走访企业96家次",
        "5座公厕有3座达到标准",
    ],
)
def test_a_fact_in_a_speech_is_no_promise(words):
    found = speech(words)
    assert found and all((candidate.kind, candidate.status) == ("result", "done") for candidate in found)


def test_a_fact_does_not_reach_past_the_next_demand():
    found = speech("危房改造已完成41户,剩余的要在12月底前全部完成26户")
    assert [candidate.status for candidate in found] == ["done", "planned"]
    assert found[0].due is None and found[1].due is not None


@pytest.mark.parametrize(
    "words",
    [
        "本周,综合执法队规范流动摊点31处",
        "更换老化软管52根",
        "与两家企业签订供销协议",
        "引导17名摊主进入疏导点经营",
    ],
)
def test_what_a_digest_tells_has_happened(words):
    assert [candidate.status for candidate in digest(words)] == ["done"]


@pytest.mark.parametrize("words", ["2座泵站正在安装设备", "持续推进东圩渠整治", "加快推进南街雨污管网改造"])
def test_what_a_digest_shows_in_hand_is_ongoing(words):
    assert {candidate.status for candidate in digest(words)} <= {"ongoing"}


def test_news_of_a_day_to_come_is_planned():
    (found,) = digest("6座公厕12月20日前全部完成改造")
    assert (found.kind, found.status) == ("target", "planned")


def test_a_section_about_next_week_is_planned_in_a_digest():
    paper = read_paper("云溪镇一周动态\n第8期(2026年11月12日)\n【下周预告】\n1.拆除南街棚屋3处。\n2.召开项目评审会。")
    assert [candidate.status for candidate in paper.candidates] == ["planned", "planned"]
    assert all(candidate.due and candidate.due.text == "下周" for candidate in paper.candidates)


def test_the_goals_at_the_end_of_a_review_are_planned():
    paper = read_paper(
        "云溪这一年\n2025年以来,云溪镇建成公园2个。\n成绩单\n新建泵站6座。\n接着干\n"
        "新的一年,云溪镇将再接再厉。\n一、抓产业。新建厂房3万平方米。"
    )
    status = {candidate.quote: candidate.status for candidate in paper.candidates}
    assert status["新建泵站6座"] == "done" and status["新建厂房3万平方米"] == "planned"


@pytest.mark.parametrize(
    "words",
    [
        "不搞每日填报",
        "不得要求村(社区)重复报送台账",
        "若月底成桩数达不到6根",
        "满意率低于80%的",
        "对反复出现的19处垃圾点位",
        "封桥以来群众绕行6公里",
        "南桥是两个村1800名群众进出集镇的必经之路",
        "经村评议、镇审核、公示无异议后",
        "依托96个网格",
        "该片区涉及居民320户",
    ],
)
def test_negatives_conditions_and_background_are_left_alone(words):
    assert speech("下一步" + words) == () and speech(words) == ()


@pytest.mark.parametrize("label", ["参加单位：", "列席:", "出席：", "分送：", "报："])
def test_who_was_there_and_who_gets_the_paper_is_no_task(label):
    words = f"云溪镇办公会纪要\n{label}综治中心、石桥村、老街社区、镇卫生院建设项目部"
    assert read_paper(words).candidates == ()


def test_what_is_wrong_is_no_record():
    assert speech("存在问题：东圩段120米涉及仓库搬迁") == ()


def test_what_only_describes_a_work_stays_with_it():
    found = notice("一、危桥改造\n新建三跨梁桥1座,桥长32米,净宽5.5米。")
    assert [candidate.quote for candidate in found] == ["新建三跨梁桥1座,桥长32米,净宽5.5米"]


def test_a_line_of_duties_gives_the_items_above_it_their_owner_and_helpers():
    found = notice(
        "一、危桥改造\n改造南桥1座。\n责任单位：建设管理办公室；配合单位：财政所、区水务局、石桥村。\n"
        "二、公厕改造\n改造公厕6座。\n责任单位：综合执法队。"
    )
    assert [(candidate.owner, candidate.assistants) for candidate in found] == [
        ("云溪镇建设管理办公室", ("云溪镇财政所", "区水务局", "云溪镇石桥村")),
        ("云溪镇综合执法队", ()),
    ]


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("应急管理办公室要新建消防站4座", "云溪镇应急管理办公室"),
        ("镇社会事务办公室要新建食堂4座", "云溪镇社会事务办公室"),
        ("石桥村要清理沟渠3公里", "云溪镇石桥村"),
        ("雨污管网2.4公里由建设管理办公室牵头实施", "云溪镇建设管理办公室"),
        ("经济发展办公室、财政所11月20日前共同完成招标1次", "云溪镇经济发展办公室"),
        ("镇纪委要抽查工程6个", "云溪镇纪委"),
        ("和美乡村要新增2个", "云溪镇"),
    ],
)
def test_a_unit_owns_what_it_does(words, owner):
    assert [candidate.owner for candidate in speech(words)] == [owner]


def test_a_village_named_before_a_colon_owns_its_paragraph():
    found = digest("东塘村：修复石亭1座,更换闸门5座")
    assert [candidate.owner for candidate in found] == ["云溪镇东塘村", "云溪镇东塘村"]


def test_a_verb_of_making_is_no_will():
    (found,) = digest("北圩村将闲置校舍改造成直播基地1个")
    assert found.status == "done"


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("更换破损门板42件", "更换破损门板42件"),
        ("应急演练6场次", "应急演练6场次"),
        ("并网光伏电站3座", "并网光伏电站3座"),
    ],
)
def test_a_quote_is_cut_at_a_words_border(words, quote):
    assert [candidate.quote for candidate in digest(words)] == [quote]


def test_a_list_number_glued_to_a_number_is_no_part_of_it():
    found = notice("有关任务如下：\n1.改造公厕6座。\n2.200户农房改造全部完成。\n3.新建泵站2座。")
    assert [candidate.quantities[0].value for candidate in found] == [6, 200, 2]


def test_the_title_stands_under_the_red_head():
    assert read_paper("云溪镇人民政府文件\n云政发〔2026〕3号\n云溪镇关于下达年度任务的通知\n各村：").title == (
        "云溪镇关于下达年度任务的通知"
    )


@pytest.mark.parametrize(
    "masthead", ["2026年第12期　2026年3月6日　区委办公室编", "第12期（2026年3月6日）　　云溪镇党政办公室"]
)
def test_the_day_is_found_in_a_masthead_that_it_shares(masthead):
    paper = read_paper(f"清河区要情\n{masthead}\n本周,云溪镇新建公厕2座。")
    assert (paper.date, paper.date_basis) == (date(2026, 3, 6), "document")


@pytest.mark.parametrize("head", ["---\ntitle: 云溪\ndate: 2026-03-06 09:30\n---\n", ""])
def test_the_day_is_found_on_a_page_outside_its_main_part(head):
    card = "" if head else "<div class='meta'>来源：清河日报　发布时间：2026年3月6日</div>"
    body = "<p>云溪镇新建公厕2座，改造泵站3座，实现稳中有进，群众都很满意，大家都说好，今后还要努力。</p>" * 8
    page = f"{head}<!doctype html><html><head><title>云溪</title></head><body><h1>云溪</h1>{card}<div id='c'>{body}</div></body></html>"
    assert read_paper(page, "云溪.html").date == date(2026, 3, 6)


def test_towns_in_brackets_head_their_sections():
    paper = read_paper(
        "清河区镇街要情\n【云溪镇】抓项目 促发展\n云溪镇召开推进会。云溪镇新建公厕2座。\n"
        "【古渡镇】办实事 暖民心\n古渡镇召开推进会。古渡镇新建公厕3座。"
    )
    assert [section.organisation for section in paper.sections][-2:] == ["云溪镇", "古渡镇"]


def test_what_a_lost_byte_has_taken_is_marked_and_doubted():
    # 周監(jiān)測 without the first byte of 周: D6 DC B1 4F reads ? 鼙 O.
    before = "規(guī)模經(jīng)營(yíng)發(fā)展(zhǎn),建設(shè)項(xiàng)目,對(duì)規(guī)模企業(yè)實(shí)行"
    shifted = "?" + "周監".encode("gbk")[1:3].decode("gbk") + "O(jiān)測(cè)、月調(diào)度。"
    paper = read_paper(f"云溪鎮(zhèn)工作\n{before}{shifted}")
    assert "□监测、月调度" in paper.text
    assert [doubt.kind for doubt in paper.doubts if doubt.kind == "damage"] == ["damage"]
    assert not any("□" in candidate.quote for candidate in paper.candidates)


def test_what_an_unknown_speaker_says_is_planned():
    found = digest("季某某走访基地时表示,将优化服务,打造创业园1个")
    assert [candidate.status for candidate in found] == ["planned"]


def test_news_after_a_plan_is_news_again():
    paper = read_paper(
        "云溪镇一周动态\n第8期(2026年11月12日)\n下一步,云溪镇将新建公厕2座。\n云溪镇综治中心走进工地,调解劳务纠纷3起。"
    )
    assert [candidate.status for candidate in paper.candidates] == ["planned", "done"]


def test_a_breakdown_in_brackets_is_not_cut():
    found = digest("已完成签约11户(东圩2户、西圩5户、南街4户)")
    assert [candidate.quote for candidate in found] == ["已完成签约11户(东圩2户、西圩5户、南街4户)"]


def test_a_deadline_does_not_reach_an_object_with_a_verb_of_its_own():
    first, second = speech("下一步,标准厂房12月底前封顶;要新建泵站2座")
    assert first.due is not None and second.due is None


def test_a_town_before_a_colon_heads_a_piece_of_news():
    paper = read_paper("今日清河\n云溪镇：流动党课送到田头\n近日,云溪镇举办流动党课12场,群众都说好。")
    assert not any("：" in candidate.quote for candidate in paper.candidates)
    assert paper.sections[-1].organisation == "云溪镇"


def test_a_clause_that_only_says_by_when_joins_the_one_before_it():
    (found,) = speech("下一步,要修补南街坑洼路面12处,确保年底前完成")
    assert found.quote == "修补南街坑洼路面12处,确保年底前完成"
    assert found.due is not None and found.due.last == date(2026, 12, 31)
