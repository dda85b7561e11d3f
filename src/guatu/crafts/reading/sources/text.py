"""Plain text, Markdown and HTML: their encoding, or the reason why they cannot be read."""

from __future__ import annotations

import re

from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.unreadable import EmptyFile, NotText, UnknownEncoding

# First bytes of what is no text, and what a clerk calls it.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "程序文件"),
    (b"\x7fELF", "程序文件"),
    (b"\xca\xfe\xba\xbe", "程序文件"),
    (b"\xcf\xfa\xed\xfe", "程序文件"),
    (b"\x00asm", "程序文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"RIFF", "音视频文件"),
    (b"ID3", "音视频文件"),
    (b"SQLite format 3\x00", "数据库文件"),
    (b"{\\rtf", "RTF 文档"),
)
# These two letters may also begin a text; they count only where control characters follow.
WEAK_SIGNATURES = (b"MZ", b"BM", b"RIFF", b"ID3")

# Characters that make up a quarter of any official text, in simplified and in traditional script.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社"
    "义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
    "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决"
    "西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采"
    "转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需"
    "段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何"
    "除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听"
    "該铁价严龙飞镇街村项推落施督促服整环境综网格巡排隐患投签招商投产竣验季底末旬"
    "這個們來時為國會對發動過說產種後學經進著電裡現實數當從業還應開與關線內義樣質氣變條沒結解問無係軍題黨員級統組見計別論運農幾強"
    "決戰則處隊給門規熱領東導壓積濟階術極聯認權證轉單風帶場車務萬達議聲報鬥類離華確張馬節話況傳許廣記觀織裝眾書復須際驗連斷難礦"
    "備辦習響約勞團歷構稱準號維劃選標寫親屬圓調滿縣鎮項環綜網簽資設點體機"
)
# What a table of duties has in its head.
DUTIES = re.compile("责任|牵头|主办|承办|落实单位|实施单位|时限|完成时间|时间节点|期限")
CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9-]{3,12})", re.IGNORECASE)
CONTINUED = re.compile(r"[(（【\[]\s?(?:上|紧)接[^\n]{1,5}版")
PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》—…·　")


def open_text(data: bytes, name: str) -> Source:
    """Return the characters of a text.

    Raises EmptyFile, NotText or UnknownEncoding.
    """
    _refuse_what_is_no_text(data)
    text, encoding, lost = decode(data)
    if not text.strip().strip("\ufeff\u200b\u3000"):
        raise EmptyFile
    form = format_of(text, name)
    source = Source(name=name, format=form, encoding=encoding, text=text, lost=lost)
    if CONTINUED.search(text):
        from guatu.crafts.reading.sources.continued import join_continued

        source = join_continued(source)
        text = source.text
    if not DUTIES.search(text):
        return source
    if form == "html":
        from guatu.crafts.reading.sources.html import find_tables
    else:
        from guatu.crafts.reading.sources.ruled import find_tables
    edits, rows = find_tables(text)
    return source._replace(edits=tuple(edits), rows=tuple(rows))


def format_of(text: str, name: str) -> str:
    """Return txt, md or html, by content first and by name second."""
    head = text[:4000].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html")) or re.search(r"<(?:html|head|body)[\s>]", head):
        return "html"
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if suffix in ("html", "htm") and "<" in text:
        return "html"
    return "md" if suffix in ("md", "markdown") else "txt"


def decode(data: bytes) -> tuple[str, str, int]:
    """Return (characters, encoding, number of lost bytes).

    A byte-order mark decides; then strict UTF-8; then UTF-16 without a mark;
    then GB18030 or Big5, whichever yields more common characters, or the one
    that a page names where neither does; at last
    UTF-8 of which less than one byte in two hundred is damaged.

    Raises NotText or UnknownEncoding.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")
    ):  # fmt: skip
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            _refuse_control_characters(text)
            return text, encoding, text.count("\ufffd")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text:
            _refuse_control_characters(text)
            return text, "utf-8", 0
    if b"\x00" in data[:4096]:
        return _decode_utf16(data)
    return _decode_double_bytes(data)


def _decode_utf16(data: bytes) -> tuple[str, str, int]:
    sample = data[: 4096 - len(data[:4096]) % 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if _share_of_common(text) > 0.2:
            text = data[: len(data) - len(data) % 2].decode(encoding, "replace")
            return text, encoding, text.count("\ufffd")
    raise NotText("二进制文件")


def _decode_double_bytes(data: bytes) -> tuple[str, str, int]:
    best: tuple[float, str, str, int] | None = None
    for encoding in ("gb18030", "big5hkscs"):
        sample = data[:20_000].decode(encoding, "replace")
        damage = sample[:-1].count("\ufffd") / max(1, len(sample))
        share = _share_of_common(sample) - 5 * damage
        if best is None or share > best[0]:
            best = (share, encoding, sample, 0)
    assert best is not None
    if best[0] >= 0.25:
        text = data.decode(best[1], "replace")
        _refuse_control_characters(text)
        return text, "big5" if best[1] == "big5hkscs" else best[1], text.count("\ufffd")
    named = _declared(data)
    if named is not None:
        text = data.decode(named, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            _refuse_control_characters(text)
            return text, named, text.count("\ufffd")
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost <= max(3, len(data) // 200) and _share_of_common(text[:20_000]) >= 0.2:
        _refuse_control_characters(text)
        return text, "utf-8", lost
    _refuse_control_characters(text, share=0.02)
    raise UnknownEncoding


def _declared(data: bytes) -> str | None:
    """Return the double-byte encoding that a page names; a short page holds too few characters to tell it by."""
    match = CHARSET.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    return {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "big5-hkscs": "big5hkscs"}.get(name)


def _share_of_common(text: str) -> float:
    """Return which share of the characters beyond ASCII are common ones or punctuation."""
    wide = [c for c in text if c > "\x7f"]
    if not wide:
        return 0.0
    return sum(c in COMMON or c in PUNCTUATION for c in wide) / len(wide)


def _refuse_what_is_no_text(data: bytes) -> None:
    for signature, what in SIGNATURES:
        if data.startswith(signature) and (signature not in WEAK_SIGNATURES or b"\x00" in data[:512]):
            raise NotText(what)


def _refuse_control_characters(text: str, share: float = 0.01) -> None:
    sample = text[:20_000]
    control = sum(c < " " and c not in "\t\n\r\x0b\x0c\x1b" for c in sample)
    if control > max(3, share * len(sample)):
        raise NotText("二进制文件")
