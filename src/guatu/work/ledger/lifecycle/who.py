"""Who may do what to a line: the post by which an actor does it, or the refusal that names who may."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q

from guatu.records.almanac.categories import Closer, category_of
from guatu.records.offices.acting import paths_above, who_acts
from guatu.records.offices.models import ANSWERING, Office, Post, Role, Substitute
from guatu.records.offices.models.office import STEP, WHOLES
from guatu.records.offices.places import came_away_since
from guatu.records.trail.actors import Actor, HeldPost

from ..models import Commitment, OccurrenceStep, Step
from ..refusals import CloserIsNotNamed, LookerIsNotAnother, NotYours, NotYoursEither, VerifierIsNotIndependent
from ..reports import standing
from ..stages import GONE, Duty, OccurrenceVerb, Stage, Verb

END = "\U0010ffff"
# What a rule does of itself: nobody's name stands under it, but the rule's, and of whoever put the rule in force.
BY_THE_RULES = Actor(user=0, name="系统按规则", posts=())


def post_of_the_rules(assigner: Office, whose: str) -> HeldPost:
    """Return what stands in the journal where a post does: the rule in force, and whose it is."""
    return HeldPost(
        key=0, role="", title=whose[:80], office=assigner.pk, office_name=assigner.name, path=assigner.path,
        whole=assigner.pk, whole_path=assigner.path,
    )  # fmt: skip


def clerk_of(actor: Actor, assigner: Office, verb: Verb) -> HeldPost:
    """Return the actor's clerk's post in the body that assigns. Raises NotYours."""
    for post in actor.posts_as(Role.CLERK):
        if post.whole == assigner.pk:
            return post
    raise NotYours(verb.label, f"{assigner.called}的督办岗")


def approver_of_whole(actor: Actor, commitment: Commitment, verb: Verb, what: str = "") -> HeldPost:
    """Return the actor's approver's post in the body that assigns, outside the lead: nobody grants what their own
    office asks for. Raises NotYours."""
    assigner, lead = commitment.assigner, commitment.lead
    for post in actor.posts_as(Role.APPROVER):
        if post.whole == assigner.pk and not (lead and post.is_in_or_below(lead.path)):
            return post
    raise NotYours(what or verb.label, f"{assigner.called}的审批岗{f'（不在{lead.called}里的）' if lead else ''}")


def leader_over(actor: Actor, commitment: Commitment, verb: Verb, day: date, what: str = "") -> HeldPost:
    """Return the post by which the actor decides what becomes of the line: that of the leader in charge of its lead, or of the
    main leader above all of them; where nobody is in charge, any approver's. Raises NotYours, which names who may.

    what: how the refusal calls the verb, where its label says too little
    """
    post = approver_of_whole(actor, commitment, verb, what)
    if commitment.lead is None:
        return post
    named = may_decide(commitment, day)
    keys = {each.pk for each in named}
    for each in actor.posts_as(Role.APPROVER):
        if each.key in keys:
            return each
    raise NotYours(what or verb.label, "、".join(who_acts(named, day)))


def may_decide(commitment: Commitment, day: date) -> list[Post]:
    """Return the approvers' posts in which somebody may decide what becomes of a line that day; whoever is in charge first."""
    whole, lead = commitment.assigner, commitment.lead
    posts = Post.objects.on(day).filter(
        role=Role.APPROVER, user__isnull=False, office__path__gte=whole.path, office__path__lt=whole.path + END
    )
    for path in [*([lead.path] if lead else []), *paths_of_wholes_below(whole)]:
        posts = posts.exclude(office__path__gte=path, office__path__lt=path + END)
    charged = Exists(Post.in_charge_of.through.objects.filter(post=OuterRef("pk"), office=lead))
    approvers = list(posts.annotate(charged=charged).select_related("office", "user"))
    in_charge = [post for post in approvers if post.charged]  # type: ignore[attr-defined]
    if not who_acts(in_charge, day):
        return approvers
    return [*in_charge, *(post for post in approvers if post not in in_charge and is_main(post.title, post.office_id, whole))]


def remover_of(actor: Actor, commitment: Commitment, verb: Verb, day: date) -> HeldPost:
    """Return the post by which the actor takes the line out: the clerk's while it is drafted, a leader's after. Raises NotYours."""
    if commitment.stage == Stage.DRAFTED:
        return clerk_of(actor, commitment.assigner, verb)
    return leader_over(actor, commitment, verb, day)


