"""One campaign: its batch, its rhythm, its look-back; lines join and leave it."""

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from guatu.records.documents.models import Document
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.offices.rights import has_a_post, may

from .. import lifecycle
from ..batch import by_office, elapsed, next_dispatch, numbers_of, tree_of
from ..classes import class_names
from ..filters import chosen, ordered
from ..forms import JoinForm
from ..lifecycle.join_campaign import joiner_of
from ..lighting import light_up_all
from ..models import Campaign, CampaignStep, Commitment, Screening
from ..stages import CADENCE_WORDS, GONE, Answer, Stage, Verdict
from .campaigns import campaign_shown, keeps
from .saying import three_statuses
from .turned_away import verb_page_of

SHOWN = 50
FIELD_WORDS = {
    "name": "名称", "words": "说明", "document_id": "依据文件", "sponsor_id": "发起", "office_id": "牵头",
    "parent_id": "属于", "follows_id": "照着", "since": "自", "until": "至", "rhythm": "调度节奏",
    "category": "类别", "look_back_on": "集中回头看", "ended_on": "结束日",
}  # fmt: skip
KEYS: dict[str, type[Model]] = {
    "document_id": Document, "sponsor_id": Office, "office_id": Office, "parent_id": Campaign, "follows_id": Campaign,
}  # fmt: skip


@require_GET
@may(has_a_post)
def campaign_page(request: Request, pk: int) -> HttpResponse:
    """Show one campaign."""
    campaign = campaign_shown(request, pk)
    light_up_all(campaign.whole, request.today, request.now)
    mine = Commitment.objects.of(campaign.whole).visible_to(request.actor)
    batch = chosen(mine, QueryDict(f"campaign={pk}"), request.today)
    steps = list(campaign.steps.all())
    numbers = numbers_of(campaign, mine, request.today)
    rolled = [row for row in tree_of(campaign.whole, mine) if row.campaign.parent_id == pk]
    begun_on = steps[0].on if steps else request.today
    context = {
        "campaign": campaign,
        "numbers": numbers[:7],
        "natures": numbers[7:],
        "closed_percent": 100 * numbers[1].count // numbers[0].count if numbers[0].count else 0,
        "elapsed": elapsed(campaign, request.today),
        "offices": by_office(campaign, batch),
        "parts": rolled,
        "rows": rows_of(batch, request, "light")[:SHOWN],
        "shown": SHOWN,
        "next": next_dispatch(campaign, begun_on, request.today),
        "journal": journal(steps, class_names(campaign.whole_id)),
        "category": class_names(campaign.whole_id).get(campaign.category, "") if campaign.category else "",
        "keeps": keeps(request, campaign),
        "screenings": screenings_of(campaign),
    }
    return render(request, "ledger/campaign.html", context)


def screenings_of(campaign: Campaign) -> QuerySet[Screening]:
    """Return the campaign's rounds, each with how many objects it has, looked at and found."""
    return campaign.screenings.annotate(
        all=Count("objects_listed"),
        looked=Count("objects_listed", filter=~Q(objects_listed__answer="")),
        found=Count("objects_listed", filter=Q(objects_listed__answer=Answer.FOUND)),
        entered=Count("objects_listed", filter=Q(objects_listed__line__isnull=False) & ~Q(objects_listed__line__stage__in=GONE)),
    ).order_by("-pk")


def rows_of(lines: QuerySet[Commitment], request: Request, sort: str) -> list[tuple[Commitment, object]]:
    """Return the first lines with their three statuses, as the rows of a table."""
    found = ordered(lines, sort).select_related("lead", "light", "campaign").defer("quote")[: SHOWN + 1]
    return [(line, three_statuses(line, request.today)) for line in found]


