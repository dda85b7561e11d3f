"""A paper that names no day, of a kind for which the town has a rule."""

from datetime import date

import pytest
from django.urls import reverse

from guatu.work.intake.options import day_options
from guatu.work.ledger.models import Commitment

from .papers import fields, put_in

pytestmark = pytest.mark.django_db
JOINT_MINUTES = """云溪镇党政联席会议纪要
2026年11月10日
会议议定：建设管理办公室修复石桥泵站。
会议议定：农业农村办公室12月10日前完成农村户厕改造200户。
"""


def test_minutes_without_a_date_are_offered_the_day_of_their_rule(signed_in, town, clerk, works_office, farm_office, today):
    paper = put_in(town, clerk, words=JOINT_MINUTES, name="联席会议纪要.txt", dated=date(2026, 11, 10))
    without, dated = paper.candidates.order_by("number")
    rule = next(option for option in day_options(without) if option.key == "rule")
    assert (rule.name, rule.day, rule.why) == ("会议纪要", date(2026, 11, 30), "自2026年11月10日印发起20天内（会议纪要）")
    assert "rule" not in {option.key for option in day_options(dated)}

    # It was taken for a standing duty, which has no day: with a day chosen it is one to be done by then.
    signed_in(clerk).post(reverse("confirm", args=[paper.pk]), fields(without, due="rule", duty="standing"))
    line = Commitment.objects.get(title__contains="泵站")
    assert (line.duty, line.due_first, line.due_basis, line.due_words) == ("dated", date(2026, 11, 30), "clerk", rule.why)
