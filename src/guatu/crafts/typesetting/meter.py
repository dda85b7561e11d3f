"""A small bar for one figure: how much is done, and a mark where something else stands (last month, the plan)."""

from html import escape

from guatu.crafts.typesetting.marks import BAR, EDGE, FILLS, INK, box, number


def meter(
    done: float | None,
    *,
    words: str,
    mark: float | None = None,
    colour: str = "none",
    width: float = 260,
    height: float = 20,
) -> str:
    """Return a bar as SVG that grows with its place.

    done: the share that is filled, 0 to 1; None for a figure that is not to be had (an empty dashed bar)
    mark: the share where a white box with a dark edge stands, or None
    colour: whose fill the done part takes: green, blue, yellow, orange, red, done, or none for a figure that is not judged
    words: what the bar says, for those who cannot see it
    """
    bar_height, inset = height / 2, height / 4
    drawn = []
    if done is None:
        drawn.append(box(0.5, inset, width - 1, bar_height, f'fill="none" stroke="{EDGE}" stroke-dasharray="4 3"'))
    else:
        drawn.append(box(0.5, inset, width - 1, bar_height, f'fill="{BAR}" stroke="{EDGE}"'))
        if done > 0:
            drawn.append(box(0.5, inset, (width - 1) * min(done, 1), bar_height, FILLS[colour]))
        if mark is not None:
            place = min(max(mark, 0), 1) * (width - 8)
            drawn.append(box(place + 1, 1, 6, height - 2, f'fill="#fff" stroke="{INK}" stroke-width="2"'))
    return (
        f'<svg class="meter" preserveAspectRatio="none" viewBox="0 0 {number(width)} {number(height)}" role="img" '
        f'aria-label="{escape(words)}"><title>{escape(words)}</title>{"".join(drawn)}</svg>'
    )
