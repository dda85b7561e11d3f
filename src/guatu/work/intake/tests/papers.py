"""Papers for the tests of intake: written by us, about the fictional 云溪镇."""

from datetime import date

from guatu.conftest import MONDAY, at
from guatu.records.documents.keeping import keep
from guatu.work.intake.reading import read_paper

MINUTES = """云溪镇重点工程周调度会议纪要
（2026年11月13日）
【重点工程】
会议要求，建设管理办公室12月20日前完成东干道改造2公里；加快推进老街电力管线迁改，落实配套资金120万元。
截至目前，慢行道已贯通1.4公里。
【农业农村】
农业农村办公室每周巡查一次秸秆禁烧；剩余54户农村户厕改造12月10日前全部完工。
11月12日，镇召开秋冬农业生产推进会。
"""
UNDATED = "东街整治简报\n会议要求，建设管理办公室抓紧修补东街坑洼路面12处，确保年底前完成。\n"


def put_in(town, clerk, words=MINUTES, name="纪要.txt", day=MONDAY, dated: date | None = None):
    """A paper that was put in and read."""
    document = keep(words.encode(), name=name, whole=town, by=clerk, at=at(day), dated=dated)
    read_paper(document, at=at(day))
    document.refresh_from_db()
    return document


def fields(candidate, **changed):
    """What the card posts for a candidate, as proposed but for the changes."""
    return {
        "n": candidate.number, "version": candidate.version, "show": "promises", "title": candidate.title,
        "duty": candidate.duty, "cadence": candidate.details.get("cadence") or "",
        "due": candidate.due_basis if candidate.due else "none", "lead": candidate.lead_id or "",
    } | changed  # fmt: skip
