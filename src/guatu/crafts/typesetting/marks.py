"""The marks of the drawings: lights, bars, flags, the seal. Shape, line and hatch say it without the colour.

Every function returns SVG as text. Sizes and places are in the drawing's own unit, the pixel of a wall 1920 wide.
The looks stand in presentation attributes, so that a drawing is whole wherever it is put: in a page, in a file of
its own, on paper. Colours are those of the stylesheet (records/paper); their contrasts are noted there.
"""

from html import escape

from guatu.crafts.typesetting.widths import width_of

INK, SOFT, PAPER = "#1d2740", "#4a5268", "#fffdf8"
GREEN, RED, DONE, SEAL = "#1f7346", "#b01f2b", "#6b6353", "#b5381f"
YELLOW_FILL, YELLOW_LINE, YELLOW_INK = "#f6dc95", "#a06a00", "#7a5000"
ORANGE_FILL, ORANGE, BLUE, BLUE_FILL = "#f2a766", "#9a4700", "#2a5b9b", "#e9eef6"
BAR, EDGE, LINE, GRID, MONTH = "#efe7d6", "#8a8170", "#ded6c4", "#efe8d9", "#cfc5b0"
SANS = '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif'
SERIF = '"Noto Serif CJK SC","Source Han Serif SC",SimSun,serif'

COLOURS = ("red", "orange", "yellow", "blue", "green", "none", "done")
PRESSING = ("red", "orange", "yellow", "blue")
# What words take from their light: the text colours, each 4.5 or more on the card.
TONES = {
    "red": RED, "orange": ORANGE, "yellow": YELLOW_INK, "blue": BLUE, "green": INK, "none": INK, "done": DONE, "ink": INK, "soft": SOFT,
}  # fmt: skip
# The verified part of a bar.
FILLS = {
    "red": f'fill="url(#hatch)" stroke="{RED}" stroke-width="1.6"',
    "orange": f'fill="{ORANGE_FILL}" stroke="{ORANGE}" stroke-width="2.6" stroke-dasharray="9 4"',
    "yellow": f'fill="{YELLOW_FILL}" stroke="{YELLOW_LINE}" stroke-width="2.6"',
    "blue": f'fill="{BLUE_FILL}" stroke="{BLUE}" stroke-width="2.6"',
    "green": f'fill="{GREEN}" stroke="{GREEN}" stroke-width="1"',
    "none": f'fill="{SOFT}" stroke="{SOFT}" stroke-width="1"',
    "done": f'fill="{DONE}" stroke="{DONE}" stroke-width="1"',
}
# The whole bar of a line that nothing is measured of: its edge alone tells the light.
EDGES = {
    "red": f'stroke="{RED}" stroke-width="2.6"',
    "orange": f'stroke="{ORANGE}" stroke-width="2.6" stroke-dasharray="9 4"',
    "yellow": f'stroke="{YELLOW_LINE}" stroke-width="2.6"',
    "blue": f'stroke="{BLUE}" stroke-width="2.6"',
    "green": f'stroke="{GREEN}" stroke-width="2.2"',
    "none": f'stroke="{EDGE}" stroke-width="1"',
    "done": f'stroke="{EDGE}" stroke-width="1"',
}

_SYMBOLS = f"""\
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="6" height="6" fill="#fff"/><rect width="3.6" height="6" fill="{RED}"/></pattern>
<symbol id="l-green" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="{GREEN}"/></symbol>
<symbol id="l-yellow" viewBox="0 0 16 16"><path d="M8 1.8 15 14.4H1Z" fill="{YELLOW_FILL}" stroke="{YELLOW_LINE}" \
stroke-width="2" stroke-linejoin="round"/></symbol>
<symbol id="l-red" viewBox="0 0 16 16"><path d="M8 .9 15.1 8 8 15.1.9 8Z" fill="url(#hatch)" stroke="{RED}" \
stroke-width="1.8" stroke-linejoin="round"/></symbol>
<symbol id="l-orange" viewBox="0 0 16 16"><path d="M8 .9 15.1 8 8 15.1.9 8Z" fill="{PAPER}" stroke="{ORANGE}" \
stroke-width="1.8" stroke-linejoin="round"/><path d="M1.5 8h13L8 14.5Z" fill="{ORANGE}"/></symbol>
<symbol id="l-blue" viewBox="0 0 16 16"><rect x="2" y="2" width="12" height="12" rx="1.5" fill="{BLUE_FILL}" stroke="{BLUE}" \
stroke-width="2"/><path d="M8 5v4.4l2.6 1.5" fill="none" stroke="{BLUE}" stroke-width="1.7"/></symbol>
<symbol id="l-none" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.8" fill="{PAPER}" stroke="{DONE}" \
stroke-width="2"/></symbol>
<symbol id="l-done" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="{DONE}"/>\
<path d="M4.6 8.3 7 10.7l4.4-5" fill="none" stroke="#fff" stroke-width="1.8"/></symbol>
"""
# The seven lights and the red hatch. A page has them once (paper/_sprite.html), a drawing of its own brings them.
LIGHT_DEFS = f"<defs>{_SYMBOLS}</defs>"