def journal(steps: list[CampaignStep], classes: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the campaign's steps, newest first, each with what it changed in words."""
    wanted: dict[str, set[int]] = {}
    for step in steps:
        for name, pair in step.values.items():
            if name in KEYS:
                wanted.setdefault(name, set()).update(value for value in pair if value is not None)
    named = {name: {key: str(row) for key, row in KEYS[name]._default_manager.in_bulk(keys).items()} for name, keys in wanted.items()}

    def said(name: str, value: object) -> str:
        if value in (None, ""):
            return "无"
        if name == "category":
            return classes.get(str(value), "（已不在）")
        if name in KEYS:
            return str(named[name].get(value, "（已不在）"))
        return CADENCE_WORDS.get(str(value), str(value)) if name == "rhythm" else str(value)

    told = []
    for step in reversed(steps):
        changes = [
            f"{words}：{said(name, after)}" if before in (None, "") else f"{words}：{said(name, before)} → {said(name, after)}"
            for name, words in FIELD_WORDS.items()
            if step.verb != "begin" and name in step.values
            for before, after in [step.values[name]]
        ]  # fmt: skip
        told.append({"step": step, "changes": "；".join(changes)})
    return told


@verb_page_of(campaign_shown, lambda request, campaign: joiner_of(request.actor, campaign), "归入事项")
def join_page(request: Request, campaign: Campaign) -> HttpResponse:
    """归入: look for lines and let those chosen join the campaign, each by a step of its own."""
    asked = QueryDict(mutable=True)
    for name in ("q", "lead", "stage"):
        if value := request.GET.get(name, "").strip():
            asked[name] = value
    mine = Commitment.objects.of(campaign.whole).visible_to(request.actor)
    outside = chosen(mine, asked, request.today).exclude(campaign__in=Campaign.objects.keys_of_family(campaign.pk))
    if not asked:
        outside = outside.exclude(stage=Stage.CLOSED).filter(campaign=None)
    return _choose(request, campaign, outside, joins=campaign, asked=asked)


@verb_page_of(campaign_shown, lambda request, campaign: joiner_of(request.actor, campaign, leaves=True), "移出事项")
def leave_page(request: Request, campaign: Campaign) -> HttpResponse:
    """移出: lines that do not belong to the campaign after all leave it."""
    asked = QueryDict(f"campaign={campaign.pk}", mutable=True)
    if words := request.GET.get("q", "").strip():
        asked["q"] = words
    mine = Commitment.objects.of(campaign.whole).visible_to(request.actor)
    return _choose(request, campaign, chosen(mine, asked, request.today).filter(campaign=campaign), joins=None, asked=asked)


def _choose(
    request: Request, campaign: Campaign, lines: QuerySet[Commitment], *, joins: Campaign | None, asked: QueryDict
) -> HttpResponse:
    """Show lines to tick; on a valid form move those ticked, and name the refused with why."""
    rows = rows_of(lines, request, "due")[:SHOWN]
    shown = {line.pk: line for line, _ in rows}
    verb = "归入" if joins else "移出"
    initial = {"reason": f"归入“{campaign.name}”" if joins else ""}
    form = JoinForm(request.POST or None, keys=list(shown), today=request.today, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen_lines = [shown[key] for key in form.cleaned_data["lines"]]
        moved = lifecycle.join_campaign(
            chosen_lines, joins, reason=form.cleaned_data["reason"], on=form.cleaned_data["on"], by=request.actor,
            at=request.now,
        )  # fmt: skip
        if moved.count:
            messages.success(request, f"{verb} {moved.count} 条，各记了一步更正。")
        for line, why in moved.refused:
            messages.error(request, f"{line.number} 没有{verb}：{why}")
        if not moved.refused:
            return redirect(campaign)
        return redirect(request.get_full_path())
    context = {
        "campaign": campaign, "rows": rows, "form": form, "joins": joins, "verb": verb, "query": asked.get("q", ""),
        "picked": {int(key) for key in request.POST.getlist("lines") if key.isdecimal()},
        "filtered": bool(request.GET.get("q")), "shown": SHOWN,
    }  # fmt: skip
    return render(request, "ledger/campaign_join.html", context, status=422 if form.errors else 200)


@require_GET
@may(has_a_post)
def look_back_page(request: Request, pk: int) -> HttpResponse:
    """集中回头看: the closed lines of the campaign, for the day on which they are looked at again."""
    campaign = campaign_shown(request, pk)
    mine = Commitment.objects.of(campaign.whole).visible_to(request.actor)
    closed = chosen(mine, QueryDict(f"campaign={pk}&stage=closed"), request.today)
    lines = closed.select_related("lead", "light").order_by("lead__path", "closed_on", "pk")
    found = list(lines)
    context = {
        "campaign": campaign, "lines": found, "seen": sum(bool(line.looked_back) for line in found),
        "relapsed": sum(line.looked_back == Verdict.RELAPSED for line in found),
    }  # fmt: skip
    return render(request, "ledger/campaign_look_back.html", context)
