"""The ledger: commitments, and everything that happens to them."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "guatu.work.ledger"
    verbose_name = "台账"

    def ready(self) -> None:
        from guatu.records.trail import chain
        from guatu.records.trail.guards import guard

        from . import search
        from .lifecycle.move import witness

        # The words and values of a step may one day be blanked by purge; nothing else of it ever changes.
        guard("ledger_step", open_columns=("note", "values", "salt"))
        chain.WITNESSES["ledger"] = witness
        post_migrate.connect(search.install, sender=self, dispatch_uid="guatu.ledger.search")
