"""Evidence: files by their hash, each with the purpose it was asked for."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "guatu.records.evidence"
    verbose_name = "佐证"

    def ready(self) -> None:
        from guatu.records.trail.guards import guard

        # What purge may blank, and the place that is forgotten once somebody has verified.
        guard("evidence_piece", open_columns=("name", "claimed_at", "claimed_place"))
        guard("evidence_file", open_columns=("gone_at", "likeness", "band_1", "band_2", "band_3", "band_4"))
