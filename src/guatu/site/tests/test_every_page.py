"""Every page that links lead to is whole: it answers, has a name and one heading, and keeps the policy of the pages."""

import re

import pytest

from guatu.conftest import post
from guatu.records.offices.models import ADMINISTRATORS, User

from .crawling import crawl
from .test_numbers_agree import ROLES

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
MOST_BYTES = 200_000


def faults_of(address, answer, page):
    """Say what is wrong with a page."""
    if answer.status_code not in {200, 302, 403}:
        yield f"答 {answer.status_code}"
    if page is None:
        return
    if len(answer.content) > MOST_BYTES:
        yield f"{len(answer.content)} 字节"
    if page.refused:
        yield f"CSP 不许：{page.refused}"
    if not re.search(r"<title>\s*[^<\s][^<]*</title>.*</head>", answer.content.decode(), re.DOTALL):
        yield "没有标题"
    if page.tags.get("h1") != 1:
        yield f"h1 有 {page.tags.get('h1', 0)} 个"


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_whole(client, busy_town, role):
    client.force_login(User.objects.get(pk=busy_town.people[role].user))
    faults, pages = [], 0
    for address, answer, page in crawl(client, depth=3, alike=2):
        pages += page is not None
        faults += [f"{address}：{words}" for words in faults_of(address, answer, page)]
    assert not faults, "\n".join(faults)
    assert pages > 20, pages


@pytest.mark.parametrize("role", ADMINISTRATORS)
def test_every_page_of_an_administrator_is_whole_and_no_link_leads_to_a_shut_door(client, busy_town, town, role):
    for other in ADMINISTRATORS:
        post(town, other, "管理员", "罗", f"luo-{other}")
    client.force_login(User.objects.get(username=f"luo-{role}"))
    faults, pages = [], 0
    for address, answer, page in crawl(client, client.get("/").url, depth=3, alike=2):
        pages += page is not None
        faults += [f"{address}：{words}" for words in faults_of(address, answer, page)]
        if answer.status_code == 403:
            faults.append(f"{address}：点得到，打不开")
    assert not faults, "\n".join(faults)
    assert pages > 3, pages
