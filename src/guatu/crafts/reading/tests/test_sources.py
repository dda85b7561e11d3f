"""Sources: bytes become characters, or the clerk is told why not."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import Unreadable, read
from guatu.crafts.reading.sources import LIMIT, decode

PAPER = "下一步，云溪镇将在年底前新建公厕6座，对进度滞后的项目每周调度，确保群众的事有人管。\n"
TRADITIONAL = "下一步，雲溪鎮將在年底前新建公廁6座，對進度滯後的項目每週調度，確保群眾的事有人管。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16"])
def test_reads_the_usual_encodings(encoding):
    assert decode(PAPER.encode(encoding))[0] == PAPER


def test_tells_big5_from_gbk():
    assert decode(TRADITIONAL.encode("big5"))[:2] == (TRADITIONAL, "big5")
    assert decode(TRADITIONAL.encode("gb18030"))[:2] == (TRADITIONAL, "gb18030")


def test_a_short_page_is_read_in_the_encoding_that_it_names():
    page = '<html><head><meta charset="gb2312"></head><body>祁鄢邗</body></html>'

    assert decode(page.encode("gb18030")) == (page, "gb18030", 0)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (b" \r\n\t ", "空"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(60), "程序"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "程序"),
        (b"PK\x03\x04\x14\x00" + bytes(30), "损坏"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 docx"),
        (bytes(range(256)) * 8, "能读的文件"),
        (b"\xff\xfa\x81\xc0\x91\xd5" * 300, "编码"),
        (b"a" * (LIMIT + 1), "上限"),
    ],
)
def test_refuses_what_it_cannot_read_in_a_sentence(data, says):
    with pytest.raises(Unreadable) as refused:
        read(data, name="公文.txt")
    assert says in refused.value.in_words
    assert "请" in refused.value.in_words
