"""Who acts: the signed-in user's posts of the day, handed down with each request."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from guatu.records.trail.actors import Actor, HeldPost

from .models import Office, Post, Substitute, User
from .models.office import STEP, WHOLES


def actor_of(user: User, day: date) -> Actor:
    """Return the user with all posts held on the day: their own, then those they are a substitute in; and where they sat before."""
    stood_in = Substitute.objects.filter(user=user, since__lte=day, until__gte=F("since"))
    last_stood = stood_in.filter(post=OuterRef("pk")).order_by("-until").values("until")[:1]
    ever = Post.objects.filter(Q(user=user) | Q(pk__in=stood_in.values("post"), user__isnull=False)).exclude(since__gt=day)
    posts: list[Post] = []
    left: dict[str, date] = {}
    for each in ever.annotate(stood_until=Subquery(last_stood)).select_related("office", "user").order_by("office__path", "id"):
        stood: date = each.stood_until  # type: ignore[attr-defined]
        last = each.until if each.user_id == user.pk else min(stood, each.until or stood)
        if last is None or last >= day:
            posts.append(each)
        else:
            left[each.office.path] = max(last, left.get(each.office.path, last))
    posts.sort(key=lambda post: post.user_id != user.pk)
    instead_of = {post.pk: post.user.name for post in posts if post.user and post.user_id != user.pk}
    in_charge: dict[int, set[int]] = {}
    charged = Post.in_charge_of.through.objects.filter(post__in=posts)
    for post, office in charged.values_list("post", "office"):
        in_charge.setdefault(post, set()).add(office)
    above = {path for post in posts for path in paths_above(post.office.path)}
    wholes = {whole.path: whole for whole in Office.objects.filter(path__in=above, kind__in=WHOLES)}
    all_held = tuple(held(post, wholes, in_charge.get(post.pk, ()), instead_of.get(post.pk, "")) for post in posts)
    # What lies above a post of today's says nothing new.
    gone = tuple(sorted((path, last) for path, last in left.items() if not any(post.path.startswith(path) for post in all_held)))
    return Actor(user=user.pk, name=user.name, posts=all_held, left=gone)


def paths_above(path: str) -> list[str]:
    """Return the paths of the office and of those above it, lowest first."""
    return [path[:length] for length in range(len(path), 0, -STEP)]


def held(post: Post, wholes: dict[str, Office], in_charge_of: Iterable[int], instead_of: str = "") -> HeldPost:
    """Return a post by value.

    wholes: the towns and districts above it, by path
    instead_of: the name of its holder, for their substitute
    """
    whole = next((wholes[path] for path in paths_above(post.office.path) if path in wholes), post.office)
    return HeldPost(
        key=post.pk,
        role=post.role,
        title=str(post),
        office=post.office_id,
        office_name=post.office.called,
        path=post.office.path,
        whole=whole.pk,
        whole_path=whole.path,
        in_charge_of=frozenset(in_charge_of),
        instead_of=instead_of,
    )


def substitutes_in(posts: Iterable[Post], day: date) -> dict[int, list[User]]:
    """Return who stands in that day in each of these posts, by its key."""
    instead: dict[int, list[User]] = {}
    for each in Substitute.objects.on(day).filter(post__in=[post.pk for post in posts], user__is_active=True).select_related("user"):
        instead.setdefault(each.post_id, []).append(each.user)
    return instead


def who_acts(
    posts: Iterable[Post], day: date, *, without: Collection[int] = (), instead: Mapping[int, Sequence[User]] | None = None
) -> list[str]:
    """Return the titles of the posts that somebody acts in that day, its holder or a substitute, who is named.

    without: users who may not act in this matter; a post is theirs no more, but their substitute's it may be
    instead: as substitutes_in has it, where it is asked of the same posts again and again
    """
    posts = [post for post in posts if post.user_id is not None]
    instead = substitutes_in(posts, day) if instead is None else instead
    found = []
    for post in posts:
        if names := "、".join(user.name for user in instead.get(post.pk, ()) if user.pk not in without):
            found.append(f"{post}（今天{'' if post.user_id in without else '也可'}由{names}代）")
        elif post.user_id not in without:
            found.append(str(post))
    return found


class Request(HttpRequest):
    """A request as every page of the signed-in gets it: with the moment, the day, and who acts."""

    now: datetime
    today: date
    actor: Actor
    htmx: Any


class HandDownTheActor:
    """Middleware: ``request.actor`` for the signed-in, looked up when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            request.actor = SimpleLazyObject(lambda: actor_of(request.user, request.today))  # type: ignore[attr-defined, arg-type]
        return self.get_response(request)


def wholes_of(actor: Actor) -> list[Office]:
    """Return the towns and districts that the actor's posts belong to, lowest first."""
    keys = list(dict.fromkeys(post.whole for post in sorted(actor.posts, key=lambda post: -len(post.whole_path))))
    found = Office.objects.in_bulk(keys)
    return [found[key] for key in keys]
