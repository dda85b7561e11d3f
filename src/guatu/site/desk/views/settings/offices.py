"""机构: the tree of a day, and what is done to an office."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from guatu.records.offices import lifecycle
from guatu.records.offices.acting import Request
from guatu.records.offices.matching import directory_of
from guatu.records.offices.models import Act, Change, FormerPlace, Office, Post
from guatu.records.offices.places import parents_on
from guatu.site.doors import opens

from ...forms import DutiesForm, LastDayForm, MergeForm, NoteForm, OfficeForm, RenameForm, ToForm, TransferForm
from ...handing_over import hand_lines, open_lines
from .asking import ask, office_set, shown, town_set

GET_OR_POST = ["GET", "POST"]


def acting(request: Request) -> dict[str, Any]:
    """Return who acts, on which day, at which moment."""
    return {"by": request.actor, "on": request.today, "at": request.now}


@require_safe
def offices_page(request: Request) -> HttpResponse:
    """Show the town's offices as a tree, as of a day."""
    whole = town_set(request)
    day = day_asked(request.GET.get("on", ""), request.today)
    show_all = request.GET.get("show") == "all"
    if show_all:
        offices = list(Office.objects.in_or_below(whole).select_related("parent"))
    else:
        offices = directory_of(whole, day).offices
    keys = [office.pk for office in offices]
    names, parents = names_on(offices, day), parents_on(offices, day)
    duties = dict(Office.objects.filter(pk__in=keys).annotate(count=Count("duties")).values_list("pk", "count"))
    posts: dict[int, list[Post]] = {}
    for post in Post.objects.on(day).filter(office__in=keys).select_related("user"):
        posts.setdefault(post.office_id, []).append(post)
    rows = [
        {
            "office": office, "depth": depth, "duties": duties.get(office.pk, 0),
            "held": sum(post.user_id is not None for post in posts.get(office.pk, [])),
            "vacant": sum(post.user_id is None for post in posts.get(office.pk, [])),
            "gone": office.until is not None and office.until < day, "then": names.get(office.pk, office.name),
            "today_below": office.parent if parents[office.pk] != office.parent_id else None,
        }
        for office, depth in in_order(offices, whole, parents)
    ]  # fmt: skip
    return shown(request, "desk/settings/offices.html", whole, section="settings", rows=rows, day=day, show_all=show_all,
                 only_town=len(rows) < 2)  # fmt: skip


def names_on(offices: list[Office], day: date) -> dict[int, str]:
    """Return what those of the offices were called that day that have been renamed since."""
    of = {f"offices.office:{office.pk}": office.pk for office in offices}
    since = Change.objects.filter(subject__in=of, verb=Act.RENAME, on__gt=day).order_by("-on", "-pk")
    return {of[change.subject]: change.values["name"][0] for change in since if "name" in change.values}


