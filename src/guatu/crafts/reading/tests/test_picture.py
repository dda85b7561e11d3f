"""Pictures: refused with what to do where nothing can read them; what was recognised by a machine is a doubt."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import Unreadable
from guatu.crafts.reading.sources import open_source, picture
from guatu.crafts.reading.sources.columns import Piece
from guatu.crafts.reading.sources.pdf import Page, source_of


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*"])
def test_without_a_reader_of_pictures_a_picture_is_refused(head, monkeypatch):
    monkeypatch.setattr(picture, "reader", lambda: None)
    with pytest.raises(Unreadable) as refused:
        open_source(head + bytes(200), "照片.jpg")
    assert "ocr" in refused.value.in_words


def test_what_a_machine_has_recognised_is_doubted():
    pieces = [Piece("云溪镇年底前修好二号桥。", 60, 60, 180, 72, 10)]
    source = source_of([Page(1, 842, pieces, [], False, "", seen=True)], "扫描.pdf", "pdf")

    assert source.text == "云溪镇年底前修好二号桥。\n"
    assert ["对照原件" in note.words for note in source.notes] == [True]
