"""Documents: the papers as they came, and their repaired text."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "guatu.records.documents"
    verbose_name = "文件"

    def ready(self) -> None:
        from guatu.records.trail import chain
        from guatu.records.trail.guards import guard

        from .purging import blanked, witness

        guard("documents_purge", open_columns=("finished_at",))
        chain.WITNESSES["documents"] = witness
        chain.BLANKED["documents"] = blanked
