"""The measures of a chart: where its columns begin, how high a row is, how large the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a chart, in pixels of a wall 1920 wide.

    group, light, title: where these columns begin; chart: where the days begin; dates: the room of the last column
    small: nothing is set smaller
    """

    width: float = 1118
    head: float = 36
    row: float = 56
    light: float = 52
    title: float = 90
    chart: float = 470
    dates: float = 104
    title_size: float = 25
    word_size: float = 20
    small: float = 18

    @property
    def title_sizes(self) -> tuple[float, ...]:
        """The sizes a title may have: a long one is set a little smaller before it is cut."""
        return (self.title_size, self.title_size * 0.88, max(self.title_size * 0.8, self.small))

    @property
    def right(self) -> float:
        """Where the days end."""
        return self.width - self.dates


WALL = Sheet()
# For a page 1440 wide with a menu beside or above: shown as it is, not scaled.
DESK = Sheet(
    width=1000, head=30, row=46, light=40, title=68, chart=400, dates=92, title_size=18, word_size=15, small=13
)
