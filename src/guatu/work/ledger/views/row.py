"""One row of the list: what it holds, and how it is drawn.

Drawn in plain Python: in a template, fifty rows of ten cells took two thirds of the page's time. Lights and dates
have one home, in the templates of paper: each is rendered once and then kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from guatu.crafts.reading.contacts import mask_contacts
from guatu.records.paper.templatetags.words import amount, day_near

from ..blockers import Blocker
from ..columns import Column
from ..models import Commitment, LightOfDay
from ..stages import Duty, Nature, ReviewFinding, Stage, Verdict
from .saying import Status

SEAL = '<span class="seal sealc" title="已销号">销</span><span class="vh">已销号</span>'
WATCHED = '<span class="tag watch">重点</span> '


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: the line, its three statuses, why it is not green, and the heading above it."""

    line: Commitment
    statuses: tuple[Status, Status, Status]
    why: str
    blocker: Blocker | None
    heading: str = ""
    tally: str = ""
    category: str = ""

    @property
    def light(self) -> LightOfDay | None:
        """The line's light of the day, where it has one."""
        return getattr(self.line, "light", None)


def drawn(rows: Sequence[Row], shown: Sequence[Column], today: date) -> SafeString:
    """Return the rows of the list's table with the columns shown, each with the row below it that says why."""
    cells = [CELLS[column.key] for column in shown]
    before, after = reverse("commitment", args=[0]).split("0")  # asked once: fifty times it takes a tenth of the page
    return mark_safe("\n".join(_row(row, f"{before}{row.line.pk}{after}", cells, today) for row in rows))


def _row(row: Row, address: str, cells: Sequence["Cell"], today: date) -> str:
    line, light = row.line, row.light
    number, title = escape(line.number), escape(mask_contacts(line.title))
    colour = SEAL if line.stage == Stage.CLOSED else _light(light.colour if light else "")
    because = escape(light.because) if light else ""
    if row.blocker:
        because += f"　<b>堵点：</b>{escape(mask_contacts(row.blocker.words))}"
    if line.standard:
        because += f"　<b>完成标准：</b>{escape(mask_contacts(line.standard))}"
    for times, words in ((line.times_returned, "退回过"), (line.times_extended, "延期"), (line.times_relisted, "重新列账")):
        if times:
            because += f"　{words} {times} 次"
    tag = '<span class="tag">分解</span>' if line.part_of_id else '<span class="tag">已分解</span>' if line.broken_down else ""
    box = f'<input type="checkbox" name="pick" value="{line.pk}:{line.version}" form="bulk" aria-label="选 {number}">'
    return (
        f"{_heading(row, len(cells))}<tr data-row>"
        f'<td class="c0"><label>{box}</label></td>'
        f'<td class="c1">{colour}</td><td class="c2 soft">{number}</td>'
        f'<td class="c3">{WATCHED if line.watched_on else ""}<a href="{address}" title="{title}"><b>{title}</b></a>{tag}</td>'
        f"{''.join(cell(row, today) for cell in cells)}</tr>"
        f'<tr class="reason noprint" id="r{line.pk}" hidden><td colspan="{len(cells) + 4}"><p>{because}　<a href="{address}">打开</a></p></td></tr>'
    )


def _heading(row: Row, across: int) -> str:
    if not row.heading:
        return ""
    tally = f"<small>{escape(row.tally)}</small>" if row.tally else ""
    return (
        f'<tr class="grp"><th class="c0" colspan="4" scope="colgroup">{escape(row.heading)}{tally}</th>'
        f'<td colspan="{across}"></td></tr>'
    )


@lru_cache(maxsize=16)
def _light(colour: str) -> str:
    return render_to_string("paper/_light.html", {"colour": colour, "word": ""})


@lru_cache(maxsize=4096)
def _due(first: date | datetime | None, last: date | datetime | None, undated: str, times: int, today: date) -> str:
    return render_to_string("paper/_due.html", {"first": first, "last": last, "undated": undated, "times": times, "request": {"today": today}})


