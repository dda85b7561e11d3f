"""Who: how often the office a careful clerk would choose is proposed first, or among the first three.

who.jsonl says for the demo's sentences which office that is (several where either is right), written by reading
the papers and the list of duties, not by looking at what is proposed. The papers are split in two: each half is
tried once with an empty ledger, and once after the other half's lines were confirmed and assigned.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from guatu.conftest import at
from guatu.records.documents.keeping import keep
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Office, User
from guatu.site.demo import cast
from guatu.site.demo.build import make_offices, make_people
from guatu.site.demo.papers import sample_papers
from guatu.work.intake.lifecycle import confirm
from guatu.work.intake.models import Candidate
from guatu.work.intake.reading import read_paper

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

TODAY = date(2026, 11, 25)
GOLD = [json.loads(line) for line in (Path(__file__).parent / "who.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def offices():
    made = make_offices()
    make_people(made, since=date(2025, 1, 1))
    return made


@pytest.fixture
def town(offices):
    return offices[f"{cast.DISTRICT}/{cast.TOWN}"]


@pytest.fixture
def chen(offices):
    return actor_of(User.objects.get(username="chen"), TODAY)


def read_half(half: int, town, chen) -> list[tuple[Candidate, list[str]]]:
    """Read every second paper of the town; return its promises with the offices that are right for them."""
    told = []
    for paper in sample_papers(TODAY)[half::2]:
        document = keep(paper.bytes, name=paper.name, whole=town, by=chen, at=at(TODAY), dated=paper.day)
        read_paper(document, at=at(TODAY))
        told += [(each, right) for each in document.candidates.filter(ours=True, faint=False) if (right := offices_right_for(each))]
    return told


def offices_right_for(candidate: Candidate) -> list[str]:
    if not candidate.is_promise:
        return []
    same = [each for each in GOLD if each["quote"] in candidate.quote or candidate.quote in each["quote"]]
    best = max(same, key=lambda each: -abs(len(each["quote"]) - len(candidate.quote)), default=None)
    near = best and min(len(best["quote"]), len(candidate.quote)) > 0.6 * max(len(best["quote"]), len(candidate.quote))
    return best["offices"] if best and near else []


def rates(told: list[tuple[Candidate, list[str]]]) -> tuple[float, float]:
    """Return the share whose first proposal is right, and the share that has a right one among three."""
    called = {office.pk: office.called for office in Office.objects.all()}
    first = sum(any(called[each["office"]] in right for each in candidate.leads[:1]) for candidate, right in told)
    three = sum(any(called[each["office"]] in right for each in candidate.leads[:3]) for candidate, right in told)
    return first / len(told), three / len(told)


def remember(told: list[tuple[Candidate, list[str]]], town, chen) -> None:
    """Confirm and assign what was read, to the office that is right."""
    called = {office.called: office for office in Office.objects.below(town)}
    for candidate, right in told:
        confirm(candidate, by=chen, on=TODAY, at=at(TODAY, 10), lead=called[right[0]], undated=candidate.due is None, assign_now=True)


@pytest.mark.parametrize("half", [0, 1])
def test_the_right_office_is_proposed_and_better_so_once_lines_were_confirmed(half, town, chen):
    cold = read_half(half, town, chen)
    first, three = rates(cold)
    print(f"half {half}, empty ledger: {len(cold)} sentences, first {first:.1%}, three {three:.1%}")
    assert first >= 0.60 and three >= 0.85

    Candidate.objects.all().delete()
    from guatu.records.documents.models import Document

    Document.objects.all().delete()
    remember(read_half(1 - half, town, chen), town, chen)
    warm = read_half(half, town, chen)
    first_after, three_after = rates(warm)
    print(f"half {half}, other half known: first {first_after:.1%}, three {three_after:.1%}")
    assert first_after > first and three_after >= three
