"""Lines that share out the duties: 责任单位：…；配合单位：… speaks of what stands above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.commitments.units import MOST_NAMES, full_name
from guatu.crafts.reading.structure.outline import Outline
from guatu.crafts.timing.pieces import pattern

LISTED = pattern(r"[、，,；;。\s]+|和(?=[区镇\u4e00-\u9fff]{3,})")
LABELS = pattern(
    r"(?P<label>牵头(?:单位|部门|科室)?|责任(?:单位|部门|主体|科室)|主办(?:单位)?|承办(?:单位)?|实施(?:单位|主体)|落实单位"
    r"|配合(?:单位|部门)?|协办(?:单位|部门)?|协同单位|参与单位|分管领导|责任领导|责任人|联系人|完成时限|时限|电话)"
    r"[ \u3000]{0,2}[:：](?P<names>[^；;。:：\n）)]{2,200})"
)


def share_duties(
    drafts: Sequence[Draft], outline: Outline, town_of: Callable[[int], str | None], named: frozenset[str]
) -> None:
    """Give what stands above each line of duties to the units that it names.

    town_of: the town of a section, by its number
    named: the rules under which a clause has named its owner itself, which then stays
    """
    if not any(line.part == "duty" for line in outline.lines):
        return
    began = 0  # where what the next line of duties speaks of begins
    section = -1
    for line in outline.lines:
        while section + 1 < len(outline.sections) and line.start >= outline.sections[section + 1].start:
            section += 1
        if line.part == "heading":
            began = line.start
        elif line.part == "duty":
            owner, helpers = duties_in(line.text, town_of(section))
            for draft in drafts:
                if owner and began <= draft.start < line.start:
                    if draft.owner is None or not {"owner:by", *named} & set(draft.rules):
                        draft.owner = owner
                    draft.assistants = tuple(name for name in helpers if name != draft.owner)
                    draft.rules.append("owner:duty-line")
            began = line.end


def duties_in(line: str, town: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return (who has to do it, who helps) of a line that shares out a duty."""
    owner: str | None = None
    helpers: list[str] = []
    for match in LABELS.finditer(line):
        names = [full_name(name, town) for name in LISTED.split(match["names"]) if len(name) > 1][:MOST_NAMES]
        if not names or re.match(r"分管|责任领导|责任人|联系人|完成|时限|电话", match["label"]):
            continue
        if re.match(r"配合|协|参与", match["label"]):
            helpers.extend(names)
        elif owner is None:
            owner, *rest = names
            helpers.extend(rest)
        else:
            helpers.extend(names)
    return owner, tuple(dict.fromkeys(helpers))
