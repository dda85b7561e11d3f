"""时限: the clock profiles of a town; each is changed, copied, switched off or on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guatu.crafts.timing.clock_words import BASIS_WORDS, limit_words
from guatu.crafts.timing.clocks import Reckoned, reckon
from guatu.crafts.timing.profiles import Profile
from guatu.records.almanac import lifecycle
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.models import STARTS_WORDS, OwnProfile
from guatu.records.almanac.profiles import Kept, find, profiles_of
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Change, Office
from guatu.records.trail.refusals import Refusal

from ...profile_forms import ProfileForm, as_copy, told
from .asking import ask, shown, town_set
from .offices import GET_OR_POST, acting


class Row:
    """A profile as the list shows it, with the day it would come to if it began today."""

    def __init__(self, kept: Kept, from_today: Reckoned) -> None:
        profile: Profile = kept.profile
        self.kept, self.profile, self.from_today = kept, profile, from_today
        self.limit, self.basis = limit_words(profile.budget), BASIS_WORDS[profile.basis]
        self.starts = STARTS_WORDS[profile.starts]
        self.nodes = "，".join(f"{limit_words(node.budget)}{node.what}" for node in profile.nodes)


@require_safe
def profiles_page(request: Request) -> HttpResponse:
    """Show all profiles of the town by their sets, and what was changed in them."""
    whole = town_set(request)
    calendar = calendar_of(whole)
    rows = [Row(kept, reckon(kept.profile.clock(request.now.replace(tzinfo=None)), calendar)) for kept in profiles_of(whole)]
    subjects = [f"almanac.ownprofile:{row.kept.row.pk}" for row in rows if row.kept.row is not None]
    return shown(request, "desk/settings/profiles.html", whole, section="profiles", rows=rows,
                 changes=Change.objects.filter(subject__in=subjects)[:20])  # fmt: skip


def profile_set(request: Request, key: str) -> tuple[Kept, Office]:
    """Return a profile of the town. Raises Http404."""
    whole = town_set(request)
    kept = find(whole, key)
    if kept is None:
        raise Http404("没有这条时限规则。")
    return kept, whole


@require_http_methods(GET_OR_POST)
def profile_page(request: Request, key: str) -> HttpResponse:
    """改规则."""
    kept, whole = profile_set(request, key)
    form = ProfileForm(request.POST or None, initial=told(kept.profile))
    return ask(
        request, form, lambda: lifecycle.set_profile(kept, form.profile(key), whole=whole, **acting(request)),
        about=kept.row or OwnProfile(key=key), whole=whole, section="profiles", title=f"改规则：{kept.profile.called}", button="保存",
        done="改好了。", then=back_to(whole), back=back_to(whole), lead_in="只管以后用它定的时限；已经定下的不动。改前改后都在记录里。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def copy_page(request: Request, key: str) -> HttpResponse:
    """照它添一条."""
    kept, whole = profile_set(request, key)
    form = ProfileForm(request.POST or None, initial=told(as_copy(kept.profile)))
    return ask(
        request, form, lambda: lifecycle.copy_profile(form.profile(key), whole=whole, **acting(request)), whole=whole,
        section="profiles", title=f"照“{kept.profile.called}”添一条", button="添上", done="添好了。", then=back_to(whole),
        back=back_to(whole), lead_in="添的一条是本镇街自己的，升级系统时不动。",
    )  # fmt: skip


@require_POST
def switch_profile(request: Request, key: str) -> HttpResponse:
    """停用, 启用."""
    kept, whole = profile_set(request, key)
    try:
        lifecycle.switch(kept, whole=whole, **acting(request))
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        messages.success(request, f"“{kept.profile.called}”{'停用了，交办时不再列出' if kept.row is None or not kept.row.in_use else '启用了'}。")
    return redirect(back_to(whole))


def back_to(whole: Office) -> str:
    """Return the address of the town's list."""
    return f"{reverse('profiles')}?whole={whole.pk}"


