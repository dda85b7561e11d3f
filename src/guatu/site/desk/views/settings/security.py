"""安全: what the security administrator does, on one page. Locked accounts, the rules of signing in, who watches, lost telephones.

A town without a security administrator leaves it to the system administrator, and one with neither to the clerk.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guatu.records.offices import lifecycle
from guatu.records.offices.acting import Request
from guatu.records.offices.lifecycle.who import WATCHING, is_guardian
from guatu.records.offices.models import ADMINISTRATORS, Office, Post, Role
from guatu.records.offices.signing_in import Rules, locked_accounts, rules_of
from guatu.records.trail.refusals import Refusal

from ...forms import SignInRulesForm
from .asking import ask, shown, town_set
from .offices import GET_OR_POST, acting
from .people import person_set
from .posts import people_of


def town_guarded(request: Request) -> Office:
    """Return the town whose accounts the actor watches over. Raises Http404."""
    whole = town_set(request)
    if not is_guardian(request.actor, whole, request.today):
        raise Http404("这里的安全管理不归您：有安全管理员的归安全管理员，没有的归系统管理员。")
    return whole


@require_safe
def security_page(request: Request) -> HttpResponse:
    """Show what is locked, what the rules are, who watches, whose second step could be taken away."""
    whole = town_guarded(request)
    people = list(people_of(whole).filter(is_active=True))
    posts = Post.objects.on(request.today).filter(office__path__gte=whole.path, office__path__lt=whole.path_end, role__in=WATCHING)
    held = list(posts.select_related("office", "user"))
    missing = [role.label for role in ADMINISTRATORS if not any(post.role == role and post.user for post in held)]
    return shown(
        request, "desk/settings/security.html", whole, section="security", posts=held, missing=missing,
        locked=locked_accounts(people, at=request.now, day=request.today), rules=rules_of(whole),
        second=[person for person in people if person.has_second],
        purges=any(post.role == Role.SECURITY for post in request.actor.posts),
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def rules_page(request: Request) -> HttpResponse:
    """改登录规则."""
    whole = town_guarded(request)
    form = SignInRulesForm(request.POST or None, initial=asdict(rules_of(whole)))
    return ask(
        request, form, lambda: lifecycle.set_sign_in_rules(whole, Rules(**form.cleaned_data), **acting(request)),
        whole=whole, section="security", title="登录规则", button="保存", done="改好了：锁定的规则马上算数，退出的时间从各人下次登录起。",
        then=f"{reverse('security')}?whole={whole.pk}", back=reverse("security"),
        lead_in="一个人在几个镇街有岗位的，按最严的算。大屏不受影响，它没有登录。",
    )  # fmt: skip


@require_POST
def unlock_account(request: Request, pk: int) -> HttpResponse:
    """解锁."""
    return about(request, pk, lifecycle.unlock, "{}的账号解了锁，现在就可以再试。")


@require_POST
def take_away_second(request: Request, pk: int) -> HttpResponse:
    """取消别人的第二步."""
    return about(request, pk, lifecycle.take_away_second, "{}的第二步取消了，登录只要口令；请本人换了手机再启用。")


def about(request: Request, pk: int, verb: Callable[..., Any], done: str) -> HttpResponse:
    """Ask a verb about one of the town's people; answer with the page of security."""
    town_guarded(request)
    person, whole = person_set(request, pk)
    try:
        verb(person, office=whole, **acting(request))
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        messages.success(request, done.format(person.name))
    return redirect(f"{reverse('security')}?whole={whole.pk}")
