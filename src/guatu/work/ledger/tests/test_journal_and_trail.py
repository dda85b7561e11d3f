"""The row is the replay of its steps; the chain notices what is changed behind its back (I2)."""

from datetime import date, time

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guatu.conftest import MONDAY, at
from guatu.records.almanac.categories import category_of
from guatu.records.trail import guards
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.lifecycle import (
    Portion,
    accept_day,
    amend,
    ask_more,
    assign,
    break_down,
    close,
    contest,
    deny,
    enter,
    extend,
    look_back,
    mention,
    merge,
    note_objection,
    publish,
    relist,
    report,
    resume,
    review,
    send_back,
    sign_for,
    suspend,
    take_back,
    unwatch,
    verify,
    watch,
    withdraw,
)
from guatu.work.ledger.lifecycle.accept_day import COUNTED
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lighting import light_now
from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.models.step import written_on
from guatu.work.ledger.stages import FINISHED, MOVES, Change, Stage, Verb

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 17)


def test_every_step_has_a_link_and_the_chain_holds(verified_road, leader):
    close(verified_road, by=leader, on=MONDAY, at=at(MONDAY, 11))

    assert Link.objects.count() == verified_road.steps.count()
    assert first_break() is None


def test_a_row_is_the_replay_of_its_steps(verified_road, leader):
    close(verified_road, by=leader, on=MONDAY, at=at(MONDAY, 11))
    row = Commitment.objects.get(pk=verified_road.pk)
    assert as_values(row) == replay(row.steps.all())


