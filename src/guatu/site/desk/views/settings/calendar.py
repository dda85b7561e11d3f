"""日历: the working calendar of a year, the notice that is pasted into it, and the dates a notice has moved."""

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date, timedelta
from tempfile import TemporaryFile

import xlsxwriter
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from guatu.crafts.timing.notices import YEARS
from guatu.crafts.timing.workdays import LAST_NOTICE, WEEKEND, Calendar
from guatu.records.almanac.calendars import calendar_of, notices_of
from guatu.records.almanac.lifecycle.take_notice import notice_of
from guatu.records.almanac.models import Notice
from guatu.records.offices.acting import Request
from guatu.records.offices.lifecycle.who import may_set
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.clocks import moved_by, moved_once, seen_among

from ...new_calendar import take_and_recount
from .asking import shown, town_set
from .offices import GET_OR_POST, acting
from .taking_over import XLSX, pasted

FIRST_YEAR = 2024
ONE_DAY = timedelta(days=1)
HEADINGS = (("编号", 12), ("事项", 36), ("主办", 14), ("原来", 12), ("现在", 12), ("原来怎么算", 60), ("现在怎么算", 60), ("哪个时限", 12))


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the year's sheet. how: off, worked, rest (a plain weekend) or nothing."""

    day: date
    how: str
    sign: str = ""
    is_today: bool = False


def sheet_of(year: int, calendar: Calendar, today: date) -> list[tuple[int, list[list[Cell | None]]]]:
    """Return the twelve months as weeks from Monday to Sunday; None before the first and after the last."""
    return [
        (month, [[cell_of(day, calendar, today) if day.month == month else None for day in week]
                 for week in Weeks().monthdatescalendar(year, month)])
        for month in range(1, 13)
    ]  # fmt: skip


def cell_of(day: date, calendar: Calendar, today: date) -> Cell:
    """Return a day as the sheet shows it; a colour never speaks alone."""
    if in_a_holiday(day, calendar):
        return Cell(day, "off", "休", day == today)
    if calendar.is_workday(day):
        return Cell(day, "worked", "班", day == today) if day.weekday() >= WEEKEND else Cell(day, "", "", day == today)
    return Cell(day, "rest", "", day == today)


def in_a_holiday(day: date, calendar: Calendar) -> bool:
    """Say whether the day is off by name, or a weekend that such a day touches: the notice counts it to the feast."""
    if calendar.is_day_off(day):
        return True
    for step in (-ONE_DAY, ONE_DAY):
        beside = day
        while not calendar.is_workday(beside):
            beside += step
            if calendar.is_day_off(beside):
                return True
    return False


def year_asked(said: str | None, today: date) -> int:
    """Return the year of the address; else this one."""
    year = int(said) if said and said.isascii() and said.isdecimal() and len(said) == 4 else today.year
    return year if year in YEARS else today.year


@require_safe
def calendar_page(request: Request) -> HttpResponse:
    """Show a year: which days are off, which weekends are worked, and where that is from."""
    whole = town_set(request)
    calendar = calendar_of(whole)
    year = year_asked(request.GET.get("year"), request.today)
    notice = next((each for each in reversed(notices_of(whole)) if each.year == year), None)
    return shown(
        request, "desk/settings/calendar.html", whole, section="calendar", year=year, notice=notice,
        sheet=sheet_of(year, calendar, request.today), provisional=calendar.is_provisional(date(year, 1, 1)),
        years=range(FIRST_YEAR, max(request.today.year + 1, LAST_NOTICE) + 1),
        moved=len(seen_among(moved_once(notice), request.actor)) if notice else 0, is_own=notice is not None and notice.whole_id == whole.pk,
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def notice_page(request: Request) -> HttpResponse:
    """粘贴放假安排: read, looked at with every date it moves, taken whole or not at all."""
    whole = town_set(request)
    said = request.POST.get("year") or request.GET.get("year")
    year = year_asked(said, request.today) if said else None
    if request.method == "GET":
        return shown(request, "desk/settings/notice.html", whole, section="calendar", text="", year=year)
    text, refused = pasted(request)
    if request.POST.get("do") == "apply" and not refused:
        try:
            notice = take_and_recount(text, year, whole=whole, **acting(request))
        except Refusal as refusal:
            refused = refusal.in_words
        else:
            messages.success(request, f"收下了，{notice.year} 年从现在起按它算。")
            return redirect(f"{reverse('moved', args=[notice.pk])}?whole={whole.pk}")
    reading, looked_at = notice_of(text, year, whole)
    calendar = calendar_of(whole, adding=looked_at)
    return shown(
        request, "desk/settings/notice.html", whole, section="calendar", text=text, year=year, refused=refused, reading=reading,
        looked_at=looked_at, moved=seen_among(moved_by(looked_at), request.actor) if looked_at else [],
        sheet=sheet_of(looked_at.year, calendar, request.today) if looked_at else [],
        status=422 if refused or reading.faults else 200,
    )  # fmt: skip


def notice_shown(request: Request, pk: int) -> Notice:
    """Return a notice whose town's settings are the actor's, or lie above those that are. Raises Http404."""
    notice = get_object_or_404(Notice.objects.select_related("whole"), pk=pk)
    whole = town_set(request)
    if may_set(request.actor, notice.whole) is None and not whole.is_below(notice.whole):
        raise Http404("没有这份放假安排，或不归您看。")
    return notice


@require_safe
def moved_page(request: Request, pk: int) -> HttpResponse:
    """Show every date that a notice has moved, old and new, each with both sums."""
    notice = notice_shown(request, pk)
    whole = town_set(request)
    moved = [each for each in seen_among(moved_once(notice), request.actor) if each.line.assigner.path.startswith(whole.path)]
    return shown(request, "desk/settings/moved.html", whole, section="calendar", notice=notice, moved=moved)


@require_safe
def moved_file(request: Request, pk: int) -> FileResponse:
    """Give the same list as a workbook."""
    notice = notice_shown(request, pk)
    whole = town_set(request)
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("移动的时限")
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        head = book.add_format({"bold": True, "bg_color": "#F1EBDD"})
        guarded = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
        for place, (name, wide) in enumerate(HEADINGS):
            sheet.set_column(place, place, wide)
            sheet.write_string(0, place, name, head)
        sheet.freeze_panes(1, 0)
        rows = [each for each in seen_among(moved_once(notice), request.actor) if each.line.assigner.path.startswith(whole.path)]
        for number, each in enumerate(rows, start=1):
            line = each.line
            for place, words in enumerate((line.number, line.title, line.lead.called if line.lead else "")):
                sheet.write_string(number, place, words, guarded)
            sheet.write_datetime(number, 3, each.before, day)
            sheet.write_datetime(number, 4, each.after, day)
            sheet.write_string(number, 5, each.sum_before, guarded)
            sheet.write_string(number, 6, each.sum_after, guarded)
            sheet.write_string(number, 7, "现行时限" if each.is_present else "首次时限", guarded)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{whole.called}{notice.year}年移动的时限.xlsx", content_type=XLSX)