Cell = Callable[[Row, date], str]


def _why(row: Row, _: date) -> str:
    light = row.light
    colour, because = (escape(light.colour), escape(light.because)) if light else ("", "")
    key = f"r{row.line.pk}"
    return (
        f'<td class="why {colour}"><button type="button" class="because" data-reason="{key}" aria-expanded="false" '
        f'aria-controls="{key}" title="{because}">{escape(mask_contacts(row.why or ""))}<span class="vh">看为什么是这个灯</span></button></td>'
    )


def _lead(row: Row, _: date) -> str:
    lead = row.line.lead
    return f'<td class="lead">{escape(lead.called) if lead else """<span class="mute">未定</span>"""}</td>'


def _due_cell(row: Row, today: date) -> str:
    line = row.line
    return f'<td class="due">{_due(line.first_said, line.last_said, line.undated_said, line.times_extended, today)}</td>'


def _status(place: int) -> Cell:
    def cell(row: Row, _: date) -> str:
        status = row.statuses[place]
        return f'<td class="st"><span class="tri"><span class="{status.how}"><i>{status.sign}</i>{escape(status.words)}</span></span></td>'

    return cell


def _words(look: str, said: Callable[[Commitment], object]) -> Cell:
    """Return a cell that only says something of the line."""
    opened = f'<td class="{look}">'
    return lambda row, _: f"{opened}{escape(mask_contacts(str(said(row.line) or '')))}</td>"


def _day(said: Callable[[Commitment], date | None]) -> Cell:
    return lambda row, today: f'<td class="soft">{day_near(said(row.line), today)}</td>'


CELLS: dict[str, Cell] = {
    "why": _why,
    "lead": _lead,
    "due": _due_cell,
    "reported": _status(0),
    "verified": _status(1),
    "schedule": _status(2),
    "handler": _words("soft handler", lambda line: line.handler and line.handler.title),
    "campaign": _words("soft cut campaign", lambda line: line.campaign and line.campaign.name),
    "source": _words("soft from source", lambda line: line.document.called if line.document else line.source),
    "stage": _words("soft stage", lambda line: Stage(line.stage).label),
    "category": lambda row, _: f'<td class="soft">{escape(row.category)}</td>',
    "field": _words("soft", lambda line: line.field),
    "duty": _words("soft", lambda line: Duty(line.duty).label),
    "target": _words("soft", lambda line: "" if line.target is None else f"{amount(line.target)}{line.unit}"),
    "assistants": _words("soft cut", lambda line: "、".join(office.called for office in line.assistants.all())),
    "asked_by": _words("soft", lambda line: line.asked_by and line.asked_by.called),
    "nature": _words("soft", lambda line: line.nature and Nature(line.nature).label),
    "standard": _words("soft cut", lambda line: line.standard),
    "measures": _words("soft cut", lambda line: line.measures),
    "part_of": _words("soft", lambda line: line.part_of and line.part_of.number),
    "reviewed": _words("soft", lambda line: line.review_finding and ReviewFinding(line.review_finding).label),
    "returned": _words("soft", lambda line: line.times_returned and f"{line.times_returned} 次"),
    "extended": _words("soft", lambda line: line.times_extended and f"{line.times_extended} 次"),
    "relisted": _words("soft", lambda line: line.times_relisted and f"{line.times_relisted} 次"),
    "looked_back": _words("soft", lambda line: line.looked_back and Verdict(line.looked_back).label),
    "look_back_by": _day(lambda line: line.look_back_by),
    "look_back_why": _words("soft cut", lambda line: line.look_back_why),
    "review_on": _day(lambda line: line.review_on),
    "watched": _words("soft cut", lambda line: line.watch_why if line.watched_on else ""),
    "assigned": _day(lambda line: line.assigned_on),
    "signed": _day(lambda line: line.signed_on),
    "public": _day(lambda line: line.public_until),
    "grade": _words("soft", lambda line: line.grade),
    "closed": _day(lambda line: line.closed_on),
    "quote": _words("soft cut serif", lambda line: line.quote),
}