def clerk_of_whole(actor: Actor, whole: Office, what: str) -> HeldPost:
    """Return the actor's clerk's post in the town or district whose campaign it is. Raises NotYours."""
    for post in actor.posts_as(Role.CLERK):
        if post.whole == whole.pk:
            return post
    raise NotYoursEither(what, f"{whole.called}的督办岗")


def unit_or_clerk(actor: Actor, commitment: Commitment, verb: Verb) -> tuple[HeldPost, Office | None]:
    """Return the post by which the lead answers, and for whom if it is done on behalf.

    The lead's own people come first; the assigner's clerk may enter it on behalf (代录). Raises NotYours.
    """
    lead = commitment.lead
    if post := answering_post(actor, lead):
        return post, None
    for post in actor.posts_as(Role.CLERK):
        if post.whole == commitment.assigner_id:
            return post, lead
    called = lead.called if lead else "主办单位"
    raise NotYours(verb.label, f"{called}的承办岗，或{commitment.assigner.called}的督办岗代录")


def answering_post(actor: Actor, lead: Office | None) -> HeldPost | None:
    """Return the actor's post that answers for the lead, or None."""
    return next((post for post in actor.posts_as(*ANSWERING) if lead and post.is_in_or_below(lead.path)), None)


def unverified_reports(commitment: Commitment) -> list[Step]:
    """Return the reports that stand since the last verification or return, newest first."""
    return standing(commitment.steps.order_by("number"), answered_by=(Verb.VERIFY, Verb.SEND_BACK))[::-1]


def bound_paths(commitment: Commitment, on: date) -> list[str]:
    """Return the paths of the lead, the assistants and the office complained of: who sits in or below them does not verify.

    What is verified of a part is verified of its whole, and what was done in a part was done for the whole: both are
    bound by the offices of both. What lay below one of them that day and has been moved elsewhere since (划归) is
    bound by that day's tree.
    """
    lines = [commitment, *wholes_of(commitment)]
    bound = {line.lead.pk: line.lead for line in lines if line.lead}
    others = Q(assisted_lines__in=[line.pk for line in lines])
    if commitment.broken_down:
        others |= Q(led_lines__in=_all_parts_of(commitment))
    bound |= {line.concerns.pk: line.concerns for line in lines if line.concerns}
    bound |= {office.pk: office for office in Office.objects.filter(others)}
    return sorted({office.path for office in [*bound.values(), *came_away_since(list(bound.values()), on)]})


def sits_in(actor: Actor, bound: Iterable[str], on: date) -> str:
    """Return the title of a post of the actor's in one of these offices or below it; nothing where there is none.

    The posts of today and those of the day itself: whoever has left an office since was still of it then.
    """
    bound = list(bound)
    if caught := next((post for post in actor.posts if any(post.is_in_or_below(path) for path in bound)), None):
        return caught.title
    stood_in = Substitute.objects.on(on).filter(user=actor.user).values("post")
    then = Post.objects.on(on).filter(Q(user=actor.user) | Q(pk__in=stood_in, user__isnull=False)).select_related("office")
    return next((str(post) for post in then if any(post.office.path.startswith(path) for path in bound)), "")


def reported_from(reports: Iterable[Step]) -> list[str]:
    """Return the paths of the offices these reports came from: the lead may have been changed since."""
    reports = list(reports)
    by_themselves = Post.objects.filter(pk__in=[step.post for step in reports if step.on_behalf_of_id is None])
    on_behalf = Office.objects.filter(pk__in=[step.on_behalf_of_id for step in reports if step.on_behalf_of_id])
    return [*by_themselves.values_list("office__path", flat=True), *on_behalf.values_list("path", flat=True)]


def wholes_of(commitment: Commitment) -> Iterator[Commitment]:
    """Yield the line that this one is a part of, and the line that that one is a part of."""
    whole = commitment.part_of
    while whole is not None:
        yield whole
        whole = whole.part_of


