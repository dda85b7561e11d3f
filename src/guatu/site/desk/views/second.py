"""第二步: set up or laid down by oneself. The telephone needs no network; the key is scanned or typed."""

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from guatu.records.offices import lifecycle
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, User
from guatu.records.offices.second_factor import address, key_to_type, new_nonce, secret_of
from guatu.records.trail.refusals import Refusal

from ..forms import CodeForm
from .settings.offices import acting

NONCE = "second_nonce"  # in the session: of a secret that is shown and not yet taken up


@sensitive_post_parameters("password", "code")
@never_cache
@require_http_methods(["GET", "POST"])
def second_page(request: Request) -> HttpResponse:
    """Show the key and take the first code; where it is set up, end it with a code."""
    user = User.objects.get(pk=request.actor.user)
    if not request.actor.posts:
        return render(request, "desk/no_post.html")
    form = CodeForm(request.POST or None, user=user)
    nonce = request.session.setdefault(NONCE, new_nonce())
    if form.is_valid():
        told: dict[str, Any] = acting(request) | {"office": Office.objects.get(pk=request.actor.posts[0].office)}
        code = form.cleaned_data["code"]
        try:
            if user.has_second:
                lifecycle.lay_down_second(user, code, **told)
            else:
                lifecycle.take_up_second(user, nonce, code, **told)
        except Refusal as refusal:
            form.add_error("code", refusal.in_words)
        else:
            del request.session[NONCE]
            done = "第二步启用了：以后登录，口令之后还要手机上的 6 位数。" if user.has_second else "第二步取消了，登录只要口令。"
            messages.success(request, done)
            return redirect("password")
    context = {"form": form, "user": user}
    if not user.has_second:
        secret = secret_of(user.pk, nonce)
        code = segno.make(address(secret, user.username), error="m", micro=False)
        context |= {"qr": code.svg_inline(border=4, light="#fff", omitsize=True), "key": key_to_type(secret)}
    return render(request, "desk/second.html", context, status=422 if form.errors else 200)
