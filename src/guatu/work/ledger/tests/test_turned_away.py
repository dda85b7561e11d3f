"""A verb's page, opened by its address by whoever would only be refused: it says so at once, and who may; no form."""

from datetime import date
from itertools import product

import pytest
from django.db import transaction

from guatu.conftest import MONDAY, at, post
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger import lifecycle
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, begin_campaign, close, end_campaign, enter
from guatu.work.ledger.lifecycle.at_once import check_at_once
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import NotAllowedNow, OfAnother
from guatu.work.ledger.stages import Verb

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LATER = date(2026, 12, 20)


@pytest.fixture
def closed_road(verified_road, leader):
    close(verified_road, by=leader, on=MONDAY, at=at(MONDAY, 11))
    return verified_road


def test_whoever_may_not_is_told_at_once_who_may_and_gets_no_form(signed_in, works_clerk, road):
    answer = signed_in(works_clerk).get(f"/ledger/{road.pk}/assign/")
    page = answer.content.decode()

    assert answer.status_code == 403
    assert "您今天的岗位不能交办这一条。可以办的：云溪镇的督办岗。" in page
    assert "<form method=\"post\"" not in page.partition("<main")[2]
    assert f'href="/ledger/{road.pk}/"' in page


def test_whoever_comes_after_somebody_faster_is_told_where_the_line_stands_and_who_was_last(signed_in, second_clerk, acting_road):
    answer = signed_in(second_clerk).get(f"/ledger/{acting_road.pk}/assign/")
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "现在是“办理中”，不能交办" in page
    assert "签收　建设办路桥岗 吴" in page


def test_what_has_nothing_to_act_on_says_so_before_anything_is_written(signed_in, works_clerk, mayor, acting_road):
    nobody_asked = signed_in(mayor).get(f"/ledger/{acting_road.pk}/extend/")
    assert (nobody_asked.status_code, "批准延期" in nobody_asked.content.decode()) == (409, False)

    acting_road.due_last = date(2026, 11, 10)
    acting_road.save(update_fields=["due_last"])
    assert signed_in(works_clerk).get(f"/ledger/{acting_road.pk}/ask-more/").status_code == 409


def test_what_was_typed_still_comes_back_with_the_refusal(signed_in, works_clerk, road):
    sent = {"reason": "立重了，和三号路是一件事", "on": "2026-11-16", "version": road.version}
    answer = signed_in(works_clerk).post(f"/ledger/{road.pk}/withdraw/", sent)

    assert answer.status_code == 422
    assert "立重了，和三号路是一件事" in answer.content.decode()


def test_of_whoever_had_a_part_it_is_told_who_may_look_back(signed_in, verifier, closed_road, clerk):
    answer = signed_in(verifier).get(f"/ledger/{closed_road.pk}/look-back/")

    assert answer.status_code == 403
    assert "可以去看的：云溪镇督办岗。" in answer.content.decode()


def test_a_campaign_that_is_anothers_or_over_says_so_at_once(signed_in, works_clerk, clerk, town, campaign):
    for verb in ("change", "end", "join", "leave", "copy", "screen"):
        answer = signed_in(works_clerk).get(f"/campaigns/{campaign.pk}/{verb}/")
        assert (answer.status_code, "云溪镇的督办岗" in answer.content.decode()) == (403, True), verb

    over, _ = begin_campaign(whole=town, name="夏季防汛", by=clerk, on=MONDAY, at=at(MONDAY))
    end_campaign(over, by=clerk, on=MONDAY, at=at(MONDAY))
    codes = {verb: signed_in(clerk).get(f"/campaigns/{over.pk}/{verb}/").status_code for verb in ("change", "end", "join", "leave", "copy", "screen")}
    assert codes == {"change": 409, "end": 409, "join": 409, "leave": 200, "copy": 200, "screen": 409}


# -- what is told at once is what the verb itself would say


