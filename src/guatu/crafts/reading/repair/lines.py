"""Lines: one heading or paragraph each, furniture gone, what a column's end cut in two joined again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guatu.crafts.reading.repair.furniture import CARD_TITLE, CUT, END_OF_PAPER, HEAD, TAIL, day_on, is_furniture
from guatu.crafts.reading.repair.placed_furniture import BARE_DAY, SHORT_LINE, TITLES, placed_furniture
from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

WIDEST = 60  # characters of a line that may be a page's full one
BLANK = " \t\r\x0b\x0c\u3000\xa0\ufeff\u200b\u200c\u200d\u2060\u2002\u2003"
LINE = pattern(r"[^\n\x0b\x0c\x85\u2028\u2029]+")
ENDS = frozenset('。！？!?；;：:…”’"』」》）)】]—.|｜*')
STARTS_ANEW = pattern(
    r"[（(]?[一二三四五六七八九十百]{1,3}[、)）.．]|[（(]?\d{1,3}[、)）.．](?!\d)"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条部条项]|[①-⑳]|[一二三四五六七八九十]{1,2}是"
    r"|(?:问题|任务|项目|事项|措施|目标)[一二三四五六七八九十\d]{1,3}[:：、]|[◆●■▲★▶►※•·—\-*]|[(（]?附件|附[:：]|图为|本报讯|[\u4e00-\u9fff]{2,8}(?:讯|电)[(（\s]|时间[:：]|地点[:：]|(?:今年|近年来|一年来|半年来|[现目]前|截[至止])[，,已\u4e00-\u9fff]"
    r"|出席[:：]|[\u4e00-\u9fff]{2,6}(?:单位|部门|科室|主体|领导|时限|期限|时间|目标)[ \u3000]{0,2}[:：]"
)
# …召开推进会。　　会议要求…: paragraphs that a page has run together keep the two blanks with which they were set in.
SET_IN = pattern(r"(?<=[。！？!?”）)；;摄]) ?\u3000{2}[ \u3000]*(?=[^\s|｜])")
# 云溪镇标准厂房开工   3月5日，…: a heading that runs into its paragraph, behind three blanks.
RUN_IN = pattern(
    r"[ \t\u3000]*(?P<head>[^。；;:：|｜\n \u3000]{6,24}(?: [^。；;:：|｜\n \u3000]{4,24})?)"
    r"(?: {3,}| ?\u3000{2,})(?!由|责任|牵头|力争|确保|计划|[^，,。]{0,8}前)(?=[\u4e00-\u9fff\d][^|｜\n\u3000]{50})"
)
RUN_TOGETHER = 120  # characters from which a line may be such paragraphs
# 二、听取…汇报，研究相关工作 / 会议听取了…: a heading of minutes, and what was said of it.
NUMBERED_HEADING = pattern(r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])[^。；;！？!?]{4,60}$")
OF_A_MEETING = pattern(r"(?:会议|会上)[，,]?(?:听取|审议|研究|强调|指出|要求|认为|决定|议定|明确|原则|同意|传达|学习|通报|讨论)")
TITLE_ENDS = pattern(r"(?:通知|报告|意见|方案|决定|纪要|通报|函|答复|请示|批复|办法|总结|要点|公告|讲话|计划)$")
PAGE_HEAD = 30  # lines among which a portal says when its page was made
MADE = pattern(r"成文|印发|发文")
CREDITS = pattern(r"(?:责任编辑|责编|编辑|审核|终审|初审|复审|一审|二审|三审|校对|监制)[ \u3000]*[:：丨|]")
TEASERS = 600  # characters of the beginnings of other papers
ASIDES = 160  # characters behind the credits of a page that can be no article
STRANGE = pattern("[\ufeff\u200b\u200c\u200d\u2060\xad]")

# 到❤3月25日前: what a site scattered over a text against copying, of scripts and signs that no official writes.
STRANGE_SCRIPT = "\u0600-\u06ff\u0900-\u0fff\u1100-\u11ff\u1780-\u17ff\u2665\u2764\u2740-\u274b\u2600-\u2603\uac00-\ud7a3\ufe0f\U0001f300-\U0001faff"
STRAY_SIGN = pattern(f"[{STRANGE_SCRIPT}]")  # without one there is no search for where it stands
STRAY = pattern(
    f"(?<=[\u4e00-\u9fff])[{STRANGE_SCRIPT}]{{1,3}}(?=[\u4e00-\u9fff\\d])"
)


SPACED = pattern(
    r"(?<![^\s，。；])[\u4e00-\u9fff](?: [\u4e00-\u9fff\d]){3,}(?![\u4e00-\u9fff])"
    r"|(?<=[，。；,;])(?:[\u4e00-\u9fff]{1,2} )(?:[\u4e00-\u9fff\d] ){3,}"
)
# 1 2 0 0 平 方 米: a figure and its unit set wide.
WIDE_FIGURE = pattern(
    r"(?<![\d.])\d(?: \d){2,8}(?= ?[万亿个元亩吨平户人家座条米公立])"
    r"|(?<=\d) ?(?:平 方 公 里|平 方 米|立 方 米|公 里|公 顷|万 亩|万 元|亿 元)(?![\u4e00-\u9fff] )"
)
# What one of these two holds in any case; a search that begins with a blank is quick.
SET_WIDE = pattern(r" (?:[\u4e00-\u9fff\d] [\u4e00-\u9fff\d] |\d \d|[方公里米顷亩元])")
AROUND_FIGURES = pattern(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=[\d%％]) (?=[\u4e00-\u9fff])")
# The blanks of such a paragraph, but not those before its numbered parts.
BESIDE_WORDS = pattern(
    r"(?<=[\u4e00-\u9fff，。；：、,;]) (?=[\u4e00-\u9fff\d，。；：、,;])(?![一二三四五六七八九十\d]{1,2}[、.．])"
    r"|(?<=[\d%％]) (?=[\u4e00-\u9fff，。；：、,;])"
)
NO_TAIL_ENDS = frozenset("。，；：:")  # with these no furniture ends a paragraph
MANY_GAPS = 4  # of them in a paragraph that was flattened


class Dropped(list[str]):
    """The furniture that was dropped, in order: it may tell date and publisher."""


def set_lines(traced: Traced) -> tuple[Traced, Dropped]:
    """Return the text as lines without blanks at their ends and without furniture, and what was dropped."""
    text = traced.text
    if STRANGE.search(text):
        traced = traced.edit(Edit(m.start(), m.end(), "", "") for m in STRANGE.finditer(text))
        text = traced.text
    if STRAY_SIGN.search(text) and STRAY.search(text):
        traced = traced.edit(Edit(m.start(), m.end(), "", "stray sign") for m in STRAY.finditer(text))
        text = traced.text
    traced = _close_gaps(traced)
    text = traced.text
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        line = text[start:end]
        end -= len(line) - len(line.rstrip(BLANK))
        start += len(line) - len(line.lstrip(BLANK))
        if start < end:
            spans.append((start, end))
    lines = [text[start:end] for start, end in spans]
    gone = placed_furniture(lines)
    dropped = Dropped(lines[number] for number in sorted(gone))
    width = wrapped_at(lines)
    dated = _dated(lines)
    # The title that stands in front matter or in a card stays, and the paper's own stays beside it.
    titled = any(kind == "front matter" for *_, kind in traced.repairs)
    numbered = "序号" in lines  # a table with one cell on a line: its numbers are no pages'
    edits: list[Edit] = []
    place = 0
    last: str | None = None  # the last kept line
    was_cut = False
    previous = 0  # the length of the last kept line as it stood
    head_lines: list[str] = []  # the first lines kept: a page repeats its title below its card
    for number, (start, end) in enumerate(spans):
        line = lines[number]
        if number in gone:
            continue
        if is_furniture(line) and not (numbered and line.isdecimal()):
            dropped.append(line)
            if END_OF_PAPER.match(line) and _only_titles(lines[number + 1 :]) and last is not None:
                dropped.extend(lines[number + 1 :])
                break
            day = day_on(line) if number == dated else None
            if day is None:
                if CREDITS.match(line) and len(dropped) > 1 and CREDITS.match(dropped[-2]) and _only_asides(lines[number + 1 :]):
                    dropped.extend(lines[number + 1 :])
                    break
                continue
            start, end = start + day[0], start + day[1]
            line = text[start:end]
        elif not titled and len(line) > SHORT_LINE and (line == last or (line in head_lines and last is not None and BARE_DAY.fullmatch(last))):
            dropped.append(line)
            continue
        head = HEAD.match(line)
        if head is None and dropped and number < PAGE_HEAD and (head := CARD_TITLE.match(line)):
            titled = True
        if head:
            start += head.end()
        tail = None if line[-1] in NO_TAIL_ENDS else TAIL.search(line, max(0, len(line) - 90))
        if tail and tail.start() > (head.end() if head else 0):
            dropped.append(tail[0])
            end = start - (head.end() if head else 0) + tail.start()
        kept = text[start:end]
        if not kept:
            continue
        if len(head_lines) < TITLES:
            head_lines.append(kept)
        goes_on_here = (
            last is not None
            and not was_cut
            and (goes_on(last, kept) or ends_title(last, kept) or (width is not None and previous >= width and runs_over(last, kept)))
        )
        previous = len(kept)
        to = "" if last is None or goes_on_here else "\n"
        if text[place:start] != to:
            edits.append(Edit(place, start, to, _kind(text[place:start], to)))
        # Only the end of what has been joined matters; a long paper must not be copied again and again.
        last = (last[-400:] + kept)[-800:] if last is not None and not to else kept
        was_cut = tail is not None and CUT.search(tail[0]) is not None
        place = end
    if place < len(text):
        edits.append(Edit(place, len(text), "", _kind(text[place:], "")))
    return traced.edit(edits), dropped


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line stands, and each paragraph of a line in which several were run together."""
    for match in LINE.finditer(text):
        start = match.start()
        if match.end() - start >= RUN_TOGETHER and (head := RUN_IN.match(text, start, match.end())) and "。" in match[0]:
            yield start, head.end("head")
            start = head.end()
        if match.end() - start >= RUN_TOGETHER and "\u3000\u3000" in match[0]:
            for gap in SET_IN.finditer(text, start, match.end()):
                yield start, gap.start()
                start = gap.end()
        yield start, match.end()


