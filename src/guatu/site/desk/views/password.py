"""口令: one's own, changed by oneself."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.models import User

from ..forms import PasswordForm


@require_http_methods(["GET", "POST"])
def password_page(request: Request) -> HttpResponse:
    """Change the password; other places where one is signed in are signed out by it."""
    user = User.objects.get(pk=request.actor.user)
    form = PasswordForm(request.POST or None, user=user)
    if form.is_valid():
        user.set_password(form.cleaned_data["new"])
        user.must_change = False
        user.save(update_fields=["password", "must_change"])
        update_session_auth_hash(request, user)
        messages.success(request, "口令改好了。")
        return redirect("home")
    status = 422 if form.errors else 200
    return render(request, "desk/password.html", {"form": form, "must": user.must_change}, status=status)
