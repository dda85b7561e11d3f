"""Verification: the verifier's desk, look-backs, seeded samples."""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    name = "guatu.work.verification"
    verbose_name = "核实"

    def ready(self) -> None:
        from guatu.work.ledger import offers

        from .same_words import forget
        from .waved import waved_words

        offers.WHEN_BLANKED.append(forget)
        offers.WHY_LOOK_BACK.append(waved_words)
