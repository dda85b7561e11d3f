"""Reminders: rungs of 催办 and their sheets, the morning's digest, the outbox."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "guatu.publications.reminders"
    verbose_name = "提醒"

    def ready(self) -> None:
        from guatu.records.trail.guards import guard
        from guatu.work.ledger import offers

        from .showing import home_block, line_panel

        guard("reminders_firing")
        offers.LINE_PANELS.append(line_panel)
        offers.HOME_BLOCKS.append(home_block)
