"""The menu: a page appears in it when its room works."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

ROOMS = (("首页", "home"), ("台账", "ledger"), ("文件", "papers"), ("专项行动", "campaigns"), ("挂图", "wall"))


def menu(request: HttpRequest) -> dict[str, Any]:
    """Give every page of the signed-in its menu, and the words of who they are."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    path = request.path
    items = [{"name": name, "url": reverse(page), "on": _is_at(path, reverse(page))} for name, page in ROOMS]
    if any(post.role in {"admin", "clerk"} for post in actor.posts):
        items.append({"name": "设置", "url": reverse("settings"), "on": _is_at(path, reverse("settings"))})
    posts = [post.title for post in actor.posts]
    whose = f"{actor.name} · {posts[0]}" if posts else actor.name
    if len(posts) > 1:
        whose += f" 等 {len(posts)} 岗"
    return {"menu": {"items": items, "whose": whose}}


def _is_at(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
