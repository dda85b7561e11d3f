"""Who may be chosen in a form: the offices that may lead, the posts below them, the campaigns still running."""

from datetime import date
from typing import Any

from guatu.records.offices.models import ANSWERING, Kind, Office, Post
from guatu.records.offices.models.office import WHOLES

from ..models import Campaign, Commitment


def answering_posts(whole: Office, day: date, now: int | None = None) -> Any:
    """Return the posts that may do the work of a line of the whole; with the one that does it now."""
    posts = Post.objects.on(day).filter(role__in=ANSWERING, office__in=may_lead(whole, day))
    return (posts | Post.objects.filter(pk__in=[now] if now else [])).select_related("office")


def askers(whole: Office, day: date, now: int | None = None) -> Any:
    """Return whose wish a line may be, with the one whose wish it is now."""
    return Office.objects.that_may_ask(whole).on(day) | Office.objects.filter(pk__in=[now] if now else [])


def may_lead(whole: Office, day: date) -> Any:
    """Return the offices that may lead a line of the whole."""
    below = Office.objects.below(whole).on(day).exclude(kind=Kind.OUTSIDE)
    if whole.kind == Kind.DISTRICT:
        return below.filter(parent=whole)
    return below.exclude(kind__in=WHOLES)


def may_concern(whole: Office, day: date, now: int | None = None) -> Any:
    """Return the offices that a sealed line of the whole may concern, with the one it concerns now."""
    return Office.objects.below(whole).on(day).exclude(kind=Kind.OUTSIDE) | Office.objects.filter(pk__in=[now] if now else [])


def may_take_in(whole: Office, line: Commitment | None = None) -> Any:
    """Return the campaigns that a line of the whole may join, with the one it belongs to; a sealed line joins none."""
    if line and line.concerns_id:
        return Campaign.objects.none()
    running = Campaign.objects.of(whole).running()
    kept = Campaign.objects.filter(pk=line.campaign_id) if line and line.campaign_id else Campaign.objects.none()
    return (running | kept).order_by("name")
