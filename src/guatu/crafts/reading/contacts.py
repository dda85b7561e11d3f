"""Telephone and identity numbers in a text: pointed out where somebody types one, masked where a list would show one.

Mobile numbers of the mainland (eleven digits from 13 to 19, with +86 or without, in groups or not), landlines with their
area code set apart (0523-8…, （010）8…) and identity numbers (eighteen places with a day of birth in them). An amount of
money, a work order's or a project's longer number, a year or a day is none.
"""

from __future__ import annotations

from collections.abc import Callable

from guatu.crafts.timing.pieces import pattern

WIDE = str.maketrans("０１２３４５６７８９－＋Ｘｘ", "0123456789-+Xx")
PHONE = r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}"
# 10 and 2x have eight digits, the others seven or eight; none begins with 0, 1 or 9. What reads as a day is a number of papers.
AREA = r"(?:10|2\d|[3-9]\d{2})"
LOCAL = r"(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[2-8]\d{2,3}[- ]?\d{4}"
SAID_BEFORE = r"(?:(?<=电话)|(?<=座机)|(?<=电话[:：])|(?<=座机[:：])|(?<=[Tt][Ee][Ll][:：.]))"
LANDLINE = (
    rf"(?:(?:\+86[- ]?)?(?:0{AREA}[-—–/ ] ?|[(（]0{AREA}[)）][- ]?)|\+86[- ]?{AREA}[- ]|{SAID_BEFORE}0{AREA})"
    rf"{LOCAL}(?:-\d{{1,4}})?(?!号(?!码))"
)
BORN = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
IDENTITY = rf"[1-9]\d{{5}}{BORN}\d{{3}}[\dXx]"
NUMBER = pattern(rf"(?<![\d.\-])(?:{IDENTITY}|{PHONE}|{LANDLINE})(?!\d|[.\-]\d|\s{{0,2}}(?:亿|万|元|吨|平|亩|公里|千|美))")
# Eleven digits, near enough: what has not even these is not looked at any further.
LONG = pattern(r"[0-9０-９](?:[-—–/() －（）]{0,2}[0-9０-９]){10}")
SHOWN = 3  # of a number's characters; the others are hidden
SIGN = "*"


def find_contacts(text: str) -> list[tuple[int, int]]:
    """Return where in the text a number stands by which somebody is reached or known: begin and end of each."""
    if not LONG.search(text):
        return []
    return [match.span() for match in NUMBER.finditer(text.translate(WIDE))]


def mask_contacts(text: str) -> str:
    """Return the text with such numbers hidden but for their first digits: 138********."""
    return replace_contacts(text, lambda number: number[:SHOWN] + SIGN * (len(number) - SHOWN))


def take_out(text: str, instead: str) -> tuple[str, list[str]]:
    """Return the text with other words in place of such numbers, and the numbers."""
    taken: list[str] = []

    def take(number: str) -> str:
        taken.append(number)
        return instead

    return replace_contacts(text, take), taken


def replace_contacts(text: str, say: Callable[[str], str]) -> str:
    """Return the text with what ``say`` makes of each such number in its place."""
    spans = find_contacts(text)
    if not spans:
        return text
    pieces, place = [], 0
    for begin, end in spans:
        pieces += [text[place:begin], say(text[begin:end])]
        place = end
    return "".join((*pieces, text[place:]))
