"""The class a line or a campaign is given, as it keeps it."""

from guatu.records.almanac.categories import find_category
from guatu.records.offices.models import Office

from ..refusals import NoSuchCategory, SealedNeedsTheOffice, SealedNeverFromAPaper


def category_kept(whole: Office, key: str) -> str:
    """Return a class of the town as a line keeps it. One switched off is not offered, and still a class.

    Raises NoSuchCategory.
    """
    kept = find_category(whole, key)
    if kept is None:
        raise NoSuchCategory
    return kept.category.on_a_line


def check_sealed_class(whole: Office, key: str, *, concerns: int | None, document: int | None) -> None:
    """Raise a refusal where a class that is kept from the office complained of would be open to everybody.

    concerns: the key of that office; document: of the paper the line comes from, which the whole town may read

    Raises SealedNeedsTheOffice or SealedNeverFromAPaper.
    """
    kept = find_category(whole, key)
    if concerns is not None or kept is None or not kept.category.is_sealed:
        return
    raise (SealedNeedsTheOffice if document is None else SealedNeverFromAPaper)(kept.category.name)
