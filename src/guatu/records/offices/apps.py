"""Offices: who there is, in a tree by date; posts, duties, users."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "guatu.records.offices"
    verbose_name = "机构与岗位"

    def ready(self) -> None:
        from guatu.records.trail import chain
        from guatu.records.trail.guards import guard

        from .lifecycle.record import witness

        guard("offices_change", open_columns=("note", "values", "salt"))
        chain.WITNESSES["offices"] = witness