def _all_parts_of(commitment: Commitment) -> list[int]:
    """Return the keys of the parts of a line that count, and of their parts."""
    found: list[int] = []
    level = [commitment.pk]
    while level:
        level = list(Commitment.objects.filter(part_of__in=level).exclude(stage__in=GONE).values_list("pk", flat=True))
        found += level
    return found


def verifier_of(actor: Actor, commitment: Commitment, on: date, told_by: Iterable[int] | None = None) -> HeldPost:
    """Return the post by which the actor verifies (I3). Raises VerifierIsNotIndependent, which names who may.

    A verifier holds that day a verifier's post in the assigner's whole or above it; none of the verifier's
    posts, of that day or of today, lies in a lead or assistant office or below one, nor where the report came from;
    and the verifier neither reported nor entered.

    told_by: who reported what is to be verified, where it is an occurrence and not the line itself
    """
    reports = unverified_reports(commitment) if told_by is None else []
    if commitment.broken_down and told_by is None:
        reports = [*reports, *Step.objects.filter(commitment__in=_all_parts_of(commitment), verb=Verb.REPORT)]
    entered_by = {step.user for step in reports} if told_by is None else set(told_by)
    bound = [*bound_paths(commitment, on), *reported_from(reports)]

    def refuse(why: str) -> VerifierIsNotIndependent:
        return VerifierIsNotIndependent(why, who_may_verify(commitment, on, without=entered_by, bound=bound))

    if actor.user in entered_by:
        raise refuse("这次反馈是您报的或代录的，报的人、录的人都不能核实同一件事。")
    if caught := sits_in(actor, bound, on):
        raise refuse(f"您有岗位在主办或协办单位里（{caught}）。")
    whole = commitment.assigner.path
    for post in actor.posts_as(Role.VERIFIER):
        if post.whole_path == whole or (whole.startswith(post.whole_path) and post.whole_path != whole):
            return post
    raise refuse("您今天没有本镇街或上级的核实岗。")


def who_may_verify(
    commitment: Commitment, on: date, *, without: Iterable[int], bound: list[str], roles: Collection[str] = (Role.VERIFIER,)
) -> list[str]:
    """Return the posts in which somebody may verify the line that day, their holders or substitutes: the town's own, else
    those above. Whoever holds another post in a bound office, or stands in for one there, may not.

    roles: of these posts; a clerk, too, may look back and review
    """
    whole = commitment.assigner
    posts = Post.objects.on(on).filter(role__in=roles, user__isnull=False)
    own = posts.filter(office__path__gte=whole.path, office__path__lt=whole.path + END)
    wholes = {office.path: office for office in Office.objects.filter(path__in=paths_above(whole.path))}
    elsewhere = list(Office.objects.filter(kind__in=WHOLES).exclude(path__in=wholes).values_list("path", flat=True))
    tied = Post.objects.on(on).filter(pk__in=[])
    for path in bound:
        tied |= Post.objects.on(on).filter(office__path__gte=path, office__path__lt=path + END)
    tied_users = set(tied.exclude(user=None).values_list("user", flat=True)) | set(without)
    tied_users |= set(Substitute.objects.on(on).filter(post__in=tied.exclude(user=None).values("pk")).values_list("user", flat=True))
    top = whole.path[:STEP]
    for near in (own, posts.filter(office__path__gte=top, office__path__lt=top + END)):
        able = [post for post in near.select_related("office") if not any(post.office.path.startswith(path) for path in elsewhere)]
        if titles := who_acts(able, on, without=tied_users):
            return titles
    return []


def paths_of_wholes_below(whole: Office) -> list[str]:
    """Return the paths of the towns below a district: their people are not the district's."""
    below = Office.objects.below(whole).filter(kind__in=WHOLES)
    return list(below.values_list("path", flat=True))


def approver_of(actor: Actor, commitment: Commitment, on: date) -> HeldPost:
    """Return the post by which the actor closes. Raises CloserIsNotNamed, which names who may.

    The class of the line says whose it is: the leader in charge of the lead (where nobody is, any approver), any
    approver of the assigner itself (for a district's line, not one of its towns), or its main leader. Nobody in or
    below the lead or an assistant closes, and neither does whoever reported or entered the report.
    """
    category = category_of(commitment)
    reported_by = reporters_of(commitment)
    named = may_close(commitment, category.closer, on)
    mine = {post.key: post for post in actor.posts_as(Role.APPROVER)}
    for post in named:
        if post.pk in mine and actor.user not in reported_by:
            return mine[post.pk]
    titles = who_acts(named, on, without=reported_by)
    if actor.user in reported_by:
        raise CloserIsNotNamed("反馈是您报的或代录的，报的人、录的人不销号。", titles)
    raise CloserIsNotNamed(f"{'' if category.is_general else f'“{category.name}”一类'}{CLOSES[category.closer]}", titles)