def tries(line, other, acting):
    """Return every verb that has a page, filled in as somebody careful would."""
    return {
        Verb.ASSIGN: lambda: assign(line, to=line.lead or other.lead, duty="dated", **acting),
        Verb.SIGN_FOR: lambda: lifecycle.sign_for(line, **acting),
        Verb.CONTEST: lambda: lifecycle.contest(line, reason="不归我们管", **acting),
        Verb.REPORT: lambda: lifecycle.report(line, words="办了", finished=True, **acting),
        Verb.TAKE_BACK: lambda: lifecycle.take_back(line, reason="报错了", **acting),
        Verb.VERIFY: lambda: lifecycle.verify(line, finding="看了", **acting),
        Verb.SEND_BACK: lambda: lifecycle.send_back(line, reason="不够", **acting),
        Verb.PUBLISH: lambda: lifecycle.publish(line, words="贴在村口", days=5, **acting),
        Verb.OBJECT: lambda: lifecycle.note_objection(line, words="说还有味道", **acting),
        Verb.CLOSE: lambda: lifecycle.close(line, **acting),
        Verb.WATCH: lambda: lifecycle.watch(line, reason="盯紧", **acting),
        Verb.UNWATCH: lambda: lifecycle.unwatch(line, reason="稳了", **acting),
        Verb.LOOK_BACK: lambda: lifecycle.look_back(line, verdict="held", finding="看了", **acting),
        Verb.RELIST: lambda: lifecycle.relist(line, reason="反弹了", day=LATER, **acting),
        Verb.ASK_MORE: lambda: lifecycle.ask_more(line, day=date(2027, 2, 1), cause="下雨", progress="过半", **acting),
        Verb.EXTEND: lambda: lifecycle.extend(line, **acting),
        Verb.DENY: lambda: lifecycle.deny(line, reason="来得及", **acting),
        Verb.SUSPEND: lambda: lifecycle.suspend(line, until=LATER, plan="等化冻", **acting),
        Verb.RESUME: lambda: lifecycle.resume(line, **acting),
        Verb.AMEND: lambda: lifecycle.amend(line, **({"title": "改了"} if acting["by"].name == "陈" else {"due_last": LATER}), reason="改", **acting),
        Verb.WITHDRAW: lambda: lifecycle.withdraw(line, reason="算了", **acting),
        Verb.MERGE: lambda: lifecycle.merge(line, other, reason="一件事", **acting),
        Verb.REVIEW: lambda: lifecycle.review(line, finding="kept", words="看了", **acting),
        Verb.BREAK_DOWN: lambda: lifecycle.break_down(line, [lifecycle.Portion(line.lead or other.lead)], **acting),
    }


def test_every_verb_is_turned_away_by_what_it_refuses_itself_and_by_nothing_else(
    town, village, works_office, clerk, works_clerk, verifier, leader, mayor, reader
):
    """Over every stage and everybody: told no at once, the verb says no; let in, nobody says that it is another's or too late."""
    cast = {each.name: each for each in (clerk, works_clerk, verifier, leader, mayor, reader, post(village, "head", "村书记", "柳", "liu"))}
    other = brought_to(town, works_office, cast, "assigned")
    let_in = set()
    for stage in ("drafted", "assigned", "acting", "asked", "suspended", "reported", "verified", "closed"):
        line = brought_to(town, works_office, cast, stage)
        for verb, actor in product(tries(line, other, {}), cast.values()):
            now = at(MONDAY, 16)
            try:
                check_at_once(verb, line, actor, MONDAY, now)
            except Refusal as refusal:
                told = refusal
            else:
                told = None
                let_in.add(verb)
            refused = said(line.pk, other, verb, {"by": actor, "on": MONDAY, "at": now})
            if told is not None:
                assert refused, f"{stage} {verb} {actor.name}: turned away ({told}), and the verb would have done it"
            else:
                assert not isinstance(refused, OfAnother | NotAllowedNow), f"{stage} {verb} {actor.name}: let in, then {refused}"
    assert let_in == set(tries(line, other, {})) - {Verb.REVIEW, Verb.UNWATCH, Verb.OBJECT}  # of lines that are not here


def brought_to(town, office, cast, stage):
    """Return a line that stands there."""
    told = {"by": cast["陈"], "on": MONDAY, "at": at(MONDAY)}
    line, _ = enter(assigner=town, title=f"一段路：{stage}", source="例会", due=Due(date(2026, 12, 31)), **told)
    if stage == "drafted":
        return line
    assign(line, to=office, duty="dated", **told)
    if stage == "assigned":
        return line
    lifecycle.sign_for(line, **told)
    if stage == "asked":
        lifecycle.ask_more(line, day=date(2027, 2, 1), cause="下雨", progress="过半", **told | {"by": cast["吴"]})
    elif stage == "suspended":
        lifecycle.suspend(line, until=LATER, plan="等化冻", **told | {"by": cast["何"]})
    elif stage != "acting":
        lifecycle.report(line, words="办完了", finished=True, **told | {"by": cast["吴"]})
    if stage in {"verified", "closed"}:
        lifecycle.verify(line, finding="看了", **told | {"by": cast["郑"]})
    if stage == "closed":
        lifecycle.close(line, **told | {"by": cast["许"]})
    return line


def said(key, other, verb, acting):
    """Try the verb and take it back; return the refusal, or nothing."""
    line = Commitment.objects.select_related("assigner", "lead").get(pk=key)
    with transaction.atomic():
        try:
            with transaction.atomic():
                tries(line, other, acting)[verb]()
        except Refusal as refusal:
            return refusal
        finally:
            transaction.set_rollback(True)
    return None
