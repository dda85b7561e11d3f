"""设置→类别: what a town sets of its classes of matters."""

import pytest
from django.urls import reverse

from guatu.records.almanac.categories import find_category
from guatu.records.almanac.models import OwnCategory
from guatu.records.almanac.shipped_categories import SHIPPED

pytestmark = pytest.mark.django_db
FORM = {
    "name": "领导批示", "profile": "order-urgent", "closer": "main", "public_days": "", "grades": "", "look_back": "50", "look_back_days": "45",
    "asks_for": "", "contest_days": "5", "at_least": "", "purpose": "", "basis": "document", "source": "云溪镇督办工作办法第六条",
    "papers": "批示、阅批", "note": "",
}  # fmt: skip


def test_a_class_is_changed_copied_and_switched_off(signed_in, clerk, town, today):
    client = signed_in(clerk)
    assert client.post(reverse("category", args=["order"]), FORM | {"seen": "0"}).status_code == 302
    kept = find_category(town, "order").category
    assert (kept.profile, kept.closer, kept.papers, kept.contest_days) == ("order-urgent", "main", ("批示", "阅批"), 5)
    again = client.post(reverse("category", args=["order"]), FORM | {"look_back": "60", "seen": "0"})
    assert again.status_code == 422 and "这里有过变动" in again.content.decode()

    client.post(reverse("category-copy", args=["order"]), FORM | {"name": "书记批示", "grades": "好、较好、一般", "public_days": "5"})
    assert OwnCategory.objects.get(key="own-1").value.grades == ("好", "较好", "一般")
    client.post(reverse("category-switch", args=["own-1"]))
    page = client.get(reverse("categories")).content.decode()
    assert "停用</span>" in page and "督办工作办法第六条" in page and "改过什么" in page and "先公示 5 个工作日" in page


def test_the_general_class_has_no_switch_and_says_why(signed_in, clerk, today):
    client = signed_in(clerk)
    assert client.get(reverse("categories")).content.decode().count(">停用</button>") == len(SHIPPED) - 1
    answer = client.post(reverse("category-switch", args=["general"]), follow=True)
    assert "“一般事项”不能停用" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("asks_for", "现场照片", "要写明用来做什么"), ("must", "on", "写明要什么佐证"), ("grades", "好", "评等要有两等以上"),
     ("look_back", "101", "最大是 100"), ("public_days", "90", "最大是 60"), ("source", "", "这一栏要填")],
)  # fmt: skip
def test_what_a_class_cannot_be_comes_back_with_a_sentence(field, value, words, signed_in, clerk, today):
    answer = signed_in(clerk).post(reverse("category", args=["order"]), FORM | {field: value})
    assert answer.status_code == 422 and words in answer.content.decode()


def test_the_pages_are_the_towns_own_and_of_those_who_set_it(signed_in, clerk, reader, other_town, today):
    client = signed_in(clerk)
    assert client.get(reverse("categories"), {"whole": other_town.pk}).status_code == 404
    assert client.get(reverse("category", args=["no-such"])).status_code == 404
    assert signed_in(reader).get(reverse("categories")).status_code == 403
