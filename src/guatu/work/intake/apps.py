"""Intake: candidates waiting for yes or no, and what they become."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "guatu.work.intake"
    verbose_name = "文件"

    def ready(self) -> None:
        from guatu.records.trail import chain
        from guatu.records.trail.guards import guard
        from guatu.work.ledger import offers

        from .lifecycle.agree import by_another
        from .lifecycle.decide import witness
        from .lifecycle.undo import release
        from .proposals import leads_for

        guard("intake_decision", open_columns=("reason", "values", "salt"))
        chain.WITNESSES["intake"] = witness
        offers.LIKELY_LEADS.append(leads_for)
        offers.WHEN_WITHDRAWN.append(release)
        offers.BEFORE_ASSIGNED.append(by_another)
