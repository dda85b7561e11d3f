"""A secrecy mark in masthead position is found; a sentence about secrets is none."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import find_secrecy_mark


@pytest.mark.parametrize(
    ("head", "mark"),
    [
        ("绝密★", "绝密★"),
        ("秘密★1年\n特急\n清河区文件", "秘密★1年"),
        ("机密 ★ 长期\n清河区委办公室", "机密★长期"),
        ("000012\n机密★启用前", "机密★启用前"),
        ("# 秘密★3年\n通知", "秘密★3年"),
        ("清河区云溪镇文件　　秘密★5年", "秘密★5年"),
        ("密级：秘密\n关于人事的请示", "秘密★"),
        ("機密★\n清河區雲溪鎮文件", "机密★"),
        ("000012        机密★10年        特急", "机密★10年"),
        ("<html><body><p>&#26426;&#23494;&#9733;</p><p>通知</p>", "机密★"),
        ("<div class='head'><span>绝密</span>★</div><p>通知</p>", "绝密★"),
    ],
)
def test_finds_the_mark(head, mark):
    assert find_secrecy_mark(head + "\n关于某事的通知。") == mark


@pytest.mark.parametrize(
    "text",
    [
        "各企业要保护商业秘密★诚信经营。",
        "会议要求，严守国家秘密，落实机密文件管理。",
        "云溪镇召开保密工作会议",
        "\n".join(["一般的一行文字。"] * 20 + ["秘密★1年"]),
        "泄露秘密的，依法追究责任。",
    ],
)
def test_leaves_other_words_alone(text):
    assert find_secrecy_mark(text) is None
