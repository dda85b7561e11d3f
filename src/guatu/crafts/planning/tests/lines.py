"""The lines of the scenes: of the autumn of 2026 in 云溪镇."""

from datetime import date

from guatu.crafts.planning.lights import Line

SAID = date(2026, 10, 19)
TODAY = date(2026, 11, 20)  # a Friday


def line(duty="dated", stage="acting", due=date(2026, 12, 31), moved_to=None, **rest):
    return Line(duty, stage, **{"said_on": SAID, "due_first": due, "due_last": moved_to or due} | rest)


def bridge(verified, **rest):
    """Twelve piles between 19 October and 30 November: 42 days, 3.5 days a pile."""
    return line(due=date(2026, 11, 30), target=12, unit="根", verified=verified, **rest)
