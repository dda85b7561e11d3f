"""The almanac: working calendars with their notice, clock profiles, rules of lights and of the watch list."""

from django.apps import AppConfig


class AlmanacConfig(AppConfig):
    name = "guatu.records.almanac"
    verbose_name = "日历与时限"

    def ready(self) -> None:
        from guatu.records.offices.models.change import FIELDS
        from guatu.records.trail.guards import guard

        from .models import WORDS

        for table in ("almanac_notice", "almanac_lightsinforce", "almanac_watchinforce", "almanac_rungsinforce"):
            guard(table)
        FIELDS.update(WORDS)
