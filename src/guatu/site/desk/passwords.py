"""Passwords: what one must be like, in the town's own words; one set by somebody else is changed before anything else."""

from collections.abc import Callable

from django.contrib.auth import password_validation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class LongEnough(password_validation.MinimumLengthValidator):
    """Eight characters at least."""

    def get_error_message(self) -> str:
        return f"口令太短，至少要 {self.min_length} 位。"


class NotTheName(password_validation.UserAttributeSimilarityValidator):
    """Nothing like the name or the name to sign in with."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "name"))

    def get_error_message(self) -> str:
        return "口令和姓名、登录名太像，请换一个。"


class NotCommon(password_validation.CommonPasswordValidator):
    """None of the passwords that everybody tries first."""

    def get_error_message(self) -> str:
        return "这个口令太常见，一猜就中，请换一个。"


class NotOnlyDigits(password_validation.NumericPasswordValidator):
    """Not digits alone."""

    def get_error_message(self) -> str:
        return "口令不能全是数字，请加几个字母。"


class FirstChangeThePassword:
    """Middleware: every page leads to the page of the password, until it is one's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        must = request.user.is_authenticated and getattr(request.user, "must_change", False)
        if must and request.path not in {reverse("password"), reverse("sign-out")}:
            return redirect("password")
        return self.get_response(request)