CLOSES = {Closer.LEADER: "销号由分管领导办。", Closer.APPROVER: "销号由审批岗办。", Closer.MAIN: "销号由主要领导办。"}
# 党委书记, 镇长, 区长, 街道党工委书记、主任; not 副镇长, 分管副书记, 纪委书记, 政法委员.
MAIN = re.compile(r"(书记|镇长|乡长|区长|县长|市长|主任)")
NOT_MAIN = re.compile(r"副|分管|纪|政法|人大|政协")


def reporters_of(commitment: Commitment) -> set[int]:
    """Return whoever has reported on the line or entered a report: on a part of it, or on one of its periods, as well."""
    return _acted_on(commitment, {Verb.REPORT}, {OccurrenceVerb.REPORT})


def _acted_on(commitment: Commitment, verbs: Collection[Verb], of_periods: Collection[OccurrenceVerb]) -> set[int]:
    """Return whoever has done this to the line, to a part of it, or to one of its periods."""
    keys = [commitment.pk, *(_all_parts_of(commitment) if commitment.broken_down else ())]
    found = set(Step.objects.filter(commitment__in=keys, verb__in=verbs).values_list("user", flat=True))
    if commitment.duty == Duty.RECURRING:
        found |= set(OccurrenceStep.objects.filter(line__in=keys, verb__in=of_periods).values_list("user", flat=True))
    return found


def may_close(commitment: Commitment, closer: Closer, on: date) -> list[Post]:
    """Return the posts in which somebody may close the line that day: holders or substitutes who did not report on it."""
    whole, reported_by = commitment.assigner, reporters_of(commitment)
    approvers = Post.objects.on(on).filter(
        role=Role.APPROVER, user__isnull=False, office__path__gte=whole.path, office__path__lt=whole.path + END
    )
    for path in [*bound_paths(commitment, on), *paths_of_wholes_below(whole)]:
        approvers = approvers.exclude(office__path__gte=path, office__path__lt=path + END)
    approvers = approvers.select_related("office")
    if closer is Closer.MAIN:
        return [post for post in approvers if is_main(post.title, post.office_id, whole)]
    in_charge = list(approvers.filter(in_charge_of=commitment.lead)) if closer is Closer.LEADER else []
    return in_charge if who_acts(in_charge, on, without=reported_by) else list(approvers)


def is_main(title: str, office: int, whole: Office) -> bool:
    """Say whether a post is that of the whole's main leader, by its title and by where it sits."""
    return office == whole.pk and bool(MAIN.search(title)) and not NOT_MAIN.search(title)


# Whose posts look back, and review what is standing.
LOOKERS = (Role.VERIFIER, Role.CLERK)
LOOKED_BACK_AT = (Verb.REPORT, Verb.VERIFY, Verb.CLOSE)


def looker_of(actor: Actor, commitment: Commitment, on: date) -> HeldPost:
    """Return the post by which the actor looks back: a verifier's or a clerk's, of somebody who had no part in it.

    Raises LookerIsNotAnother, which names who may.
    """
    took_part = _acted_on(commitment, LOOKED_BACK_AT, {OccurrenceVerb.REPORT, OccurrenceVerb.VERIFY})
    bound = bound_paths(commitment, on)

    def refuse(why: str) -> LookerIsNotAnother:
        return LookerIsNotAnother(why, who_may_verify(commitment, on, without=took_part, bound=bound, roles=LOOKERS))

    if actor.user in took_part:
        raise refuse("这一条是您反馈、核实或销号的。")
    if sits_in(actor, bound, on):
        raise refuse("您有岗位在主办或协办单位里。")
    whole = commitment.assigner
    for post in actor.posts_as(*LOOKERS):
        if whole.path.startswith(post.whole_path):
            return post
    raise refuse(f"您今天没有{whole.called}或上级的核实岗、督办岗。")
