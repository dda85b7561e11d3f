"""再提: a later paper says it again; the line keeps its first wording and date."""

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import assign, mention
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import HandlerIsElsewhere, NeedsWords, NotYours
from guatu.work.ledger.stages import Change, Stage


def test_a_later_paper_leaves_the_line_as_it_was_and_its_words_in_the_journal(road, clerk):
    before = as_values(road)

    step = mention(
        road, change=Change.POSTPONED, words="东干道改造明年一月完工", paper="云溪镇一周看点", by=clerk, on=MONDAY, at=at(MONDAY, 10)
    )

    assert as_values(Commitment.objects.get(pk=road.pk)) == before == replay(road.steps.all())
    assert step.note == "推迟：东干道改造明年一月完工（《云溪镇一周看点》）"
    assert road.stage == Stage.DRAFTED


def test_a_mention_needs_the_papers_words(road, clerk):
    with pytest.raises(NeedsWords):
        mention(road, change=Change.REPEATED, words=" ", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_only_the_clerk_of_the_town_writes_it(road, works_clerk):
    with pytest.raises(NotYours):
        mention(road, change=Change.REPEATED, words="又说了", by=works_clerk, on=MONDAY, at=at(MONDAY, 10))


def test_the_one_who_is_to_do_it_holds_a_post_of_the_lead(road, clerk, works_office, works_clerk, village, leader):
    from guatu.records.offices.models import Post

    mine, elsewhere = Post.objects.get(office=works_office), Post.objects.get(title="分管建设副镇长")
    with pytest.raises(HandlerIsElsewhere):
        assign(road, to=works_office, duty="dated", handler=elsewhere, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assign(road, to=works_office, duty="dated", handler=mine, standard="沥青铺完，标线到位", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    row = Commitment.objects.get(pk=road.pk)
    assert (row.handler, row.standard) == (mine, "沥青铺完，标线到位")
    assert as_values(row) == replay(row.steps.all())

    assign(row, to=village, duty="dated", note="在村里", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    assert Commitment.objects.get(pk=road.pk).handler is None
