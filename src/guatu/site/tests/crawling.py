"""Going through the site as a reader does: the links of a page, the numbers they carry, the pages they open."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from django.test import Client

SKIPPED = ("/static/", "/ledger/export", "/settings/samples/", "/first/", "/audit/trail")


@dataclass
class Anchor:
    """A link of a page. bold: the words of each <b> in it."""

    attrs: dict[str, str]
    bold: list[str] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The number the link carries; nothing if it carries none."""
        if "data-count" in self.attrs:
            return self.attrs["data-count"]
        numbers = [words.strip() for words in self.bold if words.strip().removesuffix("+").isdecimal()]
        return numbers[0] if len(numbers) == 1 else ""


class Reading(HTMLParser):
    """What is on a page: its links, how often each tag occurs, what the policy of the pages refuses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: list[Anchor] = []
        self.tags: dict[str, int] = {}
        self.elements: list[dict[str, str]] = []
        self.refused: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        had = {name: value or "" for name, value in attrs}
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.elements.append(had)
        if tag == "a" and "href" in had:
            self.anchors.append(Anchor(had))
            self._inside = ["a"]
        elif self._inside:
            self._inside.append(tag)
            if tag == "b":
                self.anchors[-1].bold.append("")
        if tag == "style" or (tag == "script" and "src" not in had and had.get("type") != "application/json"):
            self.refused.append(f"<{tag}>")
        self.refused += [name for name in had if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._inside = []
        elif tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "b" in self._inside:
            self.anchors[-1].bold[-1] += data

    def count(self, name: str, value: str | None = None) -> int:
        """Return how many elements have the attribute; of class: the word among its words."""
        return sum(name in each and (value is None or value in each[name].split()) for each in self.elements)


def shape_of(address: str) -> tuple[str, ...]:
    """Return what addresses of one kind have in common: the path without its numbers, the names of what is asked."""
    parts = urlsplit(address)
    return re.sub(r"\d+", "#", parts.path), *sorted(parse_qs(parts.query))


def crawl(client: Client, start: str = "/", depth: int = 3, alike: int = 4) -> Iterator[tuple[str, Any, Reading | None]]:
    """Yield the pages that links lead to, with the answer, and its reading where it is a page; of one kind a few."""
    seen, waiting, shapes = {start}, [(start, 0)], Counter[tuple[str, ...]]()
    while waiting:
        address, deep = waiting.pop(0)
        answer = client.get(address)
        is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
        reading = Reading(answer.content.decode()) if is_page else None
        yield address, answer, reading
        if reading is None or deep == depth:
            continue
        for anchor in reading.anchors:
            there = urlsplit(urljoin(address, anchor.attrs["href"]))
            goal = there._replace(fragment="").geturl()
            if there.netloc or there.scheme or goal in seen or there.path.startswith(SKIPPED):
                continue
            seen.add(goal)
            shapes[shape_of(goal)] += 1
            if shapes[shape_of(goal)] > alike:
                continue
            waiting.append((goal, deep + 1))
