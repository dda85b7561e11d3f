"""登录: with a name and a password; in the demo, and only there, also by choosing a sample account."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from guatu.records.offices.models import User

from ..first_address import is_first_morning


class SignIn(LoginView):
    """The page of signing in."""

    template_name = "offices/sign_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in; a sample account of the demo at once."""
        if settings.DEMO and (sample := self.sample(request.POST.get("sample", ""))):
            login(request, sample)
            return HttpResponseRedirect(self.get_success_url())
        return super().post(request, *args, **kwargs)

    def sample(self, username: str) -> User | None:
        """Return the user of a sample account."""
        from guatu.site.demo.accounts import sample_accounts

        offered = {each.username for each in sample_accounts()}
        return User.objects.filter(username=username, is_active=True).first() if username in offered else None

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again, with its sentence."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where there is nobody yet; add the sample accounts, in the demo."""
        context = super().get_context_data(**kwargs)
        context["nobody"] = is_first_morning()
        if settings.DEMO:
            from guatu.site.demo.accounts import PASSWORD, sample_accounts

            context |= {"samples": sample_accounts(), "samples_password": PASSWORD}
        return context