def day_asked(said: str, today: date) -> date:
    """Return the day of the address, or today."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return today


def in_order(offices: list[Office], whole: Office, parents: dict[int, int | None]) -> list[tuple[Office, int]]:
    """Return the offices as a tree, each with its depth: below its parent of that day, brothers in their order."""
    below: dict[int | None, list[Office]] = {}
    for office in offices:
        below.setdefault(parents[office.pk], []).append(office)
    found: list[tuple[Office, int]] = []

    def walk(office: Office, depth: int) -> None:
        found.append((office, depth))
        for child in sorted(below.get(office.pk, []), key=lambda each: (each.order, each.path)):
            walk(child, depth + 1)

    for office in offices:
        if office.pk == whole.pk or parents[office.pk] not in parents:
            walk(office, 0 if office.pk == whole.pk else 1)
    return found


@require_safe
def office_page(request: Request, pk: int) -> HttpResponse:
    """Show one office: its facts, posts, duties, lines and what was changed."""
    office, whole = office_set(request, pk)
    posts = list(office.posts.select_related("user").order_by("until", "id"))
    subjects = [f"offices.office:{office.pk}", *(f"offices.post:{post.pk}" for post in posts)]
    return shown(
        request, "desk/settings/office.html", whole, section="settings", office=office, posts=posts,
        duties=office.duties.all(), changes=Change.objects.filter(subject__in=subjects)[:40],
        lines=open_lines(office, request.actor).count(), came_from=office.came_from.all(), gone=office.until is not None,
        places=office.former_places.select_related("parent"),
        left=FormerPlace.objects.filter(parent=office).select_related("office", "office__parent"),
        below=Office.objects.filter(parent=office).on(request.today) if not office.is_whole else [],
        sees_lines=opens(request.actor, "ledger"),
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def new_office_page(request: Request) -> HttpResponse:
    """设立."""
    whole = town_set(request)
    form = OfficeForm(request.POST or None, whole=whole, today=request.today, initial={"parent": whole.pk, "may_ask": True})
    return ask(
        request, form, lambda: lifecycle.found(**form.values(), **acting(request)), whole=whole, section="settings",
        title="新建机构", button="新建", done="新建好了。", then=f"{reverse('settings')}?whole={whole.pk}", back=reverse("settings"),
        lead_in="一次要建好几个的，用“导入”粘贴一张表更快。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def amend_office_page(request: Request, pk: int) -> HttpResponse:
    """修改."""
    office, whole = office_set(request, pk)
    initial = {name: getattr(office, name) for name in ("name", "short", "kind", "parent", "field", "order", "code", "may_ask")}
    initial["also"] = "、".join(office.also)
    form = OfficeForm(request.POST or None, whole=whole, today=request.today, office=office, initial=initial)
    here = reverse("office", args=[pk])
    return ask(
        request, form, lambda: lifecycle.amend(office, **form.values(), **acting(request)), about=office, whole=whole, section="settings",
        title=f"修改 {office.called}", button="保存", done="改好了。", then=here, back=here,
        lead_in="这里改的是写错的。单位自某天起换了名称，用“更名”；换了上级，用“划归”：以前的还看得到。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def rename_office_page(request: Request, pk: int) -> HttpResponse:
    """更名."""
    office, whole = office_set(request, pk)
    form = RenameForm(request.POST or None, initial={"on": request.today})
    here = reverse("office", args=[pk])

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.rename(office, data["name"], short=data["short"], on=data["on"], note=data["note"],
                                today=request.today, by=request.actor, at=request.now)  # fmt: skip

    return ask(
        request, form, verb, about=office, whole=whole, section="settings", title=f"更名：{office.name}", button="更名",
        done="更名好了，旧名仍认得出。", then=here, back=here,
        lead_in="旧名和旧简称留在“其他叫法”里，以前的文件、以后还这么叫的文件都对得上。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def transfer_office_page(request: Request, pk: int) -> HttpResponse:
    """划归."""
    office, whole = office_set(request, pk)
    form = TransferForm(request.POST or None, whole=whole, office=office, today=request.today, initial={"on": request.today})
    here = reverse("office", args=[pk])

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.transfer(office, data["below"], on=data["on"], note=data["note"], today=request.today,
                                  by=request.actor, at=request.now)  # fmt: skip

    now = f"它现在在{office.parent.called}下面。" if office.parent else ""
    return ask(
        request, form, verb, about=office, whole=whole, section="settings", title=f"划归：{office.name}", button="划归",
        done=f"{office.name}划归好了，以前的上级按日子还看得到。", then=here, back=here,
        lead_in=f"{now}它的岗位、职责、手上的事和下设的单位都跟着走；台账、挂图从现在起归在新上级名下。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def merge_office_page(request: Request, pk: int) -> HttpResponse:
    """合并, and the open lines with it if so wished."""
    office, whole = office_set(request, pk)
    form = MergeForm(request.POST or None, whole=whole, office=office, today=request.today, initial={"on": request.today})
    here = reverse("office", args=[pk])
    count = open_lines(office, request.actor).count()

    def verb() -> None:
        data = form.cleaned_data
        lifecycle.merge(office, data["into"], on=data["on"], note=data["note"], today=request.today, by=request.actor, at=request.now)
        if data["hand_over"] and count:
            tell(request, office, data["into"], f"{office.name}并入{data['into'].name}")

    lines = f"它手上还有 {count} 条在办的事项。不一并改交办的，仍挂在它名下，两个名称都显示，以后可以再改。" if count else "它手上没有在办的事项。"
    return ask(
        request, form, verb, about=office, whole=whole, section="settings", title=f"合并：{office.name}", button="合并",
        done=f"{office.name}合并好了。", then=here, back=here,
        lead_in=f"{lines}在岗的人在新单位接着任原来的岗位；它的名称成为新单位的叫法，旧文件还对得上。",
    )  # fmt: skip


def tell(request: Request, office: Office, to: Office, reason: str) -> None:
    """Hand the lines over, and say what went and what stayed, with the reasons."""
    handed = hand_lines(office, to, reason=reason, **acting(request))
    if handed.moved:
        messages.success(request, f"{handed.moved} 条在办的事项改给了{to.called}。")
    for line, why in handed.stayed[:6]:
        messages.error(request, f"{line.number} 没有改：{why}")
    if len(handed.stayed) > 6:
        messages.error(request, f"还有 {len(handed.stayed) - 6} 条没有改，原因相仿；在台账里按主办单位筛选可以看到。")


@require_http_methods(GET_OR_POST)
def reassign_page(request: Request, pk: int) -> HttpResponse:
    """改交办: all open lines of an office in one go."""
    office, whole = office_set(request, pk)
    reason = f"{office.name}并入{office.becomes.name}" if office.becomes else ""
    form = ToForm(request.POST or None, whole=whole, office=office, today=request.today,
                  initial={"to": office.becomes_id, "reason": reason})  # fmt: skip
    here = reverse("office", args=[pk])
    count = open_lines(office, request.actor).count()
    return ask(
        request, form, lambda: tell(request, office, form.cleaned_data["to"], form.cleaned_data["reason"]), whole=whole,
        about=office, section="settings", title=f"{office.name}：在办的 {count} 条改给别的单位", button="全部改给它", done="办完了，见下。",
        then=here, back=here,
        lead_in="每条各记一步。还没签收的由督办岗改交办；已经在办的改主办要审批岗，改不了的会列出来，写明找谁。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def close_office_page(request: Request, pk: int) -> HttpResponse:
    """停用."""
    office, whole = office_set(request, pk)
    form = LastDayForm(request.POST or None, initial={"last": request.today})
    here = reverse("office", args=[pk])
    count = open_lines(office, request.actor).count()
    busy = f"还有 {count} 条在办的事项，请先在它的页面上“全部改给别的单位”" if count else ""
    return ask(
        request, form, lambda: lifecycle.close(office, busy=busy, **form.cleaned_data, **acting(request)), whole=whole,
        about=office, section="settings", title=f"停用：{office.name}", button="停用", done=f"{office.name}停用了，做过的事仍在它名下。",
        then=here, back=here, lead_in="停用以后不再交办给它；以前的事项、记录都留着。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def remove_office_page(request: Request, pk: int) -> HttpResponse:
    """删除: only what was made by mistake."""
    office, whole = office_set(request, pk)
    form = NoteForm(request.POST if request.method == "POST" else None)
    return ask(
        request, form, lambda: lifecycle.remove(office, **form.cleaned_data, **acting(request)), whole=whole,
        about=office, section="settings", title=f"删除：{office.name}", button="删除", done="删掉了。",
        then=f"{reverse('settings')}?whole={whole.pk}", back=reverse("office", args=[pk]),
        lead_in="只能删建错了、什么都还没用到它的。用过的请“停用”或“合并”。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def office_duties_page(request: Request, pk: int) -> HttpResponse:
    """改职责 of one office."""
    office, whole = office_set(request, pk)
    there = "\n".join(office.duties.values_list("words", flat=True))
    form = DutiesForm(request.POST if request.method == "POST" else None, initial={"words": there})
    here = reverse("office", args=[pk])
    return ask(
        request, form, lambda: lifecycle.set_duties(office, form.cleaned_data["words"].splitlines(), **acting(request)),
        about=office, whole=whole, section="settings", title=f"{office.called}的职责", button="保存", done="职责改好了。", then=here, back=here,
        lead_in="一行一条，写文件里说这些活用的词：道路、桥梁、公厕。拟主办单位时用它。",
    )  # fmt: skip

