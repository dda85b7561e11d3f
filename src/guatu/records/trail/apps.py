"""The trail: what happened, link by link; nothing in it can be changed."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    name = "guatu.records.trail"
    verbose_name = "流转链"

    def ready(self) -> None:
        from . import checks  # noqa: F401  (registers the system check)
        from .guards import install_all

        post_migrate.connect(install_all, dispatch_uid="guatu.trail.guards")
