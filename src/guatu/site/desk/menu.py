"""The menu: a page appears in it when its room works."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from guatu.records.trail.actors import HeldPost
from guatu.site.doors import CONTENT, opens

ROOMS = (
    ("首页", "home"), ("提醒", "reminders"), ("台账", "ledger"), ("核实", "verify-desk"), ("文件", "papers"), ("专项行动", "campaigns"),
    ("挂图", "wall"),
)  # fmt: skip
# Of the three administrators, and of the clerk; each leads to the first that is opened.
SETTINGS = (("设置", "settings"), ("设置", "security"), ("审计", "audit"))


def menu(request: HttpRequest) -> dict[str, Any]:
    """Give every page of the signed-in its menu, the words of who they are, and whether they work on the lines."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    path = request.path
    items = [{"name": name, "url": reverse(page), "on": _is_at(path, reverse(page))} for name, page in ROOMS if opens(actor, page)]
    settings = {name: reverse(page) for name, page in reversed(SETTINGS) if opens(actor, page)}
    items += [{"name": name, "url": url, "on": path.startswith(f"/{url.split('/')[1]}/")} for name, url in reversed(settings.items())]
    posts = [called(post) for post in actor.posts]
    whose = f"{actor.name} · {posts[0]}" if posts else actor.name
    if len(posts) > 1:
        whose += f" 等 {len(posts)} 岗"
    return {"menu": {"items": items, "whose": whose, "works": any(post.role in CONTENT for post in actor.posts)}}


def called(post: HeldPost) -> str:
    """Return what a post is called; in whose stead it is held, for a substitute."""
    return f"{post.title}（代{post.instead_of}）" if post.instead_of else post.title


def _is_at(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
