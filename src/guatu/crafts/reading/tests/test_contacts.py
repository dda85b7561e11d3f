"""Numbers by which somebody is reached or known, and those that are none."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guatu.crafts.reading.contacts import find_contacts, mask_contacts, take_out


@pytest.mark.parametrize(
    "text",
    [
        "来电人13800000000要求回复", "请回 +86 139 0000 0000。", "电话：150-0000-0000", "１３８００００００００",
        "身份证110101199003070000", "证号 11010119900307000X 已核", "加微信wx13800000000.", "Tel:13800000000,",
        "来电人座机0523-86000000要求回复", "010-80000000", "0523 8600000", "（0523）86000000", "０５２３－８６００００００",
        "电话：052386000000", "+86-523-86000000", "021-6000 0000", "0523-86000000-801",
    ],
)
def test_points_out(text):
    assert len(find_contacts(text)) == 1 and "*" in mask_contacts(text)
    assert not find_contacts(mask_contacts(text))


@pytest.mark.parametrize(
    "text",
    [
        "投资13800000000元", "总额 13800000000.00", "项目代码2026-330105-48-01-138000", "工单20261116138000000001",
        "回 12345 或 0510-00000000", "粮食13800000000吨",
        "云发〔2026〕13号", "000-00000000", "2020-2026年", "0523-20261116", "档案010-20260101", "编号0523-86000000号", "编码052386000000",
        "拨打 12345、96000", "2026-11-16 08:30-20:30", "项目代码2026-321203-48-01-023456", "面积0.523-86000000", "投资0523 8600000元",
        "400-800-0000", "23086000000",
    ],
)  # fmt: skip
def test_leaves_alone(text):
    assert find_contacts(text) == [] and mask_contacts(text) == text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet=st.characters(blacklist_categories=("Nd", "Cs"), blacklist_characters=".-－+＋"), max_size=20),
    st.from_regex(r"1[3-9]\d{9}", fullmatch=True).filter(str.isascii),
)
def test_whatever_stands_before_it_a_mobile_number_is_pointed_out(before, number):
    text = f"{before}{number}，请回电"
    begin, end = find_contacts(text)[-1]
    assert text[begin:end].endswith(number) and number not in mask_contacts(text)


def test_what_is_taken_out_leaves_its_place():
    assert take_out("路灯不亮，报修人13800000000", "（已另存）") == ("路灯不亮，报修人（已另存）", ["13800000000"])
