"""类别: the classes of matters of a town; each is changed, copied, switched off or on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guatu.crafts.timing.clock_words import BASIS_WORDS, limit_words
from guatu.crafts.timing.profiles import Profile
from guatu.records.almanac import lifecycle
from guatu.records.almanac.categories import KeptCategory, categories_of, find_category
from guatu.records.almanac.models import CLOSER_WORDS, OwnCategory
from guatu.records.almanac.profiles import profiles_of
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Change, Office
from guatu.records.trail.refusals import Refusal

from ...category_forms import CategoryForm, as_copy, told
from .asking import ask, shown, town_set
from .offices import GET_OR_POST, acting


class Row:
    """A class as the list shows it."""

    def __init__(self, kept: KeptCategory, profile: Profile | None) -> None:
        category = kept.category
        self.kept, self.category, self.profile = kept, category, profile
        self.limit = f"{profile.called} {limit_words(profile.budget)}" if profile else ""
        self.closer, self.basis = CLOSER_WORDS[category.closer], BASIS_WORDS[category.basis]
        self.evidence = lifecycle.asked_words(category.evidence)
        self.look_back = int(category.look_back_share * 100)


@require_safe
def categories_page(request: Request) -> HttpResponse:
    """Show all classes of the town, and what was changed in them."""
    whole = town_set(request)
    profiles = {kept.profile.key: kept.profile for kept in profiles_of(whole)}
    rows = [Row(kept, profiles.get(kept.category.profile)) for kept in categories_of(whole)]
    subjects = [f"almanac.owncategory:{row.kept.row.pk}" for row in rows if row.kept.row is not None]
    return shown(request, "desk/settings/categories.html", whole, section="categories", rows=rows,
                 changes=Change.objects.filter(subject__in=subjects)[:20])  # fmt: skip


def category_set(request: Request, key: str) -> tuple[KeptCategory, Office]:
    """Return a class of the town. Raises Http404."""
    whole = town_set(request)
    kept = find_category(whole, key)
    if kept is None:
        raise Http404("没有这个类别。")
    return kept, whole


@require_http_methods(GET_OR_POST)
def category_page(request: Request, key: str) -> HttpResponse:
    """改类别."""
    kept, whole = category_set(request, key)
    form = CategoryForm(request.POST or None, whole=whole, initial=told(kept.category))
    return ask(
        request, form, lambda: lifecycle.set_category(kept, form.category(key), whole=whole, **acting(request)),
        about=kept.row or OwnCategory(key=key), whole=whole, section="categories", title=f"改类别：{kept.category.name}", button="保存",
        done="改好了。", then=back_to(whole), back=back_to(whole),
        lead_in="这一类还没有销号的事项，从现在起照新的规矩办；已经定下的时限不动。改前改后都在记录里。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def category_copy_page(request: Request, key: str) -> HttpResponse:
    """照它添一类."""
    kept, whole = category_set(request, key)
    form = CategoryForm(request.POST or None, whole=whole, initial=told(as_copy(kept.category)))
    return ask(
        request, form, lambda: lifecycle.copy_category(form.category(key), whole=whole, **acting(request)), whole=whole,
        section="categories", title=f"照“{kept.category.name}”添一类", button="添上", done="添好了。", then=back_to(whole),
        back=back_to(whole), lead_in="添的一类是本镇街自己的，升级系统时不动。",
    )  # fmt: skip


@require_POST
def switch_category(request: Request, key: str) -> HttpResponse:
    """停用, 启用."""
    kept, whole = category_set(request, key)
    try:
        lifecycle.switch_category(kept, whole=whole, **acting(request))
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        now = "启用了" if kept.row is not None and kept.row.in_use else "停用了，立账、交办时不再列出；已经是这一类的照旧"
        messages.success(request, f"“{kept.category.name}”{now}。")
    return redirect(back_to(whole))


def back_to(whole: Office) -> str:
    """Return the address of the town's list."""
    return f"{reverse('categories')}?whole={whole.pk}"
