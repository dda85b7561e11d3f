"""Numbers as they come from outside: in addresses and fields."""


def is_number(words: str) -> bool:
    """Say whether words are a number that can be a key ("²" is a digit, and no number)."""
    return words.isascii() and words.isdecimal() and len(words) <= 18