def _close_gaps(traced: Traced) -> Traced:
    """Take out the blanks that a page set wide or flattened has between single characters and around its figures."""
    text = traced.text
    if " " not in text:
        return traced
    if SET_WIDE.search(text) and SPACED.search(text):
        blanks = [place for match in SPACED.finditer(text) for place in range(*match.span()) if text[place] == " "]
        traced = traced.edit(Edit(place, place + 1, "", "") for place in blanks)
        text = traced.text
    if SET_WIDE.search(text) and WIDE_FIGURE.search(text):
        blanks = [place for match in WIDE_FIGURE.finditer(text) for place in range(*match.span()) if text[place] == " "]
        traced = traced.edit(Edit(place, place + 1, "", "") for place in blanks)
        text = traced.text
    blanks = []
    for match in LINE.finditer(text):
        if text.count(" ", match.start(), match.end()) < MANY_GAPS:
            continue
        gaps = [gap.start() for gap in AROUND_FIGURES.finditer(text, match.start(), match.end())]
        if len(gaps) >= MANY_GAPS and match.end() - match.start() > len(gaps) * 4 and "  " not in match[0].strip(BLANK):
            blanks.extend(gap.start() for gap in BESIDE_WORDS.finditer(text, match.start(), match.end()))
    return traced.edit(Edit(place, place + 1, "", "") for place in blanks)


