"""One name for one office: what is asked before an office takes a name."""

from collections.abc import Iterable
from datetime import date

from ..models import Office
from ..models.office import whole_of
from ..refusals import NameIsMissing, NameIsTaken


def clean_names(also: Iterable[str], *, without: Iterable[str] = ()) -> list[str]:
    """Return the other names without doubles and without those it bears anyway."""
    apart = set(without)
    return [name for name in dict.fromkeys(each.strip() for each in also) if name and name not in apart]


def check_names(names: Iterable[str], *, whole: Office | None, on: date, but: Office | None = None) -> None:
    """Raise NameIsMissing or NameIsTaken unless no other office of the town bears one of the names that day."""
    wanted = list(names)
    if not wanted or not wanted[0].strip():
        raise NameIsMissing("名称")
    if whole is None:
        return
    for office in Office.objects.in_or_below(whole).on(on):
        if but is not None and office.pk == but.pk:
            continue
        if whole_of_is_another(office, whole):
            continue
        for name in wanted:
            if name and name in office.names:
                raise NameIsTaken(name, office.name)


def whole_of_is_another(office: Office, whole: Office) -> bool:
    """Say whether the office belongs to a town below the whole, where the same names stand for others."""
    if office.pk == whole.pk or office.parent_id == whole.pk:
        return False
    found = whole_of(office)
    return found is not None and found.pk != whole.pk
