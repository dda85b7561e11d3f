"""Front matter: of the block between --- and --- the values of title and date stay, a line each."""

from __future__ import annotations

import re

from guatu.crafts.reading.traced import Edit, Traced

BLOCK = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.{0,20000}?)\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
KEY = re.compile(r"^(title|date)[ \t]*:[ \t]*([\"']?)(.*?)\2[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
ANY_KEY = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:", re.MULTILINE)


def drop_front_matter(traced: Traced) -> Traced:
    match = BLOCK.match(traced.text)
    if match is None or not ANY_KEY.search(match[1]):
        return traced
    edits: list[Edit] = []
    place = 0
    base = match.start(1)
    for key in KEY.finditer(match[1]):
        if not key[3]:
            continue
        edits.append(Edit(place, base + key.start(3), "\n" if place else "", "front matter"))
        place = base + key.end(3)
    edits.append(Edit(place, match.end(), "\n", "front matter"))
    return traced.edit(edits)