def _kind(before: str, to: str) -> str:
    if before.strip(BLANK + "\n"):
        return "furniture"
    return "column break" if not to and "\n" in before.strip(BLANK) else ""


def _dated(lines: list[str]) -> int:
    """Return the number of the line of furniture that gives the paper's day, which stays; that of its making before others."""
    found = [number for number, line in enumerate(lines[:PAGE_HEAD]) if len(line) <= 160 and day_on(line) and is_furniture(line)]
    made = [number for number in found if MADE.search(lines[number])]
    return (made or found or [-1])[0]


def _only_asides(lines: list[str]) -> bool:
    """Tell whether what stands behind the names of those who made a page is only what its publisher says of itself."""
    return sum(map(len, lines)) < ASIDES and all(len(line) <= 60 for line in lines)


def _only_titles(lines: list[str]) -> bool:
    """Tell whether the rest of the page is a list of other papers: no line of it is a paragraph, but for the beginnings that break off."""
    if not any(len(line) > 60 and "。" in line for line in lines):
        return True
    return sum(map(len, lines)) < TEASERS and any(line.endswith(("...", "…")) for line in lines)


def ends_title(last: str, line: str) -> bool:
    """Tell whether a line is the end of a title that was too long for one: 关于开展…整治周和 / 宣传月活动的通知."""
    if len(line) > 26 or "关于" in line or TITLE_ENDS.search(line) is None:
        return False
    return last.startswith("关于") and 12 <= len(last) <= 40 and last[-1] not in ENDS and TITLE_ENDS.search(last) is None