def test_a_step_cannot_be_changed_or_removed(road):
    for sql in ("UPDATE ledger_step SET user_name = '别人'", "DELETE FROM ledger_step", "DELETE FROM trail_link"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert first_break() is None


def test_a_word_changed_behind_the_chains_back_is_found(acting_road):
    with guards.lifted():
        Step.objects.filter(verb="sign_for").update(user_name="别人")

    found = first_break()
    assert found is not None
    assert found.number == acting_road.steps.get(verb="sign_for").link


def test_a_link_taken_out_is_found(acting_road):
    with guards.lifted():
        Link.objects.filter(number=2).delete()

    assert first_break().number == 2
    with pytest.raises(SystemExit):
        call_command("verify_trail")


def test_the_guards_are_looked_for(road):
    assert guards.missing() == []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER trail_link_no_update")
        else:
            cursor.execute("DROP TRIGGER trail_link_no_update ON trail_link")
    assert guards.missing() == ["trail_link_no_update"]
    guards.install_all()
    assert guards.missing() == []


def test_a_refused_verb_writes_nothing(road, works_clerk, works_office):
    links = Link.objects.count()
    with pytest.raises(Refusal):
        assign(road, to=works_office, duty="dated", by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    assert Link.objects.count() == links


OF_THEMSELVES = {Verb.ENTER, Verb.PURGE, Verb.TAKE_IN, Verb.SUM_UP}  # nobody does these to a line that is there
CLASSES = ("general", "feedback", "environment", "order")
FIRST = ("due_first", "due_first_at")
HOURS = (None, time(10, 6), time(16, 30))


def dates_of(number):
    """A date to amend to: a day, or a moment, some of them of the very day."""
    day = MONDAY if number % 4 == 1 else date(2026, 12, number)
    hour = HOURS[number % 3]
    return {"due_last": day, "due_last_at": at(day, hour.hour, hour.minute) if hour else None}


DOINGS = st.lists(
    st.tuples(st.sampled_from([verb for verb in Verb if verb not in OF_THEMSELVES]), st.integers(0, 4), st.booleans()),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doings=DOINGS)
def test_whatever_anybody_tries_the_line_stays_lawful(
    doings, road, works_office, village, clerk, works_clerk, verifier, leader, reader
):
    cast = [clerk, works_clerk, verifier, leader, reader]
    sid = transaction.savepoint()
    try:
        line = Commitment.objects.get(pk=road.pk)
        bridge, _ = enter(assigner=line.assigner, title="东干道的桥", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
        moment = 0
        for verb, who, yes in doings:
            moment += 1
            # Now and then what was done on the Monday is written on the Tuesday; then an approver may accept its day.
            on = TUESDAY if verb == Verb.ACCEPT_DAY else MONDAY
            written = TUESDAY if moment % 3 == 0 or verb == Verb.ACCEPT_DAY else MONDAY
            acting = {"by": cast[who], "on": on, "at": at(written, 10, moment)}
            attempts = {
                Verb.ASSIGN: lambda a=acting, y=yes: assign(line, to=works_office if y else village, duty="dated", **a),
                Verb.SIGN_FOR: lambda a=acting: sign_for(line, **a),
                Verb.REPORT: lambda a=acting, y=yes: report(line, words="办了", finished=y, **a),
                Verb.TAKE_BACK: lambda a=acting: take_back(line, reason="报错了", **a),
                Verb.VERIFY: lambda a=acting: verify(line, finding="看了", **a),
                Verb.SEND_BACK: lambda a=acting: send_back(line, reason="不够", **a),
                Verb.PUBLISH: lambda a=acting: publish(line, words="贴在村务公开栏", days=1, **a),
                Verb.OBJECT: lambda a=acting: note_objection(line, words="路肩没有做", **a),
                Verb.CLOSE: lambda a=acting, y=yes: close(line, grade="好" if y else "", note="已答复", **a),
                Verb.MENTION: lambda a=acting: mention(line, change=Change.REPEATED, words="又说了一遍", **a),
                Verb.BREAK_DOWN: lambda a=acting, y=yes: break_down(line, [Portion(works_office if y else village)], **a),
                Verb.REVIEW: lambda a=acting: review(line, finding="kept", words="看了", **a),
                Verb.AMEND: lambda a=acting, m=moment, y=yes: amend(
                    line, reason="改", **(dates_of(m) if y else {"category": CLASSES[m % 4]}), **a
                ),
                Verb.ACCEPT_DAY: lambda a=acting, m=moment: accept_day(
                    line, step=list(line.steps.order_by("number"))[m % line.version], paper="签收单", reason="出差", **a
                ),
                Verb.WITHDRAW: lambda a=acting: withdraw(line, reason="算了", **a),
                Verb.CONTEST: lambda a=acting: contest(line, reason="不归我们管", **a),
                Verb.ASK_MORE: lambda a=acting, m=moment: ask_more(
                    line, day=date(2027, 1, 15), hour=HOURS[m % 3], cause="下雨", progress="过半", **a
                ),
                Verb.EXTEND: lambda a=acting: extend(line, **a),
                Verb.DENY: lambda a=acting: deny(line, reason="来得及", **a),
                Verb.SUSPEND: lambda a=acting: suspend(line, until=date(2026, 11, 30), plan="等化冻", **a),
                Verb.RESUME: lambda a=acting: resume(line, **a),
                Verb.MERGE: lambda a=acting: merge(line, bridge, reason="一件事", **a),
                Verb.LOOK_BACK: lambda a=acting, y=yes: look_back(line, verdict="held" if y else "relapsed", finding="看了", **a),
                Verb.WATCH: lambda a=acting, y=yes: watch(line, reason="盯紧", leaves_by_rule=y, **a),
                Verb.UNWATCH: lambda a=acting: unwatch(line, reason="稳住了", **a),
                Verb.RELIST: lambda a=acting: relist(line, reason="反弹了", day=date(2026, 12, 20), **a),
            }
            before = line.stage
            try:
                attempts[verb]()
            except Refusal:
                line = Commitment.objects.get(pk=road.pk)
                assert line.stage == before
            else:
                assert line.stage in MOVES[verb].ways[before]

        row = Commitment.objects.get(pk=road.pk)
        steps = list(row.steps.all())
        assert as_values(row) == replay(steps)
        assigned = next((i for i, step in enumerate(steps) if step.verb == Verb.ASSIGN), None)
        if assigned is not None:
            then = replay(steps[: assigned + 1])
            assert [as_values(row)[name] for name in FIRST] == [then[name] for name in FIRST]
        for day, moment in ((row.due_first, row.due_first_at), (row.due_last, row.due_last_at), (row.asked_due, row.asked_due_at)):
            assert moment is None or timezone.localtime(moment).date() == day
        reporters = {step.user for step in steps if step.verb == Verb.REPORT}
        assert not reporters & {step.user for step in steps if step.verb == Verb.VERIFY}
        doers = {step.user for step in steps if step.verb in {Verb.REPORT, Verb.VERIFY, Verb.CLOSE}}
        assert not doers & {step.user for step in steps if step.verb == Verb.LOOK_BACK}
        for step in steps:
            if step.verb == Verb.ACCEPT_DAY:
                [number] = set(step.values["accepted_steps"][1]) - set(step.values["accepted_steps"][0])
                accepted = steps[number - 1]
                assert accepted.user != step.user and accepted.on < written_on(accepted.at) and accepted.verb in COUNTED
        askers = {step.user for step in steps if step.verb == Verb.ASK_MORE}
        assert not askers & {step.user for step in steps if step.verb in {Verb.EXTEND, Verb.DENY}}
        assert bridge.stage == Stage.DRAFTED or row.stage == Stage.MERGED
        assert row.watched_on is None or row.stage not in FINISHED
        if row.stage == Stage.CLOSED:
            category = category_of(row)
            assert row.grade in (category.grades or ("",))
            assert not category.public_days and row.public_until is None, "a notice hung on this very Monday"
            assert not reporters & {step.user for step in steps if step.verb == Verb.CLOSE}
        light = light_now(row, row.light.day, now=steps[-1].at)
        assert (row.light.colour, row.light.word) == (light.colour.value, light.word)
        assert first_break() is None
    finally:
        transaction.savepoint_rollback(sid)
