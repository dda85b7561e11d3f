"""The ledger: commitments, and everything that happens to them."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class LedgerConfig(AppConfig):
    name = "guatu.work.ledger"
    verbose_name = "台账"

    def ready(self) -> None:
        from guatu.records.offices.models import Office
        from guatu.records.trail import chain
        from guatu.records.trail.guards import guard

        from . import search
        from .lifecycle.move import witness
        from .lifecycle.sealing import witness_of
        from .models import CampaignStep, OccurrenceStep, ScreeningStep

        # The words and values of a step may one day be blanked by purge; nothing else of it ever changes.
        guard("ledger_step", open_columns=("note", "values", "salt"))
        chain.WITNESSES["ledger"] = witness
        for name, journal in (("campaign", CampaignStep), ("screening", ScreeningStep), ("occurrence", OccurrenceStep)):
            guard(journal._meta.db_table, open_columns=("note", "values", "salt"))
            chain.WITNESSES[f"ledger.{name}"] = witness_of(journal)
        post_save.connect(search.put_in_those_of, sender=Office, dispatch_uid="guatu.ledger.search")
        post_migrate.connect(search.install, sender=self, dispatch_uid="guatu.ledger.search")
