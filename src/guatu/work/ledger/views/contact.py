"""联系方式: put into the vault, and opened on the record; shown on one page once, kept by no browser."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guatu.crafts.reading.contacts import find_contacts
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.trail.refusals import Refusal
from guatu.records.vault.lifecycle import MOST

from ..lifecycle.contact import contact_of, open_contact, put_contact, putter_of
from ..models import Commitment
from .asking import line_page, line_shown


class NeverShown(forms.Textarea):
    """A field that does not come back: what was typed into it stands on no page, also after a refusal."""

    def format_value(self, value: object) -> str:
        """Return nothing, whatever was typed."""
        return ""


class ContactForm(forms.Form):
    """How to reach whoever waits for the answer, and the number of the outside system."""

    reference = forms.CharField(label="外部编号", max_length=60, required=False, help_text="12345 工单号、信访件编号；不写人名。")
    words = forms.CharField(
        label="回复要用的称呼、电话、地址", max_length=MOST,
        widget=NeverShown(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"}),
        help_text="加密存着，只有承办岗能打开，每次打开都记；台账、搜索、导出、打印里都没有。",
        error_messages={"max_length": f"最多 {MOST} 个字。这里只放回复要用的，别的写在事项里；这次没有存，请重填。"},
    )  # fmt: skip

    def clean_reference(self) -> str:
        """Return the number; how to reach somebody does not belong there, where it stands open."""
        reference: str = self.cleaned_data["reference"]
        if find_contacts(reference):
            raise forms.ValidationError("外部编号里像是电话或证件号。它不加密，请填到下面一栏；这里只填工单号。")
        return reference


@sensitive_post_parameters("words")
@never_cache
@line_page(lambda request, line: putter_of(request.actor, line), "联系方式")
def contact_page(request: Request, line: Commitment) -> HttpResponse:
    """Put contact data into the vault for the line, in place of what is there."""
    kept = contact_of(line)
    form = ContactForm(request.POST or None, initial={"reference": kept.reference if kept else ""})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            put_contact(line, words=data["words"], reference=data["reference"], by=request.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"{line.number} 的联系方式存好了。")
            return redirect(line)
    context = {"line": line, "form": form, "kept": kept if kept and kept.is_kept else None}
    return render(request, "ledger/contact.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@may(has_a_post)
def open_page(request: Request, pk: int) -> HttpResponse:
    """Show what lies in the vault for the line, this once; the opening is in the trail before."""
    line = line_shown(request, pk)
    try:
        words = open_contact(line, by=request.actor, on=request.today, at=request.now)
    except Refusal as refusal:
        return render(request, "ledger/contact_opened.html", {"line": line, "refused": refusal.in_words}, status=422)
    return render(request, "ledger/contact_opened.html", {"line": line, "words": words, "kept": contact_of(line)})