def number(value: float) -> str:
    """Return a number as SVG wants it, to a tenth: 12, 12.5."""
    return f"{value:.1f}".removesuffix(".0")


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float,
    tone: str = "ink",
    weight: int = 400,
    anchor: str = "start",
    halo: bool = False,
    css: str = "",
    serif: bool = False,
) -> str:
    """Return one line of text with its baseline at y.

    anchor: start, middle or end; halo: a rim of the card's colour, for words that stand on bars and lines
    """
    parts = [f'<text x="{number(x)}" y="{number(y)}"']
    if css:
        parts.append(f' class="{css}"')
    parts.append(f' font-size="{number(size)}" fill="{TONES.get(tone, tone)}"')
    if weight != 400:
        parts.append(f' font-weight="{weight}"')
    if anchor != "start":
        parts.append(f' text-anchor="{anchor}"')
    if serif:
        parts.append(f" font-family='{SERIF}'")
    if halo:
        parts.append(f' stroke="{PAPER}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"')
    return "".join(parts) + f">{escape(words)}</text>"


def titled(mark: str, words: str) -> str:
    """Return the mark with words that a pointer or a screen reader finds on it."""
    return f"<g><title>{escape(words)}</title>{mark}</g>"


def light(colour: str, x: float, y: float, size: float) -> str:
    """Return one of the lights, its upper left corner at x, y. It needs LIGHT_DEFS where it stands."""
    return f'<use href="#l-{colour}" x="{number(x)}" y="{number(y)}" width="{number(size)}" height="{number(size)}"/>'


def box(x: float, y: float, width: float, height: float, looks: str) -> str:
    """Return a rectangle, never narrower than a line that can be seen."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(width, 1.5))}" height="{number(height)}" {looks}/>'
    )


def rule(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dashes: str = "") -> str:
    """Return a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" stroke="{colour}" '
        f'stroke-width="{number(width)}"{dashed}/>'
    )


def flag(x: float, foot: float, *, solid: bool, to_the_left: bool, height: float = 22) -> str:
    """Return a swallow-tailed flag on a staff of 22 at x: solid for the date in force, hollow for the first one."""
    way = -1 if to_the_left else 1
    top = foot - height
    fill = INK if solid else PAPER
    return (
        f'<path d="M{number(x)} {number(foot)}V{number(top)}h{way * 15}l{way * -4} 6l{way * 4} 6H{number(x)}" '
        f'fill="{fill}" stroke="{INK}" stroke-width="1.8" stroke-linejoin="round"/>'
    )


def begin_mark(x: float, y: float, height: float) -> str:
    """Return ▷, for work not begun; its flat side at x."""
    half = number(height / 2)
    return (
        f'<path d="M{number(x)} {number(y)}l{number(height * 0.75)} {half}l{number(-height * 0.75)} {half}z" '
        f'fill="{PAPER}" stroke="{INK}" stroke-width="2" stroke-linejoin="round"/>'
    )


def tick(x: float, y: float, width: float, height: float, *, passed: bool, fate: str = "") -> str:
    """Return one occurrence of a recurring duty: filled when its period is over, hollow when it is to come.

    A missed one is hatched and edged in red; one made up late is yellow, crossed by a line.
    """
    if fate == "missed":
        return box(x, y, width, height, f'fill="url(#hatch)" stroke="{RED}" stroke-width="2"')
    if fate == "late":
        looks = f'fill="{YELLOW_FILL}" stroke="{YELLOW_LINE}" stroke-width="2"'
        return box(x, y, width, height, looks) + rule(x, y + height / 2, x + width, y + height / 2, YELLOW_LINE, 2)
    looks = f'fill="{SOFT}" stroke="{SOFT}"' if passed else f'fill="{PAPER}" stroke="{DONE}"'
    return box(x, y, width, height, f'{looks} stroke-width="1.4"')


def seal(x: float, y: float, radius: float = 17) -> str:
    """Return 销 in its ring, a little askew, the centre at x, y."""
    size = radius * 21 / 17
    return (
        f'<g transform="translate({number(x)} {number(y)}) rotate(-12)"><circle r="{number(radius)}" fill="{PAPER}" '
        f'stroke="{SEAL}" stroke-width="2.4"/>'
        + text(0, radius * 0.42, "销", size=size, tone=SEAL, weight=700, anchor="middle", serif=True)
        + "</g>"
    )


def tag(x: float, y: float, words: str, *, left: float, right: float, size: float = 18, height: float = 27) -> str:
    """Return words on a dark label centred on x, kept between left and right."""
    width = width_of(words, size) + 14
    begins = min(max(x - width / 2, left), right - width)
    return box(begins, y, width, height, f'rx="4" fill="{INK}"') + text(
        begins + width / 2, y + height - 7, words, size=size, tone="#fff", weight=600, anchor="middle"
    )
