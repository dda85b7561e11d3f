"""Which way the words lean: what is learned moves what is unsure, and never what a rule has settled."""

import pytest

from guatu.crafts.reading.commitments import leanings
from guatu.crafts.reading.commitments.leanings import View, lean, plain, signs, table
from guatu.crafts.reading.tests.papers import candidates_in


def view(core="完成清淤", weight=0.3, reasons=("verb:act",)):
    return View(core, weight, reasons, None, (), (), (0, 0), "plan", "plan", "paragraph", "，", "。", "", "")


@pytest.mark.parametrize("core", ["完成河道清淤3.5公里", "建立健全长效机制", "2", "", "推进A区建设"])
def test_a_clause_comes_to_the_sum_of_its_signs(core):
    told, seen = table(), view(core)
    known = told.signs[leanings.BIAS] + told.signs[leanings.HAND] * 0.3

    assert told.of(seen) == pytest.approx(known + sum(told.signs.get(sign, 0.0) for sign in signs(seen)))


def test_a_figure_is_a_figure_whichever_it_is_and_a_name_in_letters_is_none():
    assert plain("新建公厕12座、A楼3.5层") == "新建公厕0座__楼0层"


@pytest.mark.parametrize("weight", [-6.5, 2.6, 9.0])
def test_what_the_reasons_are_sure_of_the_words_do_not_move(weight):
    assert lean(view(weight=weight)) == weight


@pytest.mark.parametrize("weight", [-5.0, -1.0, 0.0, 1.0])
@pytest.mark.parametrize("core", ["进一步提高认识", "新建公厕3座", "凝心聚力谋发展"])
def test_the_words_move_a_weight_by_so_much_at_most(core, weight):
    assert abs(lean(view(core, weight)) - weight) <= leanings.FARTHEST + 1e-9


def test_a_reason_that_says_what_a_clause_is_holds_against_the_words():
    fine_words = "进一步提高认识凝心聚力谋发展"

    assert lean(view(fine_words, 0.2)) < 0 < lean(view(fine_words, 0.2, ("report",)))


def test_a_reason_that_says_what_a_clause_is_not_holds_against_the_words():
    work = "完成新建公厕"
    gained = lean(view(work, -0.1))

    assert gained > 0 > lean(view(work, -0.1, ("not:condition",)))


def test_what_the_words_have_turned_says_so():
    (patrol,) = candidates_in("云溪镇2026年工作要点\n开展沿街商铺安全巡查。")

    assert "leans" in patrol.rules


def test_no_sign_is_a_sentence():
    assert max(len(sign) for sign in table().signs) <= 20
