"""Amounts: values, units, comparators, changes and measures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guatu.crafts.measuring.amounts import find_amounts


def amounts_in(text):
    return [(a.text, a.value, a.unit, a.compare) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("clause", "words", "value", "unit", "compare"),
    [
        ("工业开票8亿元", "8亿元", 800_000_000, "元", "eq"),
        ("工业投资2.5亿元", "2.5亿元", 250_000_000, "元", "eq"),
        ("到账738.4万，", "738.4万", 7_384_000, "元", "eq"),
        ("高标准农田1.2万亩", "1.2万亩", 12000, "亩", "eq"),
        ("新建路灯200余盏", "200余盏", 200, "盏", "gt"),
        ("新签约亿元项目2个以上", "2个以上", 2, "个", "ge"),
        ("培育企业不少于3家", "不少于3家", 3, "家", "ge"),
        ("年产10000台(套)电机", "10000台(套)", 10000, "台(套)", "eq"),
        ("推出三项重点举措", "三项", 3, "项", "eq"),
        ("受益群众近千人", "近千人", 1000, "人", "approx"),
        ("组织上百名党员", "上百名", 100, "名", "ge"),
        ("走访企业十余家", "十余家", 10, "家", "gt"),
        ("清运垃圾3000余吨", "3000余吨", 3000, "吨", "gt"),
        ("兑付3000余万元", "3000余万元", 30_000_000, "元", "gt"),
        ("税收突破5亿元", "突破5亿元", 500_000_000, "元", "gt"),
        ("亏损面控制在5%以内", "控制在5%以内", 5, "%", "le"),
        ("事故低于3起", "低于3起", 3, "起", "lt"),
        ("1小时内响应", "1小时内", 1, "小时", "le"),
        ("灾情在24小时之内书面报告", "24小时之内", 24, "小时", "le"),
        ("实行24小时值班", "24小时", 24, "小时", "eq"),
        ("投资2000万元左右", "2000万元左右", 20_000_000, "元", "approx"),
        ("提高3.5个百分点", "3.5个百分点", 3.5, "个百分点", "eq"),
        ("占比达百分之三十", "百分之三十", 30, "%", "eq"),
        ("月底百分百复工", "百分百", 100, "%", "eq"),
        ("压降三成", "三成", 30, "%", "eq"),
        ("压降三成五。", "三成五", 35, "%", "eq"),
        ("完成计划的百分之一百零二点五", "百分之一百零二点五", 102.5, "%", "eq"),
        ("16分之5的农户", "16分之5", 0.3125, "", "eq"),
        ("产值翻一番", "翻一番", 2, "倍", "eq"),
        ("产值翻两番", "翻两番", 4, "倍", "eq"),
        ("增幅排全省第7位", "第7位", 7, "位", "eq"),
        ("面积列全县第二", "第二", 2, "位", "eq"),
        ("质量位居全区首位", "首位", 1, "位", "eq"),
        ("三分之二以上的村", "三分之二以上", 0.666667, "", "ge"),
        ("亩均税收15万元/亩", "15万元/亩", 150_000, "元/亩", "eq"),
        ("收费123元1角1分", "123元1角1分", 123.11, "元", "eq"),
        ("水价每吨五元三毛", "五元三毛", 5.3, "元", "eq"),
        ("里程12千米", "12千米", 12, "千米", "eq"),
        ("培训３家", "３家", 3, "家", "eq"),
        ("惠及群众12万。", "12万", 120_000, "人", "eq"),
        ("七八个项目", "七八个", 7, "个", "approx"),
        ("成立2支队伍", "2支", 2, "支", "eq"),
        ("15名优秀党员", "15名", 15, "名", "eq"),
        ("目前3个项目开工", "3个", 3, "个", "eq"),
        ("更换电杆2根半，", "2根半", 2.5, "根", "eq"),
        ("流转土地3亩半", "3亩半", 3.5, "亩", "eq"),
        ("到账资金1 200万元", "1 200万元", 12_000_000, "元", "eq"),
        ("惠及群众12 500余人", "12 500余人", 12500, "人", "gt"),
        ("总工期50天", "50天", 50, "天", "eq"),
        ("审批时限压缩至3个工作日", "压缩至3个工作日", 3, "个工作日", "le"),
        ("优良天数300天", "300天", 300, "天", "eq"),
        ("同比增长-3.5%", "-3.5%", -3.5, "%", "eq"),
        ("增速为负2.1%", "负2.1%", -2.1, "%", "eq"),
        ("铺设管网2.5km", "2.5km", 2.5, "km", "eq"),
        ("2.200户农村户厕改造", "200户", 200, "户", "eq"),
        ("3.50盏路灯安装", "50盏", 50, "盏", "eq"),
        ("2.5公里道路改造", "2.5公里", 2.5, "公里", "eq"),
        ("1.2万户居民", "1.2万户", 12000, "户", "eq"),
        ("数百名群众", "数百名", 100, "名", "gt"),
    ],
)
def test_reads_an_amount(clause, words, value, unit, compare):
    assert amounts_in(clause) == [(words, value, unit, compare)]


@pytest.mark.parametrize(
    ("clause", "lower", "upper", "unit"),
    [
        ("投资90—100万元", 900_000, 1_000_000, "元"),
        ("引进1—3个", 1, 3, "个"),
        ("培育10至15家", 10, 15, "家"),
        ("增长5%—8%", 5, 8, "%"),
        ("投资13亿元—15亿元", 1_300_000_000, 1_500_000_000, "元"),
    ],
)
def test_a_range_is_a_lower_and_an_upper_bound(clause, lower, upper, unit):
    low, high = find_amounts(clause)

    assert (low.value, low.unit, low.compare) == (lower, unit, "ge")
    assert (high.value, high.unit, high.compare) == (upper, unit, "le")


@pytest.mark.parametrize(
    "clause",
    [
        "三个“聚焦”", "四个意识", "三个不相信", "一个团队负责一个村", "化解一批积案", "第3次会议", "前3名",
        "亿元项目", "总投资3000万元以上项目",
        "“三纵三横”道路", "“1+19+N”阵地", "“十五五”规划", "党的二十大", "村“两委”", "一是、二是",
        "2026年11月5日", "3个月", "15个工作日",
        "清政发〔2026〕12号", "电话0523-88612345", "一次年报", "N95口罩", "三位一体", "五届三次全会",
        "区第十三次党代会", "三次产业结构", "“123”工作法",
        "两位数增长", "四套班子", "百亿园区", "百万元村", "万名党员", "十分重要", "二期工程", "三里村",
        "24小时热线", "会议控制在一个小时以内", "48小时内处置", "50天内完工", "两个半小时",
        "政府投资1000万元以上、社会投资2亿元以上的项目", "“15分钟便民服务圈”",
        "《关于3项工作的通知》", "500强企业", "9:30", "四不两直", "节约用水", "3支部",
    ],
)  # fmt: skip
def test_leaves_what_is_no_amount(clause):
    assert amounts_in(clause) == []


def test_classes_of_projects_are_no_sums_but_their_counts_are_amounts():
    assert amounts_in("招引亿元以上项目1个，3000万元以上2个") == [("1个", 1, "个", "eq"), ("2个", 2, "个", "eq")]


def test_two_levels_of_a_target_are_two_amounts():
    assert [a.value for a in find_amounts("确保13亿元、力争13.5亿元")] == [1_300_000_000, 1_350_000_000]


@pytest.mark.parametrize(
    ("clause", "change"),
    [
        ("同比增长58%", "yoy"),
        ("较去年同期增长3%", "yoy"),
        ("增幅12.1%", "yoy"),
        ("同比多投入200万元", "yoy"),
        ("环比增长3%", None),
        ("年均增长7%", None),
        ("满意率99%", None),
    ],
)
def test_growth_over_the_year_before_is_marked(clause, change):
    (amount,) = find_amounts(clause)

    assert amount.change == change


@pytest.mark.parametrize(
    ("clause", "measures"),
    [
        ("全年完成工业投资2.5亿元", ["工业投资"]),
        ("共改造公厕6座、道路5500平方米", ["改造公厕", "道路"]),
        ("四季度新签约亿元项目2个以上", ["新签约亿元项目"]),
        ("推进4个村1.2万亩高标准农田建设", ["村", "高标准农田"]),
        ("高标准完成100户农房改善", ["农房改善"]),
        ("推出三项重点举措", ["重点举措"]),
        ("村集体收入738.4万，同比增长58%", ["村集体收入", "村集体收入增长"]),
        ("疏浚河道8条15公里", ["疏浚河道", "疏浚河道"]),
        ("选派16名有经验、有情怀的指导员", ["指导员"]),
        ("抽调9人成立专班", ["抽调"]),
        ("在建项目16个", ["在建项目"]),
        ("年初以来柳溪街道先后荣获国家级和省级各类荣誉称号3项", ["国家级和省级各类荣誉称号"]),
        ("二是计划投资5亿元", ["计划投资"]),
        ("产业项目40个约3750亩", ["产业项目", "产业项目"]),
        ("年产5000台电机项目签约", ["电机项目签约"]),
        ("老街雨污管网已铺设3.2公里", ["老街雨污管网"]),
        ("农房项目已投资3000万元", ["农房项目已投资"]),
        ("上旬完成清淤1.2公里", ["清淤"]),
        ("去冬今春植树3000株", ["植树"]),
        ("农村居民人均可支配收入3.2万元", ["农村居民人均可支配收入"]),
        ("到位资金3000万元", ["到位资金"]),
        ("化解各类矛盾纠纷300件", ["化解各类矛盾纠纷"]),
        ("每年可节约20万元", ["每年可节约"]),
    ],
)
def test_an_amount_knows_what_it_measures(clause, measures):
    assert [amount.measure for amount in find_amounts(clause)] == measures


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("1.新建道路\n2.5公里管网\n3.清淤", [5]),
        ("一、道路\n2.5公里沥青罩面\n五、清淤", [2.5]),
        ("10.河道清淤\n\n11.12公里护岸", [12]),
        ("1.3公里新建管网\n2.4公里旧管网", [3, 4]),
        ("1.200公里河道", [200]),
        ("全长\n1.2万米", [12000]),
    ],
)
def test_a_list_number_glued_to_an_amount_is_known_by_its_neighbours(lines, values):
    assert [amount.value for amount in find_amounts(lines)] == values


CHARACTERS = (
    "0123456789.,一二三十百千万亿两〇零几数余多个家元亩%％成倍翻番分之第前近约超—至-、，。“”《》以上下内左右 ／１年"
)
WORDS = ["平方米", "以上", "不少于", "万元", "同比增长", "百分之", "项目", "台(套)", "个百分点"]
PIECES = st.sampled_from([*CHARACTERS, *WORDS])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
@settings(max_examples=600, deadline=None)
def test_amounts_lie_in_the_text_whatever_it_is(text):
    end = 0
    for amount in find_amounts(text):
        assert end <= amount.start < amount.end <= len(text)
        assert amount.text == text[amount.start : amount.end]
        assert amount.compare in {"eq", "ge", "le", "gt", "lt", "approx"}
        end = amount.end


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("工业投资3、19亿元", [319_000_000]),
        ("产值29851、2万元，同比下降33、7%", [298_512_000, 33.7]),
        ("每户补助5、6万元", [60_000]),  # five or six: no point
        ("第3、4季度完成12、35、46处", [46]),
    ],
)
def test_a_point_may_be_typed_as_a_chinese_comma(words, values):
    found = [amount.value for amount in find_amounts(words)]

    assert found == pytest.approx(values)
