"""岗位: who holds which post, from which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guatu.records.offices import lifecycle
from guatu.records.offices.acting import Request
from guatu.records.offices.four_eyes import seats_of, withheld
from guatu.records.offices.lifecycle.who import WATCHING, is_guardian, may_set
from guatu.records.offices.matching import directory_of
from guatu.records.offices.models import Change, Office, Post, Substitute, User
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from ...forms import AmendPostForm, HandOverForm, LastDayForm, PostForm, SubstituteForm
from .asking import ask, office_set, shown, town_set
from .offices import GET_OR_POST, acting, day_asked


def people_of(whole: Office) -> Any:
    """Return the people of a town: who holds or held a post in it, and whose account was opened for it."""
    subjects = Change.objects.filter(whole=whole.pk, subject__startswith="offices.user:").values_list("subject", flat=True)
    keys = {int(subject.rpartition(":")[2]) for subject in subjects}
    inside = Q(posts__office__path__gte=whole.path, posts__office__path__lt=whole.path_end)
    return User.objects.filter(inside | Q(pk__in=keys)).distinct().order_by("pk")


def post_set(request: Request, pk: int) -> tuple[Post, Office]:
    """Return the post and its town, if its settings are the actor's. Raises Http404."""
    post = get_object_or_404(Post.objects.select_related("office", "user"), pk=pk)
    _, whole = office_set(request, post.office_id)
    return post, whole


@require_safe
def posts_page(request: Request) -> HttpResponse:
    """Show the town's posts of a day, and what four eyes will withhold."""
    whole = town_set(request)
    day = day_asked(request.GET.get("on", ""), request.today)
    keys = [office.pk for office in directory_of(whole, day).offices]
    posts = list(Post.objects.on(day).filter(office__in=keys).select_related("office", "user").prefetch_related("in_charge_of"))
    coming = Post.objects.filter(office__in=keys, since__gt=day).select_related("office", "user")
    standing_in = Substitute.objects.not_over(day).filter(post__in=posts).select_related("user")
    rows = rows_of(posts, list(standing_in), request.actor, whole, request.today)
    return shown(request, "desk/settings/posts.html", whole, section="posts", rows=rows, coming=coming, day=day,
                 told=withheld(seats_of(posts), whole))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A post as the list shows it. ours: whether the actor sets it; standing_in: its substitutes, now or later."""

    post: Post
    ours: bool
    standing_in: list[Substitute]


def rows_of(posts: Sequence[Post], standing_in: Sequence[Substitute], actor: Actor, whole: Office, day: date) -> list[Row]:
    """Return the posts with what the actor may do to them and who acts in them."""
    watches, sets = is_guardian(actor, whole, day), may_set(actor, whole) is not None
    return [
        Row(post, watches if post.role in WATCHING else sets, [each for each in standing_in if each.post_id == post.pk])
        for post in posts
    ]


@require_http_methods(GET_OR_POST)
def new_post_page(request: Request) -> HttpResponse:
    """设岗."""
    whole = town_set(request)
    form = PostForm(
        request.POST or None, whole=whole, today=request.today, people=people_of(whole).filter(is_active=True),
        initial={"office": request.GET.get("office") or whole.pk, "since": request.today},
    )  # fmt: skip

    def verb() -> object:
        data = dict(form.cleaned_data)
        return lifecycle.set_up(data.pop("office"), **data, **acting(request))

    return ask(
        request, form, verb, whole=whole, section="posts", title="设岗", button="设岗", done="岗位设好了。",
        then=f"{reverse('posts')}?whole={whole.pk}", back=reverse("posts"),
        lead_in="一个人可以有几个岗位。在岗的人要先在“人员”里建账号；不登录的（如村里）可以设空岗，由督办岗代录。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def post_page(request: Request, pk: int) -> HttpResponse:
    """改岗位."""
    post, whole = post_set(request, pk)
    initial = {"title": post.title, "in_charge_of": [office.pk for office in post.in_charge_of.all()]}
    form = AmendPostForm(request.POST or None, post=post, whole=whole, today=request.today, initial=initial)

    def verb() -> object:
        charge = form.cleaned_data.get("in_charge_of")
        offices = list(charge) if charge is not None else list(post.in_charge_of.all())
        return lifecycle.amend_post(post, title=form.cleaned_data["title"], in_charge_of=offices, **acting(request))

    return ask(
        request, form, verb, about=post, whole=whole, section="posts", title=f"{post}（{post.get_role_display()}）", button="保存",
        done="改好了。", then=reverse("posts"), back=reverse("posts"), post=post,
        lead_in="换人用“换人”，不要把岗位改给别人：以前的记录留在以前的人名下。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def hand_over_page(request: Request, pk: int) -> HttpResponse:
    """换人."""
    post, whole = post_set(request, pk)
    form = HandOverForm(request.POST or None, people=people_of(whole).filter(is_active=True), initial={"since": request.today})

    def verb() -> object:
        data = dict(form.cleaned_data)
        return lifecycle.hand_over(post, data.pop("user"), **data, **acting(request))

    now = f"现在是{post.user.name}" if post.user else "现在空着"
    return ask(
        request, form, verb, about=post, whole=whole, section="posts", title=f"换人：{post}", button="换人", done="换好了。",
        then=reverse("posts"), back=reverse("posts"), lead_in=f"{now}。新来的人没有账号的，先到“人员”里建。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def end_post_page(request: Request, pk: int) -> HttpResponse:
    """撤岗."""
    post, whole = post_set(request, pk)
    form = LastDayForm(request.POST or None, initial={"last": request.today})
    return ask(
        request, form, lambda: lifecycle.end_post(post, **form.cleaned_data, **acting(request)), whole=whole,
        about=post, section="posts", title=f"撤岗：{post}", button="撤岗", done="撤了，以前的记录都在。", then=reverse("posts"),
        back=reverse("posts"), lead_in="从最后一天的第二天起，凭这个岗位不能再办事。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def substitute_page(request: Request, pk: int) -> HttpResponse:
    """代岗."""
    post, whole = post_set(request, pk)
    form = SubstituteForm(request.POST or None, people=people_of(whole).filter(is_active=True), initial={"since": request.today})

    def verb() -> object:
        data = dict(form.cleaned_data)
        return lifecycle.substitute(post, data.pop("user"), **data, **acting(request))

    return ask(
        request, form, verb, about=post, whole=whole, section="posts", title=f"代岗：{post}", button="设代岗", done="代岗设好了，到期自己结束。",
        then=reverse("posts"), back=reverse("posts"),
        lead_in=f"在岗的是{post.user.name}。" + STANDS_IN if post.user else "这个岗位空着，没有可代的人。请用“换人”设一个在岗的人。",
    )  # fmt: skip


STANDS_IN = "代岗的人在这几天里有这个岗位的权，办的事记两个人的名字，如“王代李”；到了最后一天自己结束。长期离岗的请用“换人”。"


@require_POST
def call_back(request: Request, pk: int) -> HttpResponse:
    """收回代岗, at once."""
    standing_in = get_object_or_404(Substitute.objects.select_related("user", "post__office", "post__user"), pk=pk)
    _, whole = office_set(request, standing_in.post.office_id)
    try:
        lifecycle.call_back(standing_in, **acting(request))
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        messages.success(request, f"收回了，{standing_in.user.name}从现在起不再代{standing_in.post}。")
    return redirect(f"{reverse('posts')}?whole={whole.pk}")
