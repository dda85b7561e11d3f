"""登录: with a name and a password, then a code where one is used; in the demo, and only there, by choosing a sample account."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.lifecycle.second import take_code
from guatu.records.offices.models import Outcome, SignIn, User
from guatu.records.offices.refusals import AccountIsLocked, AddressIsSlowed, CodeIsWrong
from guatu.records.offices.signing_in import knock, left, write_down

from ..first_address import is_first_morning

BACKEND = "django.contrib.auth.backends.ModelBackend"
HALF = "half"  # in the session: whose password was right, until the code comes
HALF_LASTS = 300  # seconds
WARNED_AT = 2  # failures left


def address_of(request: HttpRequest) -> str | None:
    """Return the address somebody signs in from, as the machine itself sees it: no header is believed."""
    return request.META.get("REMOTE_ADDR") or None


def try_once(request: Request, username: str, outcome: Outcome) -> SignIn:
    """Write the try down before it is looked at. Raises AccountIsLocked or AddressIsSlowed."""
    with transaction.atomic():
        return knock(username, address=address_of(request), at=request.now, day=request.today, outcome=outcome)


def came_out(tried: SignIn, outcome: Outcome) -> None:
    """Write down that the try was right after all."""
    tried.outcome = outcome
    tried.save(update_fields=["outcome"])


def how_often_left(request: Request, username: str) -> str:
    """Return the sentence that warns before the account is locked."""
    times, minutes = left(username, at=request.now, day=request.today)
    if times > WARNED_AT:
        return ""
    return f"再错 {times} 次，这个登录名就锁 {minutes} 分钟。" if times else f"错得太多，这个登录名锁 {minutes} 分钟。"


class SignInPage(LoginView):
    """The page of signing in."""

    template_name = "offices/sign_in.html"
    redirect_authenticated_user = True
    request: Request
    tried: SignIn

    def post(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """Sign in; a sample account of the demo at once."""
        if settings.DEMO and (sample := self.sample(request.POST.get("sample", ""))):
            write_down(sample.username, Outcome.IN, user=sample, address=address_of(request), at=request.now)
            login(request, sample, backend=BACKEND)
            return HttpResponseRedirect(self.get_success_url())
        form = self.get_form()
        username = request.POST.get("username", "")
        if not username or not request.POST.get("password"):
            return self.refused(form, "登录名和口令都要填。")
        try:
            self.tried = try_once(request, username, Outcome.REFUSED)
        except (AccountIsLocked, AddressIsSlowed) as refusal:
            return self.refused(form, refusal.in_words, status=429)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        """Let whoever is right in, or ask for the code."""
        user: User = form.get_user()
        if not user.has_second:
            came_out(self.tried, Outcome.IN)
            return super().form_valid(form)
        came_out(self.tried, Outcome.HALF)
        self.request.session[HALF] = {
            "user": user.pk, "hash": user.get_session_auth_hash(), "at": int(self.request.now.timestamp()),
            "next": self.get_redirect_url(),
        }  # fmt: skip
        return redirect("sign-in-code")

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again, with its sentence."""
        warning = how_often_left(self.request, self.request.POST["username"])
        return self.refused(form, f"登录名或口令不对。请核对后再试；忘了口令请找管理员重设。{warning}")

    def refused(self, form: Any, words: str, status: int = 422) -> HttpResponse:
        """Show the form again and say why."""
        return self.render_to_response(self.get_context_data(form=form, refused=words), status=status)

    def sample(self, username: str) -> User | None:
        """Return the user of a sample account."""
        from guatu.site.demo.accounts import sample_accounts

        offered = {each.username for each in sample_accounts()}
        return User.objects.filter(username=username, is_active=True).first() if username in offered else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where there is nobody yet; add the sample accounts, in the demo."""
        context = super().get_context_data(**kwargs)
        context["nobody"] = is_first_morning()
        if settings.DEMO:
            from guatu.site.demo.accounts import PASSWORD, sample_accounts

            context |= {"samples": sample_accounts(), "samples_password": PASSWORD}
        return context


def half_signed_in(request: Request) -> User | None:
    """Return whose password was right a moment ago, and is still the same."""
    half: dict[str, Any] = request.session.get(HALF, {})
    if not half or int(request.now.timestamp()) - half["at"] > HALF_LASTS:
        return None
    user = User.objects.filter(pk=half["user"], is_active=True).first()
    return user if user and constant_time_compare(user.get_session_auth_hash(), half["hash"]) else None


@sensitive_post_parameters("code")
@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def code_page(request: Request) -> HttpResponse:
    """Ask for the code of the telephone: the second step."""
    user = half_signed_in(request)
    if user is None:
        return redirect("sign-in")
    if request.method == "GET":
        return render(request, "offices/code.html")
    try:
        tried = try_once(request, user.username, Outcome.CODE)
        take_code(user, request.POST.get("code", ""), request.now)
    except CodeIsWrong as refusal:
        words = refusal.in_words + how_often_left(request, user.username)
        return render(request, "offices/code.html", {"refused": words}, status=422)
    except (AccountIsLocked, AddressIsSlowed) as refusal:
        return render(request, "offices/code.html", {"refused": refusal.in_words}, status=429)
    came_out(tried, Outcome.IN)
    goal = request.session.pop(HALF)["next"]
    login(request, user, backend=BACKEND)
    return redirect(goal or resolve_url(settings.LOGIN_REDIRECT_URL))
