"""The base of all refusals: what is wrong, and what to do next, in the clerk's words."""


class Refusal(Exception):
    """A verb says no. ``in_words`` is the sentence that the page shows."""

    in_words = "这一步现在不能办。"

    def __init__(self, in_words: str | None = None) -> None:
        if in_words is not None:
            self.in_words = in_words
        super().__init__(self.in_words)
