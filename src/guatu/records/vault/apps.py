"""The vault: contact data, encrypted; its openings stand in the trail."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "guatu.records.vault"
    verbose_name = "联系方式"

    def ready(self) -> None:
        from guatu.records.trail import chain
        from guatu.records.trail.guards import guard

        from . import checks  # noqa: F401 (registers itself)
        from .lifecycle.record import witness

        guard("vault_vaultstep")
        chain.WITNESSES["vault"] = witness
