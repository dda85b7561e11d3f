"""XML without its dangers: no document type, no entities of its own, nothing fetched, memory bounded by the bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree

from guatu.crafts.reading.unreadable import Damaged

DEEPEST = 200


def local(tag: object) -> str:
    """Return a tag's or an attribute's name without its namespace."""
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: ElementTree.Element, name: str, default: str = "") -> str:
    """Return an attribute by its local name."""
    found = element.get(name)
    if found is not None:
        return found
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return default


def events(data: bytes, what: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield (start or end, element) in the order of the document. Raises Damaged."""
    _refuse_declarations(data, what)
    depth = 0
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise Damaged(what)
            yield event, element
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Damaged(what) from error


def tree(data: bytes, what: str) -> ElementTree.Element:
    """Return the root of a small document. Raises Damaged."""
    root: ElementTree.Element | None = None
    for _, element in events(data, what):
        if root is None:
            root = element
    if root is None:
        raise Damaged(what)
    return root


def _refuse_declarations(data: bytes, what: str) -> None:
    plain = data.replace(b"\x00", b"") if b"\x00" in data[:200] else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or b"<!doctype" in plain:
        raise Damaged(what)
