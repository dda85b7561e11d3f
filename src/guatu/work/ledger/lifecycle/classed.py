"""The class a line or a campaign is given, as it keeps it."""

from guatu.records.almanac.categories import find_category
from guatu.records.offices.models import Office

from ..refusals import NoSuchCategory


def category_kept(whole: Office, key: str) -> str:
    """Return a class of the town as a line keeps it. One switched off is not offered, and still a class.

    Raises NoSuchCategory.
    """
    kept = find_category(whole, key)
    if kept is None:
        raise NoSuchCategory
    return kept.category.on_a_line