def wrapped_at(lines: Sequence[str]) -> int | None:
    """Return the length from which on a line was cut only because the page was full; None where paragraphs are whole.

    A page set in lines of one width has most of its lines about as long as the
    longest of them, and not at the ends of sentences.
    """
    lengths = [len(line) for line in lines if len(line) > SHORT_LINE]
    if len(lengths) < 6:
        return None
    full = sorted(lengths)[len(lengths) * 4 // 5]
    if full > WIDEST:
        return None
    cut = [line for line in lines if full - 4 <= len(line) <= full + 3]
    open_ended = sum(line[-1] not in ENDS for line in cut)
    return full - 4 if len(cut) * 2 >= len(lengths) and open_ended * 3 >= len(cut) * 2 else None


def runs_over(last: str, line: str) -> bool:
    """Tell whether a line of a page set in lines goes on with the full line before it."""
    return last[-1] not in ENDS and STARTS_ANEW.match(line) is None and TITLE_ENDS.search(last) is None


def goes_on(last: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence that the last one left open at a column's end.

    The last must be running text (long, with commas or full stops) that ends in
    the middle of a sentence; the next must not begin anew and must itself be
    running text or the end of a sentence.
    """
    tail = last[-1]
    if tail in ENDS or len(last) < 25:
        return False
    if STARTS_ANEW.match(line):
        return False
    if line[0] in "，。、；：）)”,;":
        return True
    if OF_A_MEETING.match(line) and NUMBERED_HEADING.match(last):
        return False
    commas = last.count("，") + last.count(",") + last.count("。") + last.count("、")
    if commas < 2:
        return False
    if tail in "、，,":
        return len(line) > 15 or line[-1] in "。；"
    if not ("\u4e00" <= tail <= "\u9fff" or tail.isalnum()):
        return False
    unfinished = max(last.rfind("。"), last.rfind("！"), last.rfind("；")) < len(last) - 3
    runs_on = line[-1] in "。；！" or "。" in line or (len(line) >= 25 and ("，" in line or "," in line))
    return unfinished and "。" in last + line and runs_on
