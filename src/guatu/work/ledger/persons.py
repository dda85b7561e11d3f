"""No citizen is a record (I7): a telephone or identity number in free text is pointed out, and moved into the vault at a click."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guatu.crafts.reading.contacts import find_contacts, take_out

MOVED = "（联系方式另存）"
NAME = "contacts"  # of the two buttons beside the doubt
MOVE, KEEP = "move", "keep"


class ForNoPerson(forms.Form):
    """A form whose words do not say how to reach anybody, unless somebody says that a number is none.

    may_move: the page knows whose line it is, and moves the numbers (``moved``) into the vault
    """

    may_move = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moved: list[str] = []

    def _clean_form(self) -> None:
        # Before the form's own clean, which may put the words together.
        answer = self.data.get(NAME, "") if self.is_bound else ""
        for name, field in self.fields.items():
            words = self.cleaned_data.get(name)
            if not isinstance(field, forms.CharField) or not isinstance(words, str) or not find_contacts(words) or answer == KEEP:
                continue
            if answer == MOVE and self.may_move:
                self.cleaned_data[name], numbers = take_out(words, MOVED)
                self.moved += numbers
            else:
                self.add_error(name, doubt(self.may_move))
        super()._clean_form()  # type: ignore[misc]


def doubt(may_move: bool) -> SafeString:
    """Return the doubt with its answers: a button each, which sends the form again."""
    move = format_html('<button class="btn" name="{}" value="{}">移到联系方式</button>', NAME, MOVE) if may_move else ""
    # The first button is the one that the Enter key presses: it asks again, and decides nothing.
    return format_html(
        '<button hidden tabindex="-1"></button>这里像是电话或证件号。{}'
        '<span class="answers">{}<button class="btn plain" name="{}" value="{}">不是，照写</button></span>',
        "请移到联系方式：加密存着，只有承办岗能看，销号后删除。" if may_move else "请删去号码再提交。", move, NAME, KEEP,
    )  # fmt: skip
