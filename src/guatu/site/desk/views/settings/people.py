"""人员: who can sign in. A password made here is shown once, and changed by its owner at the first sign-in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guatu.records.offices import lifecycle
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, Post, User
from guatu.records.trail.refusals import Refusal

from ...forms import AccountForm
from .asking import shown, town_set
from .offices import GET_OR_POST, acting
from .posts import people_of


@require_safe
def people_page(request: Request) -> HttpResponse:
    """Show the town's people with their posts of today."""
    whole = town_set(request)
    posts: dict[int, list[Post]] = {}
    for post in Post.objects.on(request.today).filter(user__isnull=False).select_related("office"):
        posts.setdefault(post.user_id or 0, []).append(post)
    rows = [(person, posts.get(person.pk, [])) for person in people_of(whole)]
    return shown(request, "desk/settings/people.html", whole, section="people", rows=rows)


@never_cache
@require_http_methods(GET_OR_POST)
def new_person_page(request: Request) -> HttpResponse:
    """建账号; the one-time password is on the page that answers, and nowhere else."""
    whole = town_set(request)
    form = AccountForm(request.POST or None)
    if form.is_valid():
        try:
            opened = lifecycle.open_account(**form.cleaned_data, office=whole, **acting(request))
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            return shown(request, "desk/settings/opened.html", whole, section="people", opened=[opened])
    return shown(
        request, "desk/settings/form.html", whole, section="people", status=422 if form.errors else 200, form=form,
        title="建账号", button="建账号", back=reverse("people"),
        lead_in="系统给一个一次性口令，只显示一次；本人第一次登录时必须改成自己的。建好以后到“岗位”里设岗。",
    )  # fmt: skip


def person_set(request: Request, pk: int) -> tuple[User, Office]:
    """Return the person and the town, if the person is one of its people. Raises Http404."""
    whole = town_set(request)
    return get_object_or_404(people_of(whole), pk=pk), whole


@never_cache
@require_POST
def reset_person(request: Request, pk: int) -> HttpResponse:
    """重设口令."""
    person, whole = person_set(request, pk)
    try:
        opened = lifecycle.reset(person, office=whole, **acting(request))
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
        return redirect(f"{reverse('people')}?whole={whole.pk}")
    return shown(request, "desk/settings/opened.html", whole, section="people", opened=[opened])


@require_POST
def bar_person(request: Request, pk: int) -> HttpResponse:
    """停用账号, 恢复账号."""
    person, whole = person_set(request, pk)
    try:
        (lifecycle.bar if person.is_active else lifecycle.admit)(person, office=whole, **acting(request))
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        messages.success(request, f"{person.name}的账号{'停用了' if person.is_active is False else '恢复了'}。")
    return redirect(f"{reverse('people')}?whole={whole.pk}")
