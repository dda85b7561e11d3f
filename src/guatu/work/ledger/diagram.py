"""The table of moves as a Mermaid diagram for the guide: drawn from the table, so that it cannot lag behind it.

    python -m guatu.work.ledger.diagram docs/guide/台账与动作.md
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from .stages import BEGINNING, MOVES, OPEN, Stage, Verb

FENCE = re.compile(r"```mermaid\n.*?```\n", re.DOTALL)


def diagram() -> str:
    """Return the diagram as a fenced block.

    What can be done at every open stage leads out of the frame around them. What leaves a line where it is, and
    purge, which comes with its paper at any stage, are not drawn.
    """
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verb, move in MOVES.items():
        ways = [(before, end) for before, ends in move.ways.items() for end in ends if end != before]
        if move.before == frozenset(OPEN):
            ways = [("open", end) for end in dict.fromkeys(end for _, end in ways)]
        for before, end in ways if verb != Verb.PURGE else []:
            edges["[*]" if before == BEGINNING else before, end].append(Verb(verb).label)
    named = {stage: f'    state "{stage.label}" as {stage.value}' for stage in Stage}
    drawn = [f"    {before} --> {end}: {'、'.join(labels)}" for (before, end), labels in edges.items()]
    inside = [f"    {named[stage]}" for stage in OPEN]
    frame = ['    state "在办" as open {', *inside, "    }", *(named[stage] for stage in Stage if stage not in OPEN)]
    return "\n".join(["```mermaid", "stateDiagram-v2", *frame, *drawn, "```", ""])


def write(file: Path) -> None:
    """Put the diagram in the place of the one in the file."""
    text = file.read_text(encoding="utf-8")
    file.write_text(FENCE.sub(lambda _: diagram(), text, count=1), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
